//! `insyn check --meningar`: every headline and sentence that the program words itself, with its place and where the content can say
//! something else.

use crate::build::Checked;
use crate::chart::{self, Chart};
use crate::model::{ChartWords, Period};
use crate::site;
use crate::source::Sources;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

/// The list, in the order of the site: associations with their reports, then the pages that gather several.
pub(super) fn list(checked: &Checked, content: &Path) -> String {
    let (site, facts, sources) = (&checked.site, &checked.facts, &checked.sources);
    let mut list = String::from("Rubriker och meningar som programmet gör av siffrorna. Du svarar för dem när du publicerar.\n");
    for association in &site.associations {
        let folder = content.join(&association.id);
        let own = chart::told_for_association(site, association, facts);
        tell(&mut list, &folder.display().to_string(), &own, Some((&association.chart_words, sources)));
        for report in &association.reports {
            let charts = chart::told_for_report(site, association, report, facts);
            let home = folder.join(&report.id).display().to_string();
            let first = site::said_first(association, report, facts, &charts);
            if !first.is_empty() {
                let _ = writeln!(list, "\n{home} Året i korthet");
            }
            for finding in first {
                let _ = writeln!(list, "  {}", finding.as_str());
            }
            tell(&mut list, &home, &charts, Some((&report.chart_words, sources)));
        }
    }
    for member in &site.members {
        tell(&mut list, &format!("medlem/{}", member.id), &chart::for_member(site, member, facts, None), None);
    }
    for indicator in &site.indicators {
        tell(&mut list, &format!("indikatorer/{}", indicator.id), &chart::for_indicator(site, &indicator.id, facts), None);
    }
    let periods: BTreeSet<Period> = site.associations.iter().flat_map(|a| &a.reports).map(|report| report.period).collect();
    for period in periods {
        tell(&mut list, &format!("jamfor {}", period.label()), &chart::for_period(site, facts, period), None);
    }
    tell(&mut list, "jamfor", &chart::over_years(site, facts).into_iter().collect::<Vec<_>>(), None);
    list.push_str(
        "\nSäg något annat i rapportens TOML-filer, eller i forbund.toml för förbundets sida: [diagram.<id>] med titel och sammanfattning.\n\
         utan_meningar = true tar bort det som programmet gör.\n",
    );
    list
}

fn tell(list: &mut String, home: &str, charts: &[Chart], words: Option<(&[ChartWords], &Sources)>) {
    for chart in charts.iter().filter(|chart| chart.generated.title || chart.generated.summary) {
        let own = words.and_then(|(words, sources)| Some((words.iter().find(|own| own.id.value == chart.id)?, sources)));
        let place = own.map(|(own, sources)| {
            let (line, column) = sources.position(own.id.span);
            format!("{}:{line}:{column}", sources.file(own.id.span.file).path)
        });
        let _ = writeln!(list, "\n{} [diagram.{}]", place.unwrap_or_else(|| home.to_owned()), chart.id);
        if chart.generated.title {
            let _ = writeln!(list, "  {}", chart.title.as_str());
        }
        for sentence in sentences(&chart.summary).into_iter().filter(|_| chart.generated.summary) {
            let _ = writeln!(list, "  – {sentence}");
        }
        for caution in &chart.cautions {
            let _ = writeln!(list, "  ({})", caution.as_str());
        }
    }
}

/// A text at the ends of its sentences.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut rest = text;
    while let Some(end) = rest.match_indices(". ").map(|(end, _)| end).find(|end| rest[end + 2..].starts_with(|c: char| !c.is_lowercase()))
    {
        sentences.push(&rest[..=end]);
        rest = &rest[end + 2..];
    }
    sentences.push(rest);
    sentences
}
