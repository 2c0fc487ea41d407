//! Participants and those who answered: by sex, by initiative, and parts of the whole (`kon`, `insatser`, `delmangd`).

use super::comparison::{Calculation, Comparison, Judge, Operand, with_unit};
use crate::diag::{Finding, Rule};
use crate::facts::{Fact, Facts};
use crate::model::{Association, CostGroup, Dimension, Kind, Quantity, Role, Site};

/// Roles that count people who take part.
const PARTICIPANTS: [Role; 4] = [Role::Participants, Role::NewParticipants, Role::ParticipantsWhoLeft, Role::StepsForward];

/// Checks the counts of people of an association.
pub(super) fn check<'a>(site: &'a Site, association: &'a Association, facts: &'a Facts, out: &mut Vec<Comparison>) {
    let judge = |rule| Judge { site, association: &association.id, rule };
    let counts = facts
        .shown_of(&association.id)
        .filter(|fact| (fact.key.kind, fact.key.quantity) == (Kind::Outcome, Quantity::Count) && fact.is_exact());
    for fact in counts {
        if PARTICIPANTS.contains(&fact.key.role) || matches!(fact.key.role, Role::Asked | Role::Answered) {
            out.extend(sexes(&judge(Rule::Sexes), facts, fact));
        }
        if PARTICIPANTS.contains(&fact.key.role) {
            out.extend(initiatives(&judge(Rule::Initiatives), association, facts, fact));
        }
        out.extend(subset(&judge(Rule::Subset), facts, fact));
    }
}

fn sexes<'a>(judge: &Judge<'a>, facts: &'a Facts, all: &'a Fact) -> Option<Comparison> {
    let of = |sex| facts.exact(&all.key.with(Dimension::Sex, sex));
    if all.dimension(Dimension::Sex).is_some() {
        return None;
    }
    let parts = [of("kvinnor")?, of("man")?].into_iter().chain(of("annat")).map(Operand::of);
    let says = |here: &str, there: &str| format!("{here} står det, men kvinnor och män är tillsammans {there}");
    judge.compare(&Operand::of(all), &Calculation::sum(parts, []), says)
}

/// All participants, or those of a cost group, against those of its initiatives. A person may take part in more than one.
fn initiatives<'a>(judge: &Judge<'a>, association: &Association, facts: &'a Facts, all: &'a Fact) -> Option<Comparison> {
    if all.dimension(Dimension::Initiative).is_some() {
        return None;
    }
    let group = match all.dimension(Dimension::Group) {
        Some(group) => CostGroup::from_id(group)?,
        None => CostGroup::Individual,
    };
    let of_initiative = |id: &str| facts.exact(&all.key.without(Dimension::Group).with(Dimension::Initiative, id));
    let parts: Vec<&Fact> = association
        .initiatives
        .iter()
        .filter(|initiative| initiative.group == group)
        .filter_map(|initiative| of_initiative(&initiative.id))
        .collect();
    if parts.len() < 2 {
        return None;
    }
    let says = |here: &str, there: &str| format!("{here} står det, men insatserna har tillsammans {there}");
    judge.compare(&Operand::of(all), &Calculation::sum(parts.into_iter().map(Operand::of), []), says)
}

/// New, those who left, and those who answered are no more than all.
fn subset<'a>(judge: &Judge<'a>, facts: &'a Facts, part: &'a Fact) -> Option<Comparison> {
    let whole = match part.key.role {
        Role::NewParticipants | Role::ParticipantsWhoLeft => Role::Participants,
        Role::StepsForward => Role::ParticipantsWhoLeft,
        Role::Answered => Role::Asked,
        _ => return None,
    };
    let mut key = part.key.of(whole, Kind::Outcome, Quantity::Count);
    key.dimensions = key.dimensions.kept(&[Dimension::Initiative, Dimension::Group, Dimension::Sex, Dimension::SurveyGroup]);
    let whole = facts.exact(&key)?;
    let finding = (part.value > whole.value).then(|| {
        let (here, there) = (with_unit(part.value, part.unit), with_unit(whole.value, whole.unit));
        let (of, all) = (part.key.role.swedish(), whole.key.role.swedish());
        Finding::new(judge.rule, part.span, format!("{of} är {here}, fler än {all}, som är {there}"))
            .label(judge.describe(&part.source))
            .also(whole.span, judge.describe(&whole.source))
            .arithmetic(format!("skillnad: {}", with_unit(part.value - whole.value, part.unit)))
            .help(judge.explain_help(&part.source))
    });
    Some(Comparison::of_cell(judge.rule, judge.association, part.source.clone(), vec![part.span, whole.span], finding))
}
