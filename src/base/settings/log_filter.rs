//! What is logged, as the operator wishes it: a level, or levels by the part of the program.

use std::str::FromStr;
use tracing_subscriber::{
    EnvFilter,
    filter::{LevelFilter, ParseError},
};

/// Said of a value that cannot be used.
const FORMS: &str = "write error, warn, info, debug, trace or off, \
                     or parts with levels of their own, as in info,fair_comment::web=debug";

/// The value of `LOG`, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogFilter(String);

impl LogFilter {
    /// The same as the log takes it.
    ///
    /// # Errors
    /// None, since that was tried when the value was read.
    pub fn to_filter(&self) -> Result<EnvFilter, ParseError> {
        EnvFilter::try_new(&self.0)
    }
}

impl FromStr for LogFilter {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // A space beside a comma would become part of a name.
        let parts: Vec<&str> =
            text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        let filter = Self(parts.join(","));
        let is_fine = !parts.is_empty() && parts.iter().all(|part| has_level(part));
        if is_fine && filter.to_filter().is_ok() { Ok(filter) } else { Err(FORMS) }
    }
}

/// Whether a part is a level, or ends in one. `inof` alone would be a filter, too: it logs all of a part of the
/// program that is called so, and nothing else.
fn has_level(part: &str) -> bool {
    let (name, level) = part.rsplit_once('=').unwrap_or(("", part));
    let target = name.split('[').next().unwrap_or("");
    // A name in the code has no hyphen: `fair-comment=debug` would log nothing.
    let is_path = target.chars().all(|letter| letter.is_alphanumeric() || "_:".contains(letter));
    is_path && !level.is_empty() && level.parse::<LevelFilter>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_and_parts_with_levels_are_taken() {
        for (text, filter) in [
            ("info", "info"),
            ("WARN", "WARN"),
            (" trace ", "trace"),
            ("off", "off"),
            ("warn, fair_comment::web=debug,", "warn,fair_comment::web=debug"),
            ("info,[request]=trace", "info,[request]=trace"),
        ] {
            assert_eq!(text.parse(), Ok(LogFilter(filter.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_would_log_something_else_is_refused() {
        for text in [
            "",
            " , ",
            "loud",
            "inof",
            "verbose,info",
            "fair_comment",
            "fair_comment=",
            "fair_comment=loud",
            "fair-comment=debug",
            "info fair_comment=debug",
            "=debug",
            "info;debug",
            "info,[request=debug",
            "info,[request{id=1,x=2}]=debug",
        ] {
            assert_eq!(text.parse::<LogFilter>(), Err(FORMS), "{text}");
        }
    }
}
