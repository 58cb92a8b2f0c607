//! What a command says: results to standard output, everything else to standard error.

use anyhow::Context as _;
use std::io::Write as _;

/// Tells a result.
///
/// # Errors
/// If it cannot be written: whoever asked must not take silence for a result. One who has stopped
/// reading, as `head` does, has what they wanted.
pub fn tell(text: &str) -> anyhow::Result<()> {
    match writeln!(std::io::stdout(), "{text}") {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(error).context("the result could not be written to standard output")
        }
        _ => Ok(()),
    }
}

/// Tells a person something that is no result. If nobody can read it, there is nobody else to tell.
pub fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}
