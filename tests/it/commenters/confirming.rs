//! An address is confirmed once, through a mail; until then it proves nothing.

use crate::world::{World, ask, own_links};
use chrono::TimeDelta;
use fair_comment::{conversation::commenters, team::accounts::Role};
use rocket::http::Method;
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
        cat.confirms(&before).await;
        assert_eq!(confirmed(world).await, 2, "the one that was sent later too");
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
        let page = mo.get(&format!("/desk/moderation/comments/{}", first.id)).await;
        page.assert_has("cat@example.com, confirmed").assert_has("2 waiting");
    }

    async fn the_record_outlives_the_address_if_that_was_confirmed(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let cat = world.reader();
        let fields = [("name", "Cat"), ("body", "One"), ("email", CAT), ("notify", "true")];
        let first = cat.sends(&post, &fields).await;
        cat.confirms(&first).await;
        let refused = mo.decides(first.id, "refusal", 1, &[("guideline", "g2")]).await;
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
        page.assert_has("Its words are deleted");
        mo.get("/desk/moderation/").await.assert_has("1 not published: it is off topic (from this address, which is not confirmed for this comment)");
    }

    async fn comments_of_earlier_versions_get_their_hash_at_the_start(world: &World) {
        let post = world.published("Why we print it").await;
        for (name, email) in [("Cat", CAT), ("Cat", CAT), ("Dee", "dee@example.com")] {
            let body = format!("Hello from {name}, number {}", confirmed(world).await);
            let body = format!("{body} {}", fair_comment::base::keys::random_token());
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
        world.leave_mail();
        world.work().await;
    }

    async fn a_link_ends_and_can_be_sent_again(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let comment = cat.sends(&post, &asking("Cat", "One")).await;
        world.work().await;
        let [link, not_mine, stop] = links(world).try_into().expect("three links");
        world.pass(TimeDelta::days(8));
        world.work().await;
        world.mail();
        cat.get(&link).await.assert_status(410).assert_has("work for 7 days").assert_has("Email me a new link");
        cat.post(&link, &[]).await.assert_status(410);
        assert_eq!(confirmed(world).await, 0);
        for _ in 0..2 {
            cat.post(&format!("{link}/again"), &[]).await.assert_ok().assert_has("Check your email");
            world.work().await;
        }
        let again = links(world);
        assert_eq!(again.len(), 3, "one mail a day: {again:?}");
        assert_eq!(again[1..], [not_mine, stop]);
        let done = cat.post(&again[0], &[]).await;
        done.assert_redirect(&format!("{}?done=confirmed", comment.receipt));
        assert_eq!(confirmed(world).await, 1);
        // Its writer is known now, so the old link leads on to the comment too.
        cat.post(&link, &[]).await.assert_redirect(&format!("{}?done=confirmed", comment.receipt));
        let (head, _) = link.rsplit_once('-').expect("parts");
        for wrong in [format!("{head}-abc"), "/comments/confirm/1".to_owned()] {
            cat.get(&wrong).await.assert_status(404);
            cat.post(&wrong, &[]).await.assert_status(404);
            cat.post(&format!("{wrong}/again"), &[]).await.assert_status(404);
        }
        let foreign = cat.ask(Method::Post, &link).fields(&[]).origin(Some("https://evil.example"));
        foreign.send().await.assert_status(403);
    }

    async fn the_owner_says_that_it_was_somebody_else(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let own = cat.sends(&post, &asking("Cat", "Mine")).await;
        cat.confirms(&own).await;
        let mallory = world.reader();
        let theirs = mallory.sends(&post, &asking("Mallory", "Rude words")).await;
        let receipt = mallory.get(&theirs.receipt).await;
        receipt.assert_has("confirm it or we cannot write to you");
        // What the sender sees is the same for an address that nobody has confirmed.
        let unknown = [("name", "Mallory"), ("body", "Rude words"), ("email", "no@example.com"), ("notify", "true")];
        let unknown = world.reader().sends(&post, &unknown).await;
        let other = world.reader().get(&unknown.receipt).await.text();
        let blank = |text: String, of: &str| text.replace(of.rsplit('/').next().unwrap_or(""), "");
        assert_eq!(blank(receipt.text(), &theirs.receipt), blank(other, &unknown.receipt));
        world.work().await;
        world.mail();
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let refused = mo.decides(theirs.id, "refusal", 1, &[("guideline", "duplicate")]).await;
        assert_eq!(refused.status, 303);
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        let told = world.mail().into_iter().find(|mail| mail.to == CAT).expect("told");
        assert!(!told.letter.plain().contains("Rude words"), "words they may not have written");
        let not_mine = own_links(&told.letter.plain())
            .into_iter()
            .find(|path| path.starts_with("/comments/not-mine/"))
            .expect("a way to say so");
        let before = world.everything().await;
        cat.get(&not_mine).await.assert_ok().assert_has("This was not me");
        assert_eq!(before, world.everything().await, "to open a link changes nothing");
        cat.post(&not_mine, &[]).await.assert_ok().assert_has("taken your email address off");
        cat.post(&not_mine, &[]).await.assert_ok();
        cat.get(&not_mine).await.assert_status(410);
        let page = mo.get(&format!("/desk/moderation/comments/{}", theirs.id)).await;
        page.assert_has("The owner of the email address says they did not send it");
        assert!(!page.has(CAT) && !page.has("Mine"), "{page:?}");
        let page = mo.get(&format!("/desk/moderation/comments/{}", own.id)).await;
        assert!(page.select(".fc-card__record").is_empty() && !page.has("Mallory"), "{page:?}");
        let lines = ask(
            world.context.database.read(),
            "SELECT id FROM audit WHERE action = 'comment_disowned'",
        )
        .await;
        assert_eq!(lines.len(), 1);
        for wrong in ["/comments/not-mine/1-x", "/comments/not-mine/x"] {
            cat.get(wrong).await.assert_status(404);
            cat.post(wrong, &[]).await.assert_status(404);
        }
    }

    async fn a_receipt_shows_its_address_and_mails_it_once_a_day(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let comment = cat.sends(&post, &[("name", "Cat"), ("body", "One"), ("email", CAT)]).await;
        let page = cat.get(&comment.receipt).await;
        page.assert_has(&format!("http://localhost:8000{}", comment.receipt));
        let path = format!("{}/link", comment.receipt);
        for _ in 0..3 {
            let done = cat.post(&path, &[]).await;
            done.assert_redirect(&format!("{}?done=mailed", comment.receipt));
            cat.get(done.location()).await.assert_has("We will email this link");
            world.work().await;
        }
        assert_eq!(world.mail().iter().filter(|mail| mail.to == CAT).count(), 1);
        world.pass(TimeDelta::hours(25));
        world.work().await;
        world.mail();
        cat.post(&path, &[]).await;
        world.work().await;
        assert_eq!(world.mail().iter().filter(|mail| mail.to == CAT).count(), 1);
        let without = cat.comments(&post, "Cat", "No address").await;
        let page = cat.get(&without.receipt).await;
        assert!(!page.has("Email me this link"), "{page:?}");
        cat.post("/comments/1-x/link", &[]).await.assert_status(404);
    }

    async fn a_confirmed_address_gets_few_mails_however_often_it_is_typed(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let first = cat.sends(&post, &asking("Cat", "Mine")).await;
        cat.confirms(&first).await;
        world.pass(TimeDelta::hours(25));
        for number in 0..12 {
            let body = format!("Words {number}");
            let comment = world.reader().sends(&post, &asking("Mallory", &body)).await;
            world.reader().post(&format!("{}/link", comment.receipt), &[]).await.assert_status(303);
            world.pass(TimeDelta::minutes(2));
        }
        world.work().await;
        assert_eq!(world.mail().iter().filter(|mail| mail.to == CAT).count(), 5);
    }
}

fn asking<'a>(name: &'a str, body: &'a str) -> [(&'static str, &'a str); 4] {
    [("name", name), ("body", body), ("email", CAT), ("notify", "true")]
}

/// The addresses of this blog in the mail to Cat.
fn links(world: &World) -> Vec<String> {
    let mail = world.mail();
    mail.iter()
        .filter(|mail| mail.to == CAT)
        .flat_map(|mail| own_links(&mail.letter.plain()))
        .collect()
}
