//! The headers that every answer carries, in one place.

use crate::base::context::Context;
use rocket::{
    Request, Response,
    fairing::{Fairing, Info, Kind},
    http::{Header, Status},
};

/// Readers' pages run no script at all.
const FOR_READERS: &str = "default-src 'none'; script-src 'none'; style-src 'self'; img-src 'self'; \
    form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";
/// The desk may run its own scripts, and nothing inline.
const FOR_DESK: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

/// Sets the security and caching headers of every answer.
#[derive(Debug, Clone, Copy)]
pub struct Headers;

/// Whether somebody asks for a page of the desk. An address that leads nowhere there is the desk's too.
pub fn at_desk(request: &Request<'_>) -> bool {
    let route = request.route().map_or("", |route| route.uri.path());
    [route, request.uri().path().as_str()].iter().any(|path| {
        path.strip_prefix("/desk").is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

#[rocket::async_trait]
impl Fairing for Headers {
    fn info(&self) -> Info {
        Info { name: "headers", kind: Kind::Response }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        // By the route and not by the path: a path can be spelt in several ways.
        let door = request.route().map_or("", |route| route.uri.path());
        let desk = at_desk(request);
        // A page at a private address, or one that answers a form.
        let private = door.is_empty()
            || desk
            || door.contains("/comments")
            || !matches!(
                response.status(),
                Status::Ok | Status::NotModified | Status::MovedPermanently
            );
        let mut set = |name: &'static str, value: &'static str| {
            if !response.headers().contains(name) {
                response.set_header(Header::new(name, value));
            }
        };
        set("Content-Security-Policy", if desk { FOR_DESK } else { FOR_READERS });
        set(
            "Referrer-Policy",
            if private { "same-origin" } else { "strict-origin-when-cross-origin" },
        );
        set("X-Content-Type-Options", "nosniff");
        set("X-Frame-Options", "DENY");
        set("Cross-Origin-Opener-Policy", "same-origin");
        set("Cross-Origin-Resource-Policy", "same-origin");
        set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
        set(
            "Cache-Control",
            if private { "no-store" } else { "public, max-age=0, must-revalidate" },
        );
        if private {
            set("X-Robots-Tag", "noindex");
        }
        let https = request
            .rocket()
            .state::<Context>()
            .is_some_and(|context| context.settings.base_url.scheme() == "https");
        if https {
            set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }
}
