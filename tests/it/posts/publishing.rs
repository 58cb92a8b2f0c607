//! What readers see changes only by publishing, and addresses lead on for good.

use crate::world::Person;
use chrono::TimeDelta;
use fair_comment::{base::ids::PostId, team::accounts::Role};

/// Publishes the changes of a post, whose page says that its address becomes `address`.
async fn publishes(ed: &Person<'_>, id: PostId, address: &str) {
    let publication = format!("/desk/posts/{id}/publication");
    let page = ed.get(&publication).await;
    page.assert_has("The web address will change").assert_has(address);
    ed.post(&publication, &[("kind", "correction")]).await.assert_status(303);
}

both! {
    async fn a_saved_change_is_public_only_once_it_is_published(world: &World) {
        let ed = world.person("Ed Itor", &[Role::Editor]).await;
        let post = world.published("A title").await;
        let path = format!("/desk/posts/{}/", post.id);
        let fields = [("title", "A title"), ("body", "Quite other words, and a good many of them to read")];
        assert_eq!(ed.post(&path, &fields).await.status, 303);
        assert!(!world.reader().get(&post.path).await.has("Quite other words"));
        let publication = format!("{path}publication");
        let page = ed.get(&publication).await;
        let version = page.attributes("input[name=version]", "value").remove(0);
        let bare = [("version", version.as_str()), ("kind", "change")];
        let refused = ed.post(&publication, &bare).await;
        refused.assert_status(422);
        assert_eq!(refused.mistakes(), ["Enter a note for readers about what changed"]);
        let noted = [("version", version.as_str()), ("kind", "change"), ("note", "other words")];
        world.pass(TimeDelta::minutes(5));
        assert_eq!(ed.post(&publication, &noted).await.status, 303);
        let read = world.reader().get(&post.path).await;
        read.assert_has("Quite other words").assert_has("Updated 9 March 2026: other words");
        let small = [("title", "A title"), ("body", "Quite other words, and a good many to read")];
        assert_eq!(ed.post(&path, &small).await.status, 303);
        assert_eq!(ed.post(&publication, &[("kind", "correction")]).await.status, 303);
        let read = world.reader().get(&post.path).await;
        assert_eq!(read.text().matches("Updated 9 March").count(), 1);
        read.assert_has("a good many to read");
    }

    async fn an_old_address_leads_to_the_new_one_and_still_takes_comments(world: &World) {
        let ed = world.person("Ed Itor", &[Role::Editor]).await;
        let post = world.published("A title").await;
        let path = format!("/desk/posts/{}/", post.id);
        let fields = [("title", "A title"), ("body", "What we did, and why."), ("slug", "a-better-name")];
        assert_eq!(ed.post(&path, &fields).await.status, 303);
        // Saving moves nothing.
        world.reader().get(&post.path).await.assert_ok();
        let page = ed.get(&path).await;
        page.assert_has("The web address will then end in “a-better-name”.");
        assert_eq!(page.attributes("#slug", "value"), ["a-better-name"]);
        publishes(&ed, post.id, "/2026/03/09/a-better-name/").await;
        let old = world.reader().get(&post.path).await;
        old.assert_status(301);
        assert_eq!(old.location(), "/2026/03/09/a-better-name/");
        world.reader().get(old.location()).await.assert_ok();
        world.reader().comments(&post, "Cat", "Sent to the old address").await;
        let back = [("title", "A title"), ("body", "What we did, and why."), ("slug", "a-title")];
        assert_eq!(ed.post(&path, &back).await.status, 303);
        publishes(&ed, post.id, &post.path).await;
        world.reader().get(&post.path).await.assert_ok();
        world.reader().get("/2026/03/09/a-better-name/").await.assert_status(301);
    }

    async fn two_posts_of_one_name_and_day_have_two_addresses(world: &World) {
        let one = world.published("Same name").await;
        let two = world.published("Same name").await;
        assert_eq!(one.path, "/2026/03/09/same-name/");
        assert_eq!(two.path, "/2026/03/09/same-name-2/");
    }

    async fn an_address_that_cannot_be_had_is_said(world: &World) {
        let ed = world.person("Ed Itor", &[Role::Editor]).await;
        let id = ed.writes("Same name", "Words").await;
        let publication = format!("/desk/posts/{id}/publication");
        let seen = ed.get(&publication).await;
        seen.assert_has("/2026/03/09/same-name/");
        let version = seen.attributes("main form input[name=version]", "value").remove(0);
        let shown = seen.attributes("main form input[name=slug]", "value").remove(0);
        // Another post takes the address after the page was opened.
        let one = world.published("Same name").await;
        let fields = [("version", version.as_str()), ("slug", shown.as_str())];
        let late = ed.post(&publication, &fields).await;
        late.assert_status(409).assert_has("Another post now has the address you saw");
        late.assert_has("/2026/03/09/same-name-2/").assert_has("so we added a number to this one");
        world.reader().get("/2026/03/09/same-name-2/").await.assert_status(404);
        let shown = late.attributes("main form input[name=slug]", "value").remove(0);
        let fields = [("version", version.as_str()), ("slug", shown.as_str())];
        ed.post(&publication, &fields).await.assert_redirect(&format!("/desk/posts/{id}/?done=published"));
        // Whoever did not see the page is told afterwards.
        let third = ed.writes("Same name", "Other words").await;
        let told = ed.post(&format!("/desk/posts/{third}/publication"), &[]).await;
        ed.get(told.location()).await.assert_has("so we added a number to this one");
        // A published post cannot have the name of another.
        let path = format!("/desk/posts/{}/", one.id);
        let fields = [("title", "Same name"), ("body", "Words that stay"), ("slug", "same-name-2")];
        let refused = ed.post(&path, &fields).await;
        refused.assert_refused(&["Another post of the same day has this name in its address. Enter another name"]);
        assert_eq!(refused.select("#body"), ["Words that stay"]);
        // Nor one that another took after it was saved.
        let fields = [("title", "Same name"), ("body", "Words"), ("slug", "free-name")];
        ed.post(&path, &fields).await.assert_status(303);
        let other = world.published("Free name").await;
        let taken = ed.post(&format!("{path}publication"), &[("kind", "correction")]).await;
        taken.assert_status(409).assert_has("Another post from the same day now has this address");
        world.reader().get(&other.path).await.assert_ok().assert_has("Free name");
        world.reader().get(&one.path).await.assert_ok().assert_has("Same name");
    }

    async fn a_withdrawn_post_says_so_and_why_and_takes_no_comment(world: &World) {
        let ed = world.person("Ed Itor", &[Role::Editor]).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let post = world.published("A title").await;
        let comment = world.reader().comments(&post, "Cat", "A good point").await;
        mo.publishes(&comment).await;
        let path = format!("/desk/posts/{}/withdrawal", post.id);
        let bare = ed.post(&path, &[]).await;
        bare.assert_status(422);
        let reason = [("reason", "The figures were wrong.")];
        assert_eq!(ed.post(&path, &reason).await.status, 303);
        let gone = world.reader().get(&post.path).await;
        gone.assert_status(410).assert_has("A title").assert_has("The figures were wrong.");
        for place in ["/", "/feed/atom/", "/sitemap.xml", "/2026/03/09/"] {
            let body = world.reader().get(place).await.body();
            assert!(!body.contains("A title") && !body.contains("a-title"), "{place}");
        }
        let fields = [("name", "Dee"), ("body", "Too late")];
        let late = world.reader().post(&format!("{}comments", post.path), &fields).await;
        late.assert_status(410).assert_has("Too late");
        world.reader().get(&comment.receipt).await.assert_ok();
        let again = ed.post(&format!("/desk/posts/{}/publication", post.id), &[]).await;
        assert_eq!(again.status, 303, "{}", again.text());
        world.reader().get(&post.path).await.assert_ok().assert_has("1 comment");
        // Whoever wrote it is told that it is back.
        world.work().await;
        let told: Vec<String> = world.mail().into_iter().map(|mail| mail.letter.subject).collect();
        assert_eq!(told, ["Your post is published – A title"]);
    }

    async fn a_post_published_late_at_night_has_the_london_date(world: &World) {
        // 30 June, 11:30pm UTC is 1 July in London.
        world.pass(TimeDelta::days(113) + TimeDelta::hours(13) + TimeDelta::minutes(30));
        world.work().await;
        let post = world.published("Summer night").await;
        assert_eq!(post.path, "/2026/07/01/summer-night/");
        world.reader().get(&post.path).await.assert_has("1 July 2026");
    }
}
