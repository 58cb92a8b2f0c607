//! A comment is read as its writer meant it, in each place where it is shown.

use fair_comment::team::accounts::Role;

both! {
    async fn lines_show_where_they_were_ended(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let cat = world.reader();
        let body = "Write to:\r\nRoom 4\r\n1 High Street";
        let shown = "<p>Write to:<br>\nRoom 4<br>\n1 High Street</p>";
        let fields = [("name", "Cat Reed"), ("body", body)];
        let preview = cat.post(&format!("{}comments/preview", post.path), &fields).await;
        assert!(preview.assert_ok().body().contains(shown), "the preview");
        let comment = cat.comments(&post, "Cat Reed", body).await;
        assert!(cat.get(&comment.receipt).await.body().contains(shown), "the receipt");
        let card = mo.get("/desk/moderation/").await;
        let marked = "<p>Write to:<br>\nRoom 4<br>\n<mark>1 High Street <span class=\"fc-mark__name\">street address</span></mark></p>";
        assert!(card.body().contains(marked), "the card: {card:?}");
        let desk = mo.get(&format!("/desk/moderation/comments/{}", comment.id)).await;
        assert!(desk.assert_ok().body().contains(marked), "the comment on the desk");
        mo.publishes(&comment).await;
        assert!(world.reader().get(&post.path).await.body().contains(shown), "the post");
    }

    async fn what_is_no_mark_stays_as_it_was_typed(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let body = "> Is it free?\nSee “https://example.org/page”.\n\n\t1986. C:\\_new\\#1 is 2*3*4\n--\n\n[Sam]: agreed";
        let comment = world.reader().comments(&post, "Cat Reed", body).await;
        let card = mo.get("/desk/moderation/").await;
        card.assert_has("C:\\_new\\#1 is 2*3*4").assert_has("[Sam]: agreed");
        mo.publishes(&comment).await;
        let page = world.reader().get(&post.path).await;
        assert_eq!(page.select(".fc-text blockquote"), ["Is it free?"]);
        assert_eq!(page.attributes(".fc-text a", "href"), ["https://example.org/page"]);
        page.assert_has("1986. C:\\_new\\#1 is 2*3*4").assert_has("[Sam]: agreed");
        for none in ["h2", "pre", "code", "em", "strong", "ol", "ul"] {
            assert!(page.select(&format!(".fc-text {none}")).is_empty(), "{none}");
        }
    }

    async fn a_comment_of_marks_alone_is_empty(world: &World) {
        let post = world.published("Why we print it").await;
        for body in ["#", ">", "-", "*", "&nbsp;", "\u{200b}"] {
            for place in ["comments", "comments/preview"] {
                let fields = [("name", "Cat"), ("body", body)];
                let answer = world.reader().post(&format!("{}{place}", post.path), &fields).await;
                answer.assert_status(422);
                assert_eq!(answer.mistakes(), ["Enter your comment"], "{body:?} to {place}");
            }
        }
    }

    async fn the_form_says_how_a_comment_is_read(world: &World) {
        let post = world.published("Why we print it").await;
        let page = world.reader().get(&post.path).await;
        page.assert_has("Your line breaks will be kept. Web addresses become links.");
        assert!(page.attributes("#body", "aria-describedby").concat().contains("body-hint"));
        assert_eq!(page.select(".fc-form details summary"), ["How to format your comment"]);
        assert_eq!(page.select(".fc-form details li").len(), 4);
        assert_eq!(page.select(".fc-form details script").len(), 0);
        let whole = page.body();
        let from = whole.find("<details").expect("the examples");
        let length = whole[from..].find("</details>").expect("their end");
        assert!(length < 700, "the examples take {length} bytes");
    }
}
