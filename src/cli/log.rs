//! The log of a serving program: as text to a terminal, as JSON to anything else, and never in the way.

use crate::base::settings::Settings;
use std::{
    any::Any,
    io::{IsTerminal, Write},
};
use tracing::Level;
use tracing_appender::non_blocking::{NonBlocking, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::{
    filter::filter_fn, layer::SubscriberExt as _, util::SubscriberInitExt as _,
};

/// So many lines wait for whoever reads the log; what comes on top of them is dropped.
const WAITING_LINES: usize = 8192;

/// The way to standard error of a program that serves. Lines that wait are written when it goes.
pub(super) struct Log {
    writer: NonBlocking,
    _written: WorkerGuard,
}

impl Log {
    /// Says something to a person, that is no record.
    pub(super) fn say(&self, text: &str) {
        // It never fails: what cannot be written is dropped.
        let _ = writeln!(self.writer.clone(), "{text}");
    }
}

/// Begins logging.
///
/// A thread of its own writes the lines, and drops what standard error does not take: a disk that is full, or
/// a reader that is gone or stands still, must not stop the blog.
///
/// # Errors
/// None: what `LOG` says was tried when it was read.
pub(super) fn begin(settings: &Settings) -> anyhow::Result<Log> {
    let filter = settings.log.to_filter()?;
    let (writer, written) = NonBlockingBuilder::default()
        .lossy(true)
        .buffered_lines_limit(WAITING_LINES)
        .thread_name("log")
        .finish(std::io::stderr());
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(writer.clone())
        // It would complain on standard error, and panic where that is what cannot be written.
        .log_internal_errors(false)
        .with_ansi(std::io::stderr().is_terminal());
    // Beside the filter and not in it: there, whoever names a crate more exactly would be asked first.
    let harmless = filter_fn(|record| is_harmless(record.target(), *record.level()));
    // A second subscriber can only be refused in tests, where the first does as well.
    // The span of a request stands in its lines once, and not in a list of spans as well.
    let _ = if std::io::stderr().is_terminal() {
        lines.finish().with(harmless).try_init()
    } else {
        lines.json().flatten_event(true).with_span_list(false).finish().with(harmless).try_init()
    };
    std::panic::set_hook(Box::new(|panic| {
        let at = panic.location().map(ToString::to_string);
        tracing::error!(at, said = said(panic.payload()), "panic");
    }));
    Ok(Log { writer, _written: written })
}

/// Whether a line may be written, however `LOG` is set: none may hold words, addresses or tokens of readers.
///
/// - Our own: all of them. They are written so that they hold none.
/// - Rocket's: none. They hold whole addresses, with what people searched for and the tokens of private pages;
///   what it writes for a route bears the name of the room with the ending `::_`, and holds what was typed. Each
///   request has a line of ours.
/// - Of every other crate: warnings and errors. Below that, html5ever (and selectors, where it is used) writes the
///   words of a comment, sqlx and sea_orm write statements, hyper what goes over the wire, lettre what is said to
///   the mail server; their warnings are about connections and certificates. A crate that is new falls under this.
fn is_harmless(target: &str, level: Level) -> bool {
    let is_of = |name: &str| {
        target.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    if target == "_" || target.ends_with("::_") || target.starts_with("rocket") {
        return false;
    }
    is_of("fair_comment") || level <= Level::WARN
}

/// What a panic says, if it says the same each time. What was put together may hold a reader's words: a text
/// that is cut within a letter is shown whole.
fn said(payload: &dyn Any) -> &'static str {
    payload
        .downcast_ref::<&'static str>()
        .copied()
        .unwrap_or("(left out: it may hold what someone wrote)")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_lines_are_written_below_a_warning_and_none_of_rocket() {
        for target in ["fair_comment", "fair_comment::web::layer"] {
            assert!(is_harmless(target, Level::TRACE), "{target}");
        }
        for target in [
            "html5ever::tokenizer",
            "markup5ever",
            "selectors::matching",
            "sqlx::query",
            "sea_orm::driver",
            "hyper::proto::h1::io",
            "lettre::transport::smtp",
            "rustls",
            "a_crate_of_tomorrow",
            "fair_comments",
            "log",
        ] {
            for level in [Level::TRACE, Level::DEBUG, Level::INFO] {
                assert!(!is_harmless(target, level), "{target} {level}");
            }
            assert!(is_harmless(target, Level::WARN) && is_harmless(target, Level::ERROR));
        }
        for target in ["_", "rocket", "rocket::server", "rocket_http", "fair_comment::team::_"] {
            assert!(!is_harmless(target, Level::ERROR), "{target}");
        }
    }

    #[test]
    fn a_panic_says_nothing_that_was_put_together() {
        let of = |work: fn()| std::panic::catch_unwind(work).expect_err("a panic");
        assert_eq!(said(&*of(|| panic!("plain"))), "plain");
        let cut = of(|| drop(String::from("é, as a reader wrote")[1..].to_owned()));
        assert!(cut.downcast_ref::<String>().is_some_and(|all| all.contains("a reader wrote")));
        assert!(said(&*cut).starts_with("(left out"));
    }
}
