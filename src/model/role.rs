//! The vocabulary of roles: what a figure means. Documented in `docs/content-format.md`.

/// Whether a figure belongs to a stretch of time or to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// Belongs to a stretch of time, such as a cost.
    Flow,
    /// Belongs to a day, such as an asset.
    Stock,
}

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident $id:literal $nature:ident $swedish:literal;)*) => {
        /// What a figure means. The normal sign is the one that works on the result: income positive, cost negative.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Role {
            $($(#[$doc])* $role,)*
        }

        impl Role {
            /// Every role, in the order of a report: income, balance, cash, people.
            pub const ALL: &'static [Role] = &[$(Role::$role),*];

            /// The name in the content.
            pub fn id(self) -> &'static str {
                match self { $(Role::$role => $id),* }
            }

            /// Whether figures of the role belong to a stretch of time or to a day.
            pub fn nature(self) -> Nature {
                match self { $(Role::$role => Nature::$nature),* }
            }

            /// The Swedish term.
            pub fn swedish(self) -> &'static str {
                match self { $(Role::$role => $swedish),* }
            }
        }
    };
}

roles! {
    /// operating income
    OperatingIncome "intakter" Flow "verksamhetens intäkter";
    /// member contributions (dimension `medlem`; without it: all together)
    MemberContributions "medlemsbidrag" Flow "medlemsbidrag";
    /// other income
    OtherIncome "ovriga-intakter" Flow "övriga intäkter";
    /// operating costs
    OperatingCosts "kostnader" Flow "verksamhetens kostnader";
    /// depreciation
    Depreciation "avskrivningar" Flow "avskrivningar";
    /// net cost of operations
    NetCost "nettokostnad" Flow "verksamhetens nettokostnad";
    /// taxes and general grants
    TaxesAndGrants "skatteintakter" Flow "skatteintäkter och generella statsbidrag";
    /// result of operations
    OperatingResult "verksamhetens-resultat" Flow "verksamhetens resultat";
    /// financial income
    FinancialIncome "finansiella-intakter" Flow "finansiella intäkter";
    /// financial costs
    FinancialCosts "finansiella-kostnader" Flow "finansiella kostnader";
    /// net financial items
    NetFinancialItems "finansnetto" Flow "summa finansiella poster";
    /// result after financial items
    ResultAfterFinancialItems "resultat-efter-finansiella-poster" Flow "resultat efter finansiella poster";
    /// extraordinary items
    ExtraordinaryItems "extraordinara-poster" Flow "extraordinära poster";
    /// result of the year
    ResultOfTheYear "arets-resultat" Flow "årets resultat";
    /// capital gains
    CapitalGains "realisationsvinster" Flow "realisationsvinster";
    /// balanced-budget result
    BalancedBudgetResult "balanskravsresultat" Flow "balanskravsresultat";
    /// fixed assets
    FixedAssets "anlaggningstillgangar" Stock "anläggningstillgångar";
    /// current receivables
    Receivables "fordringar" Stock "fordringar";
    /// cash and bank
    Cash "likvida-medel" Stock "likvida medel";
    /// current assets
    CurrentAssets "omsattningstillgangar" Stock "omsättningstillgångar";
    /// total assets
    TotalAssets "tillgangar" Stock "summa tillgångar";
    /// other equity
    OtherEquity "ovrigt-eget-kapital" Stock "övrigt eget kapital";
    /// equity
    Equity "eget-kapital" Stock "eget kapital";
    /// provisions
    Provisions "avsattningar" Stock "avsättningar";
    /// non-current liabilities
    NonCurrentLiabilities "langfristiga-skulder" Stock "långfristiga skulder";
    /// current liabilities
    CurrentLiabilities "kortfristiga-skulder" Stock "kortfristiga skulder";
    /// liabilities
    Liabilities "skulder" Stock "skulder";
    /// total equity and liabilities
    TotalEquityAndLiabilities "eget-kapital-och-skulder" Stock "summa eget kapital, avsättningar och skulder";
    /// contingent liabilities
    ContingentLiabilities "ansvarsforbindelser" Stock "ansvarsförbindelser";
    /// equity ratio
    EquityRatio "soliditet" Stock "soliditet";
    /// equity as a share of a named base (dimension `bas`)
    EquityShare "eget-kapital-andel" Stock "eget kapital i förhållande till …";
    /// equity cap
    EquityCap "eget-kapital-tak" Stock "tak för det egna kapitalet";
    /// adjustments for items that do not affect cash
    NonCashAdjustments "justeringar" Flow "justering för ej likviditetspåverkande poster";
    /// change in receivables
    ChangeInReceivables "forandring-fordringar" Flow "förändring av kortfristiga fordringar";
    /// change in current liabilities
    ChangeInCurrentLiabilities "forandring-skulder" Flow "förändring av kortfristiga skulder";
    /// cash flow from operating activities
    OperatingCashFlow "kassaflode-lopande" Flow "kassaflöde från den löpande verksamheten";
    /// cash flow from investing activities
    InvestingCashFlow "kassaflode-investering" Flow "kassaflöde från investeringsverksamheten";
    /// cash flow from financing activities
    FinancingCashFlow "kassaflode-finansiering" Flow "kassaflöde från finansieringsverksamheten";
    /// cash flow of the year
    CashFlowOfTheYear "arets-kassaflode" Flow "årets kassaflöde";
    /// number of employees
    Employees "antal-anstallda" Stock "antal anställda";
    /// sick leave, as a share of working time
    SickLeave "sjukfranvaro" Flow "sjukfrånvaro";
    /// participants
    Participants "deltagare" Flow "deltagare";
    /// new participants
    NewParticipants "deltagare-nya" Flow "nya deltagare";
    /// participants who left
    ParticipantsWhoLeft "deltagare-avslutade" Flow "avslutade deltagare";
    /// participants who moved a step towards work or studies
    StepsForward "stegforflyttning" Flow "stegförflyttning";
    /// cost per participant
    CostPerParticipant "kostnad-per-deltagare" Flow "kostnad per deltagare";
    /// share of positive answers (dimension `fraga`)
    SurveyAnswers "enkatsvar" Flow "andel positiva svar";
    /// persons asked
    Asked "tillfragade" Flow "tillfrågade";
    /// persons who answered
    Answered "svarande" Flow "svarande";
    /// response rate
    ResponseRate "svarsfrekvens" Flow "svarsfrekvens";
    /// value of an indicator (dimension `indikator`)
    Indicator "indikator" Flow "indikatorvärde";
}

impl Role {
    /// The role with a name in the content.
    pub fn from_id(id: &str) -> Option<Role> {
        Role::ALL.iter().copied().find(|role| role.id() == id)
    }
}
