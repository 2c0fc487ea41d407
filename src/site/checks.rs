//! The page that tells how the figures of a report agree with each other.

use crate::diag::{Finding, Severity};
use crate::model::{Site, SmallFigures, Table, TableKind};
use crate::reconcile::{Comparison, Place, Rule, Unlooked};
use crate::site::absent::declared;
use crate::site::address::{association_path, checks_path, home, report_path, root_of};
use crate::site::prepared::{Prepared, anchor, title_of};
use crate::site::view::{ChecksPage, FindingGroup, FindingView, Link, Page, PageContent, Reason, RuleFindings, RuleRow, TallyView};
use crate::swedish::{NBSP, capitalised, cardinal, counted, grouped, join, unbroken};
use std::collections::BTreeMap;

pub(super) fn page(site: &Site, prepared: &Prepared) -> Page {
    let Prepared { association, report, comparisons, .. } = prepared;
    let path = checks_path(association, report);
    let tally = Tally::of(comparisons.iter());
    let of_rule = |rule: Rule| Tally::of(comparisons.iter().filter(move |made| made.rule == rule));
    let (made, not_made): (Vec<Rule>, Vec<Rule>) = Rule::ALL.iter().partition(|rule| of_rule(**rule).made > 0);
    let content = ChecksPage {
        report: Link { href: report_path(association, report), text: title_of(report).into_owned() },
        association: association.name.clone(),
        totals: tally.in_words(),
        rules: made.iter().map(|rule| rule_row(*rule, &of_rule(*rule))).collect(),
        all: tally.view(),
        has_information: tally.information > 0,
        not_made: not_made_in_words(&not_made),
        departures: made.iter().filter_map(|rule| departures(prepared, *rule)).collect(),
        information: groups(prepared, |_, finding| is_information(finding)),
        unlooked: prepared.unlooked.iter().map(|unlooked| unlooked_at(prepared, unlooked)).collect(),
        absent_parts: declared(report),
        small_figures: report.small_figures.iter().map(|decision| small_figures(prepared, decision)).collect(),
    };
    Page {
        title: format!("{} – {}", title_of(report), association.name),
        description: content.totals.clone(),
        root: root_of(&path),
        path,
        crumbs: vec![
            home(site),
            Link { href: association_path(association), text: association.short_name.clone() },
            content.report.clone(),
        ],
        tables: None,
        content: PageContent::Checks(Box::new(content)),
    }
}

/// How comparisons came out.
#[derive(Default)]
struct Tally {
    made: usize,
    held: usize,
    explained: usize,
    unexplained: usize,
    information: usize,
}

impl Tally {
    fn of<'a>(comparisons: impl Iterator<Item = &'a Comparison>) -> Tally {
        let mut tally = Tally::default();
        for made in comparisons {
            tally.made += 1;
            match (&made.finding, made.explained) {
                (None, _) => tally.held += 1,
                (Some(finding), _) if is_information(finding) => tally.information += 1,
                (Some(_), Some(_)) => tally.explained += 1,
                (Some(_), None) => tally.unexplained += 1,
            }
        }
        tally
    }

    fn departs(&self) -> usize {
        self.explained + self.unexplained
    }

    fn view(&self) -> TallyView {
        let [made, held, departs, information] =
            [self.made, self.held, self.departs(), self.information].map(|count| grouped(&count.to_string()));
        TallyView { made, held, departs, information }
    }

    /// "Insyn har gjort 210 jämförelser: 203 stämmer, sex avviker med kommentar och en är bara en upplysning."
    fn in_words(&self) -> String {
        if self.made == 0 {
            return "Insyn har inte kunnat göra några jämförelser.".into();
        }
        let subject = |count: usize| match count {
            1 if self.made == 1 => "den".to_owned(),
            1 => "en".to_owned(),
            _ => cardinal(count),
        };
        let mut parts = vec![match self.held {
            0 if self.made == 1 => String::new(),
            0 => "ingen stämmer".into(),
            2 if self.made == 2 => "båda stämmer".into(),
            held if held == self.made && held > 1 => "alla stämmer".into(),
            held => format!("{} stämmer", subject(held)),
        }];
        let mut tell = |count: usize, one: &str, many: &str| {
            if count > 0 {
                parts.push(format!("{} {}", subject(count), if count == 1 { one } else { many }));
            }
        };
        tell(self.explained, "avviker med kommentar", "avviker med kommentar");
        tell(self.unexplained, "avviker utan kommentar", "avviker utan kommentar");
        tell(self.information, "är bara en upplysning", "är bara upplysningar");
        parts.retain(|part| !part.is_empty());
        let made = counted(self.made, "en jämförelse", "jämförelser");
        format!("Insyn har gjort {made}: {}.", join(&parts))
    }
}

fn is_information(finding: &Finding) -> bool {
    finding.severity == Severity::Info
}

fn rule_row(rule: Rule, tally: &Tally) -> RuleRow {
    let departures = (tally.departs() > 0).then(|| format!("#{}", rule_id(rule)));
    RuleRow { name: rule.name(), compares: rule.compares(), tally: tally.view(), departures }
}

fn rule_id(rule: Rule) -> String {
    format!("regel_{}", rule.code())
}

fn not_made_in_words(rules: &[Rule]) -> Option<String> {
    let names: Vec<String> = rules.iter().map(|rule| format!("”{}”", rule.name())).collect();
    let checks = match names.len() {
        0 => return None,
        1 => "Den här kontrollen",
        _ => "De här kontrollerna",
    };
    Some(format!(
        "{checks} har inte gjorts, för att rapporten saknar uppgifter som behövs eller för att en summa redan visar samma sak: {}.",
        join(&names)
    ))
}

fn departures(prepared: &Prepared, rule: Rule) -> Option<RuleFindings> {
    let groups = groups(prepared, |made, finding| made.rule == rule && !is_information(finding));
    (!groups.is_empty()).then(|| RuleFindings { id: rule_id(rule), name: rule.name(), groups })
}

/// The findings that are chosen, in the order of the report; those with one explanation stand together.
fn groups(prepared: &Prepared, chosen: impl Fn(&Comparison, &Finding) -> bool) -> Vec<FindingGroup> {
    let mut found: Vec<(&Comparison, &Finding)> = prepared
        .comparisons
        .iter()
        .filter_map(|made| Some((made, made.finding.as_deref()?)))
        .filter(|(made, finding)| chosen(made, finding))
        .collect();
    found.sort_by_key(|(_, finding)| finding.place.span);
    let mut groups: Vec<(Option<usize>, Vec<FindingView>)> = Vec::new();
    let mut explained: BTreeMap<usize, usize> = BTreeMap::new();
    for (made, finding) in found {
        let next = groups.len();
        let group = made.explained.map_or(next, |known| *explained.entry(known).or_insert(next));
        if group == next {
            groups.push((made.explained, Vec::new()));
        }
        groups[group].1.push(finding_view(prepared, made, finding));
    }
    let explanation = |known: usize| unbroken(&prepared.report.known_errors[known].explanation);
    groups.into_iter().map(|(known, findings)| FindingGroup { findings, explanation: known.map(explanation) }).collect()
}

fn finding_view(prepared: &Prepared, made: &Comparison, finding: &Finding) -> FindingView {
    let place = match &made.place {
        Place::Cell(cell) => Link { href: on_report(prepared, &anchor(prepared, cell)), text: prepared.report.describe(cell) },
        Place::Name(_) => Link { href: String::new(), text: finding.place.label.clone() },
    };
    FindingView {
        place: Link { text: unbroken(&place.text), ..place },
        severity: match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "information",
        },
        message: sentence(&finding.message),
        arithmetic: finding.arithmetic.iter().filter(|line| !says_nothing(line)).map(|line| capitalised(&unbroken(line))).collect(),
    }
}

/// The address of an anchor on the page of the report; nothing if there is no anchor.
fn on_report(prepared: &Prepared, anchor: &str) -> String {
    if anchor.is_empty() { String::new() } else { format!("{}{anchor}", report_path(prepared.association, prepared.report)) }
}

/// Whether a line of arithmetic is a figure that equals itself, as where two figures should be the same.
fn says_nothing(line: &str) -> bool {
    let Some((left, right)) = line.split_once("= ") else { return false };
    let left = left.trim_end();
    right == left || right.strip_prefix(left).is_some_and(|unit| unit.starts_with(NBSP) && !unit.contains(|c: char| c.is_ascii_digit()))
}

/// A message as a whole sentence.
fn sentence(message: &str) -> String {
    let text = capitalised(&unbroken(message));
    if text.ends_with(['.', '?', '!']) { text } else { text + "." }
}

/// A table, linked where the report shows it.
fn table_link(prepared: &Prepared, table: &Table) -> Link {
    let anchor = if table.kind == TableKind::Prose { String::new() } else { format!("#{}", table.id) };
    Link { href: on_report(prepared, &anchor), text: table.caption().to_owned() }
}

fn unlooked_at(prepared: &Prepared, unlooked: &Unlooked) -> Reason {
    let what = prepared.report.table(&unlooked.table).map(|table| table_link(prepared, table));
    let what = what.unwrap_or_else(|| Link { href: String::new(), text: unlooked.table.to_string() });
    Reason { what: Link { text: unbroken(&what.text), ..what }, reason: sentence(&unlooked.message) }
}

fn small_figures(prepared: &Prepared, decision: &SmallFigures) -> Reason {
    let (report, place) = (prepared.report, &decision.place.value);
    let what = match (report.table(place), report.locate(place)) {
        (Some(table), _) => table_link(prepared, table),
        (None, Ok(cell)) => Link { href: on_report(prepared, &anchor(prepared, &cell)), text: report.describe(&cell) },
        (None, Err(_)) => Link { href: String::new(), text: place.clone() },
    };
    let beside = match decision.beside.as_deref() {
        None => String::new(),
        Some([]) => " Redovisningen säger inte mer om samma personer.".to_owned(),
        Some(beside) => format!(" Redovisningen anger också detta om samma personer: {}.", join(beside)),
    };
    Reason { what: Link { text: unbroken(&what.text), ..what }, reason: unbroken(&format!("{}{beside}", decision.reason)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(held: usize, explained: usize, unexplained: usize, information: usize) -> String {
        Tally { made: held + explained + unexplained + information, held, explained, unexplained, information }.in_words()
    }

    #[test]
    fn totals_agree_in_number() {
        assert_eq!(words(0, 0, 0, 0), "Insyn har inte kunnat göra några jämförelser.");
        assert_eq!(words(1, 0, 0, 0), "Insyn har gjort en jämförelse: den stämmer.");
        assert_eq!(words(0, 0, 1, 0), "Insyn har gjort en jämförelse: den avviker utan kommentar.");
        assert_eq!(words(2, 0, 0, 0), "Insyn har gjort två jämförelser: båda stämmer.");
        assert_eq!(words(40, 0, 0, 0), "Insyn har gjort 40 jämförelser: alla stämmer.");
        assert_eq!(words(0, 2, 0, 0), "Insyn har gjort två jämförelser: ingen stämmer och två avviker med kommentar.");
        assert_eq!(
            words(1203, 1, 2, 1),
            "Insyn har gjort 1\u{a0}207 jämförelser: 1\u{a0}203 stämmer, en avviker med kommentar, två avviker utan kommentar och en är bara en upplysning."
        );
        assert_eq!(
            words(20, 6, 0, 13),
            "Insyn har gjort 39 jämförelser: 20 stämmer, sex avviker med kommentar och 13 är bara upplysningar."
        );
    }

    #[test]
    fn a_figure_that_equals_itself_is_no_arithmetic() {
        assert!(says_nothing("−5\u{a0}171\u{a0}429\u{a0}= −5\u{a0}171\u{a0}429\u{a0}kr"));
        assert!(says_nothing("154\u{a0}= 154"));
        assert!(!says_nothing("5\u{a0}171\u{a0}= 5\u{a0}171\u{a0}429\u{a0}kr"));
        assert!(!says_nothing("1\u{a0}+ 1\u{a0}= 2"));
        assert!(!says_nothing("skillnad: 7\u{a0}kr"));
    }

    #[test]
    fn checks_that_could_not_be_made_are_named() {
        assert_eq!(not_made_in_words(&[]), None);
        assert_eq!(
            not_made_in_words(&[Rule::Sum]).unwrap(),
            "Den här kontrollen har inte gjorts, för att rapporten saknar uppgifter som behövs eller för att en summa redan visar samma sak: ”Summor”."
        );
        assert_eq!(
            not_made_in_words(&[Rule::Sum, Rule::EquityRatio]).unwrap(),
            "De här kontrollerna har inte gjorts, för att rapporten saknar uppgifter som behövs eller för att en summa redan visar samma sak: ”Summor” och ”Soliditet”."
        );
    }
}
