//! The queue card says little beside the comment, and the panel of reasons shows the letter that goes out.

use crate::world::{Answer, PASSWORD, Person};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

const CAT: &str = "cat@example.com";

/// The words that are seen: without those for screen readers only.
fn seen(html: &str) -> usize {
    let page = scraper::Html::parse_fragment(html);
    let hidden = ["govuk-visually-hidden", "fc-text"];
    page.tree
        .nodes()
        .filter(|node| {
            !node.ancestors().any(|above| {
                above.value().as_element().is_some_and(|it| {
                    it.classes().any(|class| hidden.contains(&class)) || it.name() == "ul"
                })
            })
        })
        .filter_map(|node| node.value().as_text())
        .map(|text| {
            text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
        })
        .sum()
}

/// The fields of the panel as a browser without scripts sends them untouched.
fn untouched(page: &Answer) -> (String, Vec<(String, String)>) {
    let mut fields: Vec<(String, String)> = page
        .attributes(".fc-refusal input[type=hidden]", "name")
        .into_iter()
        .zip(page.attributes(".fc-refusal input[type=hidden]", "value"))
        .filter(|(name, _)| name != "csrf")
        .collect();
    let chosen = page.attributes(".fc-refusal input[type=radio][checked]", "value");
    fields.extend(chosen.into_iter().map(|value| ("guideline".to_owned(), value)));
    (page.attributes(".fc-refusal form", "action").concat(), fields)
}

async fn presses(person: &Person<'_>, page: &Answer) -> Answer {
    let (action, fields) = untouched(page);
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    person.post(&action, &fields).await
}

fn reasons(page: &Answer) -> Vec<String> {
    page.select(".fc-refusal__group, .fc-reason")
}

both! {
    async fn a_card_says_little_beside_the_comment(world: &World) {
        let post = world.published("Tides").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        world.reader().comments(&post, "Bo", "Short and *clear*.").await;
        world.pass(TimeDelta::hours(1));
        ana.signs_in(&ana.email, PASSWORD).await;
        let page = ana.get("/desk/moderation/").await;
        let body = page.body();
        let card = body.split("<article").nth(1).and_then(|rest| rest.split("</article>").next()).expect("a card");
        let words = seen(&format!("<article{card}"));
        assert!(words <= 12, "{words} words: {}", page.text());
        assert!(body.contains("<p>Short and <em>clear</em>.</p>"), "as readers will see it");
        page.assert_has("1 hour ago");
        world.leave_mail();
        world.work().await;
        for none in [".fc-card__record", ".fc-card__marks", ".fc-card .fc-due", "input[name=guideline]"] {
            assert!(page.select(none).is_empty(), "{none}");
        }
    }

    async fn a_page_of_cards_is_small(world: &World) {
        let post = world.published("What we mean by digital, and why").await;
        let ana = world.person("Ana Field", &[Role::Moderator, Role::Administrator]).await;
        for number in 0..20 {
            let body = format!("Comment {number}: I agree with the first aim, and would like to know when it begins.");
            world.reader().comments(&post, "Prudence Oakley", &body).await;
        }
        let page = ana.get("/desk/moderation/").await;
        assert_eq!(page.select(".fc-card__name").len(), 15);
        let bytes = page.body().len();
        assert!(bytes < 40_000, "{bytes} bytes");
        world.leave_mail();
        world.work().await;
    }

    async fn due_times_stand_over_the_cards_and_count_down(world: &World) {
        let post = world.published("Tides").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let first = world.reader().comments(&post, "Ada", "One").await;
        world.reader().comments(&post, "Bea", "Two").await;
        let page = ana.get("/desk/moderation/").await;
        assert_eq!(page.select(".fc-queue__due"), ["By 10am Wednesday 11 March: 2"]);
        let done = ana.decides(first.id, "spam", 1, &[]).await;
        let page = ana.get(done.location().split('#').next().expect("a path")).await;
        assert_eq!(page.select(".fc-queue__due"), ["By 10am Wednesday 11 March: 1"]);
        world.pass(TimeDelta::days(3));
        ana.signs_in(&ana.email, PASSWORD).await;
        world.reader().comments(&post, "Cat", "Three").await;
        let page = ana.get("/desk/moderation/").await;
        assert_eq!(page.select(".fc-queue__due.fc-due--late"), ["Overdue: 1"]);
        assert_eq!(page.select(".fc-queue__due").len(), 2, "{page:?}");
        world.leave_mail();
        world.work().await;
    }

    async fn the_letter_in_sight_is_the_letter_that_is_sent(world: &World) {
        let post = world.published("Tides").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let mut panel = None;
        for (number, reason) in ["g1", "duplicate"].into_iter().enumerate() {
            let body = format!("Number {number}");
            let fields = [("name", "Cat"), ("body", body.as_str()), ("email", CAT), ("notify", "true")];
            let sent = world.reader().sends(&post, &fields).await;
            if number == 0 {
                world.reader().confirms(&sent).await;
            }
            world.leave_mail();
            let page = ana.get(&format!("/desk/moderation/comments/{}/refusal", sent.id)).await;
            page.assert_ok().assert_has("Cat will get this by email in 10 minutes, unless you undo it.");
            let radio = format!(".fc-refusal input[value={reason}]");
            let letter = page.attributes(&radio, "aria-describedby").concat();
            let shown = page.select(&format!("#{letter} p"));
            // Without scripts: it is the next to the radio that is chosen.
            assert!(page.body().contains(&format!("<div class=\"fc-letter\" id=\"{letter}\">")));
            ana.decides(sent.id, "refusal", 1, &[("guideline", reason)]).await.assert_status(303);
            world.pass(TimeDelta::minutes(11));
            world.work().await;
            let mail = world.mail().into_iter().find(|mail| mail.letter.subject.starts_with("We did not publish"));
            let plain = mail.expect("a letter").letter.plain();
            let mut at = 0;
            for words in shown.iter().filter(|words| !words.starts_with('(')) {
                // In place of an address the moderator reads where it leads.
                let words = words.split(" (link to").next().unwrap_or_default();
                let found = plain.get(at..).and_then(|rest| rest.find(words));
                at += found.unwrap_or_else(|| panic!("{words:?} is not next in {plain:?}"));
            }
            assert!(shown.len() >= 4, "{shown:?}");
            assert_eq!(plain.contains("send it again:"), reason == "g1", "{plain}");
            panel = Some(page);
        }
        assert!(panel.is_some_and(|page| page.select(".fc-letter p").len() > 40));
        world.leave_mail();
    }

    async fn the_likely_reason_comes_first_and_two_presses_refuse(world: &World) {
        let post = world.published("Tides").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let cat = world.reader();
        let ring = cat.comments(&post, "Cat", "Ring 01632 960123, I live in SW1A 2AA").await;
        let queue = ana.get("/desk/moderation/").await;
        let link = queue.attributes(&format!("#comment-{} .fc-acts__refuse", ring.id), "href").concat();
        // The page begins at the comment.
        assert!(link.ends_with(&format!("#comment-{}", ring.id)), "{link}");
        let page = ana.get(link.split('#').next().expect("a path")).await;
        let first = reasons(&page);
        assert_eq!(first[..2], ["Suggested", "It contains personal details: A telephone number and a postcode are marked"]);
        assert_eq!(first[2], "It broke a rule");
        page.assert_has("No email: there is no address. The writer will see this on their private page.");
        let done = presses(&ana, &page).await;
        assert!(done.location().starts_with("/desk/moderation/?since="), "{}", done.location());
        world.pass(TimeDelta::minutes(11));
        cat.get(&ring.receipt).await.assert_has("Leave out personal details");
        // What one chose last comes next, and is chosen where nothing else speaks for another.
        let other = world.reader().comments(&post, "Dee", "Something else").await;
        ana.decides(other.id, "refusal", 1, &[("guideline", "g2")]).await.assert_status(303);
        let next = world.reader().comments(&post, "Eve", "Something new").await;
        let page = ana.get(&format!("/desk/moderation/comments/{}/refusal", next.id)).await;
        assert_eq!(reasons(&page)[..3], ["Recently used", "It is off topic", "It contains personal details"]);
        assert_eq!(page.attributes(".fc-refusal input[checked]", "value"), ["g2"]);
        // Nothing is chosen for somebody who has chosen nothing yet.
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        let page = ben.get(&format!("/desk/moderation/comments/{}/refusal", next.id)).await;
        assert!(page.attributes(".fc-refusal input[checked]", "value").is_empty());
        let refused = ben.decides(next.id, "refusal", 1, &[("note", "Kept")]).await;
        refused.assert_refused(&["Select a reason"]);
        assert_eq!(refused.select("#note"), ["Kept"]);
        world.leave_mail();
        world.work().await;
    }

    async fn who_gets_no_letter_is_said_in_words(world: &World) {
        let post = world.published("Tides").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let fields = [("name", "Cat"), ("body", "Hello"), ("email", CAT), ("notify", "true")];
        let sent = world.reader().sends(&post, &fields).await;
        let path = format!("/desk/moderation/comments/{}/refusal", sent.id);
        ana.get(&path).await.assert_has("No email: the address is not confirmed. The writer will see this on their private page.");
        ana.post(&format!("/desk/moderation/comments/{}/risk", sent.id), &[]).await.assert_status(303);
        ana.get(&path).await.assert_has("We will not tell Cat, because someone may be at risk.");
        // What is published is removed in the same panel, and what is removed cannot be refused.
        let other = world.reader().comments(&post, "Dee", "Hello too").await;
        ana.publishes(&other).await;
        let path = format!("/desk/moderation/comments/{}/refusal", other.id);
        let page = ana.get(&path).await;
        page.assert_has("We removed your comment on “Tides”.");
        assert_eq!(untouched(&page).0, format!("/desk/moderation/comments/{}/removal", other.id));
        ana.decides(other.id, "removal", 2, &[("guideline", "g1")]).await.assert_status(303);
        ana.get(&path).await.assert_redirect(&format!("/desk/moderation/comments/{}", other.id));
        world.leave_mail();
        world.work().await;
    }
}
