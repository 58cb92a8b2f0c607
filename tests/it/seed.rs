//! The story the product began with, from end to end: a post is written through the editor, a reader
//! comments, a moderator decides, everyone reads it.
//!
//! The text lies beside a developer's checkout and not in the project; without it the test says so.

use crate::world::sent;
use fair_comment::team::accounts::Role;
use std::{fs, path::Path};

const TEXT: &str = "../shared/seed/dh-digital-strategy.txt";
const TITLE: &str = "Our digital strategy";

/// The post with an empty line between its blocks, and the comment.
fn story() -> Option<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(TEXT);
    let Ok(text) = fs::read_to_string(&path) else {
        eprintln!("skipped: {TEXT} is not beside this checkout");
        return None;
    };
    let (post, comments) = text.split_once("\n1 comment\n").expect("a post and its comment");
    let mut blocks = String::new();
    for line in post.lines() {
        let items = line.starts_with("- ")
            && blocks.lines().last().is_some_and(|last| last.starts_with("- "));
        blocks.push_str(if blocks.is_empty() {
            ""
        } else if items {
            "\n"
        } else {
            "\n\n"
        });
        blocks.push_str(line);
    }
    let comment = comments.lines().last().expect("the words of the comment");
    Some((blocks, comment.to_owned()))
}

both! {
    async fn the_whole_path(world: &World) {
        let Some((body, words)) = story() else { return };
        let ed = world.person("Ed Itor", &[Role::Editor]).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        ed.get("/desk/posts/new").await.assert_ok();
        let fields = [("title", TITLE), ("body", body.as_str())];
        let saved = ed.post("/desk/posts/", &fields).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        let desk = saved.location().split('?').next().expect("a path").trim_end_matches('/').to_owned();
        let last = ed.get(&format!("{desk}/publication")).await;
        let version = last.attributes("input[name=version]", "value").concat();
        let published =
            ed.post(&format!("{desk}/publication"), &[("version", version.as_str())]).await;
        assert_eq!(published.status, 303, "{}", published.text());
        let path = "/2026/03/09/our-digital-strategy/";
        let reader = world.reader();
        let page = reader.get(path).await;
        page.assert_ok().assert_has("No comments yet");
        for block in body.lines().filter(|line| !line.is_empty()) {
            page.assert_has(block.trim_start_matches("- "));
        }
        let fields = [("name", "Ryan Edwards"), ("body", words.as_str())];
        let comment = sent(&reader.post(&format!("{path}comments"), &fields).await);
        for nowhere in [path, "/", "/feed/", "/feed/atom/", "/2026/03/", "/sitemap.xml"] {
            let answer = world.reader().get(nowhere).await;
            answer.assert_ok();
            assert!(!answer.body().contains(&words) && !answer.body().contains("Ryan"), "{nowhere}");
        }
        mo.get("/desk/moderation/").await.assert_has("Ryan Edwards").assert_has(&words);
        mo.publishes(&comment).await;
        let read = world.reader().get(path).await;
        read.assert_has("1 comment").assert_has("Comment by Ryan Edwards posted on").assert_has(&words);
    }
}
