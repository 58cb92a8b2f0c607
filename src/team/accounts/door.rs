//! What this room works out for others: whose name a reader's name looks like.

use super::{NameLikeness, store};
use crate::base::{
    context::Context,
    error::Result,
    skeleton::{skeleton, skeletons_in},
};
use std::{collections::BTreeSet, sync::LazyLock};

/// What people of the team are called by what they do. Short forms that people's names look like are left
/// out: Mo D would be a mod.
const ROLES: [&str; 18] = [
    "admin",
    "admins",
    "administrator",
    "administrators",
    "author",
    "authors",
    "editor",
    "editors",
    "moderator",
    "moderators",
    "moderation",
    "official",
    "officials",
    "staff",
    "sysadmin",
    "team",
    "teams",
    "webmaster",
];

static ROLE_SKELETONS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| ROLES.into_iter().map(skeleton).collect());

/// Whose name a reader's `name` looks like, as a whole or in whole words of it; none if nobody's.
pub async fn looks_like(context: &Context, name: &str) -> Result<Option<NameLikeness>> {
    let own = skeletons_in(name);
    if own.is_empty() {
        return Ok(None);
    }
    if store::is_named_one_of(context.database.read(), &own).await? {
        return Ok(Some(NameLikeness::Person));
    }
    let site = context.site.get();
    let among = |name: &str| own.contains(&skeleton(name));
    Ok(if among(&site.name) {
        Some(NameLikeness::Site)
    } else if among(&site.organisation) {
        Some(NameLikeness::Organisation)
    } else if own.iter().any(|part| ROLE_SKELETONS.contains(part)) {
        Some(NameLikeness::Role)
    } else {
        None
    })
}
