//! The colours of charts: one for each thing that is shown, on every chart of the site.

/// What a colour means. The style sheet has a token of the same name for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tone {
    /// The association's own figure, where nothing is divided.
    Own,
    State,
    Region,
    Municipality,
    Individual,
    Structure,
    Administration,
    Women,
    Men,
    OtherSex,
    Surplus,
    Deficit,
    FixedAssets,
    Receivables,
    Cash,
    Equity,
    Provisions,
    Liabilities,
    /// The same a period before.
    Before,
    /// What all associations have together.
    Nation,
    /// What Insyn has worked out, beside what is published.
    Computed,
    /// What no source divides, and what is in no group.
    Unknown,
    /// No outcome: hollow with a dashed edge.
    Budget,
    /// No outcome yet: pale with an edge.
    Forecast,
    /// The same of equity.
    EquityForecast,
}

impl Tone {
    pub(super) const ALL: [Tone; 25] = [
        Tone::Own,
        Tone::State,
        Tone::Region,
        Tone::Municipality,
        Tone::Individual,
        Tone::Structure,
        Tone::Administration,
        Tone::Women,
        Tone::Men,
        Tone::OtherSex,
        Tone::Surplus,
        Tone::Deficit,
        Tone::FixedAssets,
        Tone::Receivables,
        Tone::Cash,
        Tone::Equity,
        Tone::Provisions,
        Tone::Liabilities,
        Tone::Before,
        Tone::Nation,
        Tone::Computed,
        Tone::Unknown,
        Tone::Budget,
        Tone::Forecast,
        Tone::EquityForecast,
    ];

    /// Its class, the last part of its token; with a second one where it is no outcome.
    pub(super) fn class(self) -> &'static str {
        self.look().0
    }

    /// Its colour in light, for a picture without a style sheet.
    pub(super) fn light(self) -> &'static str {
        self.look().1
    }

    fn look(self) -> (&'static str, &'static str) {
        match self {
            Tone::Own => ("own", "#0b5a78"),
            Tone::State => ("state", "#1b3f73"),
            Tone::Region => ("region", "#4a8fc7"),
            Tone::Municipality => ("municipality", "#00756b"),
            Tone::Individual => ("individual", "#6d1f4f"),
            Tone::Structure => ("structure", "#c0588f"),
            Tone::Administration => ("administration", "#82705a"),
            Tone::Women => ("women", "#5b3a8c"),
            Tone::Men => ("men", "#d06a12"),
            Tone::OtherSex => ("other-sex", "#6b7a2a"),
            Tone::Surplus => ("surplus", "#2f6b2f"),
            Tone::Deficit => ("deficit", "#c23b22"),
            Tone::FixedAssets => ("fixed-assets", "#30475e"),
            Tone::Receivables => ("receivables", "#4f7a9b"),
            Tone::Cash => ("cash", "#7f92a8"),
            Tone::Equity => ("equity", "#96640a"),
            Tone::Provisions => ("provisions", "#a8744f"),
            Tone::Liabilities => ("liabilities", "#5e3b25"),
            Tone::Before => ("before", "#8a6fb0"),
            Tone::Nation => ("nation", "#b0487a"),
            Tone::Computed => ("computed", "#548a2c"),
            Tone::Unknown => ("unknown", "#7c858c"),
            Tone::Budget => ("own budget", "#0b5a78"),
            Tone::Forecast => ("own forecast", "#0b5a78"),
            Tone::EquityForecast => ("equity forecast", "#96640a"),
        }
    }
}
