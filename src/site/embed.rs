//! A chart or a table on a page of its own, and what others write to show it and to cite it.

use crate::model::{Association, EventKind, Report, Site};
use crate::narrative::escape;
use crate::site::address::root_of;
use crate::site::height::WIDTHS;
use crate::site::prepared::title_of;
use crate::site::view::{Date, EmbedPage, FrameView, Link, Page, PageContent, ShareView, Shown};
use std::borrow::Cow;

/// What is told of a chart or a table on its own page.
pub(super) struct Embedded<'a> {
    pub title: &'a str,
    /// What a picture of it says; empty if there is none.
    pub summary: &'a str,
    /// Whose it is, for a reference: `Samordningsförbundet Sydnärke`
    pub by: &'a str,
    /// What it is a part of: `Årsredovisning 2024`
    pub within: Cow<'a, str>,
    /// Where it stands, below the root.
    pub back: Link,
    pub decided: Option<Date>,
    /// The file of its picture below the root, and how large it is.
    pub picture: Option<(&'a str, (i32, i32))>,
}

/// When the board decided on a report.
pub(super) fn decided(report: &Report) -> Option<Date> {
    report.events.iter().find(|event| event.kind == EventKind::Decided).map(|event| event.date.into())
}

/// `Samordningsförbundet Sydnärke, Årsredovisning 2024`
pub(super) fn name_of(association: &Association, report: &Report) -> String {
    format!("{}, {}", association.name, title_of(report))
}

/// The page at an address, with frames of these heights for others.
pub(super) fn page(site: &Site, path: String, about: Embedded, heights: [i64; 2], shown: Shown) -> Page {
    let Embedded { title, summary, back, .. } = &about;
    let subject = if summary.is_empty() { title } else { summary };
    Page {
        title: format!("{title} – {}", back.text),
        description: format!("{}. {subject}", back.text),
        root: root_of(&path),
        crumbs: Vec::new(),
        tables: None,
        content: PageContent::Embed(Box::new(EmbedPage {
            share: share(site, &path, &about, heights),
            shown,
            back: about.back,
            decided: about.decided,
        })),
        path,
    }
}

fn share(site: &Site, path: &str, about: &Embedded, heights: [i64; 2]) -> ShareView {
    let root = &site.website.address;
    let title = attribute(about.title);
    let frame = |(width, height)| FrameView {
        width,
        code: format!(
            r#"<iframe src="{root}/{path}" title="{title}" width="{width}" height="{height}" style="border:0;max-width:100%" loading="lazy"></iframe>"#
        ),
    };
    let picture = about.picture.map(|(file, (width, height))| {
        let alt = format!("{title}. {}", attribute(about.summary));
        format!(
            r#"<img src="{root}/{file}" alt="{alt}" width="{width}" height="{height}" style="max-width:100%;height:auto" loading="lazy">"#
        )
    });
    let address = format!("{root}/{}", about.back.href);
    let citation = format!("{}. {}: {}. Hämtad [datum] från", about.by, about.within, about.title);
    ShareView { frames: WIDTHS.into_iter().zip(heights).map(frame).collect(), picture, address, citation }
}

/// A text as the value of an attribute.
fn attribute(text: &str) -> String {
    escape(text).replace('"', "&quot;")
}
