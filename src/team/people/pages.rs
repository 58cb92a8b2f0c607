//! What the pages about people and sessions show.

use super::forms::{AddForm, DetailsForm, ProfileForm, SetUpForm, SignInForm};
use crate::{
    base::{
        clock::{Moment, london},
        words::counted,
    },
    team::{
        accounts::{Crowd, OwnSession, Person, Role, TooOften},
        site::{DeskLayout, FormAgain, JustDone, Layout, Notice},
    },
    web::FormErrors,
};
use askama::Template;

#[derive(Template)]
#[template(path = "team/people/sign_in.html")]
pub struct SignInPage {
    pub layout: Layout,
    pub errors: FormErrors,
    /// As it was typed; the password is never sent back.
    pub form: SignInForm,
    pub signed_out: bool,
    /// Whether somebody else is signed in than whoever wrote what is kept.
    pub someone_else: bool,
}

/// Nothing was typed as the address.
pub const NO_ADDRESS: &str = "Enter your email address";

/// Why nobody was signed in.
pub const WRONG: &str = "Check your email address and password";

/// Why nobody was signed in just now, and when to try again.
pub fn why_to_wait(refused: TooOften) -> String {
    let wait = match refused.seconds {
        few @ ..120 => counted(few, "second"),
        many => counted(many.div_ceil(60), "minute"),
    };
    match refused.crowd {
        Crowd::Here => format!("There were too many tries. Wait {wait} and try again"),
        Crowd::AtAccount => format!(
            "Many passwords have been tried for this account, so we allow one try at a time. Try \
             again in {wait}, and within 10 minutes of then. If it is your account, look for an email \
             from us with a link to sign in immediately: we send one a day"
        ),
        Crowd::Around => format!(
            "Many wrong passwords have come from addresses near yours, so we allow one try at a \
             time. Try again in {wait}"
        ),
    }
}

/// A form that came while its writer was not signed in, shown again.
#[derive(Template)]
#[template(path = "team/people/kept.html")]
pub struct SavedWordsPage {
    pub layout: Layout,
    pub form: FormAgain,
}

#[derive(Template)]
#[template(path = "team/people/set_up.html")]
pub struct SetUpPage {
    pub layout: Layout,
    pub errors: FormErrors,
    pub token: String,
    pub form: SetUpForm,
}

#[derive(Template)]
#[template(path = "team/people/account.html")]
pub struct AccountPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub email: String,
    pub roles: String,
    pub profile: ProfileForm,
    pub tell_of_comments: bool,
    /// Whether single keys are on; nothing for those who do not decide about comments.
    pub single_keys: Option<bool>,
    pub sessions: Vec<SessionView>,
}

pub struct SessionView {
    pub id: i64,
    pub device: String,
    pub since: String,
    pub seen: String,
    pub this: bool,
}

impl From<OwnSession> for SessionView {
    fn from(session: OwnSession) -> Self {
        Self {
            id: session.id.0,
            device: session.device,
            since: london::day_and_time(session.since),
            seen: london::day_and_time(session.seen),
            this: session.this,
        }
    }
}

#[derive(Template)]
#[template(path = "team/people/people.html")]
pub struct PeoplePage {
    pub layout: DeskLayout,
    pub people: Vec<PersonView>,
}

pub struct PersonView {
    pub id: i64,
    pub name: String,
    pub email: String,
    pub roles: String,
    pub last_sign_in: String,
    pub active: bool,
}

impl From<Person> for PersonView {
    fn from(person: Person) -> Self {
        Self {
            id: person.id.0,
            roles: roles_in_words(&person),
            last_sign_in: person
                .last_sign_in_at
                .map_or_else(|| "Never".to_owned(), |moment: Moment| london::day_and_time(moment)),
            name: person.name,
            email: person.email,
            active: person.active,
        }
    }
}

/// `Author and moderator`.
pub fn roles_in_words(person: &Person) -> String {
    let names: Vec<&str> = person.roles.iter().map(|role| role.code()).collect();
    let text = match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
        None => return "No role".to_owned(),
    };
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        .unwrap_or_default()
}

/// A role to tick.
pub struct RoleChoice {
    pub code: &'static str,
    pub id: String,
    pub name: &'static str,
    pub may: &'static str,
    pub chosen: bool,
}

/// Every role, with those in `chosen` ticked.
pub fn role_choices(chosen: &[String]) -> Vec<RoleChoice> {
    Role::ALL
        .into_iter()
        .rev()
        .enumerate()
        .map(|(place, role)| RoleChoice {
            code: role.code(),
            id: if place == 0 { "role".to_owned() } else { format!("role-{}", role.code()) },
            name: match role {
                Role::Administrator => "Administrator",
                Role::Editor => "Editor",
                Role::Author => "Author",
                Role::Moderator => "Moderator",
            },
            may: match role {
                Role::Administrator => "Full access, including people and settings",
                Role::Editor => "Edits and publishes all posts and pages",
                Role::Author => "Writes their own posts",
                Role::Moderator => {
                    "Reads and moderates comments, and sees commenters’ email addresses"
                }
            },
            chosen: chosen.iter().any(|code| code == role.code()),
        })
        .collect()
}

#[derive(Template)]
#[template(path = "team/people/add_person.html")]
pub struct AddPersonPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub form: AddForm,
    pub choices: Vec<RoleChoice>,
}

#[derive(Template)]
#[template(path = "team/people/person.html")]
pub struct PersonPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub person: PersonView,
    pub form: DetailsForm,
    pub choices: Vec<RoleChoice>,
    /// Whether it is the administrator who looks.
    pub own: bool,
    /// Whether they sign in with a password that an administrator gave them.
    pub temporary: bool,
}

/// Why a password was not changed.
pub const WRONG_PASSWORD: &str = "Check your current password";

/// What was just done to one's own account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountDone {
    Password,
    Profile,
    Notices,
    Keys,
    Sessions,
}

impl JustDone for AccountDone {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Password, "password", "Password changed. We have signed you out everywhere else."),
        (Self::Profile, "profile", "Details saved."),
        (Self::Notices, "notices", "Email choice saved."),
        (Self::Keys, "keys", "Shortcuts choice saved."),
        (Self::Sessions, "sessions", "Signed out on that device."),
    ];
}

/// What was just done to a person of the team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeopleDone {
    Added,
    Details,
    Address,
    Roles,
    Password,
    Deactivated,
    Reactivated,
}

impl JustDone for PeopleDone {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Added, "added", "Person added. Give them their temporary password yourself."),
        (Self::Details, "details", "Details saved."),
        (
            Self::Address,
            "address",
            "Details saved. {name} has been signed out, and signs in with the new address. We will email \
             both addresses.",
        ),
        (Self::Roles, "roles", "Roles saved. {name} has been signed out."),
        (
            Self::Password,
            "password",
            "Temporary password saved. {name} has been signed out. Give them the password yourself.",
        ),
        (
            Self::Deactivated,
            "deactivated",
            "Account deactivated. {name} has been signed out and cannot sign in.",
        ),
        (Self::Reactivated, "reactivated", "Account reactivated. {name} can sign in again."),
    ];
}

impl PeopleDone {
    /// The notice about the person of this name.
    pub fn notice_about(self, name: &str) -> Notice {
        Notice::saying(self.in_words().replace("{name}", name))
    }
}
