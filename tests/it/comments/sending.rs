//! A comment is sent: it waits, it is kept once, and nobody but its writer sees it.

use crate::world::{World, ask, sent};
use chrono::TimeDelta;

/// Where a comment that is not published must never show.
async fn is_nowhere(world: &World, path: &str, words: &str) {
    for page in ["/", path, "/2026/", "/2026/03/", "/feed/atom/", "/sitemap.xml"] {
        let answer = world.reader().get(page).await;
        answer.assert_ok();
        assert!(!answer.body().contains(words), "{page}");
    }
}

async fn count(world: &World) -> usize {
    ask(world.context.database.read(), "SELECT id FROM comments").await.len()
}

both! {
    async fn a_comment_waits_and_its_writer_is_shown_the_receipt(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let comment = cat.comments(&post, "Cat Reed", "Is the *register* updated each day?").await;
        let receipt = cat.get(&comment.receipt).await;
        receipt.assert_ok().assert_has("Comment sent").assert_has("Waiting to be read");
        receipt.assert_has("We aim to decide by 10am on Wednesday 11 March");
        assert_eq!(receipt.header("Cache-Control"), Some("no-store"));
        assert_eq!(receipt.header("X-Robots-Tag"), Some("noindex"));
        assert!(receipt.headers("Set-Cookie").next().is_none());
        is_nowhere(world, &post.path, "updated each day").await;
        let page = world.reader().get(&format!("{}comments/{}", post.path, comment.id)).await;
        page.assert_status(404);
    }

    async fn a_published_comment_is_read_by_everyone(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[fair_comment::team::accounts::Role::Moderator]).await;
        let comment = world.reader().comments(&post, "Cat Reed", "Is it *really* free?").await;
        mo.publishes(&comment).await;
        let page = world.reader().get(&post.path).await;
        page.assert_has("1 comment").assert_has("Comment by Cat Reed posted on 9 March 2026");
        assert_eq!(page.select(".fc-text em"), ["really"]);
        let link = world.reader().get(&format!("{}comments/{}", post.path, comment.id)).await;
        link.assert_status(302);
        assert_eq!(link.location(), format!("{}#comment-{}", post.path, comment.id));
        world.reader().get("/").await.assert_has("1 comment");
    }

    async fn the_same_comment_twice_is_one_with_one_receipt(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let words = |body| [("name", "Cat Reed"), ("body", body), ("email", "cat@example.com")];
        let first = cat.sends(&post, &words("Once\r\nis enough")).await;
        let again = cat.sends(&post, &words("Once\nis enough")).await;
        assert_eq!(first.receipt, again.receipt);
        assert_eq!(count(world).await, 1);
        world.pass(TimeDelta::minutes(11));
        world.leave_mail();
        world.work().await;
        let later = cat.post(&format!("{}comments", post.path), &words("Once\nis enough")).await;
        later.assert_status(409).assert_has("We already have this comment").assert_has("is enough");
        assert!(!later.body().contains(&first.receipt), "the receipt is not given away");
        assert_eq!(count(world).await, 1);
    }

    async fn two_behind_one_network_do_not_get_each_others_receipt(world: &World) {
        let post = world.published("Why we print it").await;
        let office = world.reader();
        let cat = office.comments(&post, "Anonymous", "I agree").await;
        let dee = office.comments(&post, "Anonymous", "I agree").await;
        assert_ne!(cat.receipt, dee.receipt);
        let fields = [("name", "Anonymous"), ("body", "I agree"), ("email", "eve@example.com")];
        let eve = office.sends(&post, &fields).await;
        assert!(eve.receipt != cat.receipt && eve.receipt != dee.receipt);
        world.pass(TimeDelta::minutes(11));
        let fay = office.comments(&post, "Anonymous", "I agree").await;
        assert!(fay.receipt != cat.receipt, "nothing is told of it later");
        assert_eq!(count(world).await, 4);
        world.leave_mail();
        world.work().await;
    }

    async fn the_key_of_a_form_is_the_same_hand_wherever_it_comes_from(world: &World) {
        let post = world.published("Why we print it").await;
        let (home, train) = (world.reader(), world.reader());
        let fields = [("name", "Cat"), ("body", "From two networks")];
        let page = home.post(&format!("{}comments/preview", post.path), &fields).await;
        let key = page.attributes("input[name=key]", "value").concat();
        let fields = [fields[0], fields[1], ("key", key.as_str())];
        let first = home.sends(&post, &fields).await;
        let again = train.sends(&post, &fields).await;
        assert_eq!(first.receipt, again.receipt);
        assert_eq!(count(world).await, 1);
    }

    async fn twenty_at_once_are_one(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let path = format!("{}comments", post.path);
        let fields = [("name", "Cat Reed"), ("body", "All at once"), ("email", "cat@example.com")];
        let asked = (0..20).map(|_| cat.post(&path, &fields));
        let answers = rocket::futures::future::join_all(asked).await;
        let receipts: std::collections::BTreeSet<String> =
            answers.iter().map(|answer| sent(answer).receipt).collect();
        assert_eq!(receipts.len(), 1);
        assert_eq!(count(world).await, 1);
        world.leave_mail();
        world.work().await;
    }

    async fn a_network_is_asked_to_wait_and_keeps_its_words(world: &World) {
        let post = world.published("Why we print it").await;
        let office = world.reader();
        for number in 0..5 {
            office.comments(&post, "Cat Reed", &format!("Comment {number}")).await;
        }
        let fields = [("name", "Cat Reed"), ("body", "One too many")];
        let path = format!("{}comments", post.path);
        let refused = office.post(&path, &fields).await;
        refused.assert_status(429).assert_has("One too many");
        assert_eq!(refused.header("Retry-After"), Some("60"));
        world.reader().comments(&post, "Dee", "From elsewhere").await;
        world.pass(TimeDelta::minutes(2));
        sent(&office.post(&path, &fields).await);
    }

    async fn what_fills_the_trap_waits_with_a_mark_and_its_writer_is_told(world: &World) {
        let post = world.published("Why we print it").await;
        let page = world.reader().get(&post.path).await;
        assert_eq!(page.attributes("form [hidden] input", "name"), ["leave_empty"]);
        assert!(page.attributes("input[name=key]", "value").is_empty(), "no time on a page for everyone");
        let reader = world.reader();
        let fields = [("name", "Cat"), ("body", "A fair question"), ("leave_empty", "https://a.example")];
        let comment = reader.sends(&post, &fields).await;
        let receipt = reader.get(&comment.receipt).await;
        receipt.assert_ok().assert_has("Waiting to be read").assert_has("A field that people cannot see was filled in");
        let mo = world.person("Mo Moderator", &[fair_comment::team::accounts::Role::Moderator]).await;
        let queue = mo.get("/desk/moderation/").await;
        queue.assert_has("To read 1").assert_has("Filled a field that people do not see");
        let other = reader.comments(&post, "Cat", "Another question").await;
        assert!(!reader.get(&other.receipt).await.has("A field that people cannot see"));
    }

    async fn a_reply_form_is_for_one_reader_and_one_that_comes_back_at_once_is_marked(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[fair_comment::team::accounts::Role::Moderator]).await;
        let first = world.reader().comments(&post, "Cat Reed", "First").await;
        mo.publishes(&first).await;
        let dee = world.reader();
        let form = dee.get(&format!("{}comments/new?reply_to={}", post.path, first.id)).await;
        form.assert_ok().assert_has("Leave a reply to Cat Reed").assert_has("Your reply").assert_has("Send reply");
        let key = form.attributes("input[name=key]", "value").concat();
        let id = first.id.to_string();
        let reply = |body| [("name", "Dee"), ("body", body), ("reply_to", id.as_str()), ("key", key.as_str())];
        let empty = dee.post(&format!("{}comments", post.path), &reply(" ")).await;
        empty.assert_refused(&["Enter your reply"]);
        world.pass(TimeDelta::seconds(5));
        let good = dee.sends(&post, &reply("A real answer")).await;
        let twice = dee.sends(&post, &reply("A real answer")).await;
        assert_eq!(good.receipt, twice.receipt, "sent twice is one");
        let other = dee.sends(&post, &reply("Other words from the same page")).await;
        assert_ne!(good.receipt, other.receipt, "other words are not dropped");
        let queue = mo.get("/desk/moderation/").await;
        queue.assert_has("To read 2").assert_has("In reply to Cat Reed");
        assert!(!queue.has("Sent faster than a person writes"));
        let fast = dee.get(&format!("{}comments/new?reply_to={}", post.path, first.id)).await;
        let key = fast.attributes("input[name=key]", "value").concat();
        let fields = [("name", "Bot"), ("body", "Fast"), ("reply_to", &id), ("key", &key)];
        dee.sends(&post, &fields).await;
        mo.get("/desk/moderation/").await.assert_has("Sent faster than a person writes");
    }

    async fn a_preview_can_be_sent_at_once(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[fair_comment::team::accounts::Role::Moderator]).await;
        let cat = world.reader();
        let fields = [("name", "Cat"), ("body", "Looks good")];
        let page = cat.post(&format!("{}comments/preview", post.path), &fields).await;
        let key = page.attributes("input[name=key]", "value").concat();
        cat.sends(&post, &[fields[0], fields[1], ("key", &key)]).await;
        let queue = mo.get("/desk/moderation/").await;
        queue.assert_has("To read 1");
        assert!(!queue.has("Sent faster"));
    }

    async fn the_name_of_a_team_member_is_marked(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[fair_comment::team::accounts::Role::Moderator]).await;
        world.reader().comments(&post, "mo  MODERATOR", "I speak for the team").await;
        mo.get("/desk/moderation/").await.assert_has("Uses the name of someone on the team");
    }

    async fn moderators_are_mailed_the_whole_text(world: &World) {
        let post = world.published("Why we print it").await;
        world.add("Mo Moderator", &[fair_comment::team::accounts::Role::Moderator]).await;
        world.add("An Author", &[fair_comment::team::accounts::Role::Author]).await;
        world.reader().comments(&post, "Cat Reed", "Is it free?\n\nI ask for a friend.").await;
        world.reader().comments(&post, "Dee", "Me too").await;
        world.work().await;
        assert!(world.mail().is_empty(), "mail is gathered for some minutes");
        world.pass(TimeDelta::minutes(6));
        world.work().await;
        let mail = world.mail();
        let [one] = mail.as_slice() else { panic!("one mail, to the one who reads comments") };
        assert_eq!(one.to, "mo.moderator@example.test");
        assert_eq!(one.letter.subject, "2 comments are waiting – oldest 6 minutes");
        assert!(one.letter.plain().contains("> I ask for a friend."));
        assert!(one.letter.plain().contains("/desk/moderation/comments/1"));
    }
}
