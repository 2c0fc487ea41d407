//! Shares and ratios: what a figure is a share of, and whether the two give it (`andel`, `fordelning`, `soliditet`,
//! `eget-kapital-andel`, `eget-kapital-tak`, `kostnad-per-deltagare`, `svarsfrekvens`, `mojlig-andel`).

use super::balance::equity;
use super::comparison::{Calculation, Comparison, Judge, Operand, with_unit};
use crate::diag::{Finding, Rule, Severity};
use crate::facts::{self, Fact, Facts, Key};
use crate::model::{Association, Dimension, Kind, Period, Quantity, Role, Site};
use crate::swedish::{figure, of_percent, percent};
use rust_decimal::Decimal;
use std::sync::Arc;

/// Checks every published share and ratio of an association.
pub(super) fn check<'a>(site: &'a Site, association: &'a Association, facts: &'a Facts, out: &mut Vec<Comparison>) {
    let judge = |rule| Judge { site, association: &association.id, rule };
    for fact in facts.shown_of(&association.id).filter(|fact| fact.is_exact()) {
        match (fact.key.role, fact.key.kind, fact.key.quantity) {
            (Role::EquityRatio, Kind::Outcome, Quantity::Share) => out.extend(equity_ratio(&judge(Rule::EquityRatio), facts, fact)),
            (Role::EquityShare, Kind::Outcome, Quantity::Share) => out.extend(equity_share(&judge(Rule::EquityShare), facts, fact)),
            (Role::EquityCap, Kind::Outcome, _) => out.extend(cap(&judge(Rule::EquityCap), facts, fact)),
            (Role::CostPerParticipant, Kind::Outcome, _) => out.extend(cost_per_participant(&judge(Rule::CostPerParticipant), facts, fact)),
            (Role::ResponseRate, Kind::Outcome, Quantity::Share) => out.extend(response_rate(&judge(Rule::ResponseRate), facts, fact)),
            (Role::SurveyAnswers, Kind::Outcome, Quantity::Share) => out.extend(answers(&judge(Rule::PossibleShare), facts, fact)),
            (_, Kind::Share, Quantity::Share) => {
                match share_of(facts, fact) {
                    Some((part, whole)) => out.extend(share(&judge(Rule::Share), facts, fact, part, whole)),
                    None => out.extend(people_of(facts, fact).and_then(|people| possible(&judge(Rule::PossibleShare), fact, people))),
                }
                for dimension in [Dimension::Sex, Dimension::Group] {
                    out.extend(split(&judge(Rule::Split), facts, fact, dimension));
                }
            }
            _ => {}
        }
    }
}

/// Equity against all assets.
fn equity_ratio<'a>(judge: &Judge<'a>, facts: &'a Facts, ratio: &'a Fact) -> Option<Comparison> {
    let assets = facts.get(&ratio.key.of(Role::TotalAssets, Kind::Outcome, Quantity::Money).whole());
    let equity = equity(facts, &ratio.key.whole(), ratio.key.period);
    quotient(judge, &Operand::of(ratio), equity, assets, "eget kapital delat med tillgångarna")
}

/// Equity against the base that the report gives, such as the contributions.
fn equity_share<'a>(judge: &Judge<'a>, facts: &'a Facts, share: &'a Fact) -> Option<Comparison> {
    let by = equity_base(facts, &share.key)?;
    let of = equity(facts, &share.key.whole(), share.key.period)?.into_iter().map(Operand::of).collect();
    judge.compare(&Operand::of(share), &Calculation::Quotient { of, by }, says("eget kapital delat med basen"))
}

/// Those who answered against those who were asked.
fn response_rate<'a>(judge: &Judge<'a>, facts: &'a Facts, rate: &'a Fact) -> Option<Comparison> {
    let count = |role| facts.get(&rate.key.of(role, Kind::Outcome, Quantity::Count));
    let answered = count(Role::Answered).map(|answered| vec![answered]);
    quotient(judge, &Operand::of(rate), answered, count(Role::Asked), "de som svarade delat med de tillfrågade")
}

/// Whether those who answered the question, or else the survey, can give the share of an answer.
fn answers<'a>(judge: &Judge<'a>, facts: &'a Facts, share: &'a Fact) -> Option<Comparison> {
    let of_question = share.key.of(Role::Answered, Kind::Outcome, Quantity::Count);
    possible(judge, share, facts.exact(&of_question).or_else(|| facts.exact(&of_question.without(Dimension::Question)))?)
}

/// A share against its part and whole.
fn share<'a>(judge: &Judge<'a>, facts: &'a Facts, share: &'a Fact, part: Operand<'a>, whole: &'a Fact) -> Option<Comparison> {
    let calculation = Calculation::quotient(part, Operand::of(whole));
    let comparison = judge.compare(&Operand::of(share), &calculation, says("delen delad med det hela"))?;
    Some(if is_rest_of_cut(facts, share) { as_information(comparison) } else { comparison })
}

/// What is only a matter of how another figure was rounded.
fn as_information(mut comparison: Comparison) -> Comparison {
    if let Some(finding) = &mut comparison.finding {
        let finding = Arc::make_mut(finding);
        finding.severity = Severity::Info;
    }
    comparison
}

fn says(how: &'static str) -> impl FnOnce(&str, &str) -> String {
    move |here, there| format!("{here} står det, men {how} är {there}")
}

fn quotient<'a>(
    judge: &Judge<'a>,
    stated: &Operand<'a>,
    of: Option<Vec<&'a Fact>>,
    by: Option<&'a Fact>,
    how: &'static str,
) -> Option<Comparison> {
    let of: Vec<Operand> = of?.into_iter().filter(|fact| fact.is_exact()).map(Operand::of).collect();
    let by = by.filter(|fact| fact.is_exact())?;
    (!of.is_empty()).then_some(())?;
    judge.compare(stated, &Calculation::Quotient { of, by: vec![Operand::of(by)] }, says(how))
}

/// The figures whose sum is the base of an equity share or cap.
fn equity_base<'a>(facts: &'a Facts, share: &Key) -> Option<Vec<Operand<'a>>> {
    let signed = |(fact, subtract)| if subtract { Operand::of(fact).negated() } else { Operand::of(fact) };
    Some(facts::equity_base(facts, share)?.into_iter().map(signed).collect())
}

/// What a share is a share of: the part and the whole, where the report has both.
fn share_of<'a>(facts: &'a Facts, share: &Fact) -> Option<(Operand<'a>, &'a Fact)> {
    let base = share.dimension(Dimension::Base);
    let key = share.key.without(Dimension::Base);
    let exact = |key: &Key| facts.exact(key);
    let money = |role: Role, kind| key.of(role, kind, Quantity::Money);
    if let Some(part) = exact(&money(share.key.role, Kind::Outcome)) {
        let whole = match base? {
            "totala-kostnader" => exact(&money(Role::OperatingCosts, Kind::Outcome).whole()),
            "budget" => {
                // Half a year may be held against the budget of the whole: the one that stands beside the share is meant.
                let own = facts.group(&money(share.key.role, Kind::Budget));
                let year = Period::year(share.key.period.last_day().year())?;
                let of_year = facts.group(&money(share.key.role, Kind::Budget).at(year));
                let beside = |group: &'a [Fact]| {
                    group.iter().find(|fact| fact.source.table == share.source.table && fact.source.report == share.source.report)
                };
                beside(own).or(beside(of_year)).or(own.first()).or(of_year.first()).filter(|fact| fact.is_exact())
            }
            "medlemsbidrag" => exact(&money(Role::MemberContributions, Kind::Outcome).whole()),
            "intakter" => exact(&money(Role::OperatingIncome, Kind::Outcome).whole()),
            _ => None,
        }?;
        // A cost is negative, and is told as a share of income without its sign.
        let of_income = matches!(whole.key.role, Role::MemberContributions | Role::OperatingIncome);
        let part = Operand::of(part);
        return Some((if of_income && part.value.is_sign_negative() { part.negated() } else { part }, whole));
    }
    let part = exact(&key.of(share.key.role, Kind::Outcome, Quantity::Count))?;
    Some((Operand::of(part), people_of(facts, share)?))
}

/// The number of people that a share is a share of.
pub(super) fn people_of<'a>(facts: &'a Facts, share: &Fact) -> Option<&'a Fact> {
    let mut key = share.key.of(share.key.role, Kind::Outcome, Quantity::Count);
    key.dimensions = match key.dimensions.has(Dimension::Sex) {
        true => key.dimensions.without(Dimension::Base).without(Dimension::Sex),
        false => key.dimensions.kept(&[Dimension::Initiative, Dimension::Group]),
    };
    match share.dimension(Dimension::Base) {
        None if key.role == Role::StepsForward => key.role = Role::ParticipantsWhoLeft,
        Some("avslutade") => key.role = Role::ParticipantsWhoLeft,
        Some("deltagare") => key.role = Role::Participants,
        None => {}
        Some(_) => return None,
    }
    // A share of itself says nothing.
    let own = share.key.of(share.key.role, Kind::Outcome, Quantity::Count).without(Dimension::Base);
    facts.exact(&key).filter(|_| key != own)
}

/// Whether the printed share of a sex is what is left of 100 percent when the other's is cut instead of rounded.
fn is_rest_of_cut(facts: &Facts, share: &Fact) -> bool {
    let other = match share.dimension(Dimension::Sex) {
        Some("kvinnor") => "man",
        Some("man") => "kvinnor",
        _ => return false,
    };
    let Some(other) = facts.get(&share.key.with(Dimension::Sex, other)) else { return false };
    let Some((part, whole)) = share_of(facts, other) else { return false };
    let Some(exact) = percent(part.value, whole.value) else { return false };
    other.value + share.value == Decimal::ONE_HUNDRED && other.value <= exact && exact < other.value + other.half_unit * Decimal::TWO
}

/// Shares that differ in one dimension only are the whole together, when all its values are there.
fn split<'a>(judge: &Judge<'a>, facts: &'a Facts, fact: &'a Fact, dimension: Dimension) -> Option<Comparison> {
    let all: &[&str] = match dimension {
        Dimension::Sex => &["kvinnor", "man"],
        _ => &["individ", "struktur", "administration"],
    };
    let optional = (dimension == Dimension::Sex).then_some("annat");
    // The split is looked at once, where its first part stands.
    if fact.dimension(dimension)? != all[0]
        || (dimension == Dimension::Group && fact.dimension(Dimension::Base) != Some("totala-kostnader"))
    {
        return None;
    }
    let find = |value: &str| facts.exact(&fact.key.with(dimension, value));
    let others: Option<Vec<&Fact>> = all[1..].iter().map(|value| find(value)).collect();
    let others = others?.into_iter().chain(optional.and_then(find)).map(Operand::of).collect();
    let says = |here: &str, there: &str| format!("andelarna är inte 100 procent tillsammans: {here} står det, men de andra lämnar {there}");
    judge.compare(&Operand::of(fact), &Calculation::Rest { whole: Decimal::ONE_HUNDRED, parts: others }, says)
}

/// The cost and the people that stand on the same sheet are held against the printed ratio before those of other tables.
fn cost_per_participant<'a>(judge: &Judge<'a>, facts: &'a Facts, ratio: &'a Fact) -> Option<Comparison> {
    let nearest = |role, quantity| {
        let group = facts.group(&ratio.key.of(role, Kind::Outcome, quantity));
        let in_table = group.iter().find(|fact| fact.source.table == ratio.source.table && fact.source.report == ratio.source.report);
        in_table.map(|fact| (true, fact)).or(group.first().map(|fact| (false, fact)))
    };
    let (costs, net) = (nearest(Role::OperatingCosts, Quantity::Money), nearest(Role::NetCost, Quantity::Money));
    let cost = match (costs, net) {
        (Some((false, _)), Some((true, net))) => net,
        (Some((_, costs)), _) => costs,
        (None, Some((_, net))) => net,
        (None, None) => return None,
    };
    let (_, people) = nearest(Role::Participants, Quantity::Count)?;
    if !cost.is_exact() || !people.is_exact() {
        return None;
    }
    let cost = Operand::of(cost);
    let cost = if cost.value.is_sign_negative() { cost.negated() } else { cost };
    judge.compare(&Operand::of(ratio), &Calculation::quotient(cost, Operand::of(people)), says("kostnaden delad med deltagarna"))
}

/// Equity against its cap: worth telling, and no error.
fn cap<'a>(judge: &Judge<'a>, facts: &'a Facts, cap: &'a Fact) -> Option<Comparison> {
    let equity = equity(facts, &cap.key.whole(), cap.key.period)?;
    let total: Decimal = equity.iter().map(|fact| fact.value).sum();
    let mut rounding: Decimal = equity.iter().map(|fact| fact.half_unit).sum();
    let mut looked_at = vec![cap.span];
    looked_at.extend(equity.iter().map(|fact| fact.span));
    let (limit, said) = if cap.key.quantity == Quantity::Share {
        let base = equity_base(facts, &cap.key)?;
        looked_at.extend(base.iter().map(|operand| operand.span));
        let sum: Decimal = base.iter().map(|operand| operand.value).sum();
        let limit = of_percent(cap.value, sum)?;
        rounding += of_percent(cap.half_unit, sum)?;
        (limit, format!("{} av {}", with_unit(cap.value, cap.unit), with_unit(sum, base.first()?.unit)))
    } else {
        rounding += cap.half_unit;
        (cap.value, "taket".to_owned())
    };
    let unit = equity.first()?.unit;
    let over = total - limit > rounding;
    let finding = over.then(|| {
        let message = format!("eget kapital är {}, mer än {said}", with_unit(total, unit));
        let finding = Finding::new(judge.rule, cap.span, message).label(judge.describe(&cap.source));
        equity.iter().fold(finding, |finding, fact| finding.also(fact.span, judge.describe(&fact.source)))
    });
    Some(Comparison::of_cell(judge.rule, judge.association, cap.source.clone(), looked_at, finding))
}

/// Whether some whole number of people gives a percentage.
fn possible<'a>(judge: &Judge<'a>, share: &'a Fact, people: &'a Fact) -> Option<Comparison> {
    let all = people.value;
    // A fraction says itself of how many it is.
    if all <= Decimal::ZERO || !people.is_exact() || all.scale() > 0 || share.fraction.is_some() {
        return None;
    }
    let below = of_percent(share.value, all)?.floor();
    let (low, high) = (percent(below, all)?, percent(below + Decimal::ONE, all)?);
    // Rounded, or cut instead of rounded.
    let fits = |exact: Decimal| {
        (exact - share.value).abs() <= share.half_unit || (share.value <= exact && exact < share.value + share.half_unit * Decimal::TWO)
    };
    let finding = (!fits(low) && !fits(high)).then(|| {
        let near =
            |some: Decimal, exact: Decimal| format!("{} av {} är {}", figure(some), figure(all), with_unit(exact.round_dp(1), share.unit));
        let message = format!("{} går inte att få med {} personer", with_unit(share.value, share.unit), figure(all));
        Finding::new(judge.rule, share.span, message)
            .label(judge.describe(&share.source))
            .also(people.span, judge.describe(&people.source))
            .arithmetic(format!("{}, {}", near(below, low), near(below + Decimal::ONE, high)))
            .help(judge.explain_help(&share.source))
    });
    Some(Comparison::of_cell(judge.rule, judge.association, share.source.clone(), vec![share.span, people.span], finding))
}
