//! The logo of the organisation, as the folder had it when the program started.

use crate::base::{
    context::Context,
    error::{AppError, Result},
};
use rocket::{
    Request, Route, State, get,
    http::{ContentType, Header},
    response::{self, Responder, Response},
    routes,
};
use std::io::Cursor;

/// Nothing in the file can run or be fetched, also where someone opens it by itself.
const NOTHING: &str = "default-src 'none'; script-src 'none'; style-src 'unsafe-inline'; form-action 'none'; \
    base-uri 'none'; object-src 'none'; frame-ancestors 'none'; sandbox";

/// The route of the logo.
pub(super) fn routes() -> Vec<Route> {
    routes![logo]
}

struct LogoFile {
    bytes: Vec<u8>,
    kind: ContentType,
}

impl<'r> Responder<'r, 'static> for LogoFile {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Response::build()
            .header(self.kind)
            .header(Header::new("Content-Security-Policy", NOTHING))
            .header(Header::new("Cache-Control", "public, max-age=31536000, immutable"))
            .sized_body(self.bytes.len(), Cursor::new(self.bytes))
            .ok()
    }
}

#[get("/brand/<name>")]
fn logo(context: &State<Context>, name: &str) -> Result<LogoFile> {
    let logo = context.settings.brand.logo.as_ref().filter(|logo| logo.name == name);
    let logo = logo.ok_or(AppError::NotFound)?;
    let kind = if logo.is_svg() { ContentType::SVG } else { ContentType::PNG };
    Ok(LogoFile { bytes: logo.bytes.clone(), kind })
}
