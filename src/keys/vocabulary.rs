//! The fixed vocabularies of the content: each value by its name.

use crate::model;

/// Values that the content chooses among by name.
pub(crate) trait Vocabulary: Copy + 'static {
    /// Every value with its name in the content.
    const ALL: &'static [(&'static str, Self)];
}

/// The name of the value that is meant where the content has none.
pub(super) fn default<V: Vocabulary + Default + PartialEq>() -> &'static str {
    V::ALL.iter().find(|(_, value)| *value == V::default()).map_or("", |(name, _)| name)
}

macro_rules! vocabularies {
    ($($name:ident)*) => {
        $(impl Vocabulary for model::$name {
            const ALL: &'static [(&'static str, Self)] = &model::$name::ALL;
        })*
    };
}

vocabularies! {
    Colour Conformance CorrectionKind CostGroup DataLicence EventKind Kind LevelMeaning MemberKind PublisherKind ReportKind ScaleOrder Status TableKind TextKind
    Unit
}

impl Vocabulary for model::Edge {
    const ALL: &'static [(&'static str, Self)] = &[("borjan", model::Edge::Start), ("slut", model::Edge::End)];
}

impl Vocabulary for model::Sign {
    const ALL: &'static [(&'static str, Self)] = &[("normalt", model::Sign::Normal), ("omvant", model::Sign::Reversed)];
}

/// So that a flag that may be left out has a default like any other key.
impl Vocabulary for bool {
    const ALL: &'static [(&'static str, Self)] = &[("true", true), ("false", false)];
}

/// *typ*: what the cells hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Holding {
    #[default]
    Figures,
    Text,
    Scale,
}

impl Vocabulary for Holding {
    const ALL: &'static [(&'static str, Self)] = &[("tal", Holding::Figures), ("text", Holding::Text), ("skala", Holding::Scale)];
}

/// *kön*, by its name in the content.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sex(pub &'static str);

impl Vocabulary for Sex {
    const ALL: &'static [(&'static str, Self)] = &[("kvinnor", Sex("kvinnor")), ("man", Sex("man")), ("annat", Sex("annat"))];
}
