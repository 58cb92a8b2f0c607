//! What a writer wants erased is gone: from the pages, from the records, from the very file.

use super::mine::opens;
use crate::world::{Person, Published, World, ask};
use chrono::TimeDelta;
use fair_comment::{moderation::records, team::accounts::Role};
use sea_orm::{ConnectionTrait, DbBackend};

pub const CAT: &str = "cat.unheardof@example.com";
pub const SECRETS: [&str; 6] =
    ["Cattarina", "unheardof", "xylophonist", "earlierwording", "zephyrnote", "quixotic"];

/// Which of the words that must be gone are still in the database: in its rows, and in its files if it
/// has any.
pub async fn left(world: &World) -> Vec<String> {
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
pub async fn full(world: &World, post: &Published, body: &str) -> i64 {
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

/// Everything that people can write about a comment, each with a word that must be gone.
pub async fn hang_everything_on(world: &World, post: &Published, mo: &Person<'_>, id: i64) {
    let own = format!("/desk/moderation/comments/{id}");
    let done = async |path: &str, fields: &[(&str, &str)]| {
        let answer = mo.post(path, fields).await;
        assert_eq!(answer.status, 303, "{path}: {}", answer.text());
    };
    done(&format!("{own}/notes"), &[("team_note", "zephyrnote for the team")]).await;
    let team = [("name", "Payments"), ("address", "pay@example.com"), ("words", "Pays")];
    let ada = world.person("Ada Admin", &[Role::Administrator]).await;
    let added = ada.post("/desk/moderation/teams", &team).await;
    assert_eq!(added.status, 303, "{}", added.text());
    let key =
        ask(world.context.database.read(), "SELECT id FROM saved_items ORDER BY id DESC LIMIT 1")
            .await;
    let key = key[0]["id"].to_string();
    let passing = [("team", key.as_str()), ("handover_note", "zephyrnote for Payments")];
    done(&format!("/desk/answers/{id}/passing"), &passing).await;
    done(
        &format!("/desk/answers/{id}/draft"),
        &[("reply", "Dear zephyrnote"), ("draft_version", "0")],
    )
    .await;
    let reader = world.reader();
    let path = format!("{}comments/{id}/report", post.path);
    let key = reader.get(&path).await.attributes("input[name=key]", "value").remove(0);
    world.pass(TimeDelta::seconds(4));
    let report = [("key", key.as_str()), ("reason", "other"), ("words", "zephyrnote is rude")];
    reader.post(&path, &report).await.assert_ok();
    let redaction = [
        ("version", "3"),
        ("passage", "see https://quixotic.example"),
        ("reason", "writer"),
        ("words", "zephyrnote asked"),
        ("seen", "true"),
    ];
    done(&format!("{own}/redaction"), &redaction).await;
    done(&format!("{own}/risk"), &[]).await;
    done(&format!("{own}/risk/handling"), &[("done", "zephyrnote rang")]).await;
    done(&format!("{own}/risk/clearing"), &[("reason", "zephyrnote is a song")]).await;
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
        hang_everything_on(world, &post, &mo, published).await;
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        let there = left(world).await;
        for table in [
            "comments", "comment_wordings", "decisions", "answers", "reply_drafts", "team_notes", "reports",
            "redactions", "sealed_originals", "risks",
        ] {
            assert!(there.iter().any(|found| found.ends_with(&format!(" in {table}"))), "{table}: {there:#?}");
        }
        let cat = world.reader();
        world.pass(TimeDelta::hours(25));
        world.reader().post("/comments/mine", &[("email", CAT)]).await.assert_ok();
        world.work().await;
        let link = world.links_in_mail().into_iter().find(|link| link.starts_with("/comments/mine/")).expect("a link");
        cat.post(&link, &[]).await.assert_status(303);
        let before = world.everything().await;
        cat.get(&format!("{link}/erasure")).await.assert_ok().assert_has("This deletes 3 comments");
        assert_eq!(before, world.everything().await);
        cat.post(&format!("{link}/erasure"), &[]).await.assert_ok().assert_has("Everything is deleted");
        world.work().await;
        let found = left(world).await;
        assert!(found.is_empty(), "{found:#?}");
        let page = world.reader().get(&post.path).await;
        page.assert_has("No comments yet");
        let states = ask(world.context.database.read(), "SELECT status FROM comments ORDER BY id").await;
        let states: Vec<_> = states.iter().filter_map(|row| row["status"].as_str()).collect();
        assert_eq!(states, ["withdrawn", "not_published", "withdrawn"]);
        let mo = world.person("Moa Moderator", &[Role::Moderator]).await;
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
        page.assert_has("This comment was withdrawn by the person who wrote it.").assert_has("An answer");
        page.assert_has("1 comment");
        assert!(!page.has("A question") && !page.has("Cattarina"), "{page:?}");
        cat.get(&question.receipt).await.assert_ok().assert_has("Your comment is withdrawn");
        world.work().await;
    }

    async fn what_may_not_be_erased_yet_is_erased_once_it_may(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let id = full(world, &post, "One").await;
        let other = full(world, &post, "Two").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let risk = format!("/desk/moderation/comments/{id}/risk");
        mo.post(&risk, &[]).await.assert_status(303);
        let cat = world.reader();
        world.pass(TimeDelta::hours(25));
        world.reader().post("/comments/mine", &[("email", CAT)]).await.assert_ok();
        world.work().await;
        let link = world.links_in_mail().into_iter().find(|link| link.starts_with("/comments/mine/")).expect("a link");
        cat.post(&link, &[]).await.assert_status(303);
        let kept = format!("{link}?done=kept");
        cat.post(&format!("{link}/{id}/erasure"), &[]).await.assert_redirect(&kept);
        cat.get(&kept).await.assert_has("We cannot delete this comment yet");
        let all = cat.post(&format!("{link}/erasure"), &[]).await;
        all.assert_ok().assert_has("We must keep 1 comment for a while");
        let select = "SELECT id FROM comments WHERE erased_at IS NULL";
        let rows = ask(world.context.database.read(), select).await;
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0]["id"], id);
        assert_ne!(id, other);
        let mo = world.person("Moa Moderator", &[Role::Moderator]).await;
        mo.post(&format!("{risk}/clearing"), &[("reason", "A song.")]).await.assert_status(303);
        world.work().await;
        assert!(ask(world.context.database.read(), select).await.is_empty());
        let found = left(world).await;
        assert!(found.is_empty(), "{found:#?}");
    }

    async fn a_comment_without_an_address_is_erased_from_its_own_page(world: &World) {
        let post = world.published("Why we print it").await;
        let comment = world.reader().comments(&post, "Cattarina", "A xylophonist").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let own = mo.get(&format!("/desk/moderation/comments/{}", comment.id)).await;
        let path = format!("/desk/moderation/erasure?comment={}", comment.id);
        assert!(own.attributes("main a", "href").contains(&path), "{own:?}");
        mo.get(&path).await.assert_has("was sent without an email address, so only this comment will be deleted");
        let key = comment.id.to_string();
        let fields = [("comment", key.as_str()), ("sure", "true")];
        mo.post("/desk/moderation/erasure", &fields).await.assert_ok().assert_has("1 comment deleted");
        world.leave_mail();
        world.work().await;
        let found = left(world).await;
        assert!(found.is_empty(), "{found:#?}");
        mo.post("/desk/moderation/erasure", &fields).await.assert_refused(&["There is nothing to delete in this comment"]);
        let own = mo.get(&format!("/desk/moderation/comments/{}", comment.id)).await;
        own.assert_has("The person who wrote this had its words deleted");
        assert!(own.select(".fc-acts button").is_empty(), "{own:?}");
        mo.decides(comment.id, "restoration", 2, &[]).await.assert_status(409);
    }

    async fn what_was_erased_does_not_come_back(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let ids = [full(world, &post, "One").await, full(world, &post, "Two").await];
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        for id in ids {
            assert_eq!(mo.decides(id, "spam", 2, &[]).await.status, 303);
        }
        mo.post("/desk/moderation/erasure", &[("email", CAT), ("sure", "true")]).await.assert_has("2 comments deleted");
        let gone = "there is nothing left to decide";
        mo.decides(ids[0], "restoration", 3, &[]).await.assert_status(409).assert_has(gone);
        mo.post(&format!("/desk/moderation/comments/{}/undo", ids[1]), &[]).await.assert_status(409).assert_has(gone);
        world.work().await;
    }

    async fn a_list_of_erasures_is_carried_out_again(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let first = world.reader().comments(&post, "Cattarina", "A xylophonist").await;
        full(world, &post, "One").await;
        let key = first.id.to_string();
        mo.post("/desk/moderation/erasure", &[("comment", &key), ("sure", "true")]).await.assert_ok();
        mo.post("/desk/moderation/erasure", &[("email", CAT), ("sure", "true")]).await.assert_ok();
        let list = mo.get("/desk/moderation/erasures.txt").await.body();
        assert_eq!(list.lines().count(), 2, "{list}");
        // As after an older copy: the same comments, not erased.
        world.run("UPDATE comments SET erased_at = NULL, body = 'A xylophonist'").await;
        let hash = list.lines().find(|line| line.contains(" all ")).and_then(|line| line.split(' ').next());
        let hash = hash.expect("a hash");
        world.run(&format!("UPDATE comments SET address_hash = '{hash}' WHERE id <> {key}")).await;
        let wrong = records::erase_again(&world.context, &format!("{list}\nnonsense")).await;
        assert_eq!(wrong.expect("read"), Err(4));
        let erased = records::erase_again(&world.context, &list).await.expect("read").expect("a list");
        assert_eq!((erased.done, erased.later), (2, 0));
        let again = records::erase_again(&world.context, &list).await.expect("read").expect("a list");
        assert_eq!((again.done, again.later), (0, 0));
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
        done.assert_ok().assert_has("1 comment deleted").assert_has("by Mo Moderator");
        let twice = mo.post(path, &[("email", CAT), ("sure", "true")]).await;
        twice.assert_ok().assert_has("1 comment deleted");
        world.pass(TimeDelta::minutes(11));
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
