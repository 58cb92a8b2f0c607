//! The log of a serving program: as text to a terminal, as JSON to anything else, and never in the way.

use crate::base::settings::Settings;
use std::io::{IsTerminal, Write};
use tracing_appender::non_blocking::{NonBlocking, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::{
    EnvFilter, filter::filter_fn, layer::SubscriberExt as _, util::SubscriberInitExt as _,
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
/// Rocket's own records would hold whole addresses, with what people searched for and the tokens
/// of private pages, so they are left out; each route writes its own line.
pub(super) fn begin(settings: &Settings) -> Log {
    let filter = EnvFilter::try_new(format!(
        "{},rocket=off,hyper=warn,sqlx=warn,sea_orm=warn,lettre=warn",
        settings.log
    ))
    .unwrap_or_else(|_| EnvFilter::new("info"));
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
    // What Rocket writes for a route bears the name of the room with this ending, and holds what was typed.
    let ours = filter_fn(|record| !record.target().ends_with("::_") && record.target() != "_");
    // A second subscriber can only be refused in tests, where the first does as well.
    let _ = if std::io::stderr().is_terminal() {
        lines.finish().with(ours).try_init()
    } else {
        lines.json().flatten_event(true).finish().with(ours).try_init()
    };
    std::panic::set_hook(Box::new(|panic| tracing::error!(%panic, "panic")));
    Log { writer, _written: written }
}
