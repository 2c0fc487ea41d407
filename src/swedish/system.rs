//! What the operating system says when it refuses, and what to do about it. The only place where its errors become words.

use std::io::{self, ErrorKind};

/// The cause as the end of a Swedish sentence, and what to do as another.
pub fn cause(error: &io::Error) -> String {
    String::from(match error.kind() {
        ErrorKind::NotFound => "den finns inte. Rätta namnet, eller skapa den.",
        ErrorKind::PermissionDenied => "rättighet saknas. Skaffa den eller välj en annan mapp.",
        ErrorKind::IsADirectory => "det är en mapp, men ska vara en fil. Byt namn på mappen.",
        ErrorKind::NotADirectory => "det är en fil där det ska vara en mapp. Byt namn på filen.",
        ErrorKind::InvalidFilename => "namnet är för långt. Välj ett kortare.",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "disken är full. Frigör utrymme.",
        ErrorKind::FileTooLarge => "filen är för stor för disken.",
        ErrorKind::ReadOnlyFilesystem => "disken är skrivskyddad. Välj en annan mapp med --out.",
        ErrorKind::CrossesDevices | ErrorKind::ResourceBusy => {
            "mappen är en monteringspunkt eller upptagen. Välj en mapp inuti den med --out."
        }
        ErrorKind::OutOfMemory => "minnet räcker inte. Stäng andra program.",
        ErrorKind::InvalidInput => "namnet innehåller ett tecken som inte går att använda. Välj ett annat.",
        _ => return by_number(error),
    })
}

/// What the standard library has no name for.
#[cfg(unix)]
fn by_number(error: &io::Error) -> String {
    use rustix::io::Errno;
    match error.raw_os_error().map(Errno::from_raw_os_error) {
        Some(Errno::MFILE | Errno::NFILE) => "för många filer är öppna på datorn. Stäng andra program.".into(),
        Some(Errno::LOOP) => "länkarna går runt i en ring, eller får inte följas. Lägg filen eller mappen själv där.".into(),
        Some(Errno::IO) => "disken svarar inte som den ska. Kontrollera den.".into(),
        _ => numbered(error),
    }
}

#[cfg(not(unix))]
fn by_number(error: &io::Error) -> String {
    numbered(error)
}

fn numbered(error: &io::Error) -> String {
    match error.raw_os_error() {
        Some(number) => format!("datorn svarar med fel nummer {number}. Rätta till det och försök igen."),
        None => "datorn säger inte varför. Försök igen.".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No word of the system's own comes through, whatever it says.
    #[cfg(unix)]
    #[test]
    fn every_error_of_the_system_is_told_in_swedish() {
        for number in 1..=133 {
            let told = cause(&io::Error::from_raw_os_error(number));
            assert!(told.ends_with('.') && !told.contains("os error"), "{number}: {told}");
        }
        let told = |number| cause(&io::Error::from_raw_os_error(number));
        assert_eq!(told(2), "den finns inte. Rätta namnet, eller skapa den.");
        assert_eq!(told(24), "för många filer är öppna på datorn. Stäng andra program.");
        assert_eq!(told(71), "datorn svarar med fel nummer 71. Rätta till det och försök igen.");
    }
}
