use std::process::ExitCode;

fn main() -> ExitCode {
    insyn::cli::run()
}
