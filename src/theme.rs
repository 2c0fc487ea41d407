//! Templates, styles and labels. Computes no figures.
//!
//! A theme is a folder: `mallar/*.html` (templates), `etiketter.toml` (every word that a template prints), and beside them
//! what pages link to (`stil.css`, fonts, icons), which is published as it is.

use crate::model::Website;
use crate::site::Metadata;
use crate::site::view::{Link, Page, PageContent};
use crate::source::{self, SourceError, Volume};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};
use std::path::{Path, PathBuf};

const TEMPLATES: &str = "mallar";
const LABELS: &str = "etiketter.toml";

/// A loaded theme.
#[derive(Debug)]
pub struct Theme {
    templates: Environment<'static>,
    labels: Value,
    /// Address below the root, and content.
    pub assets: Vec<(String, Vec<u8>)>,
    /// The files of the theme.
    pub read: Volume,
}

/// Why a theme cannot be used, in Swedish.
#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    #[error("Temat ”{0}” finns inte. Ange mappen med --theme.")]
    Missing(PathBuf),
    #[error(transparent)]
    Source(#[from] SourceError),
    #[error("Etiketterna i ”{path}” går inte att läsa: {message}")]
    Labels { path: PathBuf, message: String },
    #[error("Mallen ”{template}”, rad {line}: {message}")]
    Template { template: String, line: usize, message: String },
}

impl Theme {
    /// Loads a theme from its folder.
    ///
    /// # Errors
    /// If a file cannot be read, or a template or the labels are malformed.
    pub fn load(folder: &Path) -> Result<Theme, ThemeError> {
        if !folder.join(TEMPLATES).is_dir() {
            return Err(ThemeError::Missing(folder.to_owned()));
        }
        let mut templates = Environment::new();
        if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
            templates.set_syntax(syntax);
        }
        templates.set_undefined_behavior(UndefinedBehavior::Strict);
        templates.set_auto_escape_callback(|_| AutoEscape::Html);
        let (mut assets, mut read) = (Vec::new(), Volume::default());
        for (name, bytes) in source::files_below(folder)? {
            read += Volume::of(bytes.len());
            match name.strip_prefix("mallar/") {
                Some(template) => {
                    let text = String::from_utf8_lossy(&bytes).into_owned();
                    templates.add_template_owned(template.to_owned(), text).map_err(template_error)?;
                }
                None if name == LABELS => {}
                None => assets.push((name, bytes)),
            }
        }
        Ok(Theme { templates, labels: labels(&folder.join(LABELS))?, assets, read })
    }

    /// A page as HTML.
    ///
    /// # Errors
    /// If a template is missing or asks for what a page does not have.
    pub fn render(&self, website: &Website, navigation: &[Link], metadata: &Metadata, page: &Page) -> Result<String, ThemeError> {
        let name = match page.content {
            PageContent::Start(_) => "start.html",
            PageContent::Association(_) => "association.html",
            PageContent::Report(_) => "report.html",
            PageContent::Checks(_) => "sifferkontroll.html",
            PageContent::Glossary(_) => "glossary.html",
            PageContent::Indicators(_) => "indikatorer.html",
            PageContent::Indicator(_) => "indikator.html",
            PageContent::Compare(_) => "jamfor.html",
            PageContent::Member(_) => "medlem.html",
            PageContent::Members(_) => "medlemmar.html",
            PageContent::Embed(_) => "embed.html",
            PageContent::Search(_) => "sok.html",
            PageContent::About(_) => "about.html",
            PageContent::Accessibility(_) => "tillganglighet.html",
            PageContent::NotFound => "not_found.html",
        };
        let template = self.templates.get_template(name).map_err(template_error)?;
        template
            .render(
                context! { website => Serde(website), navigation => Serde(navigation), metadata => Serde(metadata), page => Serde(page), labels => self.labels.clone() },
            )
            .map_err(template_error)
    }
}

fn labels(path: &Path) -> Result<Value, ThemeError> {
    let text = std::fs::read_to_string(path).map_err(SourceError::at(path))?;
    let table: toml::Table =
        toml::from_str(&text).map_err(|error| ThemeError::Labels { path: path.to_owned(), message: error.to_string() })?;
    Ok(Value::from(Serde(table)))
}

fn template_error(error: minijinja::Error) -> ThemeError {
    let template = error.name().unwrap_or("?").to_owned();
    ThemeError::Template { template, line: error.line().unwrap_or(0), message: error.to_string() }
}
