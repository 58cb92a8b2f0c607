//! The last hand on an answer: a tag by which a browser need not fetch it twice, compression, and
//! pieces large enough to send fast (Rocket's own are 4 KiB).

use super::conditions::{self, Coding};
use crate::base::keys;
use flate2::{Compression, write::GzEncoder};
use rocket::{
    Request, Response,
    fairing::{Fairing, Info, Kind},
    http::{Header, Method, Status},
};
use std::io::{Cursor, Write};

/// Smaller answers gain nothing from compression.
const WORTH_IT: usize = 1024;
const PIECE: usize = 64 * 1024;

/// Tags, compresses and sizes the answers that are text.
#[derive(Debug, Clone, Copy)]
pub struct Finish;

#[rocket::async_trait]
impl Fairing for Finish {
    fn info(&self) -> Info {
        Info { name: "finish", kind: Kind::Response }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        if response.body().is_none() || !is_text(response) {
            return;
        }
        let Ok(body) = response.body_mut().to_bytes().await else {
            // The body could not be read, so there is nothing to send.
            response.set_status(Status::InternalServerError);
            return;
        };
        response.adjoin_header(Header::new("Vary", "Accept-Encoding"));
        let kept = response.status() == Status::Ok
            && !response
                .headers()
                .get_one("Cache-Control")
                .is_some_and(|value| value.contains("no-store"));
        if kept && matches!(request.method(), Method::Get | Method::Head) {
            let tag = format!("W/\"{}\"", &keys::hash(&body)[..32]);
            let same =
                request.headers().get("If-None-Match").any(|given| conditions::names(given, &tag));
            response.set_header(Header::new("ETag", tag));
            if same {
                // What else the page would have carried goes along (RFC 9110, 15.4.5), but for what
                // describes the body that is not sent.
                response.set_status(Status::NotModified);
                response.remove_header("Content-Type");
                response.body_mut().take();
                return;
            }
        }
        let accepted = request.headers().get("Accept-Encoding");
        let wanted = conditions::coding(accepted, body.len() >= WORTH_IT) == Coding::Gzip;
        // A private page holds both a secret and words from the address: never squeezed together.
        let body = match (kept && wanted).then(|| gzip(&body)) {
            Some(Ok(small)) => {
                response.set_header(Header::new("Content-Encoding", "gzip"));
                small
            }
            _ => body,
        };
        response.set_sized_body(body.len(), Cursor::new(body));
        response.set_max_chunk_size(PIECE);
    }
}

fn is_text(response: &Response<'_>) -> bool {
    response.content_type().is_some_and(|kind| {
        kind.top() == "text"
            || kind.is_svg()
            || kind.is_json()
            || kind.sub().as_str().ends_with("xml")
    })
}

fn gzip(body: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(body.len() / 3), Compression::default());
    encoder.write_all(body)?;
    encoder.finish()
}
