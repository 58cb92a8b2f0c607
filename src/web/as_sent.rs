//! Requests are taken as they were sent: no field of a form changes the method, and the head says once
//! for which website they are.

use rocket::{
    Data, Request,
    fairing::{Fairing, Info, Kind},
    http::{Method, uri::Origin},
};

/// Rocket takes the method of a form from its first field, if that is called so. Nothing here asks for
/// that, and a form that was read as something else would pass the origin check by.
const METHOD_FIELD: &[u8] = b"_method";

/// Undoes what a field named `_method` has done to a form.
#[derive(Debug, Clone, Copy)]
pub struct MethodAsSent;

#[rocket::async_trait]
impl Fairing for MethodAsSent {
    fn info(&self) -> Info {
        Info { name: "method as sent", kind: Kind::Request }
    }

    async fn on_request(&self, request: &mut Request<'_>, data: &mut Data<'_>) {
        let is_form = request.content_type().is_some_and(|kind| kind.is_form());
        // Only a POST is changed so; the bytes have been waited for already.
        if is_form && data.peek(METHOD_FIELD.len()).await == METHOD_FIELD {
            request.set_method(Method::Post);
        }
    }
}

/// Refuses requests that name no website, or more than one: a proxy and the program might read them
/// differently. For what comes over the wire; a test's own requests need not say where they go.
#[derive(Debug, Clone, Copy)]
pub struct OneHost;

/// Whether the request is to be refused; the layer round every route asks.
struct Ambiguous(bool);

#[rocket::async_trait]
impl Fairing for OneHost {
    fn info(&self) -> Info {
        Info { name: "one host", kind: Kind::Request }
    }

    async fn on_request(&self, request: &mut Request<'_>, _data: &mut Data<'_>) {
        let named = request.headers().get("Host").count();
        // HTTP/2 names it elsewhere than in a header.
        if named > 1 || named == 0 && request.host().is_none() {
            request.local_cache(|| Ambiguous(true));
            // Whatever was asked for, this address has a route, and the layer round it answers.
            request.set_method(Method::Get);
            request.set_uri(Origin::ROOT);
        }
    }
}

/// Whether the request named no website, or more than one.
pub(super) fn is_ambiguous(request: &Request<'_>) -> bool {
    request.local_cache(|| Ambiguous(false)).0
}
