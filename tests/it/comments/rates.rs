//! How much may come from one network and to one post: the words are kept, and the answer says when to
//! send them again.

use crate::world::ask;
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
            let reader = small.reader().from(&format!("203.0.{number}.1"));
            reader.comments(&post, "Cat Reed", &format!("Comment number {number}")).await;
        }
        let late = small.reader().from("203.0.99.1");
        let fields = [("name", "Dee"), ("body", "Kept words")];
        let refused = late.post(&format!("{}comments", post.path), &fields).await;
        refused.assert_status(429).assert_has("Kept words");
        assert_eq!(refused.header("Retry-After"), Some("3600"));
        late.comments(&other, "Dee", "Kept words").await;
        world.leave_mail();
        world.work().await;
    }
    async fn three_hundred_from_one_neighbourhood_shut_nobody_out(world: &World) {
        let post = world.published("One").await;
        let path = format!("{}comments", post.path);
        let mut taken = Vec::new();
        for number in 0..300 {
            let machine = world.reader().from(&format!("2001:db8:1:{number:x}::1"));
            let body = format!("Comment number {number}");
            let answer = machine.post(&path, &[("name", "Bot"), ("body", &body)]).await;
            match answer.status {
                303 => taken.push(number),
                _ => {
                    answer.assert_status(429).assert_has(&body).assert_has("networks near yours");
                    assert_eq!(answer.header("Retry-After"), Some("3600"));
                }
            }
        }
        // So many from one /56 of 256 networks, and the 44 that lie in the next.
        let expected: Vec<i32> = (0..60).chain(256..300).collect();
        assert_eq!(taken, expected);
        for number in 0..60 {
            let machine = world.reader().from(&format!("2001:db8:1:{:x}::1", 1024 + number * 16));
            let body = format!("Another, number {number}");
            let answer = machine.post(&path, &[("name", "Bot"), ("body", &body)]).await;
            // So many from the /48.
            assert_eq!(answer.status, if number < 46 { 303 } else { 429 }, "{number}");
        }
        world.reader().from("2001:db8:2::1").comments(&post, "Cat", "From next door").await;
        world.reader().from("192.0.2.1").comments(&post, "Dee", "From elsewhere").await;
        world.leave_mail();
        world.pass(TimeDelta::hours(1));
        world.reader().from("2001:db8:1:9::1").comments(&post, "Eve", "An hour later").await;
        world.work().await;
    }

    async fn many_neighbourhoods_together_are_still_bounded(world: &World) {
        let small = world.beside(&[("COMMENTS_A_POST", "20")]).await;
        let post = world.published("One").await;
        let path = format!("{}comments", post.path);
        // Each counts for two at most, however much comes from there.
        for number in 0..9 {
            for machine in 0..4 {
                let reader = small.reader().from(&format!("2001:db8:{number}:{machine}::1"));
                reader.comments(&post, "Bot", &format!("{machine} of {number}")).await;
            }
        }
        small.reader().from("192.0.2.1").comments(&post, "Cat", "Still open").await;
        small.reader().from("192.0.2.2").comments(&post, "Dee", "The last").await;
        let late = small.reader().from("198.51.100.1");
        late.post(&path, &[("name", "Eve"), ("body", "Too late")]).await.assert_status(429);
        world.leave_mail();
        world.work().await;
    }

    async fn a_department_behind_one_address_comments_within_the_numbers(world: &World) {
        let post = world.published("One").await;
        let path = format!("{}comments", post.path);
        let (mut taken, mut later) = (0, Vec::new());
        for number in 0..40 {
            let body = format!("Comment number {number}");
            let answer = world.reader().from("192.0.2.1").post(&path, &[("name", "Cat"), ("body", &body)]).await;
            match answer.status {
                303 => taken += 1,
                _ => {
                    answer.assert_status(429).assert_has(&body).assert_has("same building");
                    later.push(body);
                }
            }
            world.pass(TimeDelta::seconds(15));
        }
        assert_eq!((taken, later.len()), (30, 10));
        // Nobody else in the country has to wait for them, nor another office of the department.
        world.reader().from("192.0.2.2").comments(&post, "Dee", "From the next office").await;
        world.pass(TimeDelta::hours(1));
        for body in &later {
            world.reader().from("192.0.2.1").comments(&post, "Cat", body).await;
            world.pass(TimeDelta::seconds(15));
        }
        world.leave_mail();
        world.work().await;
    }

    async fn comments_that_come_at_once_pass_no_limit(world: &World) {
        let post = world.published("One").await;
        let path = &format!("{}comments", post.path);
        let machines: Vec<_> = (0..16)
            .map(|number| world.reader().from(&format!("2001:db8:1:2::{number:x}")))
            .collect();
        let all = machines.iter().enumerate().map(|(number, machine)| async move {
            let body = format!("At once, number {number}");
            machine.post(path, &[("name", "Bot"), ("body", &body)]).await.status
        });
        let answers = rocket::futures::future::join_all(all).await;
        assert_eq!(answers.iter().filter(|status| **status == 303).count(), 5, "{answers:?}");
    }

    async fn what_is_kept_of_a_neighbourhood_goes_with_the_network(world: &World) {
        let post = world.published("One").await;
        world.reader().from("2001:db8:1:2::1").comments(&post, "Cat", "A comment").await;
        let select = "SELECT network, neighbourhood FROM comments";
        let row = ask(world.context.database.read(), select).await.remove(0);
        assert_eq!((&row["network"], &row["neighbourhood"]), (&"2001:db8:1:2::/64".into(), &"2001:db8:1::/48".into()));
        world.leave_mail();
        world.pass(TimeDelta::days(31));
        world.work().await;
        let row = ask(world.context.database.read(), select).await.remove(0);
        assert!(row["network"].is_null() && row["neighbourhood"].is_null(), "{row}");
    }
}
