//! The versions of reports that no longer hold: each is looked at as if it were the only report.

use super::check::Checking;
use super::checked::{Checked, LookedAt};
use super::echoes::Echoes;
use crate::diag::Findings;
use crate::model::{Association, Report, Site};
use crate::reconcile;
use crate::source::SourceError;
use std::ops::Range;

impl Checking {
    /// Finds out the same about each version that no longer holds, as if there were no other report.
    pub(super) fn look_at_versions(&mut self, associations: Range<usize>) -> Result<(), SourceError> {
        for place in associations {
            if self.checked.site.associations[place].replaced.is_empty() || !self.checked.looked_at[place].echoes.is_empty() {
                continue;
            }
            for version in self.versions(place) {
                // Its files are among those of its association, and are let go of with them.
                let looked_at = LookedAt::new(0..0, Echoes::default(), 1, Findings::default());
                // The texts, and what is found, are those of the whole content.
                let mut held =
                    std::mem::replace(&mut self.checked, Checked { site: version, looked_at: vec![looked_at], ..Checked::default() });
                self.checked.trade_places(&mut held);
                self.look_at(0..1);
                let looked_at = self.look_at_attachments(0..1);
                self.checked.note_anchors(0..1);
                self.checked.trade_places(&mut held);
                let mut version = std::mem::replace(&mut self.checked, held);
                looked_at?;
                self.checked.looked_at[place].found.append(std::mem::take(&mut version.looked_at[0].found));
                self.checked.versions.push((place, version));
            }
            let Checked { sources, site, looked_at, .. } = &mut self.checked;
            let told_before = reconcile::told_before(&site.associations[place]);
            told_before.iter().for_each(|finding| sources.keep_secret(finding.place.span));
            looked_at[place].found.extend(told_before);
        }
        Ok(())
    }

    /// Each version of an association that no longer holds, as a site of its own.
    fn versions(&mut self, place: usize) -> Vec<Site> {
        let mut associations = std::mem::take(&mut self.checked.site.associations);
        let bare = self.checked.site.clone();
        let whole = &mut associations[place];
        let (reports, replaced) = (std::mem::take(&mut whole.reports), std::mem::take(&mut whole.replaced));
        let alone = Association { chart_words: Vec::new(), ..whole.clone() };
        let version =
            |old: &Report| Site { associations: vec![Association { reports: vec![old.clone()], ..alone.clone() }], ..bare.clone() };
        let versions = replaced.iter().map(version).collect();
        (whole.reports, whole.replaced) = (reports, replaced);
        self.checked.site.associations = associations;
        versions
    }
}
