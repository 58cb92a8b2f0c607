//! Whom a post is by and what it is about, chosen from lists: a typing mistake makes neither a guest nor a topic.

use crate::world::{World, ask};
use fair_comment::team::accounts::Role;

async fn names(world: &World, select: &str) -> Vec<String> {
    let found = ask(world.context.database.read(), select).await;
    found.iter().map(|row| row["name"].as_str().expect("a name").to_owned()).collect()
}

const CREDITS: &str = "SELECT name FROM revision_authors WHERE revision_id = \
                       (SELECT MAX(revision_id) FROM revision_authors) ORDER BY position";

both! {
    async fn people_are_chosen_by_name_and_a_guest_is_added_apart(world: &World) {
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let ben = world.person("Ben Marsh", &[Role::Author]).await;
        let page = ana.get("/desk/posts/new").await;
        assert_eq!(page.attributes("select[name=author] option[selected]", "value"), [ana.email.as_str()]);
        assert!(page.select("#byline option").contains(&"Ben Marsh".to_owned()));
        let fields = [
            ("title", "Tides"), ("body", "Words"), ("author", &ben.email), ("author", ""), ("author", &ana.email),
            ("guest", "Dr Guest"), ("new_topic", ""),
        ];
        let saved = ana.post("/desk/posts/", &fields).await;
        saved.assert_status(303);
        assert_eq!(names(world, CREDITS).await, ["Ben Marsh", "Ana Field", "Dr Guest"]);
        let page = ana.get(saved.location()).await;
        let chosen = page.attributes("select[name=author] option[selected]", "value");
        assert_eq!(chosen, [ben.email.as_str(), ana.email.as_str(), "Dr Guest"]);
        page.assert_has("Dr Guest (guest)");
        assert_eq!(page.attributes("#guest", "value"), [""]);
    }

    async fn the_name_of_a_colleague_makes_no_guest(world: &World) {
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let before = world.everything().await;
        for (guest, mistake) in [
            ("ANA  Field", "Ana Field has an account. Choose them from the list of authors"),
            ("Dr.Guest@example.test", "Enter the name of the guest, and not an email address"),
        ] {
            let fields = [
                ("title", "Tides"), ("body", "Words that stay"), ("author", ana.email.as_str()), ("guest", guest),
                ("new_topic", "Boats"),
            ];
            for path in ["/desk/posts/", "/desk/posts/preview"] {
                let page = ana.post(path, &fields).await;
                page.assert_refused(&[mistake]);
                assert_eq!(page.select("#body"), ["Words that stay"]);
                assert_eq!(page.attributes("#guest", "value"), [guest]);
                assert_eq!(page.attributes("#new_topic", "value"), ["Boats"]);
            }
        }
        assert_eq!(before, world.everything().await);
    }

    async fn topics_are_ticked_and_a_new_one_is_added_apart(world: &World) {
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let post = |topics: &[(&'static str, &'static str)], title: &'static str| {
            [&[("title", title), ("body", "Words"), ("guest", "")], topics].concat()
        };
        ana.post("/desk/posts/", &post(&[("new_topic", "Strategy")], "One")).await.assert_status(303);
        let page = ana.get("/desk/posts/new").await;
        assert_eq!(page.attributes("input[name=topic]", "value"), ["Strategy"]);
        let chosen = post(&[("topic", "Strategy"), ("new_topic", "Tides")], "Two");
        let saved = ana.post("/desk/posts/", &chosen).await;
        let page = ana.get(saved.location()).await;
        assert_eq!(page.attributes("input[name=topic][checked]", "value"), ["Strategy", "Tides"]);
        assert_eq!(page.attributes("#new_topic", "value"), [""]);
        // Nothing ticked is no topic.
        let version = page.attributes("input[name=version]", "value").concat();
        let path = saved.location().split('?').next().expect("a path").to_owned();
        let fields = [("title", "Two"), ("body", "Words"), ("guest", ""), ("new_topic", ""), ("version", version.as_str())];
        ana.post(&path, &fields).await.assert_status(303);
        assert!(ana.get(&path).await.attributes("input[name=topic][checked]", "value").is_empty());
        assert_eq!(names(world, "SELECT name FROM topics ORDER BY name").await, ["Strategy", "Tides"]);
    }
}
