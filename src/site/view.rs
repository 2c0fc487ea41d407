//! What each page shows, as plain data for the templates. Strings are text unless they are called `html` or `svg`.

mod link;
mod figure;
mod chart;
mod table;
mod about;
mod association;
mod checks;
mod compare;
mod glossary;
mod indicator;
mod member;
mod report;
mod search;
mod start;
mod page;

pub use about::{AboutPage, AccessibilityPage};
pub use association::{AssociationPage, BreakView, InitiativeView, MemberView, ResultRow, ResultTable, SeriesRow, SeriesTable};
pub use chart::{ChartMarkView, ChartView, EmbedPage};
pub use checks::{ChecksPage, FindingGroup, FindingView, Reason, RuleFindings, RuleRow, TallyView};
pub use compare::{CompareCell, CompareColumn, CompareFigure, ComparePage, CompareRemark, CompareRow, CompareTable, PartOfYear, PeriodRow};
pub use figure::{KeyFigure, ReportCard, SourcedFigure};
pub use glossary::{GlossaryPage, Letter, TermView};
pub use indicator::{
    IndicatorCell, IndicatorItem, IndicatorNote, IndicatorOther, IndicatorPage, IndicatorReason, IndicatorRow, IndicatorsPage,
    IndicatorsRow, MeasureVersionView,
};
pub use link::{Date, Link};
pub use member::{
    ContributionRow, DischargeRow, Entry, InitiativeRow, MemberAssociation, MemberKindGroup, MemberLine, MemberPage, MembersPage,
    OutcomeRow, OwnedRow, StateView,
};
pub use page::{Page, PageContent};
pub use report::{
    AttachmentView, BlockView, ContentsEntry, CorrectionView, Departure, DeparturePlace, EventView, OriginalView, PersonView, ReportPage,
};
pub use search::{SearchGroup, SearchPage};
pub use start::{AssociationCard, StartPage};
pub use table::{CellView, ColumnView, GroupView, Remark, RowView, TableView};
