//! What a run cost: the time of each stage, and how much was read and made. For `--verbose` only: nothing of it reaches the site.

use crate::source::Volume;
use std::time::{Duration, Instant};

/// What a run has cost so far.
#[derive(Debug, Clone)]
pub struct Costs {
    started: Instant,
    stages: Vec<(&'static str, Duration)>,
    /// The files that were read: content, theme, attachments and what is published as it is.
    pub read: Volume,
    /// The files of the site, whether they were written anew or not.
    pub site: Volume,
}

impl Costs {
    /// Nothing yet: the run starts now.
    pub fn start() -> Costs {
        Costs { started: Instant::now(), stages: Vec::new(), read: Volume::default(), site: Volume::default() }
    }

    /// Does the work of a stage, which has a Swedish name. What is done in several turns is counted together.
    pub fn stage<T>(&mut self, name: &'static str, work: impl FnOnce() -> T) -> T {
        let before = Instant::now();
        let done = work();
        let taken = before.elapsed();
        match self.stages.iter_mut().find(|(known, _)| *known == name) {
            Some((_, so_far)) => *so_far += taken,
            None => self.stages.push((name, taken)),
        }
        done
    }

    /// Each stage with its time, in the order in which they began.
    pub fn stages(&self) -> &[(&'static str, Duration)] {
        &self.stages
    }

    /// The time since the start, also that which belongs to no stage.
    pub fn whole(&self) -> Duration {
        self.started.elapsed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_in_several_turns_is_one() {
        let mut costs = Costs::start();
        assert_eq!(costs.stage("läsa", || 1) + costs.stage("tolka", || 2) + costs.stage("läsa", || 3), 6);
        let names: Vec<&str> = costs.stages().iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["läsa", "tolka"]);
        assert!(costs.stages().iter().map(|(_, taken)| *taken).sum::<Duration>() <= costs.whole());
    }
}
