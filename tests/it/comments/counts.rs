//! Whatever is published, removed, put back and answered: the heading, the comments under it, the
//! lists and the addresses of single comments agree with the rows.

use crate::world::{Published, World, ask};
use fair_comment::team::accounts::Role;
use std::collections::{BTreeMap, BTreeSet};

/// A small generator of numbers: the same ones each time, so that a failure comes again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}

/// Every comment of the post: its state and what it answers.
async fn rows(world: &World, post: &Published) -> BTreeMap<i64, (String, Option<i64>)> {
    let select = format!("SELECT id, status, parent_id FROM comments WHERE post_id = {}", post.id);
    ask(world.context.database.read(), &select)
        .await
        .iter()
        .map(|row| {
            let status = row["status"].as_str().expect("a state").to_owned();
            (row["id"].as_i64().expect("a key"), (status, row["parent_id"].as_i64()))
        })
        .collect()
}

async fn agrees(world: &World, post: &Published) {
    let rows = rows(world, post).await;
    let published: BTreeSet<i64> =
        rows.iter().filter(|(_, (status, _))| status == "published").map(|(id, _)| *id).collect();
    let mut places = BTreeSet::new();
    for id in &published {
        let mut above = rows[id].1;
        while let Some(parent) = above {
            if !published.contains(&parent) {
                places.insert(parent);
            }
            above = rows[&parent].1;
        }
    }
    let reader = world.reader();
    let page = reader.get(&post.path).await;
    let heading = page.select("#comments-title").concat();
    let expected = match published.len() {
        0 => "Comments".to_owned(),
        1 => "1 comment".to_owned(),
        many => format!("{many} comments"),
    };
    assert_eq!(heading, expected);
    let ids = |css: &str| -> BTreeSet<i64> {
        page.attributes(css, "id")
            .iter()
            .map(|id| id.trim_start_matches("comment-").parse().expect("a key"))
            .collect()
    };
    assert_eq!(ids("li.fc-comment:not(.fc-comment--gone)"), published);
    assert_eq!(ids("li.fc-comment--gone"), places);
    let front = reader.get("/").await;
    let listed = front.select(&format!("a[href='{}#comments']", post.path)).concat();
    let words = if published.is_empty() { "" } else { expected.as_str() };
    assert!(listed.starts_with(words) && listed.is_empty() == words.is_empty(), "{listed}");
    for (id, (status, _)) in &rows {
        let found = reader.get(&format!("{}comments/{id}", post.path)).await;
        if status == "published" || places.contains(id) {
            found.assert_status(302);
            assert!(found.location().ends_with(&format!("#comment-{id}")), "{found:?}");
        } else {
            found.assert_status(404);
        }
    }
}

both! {
    async fn counts_agree_over_any_tree(world: &World) {
        world.leave_mail();
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        for seed in 1..=3 {
            let post = world.published(&format!("Post {seed}")).await;
            let mut dice = Dice(seed);
            for number in 0..14 {
                let there = rows(world, &post).await;
                let open: Vec<i64> = there
                    .iter()
                    .filter(|(_, (status, _))| status == "published")
                    .map(|(id, _)| *id)
                    .collect();
                let parent = if !open.is_empty() && dice.below(3) > 0 {
                    open[dice.below(open.len())].to_string()
                } else {
                    String::new()
                };
                let body = format!("Number {number} of {seed}");
                let fields =
                    [("name", "Cat"), ("body", body.as_str()), ("reply_to", parent.as_str())];
                let sent = world.reader().sends(&post, &fields).await;
                if dice.below(5) > 0 {
                    mo.publishes(&sent).await;
                }
            }
            agrees(world, &post).await;
            for _ in 0..10 {
                let there = rows(world, &post).await;
                let all: Vec<(&i64, &String)> =
                    there.iter().map(|(id, (status, _))| (id, status)).collect();
                let (id, status) = all[dice.below(all.len())];
                let select = format!("SELECT version FROM comments WHERE id = {id}");
                let version = ask(world.context.database.read(), &select).await[0]["version"].as_i64();
                let (verb, more): (&str, &[(&str, &str)]) = match status.as_str() {
                    "published" => ("removal", &[("guideline", "duplicate")]),
                    "waiting" => ("publication", &[]),
                    _ => ("restoration", &[]),
                };
                let done = mo.decides(*id, verb, version.expect("a number"), more).await;
                done.assert_status(303);
            }
            agrees(world, &post).await;
        }
        world.pass(chrono::TimeDelta::minutes(20));
        world.work().await;
    }

    async fn fifty_threads_a_page_places_of_removed_ones_counted(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let mut tops = Vec::new();
        for number in 0..52 {
            let top = world.reader().comments(&post, "Cat", &format!("Number {number}.")).await;
            mo.publishes(&top).await;
            tops.push(top);
        }
        // The first is removed and was answered; the second is removed and was not.
        let id = tops[0].id.to_string();
        let fields = [("name", "Dee"), ("body", "An answer"), ("reply_to", id.as_str())];
        let reply = world.reader().sends(&post, &fields).await;
        mo.publishes(&reply).await;
        for top in &tops[..2] {
            mo.decides(top.id, "removal", 2, &[("guideline", "duplicate")]).await.assert_status(303);
        }
        let first = world.reader().get(&post.path).await;
        first.assert_has("51 comments");
        assert_eq!(first.select(".fc-comments__list > li").len(), 50);
        assert_eq!(first.select(".fc-comments__list > li.fc-comment--gone").len(), 1);
        let second = world.reader().get(&format!("{}?comments=2", post.path)).await;
        second.assert_has("Number 51.");
        assert_eq!(second.select(".fc-comments__list > li").len(), 1);
        let last = world.reader().get(&format!("{}comments/{}", post.path, tops[51].id)).await;
        assert_eq!(last.location(), format!("{}?comments=2#comment-{}", post.path, tops[51].id));
        let answer = world.reader().get(&format!("{}comments/{}", post.path, reply.id)).await;
        assert_eq!(answer.location(), format!("{}#comment-{}", post.path, reply.id));
        world.pass(chrono::TimeDelta::minutes(20));
        world.work().await;
    }
}
