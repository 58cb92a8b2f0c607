//! Whoever asked is told of replies: once they cannot be undone, gathered, and never of their own.

use crate::world::{Published, SentComment, World, own_links};
use chrono::TimeDelta;
use fair_comment::{base::mail::SentMail, team::accounts::Role};

const CAT: &str = "cat@example.com";

fn to_cat(world: &World) -> Vec<SentMail> {
    world.mail().into_iter().filter(|mail| mail.to == CAT).collect()
}

/// A published comment whose writer wants to be told, and has been told of its publication.
async fn answered(world: &World, post: &Published) -> SentComment {
    let cat = world.reader();
    let fields =
        [("name", "Cat"), ("body", "What of the tides?"), ("email", CAT), ("notify", "true")];
    let comment = cat.sends(post, &fields).await;
    cat.confirms(&comment).await;
    let mo = world.person("Mo First", &[Role::Moderator]).await;
    mo.publishes(&comment).await;
    world.pass(TimeDelta::minutes(11));
    world.work().await;
    world.mail();
    comment
}

async fn reply(
    world: &World,
    post: &Published,
    to: &SentComment,
    name: &str,
    email: &str,
) -> SentComment {
    let parent = to.id.to_string();
    let body = format!("An answer by {name}");
    let fields =
        [("name", name), ("body", body.as_str()), ("email", email), ("reply_to", parent.as_str())];
    world.reader().sends(post, &fields).await
}

both! {
    async fn a_reply_is_told_once_it_cannot_be_undone(world: &World) {
        let post = world.published("Why we print it").await;
        let comment = answered(world, &post).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let dee = reply(world, &post, &comment, "Dee", "").await;
        world.work().await;
        assert!(to_cat(world).is_empty(), "it waits");
        mo.publishes(&dee).await;
        world.work().await;
        assert!(to_cat(world).is_empty(), "it can be undone");
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        let mail = to_cat(world);
        let [told] = mail.as_slice() else { panic!("one mail: {mail:?}") };
        assert_eq!(told.letter.subject, "Dee replied to your comment – Why we print it");
        let plain = told.letter.plain();
        assert!(plain.contains("> An answer by Dee"), "{plain}");
        let links = own_links(&plain);
        assert!(links.contains(&format!("{}comments/{}", post.path, dee.id)), "{links:?}");
        let stop = links.iter().find(|link| link.starts_with("/comments/stop/")).expect("a way to stop");
        assert_eq!(told.letter.unsubscribe.as_deref(), Some(format!("http://localhost:8000{stop}").as_str()));
        world.pass(TimeDelta::days(2));
        world.work().await;
        assert!(to_cat(world).is_empty(), "once");
    }

    async fn replies_of_an_hour_come_in_one_mail(world: &World) {
        let post = world.published("Why we print it").await;
        let comment = answered(world, &post).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let mut mails = Vec::new();
        for name in ["Dee", "Eve", "Fay", "Gus"] {
            let one = reply(world, &post, &comment, name, "").await;
            mo.publishes(&one).await;
            world.pass(TimeDelta::minutes(11));
            world.work().await;
            mails.extend(to_cat(world));
        }
        assert_eq!(mails.len(), 1, "{mails:?}");
        world.pass(TimeDelta::minutes(61));
        world.work().await;
        mails.extend(to_cat(world));
        let [_, rest] = mails.as_slice() else { panic!("two mails: {mails:?}") };
        assert!(rest.letter.subject.starts_with("3 replies to your comment"), "{}", rest.letter.subject);
        for name in ["Eve", "Fay", "Gus"] {
            assert!(rest.letter.plain().contains(&format!("{name} wrote")));
        }
    }

    async fn the_team_s_reply_is_told_once_it_cannot_be_taken_back_and_one_s_own_never(world: &World) {
        let post = world.published("Why we print it").await;
        let comment = answered(world, &post).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let own = reply(world, &post, &comment, "Cat", CAT).await;
        mo.publishes(&own).await;
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        let told = to_cat(world);
        assert!(told.iter().all(|mail| !mail.letter.subject.contains("replied")), "{told:?}");
        let path = format!("/desk/moderation/comments/{}/reply", comment.id);
        mo.post(&path, &[("reply", "They are printed each day.")]).await.assert_status(303);
        world.work().await;
        assert!(to_cat(world).is_empty(), "it can be taken back");
        world.pass(TimeDelta::minutes(10));
        world.work().await;
        let mail = to_cat(world);
        let [told] = mail.as_slice() else { panic!("one mail: {mail:?}") };
        assert!(told.letter.plain().contains("Mo Moderator (team member) wrote"));
    }

    async fn a_reply_that_was_taken_back_is_not_told(world: &World) {
        let post = world.published("Why we print it").await;
        let comment = answered(world, &post).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let dee = reply(world, &post, &comment, "Dee", "").await;
        mo.publishes(&dee).await;
        let undo = format!("/desk/moderation/comments/{}/undo", dee.id);
        assert_eq!(mo.post(&undo, &[]).await.status, 303);
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        assert!(to_cat(world).is_empty());
    }
}
