//! What a browser may send about people, and how it becomes values.

use crate::{
    team::{
        accounts::{AddPerson, Details, EmailAddress, Password, Person, PersonName, Role, Roles},
        site::Site,
    },
    web::{FormErrors, TextRule},
};
use serde::Deserialize;

/// Signing in.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    pub email: String,
    pub password: String,
    pub next: String,
    /// The code of what was written while the session ended.
    pub kept: String,
    /// The code of the link that was mailed to the owner of an account that many guess at.
    pub pass: String,
}

/// The first administrator.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct SetUpForm {
    pub name: String,
    pub email: String,
    pub password: String,
}

/// A person added by an administrator.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct AddForm {
    pub name: String,
    pub email: String,
    pub password: String,
    pub job: String,
    pub role: Vec<String>,
}

/// Name, address and job of a person, changed by an administrator.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct DetailsForm {
    pub name: String,
    pub email: String,
    pub job: String,
}

/// A temporary password for a person.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct GivenPasswordForm {
    pub password: String,
}

/// The roles of a person, changed.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct RolesForm {
    pub role: Vec<String>,
}

/// One's own password, changed.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    pub current: String,
    pub password: String,
}

/// What readers see of oneself, changed.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct ProfileForm {
    pub name: String,
    pub job: String,
    pub biography: String,
}

/// What one is told of by mail, changed.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct NoticesForm {
    pub tell_of_comments: String,
}

/// Single keys, switched on or off.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct KeysForm {
    pub single_keys: bool,
}

const JOB: TextRule = TextRule { subject: "Job", empty: "", most: 100, lines: false };
const BIOGRAPHY: TextRule = TextRule { subject: "Biography", empty: "", most: 1000, lines: true };

/// Words that a guesser would try first.
fn known<'a>(site: &'a Site, more: &[&'a str]) -> Vec<&'a str> {
    let mut words = vec![site.name.as_str(), site.organisation.as_str(), "fair comment"];
    words.extend_from_slice(more);
    words
}

fn roles(codes: &[String]) -> Result<Roles, &'static str> {
    let roles = codes.iter().map(|code| code.parse::<Role>()).collect::<Result<Roles, _>>()?;
    if roles.is_empty() { Err("Select at least one role") } else { Ok(roles) }
}

impl SetUpForm {
    /// The first administrator, or what is wrong.
    pub fn check(&self, site: &Site) -> Result<AddPerson, FormErrors> {
        check(
            &self.name,
            &self.email,
            &self.password,
            site,
            Ok(Roles::from([Role::Administrator])),
            "",
        )
    }
}

impl AddForm {
    /// The new person, or what is wrong.
    pub fn check(&self, site: &Site) -> Result<AddPerson, FormErrors> {
        check(&self.name, &self.email, &self.password, site, roles(&self.role), &self.job)
    }
}

fn check(
    name: &str,
    email: &str,
    password: &str,
    site: &Site,
    roles: Result<Roles, &'static str>,
    job: &str,
) -> Result<AddPerson, FormErrors> {
    let mut errors = FormErrors::default();
    let checked_name = errors.check("name", name.parse::<PersonName>());
    let checked_email = errors.check("email", email.parse::<EmailAddress>());
    let job = errors.check("job", JOB.take(job));
    let roles = errors.check("role", roles);
    let password = errors.check("password", Password::new(password, &known(site, &[name, email])));
    match (checked_name, checked_email, job, roles, password) {
        (Some(name), Some(email), Some(job), Some(roles), Some(password)) => {
            Ok(AddPerson { email, name, password, roles, job, biography: String::new() })
        }
        _ => Err(errors),
    }
}

impl From<&Person> for DetailsForm {
    fn from(person: &Person) -> Self {
        Self { name: person.name.clone(), email: person.email.clone(), job: person.job.clone() }
    }
}

impl DetailsForm {
    /// The details, or what is wrong.
    pub fn check(&self) -> Result<Details, FormErrors> {
        let mut errors = FormErrors::default();
        let name = errors.check("name", self.name.parse::<PersonName>());
        let email = errors.check("email", self.email.parse::<EmailAddress>());
        let job = errors.check("job", JOB.take(&self.job));
        match (name, email, job) {
            (Some(name), Some(email), Some(job)) => Ok(Details { name, email, job }),
            _ => Err(errors),
        }
    }
}

impl GivenPasswordForm {
    /// The password for `person`, or what is wrong with it.
    pub fn check(&self, site: &Site, person: &Person) -> Result<Password, FormErrors> {
        Password::new(&self.password, &known(site, &[&person.name, &person.email]))
            .map_err(|message| FormErrors::one("password", message))
    }
}

impl RolesForm {
    /// The roles, or what is wrong.
    pub fn check(&self) -> Result<Roles, FormErrors> {
        roles(&self.role).map_err(|message| FormErrors::one("role", message))
    }
}

impl PasswordForm {
    /// The new password, or what is wrong with it.
    pub fn check(&self, site: &Site, name: &str, email: &str) -> Result<Password, FormErrors> {
        Password::new(&self.password, &known(site, &[name, email]))
            .map_err(|message| FormErrors::one("password", message))
    }
}

impl From<&Person> for ProfileForm {
    fn from(person: &Person) -> Self {
        Self {
            name: person.name.clone(),
            job: person.job.clone(),
            biography: person.biography.clone(),
        }
    }
}

impl ProfileForm {
    /// Name, job and biography, or what is wrong.
    pub fn check(&self) -> Result<(PersonName, String, String), FormErrors> {
        let mut errors = FormErrors::default();
        let name = errors.check("name", self.name.parse::<PersonName>());
        let job = errors.check("job", JOB.take(&self.job));
        let biography = errors.check("biography", BIOGRAPHY.take(&self.biography));
        match (name, job, biography) {
            (Some(name), Some(job), Some(biography)) => Ok((name, job, biography)),
            _ => Err(errors),
        }
    }
}
