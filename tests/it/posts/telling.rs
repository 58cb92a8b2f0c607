//! Who is told by mail of a post on its way: editors, its author, those who stand over it.

use crate::world::{Person, World};
use fair_comment::team::accounts::Role;

/// The mail since the last look: to whom, the subject, the words.
async fn told(world: &World) -> Vec<(String, String, String)> {
    world.work().await;
    let mut mail: Vec<_> = world
        .mail()
        .into_iter()
        .map(|mail| (mail.to.clone(), mail.letter.subject.clone(), mail.letter.plain()))
        .collect();
    mail.sort();
    mail
}

fn people(mail: &[(String, String, String)]) -> Vec<&str> {
    mail.iter().map(|(to, _, _)| to.as_str()).collect()
}

async fn sends(person: &Person<'_>, path: &str, step: &str, fields: &[(&str, &str)]) {
    person.post(&format!("{path}{step}"), fields).await.assert_status(303);
}

both! {
    async fn editors_are_asked_and_the_author_reads_the_note(world: &World) {
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let ed = world.person("Ed Itor", &[Role::Editor]).await;
        let eve = world.person("Eve Editor", &[Role::Editor]).await;
        world.person("Ada Admin", &[Role::Administrator]).await;
        let id = ana.writes("A title", "Words").await;
        let path = format!("/desk/posts/{id}/");
        for _ in 0..2 {
            sends(&ana, &path, "review", &[]).await;
        }
        let mail = told(world).await;
        assert_eq!(people(&mail), [ed.email.as_str(), eve.email.as_str()]);
        for (_, subject, plain) in &mail {
            assert_eq!(subject, "Please review a post – A title");
            assert!(plain.contains("Ana Field has sent the post “A title” for review."), "{plain}");
            assert!(plain.contains(&format!("http://localhost:8000{path}")), "{plain}");
        }
        let page = ed.get(&format!("{path}send-back")).await;
        page.assert_has("Send back “A title”").assert_has("Note to the author");
        let long = "w".repeat(1001);
        let refused = ed.post(&format!("{path}send-back"), &[("note", long.as_str())]).await;
        refused.assert_status(422);
        assert_eq!(refused.select("#note"), [long.as_str()]);
        for _ in 0..2 {
            sends(&ed, &path, "send-back", &[("note", "Say who decides.")]).await;
        }
        let mail = told(world).await;
        let [(to, subject, plain)] = mail.as_slice() else { panic!("one mail: {mail:?}") };
        assert_eq!((to.as_str(), subject.as_str()), (ana.email.as_str(), "Your post was sent back – A title"));
        assert!(plain.contains("Ed Itor writes:\n\n> Say who decides."), "{plain}");
        ana.get(&path).await.assert_has("An editor sent this post back:").assert_has("Say who decides.");
        sends(&ana, &path, "review", &[]).await;
        told(world).await;
        assert!(!ana.get(&path).await.has("Say who decides."));
        sends(&ed, &path, "send-back", &[]).await;
        let mail = told(world).await;
        assert!(!mail[0].2.contains("writes:"), "{mail:?}");
    }

    async fn where_there_is_no_other_editor_administrators_are_asked(world: &World) {
        let ed = world.person("Ed Itor", &[Role::Editor]).await;
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let id = ed.writes("A title", "Words").await;
        sends(&ed, &format!("/desk/posts/{id}/"), "review", &[]).await;
        assert_eq!(people(&told(world).await), [ada.email.as_str()]);
    }

    async fn those_over_a_post_are_told_of_its_publication_but_not_whoever_pressed(world: &World) {
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let ben = world.person("Ben Marsh", &[Role::Author]).await;
        let ed = world.person("Ed Itor", &[Role::Editor]).await;
        let id = ana.writes("A title", "Words").await;
        let path = format!("/desk/posts/{id}/");
        let byline = format!("{}\nA Guest\n{}\n{}", ana.email, ed.email, ben.email);
        let fields = [("title", "A title"), ("body", "Words"), ("byline", byline.as_str())];
        sends(&ana, &path, "", &fields).await;
        for _ in 0..2 {
            sends(&ed, &path, "publication", &[]).await;
        }
        let mail = told(world).await;
        assert_eq!(people(&mail), [ana.email.as_str(), ben.email.as_str()]);
        let (_, subject, plain) = &mail[0];
        assert_eq!(subject, "Your post is published – A title");
        assert!(plain.contains("Ed Itor has published the post “A title”."), "{plain}");
        assert!(plain.contains("http://localhost:8000/2026/03/09/a-title/"), "{plain}");
        // A later change is not the publication.
        let fields = [("title", "A title"), ("body", "Other words"), ("byline", byline.as_str())];
        sends(&ed, &path, "", &fields).await;
        sends(&ed, &path, "publication", &[("kind", "correction")]).await;
        assert!(told(world).await.is_empty());
    }
}
