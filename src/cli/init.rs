//! `insyn init`: a new site, which builds at once.

use super::outcome::Failure;
use super::{clock, say};
use crate::build::BuildError;
use crate::output;
use crate::source::{self, Kind};
use crate::start::{self, Association, Member, tidy};
use data_encoding::HEXLOWER;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::io::{self, IsTerminal, stdin};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Where a wheel that is a file is kept, below the new folder.
const WHEELS: &str = "hjul";

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Den nya mappen, som programmet skapar
    #[arg(value_name = "MAPP", help_heading = "Argument")]
    folder: PathBuf,
    /// Förbundets namn
    #[arg(long = "namn", value_name = "NAMN", help_heading = "Flaggor")]
    name: Option<String>,
    /// En region eller kommun; flaggan en gång för varje
    #[arg(long = "medlem", value_name = "NAMN", help_heading = "Flaggor")]
    members: Vec<String>,
    /// Fil eller adress som Insyn installeras från
    #[arg(long = "hjul", value_name = "HJUL", help_heading = "Flaggor")]
    wheel: Option<String>,
    /// Säg inget när det har gått bra
    #[arg(long, help_heading = "Flaggor")]
    quiet: bool,
}

pub(super) fn run(asked: &Arguments, now: Timestamp) -> Result<ExitCode, Failure> {
    let folder = &asked.folder;
    if holds_something(folder)? {
        return Err(Failure::Usage(format!("i ”{}” finns redan något. Ange en mapp som inte finns, eller som är tom.", folder.display())));
    }
    let wheel = asked.wheel.as_deref().map(wheel).transpose()?;
    let association = association(asked)?;
    let mut files = start::site(&association, wheel.as_ref().map(|wheel| wheel.requirement.as_str()), clock::date(now));
    if let Some(Wheel { file: Some((name, bytes)), .. }) = wheel {
        files.insert(format!("{WHEELS}/{name}"), bytes);
    }
    output::write_into(folder, files.iter().map(|(name, bytes)| (name.as_str(), &bytes[..]))).map_err(BuildError::from)?;
    if !asked.quiet {
        say::out(&format!(
            "Den nya webbplatsen ligger i {0}, med en påhittad rapport att titta på och ändra i.\n\n\
             Gå dit:           cd {0}\n\
             Bygg den:         insyn build\n\
             Läs mer:          README.md\n",
            folder.display()
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Whether a folder would be mixed up with the new one. What is hidden, such as `.git`, may be there.
fn holds_something(folder: &Path) -> Result<bool, Failure> {
    match Kind::at(folder) {
        None => Ok(false),
        Some(Kind::Folder) => Ok(!source::files_below(folder).map_err(BuildError::from)?.is_empty()),
        Some(_) => Ok(true),
    }
}

/// What is known of the association, by the flags or by asking.
fn association(asked: &Arguments) -> Result<Association, Failure> {
    let asks = stdin().is_terminal();
    let usage = |text: &str| Failure::Usage(text.to_owned());
    let name = match &asked.name {
        Some(name) => name.clone(),
        None if asks => ask("Vad heter förbundet? ")?,
        None => return Err(usage("förbundets namn saknas. Ange det med --namn \"Samordningsförbundet …\".")),
    };
    let name = tidy(&name);
    if !name.chars().any(char::is_alphabetic) {
        return Err(usage("förbundets namn är tomt. Ange det med --namn \"Samordningsförbundet …\"."));
    }
    let mut members: Vec<String> = asked.members.iter().map(|name| tidy(name)).filter(|name| !name.is_empty()).collect();
    if members.is_empty() && asks {
        say::out(
            "Vilka är medlemmarna? Skriv en region eller kommun i taget, och en tom rad sist.\nFörsäkringskassan och Arbetsförmedlingen är redan med.\n",
        )?;
        while let Some(member) = Some(ask("Medlem: ")?).filter(|member| !member.is_empty()) {
            members.push(member);
        }
    }
    if members.is_empty() {
        return Err(usage("medlemmarna saknas. Ange varje region och kommun med --medlem \"Granby kommun\"."));
    }
    let members: Vec<Member> = members.iter().map(|name| Member::named(name)).collect();
    Association::new(&name, members).map_err(Failure::Usage)
}

/// One line that somebody types.
fn ask(question: &str) -> Result<String, Failure> {
    say::out(question)?;
    let mut line = String::new();
    stdin().read_line(&mut line).map_err(|error| match error.kind() {
        io::ErrorKind::InvalidData => Failure::Usage("svaret innehåller tecken som inte går att läsa".to_owned()),
        _ => Failure::Unsaid(error),
    })?;
    Ok(tidy(&line))
}

/// What the program is installed from.
struct Wheel {
    /// The line of `requirements.txt`, with the checksum.
    requirement: String,
    /// Name and content, if it is a file.
    file: Option<(String, Vec<u8>)>,
}

fn wheel(given: &str) -> Result<Wheel, Failure> {
    if given.starts_with("https://") {
        let sum = given.split_once("#sha256=").map(|(_, sum)| sum);
        return match sum.filter(|sum| sum.len() == 64 && sum.bytes().all(|byte| byte.is_ascii_hexdigit())) {
            Some(_) => Ok(Wheel { requirement: format!("insyn @ {given}"), file: None }),
            None => Err(Failure::Usage(format!("adressen ”{given}” har ingen kontrollsumma. Skriv den sist: …whl#sha256=…"))),
        };
    }
    let path = Path::new(given);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).filter(|name| name.ends_with(".whl"));
    let name = name.ok_or_else(|| Failure::Usage(format!("”{given}” är inget hjul. Ett hjul är en fil vars namn slutar på .whl.")))?;
    let bytes = source::bytes(path).map_err(BuildError::from)?;
    let sum = HEXLOWER.encode(&Sha256::digest(&bytes));
    Ok(Wheel { requirement: format!("./{WHEELS}/{name} --hash=sha256:{sum}"), file: Some((name, bytes)) })
}
