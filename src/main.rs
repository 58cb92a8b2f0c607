//! Starts the program, nothing else.

fn main() -> std::process::ExitCode {
    fair_comment::cli::run()
}
