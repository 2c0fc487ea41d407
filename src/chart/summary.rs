//! What a chart says in sentences: at most three findings, and what its reader should know of the figures.

/// How many findings a chart tells. What a table says better is left to the table.
const MOST: usize = 3;

#[derive(Default)]
pub(super) struct Summary {
    /// The most telling first; each one sentence.
    findings: Vec<String>,
    /// Gaps, breaks, how figures are worked out, why they can't be compared.
    cautions: Vec<String>,
}

impl Summary {
    pub(super) fn new(findings: impl IntoIterator<Item = String>, cautions: impl IntoIterator<Item = String>) -> Summary {
        Summary { findings: findings.into_iter().collect(), cautions: cautions.into_iter().collect() }
    }

    pub(super) fn find(&mut self, finding: impl IntoIterator<Item = String>) {
        self.findings.extend(finding);
    }

    pub(super) fn caution(&mut self, caution: impl IntoIterator<Item = String>) {
        self.cautions.extend(caution);
    }

    /// The first finding of each, and their cautions by name.
    pub(super) fn each<'n>(all: impl Iterator<Item = (&'n str, Summary)>) -> Summary {
        let mut together = Summary::default();
        for (name, one) in all {
            together.find(one.findings.into_iter().take(1));
            together.caution(
                one.cautions.into_iter().map(|caution| if caution.starts_with(name) { caution } else { format!("{name}: {caution}") }),
            );
        }
        together
    }

    /// The cautions of others, whose findings are not told.
    pub(super) fn caution_of(&mut self, others: impl Iterator<Item = Summary>) {
        self.caution(others.flat_map(|other| other.cautions).collect::<Vec<_>>());
    }

    /// The findings that are told, as one text, and the cautions.
    pub(super) fn told(mut self) -> (String, Vec<String>) {
        self.findings.truncate(MOST);
        (self.findings.join(" "), self.cautions)
    }
}
