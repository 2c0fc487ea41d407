//! Why a file cannot be read, in Swedish.

use super::sheet::Sheet;
use crate::source::SourceError;

/// Why nothing can be taken from a file.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The disk, or what stands there.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// There is no such file.
    #[error("Filen ”{0}” finns inte. Kontrollera namnet och mappen.")]
    Missing(String),
    /// A link to a sheet on the web.
    #[error(
        "”{0}” är en adress på webben. Ladda ned arket som .xlsx (i Google Kalkylark: Arkiv → Ladda ned → Microsoft Excel), och ange filen."
    )]
    Address(String),
    /// A workbook of another kind.
    #[error("Det är {0}. Spara eller exportera den som Excel-arbetsbok (.xlsx) eller som .csv, och ange den filen.")]
    Kind(&'static str),
    /// The end of its name says nothing known.
    #[error("Det går att läsa Excel-arbetsböcker (.xlsx, .xlsm) och .csv. Spara ”{0}” som något av dem.")]
    UnknownKind(String),
    /// It is no workbook at all.
    #[error("Filen är ingen Excel-arbetsbok, fast den heter så. Öppna den i Excel, och spara den som Excel-arbetsbok (.xlsx).")]
    NoWorkbook,
    /// It is damaged.
    #[error("Arbetsboken är skadad och går inte att läsa. Öppna den i Excel, spara den på nytt som .xlsx och försök igen.")]
    Broken,
    /// Nobody can read it without a password.
    #[error(
        "Arbetsboken har lösenord. Öppna den i Excel, ta bort lösenordet (Arkiv → Info → Skydda arbetsbok) i en kopia, och ange kopian."
    )]
    Password,
    /// Too many bytes.
    #[error("Filen är för stor: mer än 20 MB, eller mer än 100 MB uppackad. Spara bladen som behövs i en egen fil.")]
    TooLarge,
    /// Too many cells.
    #[error("Filen har mer än en miljon ifyllda celler. Spara bladen som behövs i en egen fil.")]
    TooManyCells,
    /// A sheet that there is not.
    #[error("Filen har inget blad ”{name}”. Bladen heter: {}.", .known.join(", "))]
    NoSheet {
        /// The name that was asked for.
        name: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// An area that cannot be understood, or with nothing in it.
    #[error("Området ”{0}” är tomt eller går inte att förstå. Skriv det som i Excel: B3:F20.")]
    Area(String),
    /// Nobody knows which sheet is meant.
    #[error("Filen har flera blad: {}. Ange ett med --blad.", .0.join(", "))]
    WhichSheet(Vec<String>),
}

impl ImportError {
    /// The names of sheets, to choose from.
    pub(super) fn names(sheets: &[Sheet]) -> Vec<String> {
        sheets.iter().map(|sheet| format!("”{}”", sheet.name)).collect()
    }
}
