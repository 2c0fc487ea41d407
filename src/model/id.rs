//! What may be part of an address: ids, and the names of files that are published as they are. Both become names on the disk of
//! whoever reads, builds or copies the site.

/// So many characters an id may have: it is put together with others to a path, which some systems cut at 260.
const LONGEST_ID: usize = 64;
/// So many bytes the name of a file may have.
const LONGEST_NAME: usize = 150;

/// What to do about a name that cannot be an id, in Swedish. None if it can.
pub fn wrong_id(name: &str) -> Option<&'static str> {
    match name {
        _ if name.is_empty() || !name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') => {
            Some("Ett id består av små bokstäver a–z, siffror och bindestreck.")
        }
        _ if name.len() > LONGEST_ID => Some("Ett id har högst 64 tecken."),
        _ if is_device(name) => Some("Windows kan inte ha mappar med det namnet."),
        _ => None,
    }
}

/// What to do about a name that a file of the site cannot have, in Swedish. None if it can.
pub fn wrong_file_name(name: &str) -> Option<&'static str> {
    match name {
        _ if name.contains(|c: char| c.is_control() || "\\/:*?\"<>|\u{fffd}".contains(c)) => {
            Some("Ett filnamn innehåller inte \\ / : * ? \" < > | eller osynliga tecken.")
        }
        _ if name.len() > LONGEST_NAME => Some("Ett filnamn har högst 150 tecken; å, ä och ö räknas dubbelt."),
        _ if name.starts_with(' ') || name.ends_with([' ', '.']) => {
            Some("Ett filnamn börjar inte med mellanslag, och slutar inte med mellanslag eller punkt.")
        }
        _ if is_device(name.split('.').next().unwrap_or(name)) => Some("Windows kan inte ha filer med det namnet."),
        _ => None,
    }
}

/// Names that Windows keeps for devices, in any case and with any ending.
fn is_device(stem: &str) -> bool {
    let stem = stem.to_ascii_lowercase();
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || port.is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_cannot_be_on_every_disk_are_told() {
        for id in ["sydnarke", "2024", "a-b", "comb", "com10"] {
            assert_eq!(wrong_id(id), None, "{id}");
        }
        for id in ["", "Sydnarke", "a#b", "a%b", "a b", "å", "a\nb", "con", "lpt1", &"x".repeat(65)] {
            assert!(wrong_id(id).is_some(), "{id}");
        }
        for name in ["plan.pdf", "å #1 50%.txt", "a.b.c", "konto.pdf"] {
            assert_eq!(wrong_file_name(name), None, "{name}");
        }
        for name in ["a\\b.pdf", "a:b", "a\nb", "CON.pdf", "nul", "a.", "a ", " a", "a?.pdf", "\u{fffd}.pdf", &"x".repeat(151)] {
            assert!(wrong_file_name(name).is_some(), "{name}");
        }
    }
}
