//! The pipeline: content → checked content → pages → files. No business rules.

mod step;
mod options;
mod addresses;
mod costs;
mod error;
mod echoes;
mod blank;
mod checked;
mod ledger;
mod check;
mod versions;
mod write;
mod preview;
mod tally;
mod roll;

pub use blank::{Blank, Spot};
pub use check::{check, check_for_authors, check_telling};
pub use checked::Checked;
pub use costs::{Costs, Stage};
pub use error::BuildError;
pub use options::Options;
pub use preview::{Asked, Preview};
pub use roll::{Rolled, roll};
pub use step::Step;
pub use tally::Tally;

use crate::output::{self, Files, Published, Stage as Staging};
use crate::search::Indexed;
use crate::site::BuildInfo;
use crate::source;
use crate::theme::{Theme, ThemeError};
use check::Drafts;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};
use write::Writer;

const TEMPLATES: &str = "mallar";
const PAGES: &str = "sidor";

/// Builds the site. Returns what was published, or nothing if the content has errors.
///
/// # Errors
/// If the output folder is not ours, or reading, rendering or writing fails.
pub fn build(options: &Options) -> Result<(Checked, Option<Published>), BuildError> {
    build_telling(options, &|_| ())
}

/// [`build`], which tells each step.
///
/// # Errors
/// As [`build`].
pub fn build_telling(options: &Options, tell: &dyn Fn(Step)) -> Result<(Checked, Option<Published>), BuildError> {
    source::find(&options.content)?;
    let (fixed, beside) = (source::static_folder(&options.content), source::theme_folder(&options.content));
    // Themes usually lie together in a folder of their own.
    let themes = options.theme.as_deref().map(|theme| theme.parent().filter(|folder| folder.ends_with("themes")).unwrap_or(theme));
    let made_of = [&*options.content, &fixed, &beside].into_iter().chain(themes);
    output::check(&options.out, &made_of.collect::<Vec<_>>())?;
    let mut costs = Costs::start();
    // What is wrong with the theme or the disk is told after what is wrong with the content.
    let theme = costs.stage(TEMPLATES, || Theme::of(&options.content, options.theme.as_deref()));
    let (mut writer, mut failed) = (None, None);
    let mut read = |drafts: Drafts, costs: Costs| {
        let done = |checked: &mut Checked, done: Range<usize>| {
            if failed.is_none() && !checked.findings.stop(options.strict) {
                failed = write_reports(checked, done.clone(), drafts, &theme, &mut writer, options).err();
            }
            checked.put_away(done);
            Ok(())
        };
        check::by_association(&options.content, drafts, options.without_data, options.today, costs, tell, done)
    };
    // A draft is held against all reports, and its pages know of them. The site itself is what it would be without the draft.
    let mut with_drafts = options.drafts.then(|| read(Drafts::Read, std::mem::take(&mut costs))).transpose()?;
    if let Some(with_drafts) = &mut with_drafts {
        if with_drafts.findings.stop(options.strict) {
            return Ok((std::mem::take(with_drafts), None));
        }
        costs = std::mem::take(&mut with_drafts.costs);
    }
    let mut checked = read(if options.drafts { Drafts::Named } else { Drafts::LeftOut }, costs)?;
    if let Some(with_drafts) = &with_drafts {
        checked.add_with_drafts(with_drafts);
    }
    if checked.findings.stop(options.strict) {
        return Ok((checked, None));
    }
    let theme = theme?;
    failed.map_or(Ok(()), Err)?;
    checked.costs.read += theme.read;
    checked.hold_against(&theme);
    if checked.findings.stop(options.strict) {
        return Ok((checked, None));
    }
    // What is published for a while, or in part, is not promised.
    let is_whole = !options.drafts && !options.without_data && checked.promises();
    let new = checked.hold_against_ledger(options.strict && is_whole);
    if checked.findings.stop(options.strict) {
        return Ok((checked, None));
    }
    let mut writer = writer.map_or_else(|| begin(options), Ok)?;
    tell(Step::Whole);
    checked.staged(PAGES, |checked| writer.about_all(checked, &theme, &options.info))?;
    let stage = writer.done(&mut checked.costs);
    let published = checked.costs.stage("byta", || stage.commit())?;
    if is_whole && !options.strict && !new.is_empty() {
        ledger::record(&options.content, &new)?;
    }
    Ok((checked, Some(published)))
}

fn begin(options: &Options) -> Result<Writer<Staging>, BuildError> {
    Ok(Writer::new(Staging::begin(&options.out)?))
}

/// Writes the pages of the reports of some associations. Nothing is written with a theme that cannot be read, which is told later.
fn write_reports(
    checked: &mut Checked,
    associations: Range<usize>,
    drafts: Drafts,
    theme: &Result<Theme, ThemeError>,
    writer: &mut Option<Writer<Staging>>,
    options: &Options,
) -> Result<(), BuildError> {
    let Ok(theme) = theme else { return Ok(()) };
    let writer = match writer {
        Some(writer) => writer,
        none => none.insert(begin(options)?),
    };
    checked.staged(PAGES, |checked| match drafts {
        Drafts::Read => writer.drafts(checked, associations, theme),
        Drafts::Named | Drafts::LeftOut => writer.reports(checked, associations, theme),
    })
}

/// Every file of the site, in memory.
///
/// # Errors
/// If a template fails or an attachment cannot be read.
pub fn render(checked: &Checked, theme: &Theme, info: &BuildInfo) -> Result<Files, BuildError> {
    let mut writer = Writer::new(Mutex::new(Files::new()));
    writer.reports(checked, checked.all(), theme)?;
    writer.about_all(checked, theme, info)?;
    Ok(writer.done(&mut Costs::start()).into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// What can be found on the site, page by page, in the order of the index.
pub fn indexed(checked: &Checked, info: &BuildInfo) -> Vec<Indexed> {
    write::indexed(checked, info)
}
