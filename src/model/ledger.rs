//! The ledger (*adresslistan*, `adresser.txt`): every address that the site has ever published, one a line, in the order of their bytes, so
//! that two branches merge as a union.

use std::borrow::Cow;
use std::ops::Range;

/// The first line: what the file is. It is no address.
const HEADER: &str = "# Alla adresser som webbplatsen har publicerat. Insyn skriver filen. Ta inte bort något: se handboken.";

/// Addresses in the order of their bytes, each once, as the lines of one text.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    text: String,
    /// Where they stand in the text. There are very many, and no text is so long that its bytes need larger numbers.
    lines: Vec<(u32, u32)>,
}

/// Why a line is no address, as the rest of a Swedish sentence.
pub fn wrong_address(line: &str) -> Option<&'static str> {
    let (path, anchor) = line.split_once('#').map_or((line, None), |(path, anchor)| (path, Some(anchor)));
    let is_sign = |c: char| c.is_ascii_alphanumeric() || "-_.~%".contains(c);
    let mut names = path.strip_suffix('/').unwrap_or(path).split('/');
    let is_marker = |mark: &str| line.starts_with(mark);
    match line {
        _ if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].into_iter().any(is_marker) => Some("är ett märke efter en sammanslagning i git"),
        _ if line.contains(char::is_control) => Some("innehåller ett styrtecken"),
        _ if line.starts_with('/') || line.contains("://") => Some("börjar inte där en adress på webbplatsen börjar"),
        _ if !line.contains(is_sign) || names.any(|name| name.is_empty() || name == "." || name == "..") => {
            Some("är ingen adress på webbplatsen")
        }
        _ if !path.chars().all(|c| is_sign(c) || c == '/') => Some("innehåller ett tecken som inte kan stå i en adress"),
        _ if anchor.is_some_and(|anchor| anchor.is_empty() || !anchor.chars().all(is_sign)) => {
            Some("har ett tecken efter # som inte kan stå där")
        }
        _ => None,
    }
}

/// Below the page of a table or a chart, where its files and its own page lie.
const FOLDERS: [&str; 2] = ["diagram/", "tabell/"];

/// The addresses that another one belongs to, the nearest first and itself before them: the table of a row, the anchor of the table or chart
/// that a file or page is of, the page of an anchor, the folders of a page or a file.
pub fn above(address: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let anchor = address.find('#').unwrap_or(address.len());
    let ends = address.char_indices().rev().filter_map(move |(at, sign)| match sign {
        '/' if at < anchor && at + 1 < address.len() => Some(at + 1),
        '.' if at > anchor => Some(at),
        _ => None,
    });
    let owner = owner(address).map(|(page, _, id, _)| Cow::Owned(format!("{page}#{id}")));
    std::iter::once(address.into()).chain(owner).chain(ends.map(|end| address[..end].into()))
}

/// What a file or page of a table or a chart is called by: the page of the report, the folder, the id, and what follows it.
fn owner(address: &str) -> Option<(&str, &str, &str, &str)> {
    let (page, folder, rest) = FOLDERS.iter().find_map(|folder| {
        let at = address.rfind(folder).filter(|at| *at == 0 || address[..*at].ends_with('/'))?;
        Some((&address[..at], *folder, &address[at + folder.len()..]))
    })?;
    let (id, end) = rest.split_at(rest.find(['.', '/'])?);
    (!id.is_empty() && !address.contains('#')).then_some((page, folder, id, end))
}

/// The address that something has, when what it belongs to has moved from one address to another.
pub fn renamed(address: &str, from: &str, to: &str) -> String {
    let both = |sign| from.contains(sign) && to.contains(sign);
    match (address.strip_prefix(from), owner(address), to.split_once('#')) {
        (Some(rest), ..) if from.ends_with('/') && to.ends_with('/') || both('#') => format!("{to}{rest}"),
        (None, Some((_, folder, _, end)), Some((page, id))) => format!("{page}{folder}{id}{end}"),
        _ => to.to_owned(),
    }
}

/// Whether an address is another one or lies below it.
fn is_below(address: &str, other: &str) -> bool {
    address.strip_prefix(other).is_some_and(|rest| rest.is_empty() || other.ends_with('/') || other.contains('#') && rest.starts_with('.'))
}

impl Ledger {
    /// The addresses of a text, a line each. Empty lines and those that begin with `#` are none.
    pub fn of(text: String) -> Ledger {
        let mut lines: Vec<(u32, u32)> = lines(&text).map(|line| (line.start as u32, line.end as u32)).collect();
        lines.sort_unstable_by_key(|line| cut(&text, *line));
        lines.dedup_by_key(|line| cut(&text, *line));
        Ledger { text, lines }
    }

    /// In order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(|line| cut(&self.text, *line))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Whether an address is one of them.
    pub fn has(&self, address: &str) -> bool {
        self.place(address).is_ok()
    }

    /// The bytes of the text that an address stands at.
    pub fn bytes_of(&self, address: &str) -> Option<Range<usize>> {
        let (start, end) = self.lines[self.place(address).ok()?];
        Some(start as usize..end as usize)
    }

    /// An address, if it is one of them, and all that lie below it.
    pub fn below<'a>(&'a self, address: &'a str) -> impl Iterator<Item = &'a str> {
        let from = self.lines.partition_point(|line| cut(&self.text, *line) < address);
        let near = self.lines[from..].iter().map(|line| cut(&self.text, *line)).take_while(move |line| line.starts_with(address));
        near.filter(move |line| is_below(line, address))
    }

    /// Those that another ledger lacks.
    pub fn without<'a>(&'a self, other: &'a Ledger) -> impl Iterator<Item = &'a str> {
        let mut others = other.iter().peekable();
        self.iter().filter(move |own| {
            while others.next_if(|known| known < own).is_some() {}
            others.peek() != Some(own)
        })
    }

    /// The text of a file with these addresses and others, each on a line of its own.
    pub fn with<'a>(&'a self, others: &'a Ledger) -> impl Iterator<Item = &'a str> {
        let mut new = others.without(self).peekable();
        let mut old = self.iter().peekable();
        let next = move || match (old.peek(), new.peek()) {
            (Some(first), Some(second)) if second < first => new.next(),
            (None, _) => new.next(),
            _ => old.next(),
        };
        std::iter::once(HEADER).chain(std::iter::from_fn(next)).flat_map(|line| [line, "\n"])
    }

    fn place(&self, address: &str) -> Result<usize, usize> {
        self.lines.binary_search_by(|line| cut(&self.text, *line).cmp(address))
    }
}

fn cut(text: &str, (start, end): (u32, u32)) -> &str {
    &text[start as usize..end as usize]
}

/// Where the lines of a text stand that are not empty and no comment, without blanks around them.
pub fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let all = text.split_inclusive('\n').map(move |line| {
        let (before, trimmed) = (line.len() - line.trim_start().len(), line.trim());
        let range = start + before..start + before + trimmed.len();
        start += line.len();
        range
    });
    all.filter(|range| !range.is_empty() && !text[range.clone()].starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_lies_below_its_table_its_page_and_its_folders() {
        let all: Vec<_> = above("a/2024/#not-2.intakter").collect();
        assert_eq!(all, ["a/2024/#not-2.intakter", "a/2024/#not-2", "a/2024/", "a/"]);
        assert_eq!(above("a/2024/").collect::<Vec<_>>(), ["a/2024/", "a/"]);
        assert_eq!(above("a/x.csv").collect::<Vec<_>>(), ["a/x.csv", "a/"]);
        for of_chart in ["a/diagram/b.svg", "a/diagram/b/"] {
            assert_eq!(above(of_chart).collect::<Vec<_>>(), [of_chart, "a/#b", "a/diagram/", "a/"]);
        }
        for (address, other, is) in [
            ("a/2024/#not-2.x", "a/2024/#not-2", true),
            ("a/2024/#not-22", "a/2024/#not-2", false),
            ("a/2024/x.csv", "a/2024/x", false),
            ("a/2024-h1/", "a/2024/", false),
        ] {
            assert_eq!(is_below(address, other), is, "{address} {other}");
        }
    }

    #[test]
    fn what_belongs_to_something_moves_with_it() {
        for (address, from, to, is) in [
            ("a/x/y.csv", "a/", "b/", "b/x/y.csv"),
            ("a/#t.rad", "a/#t", "b/#u", "b/#u.rad"),
            ("a/tabell/t.csv", "a/#t", "b/#u", "b/tabell/u.csv"),
            ("a/tabell/t/", "a/#t", "b/", "b/"),
            ("a/x/", "a/", "b/#c", "b/#c"),
        ] {
            assert_eq!(renamed(address, from, to), is);
        }
    }

    #[test]
    fn what_is_read_in_any_order_is_written_in_one() {
        let old = Ledger::of("# en\r\nb/\r\na/#x\r\nb/\r\n\r\n  a/  \r\n".to_owned());
        let new = Ledger::of("c\nb/\na/#b\n".to_owned());
        assert_eq!(old.with(&new).collect::<String>(), format!("{HEADER}\na/\na/#b\na/#x\nb/\nc\n"));
        assert_eq!(old.without(&new).collect::<Vec<_>>(), ["a/", "a/#x"]);
        assert_eq!(old.bytes_of("a/#x"), Some(10..14));
        assert_eq!(old.below("a/").count(), 2);
    }

    #[test]
    fn what_is_no_address() {
        for line in ["<<<<<<< HEAD", "=======", "/a/", "https://x.se/", "a//b", "a/../b", "a\u{7}b", "å/", "a/#", "a/#b c", "a b", "#", "."]
        {
            assert!(wrong_address(line).is_some(), "{line}");
        }
        for line in ["a/", "a/2024/#not-2.intakter", "robots.txt", "a/2024/bilagor/%C3%A5%20%231.pdf", ".well-known/security.txt"] {
            assert_eq!(wrong_address(line), None, "{line}");
        }
    }
}
