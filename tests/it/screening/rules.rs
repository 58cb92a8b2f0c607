//! The team's rules: who may change them, what is refused, and what a change leaves behind.

use crate::world::ask;
use fair_comment::team::accounts::Role;

const LIST: &str = "/desk/moderation/screening";

both! {
    async fn only_moderators_come_to_the_rules(world: &World) {
        let rule = "/desk/moderation/screening/1";
        let author = world.person("Ann Author", &[Role::Author, Role::Editor]).await;
        for path in [LIST, "/desk/moderation/screening/new", rule] {
            assert!(world.reader().get(path).await.is_refusal(), "{path}");
            author.get(path).await.assert_status(403);
        }
        for path in [
            "/desk/moderation/screening/new",
            rule,
            "/desk/moderation/screening/1/switch",
            "/desk/moderation/screening/1/removal",
            "/desk/moderation/checks/links",
        ] {
            let before = world.everything().await;
            author.sends_rule_to(path, "word", &[]).await.assert_status(403);
            assert!(world.reader().post(path, &[("name", "x")]).await.is_refusal(), "{path}");
            assert_eq!(before["screening_rules"], world.everything().await["screening_rules"]);
        }
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        ana.get(LIST).await.assert_ok().assert_has("Abusive words").assert_has("Advertising words");
        for unknown in ["9999", "0", "x"] {
            let path = format!("/desk/moderation/screening/{unknown}");
            ana.get(&path).await.assert_status(404);
            ana.sends_rule_to(&path, "word", &[]).await.assert_status(404);
            ana.post(&format!("{path}/switch"), &[("version", "1")]).await.assert_status(404);
            ana.post(&format!("{path}/removal"), &[("version", "1")]).await.assert_status(404);
        }
        ana.post("/desk/moderation/checks/mood", &[]).await.assert_status(404);
    }

    async fn a_rule_is_added_changed_switched_and_deleted_with_a_line_each(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let rule = ana.adds_rule("harbour\r\n  lighthouse  ", &[("name", "Places")]).await;
        let id = rule.rsplit('/').next().unwrap().to_owned();
        let page = ana.get(&rule).await;
        assert_eq!(page.attributes("#name", "value"), ["Places"]);
        let more = [("name", "Places by the sea"), ("version", "1")];
        ana.sends_rule_to(&rule, "harbour", &more).await.assert_redirect("/desk/moderation/screening?done=saved");
        let switch = format!("{rule}/switch");
        ana.post(&switch, &[("version", "2")]).await.assert_redirect("/desk/moderation/screening?done=off");
        // Twice is once.
        ana.post(&switch, &[("version", "3")]).await.assert_status(303);
        ana.post(&switch, &[("version", "3"), ("active", "true")]).await.assert_status(303);
        ana.post(&switch, &[("version", "2")]).await.assert_status(409);
        ana.post(&format!("{rule}/removal"), &[("version", "3")]).await.assert_status(409);
        ana.post(&format!("{rule}/removal"), &[("version", "4")]).await.assert_redirect("/desk/moderation/screening?done=removed");
        ana.get(&rule).await.assert_status(404);
        let lines = format!("SELECT action FROM audit WHERE subject = 'screening' AND subject_id = {id} ORDER BY id");
        let lines = ask(world.context.database.read(), &lines).await;
        let lines: Vec<&str> = lines.iter().filter_map(|line| line["action"].as_str()).collect();
        assert_eq!(lines, [
            "screening_rule_added",
            "screening_rule_changed",
            "screening_rule_off",
            "screening_rule_on",
            "screening_rule_removed",
        ]);
    }

    async fn a_rule_that_is_off_marks_nothing(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        ana.adds_rule("harbour", &[("active", "")]).await;
        world.reader().comments(&post, "Cat", "The harbour").await;
        assert_eq!(ana.get("/desk/moderation/").await.select(".fc-card__marks li").len(), 0);
    }

    async fn a_rule_that_has_marked_something_stays(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let rule = ana.adds_rule("harbour", &[]).await;
        assert!(ana.get(&rule).await.has("Delete rule"));
        world.reader().comments(&post, "Cat", "The harbour").await;
        let page = ana.get(&rule).await;
        assert!(!page.has("Delete rule"));
        page.assert_has("it has marked comments");
        let refused = ana.post(&format!("{rule}/removal"), &[("version", "1")]).await;
        refused.assert_status(409).assert_has("Turn it off instead");
        let list = ana.get(LIST).await;
        assert_eq!(list.select("tbody tr:last-child td[data-label^='Marked in the last']"), ["1"]);
    }

    async fn what_is_wrong_is_said_at_the_field_and_every_word_is_kept(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let before = world.everything().await;
        for (patterns, more, wrong) in [
            ("harbour", ("name", ""), "Enter a name for the rule"),
            ("", ("name", "Kept name"), "Enter what to look for"),
            ("fine\n(a", ("matching", "expression"), "Line 2 is not a regular expression we can use: unclosed group"),
            ("a*", ("matching", "expression"), "Line 1 would match every comment, since it also matches nothing at all"),
            (r"(\w{90}){90}", ("matching", "expression"), "Line 1 would grow too large: use smaller numbers of repeats"),
            ("£££", ("matching", "whole_words"), "Line 1 has a sign that is no part of a word: choose “Anywhere in the text” for it"),
            ("10.0.0.300", ("kind", "network"), "Line 1 must be an address like 192.0.2.7 or a network like 192.0.2.0/24"),
            ("harbour", ("kind", "moods"), "Select what to look at"),
            ("harbour", ("matching", "guess"), "Select how to match"),
            ("harbour", ("effect", "delete"), "Select what to do"),
        ] {
            for act in ["save", "try"] {
                if act == "try" && more.0 == "name" && more.1.is_empty() {
                    continue;
                }
                let answer = ana.sends_rule(patterns, &[more, ("act", act)]).await;
                answer.assert_status(422);
                assert_eq!(answer.mistakes(), [wrong], "{patterns}");
                let kept = answer.select("#patterns").concat();
                assert_eq!(kept.trim(), patterns.replace('\n', " ").trim());
                assert!(answer.select("title").concat().starts_with("Error: "));
            }
        }
        let long = "x".repeat(201);
        let answer = ana.sends_rule(&long, &[]).await;
        assert_eq!(answer.assert_status(422).mistakes(), ["Line 1 must be 200 characters or less. You entered 201"]);
        let many = "word\n".repeat(501);
        let answer = ana.sends_rule(&many, &[]).await;
        assert_eq!(answer.assert_status(422).mistakes(), ["A rule must have 500 lines or fewer"]);
        assert_eq!(world.everything().await, before);
    }

    async fn there_are_no_more_than_a_hundred_rules(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        for number in 3..=100 {
            let answer = ana.sends_rule(&format!("word{number}"), &[]).await;
            assert_eq!(answer.status, 303, "{}", answer.text());
        }
        let answer = ana.sends_rule("one too many", &[]).await;
        answer.assert_status(422).assert_has("There are already 100 rules");
        assert_eq!(answer.select("#patterns").concat().trim(), "one too many");
    }

    async fn whoever_saves_second_sees_both_texts(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        let rule = ana.adds_rule("harbour", &[]).await;
        ben.sends_rule_to(&rule, "lighthouse", &[("version", "1")]).await.assert_status(303);
        let late = ana.sends_rule_to(&rule, "ferry", &[("version", "1")]).await;
        late.assert_status(409).assert_has("Ben Marsh saved this rule while you were writing");
        late.assert_has("lighthouse");
        assert_eq!(late.select("#patterns").concat().trim(), "ferry");
        assert_eq!(late.attributes("form input[name=version]", "value")[0], "2");
        ana.sends_rule_to(&rule, "ferry", &[("version", "2")]).await.assert_status(303);
        assert_eq!(ana.get(&rule).await.select("#patterns").concat().trim(), "ferry");
    }
}
