//! An address that leads somewhere, for routes with a part that varies.

use super::Door;
use crate::world::{PASSWORD, Person, Published, SentComment, World, ask};
use fair_comment::{
    base::ids::{CommentId, PersonId, PostId},
    blog::posts,
    conversation::comments,
    team::{accounts::Role, site::Site},
};

/// Addresses whose parts are no keys.
const KNOWN: &[(&str, &str)] = &[
    ("/<year>", "/2026/"),
    ("/<name>", "/about/"),
    ("/<year>/<month>", "/2026/03/"),
    ("/<year>/<month>/<day>", "/2026/03/09/"),
    ("/authors/<slug>", "/authors/an-editor/"),
    ("/desk/moderation/checks/<code>", "/desk/moderation/checks/links"),
    ("/desk/moderation/<shelf>", "/desk/moderation/teams"),
];

/// Things that the varying parts of addresses name. A room whose routes have such parts makes its
/// thing in [`Examples::make`] and names it in [`Examples::path`].
pub struct Examples<'w> {
    world: &'w World,
    somebody: PersonId,
    post: Published,
    comment: SentComment,
    moderator: Person<'w>,
    published: SentComment,
    team: String,
    sealed: i64,
}

impl<'w> Examples<'w> {
    /// Makes one of each.
    pub async fn make(world: &'w World) -> Self {
        let editor = world.person("Sam Spare", &[Role::Editor]).await;
        let post = world.published("A post to try").await;
        let comment = world.reader().comments(&post, "Rita Reader", "Words of a reader.").await;
        let moderator = world.person("Mia Moderator", &[Role::Moderator]).await;
        let published = world.reader().comments(&post, "Rolf Reader", "Words to answer.").await;
        moderator.publishes(&published).await;
        let team = [("name", "the payments team"), ("address", "pay@example.test")];
        moderator.post("/desk/moderation/teams", &team).await.assert_status(303);
        let shelf = moderator.get("/desk/moderation/teams").await;
        let team = shelf.attributes(".fc-rows h2 a", "href").remove(0);
        let sealed = sealed(world, &post).await;
        Self { world, somebody: editor.id, post, comment, moderator, published, team, sealed }
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
        if address.starts_with("/<_>/<_>/<_>/<_>") {
            let inside = address.trim_start_matches("/<_>/<_>/<_>/<_>");
            let path = format!("{}{}", self.post.path, inside.trim_start_matches('/'));
            return path.replace("<id>", &self.comment.id.to_string());
        }
        if address.starts_with("/desk/moderation/campaigns/<digest>") {
            let database = self.world.context.database.read();
            let found = comments::find(database, CommentId(self.comment.id)).await.expect("asked");
            return address.replace("<digest>", &found.expect("a comment").text_digest);
        }
        if address.starts_with("/desk/moderation/batches/<id>") {
            return address.replace("/desk/moderation/batches/<id>", &self.batch_of(asker).await);
        }
        if address.starts_with("/desk/moderation/commenters/<id>") {
            return address.replace("<id>", &self.commenter().await);
        }
        if address.starts_with("/desk/moderation/comments/<id>/notes/<note>") {
            let own = format!("/desk/moderation/comments/{}", self.comment.id);
            asker.post(&format!("{own}/notes"), &[("team_note", "A note to try")]).await;
            let notes = "SELECT id FROM team_notes ORDER BY id DESC LIMIT 1";
            let found = ask(self.world.context.database.read(), notes).await;
            let note = found.first().and_then(|note| note["id"].as_i64());
            let path = address.replace("<note>", &note.unwrap_or(1).to_string());
            return path.replace("<id>", &self.comment.id.to_string());
        }
        if address == "/desk/moderation/comments/<id>/credits" {
            let post = self.published_by(asker).await;
            let comment = self.world.reader().comments(&post, "Rolf Reader", "Words.").await;
            self.moderator.publishes(&comment).await;
            return address.replace("<id>", &comment.id.to_string());
        }
        if address == "/desk/posts/<id>/credits" {
            return address.replace("<id>", &self.published_by(asker).await.id.to_string());
        }
        if address.starts_with("/desk/moderation/comments/<id>") {
            return address.replace("<id>", &self.comment.id.to_string());
        }
        if address.starts_with("/desk/calendar/<id>") {
            return address.replace("<id>", &self.pause_id().await.to_string());
        }
        if address.starts_with("/desk/answers/replies/<id>") {
            return address.replace("<id>", &self.reply_of(asker).await.to_string());
        }
        if address.starts_with("/desk/answers/looks/<id>") {
            return address.replace("<id>", &self.look_for(asker, address).await.to_string());
        }
        if address.starts_with("/desk/answers/<id>") {
            // Given to whoever asks, so that they find it.
            let path = format!("/desk/answers/{}", self.published.id);
            let owner = asker.id.to_string();
            self.moderator.post(&format!("{path}/owner"), &[("owner", &owner)]).await;
            return address.replace("/desk/answers/<id>", &path);
        }
        if address.starts_with("/desk/moderation/<shelf>/<id>") {
            return address.replace("/desk/moderation/<shelf>/<id>", &self.team);
        }
        if address.starts_with("/desk/records/sealed/<id>") {
            return address.replace("<id>", &self.sealed.to_string());
        }
        if address.starts_with("/desk/posts/<id>") {
            return address.replace("<id>", &self.post_of(asker).await.to_string());
        }
        if address.starts_with("/desk/pages/<name>") {
            let page = self.page_of(asker).await;
            return address.replace("<name>", &page).replace("<number>", "1");
        }
        if address.starts_with("/desk/moderation/guidelines/<id>") {
            // One of those that come with the program, and another to be deleted.
            let id = if address.ends_with("/deletion") { "8" } else { "9" };
            return address.replace("<id>", id);
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

    /// A pause that is to come.
    async fn pause_id(&self) -> i64 {
        let database = self.world.context.database.read();
        let standing = "SELECT id FROM pauses WHERE cancelled_at IS NULL ORDER BY id DESC";
        if let Some(pause) = ask(database, standing).await.first() {
            return pause["id"].as_i64().expect("a key");
        }
        let admin = self.world.reader();
        let email = self.world.administrator().await;
        admin.signs_in(&email, PASSWORD).await.assert_redirect("/desk/");
        let fields = [
            ("title", "Election"),
            ("because", "an election is near"),
            ("starts_date", "1 June 2027"),
        ];
        admin.post("/desk/calendar", &fields).await.assert_redirect("/desk/calendar/?done=entered");
        let pauses = ask(database, standing).await;
        pauses.first().expect("a pause")["id"].as_i64().expect("a key")
    }

    /// A post of `asker`'s own, or one that is there if they may write none.
    async fn post_of(&self, asker: &Person<'_>) -> PostId {
        if asker.get("/desk/posts/new").await.is_refusal() {
            return self.post.id;
        }
        asker.writes("A draft to try", "Words of a draft.").await
    }

    /// A post of `asker`'s own that readers see, or one that is there if they may write none.
    async fn published_by(&self, asker: &Person<'_>) -> Published {
        let id = self.post_of(asker).await;
        if id == self.post.id {
            return self.post.clone();
        }
        let editor = self.world.reader();
        let email = self.world.administrator().await;
        editor.signs_in(&email, PASSWORD).await.assert_redirect("/desk/");
        editor.post(&format!("/desk/posts/{id}/publication"), &[]).await.assert_status(303);
        // Its author was told.
        self.world.work().await;
        self.world.mail();
        let found = posts::reference(self.world.context.database.read(), id).await;
        Published { id, path: found.expect("a post").address.to_string() }
    }

    /// A published comment that `asker` was asked to answer.
    async fn given_to(&self, asker: &Person<'_>) -> SentComment {
        let words = format!("Number {}", self.world.everything().await["comments"].len());
        let comment = self.world.reader().comments(&self.post, "Rolf Reader", &words).await;
        self.moderator.publishes(&comment).await;
        let owner = asker.id.to_string();
        let path = format!("/desk/answers/{}/owner", comment.id);
        self.moderator.post(&path, &[("owner", &owner)]).await.assert_status(303);
        comment
    }

    /// A reply that `asker` has published.
    async fn reply_of(&self, asker: &Person<'_>) -> i64 {
        let comment = self.given_to(asker).await;
        let path = format!("/desk/answers/{}/reply", comment.id);
        asker.post(&path, &[("reply", "Words of the team.")]).await.assert_status(303);
        self.last_of("comments").await
    }

    /// A reply that waits to be looked at by `asker`, or one of `asker`'s own where that is asked for.
    async fn look_for(&self, asker: &Person<'_>, address: &str) -> i64 {
        let comment = self.given_to(asker).await;
        let writer = if address.ends_with("/recall") { asker } else { &self.moderator };
        let site = &self.world.context.site;
        let before = site.get();
        site.set(Site { second_look: true, ..Site::clone(&before) });
        let path = format!("/desk/answers/{}/reply", comment.id);
        writer.post(&path, &[("reply", "Words to look at.")]).await.assert_status(303);
        site.set(Site::clone(&before));
        // Somebody was asked to look at it.
        self.world.work().await;
        self.world.mail();
        self.last_of("reply_reviews").await
    }

    /// A page that readers see, which `asker` or somebody else has added.
    async fn page_of(&self, asker: &Person<'_>) -> String {
        let name = format!("a-page-of-{}", asker.id);
        let fields =
            [("title", "A page"), ("body", "Words."), ("name", &name), ("then", "publish")];
        let added = asker.post("/desk/pages", &fields).await;
        if added.is_refusal() {
            let admin = self.world.reader();
            let email = self.world.administrator().await;
            admin.signs_in(&email, PASSWORD).await.assert_redirect("/desk/");
            admin.post("/desk/pages", &fields).await;
        }
        name
    }

    async fn last_of(&self, table: &str) -> i64 {
        let select = format!("SELECT id FROM {table} ORDER BY id DESC LIMIT 1");
        let found = ask(self.world.context.database.read(), &select).await;
        found[0]["id"].as_i64().expect("a key")
    }

    /// Comments that `asker` decided together, or an address that leads nowhere if they may not.
    async fn batch_of(&self, asker: &Person<'_>) -> String {
        let words = format!("Of {}", self.world.everything().await["comments"].len());
        let comment = self.world.reader().comments(&self.post, "Rita Reader", &words).await;
        let fields = [("act", "publish"), ("chosen", &format!("{}.1", comment.id))];
        let done = asker.post("/desk/moderation/several", &fields).await;
        let path = done.location().split('?').next().unwrap_or("").to_owned();
        if path.contains("/batches/") { path } else { "/desk/moderation/batches/1".to_owned() }
    }

    /// Somebody whose mail address is known.
    async fn commenter(&self) -> String {
        let known = "SELECT id FROM commenters ORDER BY id DESC LIMIT 1";
        let database = self.world.context.database.read();
        if let Some(commenter) = ask(database, known).await.first() {
            return commenter["id"].to_string();
        }
        let body = "Words of somebody with an address.";
        let fields = [("name", "Rita Reader"), ("body", body), ("email", "rita@example.com")];
        self.world.reader().sends(&self.post, &fields).await;
        ask(database, known).await.first().expect("a commenter")["id"].to_string()
    }

    /// Signs `asker` in elsewhere and answers the address that ends that session.
    async fn other_session(&self, asker: &Person<'_>) -> String {
        self.world.reader().signs_in(&asker.email, PASSWORD).await.assert_redirect("/desk/");
        let page = asker.get("/desk/account").await;
        page.attributes("form[action^='/desk/account/sessions/']", "action").remove(0)
    }
}

/// The key of a sealed original: words were taken out of a comment.
async fn sealed(world: &World, post: &Published) -> i64 {
    let mo = world.person("Mona Sealer", &[Role::Moderator]).await;
    let comment = world.reader().comments(post, "Rory Reader", "Ring Bob.").await;
    let fields = [("version", "1"), ("passage", "Bob"), ("reason", "writer"), ("seen", "true")];
    let path = format!("/desk/moderation/comments/{}/redaction", comment.id);
    mo.post(&path, &fields).await.assert_status(303);
    let kept = ask(world.context.database.read(), "SELECT id FROM sealed_originals").await;
    kept[0]["id"].as_i64().expect("a key")
}
