//! A reader reports a comment without an account, and what is refused.

use crate::world::{Answer, Browser, Published, SentComment, World, ask};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

pub fn address(post: &Published, comment: &SentComment) -> String {
    format!("{}comments/{}/report", post.path, comment.id)
}

/// Opens the page, takes a person's time, and sends the report.
pub async fn reports(
    world: &World,
    reader: &Browser<'_>,
    path: &str,
    fields: &[(&str, &str)],
) -> Answer {
    let key = reader.get(path).await.attributes("input[name=key]", "value").remove(0);
    world.pass(TimeDelta::seconds(4));
    let mut all = vec![("key", key.as_str())];
    all.extend_from_slice(fields);
    reader.post(path, &all).await
}

/// A published comment by Cat on a post.
pub async fn published(world: &World) -> (Published, SentComment) {
    let post = world.published("Why we print it").await;
    let comment = world.reader().comments(&post, "Cat", "You are all fools").await;
    world.person("An Early Moderator", &[Role::Moderator]).await.publishes(&comment).await;
    (post, comment)
}

pub async fn kept(world: &World, select: &str) -> usize {
    ask(world.context.database.read(), select).await.len()
}

const ALL: &str = "SELECT id FROM reports";
const OTHER: [(&str, &str); 2] = [("reason", "other"), ("words", "It is rude")];

both! {
    async fn a_reader_reports_without_account_or_cookie(world: &World) {
        world.leave_mail();
        let (post, comment) = published(world).await;
        let page = world.reader().get(&post.path).await;
        let path = address(&post, &comment);
        assert_eq!(page.attributes("a[href$='/report']", "href"), [path.as_str()]);
        page.assert_has("Report comment");
        let reader = world.reader();
        let form = reader.get(&path).await;
        form.assert_has("You are all fools").assert_has("Something else");
        assert_eq!(form.header("Cache-Control"), Some("no-store"));
        assert_eq!(form.header("X-Robots-Tag"), Some("noindex"));
        let rule = form.attributes("input[name=reason]", "value").remove(0);
        let done = reports(world, &reader, &path, &[("reason", &rule)]).await;
        done.assert_ok().assert_has("Report sent");
        assert_eq!(done.header("Set-Cookie"), None);
        world.reader().get(&post.path).await.assert_has("You are all fools");
        // The same network saying it twice says it once; another says it again.
        reports(world, &reader, &path, &OTHER).await.assert_ok();
        assert_eq!(kept(world, ALL).await, 1);
        reports(world, &world.reader(), &path, &OTHER).await.assert_ok();
        assert_eq!(kept(world, ALL).await, 2);
        let lines = "SELECT id FROM audit WHERE action = 'comment_reported' AND actor = 'reader'";
        assert_eq!(kept(world, lines).await, 2);
        world.pass(TimeDelta::minutes(20));
        world.work().await;
    }

    async fn mistakes_keep_every_word(world: &World) {
        let (post, comment) = published(world).await;
        let path = address(&post, &comment);
        let reader = world.reader();
        let none = reports(world, &reader, &path, &[("words", "Look at this")]).await;
        none.assert_refused(&["Select a reason"]);
        assert_eq!(none.select("#words"), ["Look at this"]);
        let unsaid = reports(world, &reader, &path, &[("reason", "other")]).await;
        unsaid.assert_refused(&["Tell us what is wrong with this comment"]);
        assert_eq!(unsaid.attributes("input[name=reason][checked]", "value"), ["other"]);
        let long = "x".repeat(501);
        reports(world, &reader, &path, &[("reason", "other"), ("words", &long)])
            .await
            .assert_refused(&["What you tell us must be 500 characters or less. You entered 501"]);
        for odd in ["g0", "g999", "12", "g-1"] {
            reports(world, &reader, &path, &[("reason", odd)]).await.assert_refused(&["Select a reason"]);
        }
        // Without the key of a form made for one reader, or faster than a person.
        let again = ["Check what you have written and send it again"];
        let quick = reader.post(&path, &OTHER).await;
        quick.assert_refused(&again);
        assert_eq!(quick.select("#words"), ["It is rude"]);
        let key = reader.get(&path).await.attributes("input[name=key]", "value").remove(0);
        reader.post(&path, &[("key", &key), OTHER[0], OTHER[1]]).await.assert_refused(&again);
        // The page that comes back can be sent at once.
        let key = quick.attributes("input[name=key]", "value").remove(0);
        reader.post(&path, &[("key", &key), OTHER[0], OTHER[1]]).await.assert_ok();
        assert_eq!(kept(world, ALL).await, 1);
        world.leave_mail();
        world.pass(TimeDelta::minutes(20));
        world.work().await;
    }

    async fn a_report_that_filled_the_trap_comes_back_with_its_words(world: &World) {
        let (post, comment) = published(world).await;
        let path = address(&post, &comment);
        let reader = world.reader();
        let trapped = [OTHER[0], OTHER[1], ("leave_empty", "https://a.example")];
        let back = reports(world, &reader, &path, &trapped).await;
        back.assert_refused(&["Check what you have written and send it again"]);
        assert_eq!(back.select("#words"), ["It is rude"]);
        assert_eq!(back.attributes("[hidden] input", "value"), [""]);
        assert_eq!(kept(world, ALL).await, 0);
        let key = back.attributes("input[name=key]", "value").remove(0);
        reader.post(&path, &[("key", &key), OTHER[0], OTHER[1]]).await.assert_ok().assert_has("Report sent");
        assert_eq!(kept(world, ALL).await, 1);
        world.leave_mail();
        world.pass(TimeDelta::minutes(20));
        world.work().await;
    }

    async fn only_published_comments_can_be_reported(world: &World) {
        let (post, comment) = published(world).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let waiting = world.reader().comments(&post, "Dee", "Not read yet").await;
        let reader = world.reader();
        let open = address(&post, &comment);
        let key = reader.get(&open).await.attributes("input[name=key]", "value").remove(0);
        world.pass(TimeDelta::seconds(4));
        let fields = [("key", key.as_str()), OTHER[0], OTHER[1]];
        for path in [address(&post, &waiting), format!("{}comments/999/report", post.path)] {
            reader.get(&path).await.assert_status(404);
            reader.post(&path, &fields).await.assert_status(404);
        }
        mo.decides(comment.id, "removal", 2, &[("guideline", "duplicate")]).await.assert_status(303);
        reader.get(&open).await.assert_status(404);
        reader.post(&open, &fields).await.assert_status(404);
        assert_eq!(kept(world, ALL).await, 0);
    }

    async fn too_many_from_one_network_keep_their_words(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let reader = world.reader();
        for number in 0..6 {
            let comment = world.reader().comments(&post, "Cat", &format!("Number {number}")).await;
            mo.publishes(&comment).await;
            let answer = reports(world, &reader, &address(&post, &comment), &OTHER).await;
            if number < 5 {
                answer.assert_ok();
            } else {
                answer.assert_status(429).assert_has("Your report has not been sent");
                assert_eq!(answer.select("#words"), ["It is rude"]);
                assert_eq!(answer.header("Retry-After"), Some("3600"));
                assert_eq!(answer.attributes("input[name=reason][checked]", "value"), ["other"]);
                world.pass(TimeDelta::minutes(61));
                reports(world, &reader, &address(&post, &comment), &OTHER).await.assert_ok();
            }
        }
        assert_eq!(kept(world, ALL).await, 6);
        world.pass(TimeDelta::minutes(20));
        world.work().await;
    }

    async fn the_network_is_erased_on_its_date(world: &World) {
        world.leave_mail();
        let (post, comment) = published(world).await;
        reports(world, &world.reader(), &address(&post, &comment), &OTHER).await.assert_ok();
        let with_network = "SELECT id FROM reports WHERE network IS NOT NULL";
        assert_eq!(kept(world, with_network).await, 1);
        world.pass(TimeDelta::days(31));
        world.work().await;
        assert_eq!((kept(world, with_network).await, kept(world, ALL).await), (0, 1));
    }
}
