//! A filled template as an answer.

use crate::base::error::{AppError, Result};
use askama::{Template, filters::HtmlSafe};
use rocket::{
    Request, Response,
    http::{ContentType, Header, Status},
    response::{self, Responder},
};
use std::{fmt, io::Cursor};

/// An HTML page. Its headers are set by [`super::Headers`].
#[derive(Debug)]
pub struct Page {
    status: Status,
    html: String,
    retry_after: Option<u64>,
}

impl Page {
    /// Fills `template`.
    pub fn of(template: &impl Template) -> Result<Self> {
        Ok(Self {
            status: Status::Ok,
            html: template.render().map_err(AppError::fault)?,
            retry_after: None,
        })
    }

    /// Fills `template`, whose form had mistakes.
    pub fn refused(template: &impl Template) -> Result<Self> {
        Ok(Self::of(template)?.with(Status::UnprocessableEntity))
    }

    /// The same page with another status.
    pub fn with(self, status: Status) -> Self {
        Self { status, ..self }
    }

    /// The same page, telling the browser to come back after so many seconds.
    pub fn retry_after(self, seconds: u64) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }
}

impl<'r> Responder<'r, 'static> for Page {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        let mut response = Response::build();
        response
            .status(self.status)
            .header(ContentType::HTML)
            .sized_body(self.html.len(), Cursor::new(self.html));
        if let Some(seconds) = self.retry_after {
            response.raw_header("Retry-After", seconds.to_string());
        }
        response.ok()
    }
}

/// A part of a page, filled by the room it belongs to, for the page of another room to hold.
#[derive(Debug, Clone)]
pub struct Part(String);

impl Part {
    /// Fills `template`.
    pub fn of(template: &impl Template) -> Result<Self> {
        template.render().map(Self).map_err(AppError::fault)
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// Only a filled template becomes one, and every template escapes what it is given.
impl HtmlSafe for Part {}

/// A text with a type of its own: a feed, a site map, a style sheet.
#[derive(Debug)]
pub struct TextFile {
    /// What it is.
    pub kind: ContentType,
    /// The text.
    pub text: String,
}

impl TextFile {
    /// Fills `template`.
    pub fn filled(kind: ContentType, template: &impl Template) -> Result<Self> {
        Ok(Self { kind, text: template.render().map_err(AppError::fault)? })
    }
}

impl<'r> Responder<'r, 'static> for TextFile {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Response::build().header(self.kind).sized_body(self.text.len(), Cursor::new(self.text)).ok()
    }
}

/// A text to be saved under a name.
#[derive(Responder)]
pub struct Download {
    text: TextFile,
    name: Header<'static>,
}

impl Download {
    /// The text as the file `name`, which is one of our own.
    pub fn new(kind: ContentType, text: String, name: &str) -> Self {
        let name = format!("attachment; filename=\"{name}\"");
        Self { text: TextFile { kind, text }, name: Header::new("Content-Disposition", name) }
    }
}
