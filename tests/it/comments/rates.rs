//! How much may come from one network and to one post: the words are kept, and the answer says when to
//! send them again.

use chrono::TimeDelta;

both! {
    async fn a_network_may_send_so_many_an_hour(world: &World) {
        let posts = [world.published("One").await, world.published("Two").await];
        let office = world.reader();
        for number in 0..30 {
            let post = &posts[number % 2];
            office.comments(post, "Cat Reed", &format!("Comment number {number}")).await;
            world.pass(TimeDelta::seconds(60));
        }
        let fields = [("name", "Cat Reed"), ("body", "One too many")];
        let refused = office.post(&format!("{}comments", posts[0].path), &fields).await;
        refused.assert_status(429).assert_has("One too many").assert_has("Wait an hour");
        assert_eq!(refused.header("Retry-After"), Some("3600"));
        // The way to go on is a form with every word in it.
        assert_eq!(refused.attributes("form input[name=body]", "value"), ["One too many"]);
        world.reader().comments(&posts[0], "Dee", "From elsewhere").await;
        world.pass(TimeDelta::hours(1));
        office.comments(&posts[0], "Cat Reed", "One too many").await;
        world.leave_mail();
        world.work().await;
    }

    async fn a_household_with_a_network_of_its_own_counts_as_one(world: &World) {
        let post = world.published("One").await;
        for number in 0..5 {
            let phone = world.reader().from(&format!("2001:db8:1:2::{}", number + 1));
            phone.comments(&post, "Cat Reed", &format!("Comment number {number}")).await;
        }
        let path = format!("{}comments", post.path);
        let fields = [("name", "Cat Reed"), ("body", "One too many")];
        let phone = world.reader().from("2001:db8:1:2:ffff::9");
        phone.post(&path, &fields).await.assert_status(429).assert_has("One too many");
        let neighbour = world.reader().from("2001:db8:1:3::1");
        neighbour.comments(&post, "Dee", "From next door").await;
    }

    async fn a_post_takes_so_many_an_hour_from_everybody(world: &World) {
        let small = world.beside(&[("COMMENTS_A_POST", "3")]).await;
        let post = world.published("One").await;
        let other = world.published("Two").await;
        for number in 0..3 {
            let reader = small.reader().from(&format!("203.0.113.{}", number + 1));
            reader.comments(&post, "Cat Reed", &format!("Comment number {number}")).await;
        }
        let late = small.reader().from("203.0.113.99");
        let fields = [("name", "Dee"), ("body", "Kept words")];
        let refused = late.post(&format!("{}comments", post.path), &fields).await;
        refused.assert_status(429).assert_has("Kept words");
        assert_eq!(refused.header("Retry-After"), Some("3600"));
        late.comments(&other, "Dee", "Kept words").await;
        world.leave_mail();
        world.work().await;
    }
}
