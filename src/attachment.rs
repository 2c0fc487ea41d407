//! Attachments and pictures before they are published: only kinds that are known, and only files that are what their name says. What
//! could run in a browser is none of them.

mod kind;
mod svg;

use crate::diag::{Code, Finding, Located, Span};
use crate::source::Sources;
use data_encoding::HEXLOWER;
use kind::Kind;
use sha2::{Digest, Sha256};

/// The SHA-256 sum of a file, in hexadecimal.
pub fn checksum(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

/// Tells that a file is another than the one whose sum the content states.
pub fn changed(name: &str, stated: &Located<String>, sum: &str) -> Option<Finding> {
    let is_same = stated.value.eq_ignore_ascii_case(sum);
    let message = || format!("filen ”{name}” är inte den som kontrollsumman hör till");
    (!is_same).then(|| {
        Finding::new(Code::ChangedAttachment, stated.span, message()).label("summan i innehållet").help(format!(
            "Lägg tillbaka den rätta filen. Har den bytts med avsikt: skriv sha256 = \"{sum}\", och i [[rattelse]] vad som har ändrats."
        ))
    })
}

/// What is wrong with a file that a report publishes, by its name and its bytes. `shown` is its path as people know it; `as_picture` says
/// that the text shows it.
pub fn finding(name: &str, bytes: &[u8], as_picture: bool, shown: &str, sources: &mut Sources) -> Option<Finding> {
    let mut told = |message: String, help: &str| {
        let place = Span::new(sources.add(shown, ""), 0..0);
        Some(Finding::new(Code::BadAttachment, place, message).help(help))
    };
    let Some(kind) = Kind::of(name) else {
        let help = format!("Spara filen som något av {}. Ett dokument blir helst PDF.", kind::NAMES);
        return told(format!("”{name}” är av ett slag som inte publiceras"), &help);
    };
    if as_picture && !kind.is_picture() {
        return told(format!("”{name}” är ingen bild"), "Spara bilden som JPEG, PNG eller SVG, eller nämn filen med [[bilaga]].");
    }
    if bytes.is_empty() {
        return told(format!("”{name}” är tom"), "Lägg dit filen igen.");
    }
    if !kind.fits(bytes) {
        return told(
            format!("”{name}” är inte en hel fil av det slag som namnet säger"),
            "Öppna filen i programmet som den är gjord i, och spara den igen.",
        );
    }
    if kind != Kind::Svg {
        return None;
    }
    let text = str::from_utf8(bytes).unwrap_or_default();
    let wrong = svg::wrong(text)?;
    let file = sources.add(shown, text);
    Some(Finding::new(Code::BadAttachment, Span::new(file, wrong.at), wrong.message).help(wrong.help))
}
