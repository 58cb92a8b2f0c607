//! The operator's settings: flags over environment over file over defaults, read once at start.
//!
//! What the team changes itself (name, promise, accent) is not here but on the desk.

mod brand;
mod known;
mod log_filter;
mod service_names;
mod sources;

pub use brand::{Brand, Logo};
pub use known::{KEYS, Key, as_markdown};
pub use log_filter::LogFilter;
pub use sources::{Gathered, Origin, Value, gather};

use crate::base::{database::DatabaseUrl, keys::Keys, mail::MailUrl};
use chrono::{Months, TimeDelta};
use ipnet::IpNet;
use std::{
    net::{IpAddr, SocketAddr},
    path::Path,
    str::FromStr,
    sync::Arc,
};
use url::Url;

/// Every setting, checked.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the database is.
    pub database_url: DatabaseUrl,
    /// Where the program listens; port 0 is any that is free.
    pub listen: SocketAddr,
    /// The public address, without a final slash.
    pub base_url: Url,
    /// Networks whose word about the reader's address is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Whether a secret key is taken that is not the one the blog was run with before. Only a flag says so.
    pub accept_new_key: bool,
    /// The operator's key; absent where one is kept beside a SQLite database.
    pub secret_key: Option<Keys>,
    /// How mail leaves.
    pub mail_url: MailUrl,
    /// The sender of all mail.
    pub mail_from: String,
    /// What is logged.
    pub log: LogFilter,
    /// Whether `serve` brings the database up to date first.
    pub migrate: bool,
    /// Below how many free megabytes the log and the desk say that a disk is nearly full.
    pub warn_free_megabytes: u64,
    /// How long a decision can be undone, and mail about it waits.
    pub undo: TimeDelta,
    /// How long new comments are gathered into one mail to moderators.
    pub gather: TimeDelta,
    /// How many comments one network may send, and all may send to one post.
    pub rates: Rates,
    /// How long the network address of a commenter is kept.
    pub keep_network: TimeDelta,
    /// How long the email address of a commenter is kept after their last comment.
    pub keep_email: Months,
    /// How long comments of one person are known to be theirs, by a keyed hash of the address.
    pub keep_record: Months,
    /// How long the sealed original of a redacted comment is kept.
    pub keep_originals: TimeDelta,
    /// How long the words of a comment that was not published are kept after that decision.
    pub keep_refused: TimeDelta,
    /// How long those of spam are kept.
    pub keep_spam: TimeDelta,
    /// How long mail is kept that was written as a file.
    pub keep_mail_files: TimeDelta,
    /// What the organisation carries on every page.
    pub brand: Arc<Brand>,
    /// Names in the environment that are no settings and were passed over.
    pub left_alone: Vec<String>,
}

/// How many comments are taken before the answer is "wait a little".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rates {
    /// From one network address in a minute.
    pub a_minute: u64,
    /// From one network address in an hour.
    pub an_hour: u64,
    /// From the block around it in an hour: an IPv6 `/56`.
    pub a_block: u64,
    /// From the neighbourhood around that in an hour: an IPv6 `/48` or an IPv4 `/24`.
    pub a_neighbourhood: u64,
    /// To one post in an hour, from everyone.
    pub a_post: u64,
    /// Reports from one network address in an hour.
    pub reports_an_hour: u64,
}

impl Rates {
    /// The most that one neighbourhood counts for in what everyone sends to a post: a tenth, so that it
    /// cannot use up the room of all others.
    pub fn share(&self) -> u64 {
        (self.a_post / 10).max(1)
    }
}

/// A setting that cannot be used, in words that say how to mend it.
#[derive(Debug, thiserror::Error)]
#[error("{key} {problem}")]
pub struct WrongSetting {
    /// The name of the setting as the environment spells it.
    pub key: String,
    /// What is wrong with it.
    pub problem: String,
}

impl Settings {
    /// Checks what [`gather`] found.
    ///
    /// # Errors
    /// The first setting that cannot be used.
    pub fn from_values(gathered: &Gathered) -> Result<Self, WrongSetting> {
        let text =
            |key: &'static str| gathered.values.get(key).map_or("", |value| value.text.as_str());
        let days =
            |key: &'static str, most: i64| within(key, text(key), 1, most).map(TimeDelta::days);
        let address: IpAddr = read("ADDRESS", text("ADDRESS"))?;
        let mut port: u16 = read("PORT", text("PORT"))?;
        if port == 0 {
            port = free_port(address).map_err(|error| wrong("PORT", error))?;
        }
        let base = match text("BASE_URL") {
            "" => format!("http://localhost:{port}"),
            given => given.trim_end_matches('/').to_owned(),
        };
        let base_url: Url = read("BASE_URL", &base)?;
        if !matches!(base_url.scheme(), "http" | "https") || base_url.host_str().is_none() {
            return Err(wrong("BASE_URL", "must begin with http:// or https:// and a host name"));
        }
        if base_url.path() != "/" || base_url.query().is_some() {
            return Err(wrong(
                "BASE_URL",
                "must not have a path: the blog has a host name of its own",
            ));
        }
        Ok(Self {
            database_url: read("DATABASE_URL", text("DATABASE_URL"))?,
            accept_new_key: false,
            listen: SocketAddr::new(address, port),
            base_url,
            trusted_proxies: networks(text("TRUSTED_PROXIES"))?,
            secret_key: match text("SECRET_KEY") {
                "" => None,
                key => Some(Keys::from_text(key).map_err(|problem| wrong("SECRET_KEY", problem))?),
            },
            mail_url: {
                let url: MailUrl = read("MAIL_URL", text("MAIL_URL"))?;
                let given = gathered.values.get("MAIL_URL");
                match given.is_none_or(|value| value.origin == Origin::Default) {
                    true => url.by_default(),
                    false => url,
                }
            },
            mail_from: text("MAIL_FROM").to_owned(),
            log: read("LOG", text("LOG"))?,
            migrate: read("MIGRATE", text("MIGRATE"))?,
            warn_free_megabytes: read("WARN_FREE_MEGABYTES", text("WARN_FREE_MEGABYTES"))?,
            undo: TimeDelta::minutes(within("UNDO_MINUTES", text("UNDO_MINUTES"), 0, 1440)?),
            gather: TimeDelta::minutes(within(
                "TELL_MODERATORS_MINUTES",
                text("TELL_MODERATORS_MINUTES"),
                0,
                1440,
            )?),
            rates: {
                let an_hour = read("COMMENTS_AN_HOUR", text("COMMENTS_AN_HOUR"))?;
                let block: u64 = read("COMMENTS_A_BLOCK", text("COMMENTS_A_BLOCK"))?;
                let around: u64 =
                    read("COMMENTS_A_NEIGHBOURHOOD", text("COMMENTS_A_NEIGHBOURHOOD"))?;
                // Whoever lets more come from one address lets no fewer come from around it.
                let a_block = block.max(an_hour);
                Rates {
                    a_minute: read("COMMENTS_A_MINUTE", text("COMMENTS_A_MINUTE"))?,
                    an_hour,
                    a_block,
                    a_neighbourhood: around.max(a_block),
                    a_post: read("COMMENTS_A_POST", text("COMMENTS_A_POST"))?,
                    reports_an_hour: read("REPORTS_AN_HOUR", text("REPORTS_AN_HOUR"))?,
                }
            },
            keep_network: days("KEEP_NETWORK_DAYS", 365)?,
            keep_email: Months::new(
                u32::try_from(within("KEEP_EMAIL_MONTHS", text("KEEP_EMAIL_MONTHS"), 1, 120)?)
                    .map_err(|error| wrong("KEEP_EMAIL_MONTHS", error))?,
            ),
            keep_record: Months::new(
                u32::try_from(within("KEEP_RECORD_MONTHS", text("KEEP_RECORD_MONTHS"), 1, 120)?)
                    .map_err(|error| wrong("KEEP_RECORD_MONTHS", error))?,
            ),
            keep_originals: days("KEEP_ORIGINALS_DAYS", 730)?,
            keep_refused: days("KEEP_REFUSED_DAYS", 730)?,
            keep_spam: days("KEEP_SPAM_DAYS", 730)?,
            keep_mail_files: days("KEEP_MAIL_FILES_DAYS", 365)?,
            brand: match text("BRAND_DIR") {
                "" => Arc::default(),
                folder => {
                    let brand = Brand::read(Path::new(folder));
                    Arc::new(brand.map_err(|problem| wrong("BRAND_DIR", problem))?)
                }
            },
            left_alone: gathered.left_alone.clone(),
        })
    }
}

fn wrong(key: &str, problem: impl std::fmt::Display) -> WrongSetting {
    WrongSetting { key: key.to_owned(), problem: problem.to_string() }
}

fn read<T: FromStr>(key: &str, text: &str) -> Result<T, WrongSetting>
where
    T::Err: std::fmt::Display,
{
    text.parse().map_err(|problem| wrong(key, format!("cannot be \"{text}\": {problem}")))
}

fn within(key: &str, text: &str, least: i64, most: i64) -> Result<i64, WrongSetting> {
    let number = read::<i64>(key, text)?;
    if (least..=most).contains(&number) {
        Ok(number)
    } else {
        Err(wrong(key, format!("must be from {least} to {most}, not {number}")))
    }
}

fn networks(list: &str) -> Result<Vec<IpNet>, WrongSetting> {
    list.split([',', ' '])
        .filter(|part| !part.is_empty())
        .map(|part| {
            part.parse::<IpNet>().or_else(|_| part.parse::<IpAddr>().map(IpNet::from)).map_err(
                |_| wrong("TRUSTED_PROXIES", format!("holds \"{part}\", which is no network")),
            )
        })
        .collect()
}

/// A port that nothing listens on now; the public address has to be known before listening begins.
fn free_port(address: IpAddr) -> std::io::Result<u16> {
    Ok(std::net::TcpListener::bind((address, 0))?.local_addr()?.port())
}
