//! The language of a workbook, which the library that writes it has no word for.

use rust_xlsxwriter::XlsxError;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// What is told of the document, among the files that make it up.
const ABOUT: &str = "docProps/core.xml";
const END: &str = "</cp:coreProperties>";
const LANGUAGE: &str = "<dc:language>sv-SE</dc:language>";

/// The workbook with its language. All else is as it was, and is not packed anew.
pub(super) fn told(workbook: &[u8]) -> Result<Vec<u8>, XlsxError> {
    let mut from = ZipArchive::new(Cursor::new(workbook))?;
    let mut to = ZipWriter::new(Cursor::new(Vec::with_capacity(workbook.len() + LANGUAGE.len())));
    for place in 0..from.len() {
        let file = from.by_index_raw(place)?;
        if file.name()? != ABOUT {
            to.raw_copy_file(file)?;
            continue;
        }
        drop(file);
        let mut about = String::new();
        from.by_index(place)?.read_to_string(&mut about)?;
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored).last_modified_time(DateTime::default());
        to.start_file(ABOUT, options)?;
        to.write_all(about.replace(END, &format!("{LANGUAGE}{END}")).as_bytes())?;
    }
    Ok(to.finish()?.into_inner())
}
