//! `CommonMark` to blocks, with its references bound.

use super::binder::Binder;
use super::block::Block;
use super::html::plain;
use super::mask::{self, Masked};
use super::pasted::{self, Stray};
use super::reference::{self, Bound};
use crate::diag::{Code, Finding, Findings, Located, Span};
use crate::model::{is_blank, is_link, is_private};
use crate::source::Sources;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use std::ops::Range;

/// Where a Markdown text was written.
#[derive(Clone, Copy)]
pub(super) enum Origin {
    /// The span holds the text as it is.
    Verbatim(Span),
    /// The span holds the text in another form, so that only the whole can be pointed at.
    Whole(Span),
}

impl Origin {
    /// The origin of a text cell; a multi-line or plain string stands in the file as it is.
    pub(super) fn of_cell(text: &str, span: Span, sources: &Sources) -> Origin {
        match sources.text(span.file).get(span.range()).and_then(|source| source.find(text)) {
            Some(at) => Origin::Verbatim(Span::new(span.file, span.start() + at..span.start() + at + text.len())),
            None => Origin::Whole(span),
        }
    }

    fn at(self, range: Range<usize>) -> Span {
        match self {
            Origin::Verbatim(span) => Span::new(span.file, span.start() + range.start..span.start() + range.end),
            Origin::Whole(span) => span,
        }
    }
}

/// The title of the page is level 1 in HTML, so the content has five levels of its own.
const DEEPEST: u8 = 5;
/// References that stand for something on a line of its own.
const BLOCKS: [&str; 5] = ["tabell", "diagram", "insats", "bild", reference::TO_FILL];
/// The blocks of a Markdown file.
pub(super) fn blocks(text: &str, origin: Origin, binder: &mut Binder, findings: &mut Findings) -> Vec<Block> {
    let masked = Masked::of(text);
    for within in mask::comments_within(text) {
        let finding = Finding::new(
            Code::StrayMarkup,
            origin.at(within),
            "en anteckning börjar innan den förra är slut, så texten emellan visas inte",
        );
        findings.push(finding.help("Skriv --> där den förra slutar, eller ta bort den från <!-- till och med -->."));
    }
    let events: Vec<(Event, Range<usize>)> = Parser::new_ext(&masked.text, Options::ENABLE_HEADING_ATTRIBUTES).into_offset_iter().collect();
    let mut builder = Builder { origin, source: text, masked: &masked, binder, findings, blocks: Vec::new(), in_html: false };
    let mut rest = &events[..];
    while !rest.is_empty() {
        let (block, after) = rest.split_at(block_length(rest));
        builder.block(block);
        rest = after;
    }
    // They are kept, and most have grown from small ones.
    let html = builder.blocks.iter_mut().filter_map(|block| if let Block::Html(html) = block { Some(html) } else { None });
    html.for_each(String::shrink_to_fit);
    builder.blocks
}

/// A text cell as HTML. A cell of one paragraph has no `<p>` around it.
pub(super) fn cell(text: &str, origin: Origin, binder: &mut Binder, findings: &mut Findings) -> String {
    let mut out = String::new();
    for block in blocks(text, origin, binder, findings) {
        match block {
            Block::Html(html) => out.push_str(&html),
            _ => findings.push(
                Finding::new(
                    Code::BadReference,
                    origin.at(0..text.len()),
                    "i en cell får bara text stå, inte rubriker, tabeller, diagram eller bilder",
                )
                .help("Flytta den till rapportens text."),
            ),
        }
    }
    let trimmed = out.trim();
    match trimmed.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>")) {
        Some(only) if !only.contains("<p>") => only.to_owned(),
        _ => trimmed.to_owned(),
    }
}

/// How many events the block at the start of `events` has.
fn block_length(events: &[(Event, Range<usize>)]) -> usize {
    let mut depth = 0usize;
    for (index, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    events.len()
}

/// Whether an event of a text writes nothing that is seen.
fn shows_nothing(event: &Event) -> bool {
    match event {
        Event::Text(text) | Event::Code(text) => is_blank(text),
        Event::InlineHtml(html) => is_blank(&plain(html)),
        _ => true,
    }
}

/// Whether an address is one of this site, from its root.
fn is_on_site(address: &str) -> bool {
    address.starts_with('/') && !address[1..].starts_with(['/', '\\']) && !address.chars().any(is_private)
}

struct Builder<'b, 'r, 'm> {
    origin: Origin,
    source: &'m str,
    masked: &'m Masked<'m>,
    binder: &'b mut Binder<'r>,
    findings: &'b mut Findings,
    blocks: Vec<Block>,
    /// Whether the block that is read has been said to hold HTML.
    in_html: bool,
}

impl Builder<'_, '_, '_> {
    fn block(&mut self, events: &[(Event, Range<usize>)]) {
        self.in_html = false;
        match &events[0].0 {
            Event::Start(Tag::Heading { level, id, .. }) => self.heading(*level, id.as_deref(), events),
            Event::Start(Tag::Paragraph) if self.holds_blocks(events) => {
                let texts = events.iter().filter_map(|(event, _)| if let Event::Text(text) = event { Some(text) } else { None });
                for (_, reference) in texts.flat_map(|text| self.masked.runs(text)).collect::<Vec<_>>() {
                    match self.bind(&reference) {
                        Bound::Block(block) => self.blocks.push(block),
                        Bound::Broken => {}
                        Bound::Inline(_) => self.findings.push(
                            Finding::new(
                                Code::BadReference,
                                self.origin.at(reference),
                                "siffran står på samma rad som en tabell eller ett diagram",
                            )
                            .help("Låt siffran stå i en mening."),
                        ),
                    }
                }
            }
            _ => {
                let html = self.html(events);
                match self.blocks.last_mut() {
                    Some(Block::Html(before)) => before.push_str(&html),
                    _ => self.blocks.push(Block::Html(html)),
                }
            }
        }
    }

    fn heading(&mut self, level: HeadingLevel, id: Option<&str>, events: &[(Event, Range<usize>)]) {
        let range = events[0].1.clone();
        let span = self.origin.at(range.start..range.start + self.source[range.clone()].trim_end().len());
        let level = level as u8;
        if level > self.binder.level + 1 {
            self.findings.push(
                Finding::new(Code::HeadingLevel, span, "rubriken hoppar över en nivå")
                    .help(format!("Skriv {} i början.", "#".repeat(self.binder.level as usize + 1))),
            );
        }
        if level > DEEPEST {
            self.findings
                .push(Finding::new(Code::HeadingLevel, span, "rubriken ligger för djupt").help(format!("Använd högst {DEEPEST} nivåer.")));
        }
        self.binder.level = level;
        let terms = self.binder.terms.take();
        let inner = self.html(&events[1..events.len() - 1]);
        self.binder.terms = terms;
        if is_blank(&plain(&inner)) {
            self.findings
                .push(Finding::new(Code::EmptyText, span, "rubriken är tom").help("Skriv rubrikens text efter #, eller ta bort raden."));
        }
        let Some(id) = id else {
            let line = &self.source[range.clone()];
            if line.contains("{#") {
                let finding =
                    Finding::new(Code::HeadingWithoutId, span, "klamrarna runt rubrikens id är inte hela, så att rubriken saknar id");
                self.findings.push(finding.help("Skriv id:t som {#ett-id} sist på raden."));
                return;
            }
            let words: String = self.source[range].trim_start_matches('#').trim().chars().skip_while(|c| !c.is_alphabetic()).collect();
            self.findings.push(
                Finding::new(Code::HeadingWithoutId, span, "rubriken saknar id, så att ingen kan länka till den")
                    .help(format!("Skriv {{#{}}} sist på raden.", crate::swedish::slug(&words))),
            );
            return;
        };
        if crate::swedish::slug(id) != id {
            self.findings.push(Finding::new(Code::BadId, span, format!("”{id}” duger inte som id")).help(format!(
                "Ett id består av små bokstäver a–z, siffror och bindestreck. Skriv till exempel {{#{}}}.",
                crate::swedish::slug(id)
            )));
        }
        if let Some(first) = self.binder.anchors.get(id) {
            self.findings.push(
                Finding::new(Code::DoubleId, span, format!("”{id}” finns redan"))
                    .label("här igen")
                    .also(*first, "först här")
                    .help("Ge den ena rubriken ett annat id."),
            );
        }
        self.binder.anchors.insert(id.to_owned(), span);
        self.binder.heading = id.into();
        self.blocks.push(Block::Heading { level, id: id.to_owned(), html: inner });
    }

    /// Whether a paragraph is nothing but references, the first of them to something with a place of its own.
    fn holds_blocks(&self, events: &[(Event, Range<usize>)]) -> bool {
        let mut references = Vec::new();
        let only = events[1..events.len() - 1].iter().all(|(event, _)| match event {
            Event::Text(text) => {
                references.extend(self.masked.runs(text).into_iter().map(|(_, reference)| reference));
                text.chars().all(|c| is_private(c) || c.is_whitespace())
            }
            Event::SoftBreak | Event::HardBreak => true,
            _ => false,
        });
        let name = |reference: &Range<usize>| {
            let call = self.masked.expression(reference).trim_start_matches('{').trim_start();
            BLOCKS.iter().any(|block| call.starts_with(block))
        };
        only && references.first().is_some_and(name)
    }

    fn bind(&mut self, reference: &Range<usize>) -> Bound {
        let (origin, start) = (self.origin, reference.start + 2);
        let place = |r: Range<usize>| origin.at(start + r.start..start + r.end);
        reference::bind(self.masked.expression(reference), place, self.binder, self.findings)
    }

    fn html(&mut self, events: &[(Event, Range<usize>)]) -> String {
        let mut out = Vec::with_capacity(events.len());
        let (mut in_code, mut in_link) = (false, false);
        for (event, range) in events {
            self.look(event, range);
            match event {
                Event::Text(text) if in_code => out.push(Event::Text(self.masked.unmasked(text).into())),
                Event::Text(text) => {
                    if let Some(at) = text.find("{{") {
                        let at = range.start + at;
                        self.findings.push(
                            Finding::new(Code::BadReference, self.origin.at(at..at + 2), "hänvisningen är inte hel")
                                .help("En hänvisning skrivs {{ kr(\"tabell.rad\") }} eller {{ tabell(\"id\") }}, på en rad."),
                        );
                    }
                    self.text(text, in_link, &mut out);
                }
                Event::Start(Tag::Heading { .. }) => {
                    let place = self.origin.at(range.clone());
                    self.findings.push(
                        Finding::new(Code::HeadingLevel, place, "en rubrik får inte stå i en lista eller ett citat")
                            .help("Flytta rubriken ut till en egen rad."),
                    );
                    out.push(event.clone());
                }
                Event::Code(text) => out.push(Event::Code(self.masked.unmasked(text).into())),
                Event::Html(text) | Event::InlineHtml(text) => out.push(Event::Text(self.masked.unmasked(text).into())),
                Event::Start(Tag::HtmlBlock) => out.push(Event::Start(Tag::Paragraph)),
                Event::End(TagEnd::HtmlBlock) => out.push(Event::End(TagEnd::Paragraph)),
                Event::Start(Tag::Image { .. }) => self.findings.push(
                    Finding::new(Code::MarkdownPicture, self.origin.at(range.clone()), "bilder skrivs inte med ![…](…) här")
                        .help("Lägg filen i mappen bilagor och skriv {{ bild(\"filnamn\", alt=\"vad bilden visar\") }} på en egen rad."),
                ),
                Event::End(TagEnd::Image) => {}
                Event::Start(Tag::Link { dest_url, .. }) => {
                    self.link(dest_url, range.clone());
                    in_link = true;
                    out.push(event.clone());
                }
                Event::End(TagEnd::Link) => {
                    in_link = false;
                    let link = out.iter().rposition(|event| matches!(event, Event::Start(Tag::Link { .. })));
                    if out[link.unwrap_or(0)..].iter().all(shows_nothing) {
                        self.findings.push(
                            Finding::new(Code::EmptyText, self.origin.at(range.clone()), "länken har ingen text")
                                .help("Skriv vart länken leder inom hakparenteserna: [text](adress)."),
                        );
                    }
                    out.push(event.clone());
                }
                Event::Start(Tag::CodeBlock(_)) => {
                    in_code = true;
                    out.push(event.clone());
                }
                Event::End(TagEnd::CodeBlock) => {
                    in_code = false;
                    out.push(event.clone());
                }
                other => out.push(other.clone()),
            }
        }
        let mut html = String::new();
        html::push_html(&mut html, out.into_iter());
        html
    }

    /// Tells of what shows as something else than was meant.
    fn look(&mut self, event: &Event, range: &Range<usize>) {
        let strays = match event {
            Event::Start(Tag::Paragraph) => {
                let is_reference = |name: &str| reference::FUNCTIONS.contains(&name);
                pasted::look(&self.masked.text[range.clone()], is_reference)
            }
            // Of a paragraph with many tags the first is enough.
            Event::Html(_) | Event::InlineHtml(_) if !self.in_html => {
                self.in_html = true;
                vec![pasted::html(0..range.len())]
            }
            _ => Vec::new(),
        };
        for Stray { at, code, message, help } in strays {
            let place = self.origin.at(range.start + at.start..range.start + at.end);
            self.findings.push(Finding::new(code, place, message).help(help));
        }
    }

    /// Running text, with its references bound and its terms linked.
    fn text<'t>(&mut self, text: &'t str, in_link: bool, out: &mut Vec<Event<'t>>) {
        let mut plain = 0;
        for (run, reference) in self.masked.runs(text) {
            self.plain(&text[plain..run.start], in_link, out);
            plain = run.end;
            match self.bind(&reference) {
                Bound::Inline(html) => out.push(Event::InlineHtml(html.into())),
                Bound::Broken => {}
                Bound::Block(_) => self.findings.push(
                    Finding::new(Code::BadReference, self.origin.at(reference), "hänvisningen måste stå på en egen rad")
                        .help("Lägg den mellan två tomma rader."),
                ),
            }
        }
        self.plain(&text[plain..], in_link, out);
    }

    /// Text without references. The first use of a term in the report is linked, unless it stands in a link.
    fn plain<'t>(&mut self, text: &'t str, in_link: bool, out: &mut Vec<Event<'t>>) {
        let mut written = 0;
        for (range, id) in self.binder.terms.filter(|_| !in_link).into_iter().flat_map(|terms| terms.places(text)) {
            if !self.binder.used_terms.contains_key(id) {
                out.push(Event::Text(CowStr::Borrowed(&text[written..range.start])));
                out.extend(self.binder.terms.map(|terms| Event::InlineHtml(terms.link(id, &text[range.clone()]).into())));
                self.binder.used_terms.insert(id.to_owned(), self.binder.heading.clone());
                written = range.end;
            }
        }
        out.push(Event::Text(CowStr::Borrowed(&text[written..])));
    }

    fn link(&mut self, address: &str, range: Range<usize>) {
        let span = self.origin.at(range);
        if let Some(anchor) = address.strip_prefix('#') {
            self.binder.links.push(Located { value: anchor.to_owned(), span });
        } else if !(is_on_site(address) || is_link(address)) {
            self.findings.push(
                Finding::new(Code::BadLink, span, format!("”{}” är ingen adress som går att länka till", self.masked.unmasked(address)))
                    .help("En länk börjar med https://, mailto:, / (på den här webbplatsen) eller # (på sidan)."),
            );
        }
    }
}
