//! Content by hand, as short as it may be: one association with members, initiatives and reports of a few tables.

use crate::chart::{Chart, for_association, for_report};
use crate::diag::{FileId, Span};
use crate::facts::Facts;
use crate::model::*;
use std::collections::BTreeMap;

const SPAN: Span = Span::new(FileId(0), 0..0);

/// A row: label, dimensions, and a printed figure for each column (`-` for nothing).
pub(super) type Line<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a [&'a str]);

/// A table with one role, and a column for each period: `2024`, `budget 2024`.
pub(super) struct Grid<'a> {
    pub title: &'a str,
    pub role: Role,
    pub sign: Sign,
    pub unit: Unit,
    pub periods: &'a [&'a str],
    pub rows: &'a [Line<'a>],
}

impl Grid<'_> {
    fn table(&self) -> Table {
        let column = |period: &&str| Column {
            id: None,
            span: SPAN,
            header: None,
            group: None,
            holds_text: false,
            meaning: column_meaning(period),
            sum: None,
            verdict: None,
        };
        Table {
            id: swedish_id(self.title).into(),
            span: SPAN,
            title: Some(self.title.to_owned()),
            kind: TableKind::Statement,
            page: None,
            unit: self.unit,
            row_header: None,
            printed_unit: None,
            remark: None,
            marks: BTreeMap::new(),
            columns: self.periods.iter().map(column).collect(),
            rows: self.rows.iter().map(|line| self.row(line)).collect(),
            names: Default::default(),
            meaning: Meaning::default(),
        }
    }

    fn row(&self, (label, dimensions, values): &Line) -> Row {
        let dimensions: Dimensions = dimensions.iter().map(|(name, id)| (*name, id.to_string())).collect();
        let cell = |(period, printed): (&&str, &&str)| Cell {
            span: SPAN,
            content: content(printed, self.unit),
            meaning: Meaning { role: Some(self.role), sign: Some(self.sign), dimensions: dimensions.clone(), ..column_meaning(period) },
            remark: None,
            restated: None,
        };
        Row {
            id: None,
            span: SPAN,
            label: Some(label.to_string()),
            kind: RowKind::Line,
            note: None,
            remark: None,
            comment: None,
            meaning: Meaning::default(),
            sum: None,
            cells: self.periods.iter().zip(*values).map(cell).collect(),
        }
    }
}

fn column_meaning(column: &str) -> Meaning {
    let (kind, period) = column.rsplit_once(' ').unwrap_or(("", column));
    let kind = Kind::ALL.iter().find(|(id, _)| *id == kind).map(|(_, kind)| *kind);
    Meaning { kind, period: Period::parse(period), ..Meaning::default() }
}

fn swedish_id(title: &str) -> String {
    crate::swedish::slug(title)
}

fn content(printed: &str, unit: Unit) -> Content {
    if printed == "-" {
        return Content::Nil;
    }
    let number: String = printed.replace(',', ".").chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-')).collect();
    Content::Figure(Figure {
        value: number.parse().unwrap(),
        printed: printed.into(),
        unit,
        approximate: printed.starts_with("ca "),
        marks: "".into(),
        fraction: None,
    })
}

fn report(id: &str, grids: &[Grid]) -> Report {
    Report {
        id: id.into(),
        title: format!("Årsredovisning {id}"),
        kind: ReportKind::Annual,
        period: Period::parse(id).unwrap(),
        unit: Unit::Kronor,
        status: Status::Published,
        status_span: SPAN,
        registry_number: None,
        text: TextKind::Reworded,
        originals: Vec::new(),
        events: Vec::new(),
        highlights: Vec::new(),
        corrections: Vec::new(),
        signers: Vec::new(),
        auditors: Vec::new(),
        attachments: Vec::new(),
        scales: BTreeMap::new(),
        known_errors: Vec::new(),
        small_figures: Vec::new(),
        unbound: Vec::new(),
        checks: Vec::new(),
        shared_goals: Vec::new(),
        absent_parts: Vec::new(),
        promised_attachments: None,
        easy: None,
        tables: grids.iter().map(Grid::table).collect(),
        table_names: Default::default(),
        chart_words: Vec::new(),
        narrative: Vec::new(),
        files: Vec::new(),
        replaced: None,
        span: SPAN,
    }
}

fn member(id: &str, kind: MemberKind) -> Member {
    Member { id: id.to_owned(), name: id.to_owned(), former_names: Vec::new(), kind, organisation_number: None, code: None }
}

fn initiative(id: &str, name: &str, group: CostGroup) -> Initiative {
    let span = Span::new(FileId(0), 0..0);
    Initiative {
        id: id.to_owned(),
        name: name.to_owned(),
        span,
        other_names: Vec::new(),
        group,
        successor: None,
        invented: false,
        owners: Vec::new(),
    }
}

/// A site with one association and its reports, newest first.
pub(super) fn site(reports: &[(&str, &[Grid])]) -> Site {
    let association = Association {
        id: "sydnarke".into(),
        span: Span::new(FileId(0), 0..0),
        name: "Samordningsförbundet Sydnärke".to_owned(),
        short_name: "Sydnärke".to_owned(),
        organisation_number: None,
        county: None,
        description: None,
        contact: None,
        help: None,
        breaks: Vec::new(),
        comparison_notes: Vec::new(),
        chart_words: Vec::new(),
        members: Vec::new(),
        initiatives: vec![
            initiative("samordningsteamet", "Samordningsteamet", CostGroup::Individual),
            initiative("ciceron", "Projektet Ciceron", CostGroup::Individual),
            initiative("strukturinsatser", "Strukturinsatser", CostGroup::Structural),
            initiative("rehabmassan", "Rehabmässan", CostGroup::Structural),
        ],
        initiative_names: Default::default(),
        replaced: Vec::new(),
        drafts: Vec::new(),
        reports: reports.iter().map(|(id, grids)| report(id, grids)).collect(),
    };
    let members = vec![
        member("forsakringskassan", MemberKind::State),
        member("region-orebro-lan", MemberKind::Region),
        member("kumla-kommun", MemberKind::Municipality),
        member("laxa-kommun", MemberKind::Municipality),
        member("askersunds-kommun", MemberKind::Municipality),
        member("hallsbergs-kommun", MemberKind::Municipality),
    ];
    Site {
        website: Website::default(),
        members,
        member_names: Default::default(),
        indicators: Vec::new(),
        glossary: Vec::new(),
        synonyms: Vec::new(),
        associations: vec![association],
        former: Default::default(),
        without_data: false,
    }
}

/// Another association of the same site, by its short name.
pub(super) fn and(mut site: Site, name: &str, reports: &[(&str, &[Grid])]) -> Site {
    let mut other = self::site(reports).associations.remove(0);
    other.id = swedish_id(name).into();
    (other.name, other.short_name) = (format!("Samordningsförbundet {name}"), name.to_owned());
    site.associations.push(other);
    site
}

/// The charts of the first report.
pub(super) fn report_charts(site: &Site) -> Vec<Chart> {
    let association = &site.associations[0];
    for_report(site, association, &association.reports[0], &Facts::collect(&site.associations))
}

/// The chart of the association over all its reports.
pub(super) fn association_chart(site: &Site) -> Chart {
    for_association(site, &site.associations[0], &Facts::collect(&site.associations)).remove(0)
}
