//! A session that ended while somebody wrote: the form they sent is carried through the sign-in page
//! and shown again, unsent, with every word, to the same person only.
//!
//! Nothing is stored: the words travel in the page, signed together with whose they are.

use super::{Visitor, guards, pages::SignInPage, store};
use crate::{
    context::Context,
    error::{AppError, Result},
    ids::PersonId,
    keys,
    site::Layout,
    web::{Fields, Page, STAFF_LIMIT, fail, read_fields},
};
use rocket::{
    Data, Request, Route,
    http::{Method, Status},
    outcome::Outcome as Outcomes,
    response::Responder,
    route::{Handler, Outcome},
};
use serde::Deserialize;

/// A form on its way through the sign-in page. All parts are empty where there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct KeptWords {
    /// Where the form was sent to.
    pub kept_path: String,
    /// The form as it was sent.
    pub kept_form: String,
    /// Whose it is.
    pub kept_person: String,
    /// Shows that this program put the parts together.
    pub kept_code: String,
}

impl KeptWords {
    fn seal(context: &Context, person: PersonId, path: &str, form: &Fields) -> Self {
        let person = person.to_string();
        Self {
            kept_code: context.keys.sign("kept words", &[&person, path, form.as_sent()]),
            kept_path: path.to_owned(),
            kept_form: form.as_sent().to_owned(),
            kept_person: person,
        }
    }

    /// Where the form goes and its fields, if it is `person`'s; none if there is none.
    pub fn open(
        &self,
        context: &Context,
        person: PersonId,
    ) -> Option<(String, Vec<(String, String)>)> {
        let whose = person.to_string();
        let ours = keys::same(&whose, &self.kept_person)
            && context.keys.verify(
                "kept words",
                &[&self.kept_person, &self.kept_path, &self.kept_form],
                &self.kept_code,
            );
        if !ours {
            return None;
        }
        let fields: Vec<(String, String)> = serde_html_form::from_str(&self.kept_form).ok()?;
        let typed = fields.into_iter().filter(|(name, _)| name != "csrf").collect();
        Some((self.kept_path.clone(), typed))
    }
}

#[derive(Clone)]
struct Keeping(Box<dyn Handler>);

#[rocket::async_trait]
impl Handler for Keeping {
    async fn handle<'r>(&self, request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r> {
        match Visitor::of(request).await {
            Ok(Visitor(Some(_))) | Err(_) => self.0.handle(request, data).await,
            Ok(Visitor(None)) => match keep(request, data).await {
                Ok(page) => match page.with(Status::Unauthorized).respond_to(request) {
                    Ok(response) => Outcomes::Success(response),
                    Err(status) => Outcomes::Error(status),
                },
                Err(error) => match fail::<(), ()>(request, error) {
                    Outcomes::Error((status, _)) => Outcomes::Error(status),
                    _ => Outcomes::Error(Status::Unauthorized),
                },
            },
        }
    }
}

/// The sign-in page with the form in it, if the session that ended says whose it is.
async fn keep(request: &Request<'_>, data: Data<'_>) -> Result<Page> {
    let context = request
        .rocket()
        .state::<Context>()
        .ok_or_else(|| AppError::Fault("no context".to_owned()))?;
    let token = guards::token(context, request).ok_or(AppError::NotSignedIn)?;
    let session = store::session_by_hash(context.database.read(), &keys::hash(token.as_bytes()))
        .await?
        .ok_or(AppError::NotSignedIn)?;
    let form = read_fields(request, data, STAFF_LIMIT).await?;
    let path = request.uri().path().to_string();
    Page::of(&SignInPage {
        layout: Layout::private(&context.site.get(), "Sign in to go on"),
        errors: Default::default(),
        email: String::new(),
        next: String::new(),
        signed_out: false,
        kept: KeptWords::seal(context, session.person_id, &path, &form),
    })
}

/// Makes every form of the desk keep its words when the session has ended.
pub fn keeping_words(routes: Vec<Route>) -> Vec<Route> {
    routes
        .into_iter()
        .map(|mut route| {
            let path = route.uri.path();
            // Those where nothing is written, and those that hold a password.
            let open = [
                "/desk/sign-in",
                "/desk/sign-out",
                "/desk/set-up",
                "/desk/account/password",
                "/desk/people",
                "/desk/by-mail",
            ]
            .iter()
            .any(|door| path.starts_with(door));
            if route.method == Method::Post && path.starts_with("/desk/") && !open {
                route.handler = Box::new(Keeping(route.handler));
            }
            route
        })
        .collect()
}
