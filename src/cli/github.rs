//! Findings as workflow commands, which GitHub shows beside the lines of a change.

use super::summary;
use crate::diag::{Finding, Findings, Severity};
use crate::source::Sources;

/// One line for each finding that the content does not explain, the most important first: of each kind GitHub shows ten.
pub fn findings(findings: &Findings, sources: &Sources) -> String {
    let told = summary::sorted(findings.iter().filter(|found| !found.acknowledged));
    told.into_iter().map(|found| command(found, sources) + "\n").collect()
}

fn command(finding: &Finding, sources: &Sources) -> String {
    let name = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let span = finding.place.span;
    let file = sources.file(span.file);
    let (line, column) = sources.position(span);
    // GitHub takes columns within one line only, and counts the last character in.
    let marked = file.text().get(span.range()).and_then(|marked| marked.lines().next()).unwrap_or_default();
    let end_column = column + marked.chars().count().max(1) - 1;
    let mut message = finding.message.clone();
    for line in &finding.arithmetic {
        message += &format!("\nräkning: {line}");
    }
    for line in &finding.follows {
        message += &format!("\nföljd: {line}");
    }
    if let Some(help) = &finding.help {
        message += &format!("\nhjälp: {help}");
    }
    format!(
        "::{name} file={},line={line},col={column},endColumn={end_column},title={}::{}",
        property(&file.path),
        property(finding.code.id()),
        data(&message)
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Code, Rule, Span};

    fn of(finding: impl FnOnce(Span) -> Finding) -> String {
        let mut sources = Sources::default();
        let file = sources.add("C:/a, 5 %/siffror.toml", "å = 1\nb = \"två\nrader\"\n");
        let mut all = Findings::default();
        // From the quotation mark in the second line to the end of the third.
        all.push(finding(Span::new(file, 11..23)));
        findings(&all, &sources)
    }

    #[test]
    fn what_means_something_to_github_is_escaped() {
        let line = of(|span| Finding::new(Rule::Sum, span, "5 % fattas:\r\nett, två").arithmetic("1 + 1 = 2").help("Rätta: 100 %"));
        assert_eq!(
            line,
            "::error file=C%3A/a%2C 5 %25/siffror.toml,line=2,col=5,endColumn=8,title=summa\
             ::5 %25 fattas:%0D%0Aett, två%0Aräkning: 1 + 1 = 2%0Ahjälp: Rätta: 100 %25\n"
        );
    }

    #[test]
    fn the_command_tells_how_serious_it_is() {
        assert!(of(|span| Finding::new(Code::UnknownFile, span, "varning")).starts_with("::warning file="));
        assert!(of(|span| Finding::new(Rule::EquityCap, span, "upplysning")).starts_with("::notice file="));
    }

    #[test]
    fn an_empty_place_is_one_column_wide() {
        let line = of(|span| Finding::new(Code::Toml, Span::new(span.file, span.start()..span.start()), "här"));
        assert!(line.contains("line=2,col=5,endColumn=5,"), "{line}");
    }

    #[test]
    fn what_the_content_explains_is_left_out() {
        assert_eq!(of(|span| Finding { acknowledged: true, ..Finding::new(Rule::Sum, span, "fel") }), "");
    }
}
