//! One output means the same on every host: by the rules of Netlify and of Cloudflare as they document them, on a real nginx with the
//! configuration of the handbook, and on a server that knows nothing but files.
//!
//! Netlify: <https://docs.netlify.com/manage/routing/redirects/overview/> and its parsers, `netlify/build` at GitHub.
//! Cloudflare: <https://developers.cloudflare.com/pages/configuration/redirects/>, `/headers/` and `/serving-pages/`, and `cloudflare/workers-sdk`.

use crate::ledger::moved;
use crate::support::site::REAL_AND_SIXTH;
use insta::assert_snapshot;
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};

/// What a host says to an address.
#[derive(Debug, Default)]
struct Answer {
    status: u16,
    head: String,
    /// Where it leads, below the root.
    location: Option<String>,
    body: String,
}

impl Answer {
    fn of(status: u16, body: String) -> Answer {
        Answer { status, body, ..Answer::default() }
    }

    fn leads(status: u16, to: &str) -> Answer {
        Answer { status, location: Some(to.trim_start_matches('/').to_owned()), ..Answer::default() }
    }

    /// Where a reader comes to, by the host or by the page itself.
    fn next(&self) -> Option<String> {
        let refresh = self.body.split_once("<link rel=\"canonical\" href=\"https://insyn-demo.netlify.app/");
        let by_page = refresh.filter(|_| self.body.contains("http-equiv=\"refresh\"")).and_then(|(_, rest)| rest.split_once('"'));
        self.location.clone().or_else(|| by_page.map(|(to, _)| to.to_owned()))
    }
}

/// Whoever serves the folder of a site.
enum Host {
    Netlify(PathBuf),
    Cloudflare(PathBuf),
    Nginx(Nginx),
    /// GitHub Pages, or any server of files.
    Plain(PathBuf),
}

impl Host {
    fn get(&self, address: &str) -> Answer {
        match self {
            Host::Netlify(public) => netlify(public, address),
            Host::Cloudflare(public) => cloudflare(public, address),
            Host::Nginx(nginx) => nginx.get(address),
            Host::Plain(public) => file(public, address),
        }
    }
}

/// A file, the page of a folder, the way to a folder, or the page for what there is not.
fn file(public: &Path, address: &str) -> Answer {
    let path = public.join(address);
    let read = |path: &Path| fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    match () {
        () if address.is_empty() || address.ends_with('/') => read(&path.join("index.html")).map(|page| Answer::of(200, page)),
        () if path.join("index.html").exists() => Ok(Answer::leads(301, &format!("{address}/"))),
        () => read(&path).map(|content| Answer::of(200, content)),
    }
    .unwrap_or_else(|_| Answer::of(404, read(&public.join("404.html")).unwrap()))
}

/// The lines of `_redirects`: from, to and status.
fn lines(public: &Path) -> Vec<[String; 3]> {
    let text = fs::read_to_string(public.join("_redirects")).unwrap();
    text.lines().map(|line| line.split(' ').map(str::to_owned).collect::<Vec<_>>().try_into().unwrap()).collect()
}

/// What `*` stands for, if the address is meant.
fn splat<'a>(from: &str, address: &'a str) -> Option<&'a str> {
    match from[1..].strip_suffix('*') {
        Some(folder) => address.strip_prefix(folder),
        None => (address == &from[1..]).then_some(""),
    }
}

/// The first line that means the address holds; unless it has a `!`, only where there is no file.
fn netlify(public: &Path, address: &str) -> Answer {
    let there = file(public, address);
    for [from, to, status] in lines(public) {
        let Some(rest) = splat(&from, address) else { continue };
        if there.status != 404 && !status.ends_with('!') {
            return there;
        }
        return match status.trim_end_matches('!').parse().unwrap() {
            410 => Answer { status: 410, ..file(public, &to[1..]) },
            status => Answer::leads(status, &to.replace(":splat", rest)),
        };
    }
    there
}

/// Lines with another status are passed over. Of the others, those without `*` are looked at first, and all hold whether there is a file or
/// not. Pages have no `.html`.
fn cloudflare(public: &Path, address: &str) -> Answer {
    let known: Vec<_> = lines(public).into_iter().filter(|[.., status]| ["301", "302", "303", "307", "308"].contains(&&**status)).collect();
    let (folders, files): (Vec<_>, Vec<_>) = known.iter().partition(|[from, ..]| from.ends_with('*'));
    for [from, to, status] in files.into_iter().chain(folders) {
        if let Some(rest) = splat(from, address) {
            return Answer::leads(status.parse().unwrap(), &to.replace(":splat", rest));
        }
    }
    match address.strip_suffix(".html") {
        Some(page) if public.join(address).exists() => Answer::leads(308, page),
        _ if public.join(format!("{address}.html")).exists() => file(public, &format!("{address}.html")),
        _ => file(public, address),
    }
}

/// nginx with the configuration of the handbook: only the port and the folder are others.
struct Nginx {
    running: Child,
    port: u16,
    _folder: tempfile::TempDir,
}

impl Nginx {
    fn serve(public: &Path) -> Nginx {
        let folder = tempfile::tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let reference = fs::read_to_string("docs/referens.md").unwrap();
        let (_, server) = reference.split_once("```nginx\n").unwrap();
        let (server, _) = server.split_once("```").unwrap();
        assert!(server.contains("listen 80;") && server.matches("/var/www/insyn/public").count() == 2, "{server}");
        let server = server
            .replace("listen 80;", &format!("listen 127.0.0.1:{port};"))
            .replace("/var/www/insyn/public", &public.display().to_string());
        let own = folder.path().display();
        // What goes around it is what a Debian has, but for what an ordinary user may not write.
        let configuration = format!(
            "daemon off; master_process off; pid {own}/pid; error_log stderr crit; events {{}}\n\
             http {{ include /etc/nginx/mime.types; default_type application/octet-stream; gzip on; access_log off;\n\
             client_body_temp_path {own}/1; proxy_temp_path {own}/2; fastcgi_temp_path {own}/3; uwsgi_temp_path {own}/4; scgi_temp_path {own}/5;\n\
             {server} }}\n"
        );
        let file = folder.path().join("nginx.conf");
        fs::write(&file, configuration).unwrap();
        let mut command = Command::new("nginx");
        let mut running =
            command.arg("-c").arg(&file).arg("-p").arg(folder.path()).spawn().expect("nginx is needed: tests/run installs it");
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(running.try_wait().unwrap().is_none(), "nginx refuses its configuration");
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        Nginx { running, port, _folder: folder }
    }

    fn get(&self, path: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        write!(stream, "GET /{path} HTTP/1.0\r\nHost: localhost\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer);
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let location = head.lines().find_map(|line| line.strip_prefix("Location: /"));
        Answer { status: head[9..12].parse().unwrap(), head: head.to_owned(), location: location.map(str::to_owned), body: body.to_owned() }
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.running.kill();
        let _ = self.running.wait();
    }
}

/// Whatever has been published is answered for: it is there, leads to what is there, or is gone with a reason. What a host cannot is a file
/// that has moved, on one that reads neither file; and Cloudflare knows no status for what is gone.
#[test]
fn old_addresses_lead_on_with_every_host() {
    let project = moved();
    let public = project.path("public");
    let hosts =
        [Host::Netlify(public.clone()), Host::Cloudflare(public.clone()), Host::Nginx(Nginx::serve(&public)), Host::Plain(public.clone())];
    let addresses: Vec<String> = project.ledger().into_iter().filter(|address| !address.contains('#')).collect();
    assert!(addresses.len() > 60);
    for (host, name) in hosts.iter().zip(["netlify", "cloudflare", "nginx", "plain"]) {
        let knows_moves = !matches!(host, Host::Plain(_));
        let knows_gone = matches!(host, Host::Netlify(_) | Host::Nginx(_));
        for address in &addresses {
            let mut answer = host.get(address);
            let moves = address.starts_with("narke/") || address.contains("/tabell/balansrakning");
            let is_gone = address.starts_with("sydnarke/2022/") || address == "narke/2024/tabell/x.csv";
            if knows_moves && moves && !is_gone {
                assert_eq!(answer.status, 301, "{name}: {address}");
            }
            while let Some(next) = answer.next() {
                answer = host.get(&next);
            }
            let expected = match (is_gone, address.ends_with('/')) {
                (true, _) if knows_gone => 410,
                (true, true) => 200,
                (true, false) => 404,
                (false, false) if moves && !knows_moves => 404,
                (false, _) => 200,
            };
            assert_eq!(answer.status, expected, "{name}: {address}");
            assert!(
                !address.starts_with("sydnarke/2022/") || answer.body.contains("Rapporten innehöll personuppgifter."),
                "{name}: {address}"
            );
        }
        let missing = host.get("sydnarke/2023/");
        assert!(missing.status == 404 && missing.body == fs::read_to_string(public.join("404.html")).unwrap(), "{name}");
        assert_eq!(host.get("om").location.as_deref(), Some("om/"), "{name}");
        assert_eq!(host.get("datasets/dcat").location.as_deref(), knows_moves.then_some("dcat.rdf"), "{name}");
    }
    let [_, _, nginx, _] = hosts;
    assert_eq!(nginx.get("narke/2024/?x=1").location.unwrap(), "sydnarke/2024/?x=1");
    // What is not of the real site; the rest is looked at in the browser's tests.
    let attachment = nginx.get("sydnarke/2024/bilagor/protokoll.txt").head;
    for line in ["Content-Disposition: attachment", "Content-Type: text/plain; charset=utf-8", "sandbox", "X-Content-Type-Options: nosniff"]
    {
        assert!(attachment.contains(line), "{attachment}");
    }
}

/// What all of them are told, whatever the site. Cloudflare reads 100 rules of lines of at most 2,000 characters.
#[test]
fn the_headers_of_every_site() {
    let headers = String::from_utf8_lossy(&REAL_AND_SIXTH.files["_headers"]);
    assert!(headers.lines().filter(|line| line.starts_with('/')).count() <= 100);
    assert!(headers.lines().all(|line| line.len() <= 2_000));
    assert_snapshot!(headers);
}
