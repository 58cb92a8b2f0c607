//! `user`: people of the team, on the operator's word.

use super::{
    out::{complain, tell},
    password,
};
use crate::{
    app,
    base::{audit::By, context::Context, error::AppError, settings::Settings},
    team::accounts::{self, AddPerson, EmailAddress, Password, PersonName, Role},
};
use anyhow::{Context as _, anyhow};
use clap::Subcommand;

/// People of the team.
#[derive(Debug, Subcommand)]
pub(super) enum User {
    /// Adds a person; the password is asked for, or read from standard input
    Add {
        /// What they sign in with
        #[arg(long)]
        email: EmailAddress,
        /// What readers see
        #[arg(long)]
        name: PersonName,
        /// administrator, editor, author or moderator; may be given several times
        #[arg(long, required = true)]
        role: Vec<Role>,
        /// What stands beside an official reply
        #[arg(long, default_value = "")]
        job: String,
    },
    /// Lists everybody with an account
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Gives a person a new password and ends their sessions
    ResetPassword {
        /// Whose
        #[arg(long)]
        email: EmailAddress,
    },
    /// Takes a person's way in
    Deactivate {
        /// Whose
        #[arg(long)]
        email: EmailAddress,
    },
}

pub(super) async fn run(user: User, settings: Settings) -> anyhow::Result<()> {
    if let User::List { json } = user {
        return list(&settings, json).await;
    }
    let context = app::open_existing(settings).await?;
    match user {
        User::Add { email, name, role, job } => {
            let password = new_password(&context, &[name.as_str(), email.as_str()])?;
            let new = AddPerson {
                email,
                name,
                password,
                roles: role.into_iter().collect(),
                job,
                biography: String::new(),
            };
            accounts::add_person(&context, By::Operator, &new).await?.map_err(AppError::from)?;
            complain(&format!("{} can sign in as {}", new.name.as_str(), new.email));
        }
        User::List { .. } => {}
        User::ResetPassword { email } => {
            let person = find(&context, &email).await?;
            let password = new_password(&context, &[&person.name, &person.email])?;
            accounts::reset_password(&context, By::Operator, person.id, &password).await?;
            complain(&format!("{email} has a new password and is signed out everywhere"));
        }
        User::Deactivate { email } => {
            let person = find(&context, &email).await?;
            accounts::deactivate(&context, By::Operator, person.id)
                .await?
                .map_err(AppError::from)?;
            complain(&format!("{email} can no longer sign in"));
        }
    }
    context.database.clone().close().await?;
    Ok(())
}

fn new_password(context: &Context, known: &[&str]) -> anyhow::Result<Password> {
    let site = context.site.get();
    let mut words = vec![site.name.as_str(), site.organisation.as_str()];
    words.extend_from_slice(known);
    Password::new(&password::ask()?, &words).map_err(|problem| anyhow!(problem))
}

async fn find(context: &Context, email: &EmailAddress) -> anyhow::Result<accounts::Person> {
    accounts::person_by_email(context, email)
        .await?
        .with_context(|| format!("nobody has the address {email}"))
}

/// Reads and writes nothing, so that it works on a disk that is full.
async fn list(settings: &Settings, json: bool) -> anyhow::Result<()> {
    let database = app::open_to_read(settings).await?;
    let people = accounts::everyone(database.read()).await?;
    database.close().await?;
    if json {
        let rows: Vec<_> = people
            .iter()
            .map(|person| {
                serde_json::json!({
                    "email": person.email,
                    "name": person.name,
                    "roles": person.roles.iter().map(|role| role.code()).collect::<Vec<_>>(),
                    "active": person.active,
                    "last_sign_in_at": person.last_sign_in_at,
                })
            })
            .collect();
        tell(&serde_json::to_string_pretty(&rows)?)?;
        return Ok(());
    }
    for person in people {
        let roles: Vec<&str> = person.roles.iter().map(|role| role.code()).collect();
        let state = if person.active { "" } else { "  (deactivated)" };
        tell(&format!("{}  {}  {}{state}", person.email, person.name, roles.join(" ")))?;
    }
    Ok(())
}
