//! A key, the forms of its value, and a kind of table: what they are, and how they are declared.

use std::fmt;
use std::marker::PhantomData;

/// What may stand as a value.
#[derive(Debug, Clone)]
pub enum Form {
    /// A text.
    Text,
    /// A text that fits a regular expression, and what such a text is called.
    Pattern(&'static str, &'static str),
    /// One of these texts.
    Choice(Vec<&'static str>),
    /// One of these texts, which are too many for a table, and what such a text is called.
    Listed(&'static str, Vec<&'static str>),
    /// A whole number.
    Integer,
    /// A whole or a decimal number.
    Number,
    /// `true` or `false`.
    Flag,
    /// A date.
    Date,
    /// A list of values of one form.
    List(Box<Form>),
    /// A value of one form, or a list of at least one.
    OneOrMore(Box<Form>),
    /// A table with the keys of a kind.
    Table(&'static Kind),
    /// A table whose keys fit a regular expression, with values of one form.
    Named(&'static str, Box<Form>),
    /// A table of the first kind if it has this key, else of the second.
    Either(&'static str, &'static Kind, &'static Kind),
    /// One of several forms.
    OneOf(Vec<Form>),
}

impl Form {
    /// The kinds of table that may stand there.
    pub fn kinds(&self) -> Vec<&'static Kind> {
        match self {
            Form::Table(kind) => vec![kind],
            Form::Either(_, one, other) => vec![one, other],
            Form::List(form) | Form::OneOrMore(form) | Form::Named(_, form) => form.kinds(),
            Form::OneOf(forms) => forms.iter().flat_map(Form::kinds).collect(),
            _ => Vec::new(),
        }
    }
}

/// Whether a key must be there.
#[derive(Debug, Clone, Copy)]
pub enum Need {
    /// Without it there is a finding.
    Must,
    /// It may be left out.
    May,
    /// It may be left out, and then the value with this name is meant.
    Or(fn() -> &'static str),
    /// It, or this other key of the table, must be there.
    Else(&'static str),
    /// Of the keys of the table that say so, one must be there, and no more.
    One,
}

/// What is said of a key.
#[derive(Debug, Clone, Copy)]
pub struct Info {
    /// As written in the content.
    pub name: &'static str,
    /// Whether it must be there.
    pub need: Need,
    /// What it means, in one Swedish line.
    pub means: &'static str,
    /// A value, as written in the content. Empty where tables are written, whose keys have examples of their own.
    pub example: &'static str,
    /// What may stand there.
    pub form: fn() -> Form,
}

/// A key whose value has the form that `S` stands for.
pub(crate) struct Key<S> {
    pub(crate) info: &'static Info,
    shape: PhantomData<fn() -> S>,
}

impl<S> Clone for Key<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Key<S> {}

/// The name, as messages give it.
impl<S> fmt::Display for Key<S> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.info.name)
    }
}

impl<S> Key<S> {
    pub(super) const fn new(info: &'static Info) -> Key<S> {
        Key { info, shape: PhantomData }
    }
}

/// A kind of table: the keys that it may have.
#[derive(Debug)]
pub struct Kind {
    /// Its name in the schemas and in the documents; of a file that of the file.
    pub name: &'static str,
    /// What such a table says, in one Swedish line.
    pub means: &'static str,
    /// Kinds whose keys it has too.
    with: &'static [&'static Kind],
    own: &'static [&'static Info],
}

impl Kind {
    pub(super) const fn new(
        name: &'static str,
        means: &'static str,
        with: &'static [&'static Kind],
        own: &'static [&'static Info],
    ) -> Kind {
        Kind { name, means, with, own }
    }

    /// The keys that it does not share with others.
    pub fn own(&self) -> impl Iterator<Item = &'static Info> + Clone + use<> {
        self.own.iter().copied()
    }

    /// The kinds whose keys it has too.
    pub fn shared(&self) -> &'static [&'static Kind] {
        self.with
    }

    /// The keys of which one must be there, and no more.
    pub fn one_of(&self) -> impl Iterator<Item = &'static Info> + Clone + use<> {
        self.keys().filter(|key| matches!(key.need, Need::One))
    }

    /// Every key: its own first.
    pub fn keys(&self) -> impl Iterator<Item = &'static Info> + Clone + use<> {
        self.own().chain(self.with.iter().flat_map(|kind| kind.own()))
    }
}

/// A type that stands for a kind, with its keys as constants.
pub(crate) trait Kinded {
    const KIND: &'static Kind;
}

/// Declares kinds: name, what such a table says, the kinds whose keys it shares, and a line for each key of its own.
macro_rules! kinds {
    ($($kind:ident $name:literal $means:literal with [$($with:ident)*] {
        $($key:ident: $shape:ty = $id:expr, $need:expr, $says:literal, $example:literal;)*
    })*) => {
        $(
            #[doc = $means]
            pub(crate) enum $kind {}

            impl $kind {
                $(
                    #[doc = $says]
                    pub(crate) const $key: Key<$shape> = {
                        const INFO: &Info =
                            &Info { name: $id, need: $need, means: $says, example: $example, form: <$shape as Shape>::form };
                        Key::new(INFO)
                    };
                )*
            }

            impl Kinded for $kind {
                const KIND: &'static Kind = &Kind::new($name, $means, &[$($with::KIND),*], &[$($kind::$key.info),*]);
            }
        )*
    };
}

pub(super) use kinds;
