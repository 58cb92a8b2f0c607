//! What is marked when a comment comes in, and how a card says it.

use crate::world::ask;
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

both! {
    async fn the_rules_that_come_with_the_program_work_from_the_first_day(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        world.reader().comments(&post, "Cat", "Play at our Cásino today, see www.a.example").await;
        let queue = ana.get("/desk/moderation/").await;
        // What the text shows is not said again: a link is a link.
        assert_eq!(queue.select(".fc-card__marks li"), ["Watched word: Cásino (Advertising words)"]);
        assert_eq!(queue.select("mark"), ["Cásino watched word"]);
        assert_eq!(queue.select(".fc-card .fc-text a"), ["www.a.example"]);
        world.reader().comments(&post, "Dee", "I live in Scunthorpe and parse Essex addresses").await;
        assert_eq!(ana.get("/desk/moderation/").await.select(".fc-card__marks li").len(), 1);
    }

    async fn a_hold_is_shown_in_the_words_of_the_version_that_found_it(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let rule = ana.adds_rule("harbour", &[("name", "First name")]).await;
        let comment = world.reader().comments(&post, "Cat", "The HARBOUR wall, the harbour").await;
        let more = [("name", "Second name"), ("version", "1"), ("act", "anyway")];
        ana.sends_rule_to(&rule, "lighthouse", &more).await.assert_status(303);
        let path = format!("/desk/moderation/comments/{}", comment.id);
        let marks = ana.get(&path).await.select(".fc-card__marks li");
        assert_eq!(marks, [
            "Watched word: HARBOUR (First name)",
            "Watched word: harbour (First name)",
        ]);
        let held = ask(world.context.database.read(), "SELECT rule_version, starts, ends FROM holds ORDER BY id").await;
        assert_eq!(held[0]["rule_version"], 1);
        assert_eq!((held[0]["starts"].as_i64(), held[0]["ends"].as_i64()), (Some(4), Some(11)));
        world.reader().comments(&post, "Dee", "The lighthouse").await;
        ana.get("/desk/moderation/").await.assert_has("Watched word: lighthouse (Second name)");
        let page = ana.get(&rule).await;
        page.assert_has("Version 1").assert_has("Version 2").assert_has("Ana Field");
    }

    async fn senders_links_and_networks_are_watched_and_never_kept_beside_the_mark(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        for (kind, patterns) in [
            ("sender_name", "best deal*"),
            ("sender_address", "@spam.example"),
            ("network", "192.0.2.0/24"),
            ("links", "bit.ly"),
        ] {
            ana.adds_rule(patterns, &[("kind", kind), ("name", kind)]).await;
        }
        let machine = world.reader().from("192.0.2.77");
        let fields = [
            ("name", "Best Deals Ltd"),
            ("email", "x@mail.spam.example"),
            ("body", "Look at https://bit.ly/abc"),
        ];
        machine.sends(&post, &fields).await;
        let other = [("name", "Best"), ("email", "x@notspam.example"), ("body", "https://rabbit.ly/")];
        world.reader().sends(&post, &other).await;
        let queue = ana.get("/desk/moderation/").await;
        assert_eq!(queue.select(".fc-card__marks li"), [
            "The sender’s name: sender_name",
            "The sender’s network: network",
            "Watched link: https://bit.ly/abc (links)",
        ]);
        let holds = ask(world.context.database.read(), "SELECT detail FROM holds").await;
        assert!(!format!("{holds:?}").contains("spam.example"));
        world.work().await;
    }

    async fn a_rule_may_file_as_spam_and_never_discards(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        ana.adds_rule("free boats", &[("effect", "spam")]).await;
        let comment = world.reader().comments(&post, "Bot", "Get free boats here").await;
        ana.get("/desk/moderation/").await.assert_has("To read 0");
        let spam = ana.get("/desk/moderation/?tab=spam").await;
        spam.assert_has("Watched word: free boats (A new rule)");
        // Who waits already goes on waiting, whatever the new words are.
        let waiting = world.reader().comments(&post, "Cat", "Something else").await;
        let page = world.reader().get(&waiting.receipt).await;
        let version = page.attributes("input[name=version]", "value").concat();
        let fields = [("body", "Free boats"), ("version", version.as_str())];
        world.reader().post(&waiting.receipt, &fields).await.assert_status(303);
        ana.get("/desk/moderation/").await.assert_has("Watched word: Free boats");
        ana.decides(comment.id, "restoration", 1, &[]).await.assert_status(303);
    }

    async fn the_same_text_is_marked_with_the_way_to_the_first(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let first = world.reader().comments(&post, "Cat", "Save our ferry, please!").await;
        world.reader().comments(&post, "Dee", "save   our FERRY please").await;
        world.reader().comments(&post, "Eve", "Save our ferries, please!").await;
        let queue = ana.get("/desk/moderation/").await;
        // While both wait, the way to all of them is said once on each.
        let same = "2 comments say this: decide together";
        let marks = queue.select(".fc-card__marks li");
        assert_eq!(marks.iter().filter(|mark| *mark == same).count(), 2, "{marks:?}");
        assert!(!queue.has("Same text as another comment"));
        ana.publishes(&first).await;
        let queue = ana.get("/desk/moderation/").await;
        assert!(queue.has("Same text as another comment"));
        let links = queue.attributes(".fc-card__marks a", "href");
        assert!(links.contains(&format!("/desk/moderation/comments/{}", first.id)), "{links:?}");
    }

    async fn nearly_the_same_text_is_marked(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let letter = |town: &str| format!(
            "I am writing to object to the new ferry timetable because it leaves the people of {town} \
             without a way home after six in the evening and that is unfair to everyone who works late"
        );
        world.reader().comments(&post, "Cat", &letter("Saltmouth")).await;
        world.reader().comments(&post, "Dee", &letter("Northpool")).await;
        ana.get("/desk/moderation/").await.assert_has("Nearly the same text as another comment");
    }

    async fn many_from_one_sender_in_a_short_time_are_marked(world: &World) {
        let post = world.published("Why we print it").await;
        let other = world.published("Another one").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let cat = world.reader();
        for (number, where_to) in [&post, &other, &post].into_iter().enumerate() {
            cat.comments(where_to, "Cat", &format!("Thought number {number}")).await;
        }
        assert!(!ana.get("/desk/moderation/").await.has("in 10 minutes"));
        cat.comments(&other, "Cat", "Thought number 4").await;
        ana.get("/desk/moderation/").await.assert_has("4 comments from this network in 10 minutes");
        world.pass(TimeDelta::minutes(11));
        cat.comments(&post, "Cat", "Much later").await;
        assert!(!ana.get("/desk/moderation/").await.has("5 comments from this network in 10 minutes"));
        // One address from many networks counts as well.
        for number in 0..4 {
            let fields = [("name", "Dee"), ("email", "dee@example.com"), ("body", &format!("Idea {number}"))];
            world.reader().sends(&other, &fields).await;
        }
        world.leave_mail();
        world.work().await;
        let marks = ana.get("/desk/moderation/").await.select(".fc-card__marks li");
        assert_eq!(marks.iter().filter(|mark| *mark == "4 comments from this network in 10 minutes").count(), 2);
    }

    async fn another_program_notices_a_change_at_once(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let other = world.beside(&[]).await;
        other.reader().from("203.0.113.9").comments(&post, "Cat", "The harbour wall").await;
        ana.adds_rule("harbour", &[]).await;
        other.reader().from("203.0.113.10").comments(&post, "Dee", "The harbour gate").await;
        let marks = ana.get("/desk/moderation/").await.select(".fc-card__marks li");
        assert_eq!(marks, ["Watched word: harbour (A new rule)"]);
    }
}
