//! The first files of a website: a small example that builds at once, in the association's own name.

use crate::edit::{Shift, quoted};
use crate::keys::{self, Info};
use crate::model::{MemberKind, Period, wrong_id};
use crate::schema;
use crate::source::SCHEMAS;
use crate::swedish::slug;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

/// Files by their paths below the folder.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Name of the association in the example.
const NAME: &str = "Samordningsförbundet Exempel";
/// Its folder.
const FOLDER: &str = "exempel";
/// The year of the example, after which its folder is named.
pub const YEAR: i16 = 2025;

/// What is to be known of an association.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Association {
    /// *namn*
    pub name: String,
    /// Its members but for the two authorities of the state, which are members of all.
    pub members: Vec<Member>,
}

/// A member of the new association.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// *id*: `granby-kommun`.
    pub id: String,
    /// *namn*: `Granby kommun`.
    pub name: String,
    /// *slag*, by its name.
    pub kind: MemberKind,
}

impl Member {
    /// The members that somebody names, with commas between where they stand in one line.
    pub fn all_named(names: &str) -> Vec<Member> {
        names.split(',').map(tidy).filter(|name| !name.is_empty()).map(Member::named).collect()
    }

    /// A region is called so; all others are municipalities.
    fn named(name: impl Into<String>) -> Member {
        let name = name.into();
        let kind = if slug(&name).starts_with("region") { MemberKind::Region } else { MemberKind::Municipality };
        Member { id: slug(&name), name, kind }
    }
}

/// A name as people type it, on one line and without what cannot be seen.
pub fn tidy(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").replace(char::is_control, "")
}

/// The authorities that pay for the state. Försäkringskassan pays for both.
const STATE: [(&str, &str); 2] = [("forsakringskassan", "Försäkringskassan"), ("arbetsformedlingen", "Arbetsförmedlingen")];

impl Association {
    /// The association of the example.
    pub fn example() -> Association {
        Association { name: NAME.to_owned(), members: ["Region Exempel", "Granby kommun", "Tallby kommun"].map(Member::named).into() }
    }

    /// An association of this name and members.
    ///
    /// # Errors
    /// If its folder could not be called so, or two members are called the same.
    pub fn new(name: &str, members: Vec<Member>) -> Result<Association, String> {
        let association = Association { name: tidy(name), members };
        if !association.name.chars().any(char::is_alphabetic) {
            return Err("Skriv förbundets namn.".to_owned());
        }
        if let Some(reason) = wrong_id(&association.folder()) {
            return Err(format!("förbundets mapp skulle heta ”{}”. {reason} Ange ett annat namn.", association.folder()));
        }
        let mut seen: BTreeSet<String> = STATE.iter().map(|(id, _)| (*id).to_owned()).collect();
        match association.members.iter().find(|member| member.id.is_empty() || !seen.insert(member.id.clone())) {
            Some(twice) => Err(format!(
                "medlemmen ”{}” är med två gånger, eller heter nästan som en annan. Försäkringskassan och Arbetsförmedlingen är alltid med.",
                twice.name
            )),
            None => Ok(association),
        }
    }

    /// The name of its folder: without the word that all names have.
    pub fn folder(&self) -> String {
        let slug = slug(&self.name);
        let short = slug.trim_start_matches("samordningsforbundet").trim_start_matches("samordningsforbund").trim_matches('-');
        if short.is_empty() { slug } else { short.to_owned() }
    }

    /// Name of the file that holds all members.
    pub const MEMBERS: &'static str = "medlemmar.toml";

    /// The files of one more association, by their paths in the content, with the members that `known`, the text of their file, lacks.
    pub fn beside(&self, known: &str) -> BTreeMap<String, String> {
        let is_known = |id: &str| {
            known.lines().any(|line| line.split_once('=').is_some_and(|(key, value)| key.trim() == "id" && value.trim() == quoted(id)))
        };
        let new: Vec<String> = self.entries().into_iter().filter(|(id, ..)| !is_known(id)).map(entry).collect();
        let folder = self.folder();
        let mut files = BTreeMap::from([
            (format!("{folder}/forbund.toml"), self.about()),
            (format!("{folder}/insatser.toml"), include_str!("start/content/exempel/insatser.toml").to_owned()),
        ]);
        with_schemas(&mut files);
        if !new.is_empty() {
            files.insert(Self::MEMBERS.to_owned(), [known.trim_end(), "\n\n", &new.join("\n")].concat().trim_start().to_owned());
        }
        files
    }

    /// `forbund.toml`
    fn about(&self) -> String {
        let members = STATE.iter().map(|(id, _)| (*id).to_owned()).chain(self.members.iter().map(|member| member.id.clone()));
        let members: String =
            members.map(|id| format!("\n{}", block(keys::Association::MEMBERS.info, &[(&keys::Membership::ID, &id)]))).collect();
        format!("{} = {}\n{members}", keys::Association::NAME, quoted(&self.name))
    }

    /// `medlemmar.toml`
    fn all_members(&self) -> String {
        self.entries().into_iter().map(entry).collect::<Vec<_>>().join("\n")
    }

    fn entries(&self) -> Vec<(String, String, MemberKind)> {
        let state = STATE.iter().map(|(id, name)| ((*id).to_owned(), (*name).to_owned(), MemberKind::State));
        state.chain(self.members.iter().map(|member| (member.id.clone(), member.name.clone(), member.kind))).collect()
    }

    /// The rows of what the members pay in the example: half from the state, a quarter from regions and a quarter from municipalities,
    /// where there are both.
    fn contributions(&self) -> Vec<String> {
        let mut rows = vec![("Staten".to_owned(), STATE[0].0.to_owned(), 1_000_000)];
        let kinds = [MemberKind::Region, MemberKind::Municipality];
        let of = |kind| self.members.iter().filter(move |member| member.kind == kind);
        let paying = kinds.into_iter().filter(|kind| of(*kind).next().is_some()).count().max(1);
        for kind in kinds {
            let count = of(kind).count();
            for (place, member) in of(kind).enumerate() {
                let whole = 1_000_000 / paying;
                let share = whole / count + if place == 0 { whole % count } else { 0 };
                rows.push((member.name.clone(), member.id.clone(), share));
            }
        }
        let line = |(name, id, amount): (String, String, usize)| {
            let (name, id) = (quoted(&name), quoted(&id));
            format!("  {{ post = {name}, roll = \"medlemsbidrag\", medlem = {id}, varden = [{amount}, {amount}] }},")
        };
        rows.into_iter().map(line).collect()
    }
}

/// A table of a list, with its keys.
fn block(list: &Info, keys: &[(&dyn Display, &str)]) -> String {
    let lines: String = keys.iter().map(|(key, value)| format!("{key:4} = {}\n", quoted(value))).collect();
    format!("[[{}]]\n{lines}", list.name)
}

/// A member in `medlemmar.toml`.
fn entry((id, name, kind): (String, String, MemberKind)) -> String {
    let keys: [(&dyn Display, &str); 3] = [(&keys::Member::ID, &id), (&keys::Member::NAME, &name), (&keys::Member::TYPE, kind.id())];
    block(keys::Members::MEMBERS.info, &keys)
}

macro_rules! files {
    ($($name:literal)*) => { [$(($name, include_str!(concat!("start/", $name)))),*] };
}

/// The folder of a new site: what the program reads, what hosts and editors read, and what people read first. `requirements`
/// says where the program is installed from, with its checksum; nothing: by its version.
pub fn site(association: &Association, requirements: &[String], today: Date) -> Files {
    let mut files = Files::new();
    let folder = association.folder();
    let requirements = match requirements {
        [] => concat!("insyn==", env!("CARGO_PKG_VERSION"), "\n").to_owned(),
        lines => lines.iter().map(|line| format!("{line}\n")).collect(),
    };
    for (name, text) in files![
        "README.md" "gitignore" "gitattributes" "netlify.toml" "excel/README.md" "github/workflows/kontroll.yml"
        "github/workflows/ny-rapport.yml" "github/workflows/excel.yml" "github/workflows/adresser.yml" "github/skript/adresser.sh"
        "github/skript/andring.sh" "github/skript/excel.sh" "github/skript/forhandsvisning.sh" "github/skript/lank.sh"
        "github/skript/ny-rapport.sh" "vscode/settings.json" "vscode/extensions.json" "static/robots.txt"
    ] {
        let hidden = ["git", "github", "vscode"].iter().any(|start| name.starts_with(start));
        let text = as_of(today, text).replace(NAME, &association.name).replace(FOLDER, &folder);
        files.insert(if hidden { format!(".{name}") } else { name.to_owned() }, text.into_bytes());
    }
    files.insert("requirements.txt".to_owned(), requirements.into_bytes());
    for (name, text) in content(association, today) {
        files.insert(format!("content/{name}"), text.into_bytes());
    }
    for (name, text) in schema::files() {
        files.insert(format!("content/{SCHEMAS}/{name}"), text.into_bytes());
    }
    files
}

/// The files of the example's report with the members of an association, for one that has no report to go on from. They are of [`YEAR`].
pub fn report(association: &Association) -> BTreeMap<String, String> {
    let files = content(association, Date::constant(YEAR + 1, 1, 1));
    let folder = format!("{}/{YEAR}/", association.folder());
    files.into_iter().filter_map(|(name, text)| Some((name.strip_prefix(&folder)?.to_owned(), text))).collect()
}

/// A text of the example with its years as they would be on a day: its report is of the year before.
fn as_of(today: Date, text: &str) -> String {
    let shift = Period::year(YEAR).zip(Period::year(today.year() - 1)).map(|(base, own)| Shift::between(base, own));
    shift.map_or_else(|| text.to_owned(), |shift| shift.every_year(text))
}

/// The files of the content, with the figures of the example.
fn content(association: &Association, today: Date) -> BTreeMap<String, String> {
    let first = association.members.iter().find(|member| member.kind == MemberKind::Municipality).or(association.members.first());
    let granted = first.map_or(STATE[0].0, |member| member.id.as_str());
    let mut files = BTreeMap::new();
    for (name, text) in files![
        "content/webbplats.toml" "content/exempel/insatser.toml" "content/exempel/2025/rapport.toml" "content/exempel/2025/siffror.toml"
        "content/exempel/2025/text.md" "content/exempel/2025/lattlast.md"
    ] {
        let name = name.trim_start_matches("content/");
        let text = if name == "webbplats.toml" { text.to_owned() } else { as_of(today, text) };
        let written = quoted(&association.name);
        let text = text.replace(NAME, &written[1..written.len() - 1]).replace("\"granby-kommun\"", &quoted(granted));
        files.insert(as_of(today, name).replace(FOLDER, &association.folder()), with_contributions(&text, &association.contributions()));
    }
    files.insert(Association::MEMBERS.to_owned(), association.all_members());
    files.insert(format!("{}/forbund.toml", association.folder()), association.about());
    // What the words and the indicators mean is the same for all.
    files.insert("ordlista.toml".to_owned(), include_str!("../content/ordlista.toml").to_owned());
    files.insert("indikatorer.toml".to_owned(), include_str!("../content/indikatorer.toml").to_owned());
    with_schemas(&mut files);
    files
}

/// Puts the line that leads an editor to its schema first in each file of the content.
fn with_schemas(files: &mut BTreeMap<String, String>) {
    let lines: BTreeMap<&str, String> = schema::lines().collect();
    for (name, text) in files {
        let file = name.rsplit('/').next().unwrap_or_default();
        if let Some(line) = lines.get(file).filter(|line| !text.starts_with(line.as_str())) {
            *text = format!("{line}\n\n{text}");
        }
    }
}

/// A file with the rows of the members in the place of those of the example.
fn with_contributions(text: &str, rows: &[String]) -> String {
    let is_row = |line: &&str| line.contains("roll = \"medlemsbidrag\"");
    let mut rows = Some(rows);
    let lines = text.lines().flat_map(|line| match is_row(&line) {
        true => rows.take().unwrap_or_default().to_vec(),
        false => vec![line.to_owned()],
    });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}
