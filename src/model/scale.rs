//! Scales of verdicts: their levels, which of them is the higher, and their colours.

/// A scale of verdicts.
#[derive(Debug, Clone)]
pub struct Scale {
    /// *nivåer*: from the lowest to the highest where the scale is ordered, else as written.
    pub levels: Vec<ScaleLevel>,
    /// *ordning*: one level is higher than another. Without it nothing may be said of the highest or the lowest.
    pub ordered: bool,
    /// *fritext*: other texts than the levels are allowed too.
    pub free_text: bool,
}

/// *ordning*: how the levels of a scale are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ScaleOrder {
    /// *lägst först*
    LowestFirst,
    /// *högst först*
    HighestFirst,
    /// *ingen*: no level is higher than another.
    #[default]
    None,
}

impl ScaleOrder {
    /// Every order with its name in the content.
    pub const ALL: [(&'static str, ScaleOrder); 3] =
        [("lagst-forst", ScaleOrder::LowestFirst), ("hogst-forst", ScaleOrder::HighestFirst), ("ingen", ScaleOrder::None)];

    /// The name in the content.
    pub fn id(self) -> &'static str {
        ScaleOrder::ALL.iter().find(|(_, order)| *order == self).map_or("", |(id, _)| id)
    }
}

/// *nivå*: one verdict of a scale.
#[derive(Debug, Clone)]
pub struct ScaleLevel {
    /// *namn*: the verdict as the cells write it.
    pub name: String,
    /// Other wordings of the same level.
    pub other_names: Vec<String>,
    /// *färg*
    pub colour: Option<Colour>,
    /// *symbol*: a sign shown before the verdict, so that its colour does not speak alone.
    pub symbol: Option<String>,
    /// What the level says of a figure beside another; none if it does not compare.
    pub meaning: Option<LevelMeaning>,
}

/// *färg* of a level, as on a traffic light.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// *röd*
    Red,
    /// *orange*
    Orange,
    /// *gul*
    Yellow,
    /// *grön*
    Green,
    /// *grå*
    Grey,
}

impl Colour {
    /// Every colour with its name in the content.
    pub const ALL: [(&'static str, Colour); 5] =
        [("rod", Colour::Red), ("orange", Colour::Orange), ("gul", Colour::Yellow), ("gron", Colour::Green), ("gra", Colour::Grey)];

    /// The last part of its classes in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Colour::Red => "red",
            Colour::Orange => "orange",
            Colour::Yellow => "yellow",
            Colour::Green => "green",
            Colour::Grey => "grey",
        }
    }

    /// As a sentence says it: "är röd".
    pub fn swedish(self) -> &'static str {
        match self {
            Colour::Red => "röd",
            Colour::Orange => "orange",
            Colour::Yellow => "gul",
            Colour::Green => "grön",
            Colour::Grey => "grå",
        }
    }

    /// How good it says that the level is. Grey says nothing of that.
    pub fn rank(self) -> Option<u8> {
        match self {
            Colour::Red => Some(0),
            Colour::Orange | Colour::Yellow => Some(1),
            Colour::Green => Some(2),
            Colour::Grey => None,
        }
    }
}

/// *betyder*: what a verdict says of a figure, compared with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LevelMeaning {
    /// *lägre*
    Lower,
    /// *lika*: how near that is differs from one association to the next
    Equal,
    /// *högre*
    Higher,
}

impl LevelMeaning {
    /// Every meaning with its name in the content.
    pub const ALL: [(&'static str, LevelMeaning); 3] =
        [("lagre", LevelMeaning::Lower), ("lika", LevelMeaning::Equal), ("hogre", LevelMeaning::Higher)];
}
