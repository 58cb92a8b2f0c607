//! Authors are told of comments on their posts: once, gathered, and only while they want it.

use super::{Scene, by};
use chrono::TimeDelta;

both! {
    async fn an_author_is_told_once_undo_is_over_and_gathered(world: &World) {
        let Scene { mo, ann, post, comment } = Scene::set(world).await;
        world.work().await;
        assert!(!world.mail().iter().any(|mail| mail.to == ann.email));
        world.pass(TimeDelta::minutes(4));
        let second = world.reader().comments(&post, "Dee", "And me?").await;
        mo.publishes(&second).await;
        let told = async |minutes: i64| {
            world.pass(TimeDelta::minutes(minutes));
            world.work().await;
            let mail = world.mail();
            mail.into_iter().filter(|mail| mail.to == ann.email).map(|mail| mail.letter.plain()).collect::<Vec<String>>()
        };
        let first: Vec<String> = told(7).await;
        assert_eq!(first.len(), 1);
        assert!(first[0].contains("Will you print it again?"), "{first:?}");
        assert!(!first[0].contains("And me?"), "its undo is not over: {first:?}");
        assert!(first[0].contains(&format!("/desk/answers/{}", comment.id)));
        let early: Vec<String> = told(9).await;
        assert!(early.is_empty(), "one mail in ten minutes at most");
        let later: Vec<String> = told(2).await;
        assert_eq!(later.len(), 1);
        assert!(later[0].contains("And me?"));
        let never: Vec<String> = told(60).await;
        assert!(never.is_empty());
    }

    async fn what_is_undone_or_removed_is_not_told(world: &World) {
        let Scene { mo, ann, post, comment } = Scene::set(world).await;
        let second = world.reader().comments(&post, "Dee", "And me?").await;
        mo.publishes(&second).await;
        mo.post(&format!("/desk/moderation/comments/{}/undo", comment.id), &[]).await.assert_status(303);
        let reason = [("guideline", "duplicate")];
        assert_eq!(mo.decides(second.id, "removal", 2, &reason).await.status, 303);
        world.pass(TimeDelta::minutes(30));
        world.work().await;
        assert!(!world.mail().iter().any(|mail| mail.to == ann.email));
    }

    async fn whoever_does_not_want_it_is_told_nothing(world: &World) {
        let Scene { mo, ann, .. } = Scene::set(world).await;
        let account = ann.get("/desk/account").await;
        assert_eq!(account.attributes("#tell_of_comments[checked]", "value"), ["true"]);
        ann.post("/desk/account/notices", &[]).await.assert_redirect("/desk/account?done=notices");
        assert!(ann.get("/desk/account").await.attributes("#tell_of_comments[checked]", "value").is_empty());
        let own = by(world, &ann, "A second story").await;
        let sent = world.reader().comments(&own, "Dee", "And me?").await;
        mo.publishes(&sent).await;
        world.pass(TimeDelta::minutes(30));
        world.work().await;
        assert!(!world.mail().iter().any(|mail| mail.to == ann.email));
        ann.signs_in(&ann.email, crate::world::PASSWORD).await;
        ann.post("/desk/account/notices", &[("tell_of_comments", "true")]).await.assert_status(303);
        mo.signs_in(&mo.email, crate::world::PASSWORD).await;
        let next = world.reader().comments(&own, "Fay", "Hello?").await;
        mo.publishes(&next).await;
        world.pass(TimeDelta::minutes(30));
        world.work().await;
        assert_eq!(world.mail().iter().filter(|mail| mail.to == ann.email).count(), 1);
    }
}
