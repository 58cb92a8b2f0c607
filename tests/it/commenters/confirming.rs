//! An address is confirmed once, through a mail; until then it proves nothing.

use crate::world::{World, ask};
use chrono::TimeDelta;
use fair_comment::{accounts::Role, commenters};
use sea_orm::ConnectionTrait;

const CAT: &str = "cat@example.com";

async fn confirmed(world: &World) -> usize {
    let select = "SELECT id FROM comments WHERE email_confirmed_at IS NOT NULL";
    ask(world.context.database.read(), select).await.len()
}

both! {
    async fn one_confirmation_serves_every_comment_of_the_address(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let fields = |body| [("name", "Cat"), ("body", body), ("email", CAT), ("notify", "true")];
        let before = cat.sends(&post, &[("name", "Cat"), ("body", "Zero"), ("email", CAT)]).await;
        let first = cat.sends(&post, &fields("One")).await;
        assert_eq!(confirmed(world).await, 0);
        cat.confirms(&first).await;
        assert_eq!(confirmed(world).await, 2, "the one that was sent earlier too");
        cat.sends(&post, &fields("Two")).await;
        world.work().await;
        assert!(world.mail().is_empty(), "nothing is left to confirm");
        assert_eq!(confirmed(world).await, 3);
        let lines = ask(
            world.context.database.read(),
            "SELECT id FROM audit WHERE action = 'address_confirmed'",
        )
        .await;
        assert_eq!(lines.len(), 1);
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let page = mo.get(&format!("/desk/moderation/comments/{}", before.id)).await;
        page.assert_has("cat@example.com, confirmed through another comment");
        page.assert_has("One").assert_has("Two");
        let page = mo.get(&format!("/desk/moderation/comments/{}", first.id)).await;
        page.assert_has("cat@example.com, confirmed").assert_has("Also from this address: 2 waiting");
    }

    async fn the_record_outlives_the_address_if_that_was_confirmed(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let cat = world.reader();
        let fields = [("name", "Cat"), ("body", "One"), ("email", CAT), ("notify", "true")];
        let first = cat.sends(&post, &fields).await;
        cat.confirms(&first).await;
        let rule = mo.get("/desk/moderation/").await.attributes("input[name=guideline]", "value").remove(1);
        let refused = mo.decides(first.id, "refusal", 1, &[("guideline", &rule)]).await;
        assert_eq!(refused.status, 303);
        let typed = [("name", "Dee"), ("body", "Nobody asked"), ("email", "dee@example.com")];
        world.reader().sends(&post, &typed).await;
        world.pass(TimeDelta::days(400));
        world.work().await;
        let kept = ask(
            world.context.database.read(),
            "SELECT email, address_hash FROM comments ORDER BY id",
        )
        .await;
        assert!(kept.iter().all(|row| row["email"].is_null()));
        assert!(kept[0]["address_hash"].is_string(), "a confirmed address leaves its hash");
        assert!(kept[1]["address_hash"].is_null(), "any other leaves nothing");
        let again = world.reader().sends(&post, &[("name", "Cat"), ("body", "Two"), ("email", CAT)]).await;
        let mo = world.person("Moa Moderator", &[Role::Moderator]).await;
        let page = mo.get(&format!("/desk/moderation/comments/{}", again.id)).await;
        page.assert_has("One");
        mo.get("/desk/moderation/").await.assert_has("Also from this address: 1 not published: stay on topic");
    }

    async fn comments_of_earlier_versions_get_their_hash_at_the_start(world: &World) {
        let post = world.published("Why we print it").await;
        for (name, email) in [("Cat", CAT), ("Cat", CAT), ("Dee", "dee@example.com")] {
            let body = format!("Hello from {name}, number {}", confirmed(world).await);
            let body = format!("{body} {}", fair_comment::keys::random_token());
            world.reader().sends(&post, &[("name", name), ("body", &body), ("email", email)]).await;
        }
        let database = world.context.database.read();
        let before = ask(database, "SELECT id, address_hash FROM comments ORDER BY id").await;
        for statement in [
            "UPDATE comments SET address_hash = NULL",
            "DELETE FROM commenters",
            "UPDATE comments SET email_confirmed_at = sent_at, claimed_at = sent_at WHERE id = 1",
        ] {
            world.context.database.read().execute_unprepared(statement).await.expect("done");
        }
        for _ in 0..2 {
            commenters::prepare(&world.context).await.expect("prepared");
        }
        let after = ask(database, "SELECT id, address_hash FROM comments ORDER BY id").await;
        assert_eq!(before, after);
        assert_eq!(confirmed(world).await, 2);
        let known = ask(database, "SELECT id FROM commenters WHERE confirmed_at IS NOT NULL").await;
        assert_eq!(known.len(), 1);
    }
}
