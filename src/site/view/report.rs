//! A report: its text, figures and charts in order, and what is said about it.

use crate::measures::Told;
use crate::model::{Demonstration, TextKind};
use crate::site::view::chart::ChartView;
use crate::site::view::checks::Reason;
use crate::site::view::figure::{KeyFigure, QuestionView};
use crate::site::view::link::{Date, FileView, Link};
use crate::site::view::table::TableView;
use serde::Serialize;
use std::collections::BTreeSet;

#[derive(Debug, Clone, Serialize)]
pub struct ReportPage {
    /// "Årsredovisning 2024"
    pub title: String,
    pub association: Link,
    /// How to reach the association.
    pub contact: Option<String>,
    /// "2024" or "januari–juni 2020"
    pub period: String,
    pub whole_year: bool,
    pub registry_number: Option<String>,
    /// The whole report as files; none where the site has no files of figures.
    pub files: Vec<FileView>,
    pub draft: bool,
    /// How far it has come, where the auditors have not reviewed it.
    pub stage: Option<String>,
    /// Parts that the law requires and that it does not have.
    pub absent: Vec<Reason>,
    /// Whether the text is the original's own.
    pub text: TextKind,
    pub demonstration: Demonstration,
    pub originals: Vec<OriginalView>,
    /// Address of the page of its checks.
    pub checks: String,
    /// What the figures tell of money, people and results.
    pub headlines: Vec<HeadlineView>,
    /// What no figure tells.
    pub highlights: Vec<HighlightView>,
    /// The charts before the text: beside the headlines, where the money went, and what came of it.
    pub leading: Option<Box<ChartView>>,
    pub money: Option<Box<ChartView>>,
    pub results: Option<Box<ChartView>>,
    /// The report in easy Swedish; empty if it has none.
    pub easy: Vec<String>,
    /// The reports of the same association before and after this one.
    pub previous: Option<Link>,
    pub next: Option<Link>,
    pub key_figures: Vec<KeyFigure>,
    pub questions: Vec<QuestionView>,
    pub contents: Vec<ContentsEntry>,
    pub chapters: Vec<ChapterView>,
    pub departures: Vec<Departure>,
    pub events: Vec<EventView>,
    /// What was put right on the page after it was published, newest first.
    pub corrections: Vec<CorrectionView>,
    /// Versions that it has taken the place of, newest first.
    pub versions: Vec<VersionView>,
    /// It no longer holds itself.
    pub replaced: Option<ReplacedView>,
    pub signers: Vec<PersonView>,
    pub auditors: Vec<PersonView>,
    pub attachments: Vec<AttachmentView>,
    /// How to cite the page.
    pub citation: String,
    /// The cells whose figures stand on this page and in no file.
    #[serde(skip)]
    pub left_out: BTreeSet<String>,
}

/// A finding in words.
#[derive(Debug, Clone, Default, Serialize)]
pub struct HeadlineView {
    /// "money", "people" or "results".
    pub about: &'static str,
    pub text: Told,
    /// The chart that shows it, as an anchor; empty where none does.
    pub href: String,
    /// How many a survey rests on.
    pub basis: Option<Told>,
}

/// A sentence of the content, and where the page tells more.
#[derive(Debug, Clone, Serialize)]
pub struct HighlightView {
    pub text: String,
    pub href: String,
}

/// What stands from one heading of the highest level to the next. Each can be read alone.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChapterView {
    pub blocks: Vec<BlockView>,
    /// The next chapter.
    pub next: Option<ContentsEntry>,
}

#[derive(Debug, Clone, Serialize)]
pub struct OriginalView {
    /// Said where there are several.
    pub name: Option<String>,
    pub address: Option<String>,
    pub sha256: Option<String>,
    pub missing: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ContentsEntry {
    pub id: String,
    pub html: String,
    pub children: Vec<ContentsEntry>,
}

/// A piece of the report, in order.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum BlockView {
    Html {
        html: String,
    },
    /// `level` is the level in HTML, 2–6.
    Heading {
        level: u8,
        id: String,
        html: String,
    },
    Table(Box<TableView>),
    Chart(Box<ChartView>),
    /// From here on stand the charts and tables that the narrative does not place.
    Rest,
    /// A table or chart that is shown earlier on the page.
    Reference {
        href: String,
        text: String,
    },
    ToFill {
        hint: String,
    },
    Picture {
        src: String,
        alt: String,
    },
}

/// One figure that a known error concerns.
#[derive(Debug, Clone, Serialize)]
pub struct DeparturePlace {
    /// The figure, as "Översikt: Årets resultat, 2024".
    pub place: Link,
    /// What the original prints there.
    pub printed: String,
}

/// A known error of the original.
#[derive(Debug, Clone, Serialize)]
pub struct Departure {
    pub number: usize,
    pub id: String,
    pub places: Vec<DeparturePlace>,
    pub html: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct EventView {
    /// "beslutad", "undertecknad", "reviderad" or "ansvarsfrihet"
    pub kind: &'static str,
    /// The member whose decision it is.
    pub member: Option<String>,
    pub date: Date,
    pub remark: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct CorrectionView {
    pub id: String,
    pub date: Date,
    /// A label: "avskrift" or "nytt-original".
    pub kind: &'static str,
    pub text: String,
    /// What it is about, where the page still has it.
    pub place: Option<Link>,
    /// What stood there, and what stands there now.
    pub from: Option<String>,
    pub to: Option<String>,
    pub reason: Option<String>,
}

/// A version that no longer holds, with what differs.
#[derive(Debug, Clone, Serialize)]
pub struct VersionView {
    pub href: String,
    pub date: Date,
    pub reason: String,
    pub differences: Vec<DifferenceView>,
}

/// A figure that is another in the version that holds.
#[derive(Debug, Clone, Serialize)]
pub struct DifferenceView {
    pub place: Link,
    /// Empty where the version that holds does not tell it.
    pub from: String,
    pub to: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct ReplacedView {
    pub date: Date,
    pub reason: String,
    /// The report that holds.
    pub href: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct PersonView {
    /// None where it is left out.
    pub name: Option<String>,
    /// Why the name is left out.
    pub left_out: Option<String>,
    pub role: String,
    /// By whom an auditor was appointed.
    pub appointed_by: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct AttachmentView {
    pub name: String,
    /// Address, or nothing with a reason.
    pub href: Option<String>,
    pub missing: Option<String>,
    /// "PDF, 120 kB"
    pub size: Option<String>,
    /// The number of a document that only the association has.
    pub registered: Option<String>,
    /// Of a published file its own sum; else the one that is stated.
    pub sha256: Option<String>,
    /// Whether everybody can read the file; none: nobody has tried.
    pub accessible: Option<bool>,
    /// How to get it in another way.
    pub other_version: Option<String>,
}
