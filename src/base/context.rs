//! What every room is given: database, clock, settings, keys, mail, and the site's own name.

use crate::{
    base::{clock::Clock, database::Database, keys::Keys, mail::Mailer, settings::Settings},
    moderation::screening::RuleCache,
    readers::commenting::Turns,
    team::{accounts::SetUp, site::SiteCache},
    web::ProxyWarnings,
};
use std::{ops::Deref, sync::Arc};

/// Handed to every action; copies share one inside.
#[derive(Debug, Clone)]
pub struct Context(Arc<Inner>);

/// What is inside a [`Context`].
#[derive(Debug)]
pub struct Inner {
    /// The database.
    pub database: Database,
    /// The clock.
    pub clock: Clock,
    /// The operator's settings.
    pub settings: Settings,
    /// The blog's secret key.
    pub keys: Keys,
    /// How mail leaves the house. Only the worker uses it.
    pub mailer: Mailer,
    /// The site's name, promise and the like, as last read.
    pub site: SiteCache,
    /// The rules of screening, ready to be used.
    pub screening: RuleCache,
    /// The networks from which comments are coming at this moment.
    pub turns: Turns,
    /// When the log was last told of a proxy that cannot be read.
    pub proxy_warnings: ProxyWarnings,
    /// The one-time address by which the first administrator comes in.
    pub set_up: SetUp,
}

impl Context {
    /// Shares `inside` from now on.
    pub fn new(inside: Inner) -> Self {
        Self(Arc::new(inside))
    }
}

impl Deref for Context {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}
