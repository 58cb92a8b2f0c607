//! Replies, official replies, places that removed comments leave, and pages of comments.

use crate::world::{Published, SentComment, World};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

async fn reply(
    world: &World,
    post: &Published,
    to: &SentComment,
    name: &str,
    body: &str,
) -> SentComment {
    let id = to.id.to_string();
    let fields = [("name", name), ("body", body), ("reply_to", id.as_str())];
    world.reader().sends(post, &fields).await
}

both! {
    async fn replies_stand_under_what_they_answer_three_steps_deep(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let mut last = world.reader().comments(&post, "One", "First").await;
        mo.publishes(&last).await;
        for name in ["Two", "Three", "Four", "Five"] {
            last = reply(world, &post, &last, name, name).await;
            mo.publishes(&last).await;
        }
        let page = world.reader().get(&post.path).await;
        page.assert_has("5 comments");
        let deep = "ol ol ol > li.fc-comment";
        assert_eq!(page.select(&format!(".fc-comments__list > li > {deep}")).len(), 0);
        assert_eq!(page.select(".fc-comments__list > li > ol > li > ol > li").len(), 3);
        page.assert_has("In reply to Four");
    }

    async fn the_team_answers_from_the_desk(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let comment = world.reader().comments(&post, "Cat", "Why?").await;
        let path = format!("/desk/moderation/comments/{}/reply", comment.id);
        let early = mo.post(&path, &[("reply", "Because")]).await;
        early.assert_status(422).assert_has("Publish the comment first");
        mo.publishes(&comment).await;
        let empty = mo.post(&path, &[("reply", " ")]).await;
        empty.assert_status(422);
        assert_eq!(empty.mistakes(), ["Enter your comment"]);
        let done = mo.post(&path, &[("reply", "Because **we can**")]).await;
        assert_eq!(done.status, 303);
        let twice = mo.post(&path, &[("reply", "Because **we can**")]).await;
        assert_eq!(twice.location(), done.location(), "pressing twice is no conflict");
        let page = world.reader().get(&post.path).await;
        page.assert_has("2 comments").assert_has("Comment by Mo Moderator posted on");
        assert_eq!(page.select(".fc-comment--team .fc-comment__role"), ["Team member"]);
        world.leave_mail();
        world.pass(TimeDelta::minutes(6));
        world.work().await;
    }

    async fn a_reader_cannot_look_like_the_team(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let dressed = "<span class=\"fc-comment__official\">Official reply</span> From us";
        for name in ["Team member", "Official reply: Mo Moderator", "\u{2588} Official reply", "<b class=\"fc-comment__official\">Official reply</b>"] {
            let comment = world.reader().comments(&post, name, dressed).await;
            mo.publishes(&comment).await;
        }
        let page = world.reader().get(&post.path).await;
        page.assert_has("4 comments");
        for part in [".fc-comment--team", ".fc-comment__official", ".fc-comment__role", ".fc-comment b > *:not(bdi)"] {
            assert_eq!(page.select(part), [""; 0], "{part}");
        }
        world.leave_mail();
    }

    async fn a_removed_comment_with_replies_leaves_its_place_and_reason(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let first = world.reader().comments(&post, "Cat", "With a secret").await;
        mo.publishes(&first).await;
        let second = reply(world, &post, &first, "Dee", "A good answer").await;
        mo.publishes(&second).await;
        let lone = world.reader().comments(&post, "Eve", "Alone").await;
        mo.publishes(&lone).await;
        let page = mo.get(&format!("/desk/moderation/comments/{}/refusal", first.id)).await;
        let rule = page.attributes("input[name=guideline]", "value").remove(0);
        for id in [first.id, lone.id] {
            let none = mo.decides(id, "removal", 2, &[]).await;
            none.assert_status(422);
            assert_eq!(none.mistakes(), ["Select a reason"]);
            let done = mo.decides(id, "removal", 2, &[("guideline", &rule)]).await;
            assert_eq!(done.status, 303, "{}", done.text());
        }
        let page = world.reader().get(&post.path).await;
        page.assert_has("1 comment").assert_has("This comment was removed on 9 March 2026 because it broke");
        page.assert_has("A good answer");
        assert!(!page.has("With a secret") && !page.has("Alone") && !page.has("Eve"));
        assert!(!page.has("Comment by Cat"));
        assert_eq!(page.select(".fc-comment--gone").len(), 1);
        let back = mo.decides(first.id, "restoration", 3, &[]).await;
        assert_eq!(back.status, 303);
        world.reader().get(&post.path).await.assert_has("This comment is not shown at the moment.");
    }

    async fn the_fifty_first_thread_is_on_the_second_page(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let mut ids = Vec::new();
        for number in 1..=51 {
            let comment = world.reader().comments(&post, "Cat", &format!("Number {number}.")).await;
            mo.publishes(&comment).await;
            ids.push(comment.id);
            world.pass(TimeDelta::seconds(20));
        }
        world.leave_mail();
        world.work().await;
        let page = world.reader().get(&post.path).await;
        page.assert_has("51 comments").assert_has("Number 50.");
        assert!(!page.has("Number 51."));
        world.reader().get(&format!("{}?comments=2", post.path)).await.assert_has("Number 51.");
        world.reader().get(&format!("{}?comments=99", post.path)).await.assert_has("Number 1.");
        let link = world.reader().get(&format!("{}comments/{}", post.path, ids[50])).await;
        assert_eq!(link.location(), format!("{}?comments=2#comment-{}", post.path, ids[50]));
    }

    async fn replies_can_be_switched_off(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let comment = world.reader().comments(&post, "Cat", "Why?").await;
        mo.publishes(&comment).await;
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let page = ada.get("/desk/settings").await;
        let version = page.attributes("input[name=version]", "value").concat();
        let fields = [
            ("name", "Blog"), ("accent", "#143f3a"), ("replies", "nobody"), ("version", version.as_str()),
        ];
        assert_eq!(ada.post("/desk/settings", &fields).await.status, 303);
        let page = world.reader().get(&post.path).await;
        assert!(page.attributes("a[href*=reply_to]", "href").is_empty());
        let id = comment.id.to_string();
        let fields = [("name", "Dee"), ("body", "Answer"), ("reply_to", id.as_str())];
        let refused = world.reader().post(&format!("{}comments", post.path), &fields).await;
        refused.assert_status(422).assert_has("Readers can no longer reply to comments on this blog");
        refused.assert_has("Answer");
        let form = format!("{}comments/new?reply_to={id}", post.path);
        let told = world.reader().get(&form).await;
        told.assert_status(403).assert_has("You cannot reply to comments on this blog");
        assert!(told.attributes("a", "href").contains(&post.path));
        let path = format!("/desk/moderation/comments/{}/reply", comment.id);
        mo.post(&path, &[("reply", "Because")]).await.assert_status(422);
    }
}
