//! `demo`: the blog with sample content, on a database that is thrown away.

use super::{log, out::tell, serve};
use crate::{
    app,
    base::{clock::Clock, database::DatabaseUrl, keys, mail::MailUrl, settings::Settings},
    demo::{self, Content, Person},
    team::accounts::Password,
};
use anyhow::anyhow;
use std::path::Path;

/// Makes the throw-away blog and serves it.
pub(super) async fn demo(mut settings: Settings) -> anyhow::Result<()> {
    let log = log::begin(&settings)?;
    serve::warn_of_names_left_alone(&settings);
    let folder = tempfile::Builder::new().prefix("fair-comment-demo-").tempdir()?;
    settings.database_url = DatabaseUrl::Sqlite(folder.path().join("demo.db"));
    settings.mail_url = MailUrl::Files(folder.path().join("mail"));
    settings.migrate = true;
    log.say("Filling a throw-away database with sample content…");
    let content = Content::load()?;
    let typed = keys::random_token()[..16].to_owned();
    let password = Password::new(&typed, &[]).map_err(|problem| anyhow!(problem))?;
    let now = Clock::System.now();
    let past = app::open(settings.clone(), Clock::still_at(now), &content.site()).await?;
    demo::seed(&past, &content, &password, now).await?;
    past.database.clone().close().await?;
    let context = app::open(settings, Clock::System, &content.site()).await?;
    let mail = folder.path().join("mail");
    let words = words(context.settings.base_url.as_str(), &mail, &content.people, &typed);
    serve::run(context, move |context, _| {
        serve::tell_listening(context);
        let _ = tell(&words);
    })
    .await
}

fn words(address: &str, mail: &Path, people: &[Person], password: &str) -> String {
    let mail = mail.display();
    let address = address.trim_end_matches('/');
    let accounts: String = people
        .iter()
        .map(|person| {
            format!("  {:<24} {:<22} {}\n", person.roles.join(" and "), person.email, person.name)
        })
        .collect();
    let with = |role: &str| {
        people
            .iter()
            .find(|person| person.roles.iter().any(|one| one == role))
            .map_or("", |person| person.email.as_str())
    };
    format!(
        "
Fair Comment is running with sample content.

  Blog   {address}
  Desk   {address}/desk/
  Mail   {mail}

The department, its people and its readers are made up. Everything is in a database that is thrown away
when you stop the program (Ctrl+C). No email leaves this computer: each is a file in the folder above.

Accounts (the password for all of them is {password})

{accounts}
3 things to try

  1. Comment as a reader. Open the newest post and send a comment. You need no account. Keep the private
     page that you are shown: it tells you what was decided, 10 minutes after it was.

  2. Decide as a moderator. Sign in as {moderator} in another browser and open
     {address}/desk/moderation/. Publish your comment and see it under the post. Refuse another with
     a reason, and undo it: for 10 minutes nobody is told.

  3. Write as an author. Sign in as {author}, open {address}/desk/posts/ and finish the draft.
     An author sends a post for review; {editor}, the editor, can publish it.
",
        moderator = with("moderator"),
        author = with("author"),
        editor = with("editor"),
    )
}
