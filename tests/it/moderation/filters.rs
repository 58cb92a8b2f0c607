//! The queue narrowed: by post, person, mark, age and words; and how each way is bounded.

use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

both! {
    async fn each_filter_shows_what_it_says_and_can_be_removed(world: &World) {
        let first = world.published("Why we print it").await;
        let other = world.published("How we bind it").await;
        let mine = [("name", "Cat Reed"), ("body", "Ring 01632 960123"), ("email", "cat@example.com")];
        world.reader().sends(&first, &mine).await;
        world.pass(TimeDelta::hours(49));
        world.reader().comments(&other, "Dee Field", "See https://dee.example").await;
        world.reader().comments(&first, "Étienne", "Größer als 100%_sicher").await;
        world.leave_mail();
        world.work().await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let cases = [
            (format!("post={}", other.id), "Dee Field", "Post: How we bind it"),
            ("person=reed".to_owned(), "Cat Reed", "Person: reed"),
            ("person=Cat%40Example.com".to_owned(), "Cat Reed", "Person: Cat@Example.com"),
            ("mark=telephone".to_owned(), "Cat Reed", "Marked: Telephone number"),
            ("mark=link".to_owned(), "Dee Field", "Marked: Link"),
            ("due=late".to_owned(), "Cat Reed", "Overdue"),
            ("until=2026-03-10".to_owned(), "Cat Reed", "Sent until 10 March 2026"),
            ("words=RING+01632".to_owned(), "Cat Reed", "Words: RING 01632"),
            ("words=100%25_".to_owned(), "Étienne", "Words: 100%_"),
            ("words=Gr%C3%B6%C3%9Fer".to_owned(), "Étienne", "Words: Größer"),
            ("words=GR%C3%96SSER".to_owned(), "Étienne", "Words: GRÖSSER"),
            ("words=gro%CC%88%C3%9Fer".to_owned(), "Étienne", "Words: gro\u{308}ßer"),
            ("person=%C3%A9TIENNE".to_owned(), "Étienne", "Person: éTIENNE"),
            ("person=E%CC%81tienne".to_owned(), "Étienne", "Person: E\u{301}tienne"),
        ];
        for (query, name, words) in cases {
            let page = ana.get(&format!("/desk/moderation/?{query}")).await;
            page.assert_ok();
            assert_eq!(page.select(".fc-card__name bdi"), [name], "{query}");
            assert_eq!(page.select(".fc-chosen a"), [format!("Remove filter: {words} ×")]);
            let without = page.attributes(".fc-chosen a", "href").concat();
            assert_eq!(ana.get(&without).await.select(".fc-card__name bdi").len(), 3, "{without}");
        }
        let both = ana.get("/desk/moderation/?from=2026-03-11&words=dee&mark=link").await;
        assert_eq!(both.select(".fc-card__name bdi"), ["Dee Field"]);
        assert_eq!(both.select(".fc-chosen a").len(), 4, "and one that removes them all");
        let none = ana.get("/desk/moderation/?words=walrus").await;
        none.assert_has("No comments match these filters.").assert_has("Remove all filters");
        // An address is asked for whole.
        assert!(!ana.get("/desk/moderation/?person=at%40example.com").await.has("Cat Reed"));
    }

    async fn letters_are_found_whatever_their_case_and_however_they_are_kept(world: &World) {
        let post = world.published("Why we print it").await;
        for (name, words) in [("One", "À l’ÉCOLE"), ("Two", "a\u{300} l'e\u{301}cole"), ("Three", "nothing")] {
            world.reader().comments(&post, name, words).await;
        }
        world.leave_mail();
        world.work().await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        for words in ["%C3%A9cole", "%C3%89COLE", "E%CC%81COLE", "ecole", "l%27%C3%A9cole", "%C3%A0+%C3%A9cole"] {
            let page = ana.get(&format!("/desk/moderation/?words={words}")).await;
            assert_eq!(page.select(".fc-card__name bdi"), ["One", "Two"], "{words}");
        }
    }

    async fn a_filter_that_cannot_be_read_is_a_mistake_in_words(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let page = ana.get("/desk/moderation/?from=yesterday&words=tide").await;
        page.assert_refused(&["Enter a date, like 9 June 2026"]);
        assert_eq!(page.attributes("#words", "value"), ["tide"]);
        assert_eq!(page.attributes("#from", "value"), ["yesterday"]);
        let wrong = "Enter an email address in the correct format, like name@example.com";
        ana.get("/desk/moderation/?person=cat%40").await.assert_refused(&[wrong]);
        for query in ["post=0", "post=x", "mark=%27%22", "words=%00", "tab=withdrawn", "due=9", "select=2"] {
            ana.get(&format!("/desk/moderation/?{query}")).await.assert_ok();
        }
    }

    async fn pages_go_on_within_a_filter(world: &World) {
        let post = world.published("Why we print it").await;
        for number in 0..45 {
            let words = if number % 2 == 0 { "even" } else { "odd" };
            world.reader().comments(&post, &format!("No {number}"), &format!("{words} {number}")).await;
        }
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        for query in ["words=even".to_owned(), format!("post={}&words=even", post.id)] {
            let first = ana.get(&format!("/desk/moderation/?{query}")).await;
            assert_eq!(first.select(".fc-card__name bdi").len(), 15);
            let next = first.attributes("main > p > a.govuk-button--secondary", "href").concat();
            assert!(next.contains(&query) && next.contains("after="), "{next}");
            let second = ana.get(&next).await;
            assert_eq!(second.select(".fc-card__name bdi"), ["No 30", "No 32", "No 34", "No 36", "No 38", "No 40", "No 42", "No 44"]);
        }
    }
}
