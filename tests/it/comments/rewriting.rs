//! "Change and resend": from a comment that was not published to a new one with better words.

use crate::world::{Published, SentComment, World, ask, sent};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

async fn refused(
    world: &World,
    post: &Published,
    fields: &[(&str, &str)],
    verb: &str,
) -> SentComment {
    let comment = world.reader().sends(post, fields).await;
    let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
    mo.decides(
        comment.id,
        verb,
        1,
        &[("guideline", "g2"), ("note", "Say what it has to do with it.")],
    )
    .await
    .assert_status(303);
    world.pass(TimeDelta::minutes(11));
    comment
}

const WORDS: [(&str, &str); 3] =
    [("name", "Cat"), ("body", "Off\n\n*the* subject"), ("email", "cat@example.com")];

async fn rewrites(world: &World, id: i64) -> Option<i64> {
    let select = format!("SELECT rewrites FROM comments WHERE id = {id}");
    ask(world.context.database.read(), &select).await[0]["rewrites"].as_i64()
}

async fn closes(world: &World, post: &Published) {
    let ed = world.person("Ed Itor", &[Role::Editor]).await;
    let path = format!("/desk/posts/{}", post.id.0);
    let page = ed.get(&format!("{path}/")).await;
    let version =
        page.attributes("input[name=version]", "value").first().cloned().unwrap_or_default();
    let closed = ed
        .post(
            &format!("{path}/comments"),
            &[
                ("version", version.as_str()),
                ("comments", "closed"),
                ("reason", "we have what we need"),
            ],
        )
        .await;
    assert_eq!(closed.status, 303, "{}", closed.text());
}

both! {
    async fn the_form_opens_with_the_words_and_the_new_comment_knows_the_old(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let old = refused(world, &post, &WORDS, "refusal").await;
        let receipt = world.reader().get(&old.receipt).await;
        let path = format!("{}/rewrite", old.receipt);
        assert_eq!(receipt.attributes("main a.govuk-button", "href"), std::slice::from_ref(&path));
        let cat = world.reader();
        let page = cat.get(&path).await;
        page.assert_ok().assert_has("Stay on topic").assert_has("Say what it has to do with it.");
        assert_eq!(page.header("Cache-Control"), Some("no-store"));
        assert_eq!(page.select("#body"), ["Off *the* subject"]);
        assert_eq!(page.attributes("#name", "value"), ["Cat"]);
        // The address of the receipt may have been passed on.
        assert_eq!(page.attributes("#email", "value"), [""]);
        let hidden = |name: &str| page.attributes(&format!("input[name={name}]"), "value").concat();
        let (token, key) = (hidden("rewrites"), hidden("key"));
        let fields = |body: &'static str, name: &'static str| {
            vec![("body", body), ("name", name), ("rewrites", token.as_str()), ("key", key.as_str())]
        };
        let comments = format!("{}comments", post.path);
        // A mistake and a look at it keep where it comes from.
        let mistake = cat.post(&comments, &fields("", "Cat")).await;
        mistake.assert_refused(&["Enter your comment"]);
        assert_eq!(mistake.attributes("input[name=rewrites]", "value"), std::slice::from_ref(&token));
        let preview = cat.post(&format!("{comments}/preview"), &fields("On the subject", "Cat")).await;
        assert_eq!(preview.attributes("input[name=rewrites]", "value"), std::slice::from_ref(&token));
        let new = sent(&cat.post(&comments, &fields("On the subject", "Cat")).await);
        assert_eq!(rewrites(world, new.id).await, Some(old.id));
        let mo = world.person("Mia Moderator", &[Role::Moderator]).await;
        let queue = mo.get("/desk/moderation/").await;
        queue.assert_has("A rewritten version of a comment we did not publish: it is off topic");
        let link = format!("/desk/moderation/comments/{}", old.id);
        assert!(queue.attributes(".fc-card__parent a", "href").contains(&link));
        mo.publishes(&new).await;
        world.reader().get(&post.path).await.assert_has("On the subject");
        world.work().await;
    }

    async fn what_is_not_refused_leads_back_to_its_receipt(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let waiting = world.reader().comments(&post, "Dee", "I wait").await;
        let path = |comment: &SentComment| format!("{}/rewrite", comment.receipt);
        world.reader().get(&path(&waiting)).await.assert_redirect(&waiting.receipt);
        let mo = world.person("Mia Moderator", &[Role::Moderator]).await;
        mo.publishes(&waiting).await;
        world.reader().get(&path(&waiting)).await.assert_redirect(&waiting.receipt);
        let spam = refused(world, &post, &WORDS, "spam").await;
        world.reader().get(&path(&spam)).await.assert_redirect(&spam.receipt);
        assert!(!world.reader().get(&spam.receipt).await.has("Change and resend"));
        let withdrawn = world.reader().comments(&post, "Eve", "I go").await;
        world.reader().post(&format!("{}/withdrawal", withdrawn.receipt), &[]).await;
        world.reader().get(&path(&withdrawn)).await.assert_redirect(&withdrawn.receipt);
        // Within the time in which the decision can be undone nobody is told of it.
        let fresh = world.reader().comments(&post, "Fay", "Just now").await;
        mo.signs_in(&mo.email, crate::world::PASSWORD).await;
        mo.decides(fresh.id, "refusal", 1, &[("guideline", "g2")]).await.assert_status(303);
        world.reader().get(&path(&fresh)).await.assert_redirect(&fresh.receipt);
        for wrong in [format!("{}x/rewrite", spam.receipt), "/comments/1-x/rewrite".to_owned(), "/comments/x/rewrite".to_owned()] {
            world.reader().get(&wrong).await.assert_status(404);
        }
        world.work().await;
    }

    async fn a_link_to_an_old_comment_counts_only_with_its_receipt(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let other = world.published("Another post").await;
        let old = refused(world, &post, &WORDS, "refusal").await;
        let waiting = world.reader().comments(&post, "Dee", "I wait").await;
        let token = old.receipt.trim_start_matches("/comments/").to_owned();
        let forged = format!("{}-{}", old.id, "A".repeat(43));
        let of_waiting = waiting.receipt.trim_start_matches("/comments/").to_owned();
        for (number, (on, token)) in
            [(&post, &forged), (&post, &of_waiting), (&other, &token), (&post, &"x".to_owned())].into_iter().enumerate()
        {
            let body = format!("Taken all the same, {number}");
            let new = world.reader()
                .sends(on, &[("name", "Eve"), ("body", &body), ("rewrites", token)])
                .await;
            assert_eq!(rewrites(world, new.id).await, None, "{number}");
        }
        world.work().await;
    }

    async fn a_reply_keeps_its_place_while_there_is_one(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mo = world.person("Mia Moderator", &[Role::Moderator]).await;
        let parent = world.reader().comments(&post, "Pat", "Parent").await;
        mo.publishes(&parent).await;
        let id = parent.id.to_string();
        let fields = [("name", "Cat"), ("body", "An answer"), ("reply_to", id.as_str())];
        let old = refused(world, &post, &fields, "refusal").await;
        let path = format!("{}/rewrite", old.receipt);
        let page = world.reader().get(&path).await;
        assert_eq!(page.attributes("input[name=reply_to]", "value"), [id]);
        mo.signs_in(&mo.email, crate::world::PASSWORD).await;
        mo.decides(parent.id, "removal", 2, &[("guideline", "g1")]).await.assert_status(303);
        let page = world.reader().get(&path).await;
        page.assert_ok().assert_has("this one will appear on its own");
        assert!(page.attributes("input[name=reply_to]", "value").is_empty());
        world.work().await;
    }

    async fn where_comments_have_closed_the_words_are_there_to_copy(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let old = refused(world, &post, &WORDS, "refusal").await;
        closes(world, &post).await;
        let page = world.reader().get(&format!("{}/rewrite", old.receipt)).await;
        page.assert_ok().assert_has("Comments have closed").assert_has("Copy it if you want to keep it.");
        page.assert_has("*the* subject");
        assert!(page.select("form").is_empty());
        world.work().await;
    }
}
