//! What every page and form needs of the web and nothing of what the product is about.

mod as_sent;
pub mod assets;
mod choice;
mod chosen_filter;
mod client;
mod conditions;
mod cursor;
mod done;
mod errors;
mod fields;
mod finish;
mod form_errors;
mod form_key;
mod forwarded;
mod headers;
mod health;
mod kept;
mod layer;
mod link;
mod methods;
mod near_miss;
mod origin;
mod page;
mod pagination;
mod params;
mod reply;
mod sent_form;
mod text;
mod underway;

pub use as_sent::{MethodAsSent, OneHost};
pub use choice::Choice;
pub use chosen_filter::ChosenFilter;
pub use client::{ClientNetwork, ProxyWarnings, wider_networks};
pub use cursor::Cursor;
pub use done::DoneCode;
pub use errors::{fail, status, taken, turn_away};
pub use fields::{
    EmptyForm, Fields, Limit, PublicForm, READER_LIMIT, STAFF_LIMIT, peek_field, read_fields,
};
pub use finish::Finish;
pub use form_errors::{FieldError, FormErrors};
pub use form_key::FormKey;
pub use headers::{Headers, at_desk};
pub use kept::{NewPage, PublicPage, Tag, public_page};
pub use layer::layered;
pub use link::{Absolute, own_path, with_query};
pub use methods::{nearest_page, other_methods};
pub use near_miss::{NearMiss, leads_nowhere};
pub use origin::is_loopback;
pub use page::{Download, Page, Part, TextFile};
pub use pagination::{PageLink, PageNumber, Pagination};
pub use reply::Reply;
pub use sent_form::{SentForm, is_secret, keep_refused, sent_form};
pub use text::{TextRule, can_be_seen, fold_line_ends, with_commas};
pub use underway::Underway;

/// Addresses for load balancers and for what is served as it lies in the binary.
pub fn routes() -> Vec<rocket::Route> {
    let mut routes = assets::routes();
    routes.extend(health::routes());
    routes
}
