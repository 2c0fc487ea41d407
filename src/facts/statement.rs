//! What reports say in words where a figure could stand.

use super::fact::{Key, natural_period};
use crate::diag::Span;
use crate::model::{Association, CellRef, Content, Dimension, Dimensions, Kind, Period, Quantity, Report, Role, ScaleLevel, Table};
use ecow::EcoString;

/// A cell with a role that holds no figure: a verdict of a scale, a text, or nothing with its reason. Never held against a figure,
/// so it may say the same as one.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Id of the association.
    pub association: EcoString,
    /// What a figure in the cell would mean.
    pub role: Role,
    /// A stretch of time for a flow, a day for a stock.
    pub period: Period,
    /// Outcome, budget and so on.
    pub kind: Kind,
    /// What a figure in the cell would be measured in.
    pub quantity: Quantity,
    /// Which indicator, initiative, comparison … it is about.
    pub dimensions: Dimensions,
    /// What stands there instead of a figure.
    pub content: Content,
    /// The level that a verdict names; none if the scale allows other words too.
    pub level: Option<Box<ScaleLevel>>,
    /// What the report remarks on the cell or its row.
    pub remark: Option<String>,
    /// The cell that says so.
    pub source: CellRef,
    /// Where that cell is written in the content.
    pub span: Span,
}

impl Statement {
    /// The value of a dimension; none if the cell is not about one.
    pub fn dimension(&self, dimension: Dimension) -> Option<&str> {
        self.dimensions.get(dimension)
    }

    /// What it is about, as that of a figure.
    pub fn key(&self) -> Key {
        Key {
            association: self.association.clone(),
            role: self.role,
            period: self.period,
            kind: self.kind,
            quantity: self.quantity,
            dimensions: self.dimensions.clone(),
        }
    }

    /// The word of a verdict, as printed.
    pub fn verdict(&self) -> Option<&str> {
        match &self.content {
            Content::Level { text, .. } => Some(text),
            _ => None,
        }
    }
}

/// By role; of those in the order of the content.
pub(super) fn collect(association: &Association) -> Vec<Statement> {
    let mut out = Vec::new();
    for report in &association.reports {
        for table in &report.tables {
            collect_table(&association.id, report, table, &mut out);
        }
    }
    out.sort_by_key(|statement| statement.role);
    out.shrink_to_fit();
    out
}

fn collect_table(association: &EcoString, report: &Report, table: &Table, out: &mut Vec<Statement>) {
    for (row_index, row) in table.rows.iter().enumerate() {
        for (column, cell) in row.cells.iter().enumerate() {
            let Some(role) = cell.meaning.role else { continue };
            if matches!(cell.content, Content::Figure(_) | Content::Parts(_)) {
                continue;
            }
            let level = match &cell.content {
                Content::Level { scale, level: Some(level), .. } => report.scales.get(&**scale).and_then(|scale| scale.levels.get(*level)),
                _ => None,
            };
            out.push(Statement {
                association: association.clone(),
                role,
                period: natural_period(role, cell.meaning.period.unwrap_or(report.period), cell.meaning.edge),
                kind: cell.meaning.kind.unwrap_or_default(),
                quantity: cell.meaning.unit.unwrap_or(table.unit).quantity(),
                dimensions: cell.meaning.dimensions.clone(),
                content: cell.content.clone(),
                level: level.cloned().map(Box::new),
                remark: cell.remark.clone().or_else(|| row.remark.clone()),
                source: CellRef { report: report.id.clone(), table: table.id.clone(), row: row_index, column, part: EcoString::new() },
                span: cell.span,
            });
        }
    }
}
