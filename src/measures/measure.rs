//! What may be asked for, and the ways that are tried.

use crate::facts::{Fact, Facts, Statement};
use crate::model::{Kind, Role};
use rust_decimal::Decimal;

/// A way to come to a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// A report prints it.
    Printed,
    /// What the members contribute, added up.
    OfMembers,
    /// Other equity and the result of the year until then, as the balance sheet has them.
    TwoLines,
    /// The equity that the next whole year began with.
    NextOpening,
    /// Printed, or a part divided by a whole.
    Share,
    /// One figure for all participants that a report has.
    Together,
}

macro_rules! measures {
    ($($(#[$doc:meta])* $measure:ident $role:ident [$($way:ident),*];)*) => {
        /// What is told of an association: as a whole, or of what a figure is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Measure {
            $($(#[$doc])* $measure,)*
        }

        impl Measure {
            /// Every measure.
            pub const ALL: &'static [Measure] = &[$(Measure::$measure),*];

            /// The role of its printed figures.
            pub(super) fn role(self) -> Role {
                match self { $(Measure::$measure => Role::$role),* }
            }

            /// Tried in order; the first that holds leads.
            pub(super) fn ways(self) -> &'static [Way] {
                match self { $(Measure::$measure => &[$(Way::$way),*]),* }
            }
        }
    };
}

measures! {
    /// *medlemsbidrag*
    Contributions MemberContributions [Printed, OfMembers];
    /// *intäkter*
    Income OperatingIncome [Printed];
    /// *kostnader*
    Costs OperatingCosts [Printed];
    /// *nettokostnad*
    NetCosts NetCost [Printed];
    /// *finansiella intäkter*
    FinancialIncome FinancialIncome [Printed];
    /// *finansiella kostnader*
    FinancialCosts FinancialCosts [Printed];
    /// *årets resultat*
    Result ResultOfTheYear [Printed];
    /// *eget kapital*
    Equity Equity [Printed, TwoLines, NextOpening];
    /// *eget kapital i förhållande till årets medlemsbidrag*
    EquityShare EquityShare [Share];
    /// *soliditet*
    EquityRatio EquityRatio [Share];
    /// *administrationens andel av kostnaderna*
    AdministrationShare OperatingCosts [Share];
    /// *tak för det egna kapitalet*
    EquityCap EquityCap [Printed];
    /// *anläggningstillgångar*
    FixedAssets FixedAssets [Printed];
    /// *kortfristiga fordringar*
    Receivables Receivables [Printed];
    /// *likvida medel*
    Cash Cash [Printed];
    /// *summa tillgångar*
    TotalAssets TotalAssets [Printed];
    /// *avsättningar*
    Provisions Provisions [Printed];
    /// *långfristiga skulder*
    NonCurrentLiabilities NonCurrentLiabilities [Printed];
    /// *kortfristiga skulder*
    CurrentLiabilities CurrentLiabilities [Printed];
    /// *skulder*
    Liabilities Liabilities [Printed];
    /// *summa eget kapital, avsättningar och skulder*
    TotalEquityAndLiabilities TotalEquityAndLiabilities [Printed];
    /// *deltagare i individinriktade insatser*
    Participants Participants [Together];
    /// *nya deltagare*
    NewParticipants NewParticipants [Printed];
    /// *avslutade deltagare*
    ParticipantsWhoLeft ParticipantsWhoLeft [Printed];
    /// *stegförflyttning*
    StepsForward StepsForward [Printed];
    /// *kostnad per deltagare*
    CostPerParticipant CostPerParticipant [Printed];
    /// *enkätsvar*
    Answers SurveyAnswers [Printed];
    /// *tillfrågade*
    Asked Asked [Printed];
    /// *svarande*
    Answered Answered [Printed];
    /// *svarsfrekvens*
    ResponseRate ResponseRate [Printed];
    /// *indikatorvärde*
    Indicator Indicator [Printed];
}

impl Measure {
    /// The facts of an association that say it, whatever they are about, group by group.
    pub fn groups<'a>(self, facts: &'a Facts, association: &str) -> impl Iterator<Item = &'a [Fact]> + use<'a> {
        facts.groups_of_role(association, self.role())
    }

    /// The same, where one report says something.
    pub fn groups_of_report<'a>(self, facts: &'a Facts, association: &str, report: &str) -> impl Iterator<Item = &'a [Fact]> + use<'a> {
        facts.groups_of_report(association, report, self.role())
    }

    /// The best fact of an association for each thing that the measure is about.
    pub fn best<'a>(self, facts: &'a Facts, association: &str, kind: Kind) -> impl Iterator<Item = &'a Fact> + use<'a> {
        facts.select(association, self.role(), kind)
    }

    /// Whether a printed figure is one of the measure.
    pub fn has(self, fact: &Fact) -> bool {
        fact.key.role == self.role()
    }

    /// What an association says of it in words, in the order of the content.
    pub fn statements<'a>(self, facts: &'a Facts, association: &str) -> &'a [Statement] {
        facts.statements_of(association, self.role())
    }

    /// Whether what the content says of a role concerns the measure.
    pub fn concerns(self, role: Option<Role>) -> bool {
        role.is_none_or(|role| role == self.role())
    }

    /// A share, in percent.
    pub fn is_share(self) -> bool {
        matches!(self, Measure::EquityShare | Measure::EquityRatio | Measure::AdministrationShare)
    }

    /// Costs are negative by their normal sign; people speak of their size.
    pub fn size(self, value: Decimal) -> Decimal {
        if self == Measure::Costs { -value } else { value }
    }
}
