//! Bodies that are no forms: refused in words at every door that takes one, and nothing is changed.

use super::{Door, doors, examples::Examples};
use crate::world::Person;
use fair_comment::{
    team::accounts::Role,
    web::{READER_LIMIT, STAFF_LIMIT},
};
use rocket::http::Method;

const FORM: &str = "application/x-www-form-urlencoded";

/// Kind, body, and the statuses that may answer it.
fn bodies(door: &Door, ada: &Person<'_>) -> Vec<(&'static str, Vec<u8>, &'static [u16])> {
    let csrf = ada.csrf();
    let form = |rest: &[u8]| [format!("csrf={csrf}&name=").as_bytes(), rest].concat();
    let limit = if door.is_open() { READER_LIMIT } else { STAFF_LIMIT };
    let most = usize::try_from(limit.bytes).expect("a size");
    vec![
        (FORM, form(b"a%00b"), &[400]),
        (FORM, form(b"a\0b"), &[400]),
        (FORM, form(b"%ff%fe"), &[400]),
        (FORM, form(b"\xff\xfe"), &[400]),
        (FORM, form(b"%c0%80"), &[400]),
        (FORM, form(b"%ed%a0%80"), &[400]),
        (FORM, form(&vec![b'a'; most]), &[413]),
        (FORM, form(&b"&a=".repeat(limit.fields)), &[400]),
        ("application/json", b"{\"name\":\"a\"}".to_vec(), &[400, 415]),
        ("text/plain", form(b"a"), &[400, 415]),
        ("", form(b"a"), &[400, 415]),
        (
            "multipart/form-data; boundary=x",
            b"--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\na\r\n--x--\r\n".to_vec(),
            &[400, 415],
        ),
    ]
}

both! {
    async fn what_is_no_form_is_refused_at_every_door(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let examples = Examples::make(world).await;
        for door in doors() {
            if door.method != Method::Post {
                continue;
            }
            let path = examples.path(&door, &ada).await;
            let before = world.everything().await;
            for (kind, body, wanted) in bodies(&door, &ada) {
                let head = String::from_utf8_lossy(&body[..body.len().min(80)]).into_owned();
                let answer = ada.ask(Method::Post, &path).body(kind, body).send().await;
                assert!(wanted.contains(&answer.status), "{kind:?} {head:?}: {answer:?}");
                assert!(answer.has("Go back with your browser"), "{kind:?} {head:?}: {answer:?}");
            }
            assert_eq!(before, world.everything().await, "POST {path} changed something");
        }
    }

    async fn thousands_of_fields_and_long_names_do_no_harm(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let examples = Examples::make(world).await;
        for door in doors() {
            if door.method != Method::Post {
                continue;
            }
            let path = examples.path(&door, &ada).await;
            for body in [
                "a=1&".repeat(10_000),
                format!("{}=1", "a".repeat(100_000)),
                format!("a{}=1", "[b]".repeat(10_000)),
                "&".repeat(100_000),
                "name=a&name=b&email=a&email=b&version=1&version=2".to_owned(),
                "version=99999999999999999999&id=-1&page=-9223372036854775808".to_owned(),
            ] {
                // Without the token a form of the desk goes no further than being read.
                let answer = ada.ask(Method::Post, &path).body(FORM, body).send().await;
                let refused = matches!(answer.status, 400 | 403 | 404 | 413 | 422);
                // A token in the address may be all that a door needs.
                assert!(refused || door.is_open() && answer.status == 303, "{answer:?}");
            }
        }
    }
}
