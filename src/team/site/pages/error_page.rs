//! The page that says why a request ended: what happened, and the ways on.

use crate::{
    base::{context::Context, error::AppError, keys},
    team::{
        accounts::{Visitor, paths},
        site::{DeskLayout, Layout, Site},
    },
    web::{at_desk, nearest_page, status},
};
use askama::Template;
use rocket::{
    Request, Response,
    http::{ContentType, Header, Method, Status},
    response::{self, Redirect, Responder},
};
use std::io::Cursor;

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorView {
    layout: Layout,
    heading: String,
    paragraphs: Vec<String>,
    quote: String,
    ways: Vec<WayOn>,
}

/// The same for somebody who is signed in, on the desk.
#[derive(Template)]
#[template(path = "desk/error.html")]
struct DeskErrorView {
    layout: DeskLayout,
    heading: String,
    paragraphs: Vec<String>,
    quote: String,
    ways: Vec<WayOn>,
}

/// Where to go on to.
struct WayOn {
    href: String,
    words: &'static str,
}

/// First where what was meant may be, and last a page that everybody there knows.
fn ways_on(error: &AppError, request: &Request<'_>) -> Vec<WayOn> {
    let (front, words) =
        if at_desk(request) { ("/desk/", "Go to the desk") } else { ("/", "Go to the front page") };
    let form = match error {
        AppError::WrongMethod(_) if request.method() == Method::Get => nearest_page(request),
        _ => None,
    };
    form.map(|href| WayOn { href, words: "Go to the page with the form" })
        .into_iter()
        .chain([WayOn { href: front.to_owned(), words }])
        .collect()
}

impl<'r> Responder<'r, 'static> for AppError {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let code = status(&self);
        if matches!(self, AppError::NotSignedIn) && request.method() == Method::Get {
            let next = escaped(request.uri().to_string());
            return Redirect::to(paths::sign_in_for(&next)).respond_to(request);
        }
        let context = request.rocket().state::<Context>();
        let site = context.map(|context| context.site.get()).unwrap_or_default();
        let (heading, paragraphs, quote) = words(&self, &site);
        let ways = ways_on(&self, request);
        let member = at_desk(request).then(|| Visitor::seen(request)).flatten();
        let html = match member {
            Some(member) => {
                let layout = DeskLayout::new(&site, member, &heading, "");
                DeskErrorView { layout, heading, paragraphs, quote, ways }.render()
            }
            None => {
                let layout = Layout::private(&site, &heading);
                ErrorView { layout, heading, paragraphs, quote, ways }.render()
            }
        };
        let html = html.map_err(|_| Status::InternalServerError)?;
        let mut response = Response::build();
        response.status(code).header(ContentType::HTML).sized_body(html.len(), Cursor::new(html));
        match &self {
            AppError::WrongMethod(allowed) => {
                response.header(Header::new("Allow", allowed.clone()));
            }
            AppError::TooMany(seconds) => {
                response.header(Header::new("Retry-After", seconds.to_string()));
            }
            AppError::Unavailable(_) => {
                response.header(Header::new("Retry-After", "30"));
            }
            _ => {}
        }
        response.ok()
    }
}

fn escaped(path: String) -> String {
    percent_encoding::utf8_percent_encode(&path, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// Heading, paragraphs and a quotation, in plain words.
fn words(error: &AppError, site: &Site) -> (String, Vec<String>, String) {
    let contact = if site.contact.is_empty() {
        String::new()
    } else {
        format!("If you need help, write to {}.", site.contact)
    };
    let page = |heading: &str, paragraphs: &[&str]| {
        (
            heading.to_owned(),
            paragraphs
                .iter()
                .filter(|text| !text.is_empty())
                .map(|text| (*text).to_owned())
                .collect::<Vec<_>>(),
            String::new(),
        )
    };
    match error {
        AppError::NotFound => page(
            "Page not found",
            &[
                "If you typed the web address, check it is correct.",
                "If you pasted the web address, check you copied all of it.",
                &contact,
            ],
        ),
        AppError::WrongMethod(allowed) if !allowed.contains("GET") => page(
            "There is no page at this web address",
            &[
                "This is where a form is sent. Open the page the form is on and send it from there.",
                &contact,
            ],
        ),
        AppError::WrongMethod(_) => page(
            "You cannot do this here",
            &[
                "There is a page at this web address, but what you tried to do to it is not possible.",
            ],
        ),
        AppError::NotSignedIn => page(
            "You have been signed out",
            &[
                "Sign in again in another tab, then go back to this page with your browser and send \
               the form again. Your browser keeps what you typed.",
            ],
        ),
        AppError::Forbidden(who) => page("You cannot do this", &[who]),
        AppError::Gone { title, reason } => (
            "This page has been withdrawn".to_owned(),
            vec![if title.is_empty() {
                "What was published here has been withdrawn.".to_owned()
            } else {
                format!("“{title}” was published here and has been withdrawn.")
            }],
            reason.clone(),
        ),
        AppError::Unreadable(what) => page(
            "We could not read what was sent",
            &[
                &format!("Nothing has been stored: {what}."),
                "Go back with your browser, take out any unusual characters and send it again.",
            ],
        ),
        AppError::TooManyFields => page(
            "We could not read what was sent",
            &[
                "Nothing has been stored: it has more fields than any form of this blog.",
                "Go back with your browser, open the page again and fill in the form there.",
            ],
        ),
        AppError::TooLarge(limit) => page(
            "That is too long to send",
            &[
                &format!(
                    "We take up to {} kilobytes at once. Nothing has been stored.",
                    limit / 1024
                ),
                "Go back with your browser: what you typed should still be there. Shorten it and \
                 send it again.",
            ],
        ),
        AppError::Taken => page(
            "Something changed meanwhile",
            &["Somebody else has just used the same words or the same address. Go back with your \
               browser and change yours."],
        ),
        AppError::InUse => page(
            "Something changed meanwhile",
            &[
                "Something else rests on what you wanted to delete, so it stays. Go back with your browser \
               and load the page again to see what it is.",
            ],
        ),
        AppError::Conflict(what) => page("Something changed meanwhile", &[what]),
        AppError::TooMany(seconds) => page(
            "Too many tries",
            &[&format!(
                "Wait {} and try again. Going back with your browser brings back what you typed.",
                if *seconds < 120 {
                    format!("{seconds} seconds")
                } else {
                    format!("{} minutes", seconds.div_ceil(60))
                }
            )],
        ),
        AppError::Unavailable(cause) => {
            tracing::warn!(cause, "unavailable");
            page(
                "The blog is not available just now",
                &["Try again in a minute. What you sent has not been stored: go back with your \
                     browser to find it and send it again."],
            )
        }
        AppError::Undelivered(cause) | AppError::Undeliverable(cause) | AppError::Fault(cause) => {
            let incident = keys::random_token()[..8].to_owned();
            tracing::error!(incident, cause, "fault");
            page(
                "Sorry, there is a problem with the blog",
                &[
                    "Try again later. If you sent something, go back with your browser to find it: \
                     it may not have been stored.",
                    &format!("If you tell us about this, quote {incident}."),
                    &contact,
                ],
            )
        }
    }
}
