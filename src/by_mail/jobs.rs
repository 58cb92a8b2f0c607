//! Mail to moderators: one job finds out whom to tell, and one job for each person tells them, so
//! that an address that fails keeps the mail from nobody else.

use super::{
    actions::{came_back, clear, moderators, went_through},
    letter::{self, Told},
    store,
    values::{Choice, Link, Wish},
    working,
};
use crate::{
    accounts::{self, Followed, LinkCode, Moderator},
    clock::{Moment, london},
    comments::{self, Comment, Status},
    context::Context,
    database::Transaction,
    error::{AppError, Result},
    ids::PersonId,
    jobs::{self, Job},
    moderation,
};
use chrono::{DateTime, TimeDelta, Timelike};
use serde::{Deserialize, Serialize};

/// The most comments in one mail, with their whole text.
const MOST: usize = 10;
/// How long a link works.
const LINKS_LAST: TimeDelta = TimeDelta::days(3);
/// How often it is looked whether somebody is to be told by the clock.
const EACH: TimeDelta = TimeDelta::minutes(15);

/// Finds out whom to tell that comments wait.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellModerators {
    /// When it was queued, in microseconds: what came since then is told.
    #[serde(default)]
    pub queued: i64,
}

impl TellModerators {
    /// Queues it, unless it is queued already.
    pub async fn soon(context: &Context, transaction: &Transaction, now: Moment) -> Result<()> {
        let queued = now.timestamp_micros();
        let run_at = now + context.settings.gather;
        jobs::ensure_queued(transaction, &Self { queued }, now, run_at).await
    }
}

impl Job for TellModerators {
    const KIND: &'static str = "tell_moderators";

    async fn run(self, context: &Context) -> Result<()> {
        for (person, wish) in moderators(context).await? {
            if wish.choice == Choice::AtOnce {
                let job = TellModerator { person: person.id, queued: self.queued, why: Why::New };
                job.once(context, None).await?;
            }
        }
        Ok(())
    }
}

/// Why one person is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Comments have come.
    New,
    /// It is the hour of their daily mail.
    Daily,
    /// Some are due soon or late.
    Due,
}

/// Tells one moderator what waits, with the whole text of each comment and the ways to decide.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellModerator {
    /// Whom.
    pub person: PersonId,
    /// When it was decided to tell them, in microseconds.
    pub queued: i64,
    /// Why.
    pub why: Why,
}

impl TellModerator {
    /// The name of the mail: sent again, it is the same mail with the same links.
    fn mailing(&self) -> String {
        let why = match self.why {
            Why::New => "waiting",
            Why::Daily => "daily",
            Why::Due => "due",
        };
        format!("{why}-{}-{}", self.queued, self.person)
    }

    /// Queues it, unless it was queued before. `kept` is what is to be kept with it of what the
    /// person wants.
    async fn once(&self, context: &Context, kept: Option<&Wish>) -> Result<()> {
        let now = context.clock.now();
        let subject = &self.mailing();
        context
            .database
            .write(|transaction| async move {
                transaction.one_at_a_time(subject).await?;
                if jobs::queued_since(&transaction, subject, Moment::UNIX_EPOCH).await? {
                    return Ok(());
                }
                if let Some(wish) = kept {
                    store::keep(&transaction, self.person, wish).await?;
                }
                jobs::enqueue(&transaction, self, now, now, Some(subject.clone())).await
            })
            .await
    }

    /// The comments this mail is about.
    async fn comments(&self, context: &Context, mailing: &str) -> Result<Vec<Comment>> {
        let database = context.database.read();
        let most = MOST as u64;
        match self.why {
            Why::New => {
                let since = DateTime::from_timestamp_micros(self.queued).unwrap_or_default();
                let found = comments::waiting_since(database, since, 5 * most).await?;
                let ids: Vec<_> = found.iter().map(|comment| comment.id).collect();
                let told = store::told(database, mailing, self.person, &ids).await?;
                Ok(found
                    .into_iter()
                    .filter(|comment| !told.contains(&comment.id))
                    .take(MOST)
                    .collect())
            }
            Why::Daily => comments::queue_page(database, Status::Waiting, None, most).await,
            Why::Due => {
                let soon = working::soon(context, context.clock.now()).await?;
                let page = comments::queue_page(database, Status::Waiting, None, most).await?;
                Ok(page.into_iter().filter(|comment| comment.due <= soon).collect())
            }
        }
    }

    /// The person as somebody who may decide; none if they may not any more.
    async fn moderator(&self, context: &Context, mailing: &str) -> Result<Option<Moderator>> {
        let parts = ["mailing".to_owned(), mailing.to_owned()];
        let code = LinkCode::make(&context.keys, self.person, &parts);
        let database = context.database.read();
        let followed =
            accounts::by_mail_link(context, database, self.person, &parts, &code).await?;
        Ok(match followed {
            Followed::As(member) => Moderator::of(*member),
            Followed::Forged | Followed::Deactivated => None,
        })
    }

    /// The links of this mail, made if it is sent for the first time.
    async fn links(
        &self,
        context: &Context,
        mailing: &str,
        comments: &[Comment],
    ) -> Result<Vec<Link>> {
        let now = context.clock.now();
        context
            .database
            .write(|transaction| async move {
                let kept = store::links_of(&transaction, mailing).await?;
                let new: Vec<&Comment> = comments
                    .iter()
                    .filter(|comment| {
                        !kept.iter().any(|link| {
                            link.comment == comment.id && link.version == comment.version
                        })
                    })
                    .collect();
                if new.is_empty() {
                    return Ok(kept);
                }
                let ends = now + LINKS_LAST;
                store::insert_links(&transaction, mailing, self.person, &new, now, ends).await?;
                store::links_of(&transaction, mailing).await
            })
            .await
    }
}

impl Job for TellModerator {
    const KIND: &'static str = "tell_moderator";

    async fn run(self, context: &Context) -> Result<()> {
        let mailing = self.mailing();
        let wish = store::wish(context.database.read(), self.person).await?;
        let Some(moderator) = self.moderator(context, &mailing).await? else { return Ok(()) };
        let found = self.comments(context, &mailing).await?;
        if found.is_empty() || wish.choice == Choice::None {
            return Ok(());
        }
        let links = self.links(context, &mailing, &found).await?;
        let told = Told {
            why: self.why,
            tally: comments::tally(context.database.read()).await?,
            cards: moderation::cards(context, &moderator, &found).await?,
            comments: &found,
            links: &links,
        };
        let letter = letter::letter(context, told);
        match context.mailer.send(&mailing, &moderator.person().email, &letter).await {
            Ok(()) if wish.refused.is_some() => went_through(context, self.person).await,
            // It would be refused each time: the desk says so instead.
            Err(AppError::Undeliverable(words)) => {
                tracing::warn!(person = %self.person, words, "mail to a moderator is refused");
                came_back(context, self.person).await
            }
            outcome => outcome,
        }
    }
}

/// Looks from time to time whether a daily mail is due, and whether a promise is about to be missed.
#[derive(Debug, Serialize, Deserialize)]
pub struct WatchTheClock {}

impl Job for WatchTheClock {
    const KIND: &'static str = "watch_the_clock";

    async fn run(self, context: &Context) -> Result<()> {
        let now = context.clock.now();
        // The next look is queued first, so that one that fails does not end them all.
        context
            .database
            .write(|transaction| async move {
                jobs::ensure_queued(&transaction, &Self {}, now, now + EACH).await
            })
            .await?;
        clear(context).await?;
        let tally = comments::tally(context.database.read()).await?;
        let Some(first_due) = tally.first_due else { return Ok(()) };
        let today = london::date_of(now).to_string();
        let hour = london::on_the_wall(now).hour();
        let working = working::is_working_day(context, now).await?;
        let due = first_due <= working::soon(context, now).await?;
        let queued = now.timestamp_micros();
        for (person, wish) in moderators(context).await? {
            let daily = wish.choice == Choice::Daily && working && hour >= wish.hour;
            let tell = |why| TellModerator { person: person.id, queued, why };
            if daily && wish.digest_on.as_ref() != Some(&today) {
                // It says what is due, too.
                let told = Some(today.clone());
                let kept = Wish { digest_on: told.clone(), warned_on: told, ..wish };
                tell(Why::Daily).once(context, Some(&kept)).await?;
            } else if due && wish.warned_on.as_ref() != Some(&today) {
                let kept = Wish { warned_on: Some(today.clone()), ..wish };
                tell(Why::Due).once(context, Some(&kept)).await?;
            }
        }
        Ok(())
    }
}
