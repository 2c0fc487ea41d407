//! Templates, styles and labels. Computes no figures.
//!
//! A theme has `templates/` (one for each kind of page, named by its tag, and those that they share), `labels.toml` (every
//! word that a template prints), and beside them what pages link to (`stil.css`, fonts, icons), which is published as it is. One is part of
//! the program; a folder replaces what it holds of it: a template, an asset, a single label.

mod error;
mod built_in;
mod parts;
mod labels;
mod file;

use crate::model::Website;
use crate::site::Metadata;
use crate::site::headers::policy_in_pages;
use crate::site::view::{Link, Page};
use crate::source::Volume;
pub use built_in::{BUILT_IN, BuiltIn};
pub use error::ThemeError;
pub(crate) use file::data_uri;
use file::{Style, alone};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, ErrorKind, Output, State, UndefinedBehavior, Value, context};
use parts::{LABELS, Part, Parts, TEMPLATES};
use pulldown_cmark_escape::{FmtWriter, escape_html};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

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
    /// Where templates lie that are not part of the program, by their names.
    paths: BTreeMap<String, PathBuf>,
    labels: Value,
    /// What each page says that it may do.
    policy: Value,
    /// The style sheet for a file that stands alone.
    style: Style,
    /// What is published as it is, by its address below the root.
    pub assets: BTreeMap<String, Part>,
    /// What was read from folders.
    pub read: Volume,
}

impl Theme {
    /// The theme for some content: the one of the program, in which the folder `tema` beside the content replaces parts, and the folder
    /// that is given replaces more.
    ///
    /// # Errors
    /// If a folder or a file cannot be read, a template or a file of labels is malformed, or one of them would do nothing.
    pub fn of(content: &Path, given: Option<&Path>) -> Result<Theme, ThemeError> {
        Theme::with(&parts::folders(content, given)?)
    }

    /// The theme of the program, in which folders replace parts, the later ones also those of the earlier.
    ///
    /// # Errors
    /// As [`Theme::of`].
    pub fn with(folders: &[PathBuf]) -> Result<Theme, ThemeError> {
        let Parts { files, labels: texts, read } = parts::read(folders)?;
        let (mut sources, mut assets) = (BTreeMap::new(), BTreeMap::new());
        for (name, part) in files {
            match name.strip_prefix(TEMPLATES) {
                Some(template) => _ = sources.insert(template.to_owned(), part),
                None => _ = assets.insert(name, part),
            }
        }
        parts::all_used(&sources, &assets)?;
        let mut templates = Environment::new();
        if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
            templates.set_syntax(syntax);
        }
        templates.set_undefined_behavior(UndefinedBehavior::Strict);
        templates.set_auto_escape_callback(|_| AutoEscape::Html);
        templates.set_formatter(format);
        let paths = sources.iter().filter_map(|(name, part)| Some((name.clone(), part.path.clone()?))).collect();
        for (name, part) in sources {
            let text = String::from_utf8_lossy(&part.bytes).into_owned();
            templates.add_template_owned(name.clone(), text).map_err(|error| template_error(&paths, &name, error))?;
        }
        let mut all = toml::Table::new();
        for Part { bytes, path } in &texts {
            match path {
                None => all = labels::read(Path::new(LABELS), bytes)?,
                Some(path) => labels::replace(&mut all, path, bytes)?,
            }
        }
        let sheet = assets.get(STYLE).map(|part| String::from_utf8_lossy(&part.bytes));
        let style = Style::of(&sheet.unwrap_or_default(), |name| assets.get(name).map(|part| &*part.bytes));
        let policy = Value::from_safe_string(policy_in_pages());
        Ok(Theme { templates, paths, labels: Value::from(Serde(all)), policy, style, assets, read })
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
            context! {
                website => Serde(website), navigation => Serde(navigation), metadata => Serde(metadata), page, labels => self.labels.clone(),
                policy => self.policy.clone(),
            },
        ));
        rendered.map_err(|error| template_error(&self.paths, &name, error))
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
        Ok(alone(&rendered.map_err(|error| template_error(&self.paths, FILE, error))?))
    }
}

/// Text as it may stand in an element or a quoted attribute. The engine's own way would write `&#x2f;` for each `/`.
fn format(out: &mut Output, state: &mut State, value: &Value) -> Result<(), minijinja::Error> {
    match value.as_str() {
        Some(text) if !value.is_safe() && *state.auto_escape() == AutoEscape::Html => Ok(escape_html(FmtWriter(out), text)?),
        _ => minijinja::escape_formatter(out, state, value),
    }
}

/// What is wrong with a template, or with one that it takes in.
fn template_error(paths: &BTreeMap<String, PathBuf>, template: &str, error: minijinja::Error) -> ThemeError {
    let what = match error.kind() {
        ErrorKind::SyntaxError => "är felskriven",
        ErrorKind::UndefinedError => "frågar efter något som sidan inte har",
        ErrorKind::TemplateNotFound => "tar in en mall som saknas",
        _ => "går inte att fylla i",
    };
    let answer = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    let name = error.name().unwrap_or(template);
    let (template, advice) = match paths.get(name) {
        Some(path) => (format!("Mallen ”{}”", path.display()), "Rätta mallen."),
        None => (format!("Programmets egen mall ”{name}”"), "Rätta det som den hämtar ur ditt tema."),
    };
    ThemeError::Template { template, line: error.line(), what, advice, answer }
}
