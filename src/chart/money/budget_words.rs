//! What the chart of budgets says: its headline and its summary.

use crate::chart::amount::{Amount, about};
use crate::chart::money::budget::{Item, Story, deviation, percent};
use crate::chart::summary::Summary;
use crate::model::Kind;
use crate::swedish;
use rust_decimal::Decimal;

/// The size of an amount, whatever its sign.
fn size(amount: Amount) -> String {
    Amount { value: amount.value.abs(), ..amount }.spoken()
}

/// `7 procent`; none where it would be nothing.
fn percent_in_words<'a>(figure: Amount<'a>, budget: Amount<'a>) -> Option<String> {
    let difference = deviation(figure, budget);
    let percent = percent(difference, figure, budget)?.abs();
    if percent == Decimal::ONE_HUNDRED && !figure.value.is_zero() && difference.value < Decimal::ZERO {
        return Some(budget.change(figure, "mer än 99 procent"));
    }
    let words = || format!("{}{}", about(difference.approximate), swedish::in_percent(percent));
    (!percent.is_zero()).then(|| budget.change(figure, &words()))
}

impl<'a> Story<'a> {
    fn is_forecast(&self) -> bool {
        self.columns[self.measured.0].kind == Kind::Forecast
    }

    fn subject(&self) -> &'static str {
        if self.net { "Nettokostnaden" } else { "Kostnaderna" }
    }

    fn verb(&self) -> &'static str {
        if self.is_forecast() { "väntas bli" } else { "blev" }
    }

    /// What is measured and its budget, of all together.
    fn whole(&self) -> Option<(Amount<'a>, Amount<'a>)> {
        self.total[self.measured.0].zip(self.total[self.measured.1])
    }

    /// The items with the largest deviation to one side of their budgets.
    fn furthest(&self, over: bool) -> Vec<(&Item<'a>, Amount<'a>, Amount<'a>)> {
        let side = |(_, figure, budget): &(&Item, Amount, Amount)| {
            let difference = figure.value.saturating_sub(budget.value);
            if over { difference } else { -difference }
        };
        let most = self.paired().map(|pair| side(&pair)).max().unwrap_or_default();
        self.paired().filter(|pair| most > Decimal::ZERO && side(pair) == most).collect()
    }

    pub(crate) fn title(&self) -> String {
        let (figure, budget) = self.measured;
        let when = self.period_of(figure);
        if !self.alike() {
            let share = self.share_of_budget().filter(|_| !self.total_is_partial());
            return match share {
                Some(share) => format!("{share} av budgeten för {} användes {when}", self.period_of(budget)),
                None => format!("Utfallet {when} och budgeten för {}", self.period_of(budget)),
            };
        }
        let when = if self.is_forecast() { format!("för {when}") } else { when };
        let costs = |(figure, budget): &(Amount, Amount)| figure.value > Decimal::ZERO && budget.value > Decimal::ZERO;
        if let Some((figure, budget)) = self.whole().filter(costs).filter(|_| !self.total_is_partial()) {
            let direction = if figure.value > budget.value { "högre" } else { "lägre" };
            match percent_in_words(figure, budget) {
                Some(percent) => return format!("{} {} {percent} {direction} än budgeten {when}", self.subject(), self.verb()),
                None if figure.value == budget.value => {
                    return format!(
                        "{} {} lika {} som budgeten {when}",
                        self.subject(),
                        self.verb(),
                        if self.net { "stor" } else { "stora" }
                    );
                }
                None => {}
            }
        }
        let both = self.furthest(true).into_iter().chain(self.furthest(false));
        let Some((item, figure, budget)) = both.rev().max_by_key(|(_, figure, budget)| deviation(*figure, *budget).value.abs()) else {
            return format!("Alla poster följde budgeten {when}");
        };
        let difference = size(deviation(figure, budget));
        let direction = if figure.value > budget.value { "mer" } else { "mindre" };
        let net = if self.net { " netto" } else { "" };
        let cost = if self.is_forecast() { "väntas kosta" } else { "kostade" };
        match costs(&(figure, budget)) {
            true => format!("{} {cost}{net} {difference} {direction} än budgeten {when}", item.label),
            false => format!("{} avvek mest från budgeten {when}, med {difference}", item.label),
        }
    }

    /// How much of the budget of a longer time was used: `49 procent`.
    fn share_of_budget(&self) -> Option<String> {
        let (figure, budget) = self.whole()?;
        let sound = figure.value >= Decimal::ZERO && budget.value > Decimal::ZERO;
        let share = sound.then(|| swedish::percentage(figure.value, budget.value)).flatten()?;
        let words = format!("{}{}", about(figure.approximate || budget.approximate), swedish::in_percent(share));
        Some(figure.share_of(budget, &words))
    }

    pub(crate) fn summary(&self) -> Summary {
        let mut summary = Summary::new(self.total_in_words(), []);
        if self.alike() {
            summary.find([self.side_in_words(true), self.side_in_words(false)]);
        }
        summary.caution(self.missing());
        summary.caution(self.with_contributions.iter().map(|label| {
            format!("Posten ”{label}” är inte med: alla medlemsbidrag är inräknade i den, så nettot säger inte vad den kostade eller fick kosta.")
        }));
        summary.caution(self.periods_in_words());
        if self.net {
            let negative = self.items.iter().flat_map(|item| &item.amounts).flatten().any(|amount| amount.value < Decimal::ZERO);
            let minus = if negative { " Ett minus betyder att intäkterna var större än kostnaderna." } else { "" };
            summary.caution([format!("Nettokostnaden är kostnaderna minus intäkterna.{minus}")]);
        }
        summary
    }

    fn total_in_words(&self) -> Option<String> {
        let (figure, budget) = self.whole()?;
        let when = self.period_of(self.measured.0);
        let precision = Amount::step(budget, figure);
        let size = |amount: Amount| Amount { value: amount.value.abs(), ..amount }.said(precision);
        let of = match (self.total_is_partial(), self.total_is_published) {
            (true, _) => format!(" för de {} poster som kan jämföras", swedish::cardinal(self.paired().count())),
            (false, true) => String::new(),
            (false, false) => format!(" för de {} posterna", swedish::cardinal(self.paired().count())),
        };
        if !self.alike() {
            let share = self.share_of_budget().map(|share| format!(" Det är {share} av budgeten.")).unwrap_or_default();
            let (subject, of_budget) = (self.subject(), self.period_of(self.measured.1));
            let was = if self.net { "var" } else { "var tillsammans" };
            return Some(format!(
                "{subject}{of} {was} {} {when}, och budgeten för {of_budget} är {}.{share}",
                figure.said(precision),
                budget.said(precision)
            ));
        }
        let difference = deviation(figure, budget);
        let percent = percent_in_words(figure, budget).map(|percent| format!(" ({percent})")).unwrap_or_default();
        let surplus = figure.value < Decimal::ZERO && budget.value < Decimal::ZERO;
        let compared = |more: &str, less: &str| match difference.value {
            value if value.is_zero() => ", precis som i budgeten".to_owned(),
            value => {
                let direction = if value > Decimal::ZERO { more } else { less };
                let budget = if surplus { size(budget) } else { budget.said(precision) };
                format!(", mot {budget} i budgeten: {}{percent} {direction}", size(difference))
            }
        };
        Some(match surplus {
            true => format!("Intäkterna{of} {} {} större än kostnaderna {when}{}.", self.verb(), size(figure), compared("mindre", "mer")),
            false => format!("{}{of} {} {} {when}{}.", self.subject(), self.verb(), figure.said(precision), compared("högre", "lägre")),
        })
    }

    /// `Mest över budgeten hamnade Samordningsteamet, med 186 000 kronor (7 procent).`
    fn side_in_words(&self, over: bool) -> String {
        let furthest = self.furthest(over);
        let side = if over { "över" } else { "under" };
        let Some((_, figure, budget)) = furthest.first() else {
            return format!("Ingen post {} {side} budgeten.", if self.is_forecast() { "väntas hamna" } else { "hamnade" });
        };
        let names: Vec<&str> = furthest.iter().map(|(item, _, _)| item.label.as_str()).collect();
        let each = if names.len() > 1 { " var" } else { "" };
        let percent = percent_in_words(*figure, *budget).filter(|_| names.len() == 1);
        let percent = percent.map(|percent| format!(" ({percent})")).unwrap_or_default();
        let verb = if self.is_forecast() { "väntas" } else { "hamnade" };
        let end = if self.is_forecast() { " hamna" } else { "" };
        let difference = size(deviation(*figure, *budget));
        format!("Mest {side} budgeten {verb} {}{end}, med {difference}{each}{percent}.", swedish::join(&names))
    }

    /// What lacks a budget, and what has a budget alone.
    fn missing(&self) -> Vec<String> {
        let (figure, budget) = self.measured;
        let lacking = |column: usize, other: usize| -> Vec<&str> {
            let items = self.items.iter().filter(|item| item.amounts[column].is_none() && item.amounts[other].is_some());
            items.map(|item| item.label.as_str()).collect()
        };
        let what = if self.is_forecast() { "ingen prognos" } else { "inget angivet utfall" };
        let mut sentences = Vec::new();
        for (names, text) in [(lacking(budget, figure), "Budget saknas"), (lacking(figure, budget), what)] {
            match names.is_empty() {
                true => {}
                false if text == "Budget saknas" => sentences.push(format!("{text} för {}.", swedish::join(&names))),
                false => sentences.push(format!("{} har en budget men {text}.", swedish::join(&names))),
            }
        }
        sentences
    }

    /// What may not be compared, since it covers another time.
    fn periods_in_words(&self) -> Option<String> {
        let (figure, budget) = self.measured;
        let own = crate::chart::scope::period_name(self.period);
        if self.columns[figure].period != self.period {
            return Some(format!(
                "Utfallet gäller {own}, prognosen och budgeten {}. Därför jämförs bara prognosen med budgeten.",
                self.period_of(budget)
            ));
        }
        if !self.alike() {
            return Some(format!(
                "Utfallet gäller alltså {own} och budgeten {}, så staplarna kan inte jämföras rakt av.",
                self.period_of(budget)
            ));
        }
        let longer =
            self.columns.iter().enumerate().skip(3).filter(|(column, _)| self.items.iter().any(|item| item.amounts[*column].is_some()));
        let names: Vec<String> = longer.map(|(_, column)| format!("{}en", column.kind.swedish().to_lowercase())).collect();
        (!names.is_empty())
            .then(|| format!("Tabellen har också {} för {}, som inte kan jämföras med utfallet.", swedish::join(&names), self.period_of(3)))
    }
}
