//! A password from the terminal, unseen, or from standard input; never from an argument.

use anyhow::bail;
use std::io::{BufRead, IsTerminal};

/// Asks for a password. On a terminal it is typed twice, since it cannot be seen.
pub(super) fn ask() -> anyhow::Result<String> {
    if std::io::stdin().is_terminal() {
        let first = rpassword::prompt_password("Password (not shown): ")?;
        if rpassword::prompt_password("Once more: ")? != first {
            bail!("the two passwords differ");
        }
        return Ok(first);
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
