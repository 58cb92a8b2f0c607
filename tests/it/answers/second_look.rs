//! A second person looks at a reply before it is published, where the settings ask for that.

use super::{Scene, conflicts};
use crate::world::{Person, World, ask};
use chrono::TimeDelta;
use fair_comment::team::{
    accounts::Role,
    site::{self, Site},
};

/// Asks for a second person, as the settings page does.
async fn switched_on(world: &World) {
    let ada = world.person("Ada Admin", &[Role::Administrator]).await;
    let page = ada.get("/desk/settings").await;
    assert!(page.attributes("#second_look", "checked").is_empty(), "it is off at first");
    let version = page.attributes("input[name=version]", "value").remove(0);
    let fields = [
        ("name", "Our blog"),
        ("purpose", "How we work"),
        ("organisation", "Our department"),
        ("accent", "#143f3a"),
        ("replies", "everyone"),
        ("second_look", "true"),
        ("version", version.as_str()),
    ];
    ada.post("/desk/settings", &fields).await.assert_redirect("/desk/settings?done=1");
    site::reload(&world.context).await.expect("read");
    assert_ne!(*world.context.site.get(), Site::default());
}

/// The key of what waits to be looked at.
async fn waiting(world: &World) -> i64 {
    let select = "SELECT id FROM reply_reviews ORDER BY id DESC LIMIT 1";
    ask(world.context.database.read(), select).await[0]["id"].as_i64().expect("a key")
}

async fn looks(person: &Person<'_>, look: i64, what: &str, note: &str) -> crate::world::Answer {
    person.post(&format!("/desk/answers/looks/{look}/{what}"), &[("look_note", note)]).await
}

fn told(world: &World, person: &Person<'_>) -> Vec<(String, String)> {
    let mail = world.mail().into_iter().filter(|mail| mail.to == person.email);
    mail.map(|mail| (mail.letter.subject.clone(), mail.letter.plain())).collect()
}

both! {
    async fn a_reply_waits_until_someone_else_has_looked_at_it(world: &World) {
        let scene = Scene::set(world).await;
        let Scene { ann, mo, post, comment } = &scene;
        switched_on(world).await;
        let page = format!("/desk/answers/{}", comment.id);
        ann.post(&scene.at("draft"), &[("reply", "Half")]).await.assert_status(303);
        let fields = [("reply", "It is on *page 8*."), ("draft_version", "1")];
        for _ in 0..2 {
            ann.post(&scene.at("reply"), &fields).await.assert_redirect(&format!("{page}?done=handed-in"));
        }
        assert!(!world.reader().get(&post.path).await.has("page 8"), "it waits");
        let look = waiting(world).await;
        // Whoever wrote it is not the second person.
        conflicts(&looks(ann, look, "publication", "").await, "You wrote this reply");
        conflicts(&looks(ann, look, "return", "Hm").await, "You wrote this reply");
        let stranger = world.person("Bob Author", &[Role::Author]).await;
        looks(&stranger, look, "publication", "").await.assert_status(404);
        mo.get("/desk/answers/").await.assert_has("A reply is waiting to be checked");
        let shown = mo.get(&page).await;
        shown.assert_has("A reply by Ann Author for you to look at").assert_has("It is on page 8.");
        looks(mo, look, "publication", "").await.assert_redirect(&format!("{page}?done=agreed"));
        conflicts(&looks(mo, look, "publication", "").await, "This reply has already been");
        let public = world.reader().get(&post.path).await;
        public.assert_has("Comment by Ann Author").assert_has("It is on page 8.");
        assert_eq!(public.text().matches("It is on page 8.").count(), 1);
        world.work().await;
        let told = told(world, ann);
        let [(subject, plain)] = told.as_slice() else { panic!("one mail: {told:?}") };
        assert_eq!(subject, "Your reply is published – Why we print it");
        assert!(plain.contains("Mo Moderator looked at your reply and published it in your name"), "{plain}");
        // Its writer can still take it back.
        let reply = "SELECT id FROM comments WHERE person_id IS NOT NULL";
        let reply = ask(world.context.database.read(), reply).await[0]["id"].as_i64().expect("a key");
        ann.post(&format!("/desk/answers/replies/{reply}/taking-back"), &[]).await.assert_status(303);
        assert!(!world.reader().get(&post.path).await.has("page 8"));
    }

    async fn those_near_the_post_are_asked_and_others_if_there_are_none(world: &World) {
        let scene = Scene::set(world).await;
        let Scene { ann, mo, .. } = &scene;
        switched_on(world).await;
        world.work().await;
        world.mail();
        mo.post(&scene.at("reply"), &[("reply", "It is on page 8.")]).await.assert_status(303);
        world.work().await;
        let asked = told(world, ann);
        let [(subject, plain)] = asked.as_slice() else { panic!("one mail: {asked:?}") };
        assert_eq!(subject, "Please look at a reply – Why we print it");
        for words in ["Mo Moderator has written a reply", "> It is on page 8.", "> Will you print it again?"] {
            assert!(plain.contains(words), "{words}: {plain}");
        }
        // Ann's own go to people who are not her.
        let look = waiting(world).await;
        let mine = format!("/desk/answers/looks/{look}/recall");
        ann.post(&mine, &[]).await.assert_status(404);
        mo.post(&mine, &[]).await.assert_status(303);
        let fields = [("reply", "It is on page 9."), ("draft_version", "1")];
        ann.post(&scene.at("reply"), &fields).await.assert_status(303);
        world.work().await;
        let everyone: Vec<String> = world.mail().into_iter().map(|mail| mail.to).collect();
        assert!(everyone.contains(&mo.email) && !everyone.contains(&ann.email), "{everyone:?}");
    }

    async fn a_reply_is_sent_back_with_a_note_and_no_word_is_lost(world: &World) {
        let scene = Scene::set(world).await;
        let Scene { ann, mo, comment, post } = &scene;
        switched_on(world).await;
        ann.post(&scene.at("reply"), &[("reply", "It is on page 8.")]).await.assert_status(303);
        world.work().await;
        world.mail();
        let look = waiting(world).await;
        let page = format!("/desk/answers/{}", comment.id);
        let long = "w".repeat(1001);
        let refused = looks(mo, look, "return", &long).await;
        refused.assert_status(422);
        assert_eq!(refused.select("#look_note"), [long.as_str()]);
        looks(mo, look, "return", "").await.assert_refused(&["Enter what should change"]);
        looks(mo, look, "return", "It is page 9.").await.assert_redirect(&format!("{page}?done=sent-back"));
        conflicts(&looks(mo, look, "publication", "").await, "This reply has already been");
        world.work().await;
        let told = told(world, ann);
        let [(subject, plain)] = told.as_slice() else { panic!("one mail: {told:?}") };
        assert_eq!(subject, "Your reply was sent back – Why we print it");
        assert!(plain.contains("> It is page 9.") && plain.contains("> It is on page 8."), "{plain}");
        let shown = ann.get(&page).await;
        shown.assert_has("Mo Moderator sent it back").assert_has("It is page 9.");
        assert_eq!(shown.select("#reply"), ["It is on page 8."], "the words are a draft");
        let again = [("reply", "It is on page 9."), ("draft_version", "1")];
        ann.post(&scene.at("reply"), &again).await.assert_redirect(&format!("{page}?done=handed-in"));
        assert!(!ann.get(&page).await.has("sent it back"));
        looks(mo, waiting(world).await, "publication", "").await.assert_status(303);
        world.reader().get(&post.path).await.assert_has("It is on page 9.");
        world.work().await;
    }

    async fn a_correction_is_looked_at_as_well(world: &World) {
        let scene = Scene::set(world).await;
        let Scene { ann, mo, comment, post } = &scene;
        ann.post(&scene.at("reply"), &[("reply", "It is on page 8.")]).await.assert_status(303);
        let reply = "SELECT id FROM comments WHERE person_id IS NOT NULL";
        let reply = ask(world.context.database.read(), reply).await[0]["id"].as_i64().expect("a key");
        switched_on(world).await;
        world.pass(TimeDelta::minutes(20));
        let own = format!("/desk/answers/replies/{reply}");
        let fields = [("reply", "It is on page 9."), ("version", "1")];
        for _ in 0..2 {
            let done = ann.post(&format!("{own}/correction"), &fields).await;
            done.assert_redirect(&format!("{own}?done=handed-in"));
        }
        world.reader().get(&post.path).await.assert_has("It is on page 8.");
        ann.get(&own).await.assert_has("It will be published when someone else has checked it.");
        let recall = format!("/desk/answers/looks/{}/recall", waiting(world).await);
        ann.post(&recall, &[]).await.assert_redirect(&format!("{own}?done=recalled"));
        let page = ann.get(&own).await;
        assert_eq!(page.select("#reply"), ["It is on page 9."], "the words are kept");
        assert!(!page.has("sent it back"));
        ann.post(&format!("{own}/correction"), &fields).await.assert_redirect(&format!("{own}?done=handed-in"));
        mo.get(&format!("/desk/answers/{}", comment.id)).await.assert_has("A correction by Ann Author");
        looks(mo, waiting(world).await, "publication", "").await.assert_status(303);
        let page = world.reader().get(&post.path).await;
        page.assert_has("It is on page 9.").assert_has("Corrected at 10:20am on 9 March 2026");
        assert!(!page.has("page 8"));
        world.work().await;
    }
}
