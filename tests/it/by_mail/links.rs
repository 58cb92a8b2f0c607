//! What a link in a mail does: one button, once, for one person, for the comment as it was.

use super::{gathered, links};
use crate::world::{Person, SentComment, World, ask, heard};
use chrono::TimeDelta;
use fair_comment::{
    base::{audit::By, ids::PersonId},
    team::accounts::{self, Role},
};
use rocket::http::Method;

/// A waiting comment, and the links to publish it and to mark it as spam that Mo got.
async fn told(world: &World) -> (SentComment, PersonId, [String; 2]) {
    let post = world.published("Why we print it").await;
    let (mo, _) = world.add("Mo Moderator", &[Role::Moderator]).await;
    let comment = world.reader().comments(&post, "Cat Reed", "Is it free?").await;
    let mail = gathered(world).await;
    let [publish, spam] = links(&mail[0]).try_into().expect("two links");
    (comment, mo, [publish, spam])
}

async fn state(world: &World, comment: &SentComment) -> String {
    let select = format!("SELECT status FROM comments WHERE id = {}", comment.id);
    let rows = ask(world.context.database.read(), &select).await;
    rows[0]["status"].as_str().expect("a state").to_owned()
}

both! {
    async fn one_button_publishes_without_a_session(world: &World) {
        let (comment, mo, [publish, _]) = told(world).await;
        let phone = world.reader();
        let page = phone.get(&publish).await;
        page.assert_ok().assert_has("Is it free?").assert_has("Comment by Cat Reed");
        page.assert_has("Nothing has happened yet").assert_has("We emailed this link to Mo Moderator");
        assert_eq!(page.select("main button"), ["Publish this comment"]);
        assert_eq!(page.header("Cache-Control"), Some("no-store"));
        assert_eq!(page.header("X-Robots-Tag"), Some("noindex"));
        assert_eq!(page.header("Referrer-Policy"), Some("same-origin"));
        assert_eq!(state(world, &comment).await, "waiting");
        phone.post(&publish, &[]).await.assert_redirect(&publish);
        let done = phone.get(&publish).await;
        done.assert_ok().assert_has("Published: comment by Cat Reed");
        done.assert_has("You published it at 10:06am on 9 March 2026.");
        done.assert_has("You can undo this until 10:16am: sign in and open the comment.");
        assert!(done.select("main button").is_empty());
        let public = done.attributes("main a", "href");
        assert!(public.iter().any(|href| href.ends_with(&format!("/comments/{}", comment.id))), "{public:?}");
        assert!(phone.cookies().is_empty(), "no session is made");
        assert_eq!(state(world, &comment).await, "published");
        let lines = "SELECT action, person_id FROM audit WHERE subject = 'comment' AND actor = 'person'";
        let lines = ask(world.context.database.read(), lines).await;
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0]["person_id"], mo.0);
        // The same button again: nothing more is done, and it is said what was.
        phone.post(&publish, &[]).await.assert_redirect(&publish);
        phone.get(&publish).await.assert_ok().assert_has("You published it");
        let decisions = ask(world.context.database.read(), "SELECT id FROM decisions").await;
        assert_eq!(decisions.len(), 1);
    }

    async fn the_other_link_marks_as_spam_and_the_first_then_says_so(world: &World) {
        let (comment, _, [publish, spam]) = told(world).await;
        let page = world.reader().get(&spam).await;
        assert_eq!(page.select("main button"), ["Mark this comment as spam"]);
        world.reader().post(&spam, &[]).await.assert_redirect(&spam);
        assert_eq!(state(world, &comment).await, "spam");
        let late = world.reader().post(&publish, &[]).await;
        late.assert_status(409).assert_has("This comment has changed");
        late.assert_has("You marked it as spam at 10:06am on 9 March 2026");
        assert_eq!(state(world, &comment).await, "spam");
    }

    async fn somebody_else_was_faster(world: &World) {
        let (comment, _, [publish, _]) = told(world).await;
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        assert_eq!(ben.decides(comment.id, "refusal", 1, &[("guideline", "duplicate")]).await.status, 303);
        let late = world.reader().post(&publish, &[]).await;
        late.assert_status(409).assert_has("Ben Marsh did not publish it at 10:06am on 9 March 2026");
        let page = world.reader().get(&publish).await;
        page.assert_ok().assert_has("Ben Marsh did not publish it");
        assert!(page.select("main button").is_empty() && !page.has("Is it free?"));
        assert_eq!(state(world, &comment).await, "not_published");
    }

    async fn a_changed_comment_is_not_published_by_an_old_link(world: &World) {
        let (comment, _, [publish, _]) = told(world).await;
        let fields = [("body", "Something quite different"), ("version", "1")];
        assert_eq!(world.reader().post(&comment.receipt, &fields).await.status, 303);
        let late = world.reader().post(&publish, &[]).await;
        late.assert_status(409).assert_has("its writer has changed it");
        assert!(!late.has("Something quite different"), "new words are read signed in");
        assert_eq!(state(world, &comment).await, "waiting");
    }

    async fn a_link_ends_after_three_days(world: &World) {
        let (comment, _, [publish, spam]) = told(world).await;
        world.pass(TimeDelta::days(3) - TimeDelta::seconds(1));
        world.reader().get(&publish).await.assert_ok().assert_has("Nothing has happened yet");
        world.pass(TimeDelta::seconds(1));
        for path in [&publish, &spam] {
            let page = world.reader().get(path).await;
            page.assert_status(410).assert_has("This link has expired").assert_has("Open it on the desk");
            world.reader().post(path, &[]).await.assert_status(410);
        }
        assert_eq!(state(world, &comment).await, "waiting");
        world.pass(TimeDelta::days(31));
        world.leave_mail();
        world.work().await;
        world.reader().get(&publish).await.assert_status(404);
    }

    async fn links_die_with_the_account_and_with_the_role(world: &World) {
        let (comment, mo, [publish, _]) = told(world).await;
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let roles = ada.post(&format!("/desk/people/{mo}/roles"), &[("role", "author")]).await;
        assert_eq!(roles.status, 303, "{}", roles.text());
        for method in [Method::Get, Method::Post] {
            let asked = world.reader().ask(method, &publish).fields(&[]).send().await;
            asked.assert_status(403).assert_has("is no longer a moderator");
            assert!(!asked.has("Is it free?"));
        }
        let done = accounts::deactivate(&world.context, By::Operator, mo).await.expect("asked");
        done.expect("deactivated");
        for method in [Method::Get, Method::Post] {
            let asked = world.reader().ask(method, &publish).fields(&[]).send().await;
            asked.assert_status(403).assert_has("can no longer sign in");
        }
        assert_eq!(state(world, &comment).await, "waiting");
    }

    async fn no_other_token_opens_anything(world: &World) {
        let post = world.published("Why we print it").await;
        world.add("Mo Moderator", &[Role::Moderator]).await;
        world.add("Ben Marsh", &[Role::Moderator]).await;
        let comment = world.reader().comments(&post, "Cat Reed", "Is it free?").await;
        let mail = gathered(world).await;
        let (ben, mo) = (links(&mail[0]), links(&mail[1]));
        let before = world.everything().await;
        let token = |path: &str| path.trim_start_matches("/desk/by-mail/").to_owned();
        let (own, other) = (token(&mo[0]), token(&ben[0]));
        let (id, code) = own.split_once('-').expect("a key and a code");
        let (other_id, other_code) = other.split_once('-').expect("a key and a code");
        let spam = token(&mo[1]);
        let spam_code = spam.split_once('-').expect("a key and a code").1.to_owned();
        let mut turned: Vec<char> = code.chars().collect();
        turned[0] = if turned[0] == 'A' { 'B' } else { 'A' };
        let turned: String = turned.into_iter().collect();
        let receipt = comment.receipt.trim_start_matches("/comments/").to_owned();
        for forged in [
            format!("{other_id}-{code}"),
            format!("{id}-{other_code}"),
            format!("{id}-{spam_code}"),
            format!("{id}-{turned}"),
            format!("{id}-"),
            format!("{id}-{}", code.to_lowercase()),
            format!("0{id}-{code}"),
            format!("+{id}-{code}"),
            format!("%20{id}-{code}"),
            format!("{id}-{code}%20"),
            format!("-{id}-{code}"),
            format!("99999999999999999999-{code}"),
            id.to_owned(),
            code.to_owned(),
            receipt,
            "%00".to_owned(),
        ] {
            let path = format!("/desk/by-mail/{forged}");
            for method in [Method::Get, Method::Post] {
                let asked = world.reader().ask(method, &path).fields(&[]).send().await;
                assert!(matches!(asked.status, 400 | 404), "{path}: {asked:?}");
                assert!(!asked.has("Is it free?"), "{path}");
            }
        }
        assert_eq!(world.everything().await, before);
        world.reader().post(&ben[0], &[]).await.assert_status(303);
        let who = ask(world.context.database.read(), "SELECT p.name FROM decisions d JOIN people p ON p.id = d.person_id").await;
        assert_eq!(who[0]["name"], "Ben Marsh");
    }

    async fn other_sites_and_other_methods_change_nothing(world: &World) {
        let (comment, _, [publish, _]) = told(world).await;
        let before = world.everything().await;
        let reader = world.reader();
        for origin in ["https://evil.example", "null"] {
            let asked = reader.ask(Method::Post, &publish).fields(&[]).origin(Some(origin));
            asked.send().await.assert_status(403);
        }
        let framed = reader.ask(Method::Post, &publish).fields(&[]);
        framed.header("Sec-Fetch-Site", "cross-site").send().await.assert_status(403);
        for method in [Method::Head, Method::Options, Method::Put, Method::Delete, Method::Patch] {
            world.reader().ask(method, &publish).send().await;
        }
        assert_eq!(world.everything().await, before);
        assert_eq!(state(world, &comment).await, "waiting");
        // A browser that sends neither header has no page elsewhere that could have tricked it.
        let plain = reader.ask(Method::Post, &publish).fields(&[]).origin(None);
        plain.send().await.assert_redirect(&publish);
    }

    async fn a_link_is_in_no_log(world: &World) {
        let (_, _, [publish, spam]) = told(world).await;
        let codes = [&publish, &spam].map(|path| path.split_once('-').expect("a code").1.to_owned());
        let reader = world.reader();
        let work = async {
            reader.get(&publish).await;
            reader.post(&publish, &[]).await;
            reader.post(&spam, &[]).await;
            world.work().await;
        };
        let ((), lines) = heard(work).await;
        assert!(!lines.is_empty());
        for line in lines {
            assert!(codes.iter().all(|code| !line.contains(code.as_str())), "{line}");
        }
        let kept = format!("{:?}", world.everything().await);
        assert!(codes.iter().all(|code| !kept.contains(code.as_str())), "no code is kept");
    }

    async fn of_many_presses_at_once_one_decides(world: &World) {
        let (comment, _, [publish, spam]) = told(world).await;
        let reader = world.reader();
        let asked = (0..12).map(|number| reader.post(if number % 2 == 0 { &publish } else { &spam }, &[]));
        let answers = rocket::futures::future::join_all(asked).await;
        assert_eq!(answers.iter().filter(|answer| answer.status == 303).count(), 6, "each sees what came of the first");
        assert_eq!(answers.iter().filter(|answer| answer.status == 409).count(), 6);
        assert_ne!(state(world, &comment).await, "waiting");
        let decisions = ask(world.context.database.read(), "SELECT id FROM decisions").await;
        assert_eq!(decisions.len(), 1);
    }

    async fn a_decision_by_mail_is_undone_on_the_desk(world: &World) {
        let post = world.published("Why we print it").await;
        let mo: Person<'_> = world.person("Mo Moderator", &[Role::Moderator]).await;
        let comment = world.reader().comments(&post, "Cat Reed", "Is it free?").await;
        let mail = gathered(world).await;
        let publish = links(&mail[0]).remove(0);
        world.reader().post(&publish, &[]).await.assert_redirect(&publish);
        let undone = mo.post(&format!("/desk/moderation/comments/{}/undo", comment.id), &[]).await;
        assert_eq!(undone.status, 303, "{}", undone.text());
        assert_eq!(state(world, &comment).await, "waiting");
        world.reader().post(&publish, &[]).await.assert_redirect(&publish);
        assert_eq!(state(world, &comment).await, "waiting", "a link works once, undone or not");
    }
}
