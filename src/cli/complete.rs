//! `insyn komplettera`: the script by which a shell completes commands and flags.

use super::outcome::Failure;
use super::say;
use clap::Command;
use clap_complete::Shell;
use std::process::ExitCode;

#[derive(clap::Args)]
#[command(after_help = "\
Så installerar du det, och öppnar sedan en ny terminal:
  insyn komplettera bash > ~/.local/share/bash-completion/completions/insyn
  insyn komplettera fish > ~/.config/fish/completions/insyn.fish
  insyn komplettera zsh > ~/.zfunc/_insyn        (mappen ska stå i fpath)
  insyn komplettera powershell >> $PROFILE")]
pub(super) struct Arguments {
    /// Skalet: bash, zsh, fish, powershell eller elvish
    #[arg(value_name = "SKAL", value_enum, hide_possible_values = true, help_heading = "Argument")]
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments, mut command: Command) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "insyn", &mut script);
    say::out(&String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}
