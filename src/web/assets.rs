//! The style sheet and icons, kept in the binary and served under names that hold their hash, so
//! that a browser may keep them for good.

use crate::base::keys;
use rocket::{
    Request, Route, get,
    http::{ContentType, Header},
    response::{self, Responder, Response},
    routes,
};
use rust_embed::RustEmbed;
use std::{borrow::Cow, collections::BTreeMap, io::Cursor, sync::OnceLock};

#[derive(RustEmbed)]
#[folder = "public/"]
#[include = "*.css"]
#[include = "*.svg"]
#[include = "*.js"]
struct Public;

/// Name with its hash → name as it lies in `public/`.
fn names() -> &'static BTreeMap<String, Cow<'static, str>> {
    static NAMES: OnceLock<BTreeMap<String, Cow<'static, str>>> = OnceLock::new();
    NAMES.get_or_init(|| {
        Public::iter()
            .filter_map(|name| {
                let file = Public::get(&name)?;
                let hash = keys::hash(&file.data);
                let (stem, ending) = name.rsplit_once('.')?;
                Some((format!("{stem}.{}.{ending}", &hash[..16]), name.clone()))
            })
            .collect()
    })
}

/// The address of an asset: `styles.css` → `/assets/styles.0123456789abcdef.css`.
///
/// A name that is not in `public/` gives an address that answers "not found"; a test holds that
/// every name used exists.
pub fn address(name: &str) -> String {
    let hashed = names()
        .iter()
        .find(|(_, plain)| *plain == name)
        .map_or(name, |(hashed, _)| hashed.as_str());
    format!("/assets/{hashed}")
}

struct Asset {
    data: Cow<'static, [u8]>,
    kind: ContentType,
}

impl<'r> Responder<'r, 'static> for Asset {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Response::build()
            .header(self.kind)
            .header(Header::new("Cache-Control", "public, max-age=31536000, immutable"))
            .sized_body(self.data.len(), Cursor::new(self.data))
            .ok()
    }
}

#[get("/assets/<name>")]
fn asset(name: &str) -> Option<Asset> {
    let plain = names().get(name)?;
    let ending = plain.rsplit_once('.')?.1;
    Some(Asset { data: Public::get(plain)?.data, kind: ContentType::from_extension(ending)? })
}

/// The route of all assets.
pub(super) fn routes() -> Vec<Route> {
    routes![asset]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_in_use_exist() {
        for name in ["styles.css", "favicon.svg", "queue.js", "keys.js"] {
            assert_ne!(address(name), format!("/assets/{name}"), "{name} is not in public/");
        }
    }
}
