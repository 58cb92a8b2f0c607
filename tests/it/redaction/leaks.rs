//! What was removed stands nowhere any more but under seal.

use crate::world::{World, ask};
use fair_comment::team::accounts::Role;

const SECRET: &str = "Zebedee";

/// Every column of every table that holds the secret.
async fn places(world: &World) -> Vec<String> {
    let mut found: Vec<String> = world
        .everything()
        .await
        .into_iter()
        .filter(|(_, rows)| rows.iter().any(|row| row.to_lowercase().contains("zebedee")))
        .map(|(table, _)| table)
        .collect();
    found.sort();
    found
}

both! {
    async fn nothing_is_left_of_it_but_under_seal(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let cat = world.reader();
        let comment = cat.comments(&post, "Cat", "I am zebedee99@mail.example, or Zebedee for short").await;
        let body = "I am [Zebedee](https://a.example/Zebedee) *the first*";
        cat.post(&comment.receipt, &[("version", "1"), ("body", body)]).await.assert_status(303);
        mo.decides(comment.id, "publication", 2, &[]).await.assert_status(303);
        let path = format!("{}comments/{}/report", post.path, comment.id);
        let reader = world.reader();
        let key = reader.get(&path).await.attributes("input[name=key]", "value").remove(0);
        world.pass(chrono::TimeDelta::seconds(4));
        let report = [("key", key.as_str()), ("reason", "other"), ("words", "That is Zebedee, whom I know")];
        reader.post(&path, &report).await.assert_ok();
        let redaction = format!("/desk/moderation/comments/{}/redaction", comment.id);
        let fields =
            [("version", "3"), ("span", "0-53"), ("reason", "somebody_else"), ("seen", "true")];
        let page = mo.get(&redaction).await;
        assert_eq!(page.attributes("input[name=span]", "value"), ["0-53"]);
        mo.post(&redaction, &fields).await.assert_status(303);
        // The spam filter unlearns what it had learnt of it.
        world.work().await;
        assert_eq!(places(world).await, ["sealed_originals"], "not in the report either");
        // The name alone, which the report has too.
        let other = cat.comments(&post, "Cat", "And Zebedee again").await;
        mo.publishes(&other).await;
        let path = format!("{}comments/{}/report", post.path, other.id);
        let report = [("key", key.as_str()), ("reason", "other"), ("words", "That is Zebedee, whom I know")];
        reader.post(&path, &report).await.assert_ok();
        let redaction = format!("/desk/moderation/comments/{}/redaction", other.id);
        let fields = [("version", "2"), ("passage", SECRET), ("reason", "writer"), ("seen", "true")];
        mo.post(&redaction, &fields).await.assert_status(303);
        let words = ask(
            world.context.database.read(),
            "SELECT words FROM reports ORDER BY id DESC LIMIT 1",
        )
        .await;
        assert_eq!(
            words[0]["words"],
            "That is [personal information removed by a moderator], whom I know"
        );
        world.pass(chrono::TimeDelta::minutes(20));
        world.work().await;
        mo.signs_in(&mo.email, crate::world::PASSWORD).await;
        for page in [
            post.path.clone(),
            comment.receipt.clone(),
            other.receipt.clone(),
            "/feed/atom/".to_owned(),
            "/".to_owned(),
            "/desk/moderation/?tab=published".to_owned(),
            format!("/desk/moderation/comments/{}", other.id),
            "/desk/moderation/mine".to_owned(),
            "/desk/records/sealed/".to_owned(),
        ] {
            let answer = mo.get(&page).await;
            assert!(!answer.body().contains(SECRET), "{page}: {answer:?}");
        }
    }
}
