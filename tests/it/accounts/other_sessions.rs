//! Forms that come with another session than they were made for: after signing in again, after the session
//! was forgotten, or while somebody else is signed in. No word is lost, and nobody else reads one.

use crate::world::{Answer, Browser, PASSWORD, World, ask};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

/// A long note with everything that a form could spoil.
fn long_note() -> String {
    "Dear \"Cat\" & <others>,\r\n\r\n  we cannot publish this, 100% sure: ünï + co.\r\n".repeat(20)
}

/// What the only form of the page sends when its button is pressed.
fn fields(page: &Answer) -> Vec<(String, String)> {
    let inputs = page.attributes("main form input", "name");
    let values = page.attributes("main form input", "value");
    let areas = page.attributes("main form textarea", "name");
    let texts = areas.iter().map(|name| {
        let body = page.body();
        let start = body.find(&format!("name=\"{name}\" rows")).expect("a field");
        let text = body[start..].split_once(">\n").expect("its text").1;
        unescaped(text.split_once("</textarea>").expect("its end").0)
    });
    inputs.into_iter().zip(values).chain(areas.iter().cloned().zip(texts)).collect()
}

fn unescaped(text: &str) -> String {
    let pairs = [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
    pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// Presses the button of the only form of the page.
async fn presses(browser: &Browser<'_>, page: &Answer) -> Answer {
    let action = page.attributes("main form", "action").concat();
    let fields = fields(page);
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(&action, &fields).await
}

/// Signs in by the page that says that the words are kept.
async fn signs_in_by(page: &Answer, browser: &Browser<'_>, email: &str) -> Answer {
    let kept = page.attributes("input[name=kept]", "value").concat();
    assert!(!kept.is_empty(), "{page:?}");
    browser
        .post("/desk/sign-in", &[("email", email), ("password", PASSWORD), ("kept", &kept)])
        .await
}

async fn rows(world: &World, table: &str) -> usize {
    ask(world.context.database.read(), &format!("SELECT id FROM {table}")).await.len()
}

both! {
    async fn a_post_saved_after_signing_in_again_comes_back_whole_and_unsent(world: &World) {
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let old = ana.csrf();
        ana.post("/desk/sign-out", &[]).await.assert_redirect("/desk/sign-in?out=1");
        ana.signs_in(&ana.email, PASSWORD).await.assert_redirect("/desk/");
        let words = long_note();
        let typed = [("csrf", old.as_str()), ("title", "Tides \"&\" <men>"), ("body", &words)];
        let page = ana.post("/desk/posts/", &typed).await;
        page.assert_status(403).assert_has("nothing is lost");
        assert_eq!(rows(world, "posts").await, 0);
        assert_eq!(rows(world, "kept_words").await, 0);
        let sent = fields(&page);
        assert!(sent.contains(&("title".to_owned(), "Tides \"&\" <men>".to_owned())), "{sent:?}");
        assert!(sent.contains(&("body".to_owned(), words.clone())), "{sent:?}");
        assert!(!page.body().contains(&old), "the old token is shown");
        presses(&ana, &page).await.assert_status(303);
        let kept = world.everything().await["revisions"].concat();
        assert!(kept.contains("ünï + co."), "{kept}");
    }

    async fn a_refusal_with_a_long_note_comes_back_whole_and_unsent(world: &World) {
        world.leave_mail();
        let post = world.published("Tides").await;
        let mo = world.person("Mo Hill", &[Role::Moderator]).await;
        let comment = world.reader().comments(&post, "Cat", "Some words.").await;
        let old = mo.csrf();
        mo.signs_in(&mo.email, PASSWORD).await;
        let note = long_note();
        let typed = [("csrf", old.as_str()), ("guideline", "g1"), ("note", note.as_str())];
        let page = mo.decides(comment.id, "refusal", 1, &typed).await;
        page.assert_status(403).assert_has("earlier session");
        let sent = fields(&page);
        for (name, value) in [("version", "1"), ("guideline", "g1"), ("note", &note)] {
            assert!(sent.contains(&(name.to_owned(), value.to_owned())), "{name}: {sent:?}");
        }
        assert_eq!(rows(world, "comments WHERE status = 'waiting'").await, 1);
    }

    async fn what_one_wrote_is_not_shown_to_another_who_signed_in_after_them(world: &World) {
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let bo = world.person("Bo Hill", &[Role::Author]).await;
        let (anas, bos) = (ana.csrf(), bo.csrf());
        let typed = [("csrf", anas.as_str()), ("title", "Tides"), ("body", "Secret words")];
        let page = bo.post("/desk/posts/", &typed).await;
        page.assert_status(403).assert_has("Someone else is now signed in");
        assert!(!page.body().contains("Secret words") && !page.body().contains("Tides"));
        assert_eq!(rows(world, "posts").await, 0);
        // Bo gets nothing for the code, and Ana gets her words.
        let answer = signs_in_by(&page, &world.reader(), &bo.email).await;
        answer.assert_redirect("/desk/");
        let shown = signs_in_by(&page, &bo, &ana.email).await;
        assert_eq!(shown.assert_ok().select("textarea"), ["Secret words"]);
        // Without words there is nothing to keep, and the token of another is no key to anything.
        let carl = world.person("Carl Moss", &[Role::Author]).await;
        let before = world.everything().await;
        carl.post("/desk/posts/", &[("csrf", &bos)]).await.assert_status(403);
        for forged in ["", "x", "..", &format!(".{}.x", carl.id), &format!("x.{}.y", carl.id)] {
            let page = carl.post("/desk/posts/", &[("csrf", forged), ("body", "Planted")]).await;
            page.assert_status(403).assert_has("earlier session");
            assert!(!page.body().contains("Planted"), "{page:?}");
        }
        assert_eq!(before, world.everything().await);
    }

    async fn a_form_left_open_over_a_weekend_keeps_every_word(world: &World) {
        world.leave_mail();
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let token = ana.csrf();
        world.pass(TimeDelta::days(3));
        world.work().await;
        assert_eq!(rows(world, "sessions").await, 0, "the session was forgotten");
        let words = "Fair & square, 100% – ".repeat(40_000);
        let typed = [("csrf", token.as_str()), ("title", "Tides"), ("body", &words)];
        let page = ana.post("/desk/posts/", &typed).await;
        page.assert_status(401).assert_has("We have kept what you wrote");
        let shown = signs_in_by(&page, &ana, &ana.email).await;
        assert_eq!(shown.assert_ok().select("textarea").concat().trim(), words.trim());
        // Nor does it matter that the browser has no cookie any more, or where in the form the token stands.
        let typed = [("title", "Ebb"), ("body", &words[..2_000]), ("csrf", &token)];
        let page = world.reader().post("/desk/posts/", &typed).await;
        page.assert_status(401).assert_has("We have kept what you wrote");
        let back = world.reader();
        let shown = signs_in_by(&page, &back, &ana.email).await;
        shown.assert_ok().assert_has("Fair & square");
        presses(&back, &shown).await.assert_status(303);
    }

    async fn passwords_are_not_kept_and_what_stands_beside_them_is(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let old = ada.csrf();
        let typed = [
            ("csrf", old.as_str()),
            ("name", "Bo Hill"),
            ("email", "bo@example.test"),
            ("password", "granite otter violin dusk"),
            ("role", "author"),
            ("role", "moderator"),
        ];
        world.pass(TimeDelta::hours(1));
        let page = ada.post("/desk/people/", &typed).await;
        page.assert_status(401);
        let everything = format!("{:?}", world.everything().await);
        assert!(!everything.contains("granite"), "a password is in the database");
        let shown = signs_in_by(&page, &ada, &ada.email).await;
        for page in [shown, ada.post("/desk/people/", &typed).await] {
            assert!(!page.body().contains("granite"), "{page:?}");
            let sent = fields(&page);
            for (name, value) in &typed[1..3] {
                assert!(sent.contains(&((*name).to_owned(), (*value).to_owned())), "{sent:?}");
            }
            let roles = page.attributes("input[name=role]", "value");
            assert_eq!(roles, ["author", "moderator"]);
            assert_eq!(page.attributes("input[name=password]", "type"), ["password"]);
            assert!(page.attributes("input[name=password]", "value").is_empty());
        }
    }

    async fn a_deactivated_person_keeps_nothing(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let ana = world.person("Ana Field", &[Role::Author]).await;
        ada.post(&format!("/desk/people/{}/deactivation", ana.id), &[]).await.assert_status(303);
        let page = ana.post("/desk/posts/", &[("title", "Tides"), ("body", "Words")]).await;
        page.assert_status(401).assert_has("You have been signed out").assert_has("Tides");
        assert_eq!(rows(world, "kept_words").await, 0);
    }
}
