//! What the team keeps: guidelines, rules, checks, saved words, pauses, days off, the promise, people.

use super::presses_twice;
use crate::world::{PASSWORD, ask};
use fair_comment::team::accounts::Role;

const RULES: &str = "/desk/moderation/screening";

both! {
    async fn guidelines_are_added_and_worded_once(world: &World) {
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let list = "/desk/moderation/guidelines";
        let rows = ask(world.context.database.read(), "SELECT id FROM guidelines").await.len();
        let fields = [
            ("title", "Be brief"),
            ("short", "Be brief."),
            ("fault", "It is too long."),
            ("body", "Say it\r\nin few words."),
            ("refusal", "It was long."),
        ];
        let added = presses_twice(world, &mo, list, &fields, list, 1).await;
        let now = ask(world.context.database.read(), "SELECT id FROM guidelines").await.len();
        assert_eq!(now, rows + 1);
        let id = added.location().rsplit('g').next().expect("a key").to_owned();
        let id = id.trim_start_matches(|c: char| !c.is_ascii_digit());
        let id = if id.is_empty() { (rows + 1).to_string() } else { id.to_owned() };
        let path = format!("{list}/{id}");
        let worded = [
            ("title", "Be brief"),
            ("short", "Be brief"),
            ("fault", "It is too long"),
            ("body", "In few words."),
            ("refusal", "It was long."),
            ("version", "1"),
        ];
        presses_twice(world, &mo, &path, &worded, list, 1).await;
        // One that was worded anew is another, so the first words may be added again.
        presses_twice(world, &mo, list, &fields, list, 1).await;
    }

    async fn rules_and_checks_are_changed_once(world: &World) {
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let rule = |version, patterns, active| {
            vec![
                ("name", "Loans"),
                ("kind", "words"),
                ("matching", "whole_words"),
                ("effect", "hold"),
                ("patterns", patterns),
                ("active", active),
                ("version", version),
            ]
        };
        let rows = ask(world.context.database.read(), "SELECT id FROM screening_rules").await.len();
        let add = format!("{RULES}/new");
        presses_twice(world, &mo, &add, &rule("0", "payday\r\nloan", "true"), RULES, 1).await;
        let all = "SELECT id FROM screening_rules ORDER BY id DESC";
        let found = ask(world.context.database.read(), all).await;
        assert_eq!(found.len(), rows + 1);
        let path = format!("{RULES}/{}", found[0]["id"]);
        presses_twice(world, &mo, &path, &rule("1", "payday loan", "true"), RULES, 1).await;
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        ben.post(&path, &rule("1", "payday loan", "true")).await.assert_status(409);
        let off = [("version", "2"), ("active", "")];
        presses_twice(world, &mo, &format!("{path}/switch"), &off, RULES, 1).await;
        let removal = format!("{path}/removal");
        presses_twice(world, &mo, &removal, &[("version", "3")], RULES, 1).await;
        let check = [("active", "true"), ("amount", "4"), ("version", "0")];
        presses_twice(world, &mo, "/desk/moderation/checks/links", &check, RULES, 1).await;
        let check = [("active", "true"), ("amount", "3"), ("version", "1")];
        presses_twice(world, &mo, "/desk/moderation/checks/links", &check, RULES, 1).await;
    }

    async fn saved_words_are_kept_once(world: &World) {
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        for (shelf, address) in [("teams", "pay@example.test"), ("replies", "")] {
            let list = format!("/desk/moderation/{shelf}");
            let fields = [("name", "Payments"), ("address", address), ("words", "Ask\r\nthem.")];
            presses_twice(world, &mo, &list, &fields, &format!("{list}?done=added"), 1).await;
            let other = [("name", "Payments"), ("address", address), ("words", "Other words.")];
            mo.post(&list, &other).await.assert_status(422);
            let own = mo.get(&list).await.attributes(".fc-rows h2 a", "href").remove(0);
            let changed = [("name", "Payments"), ("address", address), ("words", "Ask."), ("version", "1")];
            presses_twice(world, &mo, &own, &changed, &list, 1).await;
            presses_twice(world, &mo, &format!("{own}/retirement"), &[], &list, 1).await;
        }
    }

    async fn pauses_days_off_and_the_promise_are_settled_once(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let calendar = "/desk/calendar";
        let fields = [("title", "Election"), ("because", "an election is near"), ("starts_date", "1 June 2027")];
        let entered = format!("{calendar}/?done=entered");
        presses_twice(world, &ada, calendar, &fields, &entered, 1).await;
        let pauses = ask(world.context.database.read(), "SELECT id FROM pauses").await;
        assert_eq!(pauses.len(), 1);
        let path = format!("{calendar}/{}", pauses[0]["id"]);
        let changed = [
            ("title", "Election"),
            ("because", "an election is near"),
            ("starts_date", "2 June 2027"),
            ("version", "1"),
        ];
        presses_twice(world, &ada, &path, &changed, &format!("{calendar}/?done=changed"), 1).await;
        let ended = presses_twice(world, &ada, &format!("{path}/end"), &[], calendar, 1).await;
        assert!(!ended.location().ends_with("ended"), "{}", ended.location());
        let at_once = [("title", "Fire"), ("because", "we have moved")];
        presses_twice(world, &ada, calendar, &at_once, &entered, 1).await;
        let days = "/desk/settings/bank-holidays";
        let day = [("day", "3"), ("month", "8"), ("year", "2026"), ("name", "Moving")];
        presses_twice(world, &ada, days, &day, &format!("{days}?done=added"), 1).await;
        let other = [("day", "3"), ("month", "8"), ("year", "2026"), ("name", "Other")];
        ada.post(days, &other).await.assert_status(422);
        let promise = "/desk/settings/promise";
        let fields = [
            ("amount", "8"),
            ("unit", "working_hours"),
            ("opens", "8:30am"),
            ("closes", "18:00"),
            ("days", "1"),
            ("days", "2"),
            ("version", "1"),
        ];
        presses_twice(world, &ada, promise, &fields, promise, 1).await;
    }

    async fn people_are_added_once(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let people = "/desk/people";
        let fields = |password| {
            [
                ("name", "Neil New"),
                ("email", "neil@example.test"),
                ("password", password),
                ("role", "author"),
            ]
        };
        let good = fields("quartz lantern ferry moss");
        presses_twice(world, &ada, people, &good, &format!("{people}/?done="), 1).await;
        let other = fields("another lantern ferry moss");
        ada.post(people, &other).await.assert_status(422);
        world.reader().signs_in("neil@example.test", "quartz lantern ferry moss").await.assert_status(303);
        ada.post(people, &good).await.assert_status(422);
    }

    async fn settings_and_ones_own_password_are_changed_once(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let settings = "/desk/settings";
        let page = ada.get(settings).await;
        let version = page.attributes("input[name=version]", "value").concat();
        let fields = [
            ("name", "Another name"), ("accent", "#143f3a"), ("replies", "nobody"), ("version", version.as_str()),
        ];
        presses_twice(world, &ada, settings, &fields, settings, 1).await;
        let eve = world.person("Eve Admin", &[Role::Administrator]).await;
        let other = [
            ("name", "A third"), ("accent", "#143f3a"), ("replies", "nobody"), ("version", version.as_str()),
        ];
        eve.post(settings, &other).await.assert_status(409);
        let account = "/desk/account";
        let fields = [("current", PASSWORD), ("password", "velvet harbour otter dusk")];
        presses_twice(world, &ada, "/desk/account/password", &fields, account, 1).await;
        let wrong = [("current", PASSWORD), ("password", "another harbour otter dusk")];
        ada.post("/desk/account/password", &wrong).await.assert_status(422);
    }

    async fn a_guideline_moves_one_place(world: &World) {
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let list = "/desk/moderation/guidelines";
        let before = mo.get(list).await.attributes(".fc-rows h2 a", "href");
        let fields = [("way", "up"), ("place", "4")];
        let path = format!("{}/position", before[3]);
        presses_twice(world, &mo, &path, &fields, list, 1).await;
        let mut after = mo.get(list).await.attributes(".fc-rows h2 a", "href");
        after.swap(2, 3);
        assert_eq!(before, after);
    }
}
