//! What a figure is about, besides its role and period: which member, which initiative, which sex …

use std::cmp::Ordering;
use std::sync::Arc;

macro_rules! dimensions {
    ($($(#[$doc:meta])* $dimension:ident $id:literal;)*) => {
        /// A dimension that the program knows. Reports may name others: they tell figures apart, and nothing asks for them by name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Dimension {
            $($(#[$doc])* $dimension,)*
        }

        impl Dimension {
            /// Every known dimension.
            pub const ALL: &'static [Dimension] = &[$(Dimension::$dimension),*];

            /// The key in the content.
            pub const fn id(self) -> &'static str {
                match self { $(Dimension::$dimension => $id),* }
            }
        }
    };
}

dimensions! {
    /// *medlem*: id of a member
    Member "medlem";
    /// *insats*: id of an initiative
    Initiative "insats";
    /// *grupp*: a cost group
    Group "grupp";
    /// *kön*: `kvinnor`, `man` or `annat`
    Sex "kon";
    /// *indikator*: number of an indicator
    Indicator "indikator";
    /// *fråga*: question of a survey
    Question "fraga";
    /// *enkätgrupp*: who answered
    SurveyGroup "enkatgrupp";
    /// *bas*: what a share is a share of
    Base "bas";
    /// *jämförelse*: what a figure of the report is held against, such as the nation
    Comparator "jamforelse";
    /// *mått*: version of how something is measured
    MeasureVersion "matt";
}

/// The name of a dimension, known or not.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Name {
    Known(Dimension),
    Open(Arc<str>),
}

impl Name {
    fn of(id: &str) -> Name {
        let known = Dimension::ALL.iter().find(|dimension| dimension.id() == id);
        known.map_or_else(|| Name::Open(id.into()), |known| Name::Known(*known))
    }

    fn id(&self) -> &str {
        match self {
            Name::Known(known) => known.id(),
            Name::Open(id) => id,
        }
    }

    fn known(&self) -> Option<Dimension> {
        match self {
            Name::Known(known) => Some(*known),
            Name::Open(_) => None,
        }
    }
}

impl Ord for Name {
    fn cmp(&self, other: &Name) -> Ordering {
        self.id().cmp(other.id())
    }
}

impl PartialOrd for Name {
    fn partial_cmp(&self, other: &Name) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Each dimension of a figure with its value, in order of the names. A copy shares the texts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Dimensions(Arc<[(Name, Arc<str>)]>);

impl Dimensions {
    /// The value of a dimension.
    pub fn get(&self, dimension: Dimension) -> Option<&str> {
        self.0.iter().find(|(name, _)| name.known() == Some(dimension)).map(|(_, value)| &**value)
    }

    /// Whether the figure is about one value of a dimension.
    pub fn has(&self, dimension: Dimension) -> bool {
        self.get(dimension).is_some()
    }

    /// None: the figure is about the whole association.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many dimensions, known and open.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The ids of the names, each with its value.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.id(), &**value))
    }

    /// The values without their names, in order of the names.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, value)| &**value)
    }

    /// Whether there are no others than these.
    pub fn are_of(&self, known: &[Dimension]) -> bool {
        self.0.iter().all(|(name, _)| name.known().is_some_and(|name| known.contains(&name)))
    }

    /// Whether this is the only dimension.
    pub fn is_only(&self, dimension: Dimension) -> bool {
        self.len() == 1 && self.has(dimension)
    }

    /// The names that the report has given itself.
    pub fn open(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|(name, _)| name.known().is_none()).map(|(name, _)| name.id())
    }

    /// Whether a dimension has this name, known or not.
    pub fn has_name(&self, id: &str) -> bool {
        self.0.iter().any(|(name, _)| name.id() == id)
    }

    /// Whether every dimension of the other is here, with the same value.
    pub fn hold(&self, other: &Dimensions) -> bool {
        other.0.iter().all(|pair| self.0.contains(pair))
    }

    /// Those that are here and not, with the same value, in the other. None of an open one counts as known.
    pub fn known_but_not_in<'a>(&'a self, other: &'a Dimensions) -> impl Iterator<Item = (Option<Dimension>, &'a str)> {
        self.0.iter().filter(|pair| !other.0.contains(pair)).map(|(name, value)| (name.known(), &**value))
    }

    /// With one value of a dimension, instead of any that it had.
    pub fn with(&self, dimension: Dimension, value: &str) -> Dimensions {
        self.without(dimension).0.iter().cloned().chain([(Name::Known(dimension), value.into())]).collect()
    }

    /// All but one dimension.
    pub fn without(&self, dimension: Dimension) -> Dimensions {
        self.0.iter().filter(|(name, _)| name.known() != Some(dimension)).cloned().collect()
    }

    /// These and no others.
    pub fn kept(&self, known: &[Dimension]) -> Dimensions {
        self.0.iter().filter(|(name, _)| name.known().is_some_and(|name| known.contains(&name))).cloned().collect()
    }

    /// What is left open here is taken from the next wider ones.
    pub fn within(&self, wider: &Dimensions) -> Dimensions {
        if self.is_empty() || wider.is_empty() {
            return if self.is_empty() { wider.clone() } else { self.clone() };
        }
        let inherited = wider.0.iter().filter(|(name, _)| !self.has_name(name.id()));
        self.0.iter().chain(inherited).cloned().collect()
    }
}

impl FromIterator<(Name, Arc<str>)> for Dimensions {
    fn from_iter<I: IntoIterator<Item = (Name, Arc<str>)>>(pairs: I) -> Dimensions {
        let mut pairs: Vec<_> = pairs.into_iter().collect();
        pairs.sort();
        if pairs.is_empty() { Dimensions::default() } else { Dimensions(pairs.into()) }
    }
}

/// Names and values; of the same name the last holds.
impl<'a> FromIterator<(&'a str, String)> for Dimensions {
    fn from_iter<I: IntoIterator<Item = (&'a str, String)>>(pairs: I) -> Dimensions {
        let pairs: std::collections::BTreeMap<Name, Arc<str>> =
            pairs.into_iter().map(|(name, value)| (Name::of(name), value.into())).collect();
        pairs.into_iter().collect()
    }
}

impl From<&[(Dimension, &str)]> for Dimensions {
    fn from(pairs: &[(Dimension, &str)]) -> Dimensions {
        pairs.iter().map(|(dimension, value)| (Name::Known(*dimension), (*value).into())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&'static str, &str)]) -> Dimensions {
        pairs.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
    }

    #[test]
    fn known_dimensions_are_asked_for_and_others_only_tell_figures_apart() {
        let known = of(&[("insats", "teamet"), ("kon", "kvinnor")]);
        assert_eq!(known, Dimensions::from(&[(Dimension::Sex, "kvinnor"), (Dimension::Initiative, "teamet")][..]));
        let open = of(&[("insats", "teamet"), ("avslutade-till", "arbete")]);
        assert_eq!(open.open().collect::<Vec<_>>(), ["avslutade-till"]);
        assert!(known.are_of(&[Dimension::Initiative, Dimension::Sex]) && !open.are_of(&[Dimension::Initiative]));
        assert!(open != known && open.hold(&known.without(Dimension::Sex)));
    }

    #[test]
    fn the_nearer_value_holds() {
        let table = of(&[("insats", "teamet"), ("enkatgrupp", "deltagare")]);
        let row = of(&[("insats", "projektet")]);
        assert_eq!(row.within(&table), of(&[("insats", "projektet"), ("enkatgrupp", "deltagare")]));
    }
}
