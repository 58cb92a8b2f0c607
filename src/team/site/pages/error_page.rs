//! The page that says why a request ended: what happened, the ways on, and, if a form was sent, every word of
//! it, to be sent again or to be copied.

use crate::{
    base::{
        clock::london,
        context::Context,
        error::AppError,
        keys,
        markdown::{self, SafeHtml},
    },
    team::{
        accounts::{self, TokenAgain, Visitor, paths},
        site::{DeskLayout, FormAgain, Layout, Site},
    },
    web::{SentForm, at_desk, leads_nowhere, nearest_page, sent_form, status},
};
use askama::Template;
use rocket::{
    Request, Response,
    http::{ContentType, Header, Method, Status},
    response::{self, Redirect, Responder},
};
use std::io::Cursor;

/// The heading where nothing is found.
pub const NOT_FOUND: &str = "Page not found";

/// What to do then.
pub const CHECK_ADDRESS: [&str; 2] = [
    "If you typed the web address, check it is correct.",
    "If you pasted the web address, check you copied all of it.",
];

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorView {
    layout: Layout,
    heading: String,
    paragraphs: Vec<String>,
    /// What the team gave as a reason, with web addresses as links.
    quote: SafeHtml,
    /// The form that was sent.
    again: Option<FormAgain>,
    ways: Vec<WayOn>,
}

/// The same on the desk; with its menu for someone who is signed in.
#[derive(Template)]
#[template(path = "desk/error.html")]
struct DeskErrorView {
    layout: DeskLayout,
    heading: String,
    paragraphs: Vec<String>,
    quote: SafeHtml,
    again: Option<FormAgain>,
    ways: Vec<WayOn>,
}

/// Where to go on to.
struct WayOn {
    href: String,
    words: &'static str,
    /// Whether it opens beside this page.
    apart: bool,
}

/// First where what was meant may be, and last a page that everybody there knows.
fn ways_on(error: &AppError, request: &Request<'_>) -> Vec<WayOn> {
    let (front, words) =
        if at_desk(request) { ("/desk/", "Go to the desk") } else { ("/", "Go to the front page") };
    if matches!(error, AppError::NotSignedIn) {
        // In a tab of its own, so that what is shown here or kept by the browser is not lost.
        let words = "Sign in (opens in a new tab)";
        return vec![WayOn { href: paths::SIGN_IN.to_owned(), words, apart: true }];
    }
    let form = match error {
        AppError::WrongMethod(_) if request.method() == Method::Get => nearest_page(request),
        _ => None,
    };
    form.map(|href| WayOn { href, words: "Go to the page with the form", apart: false })
        .into_iter()
        .chain([WayOn { href: front.to_owned(), words, apart: false }])
        .collect()
}

/// What is done with the form that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// It is on the page and can be sent again.
    ToSend,
    /// Its words are on the page, to be copied.
    ToCopy,
    /// None was sent, it could not be read, or it has no words.
    Nothing,
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
        let (shown, again) = match sent_form(request) {
            Some(form) => shown(&self, request, &form),
            None => (Shown::Nothing, None),
        };
        let (heading, paragraphs, quote) = words(&self, &site, shown);
        let quote = markdown::comment(&quote).unwrap_or_default();
        if matches!(self, AppError::NotFound) {
            leads_nowhere(request);
        }
        let ways = ways_on(&self, request);
        let html = if at_desk(request) {
            let layout = match Visitor::seen(request) {
                Some(member) => DeskLayout::new(&site, member, &heading, ""),
                None => DeskLayout::closed(&site, &heading),
            };
            DeskErrorView { layout, heading, paragraphs, quote, again, ways }.render()
        } else {
            let layout = Layout::private(&site, &heading);
            ErrorView { layout, heading, paragraphs, quote, again, ways }.render()
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

/// What is shown of a form that ended with `error`.
fn shown(error: &AppError, request: &Request<'_>, form: &SentForm) -> (Shown, Option<FormAgain>) {
    let token = match form.token.as_deref().map(|token| accounts::token_again(request, token)) {
        None => match error {
            // A form of the desk without a token was made by nobody here.
            AppError::EarlierSession => return (Shown::Nothing, None),
            _ => Some(String::new()),
        },
        Some(TokenAgain::Ready(token)) => Some(token),
        Some(TokenAgain::Unknown) => None,
        Some(TokenAgain::NotTheirs) => return (Shown::Nothing, None),
    };
    if let (Some(token), Some(button)) = (token, button(error, form)) {
        return (Shown::ToSend, Some(FormAgain::to_send(form, &token, button)));
    }
    let copy = FormAgain::to_copy(form);
    if copy.has_words() { (Shown::ToCopy, Some(copy)) } else { (Shown::Nothing, None) }
}

/// What the button says that sends the form again; none if that would come to the same.
fn button(error: &AppError, form: &SentForm) -> Option<&'static str> {
    match error {
        AppError::EarlierSession => Some("Send it now"),
        AppError::Unreadable(_) if form.damaged => Some("Send it again"),
        AppError::Taken
        | AppError::TooMany(_)
        | AppError::Unavailable(_)
        | AppError::Undelivered(_)
        | AppError::Undeliverable(_)
        | AppError::Fault(_) => Some("Send it again"),
        AppError::NotFound
        | AppError::WrongMethod(_)
        | AppError::NotSignedIn
        | AppError::Forbidden(_)
        | AppError::FromElsewhere
        | AppError::Gone { .. }
        | AppError::Unreadable(_)
        | AppError::TooManyFields
        | AppError::TooLarge(_)
        | AppError::Conflict(_)
        | AppError::InUse => None,
    }
}

fn escaped(path: String) -> String {
    percent_encoding::utf8_percent_encode(&path, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// Heading, paragraphs and a quotation, in plain words.
fn words(error: &AppError, site: &Site, shown: Shown) -> (String, Vec<String>, String) {
    let contact = if site.contact.is_empty() {
        String::new()
    } else {
        format!("If you need help, write to {}.", site.contact)
    };
    // Said by errors that have nothing to say themselves about what was sent.
    let to_copy = match shown {
        Shown::ToCopy => "What you sent has not been saved. Here it is, so that you can copy it.",
        Shown::ToSend | Shown::Nothing => "",
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
        AppError::NotFound => {
            let [typed, pasted] = CHECK_ADDRESS;
            page(NOT_FOUND, &[typed, pasted, to_copy, &contact])
        }
        AppError::WrongMethod(allowed) if !allowed.contains("GET") => page(
            "There is no page at this web address",
            &[
                "This is where a form is sent. Open the page the form is on and send it from there.",
                &contact,
            ],
        ),
        AppError::WrongMethod(_) => page(
            "You cannot do this here",
            &["There is a page at this web address, but you cannot do that with it."],
        ),
        AppError::NotSignedIn => page(
            "You have been signed out",
            &[match shown {
                Shown::ToCopy | Shown::ToSend => {
                    "What you sent has not been saved. Here it is: copy it, sign in and send it again."
                }
                Shown::Nothing => {
                    "Sign in in a new tab. Then come back to this tab, go back with your browser and \
                     send the form again: your browser keeps what you typed."
                }
            }],
        ),
        AppError::EarlierSession if shown == Shown::ToSend => page(
            "Check what you wrote and send it",
            &[
                "This form is from an earlier session: you have signed in again since you opened it. \
               Nothing has been saved yet and nothing is lost. Here it is.",
            ],
        ),
        AppError::EarlierSession => page(
            "You cannot do this",
            &["This form is not from your session, nor from an earlier session of yours, so \
               nothing has been saved."],
        ),
        AppError::FromElsewhere => page(
            "You cannot do this",
            &[
                "This form was sent from another website, so we did not read it. What you send to this \
               blog has to be written on a page of this blog.",
            ],
        ),
        AppError::Forbidden(who) => page("You do not have access", &[who, to_copy]),
        AppError::Gone { title, at, reason } => {
            let on = at.map(|at| format!(" on {}", london::day(at))).unwrap_or_default();
            let because = if reason.is_empty() { "" } else { " Our reason:" };
            let withdrawn = format!("We withdrew this post{on}.{because}");
            let heading =
                if title.is_empty() { "This page has been withdrawn" } else { title.as_str() };
            let (heading, paragraphs, _) = page(heading, &[&withdrawn, to_copy]);
            (heading, paragraphs, reason.clone())
        }
        AppError::Unreadable(what) => page(
            "We could not read what was sent",
            &[
                &format!("Nothing has been saved: {what}."),
                match shown {
                    Shown::ToSend => {
                        "Here is what we could read. Check it, and send it again. Go back with your \
                         browser if something is missing."
                    }
                    Shown::ToCopy | Shown::Nothing => {
                        "Go back with your browser, take out any unusual characters and send it \
                         again."
                    }
                },
                to_copy,
            ],
        ),
        AppError::TooManyFields => page(
            "We could not read what was sent",
            &[
                "Nothing has been saved: it has more fields than any form of this blog, so we did \
                 not read it and cannot show it here.",
                "Go back with your browser to find what you typed, and send less.",
            ],
        ),
        AppError::TooLarge(limit) => page(
            "That is too long to send",
            &[
                &format!(
                    "You can send up to {} kilobytes. Nothing has been saved. We did not read \
                     what you sent, so we cannot show it here.",
                    limit / 1024
                ),
                "Go back with your browser to find what you typed, and copy it somewhere safe. Then \
                 shorten it and send it again.",
            ],
        ),
        AppError::Taken => page(
            "Someone changed this before you",
            &[match shown {
                Shown::ToSend | Shown::ToCopy => {
                    "Someone else has just used the same words or the same address. Change yours and \
                     send it again."
                }
                Shown::Nothing => {
                    "Someone else has just used the same words or the same address. Go back with \
                     your browser and change yours."
                }
            }],
        ),
        AppError::InUse => page(
            "You cannot delete this",
            &[
                "Something else uses what you wanted to delete, so it has not been deleted.",
                to_copy,
            ],
        ),
        AppError::Conflict(what) => page("Someone changed this before you", &[what, to_copy]),
        AppError::TooMany(seconds) => page(
            "Too many tries",
            &[&format!(
                "Wait {} and try again{}.",
                if *seconds < 120 {
                    format!("{seconds} seconds")
                } else {
                    format!("{} minutes", seconds.div_ceil(60))
                },
                if shown == Shown::ToSend { " from this page" } else { "" }
            )],
        ),
        AppError::Unavailable(cause) => {
            tracing::warn!(cause, "unavailable");
            page(
                "The blog is not available just now",
                &[match shown {
                    Shown::ToSend => {
                        "What you sent has not been saved. Nothing is lost: wait a minute, then \
                         send it again from this page."
                    }
                    Shown::ToCopy => {
                        "Try again in a minute. What you sent has not been saved. Here it is, so \
                         that you can copy it."
                    }
                    Shown::Nothing => "Try again in a minute.",
                }],
            )
        }
        AppError::Undelivered(cause) | AppError::Undeliverable(cause) | AppError::Fault(cause) => {
            let incident = keys::random_token()[..8].to_owned();
            tracing::error!(incident, cause, "fault");
            page(
                "Sorry, there is a problem with the blog",
                &[
                    match shown {
                        Shown::ToSend | Shown::ToCopy => {
                            "What you sent may not have been saved. Here it is: keep a copy, and try \
                             again later."
                        }
                        Shown::Nothing => "Try again later.",
                    },
                    &format!("If you tell us about this, quote {incident}."),
                    &contact,
                ],
            )
        }
    }
}
