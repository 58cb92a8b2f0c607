//! A filled template as an answer.

use crate::error::{AppError, Result};
use askama::Template;
use rocket::{
    Request, Response,
    http::{ContentType, Status},
    response::{self, Responder},
};
use std::io::Cursor;

/// An HTML page. Its headers are set by [`super::Headers`].
#[derive(Debug)]
pub struct Page {
    status: Status,
    html: String,
}

impl Page {
    /// Fills `template`.
    pub fn of(template: &impl Template) -> Result<Self> {
        Ok(Self { status: Status::Ok, html: template.render().map_err(AppError::fault)? })
    }

    /// Fills `template`, whose form had mistakes.
    pub fn refused(template: &impl Template) -> Result<Self> {
        Ok(Self::of(template)?.with(Status::UnprocessableEntity))
    }

    /// The same page with another status.
    pub fn with(self, status: Status) -> Self {
        Self { status, ..self }
    }
}

impl<'r> Responder<'r, 'static> for Page {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Response::build()
            .status(self.status)
            .header(ContentType::HTML)
            .sized_body(self.html.len(), Cursor::new(self.html))
            .ok()
    }
}

/// A text with a type of its own: a feed, a site map, a style sheet.
#[derive(Debug)]
pub struct TextFile {
    /// What it is.
    pub kind: ContentType,
    /// The text.
    pub text: String,
}

impl<'r> Responder<'r, 'static> for TextFile {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Response::build().header(self.kind).sized_body(self.text.len(), Cursor::new(self.text)).ok()
    }
}
