//! Templates, styles and labels. Computes no figures.
//!
//! A theme is a folder: `templates/` (one for each kind of page, named by its tag, and those that they share), `labels.toml` (every
//! word that a template prints), and beside them what pages link to (`stil.css`, fonts, icons), which is published as it is.

mod file;

use crate::model::Website;
use crate::site::Metadata;
use crate::site::view::{Link, Page};
use crate::source::{self, Entry, Kind, SourceError, Volume};
pub(crate) use file::data_uri;
use file::{Style, alone};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, ErrorKind, Output, State, UndefinedBehavior, Value, context};
use pulldown_cmark_escape::{FmtWriter, escape_html};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

const TEMPLATES: &str = "templates";
const LABELS: &str = "labels.toml";
/// What every page is styled by.
const STYLE: &str = "stil.css";
/// A report as one file.
const FILE: &str = "file.html";

/// Where the content of a page says which one it is, as `PageContent` is serialised.
const TAG: &str = "template";

/// A loaded theme.
#[derive(Debug)]
pub struct Theme {
    templates: Environment<'static>,
    labels: Value,
    /// The style sheet for a file that stands alone.
    style: Style,
    /// Address below the root, and content.
    pub assets: Vec<(String, Vec<u8>)>,
    /// The files of the theme.
    pub read: Volume,
}

/// Why a theme cannot be used, in Swedish.
#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    /// There is no folder of this name, or it has no templates.
    #[error("Temat ”{}” finns inte. Stå i projektets mapp, eller ange temats mapp med --theme.", .0.display())]
    Missing(PathBuf),
    /// A file of the theme cannot be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// `labels.toml` is malformed.
    #[error("Etiketterna i ”{}” bryter mot skrivreglerna på rad {line}. Se efter citattecken, klamrar och likhetstecken.", .path.display())]
    Labels {
        /// The file of the labels.
        path: PathBuf,
        /// Where the parser stopped, from 1.
        line: usize,
    },
    /// A template is malformed, or asks for what a page does not have.
    #[error("Mallen ”{template}”{} {what}. Rätta mallen. (Mallspråket svarar: {answer}.)", .line.map(|line| format!(" på rad {line}")).unwrap_or_default())]
    Template {
        /// Name of the template, such as `about.html`.
        template: String,
        /// The line in it, from 1, if the engine tells.
        line: Option<usize>,
        /// What is wrong.
        what: &'static str,
        /// What the engine says, in its own words, for those who write templates.
        answer: String,
    },
}

impl Theme {
    /// Loads a theme from its folder.
    ///
    /// # Errors
    /// If a file cannot be read, or a template or the labels are malformed.
    pub fn load(folder: &Path) -> Result<Theme, ThemeError> {
        if source::is_folder(&folder.join(TEMPLATES))? != Some(true) {
            return Err(ThemeError::Missing(folder.to_owned()));
        }
        let mut templates = Environment::new();
        if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
            templates.set_syntax(syntax);
        }
        templates.set_undefined_behavior(UndefinedBehavior::Strict);
        templates.set_auto_escape_callback(|_| AutoEscape::Html);
        templates.set_formatter(format);
        let (mut assets, mut read) = (Vec::new(), Volume::default());
        let mut labels = None;
        for Entry { address: name, path, kind, .. } in source::files_below(folder)? {
            if kind == Kind::DeadLink {
                continue;
            }
            let bytes = source::bytes(&path)?;
            read += Volume::of(bytes.len());
            match name.strip_prefix("templates/") {
                Some(template) => {
                    let text = String::from_utf8_lossy(&bytes).into_owned();
                    templates.add_template_owned(template.to_owned(), text).map_err(|error| template_error(template, error))?;
                }
                None if name == LABELS => labels = Some(read_labels(&path, &bytes)?),
                None => assets.push((name, bytes)),
            }
        }
        let labels = labels.ok_or_else(|| SourceError::at(&folder.join(LABELS))(io::ErrorKind::NotFound.into()))?;
        let sheet = assets.iter().find(|(name, _)| name == STYLE).map(|(_, bytes)| String::from_utf8_lossy(bytes));
        let style = Style::of(&sheet.unwrap_or_default(), &assets);
        Ok(Theme { templates, labels, style, assets, read })
    }

    /// A word that templates print, by the names of its group and its key; empty if there is none.
    pub fn label(&self, path: &[&str]) -> String {
        let label = path.iter().try_fold(self.labels.clone(), |value, key| value.get_attr(key));
        label.ok().and_then(|label| label.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// A page as HTML.
    ///
    /// # Errors
    /// If a template is missing or asks for what a page does not have.
    pub fn render(&self, website: &Website, navigation: &[Link], metadata: &Metadata, page: &Page) -> Result<String, ThemeError> {
        let page = Value::from(Serde(page));
        let tag = page.get_attr("content").and_then(|content| content.get_attr(TAG));
        let name = tag.as_ref().map(|tag| format!("{tag}.html")).unwrap_or_default();
        let rendered = tag.and_then(|_| self.templates.get_template(&name)?.render(
            context! { website => Serde(website), navigation => Serde(navigation), metadata => Serde(metadata), page, labels => self.labels.clone() },
        ));
        rendered.map_err(|error| template_error(&name, error))
    }

    /// A report as one file that needs no other: with style, fonts and pictures in it, and without ways to other pages of the site.
    /// `pictures` are those of its text, by their addresses below the root.
    ///
    /// # Errors
    /// If the template is missing or asks for what a report does not have.
    pub(crate) fn file(&self, website: &Website, page: &Page, pictures: &BTreeMap<String, String>) -> Result<String, ThemeError> {
        let rendered = self.templates.get_template(FILE).and_then(|template| {
            let style = context! { text => &self.style.text, hash => &self.style.hash };
            template.render(context! { website => Serde(website), page => Serde(page), pictures, style, labels => self.labels.clone() })
        });
        Ok(alone(&rendered.map_err(|error| template_error(FILE, error))?))
    }
}

/// Text as it may stand in an element or a quoted attribute. The engine's own way would write `&#x2f;` for each `/`.
fn format(out: &mut Output, state: &mut State, value: &Value) -> Result<(), minijinja::Error> {
    match value.as_str() {
        Some(text) if !value.is_safe() && *state.auto_escape() == AutoEscape::Html => Ok(escape_html(FmtWriter(out), text)?),
        _ => minijinja::escape_formatter(out, state, value),
    }
}

fn read_labels(path: &Path, bytes: &[u8]) -> Result<Value, ThemeError> {
    let table: toml::Table = toml::from_slice(bytes).map_err(|error| {
        let before = error.span().and_then(|span| bytes.get(..span.start)).unwrap_or_default();
        ThemeError::Labels { path: path.to_owned(), line: 1 + before.iter().filter(|byte| **byte == b'\n').count() }
    })?;
    Ok(Value::from(Serde(table)))
}

/// What is wrong with a template, or with one that it takes in.
fn template_error(template: &str, error: minijinja::Error) -> ThemeError {
    let what = match error.kind() {
        ErrorKind::SyntaxError => "är felskriven",
        ErrorKind::UndefinedError => "frågar efter något som sidan inte har",
        ErrorKind::TemplateNotFound => "saknas eller tar in en mall som saknas",
        _ => "går inte att fylla i",
    };
    let answer = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    ThemeError::Template { template: error.name().unwrap_or(template).to_owned(), line: error.line(), what, answer }
}
