//! `insyn init`: a new site, which builds at once.

use super::outcome::Failure;
use super::{clock, say};
use crate::build::BuildError;
use crate::output;
use crate::source::{self, Kind};
use crate::start::{self, Association, Member};
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
    /// Fil eller adress att installera från; en för varje system
    #[arg(long = "hjul", value_name = "HJUL", help_heading = "Flaggor")]
    wheels: Vec<String>,
    /// Säg inget när det har gått bra
    #[arg(long, help_heading = "Flaggor")]
    quiet: bool,
}

pub(super) fn run(asked: &Arguments, now: Timestamp) -> Result<ExitCode, Failure> {
    let folder = &asked.folder;
    if holds_something(folder)? {
        return Err(Failure::Usage(format!("i ”{}” finns redan något. Ange en mapp som inte finns, eller som är tom.", folder.display())));
    }
    let wheels = asked.wheels.iter().map(|given| wheel(given)).collect::<Result<Vec<_>, _>>()?;
    let association = association(asked)?;
    let requirements: Vec<String> = wheels.iter().map(|wheel| wheel.requirement.clone()).collect();
    let mut files = start::site(&association, &requirements, clock::date(now));
    let is_hosted = wheels.is_empty() || wheels.iter().any(|wheel| wheel.system.is_none_or(|system| system == LINUX));
    files.extend(wheels.into_iter().filter_map(|wheel| wheel.file).map(|(name, bytes)| (format!("{WHEELS}/{name}"), bytes)));
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
    if !is_hosted {
        say::err("OBS: Netlify och GitHub kör Linux. Lägg till programmets fil för Linux också, med en --hjul till.\n")?;
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
        None if asks => until("Vad heter förbundet? ", |name| Association::new(name, Vec::new()).map(|association| association.name))?
            .unwrap_or_default(),
        None => return Err(usage("förbundets namn saknas. Ange det med --namn \"Samordningsförbundet …\".")),
    };
    let mut members: Vec<Member> = asked.members.iter().flat_map(|names| Member::all_named(names)).collect();
    if members.is_empty() && asks {
        say::out(
            "Vilka är medlemmarna? Skriv en region eller kommun i taget, och en tom rad sist.\n\
             Försäkringskassan och Arbetsförmedlingen är redan med.\n",
        )?;
        let with = |known: &[Member], names: &str| {
            let new = Member::all_named(names);
            Association::new(&name, [known, &new].concat()).map(|association| (new.is_empty(), association.members))
        };
        while let Some((false, all)) = until("Medlem: ", |names| with(&members, names))? {
            members = all;
        }
    }
    if members.is_empty() {
        return Err(usage("medlemmarna saknas. Ange varje region och kommun med --medlem \"Granby kommun\"."));
    }
    Association::new(&name, members).map_err(Failure::Usage)
}

/// Asks until the answer will do, and says why one does not. None where nobody answers any more.
fn until<T>(question: &str, fits: impl Fn(&str) -> Result<T, String>) -> Result<Option<T>, Failure> {
    loop {
        say::out(question)?;
        let mut line = String::new();
        let read = stdin().read_line(&mut line).map_err(|error| match error.kind() {
            io::ErrorKind::InvalidData => Failure::Usage("svaret innehåller tecken som inte går att läsa".to_owned()),
            _ => Failure::Unsaid(error),
        })?;
        match fits(&line) {
            Ok(answer) => return Ok(Some(answer)),
            Err(_) if read == 0 => return Ok(None),
            Err(why) => say::out(&format!("Det går inte: {why}\n"))?,
        }
    }
}

/// The system that most hosts run, as Python calls it.
const LINUX: &str = "linux";
/// What the name of a wheel says of the system that it is for, and what Python calls that.
const SYSTEMS: [(&str, &str); 3] = [("linux", LINUX), ("win", "win32"), ("macosx", "darwin")];

/// What the program is installed from.
struct Wheel {
    /// The line of `requirements.txt`, with the checksum.
    requirement: String,
    /// The system that it is for, if its name says so.
    system: Option<&'static str>,
    /// Name and content, if it is a file.
    file: Option<(String, Vec<u8>)>,
}

fn wheel(given: &str) -> Result<Wheel, Failure> {
    let (address, sum) = given.split_once("#sha256=").unwrap_or((given, ""));
    let name = address.rsplit(['/', '\\']).next().unwrap_or_default();
    // insyn-0.1.0-py3-none-manylinux2014_x86_64.whl
    let of = name.strip_suffix(".whl").and_then(|name| name.rsplit('-').next()).unwrap_or_default();
    let system = SYSTEMS.iter().find(|(named, _)| of.contains(named)).map(|(_, system)| *system);
    let only = system.map(|system| format!(" ; sys_platform == \"{system}\"")).unwrap_or_default();
    if given.starts_with("https://") {
        return match sum.len() == 64 && sum.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            true => Ok(Wheel { requirement: format!("insyn @ {given}{only}"), system, file: None }),
            false => Err(Failure::Usage(format!("adressen ”{given}” har ingen kontrollsumma. Skriv den sist: …whl#sha256=…"))),
        };
    }
    if !name.ends_with(".whl") {
        return Err(Failure::Usage(format!("”{given}” är inget hjul. Ett hjul är en fil vars namn slutar på .whl.")));
    }
    let bytes = source::bytes(Path::new(given)).map_err(BuildError::from)?;
    let sum = HEXLOWER.encode(&Sha256::digest(&bytes));
    Ok(Wheel { requirement: format!("./{WHEELS}/{name}{only} --hash=sha256:{sum}"), system, file: Some((name.to_owned(), bytes)) })
}
