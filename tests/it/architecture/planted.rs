//! A small house in which nothing leads back, and an arrow of each kind planted in it: each check of the
//! order is seen to find what it is for.

use super::{
    graph::Graph,
    order::{arrows_back, floors_back, on_no_floor, writes_named},
    sources::Source,
};

/// A small house in which nothing leads back.
fn small_house() -> Vec<(&'static str, &'static str)> {
    vec![
        ("src/base/error.rs", "pub enum AppError {}"),
        ("src/base/context.rs", "pub struct Context;"),
        ("src/team/site/mod.rs", "//! A room.\nmod store;\npub use store::load;\npub mod routes;"),
        (
            "src/team/site/store/mod.rs",
            "mod read;\nmod write;\npub use read::load;\npub use write::update;",
        ),
        ("src/team/site/store/read.rs", "use crate::base::error::AppError;\npub fn load() {}"),
        ("src/team/site/store/write.rs", "use super::load;\npub fn update() { load(); }"),
        ("src/team/site/actions.rs", "use super::store;\nfn f() { store::update(); }"),
        ("src/team/site/routes.rs", "use crate::base::context::Context;"),
        ("src/blog/posts/mod.rs", "//! A room.\nmod actions;\npub use actions::publish;"),
        ("src/blog/posts/actions.rs", "use crate::team::site;\npub fn publish() { site::load(); }"),
        ("src/blog/pages/mod.rs", "//! A room.\npub fn about() {}"),
    ]
}

/// The small house with `code` in place of what stands at `path`.
fn with(path: &'static str, code: &'static str) -> (Vec<Source>, Graph) {
    let mut house = small_house();
    house.retain(|(there, _)| *there != path);
    house.push((path, code));
    let sources: Vec<Source> = house
        .into_iter()
        .map(|(path, code)| Source::new(path.to_owned(), code.to_owned()))
        .collect();
    let graph = Graph::of(&sources);
    (sources, graph)
}

#[test]
fn an_arrow_back_of_each_kind_is_found() {
    let none = |_: &str, _: &str| false;
    let fine = with("src/base/keys.rs", "");
    assert_eq!(arrows_back(&fine, none), Vec::<String>::new());
    assert_eq!(floors_back(&fine), Vec::<String>::new());
    assert_eq!(on_no_floor(&fine), Vec::<String>::new());
    assert_eq!(writes_named(&fine), Vec::<String>::new());

    // Between districts, through a door to the file behind it, by `use` and by a path in the code.
    for code in [
        "use crate::blog::posts::publish;",
        "use crate::blog::posts;\nfn f() { posts::publish(); }",
        "fn f() { crate::blog::posts::publish(); }",
        "use crate::blog::{posts::{self as all}};\nfn f() { all::publish(); }",
    ] {
        let found = arrows_back(&with("src/team/site/routes.rs", code), none);
        assert_eq!(found.len(), 1, "{code}: {found:?}");
        assert!(found[0].contains("src/blog/posts/actions.rs"), "{found:?}");
    }
    // Between rooms of one district.
    let found =
        arrows_back(&with("src/blog/posts/actions.rs", "use crate::blog::pages::about;"), none);
    assert_eq!(found.len(), 1, "{found:?}");
    // A door that passes on what stands after it.
    let found =
        arrows_back(&with("src/team/site/mod.rs", "pub use crate::blog::posts::publish;"), none);
    assert_eq!(found.len(), 1, "{found:?}");
    // Between floors, also through the room's own door.
    for code in ["use super::store;\nfn f() { store::load(); }", "use crate::team::site::load;"] {
        let found = floors_back(&with("src/team/site/routes.rs", code));
        assert_eq!(found.len(), 1, "{code}: {found:?}");
    }
    // To what writes rows: from a floor that only reads, from the reads beside it, from another room, and
    // from what has no rooms.
    for (path, code) in [
        ("src/team/site/reading.rs", "use super::store;\nfn f() { store::update(); }"),
        ("src/team/site/store/read.rs", "use super::update;"),
        ("src/blog/posts/actions.rs", "fn f() { crate::team::site::store::update(); }"),
        ("src/desk/routes.rs", "use crate::team::site::store::update;"),
    ] {
        let found = writes_named(&with(path, code));
        assert_eq!(found.len(), 1, "{code}: {found:?}");
        assert!(found[0].contains("src/team/site/store/write.rs"), "{found:?}");
    }
    // From a floor to what of the base it never names.
    let found =
        floors_back(&with("src/team/site/store/read.rs", "use crate::base::context::Context;"));
    assert_eq!(found.len(), 1, "{found:?}");
    // A file that is on no floor.
    assert_eq!(on_no_floor(&with("src/team/site/helpers.rs", "")).len(), 1);
    // A room that nobody has given a place.
    assert_eq!(arrows_back(&with("src/team/stray/mod.rs", ""), none).len(), 1);
    // A circle.
    let circle = with("src/base/error.rs", "use crate::team::site::load;");
    assert_eq!(circle.1.loops(none).len(), 1);
    assert!(fine.1.loops(none).is_empty());
}
