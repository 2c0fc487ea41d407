//! What each page shows, as plain data for the templates. Strings are text unless they are called `html` or `svg`.

mod link;
mod figure;
mod chart;
mod table;
mod about;
mod association;
mod checks;
mod compare;
mod data;
mod embed;
mod former;
mod glossary;
mod indicator;
mod member;
mod report;
mod search;
mod start;
mod page;

pub(crate) use about::{AboutPage, AccessibilityPage, AttachmentNote, AttachmentNotes};
pub(crate) use association::{AssociationPage, BreakView, InitiativeView, MemberView, ResultRow, ResultTable, SeriesRow, SeriesTable};
pub(crate) use chart::{ChartMarkView, ChartNoteView, ChartView, Elsewhere};
pub(crate) use checks::{ChecksPage, FindingGroup, FindingView, Reason, RuleFindings, RuleRow, TallyView};
pub(crate) use compare::{
    ColumnNote, CompareAlone, CompareCell, CompareColumn, CompareFigure, ComparePage, CompareRemark, CompareRow, CompareTable, PartOfYear,
    PeriodRow,
};
pub(crate) use data::{DataAssociation, DataPage, DataReport, LicenceView, SiteFileView};
pub(crate) use embed::{EmbedPage, FrameView, ShareView, Shown};
pub(crate) use figure::{AnswerView, CaveatView, Entry, KeyFigure, QuestionView, ReportCard, SourcedFigure};
pub(crate) use former::{FormerNote, MovedPage, RemovedPage};
pub(crate) use glossary::{GlossaryPage, Letter, TermView};
pub(crate) use indicator::{
    IndicatorCell, IndicatorItem, IndicatorNote, IndicatorOther, IndicatorPage, IndicatorReason, IndicatorRow, IndicatorsPage,
    IndicatorsRow, MeasureVersionView,
};
pub(crate) use link::{Date, FileView, Link};
pub(crate) use member::{
    ContributionRow, DischargeRow, InitiativeRow, MemberAssociation, MemberKindGroup, MemberLine, MemberPage, MemberPart, MembersPage,
    OutcomeRow, OwnedRow, StateView,
};
pub(crate) use page::{Page, PageContent};
pub(crate) use report::{
    AttachmentView, BlockView, ChapterView, ContentsEntry, CorrectionView, Departure, DeparturePlace, DifferenceView, EventView,
    HeadlineView, HighlightView, OriginalView, PersonView, ReplacedView, ReportPage, VersionView,
};
pub(crate) use search::{SearchGroup, SearchPage};
pub(crate) use start::{AssociationCard, StartPage};
pub(crate) use table::{CellView, ColumnView, GroupView, Remark, RowView, TableView};
