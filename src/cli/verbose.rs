//! `--verbose`: what a run cost, in time and in files.

use super::say;
use crate::build::Costs;
use crate::output::Published;
use crate::source::Volume;
use crate::swedish::{figure, file_size, numbered};
use rust_decimal::Decimal;
use std::io;
use std::time::Duration;

/// Prints to stderr the time of each stage, what was read, and what became of the files of the site.
pub(super) fn print(costs: &Costs, published: Option<Published>) -> io::Result<()> {
    say::err(&table(costs, costs.whole(), published))
}

fn table(costs: &Costs, whole: Duration, published: Option<Published>) -> String {
    let mut out = String::from("\nTid för varje steg\n");
    for (name, taken) in costs.stages().iter().chain([&("allt", whole)]) {
        out += &format!("  {name:12}{:>10} ms\n", milliseconds(*taken));
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
        let told = table(&costs, Duration::from_micros(120_349), Some(published)).replace(NBSP, " ");
        assert_eq!(
            told,
            "\nTid för varje steg\n  allt             120,3 ms\nLäst: 1 fil, 2 kB\nWebbplatsen: 30 filer, 1,4 MB. 12 nya eller ändrade, 18 oförändrade, 1 borttagna\n"
        );
        assert!(!table(&costs, Duration::ZERO, None).contains("Webbplatsen"));
    }
}
