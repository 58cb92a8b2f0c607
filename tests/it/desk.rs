//! The front of the desk: the menu and its badge, the tools of those who moderate, the first steps of a new
//! blog, and what is to be done.

use crate::world::Program;
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

/// The words of the menu.
const MENU: &str = "nav[aria-label='Desk'] a";
const BADGE: &str = "nav[aria-label='Desk'] .fc-badge";

both! {
    async fn every_page_has_the_same_menu_and_the_badge(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let ann = world.person("Ann Author", &[Role::Author]).await;
        let post = world.published("Why we print it").await;
        assert!(mo.get("/desk/").await.select(BADGE).is_empty(), "no 0");
        let first = world.reader().comments(&post, "Cat", "First").await;
        world.reader().comments(&post, "Dee", "Second").await;
        let all = ["Home", "Posts", "Comments 2 to read", "Answers", "Settings"];
        for path in [
            "/desk/", "/desk/posts/", "/desk/moderation/", "/desk/moderation/reported", "/desk/answers/",
            "/desk/settings", "/desk/settings/comments", "/desk/people/", "/desk/mail/", "/desk/account",
            "/desk/calendar/", "/desk/nonsense", "/desk/people/none",
        ] {
            assert_eq!(ada.get(path).await.select(MENU), all, "{path}");
        }
        let few = ["Home", "Comments 2 to read", "Answers", "Settings"];
        for path in ["/desk/", "/desk/settings/comments", "/desk/posts/", "/desk/nonsense"] {
            assert_eq!(mo.get(path).await.select(MENU), few, "{path}");
        }
        let settings = mo.get("/desk/").await.attributes(MENU, "href");
        assert_eq!(settings.last().map(String::as_str), Some("/desk/settings/comments"));
        let refused = ann.get("/desk/moderation/").await;
        refused.assert_status(403).assert_has("You do not have access");
        assert_eq!(refused.select(MENU), ["Home", "Posts", "Answers"]);
        // An undo that comes too late is told in the same frame.
        mo.publishes(&first).await;
        world.pass(TimeDelta::minutes(11));
        let late = mo.post(&format!("/desk/moderation/comments/{}/undo", first.id), &[]).await;
        late.assert_status(409);
        assert_eq!(late.select(MENU), ["Home", "Comments 1 to read", "Answers", "Settings"]);
        world.work().await;
        world.leave_mail();
    }

    async fn what_readers_said_this_week_is_on_the_front_of_the_desk(world: &World) {
        let ann = world.person("Ann Author", &[Role::Author]).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let post = world.published("Why we print it").await;
        assert!(ann.get("/desk/").await.select(".fc-week").is_empty(), "nothing was said");
        for (name, words) in [("Cat", "First thought"), ("Dee", "Second thought")] {
            let comment = world.reader().comments(&post, name, words).await;
            mo.publishes(&comment).await;
        }
        let waits = world.reader().comments(&post, "Eve", "Third thought").await;
        world.pass(TimeDelta::hours(2));
        let page = world.person("Bob Author", &[Role::Author]).await.get("/desk/").await;
        assert_eq!(page.select(".fc-week > p"), ["3 comments, 2 published."]);
        let said = page.select(".fc-week blockquote");
        assert_eq!(said, [
            "“Second thought” Dee, 2 hours ago, on “Why we print it”",
            "“First thought” Cat, 2 hours ago, on “Why we print it”",
        ]);
        assert!(page.attributes(".fc-week a", "href").iter().all(|href| href.starts_with(&post.path)));
        // Only what everyone can read is repeated, and only for a week.
        assert!(!page.has("Third thought"), "comment {} waits", waits.id);
        world.pass(TimeDelta::days(7));
        let later = world.person("Cem Author", &[Role::Author]).await.get("/desk/").await;
        later.assert_has("To do");
        assert!(later.select(".fc-week").is_empty());
        world.leave_mail();
        world.work().await;
    }

    async fn comments_have_four_lists_and_what_was_decided_is_one(world: &World) {
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let post = world.published("Why we print it").await;
        let one = world.reader().comments(&post, "Cat", "First").await;
        world.reader().comments(&post, "Dee", "Second").await;
        mo.publishes(&one).await;
        let tabs = ["To read 1", "Reported 0", "To answer 0", "Decided"];
        let here = ".fc-tabs a[aria-current]";
        for (path, tab) in [
            ("/desk/moderation/", "To read 1"),
            ("/desk/moderation/reported", "Reported 0"),
            ("/desk/moderation/answers", "To answer 0"),
            ("/desk/moderation/decisions", "Decided"),
            ("/desk/moderation/mine", "Decided"),
            ("/desk/moderation/?tab=published", "Decided"),
        ] {
            let page = mo.get(path).await;
            assert_eq!(page.select(".fc-tabs a"), tabs, "{path}");
            assert_eq!(page.select(here), [tab], "{path}");
            let within = page.select(".fc-within a");
            if tab == "Decided" {
                let filters =
                    ["All decisions", "My last 20", "Published 1", "Not published 0", "Spam 0", "Removed 0"];
                assert_eq!(within, filters, "{path}");
                assert_eq!(page.select(".fc-within a[aria-current]").len(), 1, "{path}");
            } else {
                assert!(within.is_empty(), "{path}");
            }
        }
        mo.post(&format!("/desk/answers/{}/owner", one.id), &[("owner", "")]).await.assert_status(303);
        mo.get("/desk/moderation/answers").await.assert_has("Comment by Cat").assert_has("To answer 1");
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        world.leave_mail();
    }

    async fn each_tool_is_listed_with_the_state_it_is_in(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let tools = "/desk/settings/comments";
        let states = ada.get(tools).await.select(".fc-tools__state");
        assert_eq!(states.len(), 10, "{states:?}");
        for state in ["9 in use", "7 checks on, 2 of your own. Spam filter not active yet", "None planned", "Never used"] {
            assert!(states.iter().any(|own| own == state), "{state}: {states:?}");
        }
        // What is changed is told.
        let off = [("version", "0"), ("active", "")];
        mo.post("/desk/moderation/checks/personal", &off).await.assert_status(303);
        let post = world.published("Why we print it").await;
        let one = world.reader().comments(&post, "Cat", "First").await;
        mo.publishes(&one).await;
        let page = mo.get(tools).await;
        page.assert_has("6 checks on, 2 of your own").assert_has("2 working days, 100% on time this month");
        assert_eq!(page.select(".fc-tools h3").len(), 9, "sealed originals are for administrators");
        // Each of them leads somewhere, and back.
        for path in ada.get(tools).await.attributes(".fc-tools h3 a", "href") {
            let back = ada.get(&path).await.assert_ok().attributes(".govuk-back-link", "href");
            assert_eq!(back, [tools], "{path}");
        }
        world.leave_mail();
    }

    async fn a_new_blog_says_what_it_lacks_until_nothing_is(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let ann = world.person("Ann Author", &[Role::Author]).await;
        let done = ".fc-setup__done";
        let home = ada.get("/desk/").await;
        home.assert_has("Set up your blog").assert_has("0 of 6 done").assert_has("Add a safeguarding contact");
        assert!(!home.has("You are up to date"));
        assert!(!ann.get("/desk/").await.has("Set up your blog"), "for administrators");
        // A mail server has to take one mail.
        ada.post("/desk/mail/test", &[]).await.assert_redirect("/desk/mail/?done=test");
        ada.post("/desk/mail/test", &[]).await.assert_redirect("/desk/mail/?done=test");
        assert!(ada.get("/desk/").await.select(done).is_empty(), "it is only queued");
        world.work().await;
        let mail = world.mail();
        assert_eq!(mail.len(), 1, "pressed twice it is one: {mail:?}");
        assert_eq!(mail[0].to, "ada.admin@example.test");
        ada.get("/desk/mail/?state=sent").await.assert_has("Test email");
        assert_eq!(ada.get("/desk/").await.select(done), ["Check that email works Done"]);
        // It stays ticked when the outbox has forgotten it.
        world.run("DELETE FROM outbox").await;
        assert_eq!(ada.get("/desk/").await.select(done).len(), 1);
        world.run(
            "UPDATE site SET name = 'Harbour', purpose = 'What we learn', organisation = 'Harbours', \
             contact = 'us@example.test', risk_email = 'duty@example.test'",
        ).await;
        fair_comment::team::site::reload(&world.context).await.expect("read");
        ada.get("/desk/").await.assert_has("4 of 6 done").assert_has("Publish your first post");
        world.published("Why we print it").await;
        ada.get("/desk/").await.assert_has("5 of 6 done").assert_has("Finish your accessibility statement");
        let statement = [
            ("title", "Accessibility statement"),
            ("body", "We tested it on 3 March."),
            ("version", "0"),
            ("then", "publish"),
        ];
        ada.post("/desk/pages/accessibility", &statement).await.assert_status(303);
        let home = ada.get("/desk/").await;
        assert!(!home.has("Set up your blog"), "{home:?}");
        home.assert_has("You are up to date.");
    }

    async fn each_thing_to_do_is_counted_once_and_says_its_number(world: &World) {
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let ann = world.person("Ann Author", &[Role::Author]).await;
        let post = world.published("Why we print it").await;
        let mut sent = Vec::new();
        for name in ["Cat", "Dee", "Eve"] {
            sent.push(world.reader().comments(&post, name, "A question?").await);
        }
        let home = mo.get("/desk/").await;
        assert_eq!(home.select(".fc-needs a"), ["3 comments to read"]);
        home.assert_has("Next due 10am on Wednesday 11 March");
        for one in &sent {
            mo.publishes(one).await;
        }
        let month = mo.get("/desk/").await;
        month.assert_has("You are up to date. All 3 comments read this month. Median wait 1 minute. 100% on time.");
        let owner = |id: i64| format!("/desk/answers/{id}/owner");
        mo.post(&owner(sent[0].id), &[("owner", &mo.id.to_string())]).await.assert_status(303);
        mo.post(&owner(sent[1].id), &[("owner", &ann.id.to_string())]).await.assert_status(303);
        let needs = mo.get("/desk/").await.select(".fc-needs a");
        assert_eq!(needs, ["1 comment for you to answer", "1 other comment to answer"]);
        ann.writes("A draft about tides", "Words").await;
        let home = ann.get("/desk/").await;
        home.assert_has("Continue writing");
        assert_eq!(home.select(".fc-drafts a"), ["A draft about tides"]);
        assert!(home.attributes(".fc-drafts a", "href")[0].starts_with("/desk/posts/"));
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        world.leave_mail();
    }

    async fn what_was_done_is_its_own_heading(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let page = ada.get("/desk/settings?done=1").await;
        assert_eq!(page.select(".fc-banner__title"), ["Settings saved"]);
        assert!(!page.has("Success") && page.select(".fc-banner__body").is_empty());
        let page = ada.get("/desk/mail/?done=test").await;
        assert_eq!(page.select(".fc-banner__title"), ["We are trying to send you a test email"]);
        page.assert_has("Reload this page in a minute");
    }
}

#[test]
fn who_is_signed_out_is_led_to_the_desk_and_not_to_the_readers() {
    let blog = Program::migrated();
    let serving = blog.serve();
    let missing = serving.get("/desk/nonsense");
    assert!(missing.contains("404 Not Found") && missing.contains("Go to the desk"), "{missing}");
    assert!(!missing.contains("aria-label=\"Menu\""), "the menu of the readers: {missing}");
    serving.stop();
}
