//! Words of what was decided against, and mail that lies as files, go on their dates and at a wish.

use crate::{
    commenters::erasing::{CAT, SECRETS, full, hang_everything_on, left},
    world::{Person, Program, World, ask, rows},
};
use chrono::TimeDelta;
use fair_comment::{
    base::{audit::By, jobs, markdown::RENDER_VERSION},
    moderation::{records::RenderAgain, spam_filter},
    team::accounts::Role,
};
use std::{fs, os::unix::fs::PermissionsExt, path::Path};

/// Decides at whatever version the comment has.
async fn decides(world: &World, mo: &Person<'_>, id: i64, verb: &str, more: &[(&str, &str)]) {
    let select = format!("SELECT version FROM comments WHERE id = {id}");
    let rows = ask(world.context.database.read(), &select).await;
    let version = rows[0]["version"].as_i64().expect("a version");
    let answer = mo.decides(id, verb, version, more).await;
    assert_eq!(answer.status, 303, "{verb}: {}", answer.text());
}

async fn bodies(world: &World) -> Vec<bool> {
    let rows = ask(world.context.database.read(), "SELECT body FROM comments ORDER BY id").await;
    rows.iter().map(|row| row["body"] != "").collect()
}

/// As the daily job does it, so many days later.
async fn later(world: &World, days: i64) {
    world.pass(TimeDelta::days(days));
    world.work().await;
}

/// Which of the words that must be gone are in the files of a folder.
fn in_files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("a file").path();
        let text = fs::read_to_string(&path).expect("text").to_lowercase();
        // Lines of a mail are cut, and marked so.
        let text = text.replace("=\r\n", "");
        for word in SECRETS {
            if text.contains(&word.to_lowercase()) {
                found.push(format!("{word} in {}", path.display()));
            }
        }
    }
    found
}

fn count(folder: &Path) -> usize {
    fs::read_dir(folder).map_or(0, Iterator::count)
}

both! {
    async fn what_an_earlier_version_made_into_html_is_made_again(world: &World) {
        let post = world.published("Why we print it").await;
        let reader = world.reader();
        let comment = reader.comments(&post, "Cat Reed", "Room 4\n1 High Street").await;
        world.run("UPDATE comments SET html = '<p>Room 4 1 High Street</p>', render_version = 1").await;
        world.run("UPDATE revisions SET html = '<p>Old</p>', render_version = 1").await;
        let rows = "SELECT version, body FROM comments";
        let before = ask(world.context.database.read(), rows).await;
        reader.get(&post.path).await.assert_ok().assert_has("Old");
        reader.get(&comment.receipt).await.assert_ok().assert_has("Room 4 1 High Street");
        jobs::keep_going(&world.context, &RenderAgain {}, world.context.clock.now()).await.expect("queued");
        world.work().await;
        let page = reader.get(&comment.receipt).await;
        assert!(page.body().contains("Room 4<br>\n1 High Street"), "{}", page.body());
        assert!(!reader.get(&post.path).await.assert_ok().body().contains("<p>Old</p>"));
        assert_eq!(before, ask(world.context.database.read(), rows).await, "it is no change");
        let old = format!("SELECT id FROM comments WHERE render_version < {RENDER_VERSION}");
        assert!(ask(world.context.database.read(), &old).await.is_empty());
    }
}

both! {
    async fn words_of_what_was_decided_against_go_on_their_dates(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let cat = world.reader();
        let fields = [("name", "Cattarina"), ("body", "The xylophonist"), ("email", CAT)];
        let told = cat.sends(&post, &fields).await;
        let (refused, spam) = (full(world, &post, "Two").await, full(world, &post, "Three").await);
        decides(world, &mo, refused, "publication", &[]).await;
        hang_everything_on(world, &post, &mo, refused).await;
        let more = [("guideline", "g2"), ("note", "zephyrnote for you")];
        decides(world, &mo, refused, "removal", &more).await;
        decides(world, &mo, refused, "restoration", &[]).await;
        decides(world, &mo, refused, "refusal", &more).await;
        decides(world, &mo, spam, "spam", &[]).await;
        decides(world, &mo, told.id, "refusal", &more).await;
        world.work().await;
        let totals = "SELECT spam, published FROM filter_totals";
        let learnt = rows(world.context.database.read(), totals).await;
        assert_eq!(learnt, [r#"{"published":0,"spam":1}"#]);

        later(world, 29).await;
        assert_eq!(bodies(world).await, [true, true, true]);
        let page = cat.get(&told.receipt).await;
        page.assert_ok().assert_has("We will delete your words").assert_has("Change and resend");
        later(world, 2).await;
        assert_eq!(bodies(world).await, [false, false, true]);
        let page = cat.get(&told.receipt).await;
        page.assert_ok().assert_has("We have deleted the words of this comment").assert_has("Stay on topic");
        assert!(!page.has("Change and resend") && !page.has("xylophonist"), "{page:?}");
        cat.get(&format!("{}/rewrite", told.receipt)).await.assert_redirect(&told.receipt);
        let mo = world.person("Moa Moderator", &[Role::Moderator]).await;
        let own = mo.get(&format!("/desk/moderation/comments/{refused}")).await;
        own.assert_ok().assert_has("We deleted its words");
        let queue = mo.get("/desk/moderation/?tab=not_published").await;
        queue.assert_ok().assert_has("We deleted its words");
        let select = format!("SELECT version FROM comments WHERE id = {refused}");
        let version = ask(world.context.database.read(), &select).await[0]["version"].as_i64().expect("one");
        let gone = "We deleted the words of this comment on their date";
        mo.decides(refused, "restoration", version, &[]).await.assert_status(409).assert_has(gone);
        let states = "SELECT id FROM comments WHERE status = 'waiting'";
        assert!(ask(world.context.database.read(), states).await.is_empty());

        later(world, 60).await;
        assert_eq!(bodies(world).await, [false, false, false]);
        let found = left(world).await;
        assert!(found.is_empty(), "{found:#?}");
        let kept = ask(
            world.context.database.read(),
            "SELECT status, sent_at, decided_at, email, network, form_key FROM comments ORDER BY id",
        )
        .await;
        let states: Vec<_> = kept.iter().filter_map(|row| row["status"].as_str()).collect();
        assert_eq!(states, ["not_published", "not_published", "spam"]);
        assert!(kept.iter().all(|row| row["decided_at"].is_string() && row["email"].is_null()
            && row["network"].is_null() && row["form_key"].is_null()));
        let reasons = "SELECT id FROM decisions WHERE guideline_id IS NOT NULL";
        assert_eq!(ask(world.context.database.read(), reasons).await.len(), 3);
        assert!(!ask(world.context.database.read(), "SELECT id FROM holds").await.is_empty());
        assert_eq!(rows(world.context.database.read(), totals).await, learnt);
        spam_filter::rebuild(&world.context, By::Operator).await.expect("rebuilt");
        assert_eq!(rows(world.context.database.read(), totals).await, learnt, "what it has learnt stays");
        let lines = ask(
            world.context.database.read(),
            "SELECT detail FROM audit WHERE action = 'words_deleted' ORDER BY id",
        )
        .await;
        let details: Vec<_> = lines.iter().filter_map(|line| line["detail"].as_str()).collect();
        assert_eq!(details, ["refused=2 spam=0", "refused=0 spam=1"]);
    }

    async fn what_may_be_looked_into_is_kept_until_that_is_over(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let (risky, reported) = (full(world, &post, "One").await, full(world, &post, "Two").await);
        decides(world, &mo, risky, "refusal", &[("guideline", "duplicate")]).await;
        mo.post(&format!("/desk/moderation/comments/{risky}/risk"), &[]).await.assert_status(303);
        decides(world, &mo, reported, "publication", &[]).await;
        let path = format!("{}comments/{reported}/report", post.path);
        let reader = world.reader();
        let key = reader.get(&path).await.attributes("input[name=key]", "value").remove(0);
        world.pass(TimeDelta::seconds(4));
        let report = [("key", key.as_str()), ("reason", "other"), ("words", "zephyrnote is rude")];
        reader.post(&path, &report).await.assert_ok();
        world.run(&format!("UPDATE comments SET status = 'not_published' WHERE id = {reported}")).await;
        later(world, 40).await;
        assert_eq!(bodies(world).await, [true, true]);
        let mo = world.person("Moa Moderator", &[Role::Moderator]).await;
        let clearing = format!("/desk/moderation/comments/{risky}/risk/clearing");
        mo.post(&clearing, &[("reason", "A song.")]).await.assert_status(303);
        later(world, 1).await;
        assert_eq!(bodies(world).await, [false, true]);
        world.run("UPDATE reports SET outcome = 'kept'").await;
        later(world, 1).await;
        assert_eq!(bodies(world).await, [false, false]);
        let found = left(world).await;
        assert!(found.is_empty(), "{found:#?}");
    }

    async fn what_was_withdrawn_or_removed_is_kept(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let withdrawn = world.reader().comments(&post, "Cat", "Withdrawn").await;
        world.reader().post(&format!("{}/withdrawal", withdrawn.receipt), &[]).await.assert_status(303);
        let removed = world.reader().comments(&post, "Cat", "Removed").await;
        mo.publishes(&removed).await;
        decides(world, &mo, removed.id, "removal", &[("guideline", "duplicate")]).await;
        later(world, 400).await;
        assert_eq!(bodies(world).await, [true, true]);
    }

    async fn mail_files_go_with_what_they_hold_and_on_their_date(world: &World) {
        world.leave_mail();
        let place = tempfile::tempdir().expect("a folder");
        let folder = place.path().join("mail");
        let url = format!("file://{}", folder.display());
        let world = &world.beside(&[("MAIL_URL", url.as_str())]).await;
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        full(world, &post, "One").await;
        world.pass(TimeDelta::minutes(6));
        world.work().await;
        let other = [("name", "Dee"), ("body", "Hello"), ("email", "dee@example.com"), ("notify", "true")];
        let other = world.reader().sends(&post, &other).await;
        mo.publishes(&other).await;
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        let mode = |path: &Path| fs::metadata(path).expect("facts").permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700);
        for entry in fs::read_dir(&folder).expect("files") {
            assert_eq!(mode(&entry.expect("a file").path()), 0o600);
        }
        let there = in_files(&folder);
        for word in ["unheardof", "Cattarina", "xylophonist"] {
            assert!(there.iter().any(|found| found.starts_with(word)), "{word}: {there:#?}");
        }
        // What an earlier version wrote says nothing of what it holds.
        let early = folder.join("0b1c.eml");
        fs::write(&early, "To: cat.unheardof@example.com").expect("written");
        let before = count(&folder);
        mo.post("/desk/moderation/erasure", &[("email", CAT), ("sure", "true")]).await.assert_ok();
        world.work().await;
        fs::remove_file(&early).ok();
        let found = in_files(&folder);
        assert!(found.is_empty(), "{found:#?}");
        let after = count(&folder);
        assert!(after > 0 && after < before, "mail about others stays: {after} of {before}");
        let half = folder.join("20200101T000000.000000Z-abc.part");
        fs::write(&half, "Cattarina").expect("written");
        later(world, 1).await;
        assert!(!half.exists(), "what was left half written goes");
        assert!(count(&folder) > 0);
        later(world, 31).await;
        assert_eq!(count(&folder), 0);
    }

    async fn the_database_forgets_and_goes_on(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        full(world, &post, "One").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        mo.post("/desk/moderation/erasure", &[("email", CAT), ("sure", "true")]).await.assert_ok();
        let told = world.context.database.forget_erased().await.expect("forgotten");
        assert!(told[0].contains("rewritten"), "{told:?}");
        let found = left(world).await;
        assert!(found.is_empty(), "{found:#?}");
        world.reader().comments(&post, "Dee", "It goes on").await;
        world.work().await;
    }
}

#[test]
fn the_command_says_what_it_has_erased() {
    let settings = [("DATABASE_URL", "sqlite://data/blog.db"), ("MAIL_URL", "file://data/mail")];
    let program = Program::with(&settings);
    assert_eq!(program.run(&["migrate"], "").code, 0);
    let done = program.run(&["purge"], "");
    assert_eq!(done.code, 0, "{done:?}");
    assert!(done.told.starts_with("words of 0 comments not published and 0 of spam;"), "{done:?}");
    assert!(!done.told.contains("rewritten"));
    let done = program.run(&["purge", "--erased"], "");
    assert_eq!(done.code, 0, "{done:?}");
    assert!(done.told.contains("the database file is rewritten"), "{done:?}");
    assert!(program.run(&["purge", "--help"], "").told.contains("VACUUM FULL"));
}
