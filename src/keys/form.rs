//! The forms that a value may have. A type stands for each, so that `decode` reads a key as what it is declared to be.

use super::key::{Form, Kinded};
use super::vocabulary::Vocabulary;
use crate::model;
use std::marker::PhantomData;

/// A type that stands for a form.
pub(crate) trait Shape {
    /// The form.
    fn form() -> Form;
}

macro_rules! shapes {
    ($($(#[$doc:meta])* $shape:ident $form:expr;)*) => {
        $(
            $(#[$doc])*
            pub(crate) enum $shape {}

            impl Shape for $shape {
                fn form() -> Form {
                    $form
                }
            }
        )*
    };
}

pub(super) use shapes;

const ID: &str = "^[a-z0-9-]{1,64}$";
const PERIOD: &str = "^([0-9]{4}(-(h[12]|t[123]|q[1-4]))?|[0-9]{4}-[0-9]{2}-[0-9]{2}((/|--)[0-9]{4}-[0-9]{2}-[0-9]{2})?)$";

shapes! {
    /// A text without references.
    Text Form::Text;
    /// A text of an entry in a list, as it is.
    Raw Form::Text;
    /// A name made of `a–z`, `0–9` and `-`.
    Id Form::Pattern(ID, "id");
    /// A whole number.
    Integer Form::Integer;
    /// `true` or `false`.
    Flag Form::Flag;
    /// A day.
    Date Form::Date;
    /// A web address.
    AddressText Form::Pattern("^https://[^\\s\"'<>]+$", "webbadress");
    /// What tells that a file is the same, by SHA-256.
    Checksum Form::Pattern("^[0-9A-Fa-f]{64}$", "kontrollsumma");
    /// The number of an organisation.
    OrganisationNumber Form::Pattern("^[0-9]{6}-?[0-9]{4}$", "organisationsnummer");
    /// A role.
    RoleName Form::Listed("roll", model::Role::ALL.iter().map(|role| role.id()).collect());
    /// A role, or the word that takes back one that would be inherited.
    RoleOrNone Form::Listed("roll", model::Role::ALL.iter().map(|role| role.id()).chain([NO_ROLE]).collect());
    /// A period.
    PeriodName Form::Pattern(PERIOD, "period");
    /// A percentage.
    Share Form::Pattern("%|procent", "procentsats");
    /// A part of an annual report.
    PartName Form::Choice(model::PARTS.iter().map(|(id, _)| *id).collect());
    /// A table of dimensions, each with an id.
    Ids Form::Named(ID, Box::new(Form::Pattern(ID, "id")));
    /// The rows that a row is the sum of.
    RowSum Form::OneOf(vec![Form::Choice(vec![ABOVE]), Form::List(Box::new(Form::Text))]);
    /// The number of a note, or its anchor.
    Note Form::OneOf(vec![Form::Integer, Form::Text]);
    /// What stands in a cell.
    Amount Form::OneOf(vec![Form::Number, Form::Text]);
}

/// Every row above, back to the nearest heading or sum.
pub(crate) const ABOVE: &str = "ovan";

/// Takes back a role that would be inherited.
pub(crate) const NO_ROLE: &str = "ingen";

/// One of the names of a vocabulary.
pub(crate) struct Choice<V>(PhantomData<V>);

impl<V: Vocabulary> Shape for Choice<V> {
    fn form() -> Form {
        Form::Choice(V::ALL.iter().map(|(name, _)| *name).collect())
    }
}

/// A list of values of one form.
pub(crate) struct List<S>(PhantomData<S>);

impl<S: Shape> Shape for List<S> {
    fn form() -> Form {
        Form::List(Box::new(S::form()))
    }
}

/// A value of one form, or a list of such values.
pub(crate) struct OneOrMore<S>(PhantomData<S>);

impl<S: Shape> Shape for OneOrMore<S> {
    fn form() -> Form {
        Form::OneOrMore(Box::new(S::form()))
    }
}

/// A table with the keys of a kind.
pub(crate) struct Table<K>(PhantomData<K>);

impl<K: Kinded> Shape for Table<K> {
    fn form() -> Form {
        Form::Table(K::KIND)
    }
}

/// A table of tables, by ids of the author's choice.
pub(crate) struct Named<K>(PhantomData<K>);

impl<K: Kinded> Shape for Named<K> {
    fn form() -> Form {
        Form::Named(ID, Box::new(Form::Table(K::KIND)))
    }
}
