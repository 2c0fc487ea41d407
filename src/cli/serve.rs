//! `insyn serve`: shows the site while it is written.

use super::outcome::Failure;
use super::{clock, say};
use crate::build;
use crate::serve::{Options, PORT, ServeError, Server, Taken};
use jiff::Timestamp;
use std::env;
use std::net::IpAddr;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Mapp med innehållet
    #[arg(long, value_name = "MAPP", default_value = "content", hide_default_value = true, help_heading = "Flaggor")]
    content: PathBuf,
    /// Mapp som ersätter delar av temat, utöver mappen tema
    #[arg(long, value_name = "MAPP", help_heading = "Flaggor")]
    theme: Option<PathBuf>,
    /// Visa inte sidor med fel som stoppar en publicering
    #[arg(long, help_heading = "Flaggor")]
    strict: bool,
    /// Port; annars 4080, eller nästa som är ledig
    #[arg(long, value_name = "NUMMER", help_heading = "Flaggor")]
    port: Option<u16>,
    /// Datorns adress i nätverket, så att andra där kan se
    #[arg(long = "adress", value_name = "IP", default_value = "127.0.0.1", hide_default_value = true, help_heading = "Flaggor")]
    address: IpAddr,
    /// Öppna inte webbläsaren
    #[arg(long = "ingen-webblasare", alias = "ingen-webbläsare", help_heading = "Flaggor")]
    no_browser: bool,
}

const OPEN_TO_ALL: &str = "\
OBS: Alla i samma nätverk kan nu läsa sidorna, också utkasten och felmeddelandena.
Avsluta med Ctrl+C när ni har tittat klart.
";

pub(super) fn run(arguments: Arguments, now: Timestamp) -> Result<ExitCode, Failure> {
    let Arguments { content, theme, strict, port, address, no_browser } = arguments;
    let build = build::Options {
        content,
        out: PathBuf::new(),
        theme,
        strict,
        drafts: true,
        without_data: false,
        today: clock::date(now),
        info: clock::build_info(now),
    };
    say::err("Läser innehållet …\n")?;
    let server = Server::open(&Options { build, port, address })?;
    let mut said = String::new();
    if let Some(Taken { instead }) = server.taken {
        said += &format!("Porten {PORT} är upptagen, kanske av en förhandsvisning som redan är i gång. Den här använder {instead}.\n");
    }
    said += &format!("Förhandsvisningen finns på {}\n", server.url);
    if !address.is_loopback() {
        said += OPEN_TO_ALL;
    }
    said += &format!("Sidan följer med när du sparar. Avsluta med Ctrl+C.\n{}\n", server.counts());
    say::err(&said)?;
    if !no_browser && has_display() && open::that_detached(&server.url).is_err() {
        say::err("Webbläsaren gick inte att öppna. Skriv adressen i den själv.\n")?;
    }
    // When nobody hears it the page still tells.
    server.run(|line| _ = say::err(&format!("{line}\n")))?;
    Ok(ExitCode::SUCCESS)
}

/// Whether there is a screen for a browser; on other systems than these there always is.
fn has_display() -> bool {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"].into_iter().any(is_set)
}

impl From<ServeError> for Failure {
    fn from(error: ServeError) -> Failure {
        match error {
            ServeError::Build(error) => Failure::Build(error),
            ServeError::Taken(_) | ServeError::AllTaken(..) | ServeError::Forbidden(_) | ServeError::Elsewhere(_) => {
                Failure::Usage(error.to_string())
            }
            ServeError::Network { .. } | ServeError::Threads(_) => Failure::Serve(error),
        }
    }
}
