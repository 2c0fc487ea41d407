//! What a run cost: the time and the memory of each stage, and how much was read and made. For `--verbose` only: nothing of it reaches
//! the site.

use crate::source::Volume;
use std::fs;
use std::time::{Duration, Instant};

/// What a run has cost so far.
#[derive(Debug, Clone)]
pub struct Costs {
    started: Instant,
    stages: Vec<Stage>,
    /// The files that were read: content, theme, attachments and what is published as it is.
    pub read: Volume,
    /// The files of the site, whether they were written anew or not.
    pub site: Volume,
}

/// What a stage cost, all its turns together.
#[derive(Debug, Clone, Copy)]
pub struct Stage {
    /// Its Swedish name.
    pub name: &'static str,
    /// How long it took.
    pub time: Duration,
    /// By how many bytes it raised the most memory that the program had used; none where the system does not tell.
    pub memory: Option<u64>,
}

impl Default for Costs {
    fn default() -> Costs {
        Costs::start()
    }
}

impl Costs {
    /// Nothing yet: the run starts now.
    pub fn start() -> Costs {
        Costs { started: Instant::now(), stages: Vec::new(), read: Volume::default(), site: Volume::default() }
    }

    /// Does the work of a stage, which has a Swedish name. What is done in several turns is counted together.
    pub fn stage<T>(&mut self, name: &'static str, work: impl FnOnce() -> T) -> T {
        let (before, used) = (Instant::now(), peak());
        let done = work();
        let time = before.elapsed();
        let memory = peak().zip(used).map(|(now, before)| now.saturating_sub(before));
        match self.stages.iter_mut().find(|stage| stage.name == name) {
            Some(stage) => {
                stage.time += time;
                stage.memory = stage.memory.zip(memory).map(|(so_far, more)| so_far + more);
            }
            None => self.stages.push(Stage { name, time, memory }),
        }
        done
    }

    /// Adds what a part of a stage took on all threads together, which is more than the stage itself where several worked.
    pub(super) fn part(&mut self, name: &'static str, time: Duration) {
        self.stages.push(Stage { name, time, memory: None });
    }

    /// Each stage, in the order in which they began, and last the whole: the time since the start, and the most memory that was used.
    pub fn stages(&self) -> impl Iterator<Item = Stage> {
        self.stages.iter().copied().chain([Stage { name: "allt", time: self.started.elapsed(), memory: peak() }])
    }
}

/// The most memory that the program has used so far, in bytes, on Linux.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().strip_suffix("kB")?;
    Some(kilobytes.trim().parse::<u64>().ok()? * 1_024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_in_several_turns_is_one() {
        let mut costs = Costs::start();
        assert_eq!(costs.stage("läsa", || 1) + costs.stage("tolka", || 2) + costs.stage("läsa", || 3), 6);
        let stages: Vec<Stage> = costs.stages().collect();
        let names: Vec<&str> = stages.iter().map(|stage| stage.name).collect();
        assert_eq!(names, ["läsa", "tolka", "allt"]);
        assert!(stages[0].time + stages[1].time <= stages[2].time);
        assert!(stages[0].memory <= stages[2].memory);
        assert_eq!(stages[2].memory.is_some(), cfg!(target_os = "linux"));
    }
}
