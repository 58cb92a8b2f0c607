//! A whole blog for one test, and the people who use it.
//!
//! ```text
//! both! {
//!     async fn an_author_cannot_add_people(world: &World) {
//!         let ana = world.person("Ana Field", &[Role::Author]).await;
//!         ana.get("/desk/people/new").await.assert_status(403);
//!     }
//! }
//! ```
//! makes the tests `an_author_cannot_add_people::sqlite` and `…::postgres`. The clock stands at
//! [`BEGINNING`] until [`World::pass`]. After the test nothing may be left over: no job due, no job
//! failed, no mail unread (see [`World::leave_mail`]).

mod answer;
mod browser;
mod database;
mod program;
mod run;
mod snapshot;
mod story;
mod whisper;

pub use answer::Answer;
pub use browser::{Browser, Person};
pub use database::{Backend, Place};
pub use program::{Ended, Program, Serving};
pub use run::{at_length, run, run_with, with_place};
pub use snapshot::{ask, rows, tables};
pub use story::{Published, SentComment, own_links, sent};
pub use whisper::heard;

use chrono::TimeDelta;
use fair_comment::{
    app,
    base::{
        audit::By,
        clock::Clock,
        context::Context,
        ids::PersonId,
        jobs::{self, Worker},
        mail,
        settings::{Settings, gather},
    },
    team::{
        accounts::{self, AddPerson, Role},
        site::Site,
    },
};
use rocket::local::asynchronous::Client;
use sea_orm::{ConnectionTrait, FromQueryResult, JsonValue, Statement};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
};

/// When every test begins: a Monday at 10 in London, in winter time.
pub const BEGINNING: &str = "2026-03-09T10:00:00Z";
/// Everybody's password.
pub const PASSWORD: &str = "quartz lantern ferry moss";
/// The public address, unless a test says otherwise.
pub const BASE_URL: &str = "http://localhost:8000";
/// Jobs that nearly every decision calls for and only tests about them ask for.
const QUIET: &[&str] = &["learn"];
const SECRET_KEY: &str = "a-key-for-tests-and-for-nothing-else-at-all";

/// Makes each test twice, once for each kind of database.
macro_rules! both {
    ($($(#[$meta:meta])* async fn $name:ident($world:ident: &World) $body:block)+) => {$(
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports, reason = "a test may need nothing of its file")]
            use super::*;

            async fn test($world: &$crate::world::World) $body

            #[test]
            fn sqlite() {
                $crate::world::run($crate::world::Backend::Sqlite, test);
            }

            #[test]
            fn postgres() {
                $crate::world::run($crate::world::Backend::Postgres, test);
            }
        }
    )+};
}

/// A whole blog: the program on a database of its own.
pub struct World {
    /// What the program's own actions are given.
    pub context: Context,
    client: Client,
    clock: Clock,
    place: Place,
    housekeeping: BTreeSet<String>,
    mail_may_stay: AtomicBool,
    faults_may_come: AtomicBool,
    strangers: AtomicU64,
    others: Mutex<Vec<Context>>,
}

impl World {
    async fn at(place: Place, clock: Clock, settings: &[(&'static str, &str)]) -> Self {
        let mut values = BTreeMap::from([
            ("DATABASE_URL", place.url()),
            ("PORT", "8000".to_owned()),
            ("BASE_URL", BASE_URL.to_owned()),
            ("SECRET_KEY", SECRET_KEY.to_owned()),
            ("MAIL_URL", "memory:".to_owned()),
            ("MAIL_FROM", "blog@example.test".to_owned()),
        ]);
        values.extend(settings.iter().map(|(name, value)| (*name, (*value).to_owned())));
        let gathered = gather(&values, [], None).expect("settings");
        let settings = Settings::from_values(&gathered).expect("settings that can be used");
        let context =
            app::open(settings, clock.clone(), &Site::default()).await.expect("an open blog");
        // What a blog does when it starts, and then from time to time, is done and not asked about.
        let housekeeping = unfinished(&context).await.into_iter().collect();
        Worker::new(context.clone(), app::all_jobs()).run_due().await.expect("a queue");
        let client = Client::untracked(app::server(&context)).await.expect("a server");
        Self {
            housekeeping,
            context,
            client,
            clock,
            place,
            mail_may_stay: AtomicBool::new(false),
            faults_may_come: AtomicBool::new(false),
            strangers: AtomicU64::new(0),
            others: Mutex::default(),
        }
    }

    /// The same blog (database and clock) served by another program, with other settings.
    pub async fn beside(&self, settings: &[(&'static str, &str)]) -> Self {
        let other = Self::at(self.place.clone(), self.clock.clone(), settings).await;
        self.others.lock().unwrap().push(other.context.clone());
        other
    }

    /// Where the database is.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Somebody with these roles, signed in through the form.
    pub async fn person(&self, name: &str, roles: &[Role]) -> Person<'_> {
        let email = self.add(name, roles).await.1;
        let browser = self.reader();
        browser.signs_in(&email, PASSWORD).await.assert_redirect("/desk/");
        let person = self.known(&email).await;
        Person::new(browser, name, &email, person)
    }

    /// Somebody with these roles who is not signed in; answers key and email address.
    pub async fn add(&self, name: &str, roles: &[Role]) -> (PersonId, String) {
        let email = format!("{}@example.test", name.to_lowercase().replace(' ', "."));
        let new = AddPerson {
            email: email.parse().expect("an address"),
            name: name.parse().expect("a name"),
            password: accounts::Password::new(PASSWORD, &[]).expect("a good password"),
            roles: roles.iter().copied().collect(),
            job: String::new(),
            biography: String::new(),
        };
        let added = accounts::add_person(&self.context, By::Operator, &new).await.expect("asked");
        (added.expect("added"), email)
    }

    async fn known(&self, email: &str) -> PersonId {
        let email = email.parse().expect("an address");
        let found = accounts::person_by_email(&self.context, &email).await.expect("looked up");
        found.expect("somebody").id
    }

    /// Somebody who is not signed in, on a network that nobody else is on.
    pub fn reader(&self) -> Browser<'_> {
        let number = self.strangers.fetch_add(1, Relaxed);
        Browser::new(self).from(&format!("198.51.{}.{}", 100 + number / 250, 1 + number % 250))
    }

    /// Puts something into the database by a short way.
    pub async fn run(&self, sql: &str) {
        self.context
            .database
            .write(|transaction| async move {
                transaction.execute_unprepared(sql).await.expect("done");
                Ok(())
            })
            .await
            .expect("written");
    }

    /// Moves the clock on.
    pub fn pass(&self, step: TimeDelta) {
        self.clock.advance(step);
    }

    /// Every row of every table, to be compared with another such moment.
    pub async fn everything(&self) -> BTreeMap<String, Vec<String>> {
        let database = self.context.database.read();
        let mut everything = BTreeMap::new();
        for table in tables(database).await {
            let rows = rows(database, &format!("SELECT * FROM {table}")).await;
            everything.insert(table, rows);
        }
        everything
    }

    /// Does the work that is due; answers how many jobs that were.
    pub async fn work(&self) -> u64 {
        let worker = Worker::new(self.context.clone(), app::all_jobs());
        worker.run_due().await.expect("a queue that can be read")
    }

    /// Takes out the mail that was sent since the last look.
    pub fn mail(&self) -> Vec<mail::SentMail> {
        self.context.mailer.take()
    }

    /// The test is not about mail: what is left unread does not fail it.
    pub fn leave_mail(&self) {
        self.mail_may_stay.store(true, Relaxed);
    }

    /// The test breaks something on purpose: an answer of 500 does not fail it.
    pub fn expect_faults(&self) {
        self.faults_may_come.store(true, Relaxed);
    }

    /// What must hold after any test.
    async fn nothing_is_left_over(&self) {
        let database = self.context.database.read();
        let mut due = unfinished(&self.context).await;
        due.retain(|kind| !self.housekeeping.contains(kind) && !QUIET.contains(&kind.as_str()));
        assert!(due.is_empty(), "jobs that are due were not run: call world.work(): {due:?}");
        let failed = jobs::failed(database).await.expect("a queue");
        assert_eq!(failed, 0, "jobs were given up");
        if !self.mail_may_stay.load(Relaxed) {
            let mut unread = self.mail();
            for other in self.others.lock().unwrap().iter() {
                unread.extend(other.mailer.take());
            }
            assert!(unread.is_empty(), "mail was not read with world.mail(): {unread:#?}");
        }
    }

    async fn close(&self) {
        let others = std::mem::take(&mut *self.others.lock().unwrap());
        for context in others.iter().chain([&self.context]) {
            context.database.clone().close().await.expect("closed");
        }
    }
}

/// The kinds of the jobs that are due and not done.
async fn unfinished(context: &Context) -> Vec<String> {
    let database = context.database.read();
    let due = Statement::from_sql_and_values(
        database.get_database_backend(),
        "SELECT kind FROM jobs WHERE state IN ('queued', 'running') AND run_at <= $1 ORDER BY id",
        [context.clock.now().into()],
    );
    let rows = JsonValue::find_by_statement(due).all(database).await.expect("a queue");
    rows.iter().map(|row| row["kind"].as_str().expect("a kind").to_owned()).collect()
}
