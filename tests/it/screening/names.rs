//! Names: nobody looks like the team, and what stands in a name or hides in a text is found.

use crate::world::{World, ask};
use fair_comment::{
    base::skeleton::skeleton,
    team::accounts::{self, Role},
};

const PERSON: &str = "Uses the name of someone on the team";
const ROLE: &str = "Uses the name of a role, such as moderator or team";

async fn marks_of(world: &World, name: &str, number: usize) -> Vec<String> {
    let found = format!(
        "SELECT h.rule, h.detail FROM holds h JOIN comments c ON c.id = h.comment_id \
         WHERE c.body = 'Comment {number}' AND h.rule = 'team_name'"
    );
    let rows = ask(world.context.database.read(), &found).await;
    assert!(rows.len() < 2, "{name}: said twice");
    rows.iter().filter_map(|row| row["detail"].as_str().map(str::to_owned)).collect()
}

both! {
    async fn names_that_look_like_the_team_are_marked(world: &World) {
        let post = world.published("Why we print it").await;
        world.add("Ed Itor", &[Role::Editor]).await;
        world.run("UPDATE site SET name = 'Harbour Notes', organisation = 'Department of Tides'").await;
        fair_comment::team::site::reload(&world.context).await.expect("read again");
        let names = [
            ("Ed Itor\u{200b}", "person"),
            ("Ｅd Itor", "person"),
            ("Ed Itor (Team member)", "person"),
            ("ED ITOR", "person"),
            ("Еd Іtоr", "person"),
            ("Éd.Ìtor", "person"),
            ("\u{202e}Ed Itor", "person"),
            ("Moderator", "role"),
            ("M\u{200d}oderator", "role"),
            ("Аdmіn", "role"),
            ("The Team", "role"),
            ("TEAM-MEMBER", "role"),
            ("Official reply", "role"),
            ("Admin_2", "role"),
            ("harbour notes", "site"),
            ("Staff at Harbour\u{2060} Notes", "site"),
            ("DEPARTMENT OF TIDES", "organisation"),
            ("Steam", ""),
            ("Adminah", ""),
            ("Teddy Itor", ""),
            ("Ed", ""),
            ("Harbour", ""),
            ("Zoë Łódź", ""),
        ];
        for (number, (name, likeness)) in names.iter().enumerate() {
            world.reader().comments(&post, name, &format!("Comment {number}")).await;
            let expected: Vec<&str> = Some(*likeness).filter(|it| !it.is_empty()).into_iter().collect();
            assert_eq!(marks_of(world, name, number).await, expected, "{name:?}");
        }
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let queue = ana.get("/desk/moderation/").await;
        queue.assert_has(PERSON).assert_has(ROLE).assert_has("Uses the name of this blog");
        assert!(!queue.body().contains(['\u{202e}', '\u{200b}', '\u{200d}', '\u{2060}']));
    }

    async fn a_name_that_cannot_be_seen_is_none(world: &World) {
        let post = world.published("Why we print it").await;
        for nothing in ["\u{fff9}", "\u{200b}", "\u{3164}", "\u{2800}", "\u{e0041}", "\u{115f}\u{1d173}"] {
            let fields = [("name", nothing), ("body", "Hello")];
            let path = format!("{}comments", post.path);
            world.reader().post(&path, &fields).await.assert_refused(&["Enter your name"]);
        }
    }

    async fn what_the_names_of_the_team_look_like_is_kept_with_them(world: &World) {
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let kept = async || {
            let rows = ask(world.context.database.read(), "SELECT name_skeleton FROM people ORDER BY id").await;
            rows.iter().map(|row| row["name_skeleton"].as_str().map(str::to_owned)).collect::<Vec<_>>()
        };
        assert!(kept().await.contains(&Some(skeleton("Ana Field"))));
        let fields = [("name", "Ana Fields"), ("job", ""), ("biography", "")];
        ana.post("/desk/account/profile", &fields).await.assert_status(303);
        assert!(kept().await.contains(&Some(skeleton("Ana Fields"))));
        assert!(!kept().await.contains(&Some(skeleton("Ana Field"))));
        // As an earlier version of the program left them.
        world.run("UPDATE people SET name_skeleton = NULL").await;
        accounts::prepare(&world.context).await.expect("made anew");
        assert!(kept().await.contains(&Some(skeleton("Ana Fields"))));
        assert!(kept().await.iter().all(Option::is_some));
    }

    async fn names_are_looked_over_like_texts(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        ana.adds_rule("bollocks", &[("name", "Rude")]).await;
        for (name, mark) in [
            ("pat@example.org", "Likely email address in the name"),
            ("Pat 07700 900123", "Likely telephone number in the name"),
            ("Pat 0\u{200b}7700 ９００123", "Likely telephone number in the name"),
            ("www.example.org", "Has a link in the name"),
            ("Mr B\u{202c}ollocks", "Watched words in the name (Rude)"),
        ] {
            let comment = world.reader().comments(&post, name, &format!("I am {}", mark.len())).await;
            let page = ana.get(&format!("/desk/moderation/comments/{}", comment.id)).await;
            assert!(page.select(".fc-card__marks li").contains(&mark.to_owned()), "{name}: {}", page.text());
        }
    }

    async fn what_is_hidden_in_a_text_is_marked_where_it_was_typed_and_can_be_taken_out(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        ana.adds_rule("bollocks", &[("name", "Rude")]).await;
        for hidden in ["bol\u{202c}locks", "bol~~lo~~cks", "bol[lo](https://a.example/)cks", "bo&#108;locks", "ｂollocks", "bоllоcks"] {
            let comment = world.reader().comments(&post, "Cat", &format!("What {hidden} this is")).await;
            let page = ana.get(&format!("/desk/moderation/comments/{}", comment.id)).await;
            let marks = page.select(".fc-card__marks li");
            assert!(marks.iter().any(|it| it.contains("Rude")), "{hidden}: {marks:?}");
            let marked = page.select("mark").into_iter().filter(|it| it.contains("watched word")).count();
            assert_eq!(marked, 1, "{hidden}");
        }
        for number in ["&#48;7700 900123", "07700 **900123**", "07700\u{200b}900123", "０７７００ 900123"] {
            let comment = world.reader().comments(&post, "Cat", &format!("Ring {number} at once")).await;
            let page = ana.get(&format!("/desk/moderation/comments/{}", comment.id)).await;
            let spans = page.attributes(".fc-acts input[name=span]", "value");
            assert_eq!(spans.len(), 1, "{number}");
            let path = format!("/desk/moderation/comments/{}/redacted-publication", comment.id);
            ana.post(&path, &[("version", "1"), ("span", &spans[0])]).await.assert_status(303);
            let page = world.reader().get(&format!("{}comments/{}", post.path, comment.id)).await;
            page.assert_status(302);
        }
        let page = world.reader().get(&post.path).await;
        assert_eq!(page.text().matches("[personal information removed by a moderator]").count(), 4);
        assert!(!page.text().contains("900"), "{}", page.text());
    }
}
