//! `insyn build`: builds and publishes the site.

use super::common::Common;
use super::outcome::{Failure, finish};
use super::progress::Progress;
use super::{clock, print, verbose};
use crate::build::{self, Options};
use jiff::Timestamp;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    common: Common,
    /// Mapp som webbplatsen skrivs till; den ersätts
    #[arg(long, value_name = "MAPP", default_value = "public", hide_default_value = true, help_heading = "Flaggor")]
    out: PathBuf,
    /// Ta med rapporter som är utkast
    #[arg(long, help_heading = "Flaggor")]
    drafts: bool,
    /// Utelämna filerna för den som vill räkna med siffrorna
    #[arg(long = "utan-data", help_heading = "Flaggor")]
    without_data: bool,
}

pub(super) fn run(arguments: Arguments, now: Timestamp) -> Result<ExitCode, Failure> {
    let Arguments { common, out, drafts, without_data } = arguments;
    let (today, info) = (clock::date(now), clock::build_info(now));
    let options = Options {
        content: common.content.clone(),
        out,
        theme: common.theme.clone(),
        strict: common.strict,
        drafts,
        without_data,
        today,
        info,
    };
    let progress = Progress::start(common.quiet);
    let (checked, published) = build::build_telling(&options, &|step| progress.tell(step))?;
    drop(progress);
    print::findings(&checked, common.all, common.quiet)?;
    let done = published.map(|p| {
        format!(
            "Webbplatsen finns i {}: {} filer nya eller ändrade, {} oförändrade, {} borttagna.",
            options.out.display(),
            p.written,
            p.unchanged,
            p.removed
        )
    });
    let code = finish(&checked, &common, done, "Ingenting har publicerats. Webbplatsen som redan finns är kvar som den är.")?;
    if common.verbose {
        verbose::print(&checked.costs, published)?;
    }
    // As in `check`: the system takes the memory back at once.
    std::mem::forget(checked);
    Ok(code)
}
