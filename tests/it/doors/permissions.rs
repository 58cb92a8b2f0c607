//! The table of permissions, cell by cell: each role asks at each door of the desk, and what comes
//! of it must be what `docs/permissions.md` says.

use super::{Door, doors, examples::Examples};
use crate::world::{Backend, PASSWORD, Person, World, run};
use fair_comment::team::accounts::Role;
use rocket::http::Method;
use std::fs;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/permissions.md");
const HEAD: &str = "# Permissions

Who may do what at the desk, by role. A person may hold several roles and may then do what any of them
may. Somebody who is not signed in may do none of this. A post is the person's own where they may write
one: an author finds nobody else's.

A test asks at each address in each role and compares the answer with this table
(`tests/it/doors/permissions.rs`). When an address is added the test fails: run it with
`FAIR_COMMENT_WRITE_TABLE=1`, and read the difference before it is committed.

| address | method | author | editor | moderator | administrator |
| --- | --- | --- | --- | --- | --- |
";
const ROLES: [Role; 4] = [Role::Author, Role::Editor, Role::Moderator, Role::Administrator];

/// Who may come in at each door, by asking: one row a door.
async fn asked(world: &World) -> Vec<(Door, [bool; 4])> {
    let mut people = Vec::new();
    for (name, role) in ["Anna Author", "Ed Editor", "Mo Moderator", "Ada Admin"].iter().zip(ROLES)
    {
        people.push(world.person(name, &[role]).await);
    }
    let examples = Examples::make(world).await;
    let mut table = Vec::new();
    for door in doors().into_iter().filter(|door| !door.is_open()) {
        let mut row = [false; 4];
        for (cell, person) in row.iter_mut().zip(&people) {
            *cell = may(&door, person, &examples).await;
        }
        table.push((door, row));
    }
    table
}

async fn may(door: &Door, person: &Person<'_>, examples: &Examples<'_>) -> bool {
    if !person.is_signed_in().await {
        person.signs_in(&person.email, PASSWORD).await.assert_redirect("/desk/");
    }
    let path = examples.path(door, person).await;
    let asking = person.ask(door.method, &path);
    let asking = if door.method == Method::Get { asking } else { asking.fields(&[]) };
    !asking.send().await.is_refusal()
}

fn shown(table: &[(Door, [bool; 4])]) -> String {
    let mut text = HEAD.to_owned();
    for (Door { address, method }, row) in table {
        let cells = row.map(|may| if may { "yes" } else { "no" }).join(" | ");
        text.push_str(&format!("| `{address}` | {method} | {cells} |\n"));
    }
    text
}

#[test]
fn the_roles_may_do_what_the_table_says_and_nothing_else() {
    run(Backend::Sqlite, async |world: &World| {
        world.leave_mail();
        let table = asked(world).await;
        world.work().await;
        for (Door { address, method }, row) in &table {
            assert!(
                row.iter().any(|may| *may),
                "nobody may {method} {address}: if its address names a thing, make one in \
                 tests/it/doors/examples.rs"
            );
        }
        let found = shown(&table);
        if std::env::var_os("FAIR_COMMENT_WRITE_TABLE").is_some() {
            fs::write(FILE, &found).expect("written");
        }
        let kept = fs::read_to_string(FILE).unwrap_or_default();
        let differences: Vec<String> = found
            .lines()
            .filter(|line| !kept.lines().any(|other| other == *line))
            .map(|line| format!("found, and not in the table: {line}"))
            .chain(
                kept.lines()
                    .filter(|line| !found.lines().any(|other| other == *line))
                    .map(|line| format!("in the table, and not found: {line}")),
            )
            .collect();
        assert!(
            differences.is_empty(),
            "docs/permissions.md is not what the program does. If the program is right, run \
             FAIR_COMMENT_WRITE_TABLE=1 tests/run --only rust the_roles_may_do\n{}",
            differences.join("\n")
        );
    });
}
