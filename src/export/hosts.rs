//! What hosts read of the site: Netlify and Cloudflare `_headers` and `_redirects`, nginx a file that its `server` includes.

use crate::export::file::File;
use crate::export::redirects::{self, EXACTLY, quoted, regex};
use crate::model::Site;
use crate::site::files::{HEADERS, MOVED, NGINX};
use crate::site::headers::{CACHE, RULES, Rule, TYPE};
use std::fmt::Write;

/// What nginx sends as text, and makes smaller on the way. What has a media type that is not here is packed already.
const TEXTS: &str = "text/css text/csv text/plain text/javascript text/xml application/javascript application/json application/rdf+xml application/xml image/svg+xml";
/// What the files of nginx are set up with, beside what is said of each below.
const SETTINGS: &str = "charset utf-8;
charset_types TEXTS;
gzip on;
gzip_vary on;
gzip_proxied any;
gzip_types TEXTS;
absolute_redirect off;
";
/// A page is asked for anew each time, and sent only if it is another. Netlify and Cloudflare do so unless told otherwise.
const REVALIDATED: &str = "no-cache";

/// All three.
pub(super) fn files(site: &Site) -> [File; 3] {
    let rules = redirects::rules(site);
    // The site may lie in a folder of its host.
    let base = site.website.address.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map(|(_, folder)| format!("/{folder}"));
    let base = format!("{}/", base.unwrap_or_default());
    [(HEADERS, headers(&base)), (MOVED, redirects::for_hosts(&rules, &base)), (NGINX, nginx(&base) + &redirects::for_nginx(&rules, &base))]
        .map(|(name, text)| (name.to_owned(), text.into_bytes()))
}

fn headers(base: &str) -> String {
    let mut lines = String::from("# Rubriker för Netlify och Cloudflare.\n");
    for rule in &RULES {
        let _ = writeln!(lines, "\n# {}", rule.why);
        for pattern in rule.patterns {
            let _ = writeln!(lines, "{base}{pattern}");
            for (name, value) in rule.headers {
                let _ = writeln!(lines, "  {name}: {value}");
            }
        }
    }
    lines
}

/// A header with one value is said once. For each of the others a variable has the value of the file: nginx forgets all headers where a
/// `location` has one of its own, so none has.
fn nginx(base: &str) -> String {
    let mut lines = format!("# Läs in i server-blocket med include.\n{}", SETTINGS.replace("TEXTS", TEXTS));
    let _ = writeln!(lines, "error_page 404 {base}404.html;\n");
    let mut names: Vec<&str> = RULES.iter().flat_map(|rule| rule.headers).map(|(name, _)| *name).filter(|name| *name != TYPE).collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let variable = format!("$insyn_{}", name.to_lowercase().replace('-', "_"));
        let mut first = if name == CACHE { REVALIDATED } else { "" };
        let mut others = String::new();
        for (rule, value) in RULES.iter().filter_map(|rule| Some((rule, rule.headers.iter().find(|(of, _)| *of == name)?.1))) {
            match rule.patterns {
                ["*"] => first = value,
                _ => {
                    let _ = writeln!(others, "if ($uri ~ \"{}\") {{ set {variable} \"{}\"; }}", location(base, rule), quoted(value));
                }
            }
        }
        let _ = match others.is_empty() {
            true => writeln!(lines, "add_header {name} \"{}\" always;", quoted(first)),
            false => writeln!(lines, "set {variable} \"{}\";\n{others}add_header {name} {variable} always;", quoted(first)),
        };
    }
    lines.push('\n');
    for rule in &RULES {
        for (_, value) in rule.headers.iter().filter(|(name, _)| *name == TYPE) {
            // The encoding is said above, for all texts.
            let kind = value.split(';').next().unwrap_or_default();
            let _ = writeln!(lines, "location ~ \"{}\" {{ types {{ }} default_type {kind}; }}", location(base, rule));
        }
    }
    for file in [HEADERS, MOVED, NGINX] {
        let _ = writeln!(lines, "location {EXACTLY} \"{base}{file}\" {{ return 404; }}");
    }
    lines.push('\n');
    lines
}

/// The addresses that a rule means, as nginx says it.
fn location(base: &str, rule: &Rule) -> String {
    let part = |part: &str| match part {
        part if part.starts_with(':') => "[^/]+".to_owned(),
        part => part.split('*').map(regex).collect::<Vec<_>>().join(".*"),
    };
    let patterns = rule.patterns.iter().map(|pattern| pattern.split('/').map(part).collect::<Vec<_>>().join("/"));
    format!("^{}({})$", regex(base), patterns.collect::<Vec<_>>().join("|"))
}
