//! A decision leads back to the same place: the card folds where it stood, and the next one is at hand.

use crate::world::Answer;
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

/// The fields that lead back, as the first card of a page sends them.
fn back(page: &Answer, id: i64) -> (String, String) {
    let form = format!("#comment-{id} form[action$=publication] input");
    let value = |name: &str| page.attributes(&format!("{form}[name={name}]"), "value").concat();
    (value("back"), value("spot"))
}

fn address(answer: &Answer) -> (String, String) {
    let (path, anchor) = answer.location().split_once('#').expect("an anchor");
    (path.to_owned(), anchor.to_owned())
}

both! {
    async fn a_decided_card_folds_where_it_stood_and_the_next_is_at_hand(world: &World) {
        let post = world.published("Why we print it").await;
        let mut sent = Vec::new();
        for name in ["Ada", "Bea", "Cat", "Dee"] {
            sent.push(world.reader().comments(&post, name, "Hello there").await.id);
        }
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let mut page = ana.get("/desk/moderation/").await;
        for (number, verb) in [(1, "publication"), (2, "spam")] {
            let (back, spot) = back(&page, sent[number]);
            let fields = [("back", back.as_str()), ("spot", spot.as_str())];
            let done = ana.decides(sent[number], verb, 1, &fields).await;
            let (path, anchor) = address(&done);
            assert_eq!(anchor, format!("comment-{}", sent[number + 1]));
            page = ana.get(&path).await;
        }
        assert_eq!(
            page.select(".fc-queue .fc-card__name bdi, .fc-done p"),
            [
                "Ada",
                "Published: comment by Bea",
                "Marked as spam: comment by Cat",
                "Dee"
            ]
        );
        assert!(page.select("title").concat().starts_with("Marked as spam: comment by Cat – Waiting (2)"));
        assert_eq!(page.attributes(".fc-queue > [data-last]", "id"), [format!("comment-{}", sent[2])]);
        // The last one of the list leads to itself.
        let (back, spot) = back(&page, sent[3]);
        let done = ana.decides(sent[3], "publication", 1, &[("back", &back), ("spot", &spot)]).await;
        assert_eq!(address(&done).1, format!("comment-{}", sent[3]));
        // Asked for again, what was decided is gone.
        let anew = ana.get("/desk/moderation/").await;
        assert_eq!(anew.select(".fc-queue > .fc-card").len(), 1);
    }

    async fn undo_puts_the_card_back_in_its_place(world: &World) {
        let post = world.published("Why we print it").await;
        let first = world.reader().comments(&post, "Ada", "Hello there").await;
        world.reader().comments(&post, "Bea", "Hello there too").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let page = ana.get("/desk/moderation/").await;
        let (back, spot) = back(&page, first.id);
        let done = ana.decides(first.id, "publication", 1, &[("back", &back), ("spot", &spot)]).await;
        let page = ana.get(&address(&done).0).await;
        let undo = page.attributes(".fc-done form", "action").concat();
        let back = page.attributes(".fc-done input[name=back]", "value").concat();
        let undone = ana.post(&undo, &[("back", &back)]).await;
        let (path, anchor) = address(&undone);
        assert_eq!(anchor, format!("comment-{}", first.id));
        let page = ana.get(&path).await;
        assert_eq!(page.select(".fc-card__name bdi"), ["Ada", "Bea"]);
        page.assert_has("Decision undone");
        assert!(page.select("title").concat().starts_with("Undone: comment by Ada"));
    }

    async fn the_tab_and_the_filters_stay_through_a_decision(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let mut spam = Vec::new();
        for name in ["Ada", "Bea", "Cat"] {
            let comment = world.reader().comments(&post, name, "Cheap watches").await;
            ana.decides(comment.id, "spam", 1, &[]).await;
            world.pass(TimeDelta::minutes(1));
            spam.push(comment.id);
        }
        let page = ana.get("/desk/moderation/?tab=spam&words=watches").await;
        assert_eq!(page.select(".fc-card__name bdi"), ["Cat", "Bea", "Ada"]);
        let form = format!("#comment-{} form[action$=restoration] input", spam[1]);
        let value = |name: &str| page.attributes(&format!("{form}[name={name}]"), "value").concat();
        let fields = [("back", value("back")), ("spot", value("spot"))];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let done = ana.decides(spam[1], "restoration", 2, &fields).await;
        let (path, anchor) = address(&done);
        assert!(path.starts_with("/desk/moderation/?tab=spam&words=watches&"), "{path}");
        assert_eq!(anchor, format!("comment-{}", spam[0]));
        let page = ana.get(&path).await;
        assert_eq!(
            page.select(".fc-queue .fc-card__name bdi, .fc-done p"),
            ["Cat", "Put back into the queue: comment by Bea", "Ada"]
        );
        // A comment's own page leads back to the same place.
        let open = page.attributes(".fc-more__open", "href").remove(0);
        let own = ana.get(&open).await;
        let link = own.attributes(".govuk-back-link", "href").concat();
        assert!(link.starts_with("/desk/moderation/?tab=spam&words=watches&since="), "{link}");
    }

    async fn the_queue_leads_nowhere_else(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        for (number, back) in
            ["https://evil.example/", "//evil.example", "tab=%00&after=%ff", "\r\nX: y"].into_iter().enumerate()
        {
            let comment = world.reader().comments(&post, "Ada", &format!("Number {number}")).await;
            let done = ana.decides(comment.id, "publication", 1, &[("back", back), ("spot", back)]).await;
            assert!(done.location().starts_with("/desk/moderation/?since="), "{}", done.location());
        }
        for query in ["since=1&done=1", "since=99999999999999999&after=-9-9", "done=x&undone=y&spot=z"] {
            ana.get(&format!("/desk/moderation/?{query}")).await.assert_ok();
        }
    }

    async fn what_others_decided_is_not_shown_as_ones_own(world: &World) {
        let post = world.published("Why we print it").await;
        let comment = world.reader().comments(&post, "Ada", "Hello there").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        let done = ana.decides(comment.id, "publication", 1, &[]).await;
        let path = address(&done).0;
        assert!(ana.get(&path).await.has("Published: comment by Ada"));
        assert!(!ben.get(&path).await.has("comment by Ada"));
    }

    async fn the_late_one_agrees_and_goes_on(world: &World) {
        let post = world.published("Why we print it").await;
        let first = world.reader().comments(&post, "Ada", "Hello there").await;
        let second = world.reader().comments(&post, "Bea", "Hello there too").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        let page = ben.get("/desk/moderation/").await;
        let (back, spot) = back(&page, first.id);
        ana.publishes(&first).await;
        let fields = [("back", back.as_str()), ("spot", spot.as_str())];
        let late = ben.decides(first.id, "publication", 1, &fields).await;
        late.assert_status(409).assert_has("Keep it: it is what you chose").assert_has("Change the decision");
        let onward = late.attributes(".fc-agree a", "href").concat();
        assert!(onward.ends_with(&format!("#comment-{}", second.id)), "{onward}");
        ben.decides(first.id, "spam", 1, &fields).await.assert_has("Keep it");
    }

    async fn the_last_decisions_show_those_made_together_as_one(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let mut fields = vec![("act".to_owned(), "publish".to_owned())];
        for number in 0..3 {
            let sent = world.reader().comments(&post, "Ada", &format!("Number {number}")).await;
            fields.push(("chosen".to_owned(), format!("{}.1", sent.id)));
        }
        let single = world.reader().comments(&post, "Bea", "On its own").await;
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        ana.post("/desk/moderation/several", &fields).await.assert_status(303);
        ana.publishes(&single).await;
        let mine = ana.get("/desk/moderation/mine").await;
        assert_eq!(
            mine.select("main h2"),
            ["Published: comment by Bea", "Published: 3 comments"]
        );
        let batch = mine.attributes("main h2 a", "href").pop().expect("a link");
        ana.get(&batch).await.assert_has("Undo all 3");
    }
}
