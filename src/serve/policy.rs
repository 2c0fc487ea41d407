//! What the host will let pages do, so that they may do no more in the preview: the policy for all pages in `netlify.toml`.

use crate::source;
use std::path::Path;

/// The policy for all pages of the site with this content, with what the preview itself needs; none if no file says one.
pub(super) fn of(content: &Path) -> Option<String> {
    let bytes = source::bytes(&source::static_folder(content).with_file_name("netlify.toml")).ok()?;
    let file: toml::Table = str::from_utf8(&bytes).ok()?.parse().ok()?;
    let rules = file.get("headers")?.as_array()?;
    let for_all = rules.iter().find(|rule| rule.get("for").and_then(toml::Value::as_str) == Some("/*"))?;
    let policy = for_all.get("values")?.get("Content-Security-Policy")?.as_str()?;
    // A line break would begin another header.
    (!policy.contains(char::is_control)).then(|| with_own(policy))
}

/// With scripts of its own and what they ask for.
fn with_own(policy: &str) -> String {
    let mut parts: Vec<Vec<&str>> = policy.split(';').map(|part| part.split_whitespace().collect()).collect();
    parts.retain(|part: &Vec<&str>| !part.is_empty());
    for name in ["script-src", "connect-src"] {
        let place = |name: &str| parts.iter().position(|part| part[0].eq_ignore_ascii_case(name));
        let at = match (place(name), place("default-src")) {
            (Some(at), _) => at,
            (None, Some(at)) => {
                let mut own = parts[at].clone();
                own[0] = name;
                parts.push(own);
                parts.len() - 1
            }
            (None, None) => continue,
        };
        if !parts[at].contains(&"'self'") {
            parts[at].retain(|source| *source != "'none'");
            parts[at].push("'self'");
        }
    }
    parts.iter().map(|part| part.join(" ")).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preview_may_run_and_ask_and_the_page_no_more_than_published() {
        let told = [
            ("default-src 'none'; script-src 'self'; connect-src 'self'", "default-src 'none'; script-src 'self'; connect-src 'self'"),
            ("default-src 'none'; img-src *", "default-src 'none'; img-src *; script-src 'self'; connect-src 'self'"),
            ("default-src 'self'; script-src 'none';", "default-src 'self'; script-src 'self'; connect-src 'self'"),
            ("frame-ancestors 'self'", "frame-ancestors 'self'"),
        ];
        for (policy, expected) in told {
            assert_eq!(with_own(policy), expected);
        }
    }
}
