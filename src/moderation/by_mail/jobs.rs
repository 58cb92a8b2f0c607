//! Mail to moderators: one job finds out whom to tell, and one job for each person tells them, so
//! that an address that fails keeps the mail from nobody else.

use super::{
    actions::{came_back, clear, moderators, went_through},
    letter::{self, LetterReader},
    store,
    values::{Choice, Link},
};
use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        database::Transaction,
        error::{AppError, Result},
        ids::PersonId,
        jobs::{self, Job, Work},
    },
    conversation::comments::{self, Comment, CommentStatus},
    moderation::queue,
    team::{
        accounts::{self, LinkCode, LinkHolder, Moderator},
        promise,
    },
};
use chrono::{DateTime, TimeDelta, Timelike};
use serde::{Deserialize, Serialize};

/// The most comments in one mail, with their whole text.
pub(super) const MOST: usize = 10;
/// Among so many it is counted how many more a mail is about.
const COUNTED: u64 = 50;
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
}

impl Work for TellModerators {
    async fn run(self, context: &Context) -> Result<()> {
        for (person, wish) in moderators(context).await? {
            if wish.choice == Choice::AtOnce {
                let job =
                    TellModerator { person: person.id, queued: self.queued, why: Occasion::New };
                job.once(context).await?;
            }
        }
        Ok(())
    }
}

/// Why one person is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// Comments have come.
    New,
    /// It is the hour of their daily mail.
    Daily,
    /// Some are due soon or late.
    Due,
}

/// What a mail is about.
struct About {
    /// The comments that it holds, at most [`MOST`].
    comments: Vec<Comment>,
    /// How many there are of their kind, with these.
    all: u64,
    /// Whether there may be more: nobody counted farther.
    far: bool,
}

/// Tells one moderator what waits, with the whole text of each comment and the ways to decide.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellModerator {
    /// Whom.
    pub person: PersonId,
    /// When it was decided to tell them, in microseconds.
    pub queued: i64,
    /// Why.
    pub why: Occasion,
}

impl TellModerator {
    /// The name of the mail: sent again, it is the same mail with the same links.
    fn mailing(&self) -> String {
        let why = match self.why {
            Occasion::New => "waiting",
            Occasion::Daily => "daily",
            Occasion::Due => "due",
        };
        format!("{why}-{}-{}", self.queued, self.person)
    }

    /// When it was decided to tell them.
    fn decided(&self) -> Moment {
        DateTime::from_timestamp_micros(self.queued).unwrap_or_default()
    }

    /// Queues it, unless it was queued before. What goes by the clock is noted with it, so that it
    /// comes once a day.
    async fn once(&self, context: &Context) -> Result<()> {
        let now = context.clock.now();
        let subject = &self.mailing();
        let date = &london::date_of(self.decided()).to_string();
        context
            .database
            .write(|transaction| async move {
                transaction.one_at_a_time(subject).await?;
                if jobs::queued_since(&transaction, subject, Moment::UNIX_EPOCH).await? {
                    return Ok(());
                }
                match self.why {
                    Occasion::New => {}
                    Occasion::Daily => store::note_daily(&transaction, self.person, date).await?,
                    Occasion::Due => store::note_warning(&transaction, self.person, date).await?,
                }
                jobs::enqueue(&transaction, self, now, now, Some(subject.clone())).await
            })
            .await
    }

    /// What this mail is about.
    async fn about(&self, context: &Context, mailing: &str) -> Result<About> {
        let database = context.database.read();
        let most = MOST as u64;
        Ok(match self.why {
            Occasion::New => {
                let mut new = comments::waiting_since(database, self.decided(), COUNTED).await?;
                let ids: Vec<_> = new.iter().map(|comment| comment.id).collect();
                let told = store::told(database, mailing, self.person, &ids).await?;
                new.retain(|comment| !told.contains(&comment.id));
                let (all, far) = (new.len() as u64, ids.len() as u64 >= COUNTED);
                new.truncate(MOST);
                About { comments: new, all, far }
            }
            Occasion::Daily => {
                let page =
                    comments::queue_page(database, CommentStatus::Waiting, None, most).await?;
                About { all: page.len() as u64, comments: page, far: false }
            }
            Occasion::Due => {
                let soon = promise::soon(database, context.clock.now()).await?;
                let mut due =
                    comments::queue_page(database, CommentStatus::Waiting, None, most).await?;
                due.retain(|comment| comment.due < soon);
                let all = comments::due_before(database, soon, COUNTED).await?;
                About { comments: due, all, far: all >= COUNTED }
            }
        })
    }

    /// The person as somebody who may decide; none if they may not any more.
    async fn moderator(&self, context: &Context, mailing: &str) -> Result<Option<Moderator>> {
        let parts = ["mailing".to_owned(), mailing.to_owned()];
        let code = LinkCode::make(&context.keys, self.person, &parts);
        let database = context.database.read();
        let followed =
            accounts::by_mail_link(context, database, self.person, &parts, &code).await?;
        Ok(match followed {
            LinkHolder::As(member) => Moderator::of(*member),
            LinkHolder::Forged | LinkHolder::Deactivated => None,
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
}

impl Work for TellModerator {
    async fn run(self, context: &Context) -> Result<()> {
        let mailing = self.mailing();
        let wish = store::wish(context.database.read(), self.person).await?;
        let Some(moderator) = self.moderator(context, &mailing).await? else { return Ok(()) };
        let About { comments: found, all, far } = self.about(context, &mailing).await?;
        if found.is_empty() || wish.choice == Choice::None {
            return Ok(());
        }
        let links = self.links(context, &mailing, &found).await?;
        let told = LetterReader {
            why: self.why,
            tally: comments::tally(context.database.read()).await?,
            comments: &found,
            cards: queue::cards(context, &moderator, &found).await?,
            all,
            far,
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
}

impl Work for WatchTheClock {
    async fn run(self, context: &Context) -> Result<()> {
        let now = context.clock.now();
        jobs::keep_going(context, &Self {}, now + EACH).await?;
        clear(context).await?;
        let tally = comments::tally(context.database.read()).await?;
        let Some(first_due) = tally.first_due else { return Ok(()) };
        let today = london::date_of(now).to_string();
        let hour = london::on_the_wall(now).hour();
        let timetable = promise::timetable(context.database.read()).await?;
        let working = timetable.is_working_day(now);
        let due = first_due < timetable.soon(now);
        let queued = now.timestamp_micros();
        for (person, wish) in moderators(context).await? {
            let daily = wish.choice == Choice::Daily && working && hour >= wish.hour;
            let tell = |why| TellModerator { person: person.id, queued, why };
            if daily && wish.digest_on.as_ref() != Some(&today) {
                tell(Occasion::Daily).once(context).await?;
            } else if due && wish.warned_on.as_ref() != Some(&today) {
                tell(Occasion::Due).once(context).await?;
            }
        }
        Ok(())
    }
}
