//! `summa`: a sum is the sum of its rows or columns, as printed. Declared in the content, or given by the roles of a statement.

use super::comparison::{Calculation, Comparison, Judge, Operand};
use super::unlooked::{Gap, What, Why};
use crate::diag::Rule;
use crate::model::{Association, Cell, CellRef, Content, Quantity, Report, Role, Site, Table, TableKind, Term};
use ecow::EcoString;

/// What the lines of a statement give together: the total, what must be there, and what may be there.
/// The first that fits counts.
const IDENTITIES: [(Role, &[Role], &[Role]); 13] = [
    (Role::NetCost, &[Role::OperatingIncome, Role::OperatingCosts], &[Role::Depreciation]),
    (Role::OperatingResult, &[Role::NetCost], &[Role::TaxesAndGrants]),
    (Role::OperatingResult, &[Role::OperatingIncome, Role::OperatingCosts], &[Role::Depreciation, Role::TaxesAndGrants]),
    (Role::OperatingResult, &[Role::MemberContributions, Role::OperatingCosts], &[Role::OtherIncome, Role::Depreciation]),
    (Role::NetFinancialItems, &[Role::FinancialIncome, Role::FinancialCosts], &[]),
    (Role::ResultAfterFinancialItems, &[Role::OperatingResult, Role::NetFinancialItems], &[]),
    (Role::ResultAfterFinancialItems, &[Role::OperatingResult], &[Role::FinancialIncome, Role::FinancialCosts]),
    (Role::ResultOfTheYear, &[Role::ResultAfterFinancialItems], &[Role::ExtraordinaryItems]),
    (Role::ResultOfTheYear, &[Role::OperatingResult, Role::NetFinancialItems], &[Role::ExtraordinaryItems]),
    (Role::ResultOfTheYear, &[Role::OperatingResult], &[Role::FinancialIncome, Role::FinancialCosts, Role::ExtraordinaryItems]),
    (Role::CurrentAssets, &[Role::Receivables, Role::Cash], &[]),
    (Role::TotalAssets, &[Role::CurrentAssets], &[Role::FixedAssets]),
    (Role::CashFlowOfTheYear, &[Role::OperatingCashFlow], &[Role::InvestingCashFlow, Role::FinancingCashFlow]),
];

/// Checks every sum of a report. What cannot be added up is a gap.
pub(super) fn check(site: &Site, association: &Association, report: &Report, out: &mut Vec<Comparison>, gaps: &mut Vec<Gap>) {
    let judge = Judge { site, association: &association.id, rule: Rule::Sum };
    for table in &report.tables {
        let in_table = InTable { judge: &judge, report, table };
        let mut found = |cell: (usize, usize), made: Result<Option<Comparison>, Why>| match made {
            Ok(made) => out.extend(made),
            Err(why) => gaps.push(Gap { cell: in_table.place(cell.0, cell.1), what: What::Sum, why }),
        };
        for (row, terms) in table.rows.iter().enumerate().filter_map(|(i, row)| Some((i, row.sum.clone().or_else(|| inferred(table, i))?)))
        {
            for column in 0..table.columns.len() {
                let terms = terms.iter().map(|term| (*term, (term.index, column)));
                found((row, column), in_table.check((row, column), terms, "raderna"));
            }
        }
        for (column, terms) in table.columns.iter().enumerate().filter_map(|(i, column)| Some((i, column.sum.as_ref()?))) {
            for row in (0..table.rows.len()).filter(|row| !table.rows[*row].cells.is_empty()) {
                let terms = terms.iter().map(|term| (*term, (row, term.index)));
                found((row, column), in_table.check((row, column), terms, "kolumnerna"));
            }
        }
    }
}

/// The rows that a row of a statement is the sum of by its role, where the content does not say it.
fn inferred(table: &Table, total: usize) -> Option<Vec<Term>> {
    let role = table.rows[total].meaning.role.filter(|_| table.kind == TableKind::Statement)?;
    let row_of = |role: Role| {
        let mut rows = table.rows[..total].iter().enumerate().filter(|(_, row)| row.meaning.role == Some(role)).map(|(index, _)| index);
        rows.next().filter(|_| rows.next().is_none())
    };
    IDENTITIES.iter().filter(|(sum, _, _)| *sum == role).find_map(|(_, must, may)| {
        let must: Option<Vec<usize>> = must.iter().map(|role| row_of(*role)).collect();
        let rows = must?.into_iter().chain(may.iter().filter_map(|role| row_of(*role)));
        let sign = |row: usize| table.rows[row].meaning.sign.or(table.meaning.sign).unwrap_or_default();
        Some(rows.map(|index| Term { index, subtract: sign(index) != sign(total) }).collect())
    })
}

struct InTable<'t, 'a> {
    judge: &'t Judge<'a>,
    report: &'t Report,
    table: &'t Table,
}

impl<'a> InTable<'_, 'a> {
    /// Nothing where no sum is printed; why not, where one is that cannot be looked at.
    fn check(
        &self,
        (row, column): (usize, usize),
        terms: impl Iterator<Item = (Term, (usize, usize))>,
        what: &str,
    ) -> Result<Option<Comparison>, Why> {
        let Some(cell) = self.table.rows[row].cells.get(column) else { return Ok(None) };
        if !matches!(cell.content, Content::Figure(_) | Content::Parts(_) | Content::Nil) {
            return Ok(None);
        }
        let stated = self.operand(cell, row, column)?;
        let (mut add, mut subtract) = (Vec::new(), Vec::new());
        for (term, (row, column)) in terms {
            let Some(cell) = self.table.rows[row].cells.get(column) else { continue };
            let Some(operand) = self.operand(cell, row, column)? else { continue };
            if stated.as_ref().is_some_and(|stated| stated.unit.quantity() != operand.unit.quantity()) {
                return Err(Why::Units);
            }
            if term.subtract { subtract.push(operand) } else { add.push(operand) }
        }
        let Some(first) = add.first().or(subtract.first()) else { return Ok(None) };
        // A dash stands for nothing, and so for zero.
        let nothing =
            || Operand { cell: std::borrow::Cow::Owned(self.place(row, column)), span: cell.span, value: 0.into(), ..first.clone() };
        let stated = stated.unwrap_or_else(nothing);
        Ok(self.judge.compare(&stated, &Calculation::sum(add, subtract), |here, there| {
            format!("summan stämmer inte: {here} står det, men {what} ger {there}")
        }))
    }

    /// What a cell brings into a sum: nothing for nil and blank.
    fn operand(&self, cell: &Cell, row: usize, column: usize) -> Result<Option<Operand<'a>>, Why> {
        if matches!(cell.content, Content::Nil | Content::Blank) {
            return Ok(None);
        }
        let Some((_, figure, _)) = cell.figures().next() else { return Err(Why::of(&cell.content)) };
        match figure.unit.quantity() {
            // Nobody knows how much "drygt" is.
            _ if figure.approximate => Err(Why::Approximate),
            Quantity::Money | Quantity::Count => Ok(Some(Operand::printed(self.place(row, column), cell.span, figure))),
            _ => Err(Why::NotAdded),
        }
    }

    fn place(&self, row: usize, column: usize) -> CellRef {
        CellRef { report: self.report.id.clone(), table: self.table.id.clone(), row, column, part: EcoString::new() }
    }
}
