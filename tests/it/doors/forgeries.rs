//! Forms that were not made here, or not for this session: refused at every door that takes one, and
//! nothing is changed.

use super::{doors, examples::Examples};
use fair_comment::team::accounts::Role;
use rocket::http::Method;

/// What browsers say of a form that comes from elsewhere.
const FROM_ELSEWHERE: &[(&str, &str)] = &[
    ("Origin", "null"),
    ("Origin", "https://evil.example"),
    ("Origin", "http://localhost:8001"),
    ("Origin", "https://localhost:8000"),
    ("Origin", "http://localhost:8000.evil.example"),
    ("Origin", ""),
    ("Sec-Fetch-Site", "cross-site"),
    ("Sec-Fetch-Site", "same-site"),
];

both! {
    async fn a_form_from_another_site_is_refused_at_every_door(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let examples = Examples::make(world).await;
        for door in doors() {
            if door.method != Method::Post {
                continue;
            }
            let path = examples.path(&door, &ada).await;
            let before = world.everything().await;
            for (name, value) in FROM_ELSEWHERE {
                let asking = ada.ask(Method::Post, &path).fields(&[]);
                let asking = match *name {
                    "Origin" => asking.origin(Some(value)),
                    _ => asking.header(name, value),
                };
                let answer = asking.send().await;
                assert_eq!(answer.status, 403, "{name}: {value}: {answer:?}");
            }
            assert_eq!(before, world.everything().await, "POST {path} changed something");
        }
    }

    async fn no_field_of_a_form_changes_its_method(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let csrf = ada.csrf();
        for method in ["get", "GET", "put", "delete", "head", "patch", "post", "options"] {
            let form = format!("_method={method}&title=A+{method}&body=Words&csrf={csrf}");
            let before = world.everything().await;
            for (name, value) in FROM_ELSEWHERE {
                let asking = ada.ask(Method::Post, "/desk/posts").body(FORM, form.clone());
                let asking = match *name {
                    "Origin" => asking.origin(Some(value)),
                    _ => asking.header(name, value),
                };
                let answer = asking.send().await;
                assert_eq!(answer.status, 403, "{method}: {name}: {value}: {answer:?}");
            }
            assert_eq!(before, world.everything().await, "_method={method}");
            let kept = ada.ask(Method::Post, "/desk/posts").body(FORM, form).send().await;
            assert_eq!(kept.status, 303, "{method}: {kept:?}");
            assert_eq!(world.everything().await["posts"].len(), before["posts"].len() + 1);
        }
    }

    async fn a_form_without_the_token_of_this_session_is_refused_at_every_door(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let eve = world.person("Eve Admin", &[Role::Administrator]).await;
        let examples = Examples::make(world).await;
        for door in doors() {
            if door.method != Method::Post || door.is_open() {
                continue;
            }
            let path = examples.path(&door, &ada).await;
            let before = world.everything().await;
            for token in ["", "x", &eve.csrf()] {
                let answer = ada.post(&path, &[("csrf", token)]).await;
                assert_eq!(answer.status, 403, "csrf={token}: {answer:?}");
                assert!(answer.has("earlier session"), "{answer:?}");
            }
            let answer = ada.ask(Method::Post, &path).body(FORM, "").send().await;
            assert_eq!(answer.status, 403, "{answer:?}");
            assert_eq!(before, world.everything().await, "POST {path} changed something");
        }
    }
}

const FORM: &str = "application/x-www-form-urlencoded";
