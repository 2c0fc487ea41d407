//! What hosts are to send with each file, and the same as far as a page can say it itself. From this one table come `_headers`, what nginx
//! reads, and the policy in every page.
//!
//! A `_headers` cannot say "all but": each page is meant by the rule for everything too, and hosts differ in what becomes of a header that
//! two rules give. Cloudflare joins the values, Netlify's own program takes the last. So only `Content-Security-Policy` is given twice, and
//! so that both mean the same: of several policies a browser keeps all, and each further one here is as strict as the first or stricter. What
//! may stand in a frame is the exception, which is why `X-Frame-Options` says it for everything: a browser passes over it where a policy
//! has `frame-ancestors`.

use crate::site::files::CATALOGUE;

/// The headers of all that a pattern of addresses means: `:name` is one part of an address, `*` is the rest or any letters.
pub(crate) struct Rule {
    /// Below the root of the site.
    pub patterns: &'static [&'static str],
    /// Name and value.
    pub headers: &'static [(&'static str, &'static str)],
    /// Why, for those who read the files.
    pub why: &'static str,
}

/// The policy of every page: its own styles, pictures and fonts, the script of the search with its index, and nothing else; forms lead to
/// the search. One for all pages, since a second one could only take something away.
macro_rules! policy {
    () => {
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"
    };
}
/// What is saved, not opened, and could run nothing if it were.
const SAVED: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
/// What a page that is opened from a disk fetches. For Firefox such a page has no host of its own, so that `'self'` is nothing.
const FROM_DISK: [&str; 3] = ["style-src", "img-src", "font-src"];

const POLICY: &str = "Content-Security-Policy";
/// How long a file may be kept without asking.
pub(crate) const CACHE: &str = "Cache-Control";
/// What a file is, with its encoding.
pub(crate) const TYPE: &str = "Content-Type";

/// What holds for everything stands first.
pub(crate) const RULES: [Rule; 7] = [
    Rule {
        patterns: &["*"],
        headers: &[
            (POLICY, policy!()),
            ("X-Frame-Options", "SAMEORIGIN"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
            ("Strict-Transport-Security", "max-age=31536000"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Access-Control-Allow-Origin", "*"),
        ],
        why: "Sidorna hämtar bara sådant som är webbplatsens eget, och visas i en ram bara av den. En fil är vad den säger sig vara. \
              Ingen annan webbplats får veta vad någon läst. Sidorna behöver inget av läsarens dator, och bara krypterad trafik i ett år framåt. \
              Allt är offentligt, så andra webbplatser får hämta filerna.",
    },
    Rule {
        patterns: &[":forbund/diagram/*", ":forbund/:period/diagram/*", ":forbund/:period/tabell/*", "medlem/:medlem/:forbund/diagram/*"],
        headers: &[(POLICY, concat!(policy!(), "; frame-ancestors *"))],
        why: "Ett diagram eller en tabell för sig får visas i en ram på vilken webbplats som helst. Det gäller före X-Frame-Options.",
    },
    Rule {
        patterns: &[":forbund/:period/bilagor/*"],
        headers: &[(POLICY, SAVED), ("Content-Disposition", "attachment")],
        why: "En bilaga sparas, och kan inte köra något om den öppnas.",
    },
    Rule {
        // Cloudflare leads to the name without its end, and Netlify answers to it.
        patterns: &[":forbund/:period/rapport.html", ":forbund/:period/rapport"],
        headers: &[(POLICY, SAVED), ("Content-Disposition", "attachment; filename=\"rapport.html\""), ("X-Robots-Tag", "noindex")],
        why: "En redovisning som en fil sparas också. Sökmotorer ska leda till sidan.",
    },
    Rule {
        patterns: &["typsnitt/*"],
        headers: &[(CACHE, "public, max-age=31536000, immutable")],
        why: "Ett ändrat typsnitt får ett nytt namn, så det kan sparas i ett år.",
    },
    Rule {
        patterns: &[CATALOGUE],
        headers: &[(TYPE, "application/rdf+xml; charset=utf-8")],
        why: "Katalogen, som portaler för öppna data läser.",
    },
    Rule { patterns: &["*.csv"], headers: &[(TYPE, "text/csv; charset=utf-8")], why: "Tabellernas teckenkodning." },
];

/// The policy in every page, for hosts that send no headers. Who may frame it, a page cannot say.
pub(crate) fn policy_in_pages() -> String {
    let directives = policy!().split("; ").map(|directive| {
        let from_disk = FROM_DISK.iter().any(|name| directive.starts_with(name));
        format!("{directive}{}", if from_disk { " file:" } else { "" })
    });
    directives.collect::<Vec<_>>().join("; ")
}
