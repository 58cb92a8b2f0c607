//! The only place that knows every room: opens the resources, mounts routes, brings the jobs together.

mod secret_key;

use crate::{
    base::{
        clock::Clock,
        context::{Context, Inner},
        database::{self, Database, OperatorAdvice},
        jobs::Registry,
        mail::{Mailer, Sender},
        settings::Settings,
    },
    blog::{calendar, feeds, pages, posts},
    conversation::{commenters, comments, guidelines},
    desk,
    moderation::{
        answers, by_mail, campaigns, credits, decisions, due_times, figures, queue, records,
        redaction, reports, risk, screening, spam_filter,
    },
    readers::{commenting, finding, mine},
    team::{
        accounts, outbox, people,
        site::{self, Site, SiteCache},
    },
    web,
};
use anyhow::bail;
use rocket::{Build, Config, Rocket, Route, fairing::AdHoc};
use secret_key::Source;

/// Opens everything that `settings` name, and makes what is not there. The database is brought up to date if
/// they say so, and must be up to date if they do not.
pub async fn open(settings: Settings, clock: Clock, fresh: &Site) -> anyhow::Result<Context> {
    let key = key_source(&settings)?;
    if !settings.migrate {
        return begin(existing(&settings).await?, key, settings, clock, fresh).await;
    }
    let database = Database::open(&settings.database_url).await.map_err(OperatorAdvice::from)?;
    begin(database, key, settings, clock, fresh).await
}

/// As [`open`], for commands about a blog that is there: where there is none, none is made.
pub async fn open_existing(settings: Settings) -> anyhow::Result<Context> {
    let key = key_source(&settings)?;
    begin(existing(&settings).await?, key, settings, Clock::System, &Site::default()).await
}

/// The database, for commands that only read it: it must be up to date.
pub async fn open_to_read(settings: &Settings) -> anyhow::Result<Database> {
    let database =
        Database::open_to_read(&settings.database_url).await.map_err(OperatorAdvice::from)?;
    must_be_up_to_date(&database).await?;
    Ok(database)
}

async fn existing(settings: &Settings) -> Result<Database, OperatorAdvice> {
    Ok(Database::open_existing(&settings.database_url).await?)
}

/// Asked before the database is opened: without a key nothing is made.
fn key_source(settings: &Settings) -> anyhow::Result<Source> {
    Source::of(settings).map_err(anyhow::Error::msg)
}

async fn must_be_up_to_date(database: &Database) -> anyhow::Result<()> {
    let state = database::migration_state(database).await.map_err(OperatorAdvice::from)?;
    if let Some(words) = state.words_if_newer() {
        bail!(words);
    }
    if !state.pending.is_empty() {
        bail!("the database is not at this version's schema; run `fair-comment migrate`");
    }
    Ok(())
}

/// Begins with an open `database`.
async fn begin(
    database: Database,
    key: Source,
    settings: Settings,
    clock: Clock,
    fresh: &Site,
) -> anyhow::Result<Context> {
    if settings.migrate {
        database::migrate(&database).await.map_err(OperatorAdvice::from)?;
    } else {
        must_be_up_to_date(&database).await?;
    }
    let keys = secret_key::take(key, settings.accept_new_key, &database, &clock)
        .await
        .map_err(anyhow::Error::msg)?;
    let sender = Sender { keys: keys.clone(), base_url: settings.base_url.to_string() };
    let mailer = Mailer::new(&settings.mail_url, &settings.mail_from, sender, clock.clone())
        .map_err(anyhow::Error::msg)?
        .recording_in(database.clone());
    let site = SiteCache::branded(settings.brand.clone());
    let context = Context::new(Inner {
        database,
        clock,
        settings,
        keys,
        mailer,
        site,
        screening: Default::default(),
        turns: Default::default(),
        proxy_warnings: Default::default(),
        set_up: Default::default(),
    });
    site::prepare(&context, fresh).await?;
    accounts::prepare(&context).await?;
    due_times::prepare(&context).await?;
    guidelines::prepare(&context).await?;
    commenters::prepare(&context).await?;
    screening::prepare(&context).await?;
    records::prepare(&context).await?;
    by_mail::prepare(&context).await?;
    spam_filter::prepare(&context).await?;
    Ok(context)
}

/// Every address the program answers.
pub fn all_routes() -> Vec<Route> {
    [
        web::routes(),
        site::routes(),
        people::routes(),
        outbox::routes(),
        commenting::routes(),
        mine::routes(),
        queue::routes(),
        spam_filter::routes(),
        screening::routes(),
        guidelines::routes(),
        due_times::routes(),
        calendar::routes(),
        by_mail::routes(),
        answers::routes(),
        credits::routes(),
        risk::routes(),
        redaction::routes(),
        reports::routes(),
        figures::routes(),
        records::routes(),
        campaigns::routes(),
        posts::routes(),
        desk::routes(),
        feeds::routes(),
        pages::routes(),
    ]
    .concat()
}

/// Every kind of job there is.
pub fn all_jobs() -> Registry {
    Registry::default()
        .with::<accounts::WarnOfGuesses>()
        .with::<accounts::TellOfAccount>()
        .with::<outbox::SendTest>()
        .with::<commenting::AskToConfirm>()
        .with::<by_mail::TellModerators>()
        .with::<by_mail::TellModerator>()
        .with::<by_mail::WatchTheClock>()
        .with::<comments::TellReplies>()
        .with::<commenters::SendLink>()
        .with::<records::Settle>()
        .with::<decisions::TellCommenter>()
        .with::<due_times::KeepPromise>()
        .with::<answers::TellAuthor>()
        .with::<answers::TellColleague>()
        .with::<posts::AskForReview>()
        .with::<posts::TellOfPublication>()
        .with::<posts::TellOfReturn>()
        .with::<answers::AskForLook>()
        .with::<answers::TellLookedAt>()
        .with::<answers::TellSentBack>()
        .with::<answers::TellOwner>()
        .with::<answers::TellPassedOn>()
        .with::<answers::TellTeam>()
        .with::<credits::TellChanged>()
        .with::<risk::AlertContact>()
        .with::<risk::EraseWished>()
        .with::<records::Retain>()
        .with::<records::RenderAgain>()
        .with::<spam_filter::Learn>()
        .with::<spam_filter::ScoreAgain>()
        .with::<spam_filter::TidyFilter>()
        .with::<reports::TellOfReports>()
        .with::<reports::TellOfReportsTo>()
}

/// The web server, ready to be launched.
pub fn server(context: &Context) -> Rocket<Build> {
    let config = Config {
        address: context.settings.listen.ip(),
        port: context.settings.listen.port(),
        // The client's address comes from our own guard, which believes listed proxies only.
        ip_header: None,
        cli_colors: false,
        log_level: rocket::config::LogLevel::Off,
        ident: rocket::config::Ident::none(),
        // The command line listens to signals itself, from before the port is open.
        shutdown: rocket::config::Shutdown {
            ctrlc: false,
            signals: Default::default(),
            grace: 6,
            mercy: 2,
            ..Default::default()
        },
        ..Config::default()
    };
    rocket::custom(config)
        .manage(context.clone())
        .manage(accounts::ToRead(|context| Box::pin(comments::waiting(context.database.read()))))
        // Ours are set in one place, for every kind of page.
        .attach(rocket::shield::Shield::new())
        .attach(AdHoc::try_on_ignite("feed ids", keep_feed_ids))
        .attach(web::NearMiss(
            |context, path| Box::pin(finding::meant(context, path)),
            |context| Box::pin(finding::lost(context)),
        ))
        .attach(web::Headers)
        .attach(web::MethodAsSent)
        .attach(web::Finish)
        .mount("/", web::layered(people::keeping_words(all_routes())))
        .register("/", site::catchers())
}

/// Before the first answer and by no other command, since only the server is sure to be told the address
/// of the blog.
async fn keep_feed_ids(rocket: Rocket<Build>) -> Result<Rocket<Build>, Rocket<Build>> {
    let Some(context) = rocket.state::<Context>().cloned() else { return Err(rocket) };
    match feeds::prepare(&context).await {
        Ok(()) => Ok(rocket),
        Err(error) => {
            tracing::error!(%error, "the ids of the feed could not be kept");
            Err(rocket)
        }
    }
}
