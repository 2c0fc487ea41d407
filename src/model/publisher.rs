//! Who publishes a site, and on what terms its data may be used.

/// *utgivartyp*: what kind of publisher, as catalogues of open data ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PublisherKind {
    /// *lokal myndighet*: a municipality, or a *samordningsförbund*
    #[default]
    LocalAuthority,
    /// *regional myndighet*: a region
    RegionalAuthority,
    /// *nationell myndighet*: of the state
    NationalAuthority,
    /// *företag*
    Company,
    /// *ideell*: an association or anyone else who does not work for profit
    NonProfit,
    /// *akademi*: a university, or research
    Academia,
    /// *privatperson*
    Individual,
}

impl PublisherKind {
    /// Every kind with its name in the content.
    pub const ALL: [(&'static str, PublisherKind); 7] = [
        ("lokal-myndighet", PublisherKind::LocalAuthority),
        ("regional-myndighet", PublisherKind::RegionalAuthority),
        ("nationell-myndighet", PublisherKind::NationalAuthority),
        ("foretag", PublisherKind::Company),
        ("ideell", PublisherKind::NonProfit),
        ("akademi", PublisherKind::Academia),
        ("privatperson", PublisherKind::Individual),
    ];
}

/// *licens*: on what terms the data may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataLicence {
    /// No conditions.
    Cc0,
    /// Whoever uses the data names where they come from.
    CcBy,
}

impl DataLicence {
    /// Every licence with its name in the content.
    pub const ALL: [(&'static str, DataLicence); 2] = [("cc0", DataLicence::Cc0), ("cc-by", DataLicence::CcBy)];

    /// The name in the content.
    pub fn id(self) -> &'static str {
        DataLicence::ALL.iter().find(|(_, licence)| *licence == self).map_or("", |(id, _)| id)
    }

    /// Its name at the Open Definition, which descriptors of data know it by.
    pub fn open_definition(self) -> &'static str {
        match self {
            DataLicence::Cc0 => "CC0-1.0",
            DataLicence::CcBy => "CC-BY-4.0",
        }
    }

    /// Its lasting address, which catalogues know it by: with http and the slash at the end.
    pub fn address(self) -> &'static str {
        match self {
            DataLicence::Cc0 => "http://creativecommons.org/publicdomain/zero/1.0/",
            DataLicence::CcBy => "http://creativecommons.org/licenses/by/4.0/",
        }
    }
}

/// The ten digits of an organisation number, `222000-0000` or without the hyphen; none if it is no such number.
pub fn organisation_digits(number: &str) -> Option<String> {
    let (first, last) = number.split_once('-').or_else(|| number.split_at_checked(6))?;
    let is_number = first.len() == 6 && last.len() == 4 && [first, last].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    is_number.then(|| format!("{first}{last}"))
}
