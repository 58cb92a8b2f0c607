//! A post as a conversation, the front page that repeats it, and what is said where a post is no more.

use crate::world::{Person, Published, World};
use chrono::TimeDelta;
use fair_comment::{
    blog::posts::{self, Change, Revision, SaveOutcome},
    team::accounts::{self, Author, Editor, Role},
};

/// A published post with a summary and headings.
async fn long_post(world: &World, title: &str, headings: usize) -> Published {
    let first = world.published("Something older").await;
    let person =
        accounts::person_by_email(&world.context, &"an.editor@example.test".parse().expect("one"))
            .await
            .expect("asked")
            .expect("somebody");
    let member = accounts::as_operator(person);
    let (author, editor) = (Author::of(member.clone()), Editor::of(member));
    let parts: String =
        (1..=headings).map(|n| format!("\n\n## Part {n} & more\n\nWords.")).collect();
    let text = format!("It begins *here*.{parts}");
    let revision =
        Revision::check(title, "In short.", &text, "", "an.editor@example.test", "Strategy")
            .expect("a revision");
    let saved = posts::write(&world.context, &author.expect("an author"), &revision).await;
    let Ok(SaveOutcome::Done(id)) = saved else { panic!("{saved:?}") };
    world.pass(TimeDelta::minutes(1));
    posts::publish(&world.context, &editor.expect("an editor"), id, None, &Change::Correction)
        .await
        .expect("published");
    assert_ne!(first.id, id);
    let found = posts::reference(world.context.database.read(), id).await.expect("a post");
    Published { id, path: found.address.to_string() }
}

/// A comment that is published and answered by the team.
async fn answered(
    world: &World,
    mo: &Person<'_>,
    post: &Published,
    words: &str,
    answer: &str,
) -> i64 {
    let comment = world.reader().comments(post, "Cat", words).await;
    mo.publishes(&comment).await;
    let path = format!("/desk/moderation/comments/{}/reply", comment.id);
    assert_eq!(mo.post(&path, &[("reply", answer)]).await.status, 303);
    world.leave_mail();
    comment.id
}

both! {
    async fn a_post_says_what_is_in_it_and_that_it_is_discussed(world: &World) {
        let post = long_post(world, "Our strategy", 4).await;
        let quiet = world.reader().get(&post.path).await;
        assert_eq!(quiet.select(".fc-post__head .fc-lead"), ["In short."]);
        assert_eq!(quiet.select(".fc-talk"), ["No comments yet Leave a comment"]);
        let parts = quiet.select("nav.fc-parts li");
        assert_eq!(parts, ["Part 1 & more", "Part 2 & more", "Part 3 & more", "Part 4 & more", "Comments"]);
        for href in quiet.attributes("nav.fc-parts a", "href") {
            assert_eq!(quiet.select(&format!("[id='{}']", &href[1..])).len(), 1, "{href}");
        }
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let id = answered(world, &mo, &post, "Is it free?", "It is.").await;
        let page = world.reader().get(&post.path).await;
        assert_eq!(page.select(".fc-talk a"), ["2 comments, 1 answer from us", "Leave a comment"]);
        assert!(page.select(".fc-heard").concat().contains("“Is it free?”"));
        assert_eq!(page.attributes(".fc-heard a", "href"), [format!("#comment-{id}")]);
        assert_eq!(page.select(".fc-comments > p a"), ["comment rules", "Leave a comment"]);
    }

    async fn a_short_post_has_no_list_of_its_parts_and_a_closed_one_no_way_to_comment(world: &World) {
        let post = long_post(world, "Our strategy", 3).await;
        let page = world.reader().get(&post.path).await;
        assert!(page.select(".fc-parts").is_empty());
        assert_eq!(page.select(".fc-side h2"), ["Latest posts"], "nothing else is about the topic");
        assert_eq!(page.select(".fc-side li"), ["Something older"]);
        let ed = world.person("Ed Second", &[Role::Editor]).await;
        let closing = [("comments", "closed"), ("reason", ""), ("version", "2")];
        assert_eq!(ed.post(&format!("/desk/posts/{}/comments", post.id), &closing).await.status, 303);
        let closed = world.reader().get(&post.path).await;
        assert!(closed.select(".fc-talk").is_empty(), "nothing was said and nothing can be");
    }

    async fn a_comment_has_one_reply_and_its_date_is_its_address(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let id = answered(world, &mo, &post, "Is it free?", "It is.").await;
        let page = world.reader().get(&post.path).await;
        let own = format!("{}comments/{id}", post.path);
        let one = format!("#comment-{id} > .fc-comment__body");
        assert_eq!(page.attributes(&format!("{one} h3 a"), "href"), std::slice::from_ref(&own));
        assert_eq!(page.attributes(&format!("{one} .fc-comment__acts > a"), "href").len(), 1);
        let folded = page.attributes(&format!("{one} details a"), "href");
        assert_eq!(folded, [format!("{own}/report"), own]);
        assert_eq!(page.select(".fc-comment--team .fc-comment__official"), ["Official reply"]);
        assert_eq!(page.select(".fc-comment__official").len(), 1, "a reader has none");
    }

    async fn a_form_with_mistakes_comes_back_without_the_article(world: &World) {
        let post = long_post(world, "Our strategy", 4).await;
        let answer = world.reader().post(&format!("{}comments", post.path), &[("name", "Cat")]).await;
        answer.assert_status(422);
        assert_eq!(answer.mistakes(), ["Enter your comment"]);
        assert!(!answer.has("It begins here."), "the article stays where it is");
        assert!(answer.select(".fc-comments, .fc-promise").is_empty());
        assert_eq!(answer.attributes(".govuk-back-link", "href"), std::slice::from_ref(&post.path));
        assert_eq!(answer.attributes("#name", "value"), ["Cat"]);
    }

    async fn a_preview_sends_from_under_the_quote(world: &World) {
        let post = world.published("Why we print it").await;
        let fields = [("name", "Cat"), ("body", "Is it *free*?")];
        let page = world.reader().post(&format!("{}comments/preview", post.path), &fields).await;
        page.assert_ok().assert_has("You have not sent it yet.");
        assert_eq!(page.select("form > button[type=submit]"), ["Send comment"]);
        assert_eq!(page.select("form > details > summary"), ["Change it"]);
        assert!(page.select(".fc-promise").is_empty());
    }

    async fn the_front_page_leads_with_a_text_and_says_what_was_asked(world: &World) {
        let post = long_post(world, "Our strategy", 1).await;
        let front = world.reader().get("/").await;
        assert_eq!(front.select(".fc-log__opening"), ["It begins here."]);
        assert!(front.select(".fc-asked").is_empty(), "nothing was asked");
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let id = answered(world, &mo, &post, "Is it free?", "It is, for **everyone**.").await;
        let front = world.reader().get("/").await;
        assert_eq!(front.select(".fc-asked h3"), ["You asked, we answered"]);
        front.assert_has("“Is it free?” Cat").assert_has("It is, for everyone. Mo Moderator, for the team");
        assert_eq!(front.attributes(".fc-asked a", "href"), [format!("{}comments/{id}", post.path)]);
        assert_eq!(front.select(".fc-log__title").len(), 2);
        let rules = mo.get(&format!("/desk/moderation/comments/{id}/refusal")).await;
        let rules = rules.attributes("input[name=guideline]", "value");
        let rule = rules.first().expect("a reason");
        assert_eq!(mo.decides(id, "removal", 2, &[("guideline", rule)]).await.status, 303);
        assert!(world.reader().get("/").await.select(".fc-asked").is_empty(), "it was removed");
        world.leave_mail();
    }

    async fn an_editor_chooses_the_answer_on_the_front_page(world: &World) {
        let post = long_post(world, "Our strategy", 1).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let ed = world.person("Ed Second", &[Role::Editor]).await;
        ed.get("/desk/posts/front").await.assert_has("No answers yet");
        let first = answered(world, &mo, &post, "Is it free?", "It is.").await;
        answered(world, &mo, &post, "Is it long?", "Not very.").await;
        let asked = async || world.reader().get("/").await.select(".fc-asked__question").concat();
        assert!(asked().await.contains("Is it long?"), "the newest");
        let page = ed.get("/desk/posts/front").await;
        let offered = page.attributes("input[name=answer]", "value");
        assert_eq!(offered.len(), 3, "{offered:?}");
        assert_eq!(page.attributes("input[name=answer][checked]", "value"), ["newest"]);
        let own = offered.last().expect("the older one").clone();
        assert_eq!(ed.post("/desk/posts/front", &[("answer", &own)]).await.status, 303);
        assert!(asked().await.contains("Is it free?"), "what was chosen");
        let page = ed.get("/desk/posts/front").await;
        assert_eq!(page.attributes("input[name=answer][checked]", "value"), std::slice::from_ref(&own));
        // Neither a reader's comment nor nothing is an answer; the choice stays.
        for wrong in [first.to_string().as_str(), "x", "", "-1", "99999999999999999999"] {
            ed.post("/desk/posts/front", &[("answer", wrong)]).await.assert_status(422).assert_has("There is a problem");
        }
        assert!(asked().await.contains("Is it free?"));
        mo.get("/desk/posts/front").await.assert_status(403);
        // What is no longer published gives way to the newest.
        let rules = mo.get(&format!("/desk/moderation/comments/{first}/refusal")).await;
        let rules = rules.attributes("input[name=guideline]", "value");
        let rule = rules.first().expect("a reason");
        assert_eq!(mo.decides(first, "removal", 2, &[("guideline", rule)]).await.status, 303);
        assert!(asked().await.contains("Is it long?"));
        let page = ed.get("/desk/posts/front").await;
        assert_eq!(page.attributes("input[name=answer][checked]", "value"), ["newest"]);
        assert_eq!(ed.post("/desk/posts/front", &[("answer", "newest")]).await.status, 303);
        world.leave_mail();
    }

    async fn what_was_withdrawn_says_when_and_why_and_leads_on(world: &World) {
        let post = world.published("Why we print it").await;
        let ed = world.person("Ed Second", &[Role::Editor]).await;
        let reason = "The figures were wrong. See http://localhost:8000/about/ for the right ones.";
        let done = ed.post(&format!("/desk/posts/{}/withdrawal", post.id), &[("reason", reason), ("version", "2")]).await;
        assert_eq!(done.status, 303, "{}", done.text());
        let page = world.reader().get(&post.path).await;
        page.assert_status(410).assert_has("We withdrew this post on 9 March 2026. Our reason:");
        page.assert_has("The figures were wrong.");
        assert_eq!(page.select("h1"), ["Why we print it"]);
        assert_eq!(page.attributes(".govuk-inset-text a", "href"), ["http://localhost:8000/about/"]);
    }

    async fn an_address_that_leads_nowhere_offers_what_there_is(world: &World) {
        let empty = world.reader().get("/nowhere/").await;
        empty.assert_status(404).assert_has("Page not found");
        assert!(!empty.has("Latest posts"));
        let post = world.published("Why we print it").await;
        for path in ["/nowhere/", "/topics/nowhere/", "/comments/x"] {
            let page = world.reader().get(path).await;
            page.assert_status(404).assert_has("Latest posts");
            assert_eq!(page.attributes("main li a", "href"), std::slice::from_ref(&post.path), "{path}");
        }
    }

    async fn a_year_says_its_number_once(world: &World) {
        world.published("Why we print it").await;
        assert_eq!(world.reader().get("/2026/").await.select(".fc-log__date"), ["Published 9 March"]);
        assert_eq!(world.reader().get("/2026/03/").await.select(".fc-log__date"), ["Published 9 March 2026"]);
    }
}
