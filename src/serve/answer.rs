//! What is answered: a file of the site by its address, what the browser's side of the preview is made of, and what it asks.

use super::desk::Desk;
use super::http::{Answer, Request, busy, is_gone};
use super::kind::{self, HTML, JSON, SCRIPT, TEXT};
use super::told::At;
use crate::build::Asked;
use std::net::TcpStream;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// What is the preview's own begins so; no page of the site does.
const OWN: &str = "_insyn/";
/// Where the page asks for news.
const NEWS: &str = "laget";
/// Where the page asks where something is written.
const PLACE: &str = "plats";
/// The script that stands in each page, and the modules that it fetches.
const FIRST: &str = "insyn.js";
const SCRIPTS: [(&str, &str); 7] = [
    (FIRST, include_str!("browser/insyn.js")),
    ("folj.js", include_str!("browser/folj.js")),
    ("byt.js", include_str!("browser/byt.js")),
    ("plats.js", include_str!("browser/plats.js")),
    ("panel.js", include_str!("browser/panel.js")),
    ("peka.js", include_str!("browser/peka.js")),
    ("stil.js", include_str!("browser/stil.js")),
];
/// The page while there is none of the site.
const NO_PAGE: &str = include_str!("browser/vanta.html");
const NOT_FOUND: &str = "404.html";
const INDEX: &str = "index.html";
/// So many may wait for news at a time, and so long.
const WAITING: usize = 40;
const LONGEST: Duration = Duration::from_secs(25);

/// The answer to a request.
pub(super) fn to(desk: &Desk, request: &Request, stream: &TcpStream) -> Answer {
    if !request.host.as_deref().is_some_and(|host| desk.hosts.answers(host)) {
        return Answer::new(421, TEXT, "Förhandsvisningen svarar bara på den adress som skrevs ut i terminalen.");
    }
    if !matches!(&*request.method, "GET" | "HEAD") {
        return Answer::new(405, TEXT, "Förhandsvisningen visar bara sidor.").with("Allow", "GET, HEAD");
    }
    let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
    let Some(address) = path.strip_prefix('/').and_then(|path| decoded(path, false)) else {
        return Answer::new(400, TEXT, "Adressen går inte att läsa.");
    };
    match address.strip_prefix(OWN) {
        Some(own) => self::own(desk, own, &Query(query), stream),
        None => file(desk, path, &address, query),
    }
}

fn file(desk: &Desk, path: &str, address: &str, query: &str) -> Answer {
    let mut preview = desk.preview();
    let mark = desk.news.mark();
    let mut get = |address: &str| match preview.file(address) {
        Ok(found) => Ok(found),
        Err(error) => Err(Answer::new(500, HTML, with_script(NO_PAGE.replace("<!-- fel -->", &escaped(&error.to_string())).into(), &mark))),
    };
    let is_folder = address.is_empty() || address.ends_with('/');
    let wanted = if is_folder { format!("{address}{INDEX}") } else { address.to_owned() };
    match get(&wanted) {
        Ok(Some(bytes)) => page(200, &wanted, bytes, &mark),
        Ok(None) if !is_folder && matches!(get(&format!("{address}/{INDEX}")), Ok(Some(_))) => {
            let rest = if query.is_empty() { String::new() } else { format!("?{query}") };
            // As it was asked for, so that what stands there needs no other writing.
            Answer::new(301, TEXT, "").with("Location", format!("/{}/{rest}", path.trim_start_matches('/')))
        }
        Ok(None) => match get(NOT_FOUND) {
            Ok(Some(bytes)) => page(404, NOT_FOUND, bytes, &mark),
            Ok(None) => Answer::new(503, HTML, with_script(NO_PAGE.as_bytes().to_vec(), &mark)),
            Err(failed) => failed,
        },
        Err(failed) => failed,
    }
}

fn page(status: u16, address: &str, bytes: Vec<u8>, mark: &str) -> Answer {
    let kind = kind::of(address);
    // A report as one file is to be kept, and has nothing in it that it needs no longer then.
    let is_page = kind == HTML && (address.ends_with(INDEX) || address == NOT_FOUND);
    Answer::new(status, kind, if is_page { with_script(bytes, mark) } else { bytes })
}

/// A page with the script of the preview last in its body; nothing else of it changes.
fn with_script(mut page: Vec<u8>, mark: &str) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let script = format!("<script src=\"/{OWN}{FIRST}?{mark}\" defer></script>");
    let end = page.windows(END.len()).rposition(|at| at.eq_ignore_ascii_case(END)).unwrap_or(page.len());
    page.splice(end..end, script.into_bytes());
    page
}

fn own(desk: &Desk, name: &str, query: &Query, stream: &TcpStream) -> Answer {
    match name {
        NEWS => news(desk, query, stream),
        PLACE => place(desk, query),
        _ => match SCRIPTS.iter().find(|(known, _)| *known == name) {
            Some((_, script)) => Answer::new(200, SCRIPT, *script),
            None => Answer::new(404, TEXT, "Sidan finns inte."),
        },
    }
}

/// The newest at once, if it is newer than what is known or of another run; else when there is something newer, or after a while.
fn news(desk: &Desk, query: &Query, stream: &TcpStream) -> Answer {
    let known = query.get("efter").and_then(|number| number.parse().ok());
    let known = known.filter(|_| query.get("kora").is_none_or(|run| run == desk.news.run));
    if let Some(known) = known {
        if desk.waiting.fetch_add(1, Ordering::Relaxed) >= WAITING {
            desk.waiting.fetch_sub(1, Ordering::Relaxed);
            return busy();
        }
        let until = Instant::now() + LONGEST;
        while !desk.news.is_newer(known, Duration::from_secs(1)) && Instant::now() < until && !is_gone(stream) {}
        desk.waiting.fetch_sub(1, Ordering::Relaxed);
    }
    Answer::new(200, JSON, desk.news.newest())
}

fn place(desk: &Desk, query: &Query) -> Answer {
    let page = query.get("sida").unwrap_or_default();
    let page = page.trim_start_matches('/');
    let page = if page.is_empty() || page.ends_with('/') { format!("{page}{INDEX}") } else { page.to_owned() };
    let cell = || Some(Asked::Cell(query.get("rad")?, query.get("kolumn")?.parse().ok()?));
    let named = [("cell", Asked::Path as fn(String) -> Asked), ("uppgift", Asked::Figure), ("id", Asked::Anchor), ("ord", Asked::Text)];
    let [path, figure, anchor, text] = named.map(|(name, asked)| query.get(name).map(asked));
    let asked = [path, cell(), figure, anchor, text];
    let mut preview = desk.preview();
    let spot = asked.iter().flatten().find_map(|asked| preview.spot(&page, asked));
    drop(preview);
    match spot {
        // Texts can always be written.
        Some(spot) => Answer::new(200, JSON, serde_json::to_string(&At::of(&spot, desk.editor)).unwrap_or_default()),
        None => Answer::new(404, TEXT, "Det går inte att se var det är skrivet."),
    }
}

/// What follows the question mark.
struct Query<'a>(&'a str);

impl Query<'_> {
    fn get(&self, name: &str) -> Option<String> {
        let value = self.0.split('&').find_map(|part| part.strip_prefix(name)?.strip_prefix('='))?;
        decoded(value, true)
    }
}

/// A text without its percent signs; none if it is no text.
fn decoded(text: &str, in_query: bool) -> Option<String> {
    let mut bytes = text.bytes();
    let mut out = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'%' => {
                let digits = [bytes.next()?, bytes.next()?];
                u8::from_str_radix(str::from_utf8(&digits).ok().filter(|digits| !digits.starts_with('+'))?, 16).ok()?
            }
            b'+' if in_query => b' ',
            byte => byte,
        });
    }
    String::from_utf8(out).ok()
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    // A text can always be written to.
    let _ = pulldown_cmark_escape::escape_html(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_questions_are_read_as_browsers_write_them() {
        assert_eq!(decoded("ordlista/%C3%A5r+1", false).as_deref(), Some("ordlista/år+1"));
        assert_eq!((decoded("%", false), decoded("%+1", false), decoded("%ff", false)), (None, None, None));
        let query = Query("sida=%2Fa%2F&ord=ett+tv%C3%A5&tom=");
        assert_eq!(
            ["sida", "ord", "tom", "or"].map(|name| query.get(name)),
            [Some("/a/".into()), Some("ett två".into()), Some(String::new()), None]
        );
    }

    #[test]
    fn the_script_stands_last_in_the_body_and_nothing_else_changes() {
        let page = |html: &str| String::from_utf8(with_script(html.into(), "m")).unwrap();
        let script = "<script src=\"/_insyn/insyn.js?m\" defer></script>";
        assert_eq!(page("<body>a</body></html>"), format!("<body>a{script}</body></html>"));
        assert_eq!(page("a"), format!("a{script}"));
    }
}
