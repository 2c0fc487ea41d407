//! `--verbose`: what a run cost, in time, in memory and in files.

use super::say;
use crate::build::{Costs, Stage};
use crate::output::Published;
use crate::source::Volume;
use crate::swedish::{figure, file_size, numbered};
use rust_decimal::Decimal;
use std::io;
use std::time::Duration;

/// Prints to stderr what each stage cost, what was read, and what became of the files of the site.
pub(super) fn print(costs: &Costs, published: Option<Published>) -> io::Result<()> {
    let stages: Vec<Stage> = costs.stages().collect();
    say::err(&table(&stages, costs, published))
}

fn table(stages: &[Stage], costs: &Costs, published: Option<Published>) -> String {
    let told = stages.iter().any(|stage| stage.memory.is_some());
    let mut out = format!("\nTid för varje steg{}\n", if told { ", och hur mycket mer minne det tog" } else { "" });
    for Stage { name, time, memory } in stages {
        let memory = memory.map(|bytes| format!("{:>14}", file_size(bytes))).unwrap_or_default();
        out += &format!("  {name:12}{:>10} ms{memory}\n", milliseconds(*time));
    }
    out += &format!("Läst: {}\n", volume(costs.read));
    if let Some(published) = published {
        let Published { written, unchanged, removed } = published;
        out += &format!("Webbplatsen: {}. {written} nya eller ändrade, {unchanged} oförändrade, {removed} borttagna\n", volume(costs.site));
    }
    out
}

fn volume(volume: Volume) -> String {
    format!("{}, {}", numbered(volume.files, "fil", "filer"), file_size(volume.bytes))
}

/// With one decimal: `0,4`, `1 120,3`.
fn milliseconds(time: Duration) -> String {
    let tenths = (time.as_micros() + 50) / 100;
    figure(Decimal::new(i64::try_from(tenths).unwrap_or(i64::MAX), 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::swedish::NBSP;

    #[test]
    fn times_stand_below_each_other_with_what_was_read_and_made() {
        let mut costs = Costs::start();
        costs.read += Volume::of(2_400);
        costs.site = Volume { files: 30, bytes: 1_400_000 };
        let published = Published { written: 12, unchanged: 18, removed: 1 };
        let whole = |memory| [Stage { name: "allt", time: Duration::from_micros(120_349), memory }];
        let told = |memory| table(&whole(memory), &costs, Some(published)).replace(NBSP, " ");
        let files = "Läst: 1 fil, 2 kB\nWebbplatsen: 30 filer, 1,4 MB. 12 nya eller ändrade, 18 oförändrade, 1 borttagna\n";
        assert_eq!(told(None), format!("\nTid för varje steg\n  allt             120,3 ms\n{files}"));
        let with_memory = "\nTid för varje steg, och hur mycket mer minne det tog\n  allt             120,3 ms       52,4 MB\n";
        assert_eq!(told(Some(52_400_000)), format!("{with_memory}{files}"));
        assert!(!table(&[], &costs, None).contains("Webbplatsen"));
    }
}
