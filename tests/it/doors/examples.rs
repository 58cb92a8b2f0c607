//! An address that leads somewhere, for routes with a part that varies.

use super::Door;
use crate::world::{PASSWORD, Person, Published, SentComment, World};
use fair_comment::{
    accounts::Role,
    ids::{PersonId, PostId},
};

/// Addresses whose parts are no keys.
const KNOWN: &[(&str, &str)] = &[
    ("/<year>", "/2026/"),
    ("/<year>/<month>", "/2026/03/"),
    ("/<year>/<month>/<day>", "/2026/03/09/"),
    ("/authors/<slug>", "/authors/an-editor/"),
    ("/desk/moderation/checks/<code>", "/desk/moderation/checks/links"),
];

/// Things that the varying parts of addresses name. A room whose routes have such parts makes its
/// thing in [`Examples::make`] and names it in [`Examples::path`].
pub struct Examples<'w> {
    world: &'w World,
    somebody: PersonId,
    post: Published,
    comment: SentComment,
}

impl<'w> Examples<'w> {
    /// Makes one of each.
    pub async fn make(world: &'w World) -> Self {
        let editor = world.person("Sam Spare", &[Role::Editor]).await;
        let post = world.published("A post to try").await;
        let comment = world.reader().comments(&post, "Rita Reader", "Words of a reader.").await;
        Self { world, somebody: editor.id, post, comment }
    }

    /// The address of `door`, as `asker` would come to it. A part that no room has named is `1`.
    pub async fn path(&self, door: &Door, asker: &Person<'_>) -> String {
        let address = door.address.as_str();
        if address.starts_with("/desk/people/<id>") {
            return address.replace("<id>", &self.somebody.to_string());
        }
        if address == "/desk/account/sessions/<id>" {
            return self.other_session(asker).await;
        }
        if address.starts_with("/<year>/<month>/<day>/<slug>") {
            let inside = address.trim_start_matches("/<year>/<month>/<day>/<slug>");
            let path = format!("{}{}", self.post.path, inside.trim_start_matches('/'));
            return path.replace("<id>", &self.comment.id.to_string());
        }
        if address.starts_with("/desk/moderation/comments/<id>") {
            return address.replace("<id>", &self.comment.id.to_string());
        }
        if address.starts_with("/desk/posts/<id>") {
            return address.replace("<id>", &self.post_of(asker).await.to_string());
        }
        if address.starts_with("/comments/<token>") {
            return address.replace("/comments/<token>", &self.comment.receipt);
        }
        if let Some(known) = KNOWN.iter().find(|(pattern, _)| *pattern == address) {
            return known.1.to_owned();
        }
        let mut path = String::new();
        for segment in address.split('/').skip(1) {
            let varies = segment.starts_with('<');
            path.push('/');
            path.push_str(if varies { "1" } else { segment });
        }
        path
    }

    /// A post of `asker`'s own, or one that is there if they may write none.
    async fn post_of(&self, asker: &Person<'_>) -> PostId {
        if asker.get("/desk/posts/new").await.is_refusal() {
            return self.post.id;
        }
        asker.writes("A draft to try", "Words of a draft.").await
    }

    /// Signs `asker` in elsewhere and answers the address that ends that session.
    async fn other_session(&self, asker: &Person<'_>) -> String {
        self.world.reader().signs_in(&asker.email, PASSWORD).await.assert_redirect("/desk/");
        let page = asker.get("/desk/account").await;
        page.attributes("form[action^='/desk/account/sessions/']", "action").remove(0)
    }
}
