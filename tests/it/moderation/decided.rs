//! The list of all decisions: whose, of which kind, about which post, from when to when.

use crate::world::{PASSWORD, Person};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

const LIST: &str = "/desk/moderation/decisions";

async fn shown(person: &Person<'_>, query: &str) -> Vec<String> {
    let page = person.get(&format!("{LIST}{query}")).await;
    page.assert_ok().select(".fc-rows h2")
}

both! {
    async fn each_filter_shows_what_it_says_and_can_be_removed(world: &World) {
        world.leave_mail();
        let first = world.published("Why we print it").await;
        let other = world.published("How we bind it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        ana.get(LIST).await.assert_has("No comments have been decided yet.");
        let cat = world.reader().comments(&first, "Cat", "A good point").await;
        ana.publishes(&cat).await;
        world.pass(TimeDelta::hours(24));
        world.work().await;
        ana.signs_in(&ana.email, PASSWORD).await.assert_redirect("/desk/");
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        let dee = world.reader().comments(&other, "Dee", "Rubbish").await;
        let reason = [("guideline", "duplicate"), ("note", "Once is enough.")];
        ben.decides(dee.id, "refusal", 1, &reason).await.assert_status(303);
        let eve = world.reader().comments(&first, "Eve", "Buy this").await;
        ana.decides(eve.id, "spam", 1, &[]).await.assert_status(303);
        ana.post(&format!("/desk/moderation/comments/{}/undo", eve.id), &[]).await.assert_status(303);
        world.work().await;
        let (cats, dees, eves) = (
            format!("Published Comment by Cat, number {}", cat.id),
            format!("Not published Comment by Dee, number {}", dee.id),
            format!("Marked as spam Comment by Eve, number {}", eve.id),
        );
        assert_eq!(shown(&ben, "").await, [eves.clone(), dees.clone(), cats.clone()]);
        let page = ben.get(LIST).await;
        page.assert_has("By Ben Marsh, 10").assert_has("Undone at 10");
        page.assert_has("Same comment sent twice").assert_has("On “How we bind it”");
        let cases = [
            (format!("person={}", ana.id), vec![&eves, &cats], "By Ana Field".to_owned()),
            ("kind=refuse".to_owned(), vec![&dees], "Not published".to_owned()),
            (format!("post={}", first.id), vec![&eves, &cats], "Post: Why we print it".to_owned()),
            ("from=2026-03-10".to_owned(), vec![&eves, &dees], "From 10 March 2026".to_owned()),
            ("until=2026-03-09".to_owned(), vec![&cats], "Until 9 March 2026".to_owned()),
        ];
        for (query, wanted, words) in cases {
            let wanted: Vec<String> = wanted.into_iter().cloned().collect();
            assert_eq!(shown(&ben, &format!("?{query}")).await, wanted, "{query}");
            let page = ben.get(&format!("{LIST}?{query}")).await;
            assert_eq!(page.select(".fc-chosen a"), [format!("Remove filter: {words} ×")]);
            assert_eq!(page.attributes(".fc-chosen a", "href"), [LIST]);
        }
        let both = format!("?person={}&kind=publish&post={}&from=2026-03-01&until=2026-03-09", ana.id, first.id);
        assert_eq!(shown(&ben, &both).await, [cats]);
        ben.get(&format!("{LIST}?kind=remove")).await.assert_has("No decisions match these filters.");
        let wrong = ben.get(&format!("{LIST}?from=2026-13-01")).await;
        wrong.assert_status(422).assert_has("Enter a date, like 9 June 2026");
        ben.get(&format!("{LIST}?until=9+3+2026")).await.assert_ok().assert_has("Until 9 March 2026");
    }

    async fn it_goes_on_page_by_page_and_counts_nothing(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        for number in 0..53 {
            let comment = world.reader().comments(&post, "Cat", &format!("Number {number}")).await;
            ana.publishes(&comment).await;
        }
        world.work().await;
        let query = format!("?person={}", ana.id);
        let first = ana.get(&format!("{LIST}{query}")).await;
        assert_eq!(first.select(".fc-rows h2").len(), 50);
        let next = first.attributes("main p > a.govuk-button", "href").concat();
        assert!(next.starts_with(&format!("{LIST}{query}&after=")), "{next}");
        let second = ana.get(&next).await;
        let rest = second.select(".fc-rows h2");
        assert_eq!(rest.len(), 3, "{rest:?}");
        assert!(second.attributes("main p > a.govuk-button", "href").is_empty());
        let authors = world.person("Ann Author", &[Role::Author]).await;
        authors.get(LIST).await.assert_status(403);
    }
}
