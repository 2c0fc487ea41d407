//! The rules: code, name, what each compares, and how serious a departure is. Told at length in `docs/sifferkontroll.md`. `reconcile`
//! applies them.

use super::severity::Severity;

macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident $code:literal $severity:ident $name:literal $compares:literal;)*) => {
        /// A rule that figures of a report are held to.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $($(#[$doc])* $rule,)*
        }

        impl Rule {
            /// Every rule, in the order in which a reader meets them.
            pub const ALL: &'static [Rule] = &[$(Rule::$rule),*];

            /// The name in the content and in messages.
            pub fn code(self) -> &'static str {
                match self { $(Rule::$rule => $code),* }
            }

            /// The Swedish name.
            pub fn name(self) -> &'static str {
                match self { $(Rule::$rule => $name),* }
            }

            /// What is compared, in one Swedish sentence.
            pub fn compares(self) -> &'static str {
                match self { $(Rule::$rule => $compares),* }
            }

            /// How serious a departure is.
            pub fn severity(self) -> Severity {
                match self { $(Rule::$rule => Severity::$severity),* }
            }
        }
    };
}

rules! {
    /// sums, declared or given by the roles of a statement
    Sum "summa" Error "Summor" "Varje summa hålls mot raderna eller kolumnerna som den är summan av.";
    /// figures that mean the same
    EqualFacts "lika-fakta" Error "Samma uppgift på flera ställen" "En uppgift som står på flera ställen, i samma rapport eller i två, ska vara densamma överallt.";
    /// both sides of the balance sheet
    Balance "balans" Error "Balansräkningens två sidor" "Tillgångarna ska vara lika stora som eget kapital, avsättningar och skulder.";
    /// equity from opening to closing
    EquityChain "eget-kapital" Error "Eget kapital från år till år" "Eget kapital vid periodens början och periodens resultat ska ge eget kapital vid periodens slut.";
    /// cash from opening to closing
    CashChain "likvida-medel" Error "Likvida medel från år till år" "Likvida medel vid periodens början och periodens kassaflöde ska ge likvida medel vid periodens slut.";
    /// cash flow against the balance sheet
    CashFlow "kassaflode" Error "Kassaflödet mot balansräkningen" "Förändringen av fordringar och skulder i kassaflödesanalysen ska stämma med balansräkningens två dagar.";
    /// outcome, budget and deviation
    Deviation "avvikelse" Error "Budget, utfall och avvikelse" "Avvikelsen ska vara skillnaden mellan utfall och budget.";
    /// shares of a named base
    Share "andel" Error "Andelar" "En procentandel ska stämma med det som den är en andel av.";
    /// percentages that make a whole
    Split "fordelning" Error "Fördelningar på 100 procent" "Andelar som tillsammans är det hela ska ge 100 procent.";
    /// equity ratio
    EquityRatio "soliditet" Error "Soliditet" "Soliditeten ska vara eget kapital delat med summa tillgångar.";
    /// equity as a share of a named base
    EquityShare "eget-kapital-andel" Error "Eget kapital i förhållande till en bas" "Andelen ska vara eget kapital delat med den bas som rapporten anger.";
    /// equity against its cap
    EquityCap "eget-kapital-tak" Info "Taket för det egna kapitalet" "Eget kapital jämförs med det tak som rapporten anger.";
    /// contributions of the members and their sum
    Contributions "medlemsbidrag" Error "Medlemsbidragen tillsammans" "Medlemmarnas bidrag ska tillsammans vara hela medlemsbidraget, och bara medlemmar lämnar bidrag.";
    /// shares of the members
    MemberShares "medlemsandel" Warning "Medlemmarnas andelar" "Medlemmarnas bidrag jämförs med de andelar som de ska betala.";
    /// cost per participant
    CostPerParticipant "kostnad-per-deltagare" Error "Kostnad per deltagare" "Kostnaden per deltagare ska vara kostnaden delad med antalet deltagare.";
    /// women, men and others
    Sexes "kon" Error "Kvinnor och män tillsammans" "Kvinnor, män och annat ska tillsammans vara alla.";
    /// participants of the initiatives and of all
    Initiatives "insatser" Warning "Insatserna tillsammans" "Insatsernas deltagare jämförs med antalet deltagare i alla insatser.";
    /// a part is no more than the whole
    Subset "delmangd" Error "Delen mot det hela" "De som är nya, har avslutats eller har svarat kan inte vara fler än alla.";
    /// persons who answered, of those asked
    ResponseRate "svarsfrekvens" Error "Svarsfrekvens" "Svarsfrekvensen ska vara de som svarade delat med de tillfrågade.";
    /// percentages that some number of answers gives
    PossibleShare "mojlig-andel" Warning "Andelar som är möjliga" "En procentandel av ett litet antal personer ska gå att få med ett helt antal personer.";
    /// a word and the figures that it judges
    Verdict "omdome" Error "Ordet mot talen" "Ett omdöme som högre eller lägre ska stämma med talen som det gäller.";
    /// figures in the prose
    Printed "tryckt" Error "Löptexten mot tabellerna" "En siffra i originalets löpande text ska stämma med tabellen som den kommer från.";
    /// a check that the content declares
    Declared "kontroll" Error "Rapportens egna kontroller" "Samband som är särskilda för rapporten och står i dess innehåll.";
    /// large deviations from the budget
    BudgetDeviation "budgetavvikelse" Warning "Stora budgetavvikelser" "En stor avvikelse från budgeten ska ha en kommentar.";
    /// required parts of an annual report
    Parts "delar" Warning "Årsredovisningens delar" "En årsredovisning ska ha de delar som lagen kräver, eller säga varför en del saknas.";
    /// dates of the events
    Dates "datum" Error "Datum i ordning" "Styrelsen beslutar först, sedan undertecknas och revideras redovisningen, och sist prövas ansvarsfriheten.";
    /// status of the report
    Stage "status" Error "Status och händelser" "Statusen ska stämma med händelserna. En rapport som syns på webbplatsen ska ha ett innehåll, och en årsredovisning säga när den beslutades och vilka som skrev under.";
    /// laws that no longer hold
    RepealedLaw "upphavd-lag" Warning "Lagar som gäller" "En lag som rapporten hänvisar till ska ha gällt under perioden.";
    /// attachments that the report promises
    Attachments "bilagor" Warning "Utlovade bilagor" "Antalet bilagor som rapporten säger att den har jämförs med dem som den räknar upp.";
    /// figures about few people
    SmallFigures "smatal" Error "Små tal" "Siffror som gäller så få att någon kan kännas igen publiceras bara efter ett beslut.";
    /// what is withheld
    Withheld "dold-uppgift" Error "Det som inte lämnas ut" "En uppgift som inte lämnas ut ska inte gå att räkna ut ur andra siffror.";
}

/// The path of a place, as the content is to write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// What stands in `plats`.
    pub path: String,
    /// What has to be written before the path leads there, in Swedish; mostly nothing.
    pub first: String,
}

impl Way {
    /// A path that leads there as it is.
    pub fn plain(path: impl Into<String>) -> Way {
        Way { path: path.into(), first: String::new() }
    }
}

impl Rule {
    /// The rule with this name in the content.
    pub fn from_code(code: &str) -> Option<Rule> {
        Rule::ALL.iter().copied().find(|rule| rule.code() == code)
    }

    /// What to do about a departure at a place: compare, then explain with lines that can be pasted.
    pub fn explain_help(self, way: &Way) -> String {
        let Way { path, first } = way;
        let add = if first.is_empty() { "lägg till" } else { ". Lägg sedan till" };
        format!(
            "Jämför med originalet. Om felet finns där: {first}{add} [[originalfel]] i rapport.toml med regel = \"{}\", plats = \"{path}\" och forklaring = \"…\".",
            self.code()
        )
    }

    /// What to do about a departure, wherever it is.
    pub fn advice(self) -> String {
        match self {
            Rule::SmallFigures => {
                "Bestäm om siffran ska visas. Dölj den med \"..\", eller lägg till [[smatal]] i rapport.toml med plats och skal.".to_owned()
            }
            Rule::Withheld => {
                "Dölj en av de andra siffrorna också, med \"..\", så att två saknas. Går siffran att räkna ut redan i originalet: visa den, eller förklara med [[originalfel]].".to_owned()
            }
            Rule::Parts => "Lägg till delen, eller skriv [[saknas]] i rapport.toml med del och skal.".to_owned(),
            Rule::BudgetDeviation => {
                "Skriv kommentar = \"…\" på raden, med id för rubriken där avvikelsen förklaras, eller en anmarkning.".to_owned()
            }
            Rule::EquityCap => "Inget behövs.".to_owned(),
            _ => format!("{} Är felet ditt, rätta det.", self.explain_help(&Way::plain("…"))),
        }
    }
}
