//! The answer of a handler: a page, or the address where it goes on.

use super::Page;
use crate::base::error::Result;
use askama::Template;
use rocket::{
    Request,
    http::Status,
    response::{self, Redirect, Responder},
};

/// What every handler answers, whatever it does; an [`AppError`](crate::base::error::AppError) beside it
/// ends the request with a page of its own.
#[derive(Debug)]
pub enum Reply {
    /// A page, with its status.
    Page(Page),
    /// The address where it goes on; in a box, since it is several times as large.
    Redirect(Box<Redirect>),
}

impl Reply {
    /// The page of `template`.
    pub fn page(template: &impl Template) -> Result<Self> {
        Page::of(template).map(Self::Page)
    }

    /// The page of `template`, whose form had mistakes: 422.
    pub fn refused(template: &impl Template) -> Result<Self> {
        Page::refused(template).map(Self::Page)
    }

    /// The page of `template`, with the status that says why it is shown.
    pub fn page_with(status: Status, template: &impl Template) -> Result<Self> {
        Ok(Self::Page(Page::of(template)?.with(status)))
    }

    /// Goes on at `path`, which is read with GET: 303, after a form was taken.
    pub fn to(path: impl Into<String>) -> Self {
        Self::Redirect(Box::new(Redirect::to(path.into())))
    }

    /// What was asked for has its address at `path` for good: 301.
    pub fn moved(path: impl Into<String>) -> Self {
        Self::Redirect(Box::new(Redirect::moved(path.into())))
    }
}

impl From<Page> for Reply {
    fn from(page: Page) -> Self {
        Self::Page(page)
    }
}

impl From<Redirect> for Reply {
    fn from(redirect: Redirect) -> Self {
        Self::Redirect(Box::new(redirect))
    }
}

impl<'r> Responder<'r, 'static> for Reply {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        match self {
            Self::Page(page) => page.respond_to(request),
            Self::Redirect(redirect) => redirect.respond_to(request),
        }
    }
}
