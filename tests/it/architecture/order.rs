//! The order of the house: districts, the rooms in each, and the floors of a room. Each names only what
//! stands before it.

use super::{
    graph::Graph,
    sources::{Source, holds, sources},
};
use std::{collections::BTreeSet, sync::LazyLock};

/// The source as it is, read once.
static HERE: LazyLock<(Vec<Source>, Graph)> = LazyLock::new(|| {
    let sources = sources("src");
    let graph = Graph::of(&sources);
    (sources, graph)
});

/// The districts in their order, and the rooms of each in theirs. A district without rooms is one place.
const HOUSE: &[(&str, &[&str])] = &[
    (
        "base",
        &[
            "words", "sought", "folding", "skeleton", "clock", "ids", "keys", "error", "database",
            "markdown", "mail", "settings", "disk", "context", "jobs", "audit",
        ],
    ),
    ("web", &[]),
    ("team", &["accounts", "promise", "site", "people", "outbox"]),
    ("blog", &["calendar", "posts", "pages", "feeds"]),
    ("conversation", &["comments", "commenters", "guidelines"]),
    (
        "moderation",
        &[
            "marks",
            "place",
            "spam_filter",
            "screening",
            "teamwork",
            "risk",
            "reports",
            "answers",
            "credits",
            "decisions",
            "due_times",
            "redaction",
            "letters",
            "campaigns",
            "queue",
            "by_mail",
            "figures",
            "records",
        ],
    ),
    ("readers", &["commenting", "mine", "finding"]),
    ("desk", &[]),
    ("app", &[]),
    ("demo", &[]),
    ("cli", &[]),
    ("lib", &[]),
    ("main", &[]),
];

/// The most exceptions there may be.
const MOST: usize = 6;

/// From where, to where, and why that is right although it leads back.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    (
        "src/base/context.rs",
        "src/",
        "the context holds what rooms keep in memory, by name, so that none can be missing",
    ),
    (
        "src/blog/posts/",
        "src/conversation/comments/",
        "a list of posts says how many comments each has and what was answered last, which is known where comments are kept",
    ),
    (
        "src/moderation/spam_filter/",
        "src/moderation/decisions/",
        "the filter learns from what was decided last, and is asked before anything is decided",
    ),
];

/// The districts whose rooms have floors.
const WITH_FLOORS: &[&str] = &["team", "blog", "conversation", "moderation", "readers"];

/// The floors of a room, and the floors that each never names.
const FLOORS: &[(&str, &[&str])] = &[
    ("values", &["store", "entity", "actions", "reading", "jobs", "forms", "pages", "routes"]),
    ("lifecycle", &["store", "entity", "actions", "reading", "jobs", "forms", "pages", "routes"]),
    ("paths", &["store", "entity", "actions", "reading", "jobs", "forms", "pages", "routes"]),
    ("entity", &["store", "actions", "reading", "jobs", "forms", "pages", "routes"]),
    ("store", &["actions", "reading", "jobs", "forms", "pages", "routes"]),
    ("actions", &["reading", "forms", "pages", "guards", "routes"]),
    ("door", &["forms", "guards", "routes"]),
    ("reading", &["guards", "routes"]),
    ("jobs", &["guards", "forms", "routes"]),
    ("guards", &["store", "entity", "pages", "routes"]),
    ("forms", &["store", "entity", "actions", "reading", "pages", "routes"]),
    ("pages", &["store", "entity", "routes"]),
    ("routes", &["store", "entity"]),
];

/// What of `base` the files of a floor never name.
const BASE: &[(&str, &[&str])] = &[
    ("values", &["database", "context"]),
    ("lifecycle", &["database", "context"]),
    ("paths", &["database", "context"]),
    ("entity", &["context"]),
    ("store", &["context"]),
    ("forms", &["database", "context"]),
    ("pages", &["database"]),
    ("routes", &["database"]),
];

/// Where a file stands: its place in the order, district first.
fn place_of(path: &str) -> Option<(usize, usize)> {
    let inside = path.strip_prefix("src/")?;
    let mut parts = inside.split('/');
    let district = parts.next()?.trim_end_matches(".rs");
    let number = HOUSE.iter().position(|(name, _)| *name == district)?;
    let rooms = HOUSE[number].1;
    let Some(room) = parts.next().filter(|_| !rooms.is_empty()) else { return Some((number, 0)) };
    let room = room.trim_end_matches(".rs");
    // The list of a district names its rooms and is named by nobody.
    if room == "mod" {
        return Some((number, rooms.len()));
    }
    Some((number, rooms.iter().position(|name| *name == room)?))
}

/// The room of a file that has floors: `src/team/site`.
fn room_of(path: &str) -> Option<&str> {
    let mut parts = path.split('/');
    let (_, district, room) = (parts.next()?, parts.next()?, parts.next()?);
    let file = parts.next()?;
    let inside = WITH_FLOORS.contains(&district) && !file.is_empty();
    inside.then(|| &path["src/".len()..])?;
    Some(&path[..4 + district.len() + 1 + room.len()])
}

/// What a file is called in its room: the floor, or the name of a file that only this room has.
fn floor_of(path: &str) -> Option<&str> {
    let room = room_of(path)?;
    path[room.len() + 1..].split('/').next().map(|part| part.trim_end_matches(".rs"))
}

fn is_known(from: &str, to: &str) -> bool {
    EXCEPTIONS.iter().any(|(a, b, _)| from.starts_with(a) && to.starts_with(b))
}

/// Every arrow that leads back, and every file that stands nowhere.
pub fn arrows_back(
    (sources, graph): &(Vec<Source>, Graph),
    known: impl Fn(&str, &str) -> bool,
) -> Vec<String> {
    let mut found: Vec<String> = sources
        .iter()
        .filter(|source| place_of(&source.path).is_none())
        .map(|source| format!("{} stands in no room of HOUSE", source.path))
        .collect();
    for (from, arrows) in &graph.arrows {
        for (to, names) in arrows {
            let back = match (place_of(from), place_of(to)) {
                (Some(from), Some(to)) => to > from,
                _ => false,
            };
            if back && !known(from, to) {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                found.push(format!(
                    "{from} names {to}, which stands after it: {}",
                    names.join(", ")
                ));
            }
        }
    }
    found
}

/// Every arrow between the floors of one room, or to `base`, that leads back.
pub fn floors_back((_, graph): &(Vec<Source>, Graph)) -> Vec<String> {
    let mut found = Vec::new();
    for (from, arrows) in &graph.arrows {
        let (Some(room), Some(floor)) = (room_of(from), floor_of(from)) else { continue };
        let never = FLOORS.iter().find(|(name, _)| *name == floor).map_or(&[][..], |it| it.1);
        let never_base = BASE.iter().find(|(name, _)| *name == floor).map_or(&[][..], |it| it.1);
        for (to, names) in arrows {
            let own = room_of(to) == Some(room);
            let leads_back = own && floor_of(to).is_some_and(|to| never.contains(&to));
            let to_base = never_base.iter().any(|part| to.starts_with(&format!("src/base/{part}")));
            if leads_back || to_base {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                found.push(format!("{from} ({floor}) names {to}: {}", names.join(", ")));
            }
        }
    }
    found
}

/// Every arrow to a file of `store/write` from elsewhere than the actions, the jobs and the writes of its
/// room. The sample content and the commands are outside.
pub fn writes_named((_, graph): &(Vec<Source>, Graph)) -> Vec<String> {
    let writes = |path: &str| {
        let inside = room_of(path).and_then(|room| path[room.len()..].strip_prefix("/store/write"));
        inside.is_some_and(|rest| rest.starts_with(['.', '/']))
    };
    let mut found = Vec::new();
    for (from, arrows) in &graph.arrows {
        if ["src/cli/", "src/demo/"].iter().any(|outside| from.starts_with(outside)) {
            continue;
        }
        let may = writes(from) || matches!(floor_of(from), Some("actions" | "jobs"));
        for (to, names) in arrows.iter().filter(|(to, _)| writes(to)) {
            if !may || room_of(from) != room_of(to) {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                found.push(format!("{from} names {to}, which writes rows: {}", names.join(", ")));
            }
        }
    }
    found
}

/// Every file of a room that is on no floor and is not named by its `mod.rs`.
pub fn on_no_floor((sources, _): &(Vec<Source>, Graph)) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        let (Some(room), Some(floor)) = (room_of(&source.path), floor_of(&source.path)) else {
            continue;
        };
        if floor == "mod" || FLOORS.iter().any(|(name, _)| *name == floor) {
            continue;
        }
        let door = sources.iter().find(|door| door.path == format!("{room}/mod.rs"));
        let said = door.is_some_and(|door| {
            let words = door.whole.lines().take_while(|line| line.starts_with("//!"));
            words.collect::<String>().contains(&format!("`{floor}`"))
        });
        if !said {
            found.push(format!(
                "{} is on no floor, and {room}/mod.rs does not say why",
                source.path
            ));
        }
    }
    found
}

#[test]
fn each_district_and_room_names_only_those_before_it() {
    holds(&arrows_back(&HERE, is_known));
}

#[test]
fn the_floors_of_a_room_do_not_point_back() {
    holds(&floors_back(&HERE));
}

#[test]
fn only_actions_and_jobs_write_the_rows_of_their_room() {
    holds(&writes_named(&HERE));
}

#[test]
fn every_file_of_a_room_is_on_a_floor_or_its_door_says_what_it_is() {
    holds(&on_no_floor(&HERE));
}

#[test]
fn no_more_than_three_files_reach_each_other_in_a_circle() {
    let found: Vec<String> = HERE
        .1
        .loops(is_known)
        .into_iter()
        .filter(|files| files.len() > 3)
        .map(|files| format!("a circle of {}: {}", files.len(), files.join(", ")))
        .collect();
    holds(&found);
}

#[test]
fn there_are_few_exceptions_and_each_is_needed() {
    assert!(EXCEPTIONS.len() <= MOST, "{} exceptions, and {MOST} are the most", EXCEPTIONS.len());
    let all = arrows_back(&HERE, |_, _| false).len();
    for (from, to, reason) in EXCEPTIONS {
        let rest = arrows_back(&HERE, |a, b| a.starts_with(from) && b.starts_with(to)).len();
        assert!(rest < all, "{from} no longer names {to} ({reason}): take it off the list");
    }
}

#[test]
fn the_house_of_the_list_is_the_one_that_is_there() {
    let there: BTreeSet<(usize, usize)> =
        HERE.0.iter().filter_map(|source| place_of(&source.path)).collect();
    let mut missing = Vec::new();
    for (number, (district, rooms)) in HOUSE.iter().enumerate() {
        for room in 0..rooms.len().max(1) {
            if !there.contains(&(number, room)) {
                missing.push(format!("{district}/{} is not there", rooms.get(room).unwrap_or(&"")));
            }
        }
    }
    holds(&missing);
}

#[test]
fn the_map_names_the_rooms_in_their_order() {
    let map = &HERE.0.iter().find(|source| source.path == "src/lib.rs").expect("a map").whole;
    let mut last = 0;
    let mut found = Vec::new();
    for (district, rooms) in HOUSE.iter().filter(|(name, _)| !["lib", "main"].contains(name)) {
        let rooms = rooms.iter().map(|room| format!("/// - `{room}`: "));
        for line in rooms.chain([format!("pub mod {district};")]) {
            match map[last..].find(&line) {
                Some(place) => last += place,
                None => found.push(format!("src/lib.rs does not say `{line}` in its place")),
            }
        }
    }
    holds(&found);
}
