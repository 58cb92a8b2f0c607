//! What a writer wants erased is gone: from the pages, from the records, from the very file.

use super::mine::opens;
use crate::world::{Published, World, ask};
use chrono::TimeDelta;
use fair_comment::accounts::Role;
use sea_orm::DbBackend;

const CAT: &str = "cat.unheardof@example.com";
const SECRETS: [&str; 6] =
    ["Cattarina", "unheardof", "xylophonist", "earlierwording", "zephyrnote", "quixotic"];

/// Which of the words that must be gone are still in the database: in its rows, and in its files if it
/// has any.
async fn left(world: &World) -> Vec<String> {
    let database = world.context.database.read();
    let mut found = Vec::new();
    for (table, rows) in world.everything().await {
        for word in SECRETS {
            if rows.iter().any(|row| row.to_lowercase().contains(&word.to_lowercase())) {
                found.push(format!("{word} in {table}"));
            }
        }
    }
    if database.get_database_backend() != DbBackend::Sqlite {
        return found;
    }
    let files = ask(database, "PRAGMA database_list").await;
    let file = files[0]["file"].as_str().expect("a file").to_owned();
    for part in ["", "-wal"] {
        let bytes = std::fs::read(format!("{file}{part}")).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        for word in SECRETS {
            if text.contains(&word.to_lowercase()) {
                found.push(format!("{word} in {file}{part}"));
            }
        }
    }
    found
}

/// Sends a comment full of words that must be gone, with all that can hang on it.
async fn full(world: &World, post: &Published, body: &str) -> i64 {
    let cat = world.reader();
    let first = format!("{body}: earlierwording of the xylophonist at https://quixotic.example");
    let fields =
        [("name", "Cattarina"), ("body", first.as_str()), ("email", CAT), ("notify", "true")];
    let comment = cat.sends(post, &fields).await;
    let second =
        format!("{body}: the xylophonist, see https://quixotic.example and a@quixotic.example");
    let changed = cat.post(&comment.receipt, &[("body", second.as_str()), ("version", "1")]).await;
    assert_eq!(changed.status, 303, "{}", changed.text());
    comment.id
}

both! {
    async fn nothing_of_an_erased_comment_is_left(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let (published, refused, waiting) = (
            full(world, &post, "One").await,
            full(world, &post, "Two").await,
            full(world, &post, "Three").await,
        );
        assert_eq!(mo.decides(published, "publication", 2, &[]).await.status, 303);
        let more = [("guideline", "duplicate"), ("note", "zephyrnote for you")];
        assert_eq!(mo.decides(refused, "refusal", 2, &more).await.status, 303);
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        assert!(!left(world).await.is_empty(), "the words are there to begin with");
        let cat = world.reader();
        world.reader().post("/comments/mine", &[("email", CAT)]).await.assert_ok();
        world.work().await;
        let link = world.links_in_mail().into_iter().find(|link| link.starts_with("/comments/mine/")).expect("a link");
        cat.post(&link, &[]).await.assert_status(303);
        let before = world.everything().await;
        cat.get(&format!("{link}/erasure")).await.assert_ok().assert_has("This erases 3 comments");
        assert_eq!(before, world.everything().await);
        cat.post(&format!("{link}/erasure"), &[]).await.assert_ok().assert_has("Everything is erased");
        world.work().await;
        let found = left(world).await;
        assert!(found.is_empty(), "{found:#?}");
        let page = world.reader().get(&post.path).await;
        page.assert_has("No comments yet");
        let states = ask(world.context.database.read(), "SELECT status FROM comments ORDER BY id").await;
        let states: Vec<_> = states.iter().filter_map(|row| row["status"].as_str()).collect();
        assert_eq!(states, ["withdrawn", "not_published", "withdrawn"]);
        for id in [published, refused, waiting] {
            let lines = format!("SELECT id FROM audit WHERE action = 'comment_erased' AND subject_id = {id}");
            assert_eq!(ask(world.context.database.read(), &lines).await.len(), 1);
            mo.get(&format!("/desk/moderation/comments/{id}")).await.assert_ok();
        }
        cat.get(&link).await.assert_status(404);
        cat.post(&format!("{link}/erasure"), &[]).await.assert_status(404);
    }

    async fn an_erased_comment_with_replies_leaves_its_place(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let cat = world.reader();
        let fields = [("name", "Cattarina"), ("body", "A question"), ("email", "cat@example.com")];
        let question = cat.sends(&post, &fields).await;
        mo.publishes(&question).await;
        let parent = question.id.to_string();
        let answer = world.reader()
            .sends(&post, &[("name", "Dee"), ("body", "An answer"), ("reply_to", &parent)]).await;
        mo.publishes(&answer).await;
        let link = opens(world, &cat).await;
        cat.get(&format!("{link}/{parent}/erasure")).await.assert_ok().assert_has("A question");
        let path = format!("{link}/{parent}/erasure");
        cat.post(&path, &[]).await.assert_redirect(&format!("{link}?done=erased"));
        cat.post(&path, &[]).await.assert_status(404);
        let page = world.reader().get(&post.path).await;
        page.assert_has("This comment was withdrawn by its writer.").assert_has("An answer");
        page.assert_has("1 comment");
        assert!(!page.has("A question") && !page.has("Cattarina"), "{page:?}");
        cat.get(&question.receipt).await.assert_ok().assert_has("Your comment is withdrawn");
        world.work().await;
    }

    async fn the_team_erases_for_somebody_who_asks(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let id = full(world, &post, "One").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let path = "/desk/moderation/erasure";
        mo.get(path).await.assert_ok().assert_has("Nothing yet");
        mo.post(path, &[("email", "")]).await.assert_refused(&["Enter the email address"]);
        let none = mo.post(path, &[("email", "no@example.com")]).await;
        none.assert_refused(&["There is no comment from this address"]);
        assert_eq!(none.attributes("#email", "value"), ["no@example.com"]);
        let before = world.everything().await;
        let sure = mo.post(path, &[("email", CAT)]).await;
        sure.assert_ok().assert_has("1 comment was sent with this address");
        assert_eq!(before, world.everything().await);
        let done = mo.post(path, &[("email", CAT), ("sure", "true")]).await;
        done.assert_ok().assert_has("1 comment is erased").assert_has("by Mo Moderator");
        mo.post(path, &[("email", CAT), ("sure", "true")]).await.assert_status(422);
        world.work().await;
        let found = left(world).await;
        assert!(found.is_empty(), "{found:#?}");
        let list = mo.get("/desk/moderation/erasures.txt").await;
        assert!(list.body().contains(" all ") && !list.body().contains('@'), "{list:?}");
        let another = full(world, &post, "Two").await;
        assert!(another > id);
        let comment = another.to_string();
        mo.post(path, &[("comment", &comment)]).await.assert_ok().assert_has("1 comment was sent");
        let page = mo.get(&format!("{path}?comment={comment}")).await;
        page.assert_ok().assert_has("1 comment was sent with this address");
        mo.get(&format!("{path}?comment=x")).await.assert_ok().assert_has("Find comments");
        let ed = world.person("Ed Editor", &[Role::Editor]).await;
        ed.get(path).await.assert_status(403);
        ed.post(path, &[("email", CAT), ("sure", "true")]).await.assert_status(403);
        assert!(world.reader().get(path).await.asks_to_sign_in());
        world.work().await;
    }
}
