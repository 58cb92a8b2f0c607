//! The pages on which an administrator settles the promise, and their refusals.

use crate::world::{World, ask};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

const PROMISE: &str = "/desk/settings/promise";
const DAYS: &str = "/desk/settings/bank-holidays";

fn good() -> Vec<(&'static str, &'static str)> {
    vec![
        ("amount", "8"),
        ("unit", "working_hours"),
        ("opens", "8:30am"),
        ("closes", "18:00"),
        ("days", "1"),
        ("days", "2"),
        ("days", "6"),
        ("show_median", "true"),
        ("version", "1"),
    ]
}

fn with<'a>(name: &str, value: &'a str) -> Vec<(&'static str, &'a str)> {
    good().into_iter().map(|(key, old)| (key, if key == name { value } else { old })).collect()
}

async fn days_of(world: &World, year: &str) -> Vec<String> {
    let select = format!("SELECT day FROM bank_holidays WHERE day LIKE '{year}-%' ORDER BY day");
    let found = ask(world.context.database.read(), &select).await;
    found.iter().map(|row| row["day"].as_str().expect("a date").to_owned()).collect()
}

async fn lines(world: &World) -> Vec<String> {
    let select = "SELECT action FROM audit WHERE subject = 'site' ORDER BY id";
    let found = ask(world.context.database.read(), select).await;
    found.iter().map(|row| row["action"].as_str().expect("a code").to_owned()).collect()
}

both! {
    async fn what_is_settled_is_said_everywhere(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let post = world.published("Why we print it").await;
        let first = ada.get(PROMISE).await;
        assert_eq!(first.attributes("#opens", "value"), ["9am"]);
        assert_eq!(first.attributes("input[type=checkbox][checked]", "value"), ["1", "2", "3", "4", "5"]);
        ada.post(PROMISE, &good()).await.assert_redirect(&format!("{PROMISE}?done=1"));
        let page = ada.get(&format!("{PROMISE}?done=1")).await;
        page.assert_has("Response times saved");
        assert_eq!(page.attributes("#opens", "value"), ["8:30am"]);
        assert_eq!(page.attributes("#closes", "value"), ["6pm"]);
        assert_eq!(page.attributes("input[type=checkbox][checked]", "value"), ["1", "2", "6", "true"]);
        assert_eq!(page.attributes("input[type=radio][checked]", "value"), ["working_hours"]);
        world.reader().get(&post.path).await.assert_has("usually within 8 working hours");
        world.reader().get("/comment-rules/").await.assert_has("usually within 8 working hours");
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let read = mo.get("/desk/moderation/promise").await;
        read.assert_has("8 working hours").assert_has("Monday, Tuesday and Saturday, 8:30am to 6pm");
        read.assert_has("Friday 3 April 2026: Good Friday");
        assert!(!read.has("Change response times"));
        ada.get("/desk/moderation/promise").await.assert_has("Change response times");
        assert_eq!(lines(world).await, ["promise_changed"]);
    }

    async fn mistakes_are_named_and_every_word_is_kept(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let before = world.everything().await;
        for (field, value, mistake) in [
            ("amount", "0", "Enter a number from 1 to 240"),
            ("amount", "241", "Enter a number from 1 to 240"),
            ("amount", "two", "Enter a number from 1 to 240"),
            ("unit", "years", "Select hours, working hours or working days"),
            ("opens", "25:00", "Enter a time, like 9am or 17:30"),
            ("closes", "", "Enter a time, like 9am or 17:30"),
            ("closes", "9am", "The working day must end at least an hour after it starts"),
            ("closes", "8am", "The working day must end at least an hour after it starts"),
            ("days", "8", "Select at least one day"),
        ] {
            let page = ada.post(PROMISE, &with(field, value)).await;
            page.assert_refused(&[mistake]);
            if field != "opens" {
                assert_eq!(page.attributes("#opens", "value"), ["8:30am"]);
            }
        }
        ada.post(PROMISE, &[]).await.assert_status(422);
        ada.post(PROMISE, &with("version", "x")).await.assert_status(400);
        assert_eq!(before, world.everything().await);
    }

    async fn the_second_of_two_who_save_is_told(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let eve = world.person("Eve Admin", &[Role::Administrator]).await;
        ada.post(PROMISE, &with("amount", "4")).await.assert_status(303);
        let page = eve.post(PROMISE, &with("amount", "6")).await;
        page.assert_status(409).assert_has("Someone else saved the response times while you had them open: 4 working hours");
        assert_eq!(page.attributes("#amount", "value"), ["6"]);
        let version = page.attributes("input[name=version]", "value").concat();
        let mut again = with("amount", "6");
        again.last_mut().expect("a version").1 = &version;
        eve.post(PROMISE, &again).await.assert_status(303);
        assert_eq!(lines(world).await.len(), 2);
    }

    async fn bank_holidays_are_filled_in_and_stay_as_the_team_wants_them(world: &World) {
        world.leave_mail();
        let easter = ["2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28"];
        assert_eq!(days_of(world, "2026").await, easter);
        for year in ["2025", "2027", "2028", "2029", "2030"] {
            assert_eq!(days_of(world, year).await.len(), 8, "{year}");
        }
        assert!(days_of(world, "2031").await.is_empty());
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let page = ada.get(DAYS).await;
        page.assert_has("Monday 28 December 2026").assert_has("Boxing Day (substitute day)");
        assert!(!page.has("2025"));
        let select = "SELECT id FROM bank_holidays WHERE day = '2030-12-25'";
        let id = ask(world.context.database.read(), select).await[0]["id"].as_i64().expect("a key");
        let path = format!("{DAYS}/{id}/removal");
        ada.post(&path, &[]).await.assert_redirect(&format!("{DAYS}?done=removed"));
        ada.post(&path, &[]).await.assert_status(303);
        let new = [("day", "9"), ("month", "6"), ("year", "2026"), ("name", "Office closed")];
        ada.post(DAYS, &new).await.assert_redirect(&format!("{DAYS}?done=added"));
        ada.post(DAYS, &new).await.assert_redirect(&format!("{DAYS}?done=added"));
        let new = [("day", "9"), ("month", "6"), ("year", "2026"), ("name", "Another name")];
        ada.post(DAYS, &new).await.assert_refused(&["Tuesday 9 June 2026 is already on the list"]);
        assert_eq!(lines(world).await, ["day_off_removed", "day_off_added"]);
        // A year later there is one more year, and nothing that was taken out has come back.
        world.pass(TimeDelta::days(366));
        world.work().await;
        assert_eq!(days_of(world, "2031").await.len(), 8);
        assert_eq!(days_of(world, "2030").await.len(), 7);
        assert_eq!(days_of(world, "2026").await.len(), 9);
    }

    async fn a_day_that_is_none_is_refused(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let before = world.everything().await;
        for (day, month, year) in [("31", "2", "2026"), ("", "", ""), ("1", "1", "1899"), ("x", "1", "2026"), ("1", "1", "999999999999")] {
            let fields = [("day", day), ("month", month), ("year", year), ("name", "Closed")];
            let page = ada.post(DAYS, &fields).await;
            page.assert_refused(&["Enter a date, like 25 12 2026"]);
            assert_eq!(page.attributes("#name", "value"), ["Closed"]);
        }
        let page = ada.post(DAYS, &[("day", "1"), ("month", "7"), ("year", "2026")]).await;
        page.assert_refused(&["Enter a reason"]);
        assert_eq!(before, world.everything().await);
    }

    async fn moderators_read_and_administrators_settle(world: &World) {
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let ed = world.person("Ed Itor", &[Role::Editor]).await;
        let before = world.everything().await;
        for person in [&mo, &ed] {
            for path in [PROMISE, DAYS] {
                person.get(path).await.assert_status(403);
                person.post(path, &good()).await.assert_status(403);
            }
            person.post(&format!("{DAYS}/1/removal"), &[]).await.assert_status(403);
        }
        mo.get("/desk/moderation/promise").await.assert_ok();
        ed.get("/desk/moderation/promise").await.assert_status(403);
        assert_eq!(before, world.everything().await);
    }
}
