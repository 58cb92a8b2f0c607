//! How often a password may be tried: so often from one network, and at one account from all networks
//! together. Nobody is shut out by the guesses of others: where there are too many, tries are let in one
//! after the other, and whoever has signed in from a network before does not queue there.

use crate::{
    base::{clock::Moment, context::Context, database::Transaction, error::Result, jobs},
    team::accounts::{jobs::WarnOfGuesses, store},
    web::wider_networks,
};
use chrono::TimeDelta;

/// How long failures count.
const WHILE: TimeDelta = TimeDelta::hours(1);
/// Failures at one account from one network, from its `/56` and from its `/48`: after the first that
/// network waits for an hour, after the others its tries are let in one after the other.
const AT_ACCOUNT: [u64; 3] = [10, 20, 40];
/// The same for failures at any accounts.
const AT_ALL: [u64; 3] = [100, 200, 400];
/// Failures at one account from anywhere, after which tries are let in one after the other.
const FROM_ANYWHERE: u64 = 50;
/// The time from one turn to the next.
const STEP: TimeDelta = TimeDelta::seconds(5);
/// The longest wait that a turn is given for.
const QUEUE: TimeDelta = TimeDelta::minutes(30);
/// How long a turn can be taken.
const HELD: TimeDelta = TimeDelta::minutes(10);
/// How long a network is known after somebody has signed in from it.
const KNOWN_FOR: TimeDelta = TimeDelta::days(30);
/// The owner of an account is told of guesses at it no more often than this.
const TOLD_EACH: TimeDelta = TimeDelta::days(1);

/// A password that is not even looked at now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooOften {
    /// Where the failures are that it waits for.
    pub crowd: Crowd,
    /// How long it has to wait.
    pub seconds: u64,
}

/// Where there are too many failures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crowd {
    /// From this very network: it waits until they no longer count.
    Here,
    /// At this account: it waits for its turn.
    AtAccount,
    /// From the networks around this one: it waits for its turn.
    Around,
}

impl TooOften {
    fn of(crowd: Crowd, wait: TimeDelta) -> Self {
        Self { crowd, seconds: seconds(wait) }
    }
}

/// Where a try comes from.
#[derive(Debug, Clone, Copy)]
pub(super) enum AttemptOrigin<'a> {
    /// A network.
    Network(&'a str),
    /// The session of the owner, who gives the present password to change it.
    OwnSession,
    /// The link that was mailed to the owner.
    MailedLink,
}

impl AttemptOrigin<'_> {
    /// Under which name its failures at `account` are counted.
    pub(super) fn counted_as(self, account: &str) -> String {
        match self {
            Self::Network(network) => network.to_owned(),
            Self::OwnSession => format!("own session {account}"),
            Self::MailedLink => format!("mailed link {account}"),
        }
    }
}

/// What an address is counted and known by, whether it has an account or not.
pub fn account_of(context: &Context, email: &str) -> String {
    context.keys.sign("account", &[&email.trim().to_lowercase()])
}

/// What tells that the owner of `account` has signed in from `network`.
pub(super) fn mark_of(context: &Context, account: &str, network: &str) -> String {
    context.keys.sign("known network", &[account, network])
}

/// The seconds that a network has to wait whatever it sends, if it has failed too often.
pub async fn must_wait(context: &Context, network: &str) -> Result<Option<u64>> {
    let since = context.clock.now() - WHILE;
    let from_there = store::failures_from(context.database.read(), network, since).await?;
    Ok((from_there >= AT_ALL[0]).then(|| seconds(WHILE)))
}

/// Counts a try as failed before its password is looked at, so that many at once are no more than one
/// after the other; a try that succeeds forgets it. Answers why this one has to wait, if it has to.
pub(super) async fn reserve(
    context: &Context,
    email: &str,
    account: &str,
    place: AttemptOrigin<'_>,
) -> Result<Option<TooOften>> {
    let now = context.clock.now();
    let networks = &networks_of(place, account);
    let mark = match place {
        AttemptOrigin::Network(network) => Some(mark_of(context, account, network)),
        AttemptOrigin::OwnSession | AttemptOrigin::MailedLink => None,
    };
    let mark = mark.as_deref();
    // Whoever asks again and again holds up nobody who writes.
    if let Some(refused) = has_to_wait(context, account, networks, mark, now).await? {
        return Ok(Some(refused));
    }
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time(account).await?;
            transaction.one_at_a_time(networks.last().map_or("", String::as_str)).await?;
            let counted = store::failures(&transaction, account, networks, now - WHILE).await?;
            if let Some(refused) = from_here(&counted) {
                return Ok(Some(refused));
            }
            if let Some(mark) = mark
                && !store::is_known_network(&transaction, mark, now - KNOWN_FOR).await?
                && let Some(refused) =
                    queue(&transaction, email, account, networks, &counted, now).await?
            {
                return Ok(Some(refused));
            }
            store::insert_failure(&transaction, account, networks, now).await?;
            Ok(None)
        })
        .await
}

/// Why a try has to wait, as far as that is known already.
async fn has_to_wait(
    context: &Context,
    account: &str,
    networks: &[String],
    mark: Option<&str>,
    now: Moment,
) -> Result<Option<TooOften>> {
    let database = context.database.read();
    let own = networks.get(..1).unwrap_or_default();
    let counted = store::failures(database, account, own, now - WHILE).await?;
    if let Some(refused) = from_here(&counted) {
        return Ok(Some(refused));
    }
    let Some(mark) = mark else { return Ok(None) };
    if store::is_known_network(database, mark, now - KNOWN_FOR).await? {
        return Ok(None);
    }
    for lane in lanes(account, networks) {
        let turn = store::turn(database, lane.name, lane.network).await?;
        if let Some(at) = turn.filter(|at| *at > now) {
            return Ok(Some(TooOften::of(lane.crowd, at - now)));
        }
    }
    Ok(None)
}

/// The refusal, if this very network has failed too often.
fn from_here(counted: &[(u64, u64)]) -> Option<TooOften> {
    let here = counted.get(..1).unwrap_or_default();
    let refused =
        too_many(here, AT_ACCOUNT, |(here, _)| here) || too_many(here, AT_ALL, |(_, all)| all);
    refused.then(|| {
        tracing::warn!(?counted, "sign-in throttled");
        TooOften::of(Crowd::Here, WHILE)
    })
}

/// Where tries are let in one after the other.
struct Lane<'a> {
    crowd: Crowd,
    name: &'a str,
    /// Who has a place in it.
    network: &'a str,
}

/// The lane of an account, in which somebody who holds a whole block of addresses has one place, and
/// that of the block.
fn lanes<'a>(account: &'a str, networks: &'a [String]) -> [Lane<'a>; 2] {
    let own = networks.first().map_or("", String::as_str);
    let widest = networks.last().map_or("", String::as_str);
    [
        Lane { crowd: Crowd::AtAccount, name: account, network: widest },
        Lane { crowd: Crowd::Around, name: widest, network: own },
    ]
}

/// What a try is counted by, narrowest first.
fn networks_of(place: AttemptOrigin<'_>, account: &str) -> Vec<String> {
    let mut networks = vec![place.counted_as(account)];
    if let AttemptOrigin::Network(network) = place {
        networks.extend(wider_networks(network));
    }
    networks
}

/// Whether any of the counts has reached what there may be.
fn too_many(counted: &[(u64, u64)], most: [u64; 3], which: impl Fn((u64, u64)) -> u64) -> bool {
    counted.iter().zip(most).any(|(counts, most)| which(*counts) >= most)
}

fn seconds(time: TimeDelta) -> u64 {
    // A wait that is told is never too short.
    let whole = time + TimeDelta::microseconds(999_999);
    whole.num_seconds().unsigned_abs()
}

/// Where many guess, lets one try in after the other; answers why this one has to wait.
async fn queue(
    transaction: &Transaction,
    email: &str,
    account: &str,
    networks: &[String],
    counted: &[(u64, u64)],
    now: Moment,
) -> Result<Option<TooOften>> {
    let [at_account, around] = lanes(account, networks);
    let anywhere = store::failures_at(transaction, account, now - WHILE).await?;
    if anywhere >= FROM_ANYWHERE || too_many(counted, AT_ACCOUNT, |(here, _)| here) {
        let last = store::last_failure(transaction, Some(account), networks).await?;
        let refused = turn(transaction, &at_account, last, now).await?;
        if refused.is_some() {
            tracing::warn!(anywhere, "an account is guessed at");
            tell_owner(transaction, email, now).await?;
        }
        return Ok(refused);
    }
    if too_many(counted, AT_ALL, |(_, all)| all) {
        let last = store::last_failure(transaction, None, networks).await?;
        return turn(transaction, &around, last, now).await;
    }
    Ok(None)
}

/// Gives a network its turn in a lane, or takes it if it has come; answers how long it has to wait. `last`
/// is when a try was last let in.
async fn turn(
    transaction: &Transaction,
    lane: &Lane<'_>,
    last: Option<Moment>,
    now: Moment,
) -> Result<Option<TooOften>> {
    let wait = |wait: TimeDelta| Ok(Some(TooOften::of(lane.crowd, wait)));
    store::sweep_turns(transaction, now - HELD).await?;
    if let Some(at) = store::turn(transaction, lane.name, lane.network).await? {
        if at > now {
            return wait(at - now);
        }
        store::take_turn(transaction, lane.name, lane.network).await?;
        return Ok(None);
    }
    let before = store::last_turn(transaction, lane.name).await?.max(last);
    let next = before.map_or(now, |before| now.max(before + STEP));
    if next <= now {
        return Ok(None);
    }
    if next - now > QUEUE {
        return wait(QUEUE);
    }
    store::insert_turn(transaction, lane.name, lane.network, next).await?;
    wait(next - now)
}

/// Sees to it that the owner is told, once a day. As much is looked up where there is no owner.
async fn tell_owner(transaction: &Transaction, email: &str, now: Moment) -> Result<()> {
    let owner = match email.parse() {
        Ok(email) => store::by_email(transaction, &email).await?,
        Err(_) => None,
    };
    let owner = owner.map(|found| found.person).filter(|person| person.active);
    let subject = format!("guesses:{}", owner.as_ref().map_or(0, |person| person.id.0));
    let told = jobs::queued_since(transaction, &subject, now - TOLD_EACH).await?;
    if let (Some(person), false) = (owner, told) {
        let job = WarnOfGuesses { person: person.id };
        jobs::enqueue(transaction, &job, now, now, Some(subject)).await?;
    }
    Ok(())
}

/// Forgets failures that no longer count, turns that nobody took, and networks that nobody has signed in
/// from for long; answers how many failures there were.
pub async fn forget_failures(context: &Context, now: Moment) -> Result<u64> {
    context
        .database
        .write(|transaction| async move {
            store::sweep_turns(&transaction, now - HELD).await?;
            store::sweep_networks(&transaction, now - KNOWN_FOR).await?;
            store::sweep_failures(&transaction, now - WHILE).await
        })
        .await
}
