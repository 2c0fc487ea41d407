//! The theme that is part of the program: `themes/standard` as it was when the program was compiled.

/// The files with their names below the folder, in the order of the names. A test holds them to the folder.
macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_bytes!(concat!("../../themes/standard/", $name)))),+]
    };
}

/// A file by its name, with `/`, and its bytes.
pub type BuiltIn = (&'static str, &'static [u8]);

/// Every file of the built-in theme.
pub const BUILT_IN: &[BuiltIn] = &files![
    "ikon.svg",
    "labels.toml",
    "sok.js",
    "stil.css",
    "templates/about.html",
    "templates/accessibility.html",
    "templates/association.html",
    "templates/base.html",
    "templates/chart.html",
    "templates/checks.html",
    "templates/compare.html",
    "templates/data.html",
    "templates/embed.html",
    "templates/file.html",
    "templates/former.html",
    "templates/glossary.html",
    "templates/indicator.html",
    "templates/indicator_cell.html",
    "templates/indicators.html",
    "templates/macros.html",
    "templates/member.html",
    "templates/members.html",
    "templates/moved.html",
    "templates/not_found.html",
    "templates/patterns.html",
    "templates/removed.html",
    "templates/report.html",
    "templates/report_body.html",
    "templates/search.html",
    "templates/start.html",
    "templates/table.html",
    "typsnitt/source-sans-3-LICENSE.txt",
    "typsnitt/source-sans-3.woff2",
    "typsnitt/source-serif-4-LICENSE.txt",
    "typsnitt/source-serif-4.woff2",
];
