//! A test email to whoever asks for one.

use crate::{
    base::{
        audit::{self, By, Event},
        clock::london,
        context::Context,
        error::Result,
        ids::PersonId,
        jobs::{Job, Work},
        mail::Letter,
    },
    team::accounts,
    web::Absolute,
};
use serde::{Deserialize, Serialize};

/// Sends a test email to someone of the team, and writes down that a mail server took one.
#[derive(Debug, Serialize, Deserialize)]
pub struct SendTest {
    /// To whom.
    pub person: PersonId,
}

impl Job for SendTest {
    const KIND: &'static str = "send_test";
}

impl Work for SendTest {
    async fn run(self, context: &Context) -> Result<()> {
        let person = accounts::person(context, self.person).await?;
        if !person.active {
            return Ok(());
        }
        let now = context.clock.now();
        let name = &context.site.get().name;
        let letter = Letter::about(format!("Test email from {name}"), [])
            .text(format!("This is the test email you asked for on {}.", london::day(now)))
            .text("It reached you, so this blog can send email. You do not need to do anything.")
            .link(Absolute::of(context).to("/desk/"));
        context.mailer.send("test", &person.email, &letter).await?;
        if !context.mailer.leaves() {
            return Ok(());
        }
        let by = By::Person(person.id);
        context
            .database
            .write(|transaction| async move {
                audit::record(&transaction, now, by, Event::TestMailTaken).await
            })
            .await
    }
}
