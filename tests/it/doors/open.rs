//! The doors that a stranger may walk through. All others must refuse.

use super::{Door, doors, examples::Examples};
use fair_comment::team::accounts::Role;
use rocket::http::Method;

/// Method, address, and why anybody may come in.
pub const DOORS: &[(&str, &str, &str)] = &[
    ("GET", "/", "for readers"),
    ("GET", "/<name>", "for readers: a page that the team has added"),
    ("GET", "/<year>", "for readers"),
    ("GET", "/<year>/<month>", "for readers"),
    ("GET", "/<year>/<month>/<day>", "for readers"),
    ("GET", "/<_>/<_>/<_>/<_>", "for readers"),
    ("GET", "/<_>/<_>/<_>/<_>/comments", "for readers"),
    (
        "GET",
        "/<_>/<_>/<_>/<_>/comments/<id>",
        "for readers; says of a removed one that it was removed",
    ),
    ("GET", "/<_>/<_>/<_>/<_>/comments/<id>/replies", "for readers; published ones only"),
    ("GET", "/<_>/<_>/<_>/<_>/comments/new", "to comment"),
    ("GET", "/.well-known/security.txt", "whom to tell of a weakness"),
    ("GET", "/<_>/<_>/<_>/<_>/comments/<id>/report", "to report; published ones only"),
    ("GET", "/about", "for readers"),
    ("GET", "/accessibility", "for readers"),
    ("GET", "/assets/<name>", "the style sheet and icons"),
    ("GET", "/brand/<name>", "the logo of the organisation"),
    ("GET", "/author/<slug>", "an address of other blogs, which leads on"),
    ("GET", "/authors/<slug>", "for readers"),
    ("GET", "/category/<slug>", "an address of other blogs, which leads on"),
    ("GET", "/changes", "for readers"),
    ("GET", "/comment-figures", "for readers, if the settings say so"),
    ("GET", "/comment-rules", "for readers"),
    ("GET", "/comments/<token>", "guarded by the token in the address"),
    ("GET", "/comments/<token>/rewrite", "guarded by the token in the address"),
    ("GET", "/comments/<token>/withdrawal", "guarded by the token in the address"),
    ("GET", "/comments/confirm/<token>", "guarded by the token in the address"),
    ("GET", "/comments/emails/<token>", "guarded by the token in the address"),
    ("GET", "/comments/mine", "to be sent a link to one's own comments"),
    ("GET", "/comments/mine/<token>", "guarded by the token in the address"),
    ("GET", "/comments/mine/<token>/<file>", "guarded by the token in the address"),
    ("GET", "/comments/mine/<token>/<id>/erasure", "guarded by the token in the address"),
    ("GET", "/comments/mine/<token>/erasure", "guarded by the token in the address"),
    ("GET", "/comments/not-mine/<token>", "guarded by the token in the address"),
    ("GET", "/comments/stop/<token>", "guarded by the token in the address"),
    ("GET", "/cookies", "for readers"),
    ("GET", "/desk/by-mail/<token>", "guarded by the token in the address; only looks"),
    ("GET", "/desk/sign-in", "to sign in"),
    ("GET", "/desk/set-up/<token>", "guarded by the token in the address"),
    ("GET", "/feed", "for feed readers"),
    ("GET", "/feed/atom", "for feed readers"),
    ("GET", "/health/live", "for load balancers"),
    ("GET", "/health/ready", "for load balancers"),
    ("GET", "/page/<number>", "an address of other blogs, which leads on"),
    ("GET", "/privacy", "for readers"),
    ("GET", "/robots.txt", "for machines"),
    ("GET", "/sitemap.xml", "for machines"),
    ("GET", "/theme.css", "the blog's colours"),
    ("GET", "/topics/<slug>", "for readers"),
    ("POST", "/<_>/<_>/<_>/<_>/comments", "to comment"),
    ("POST", "/<_>/<_>/<_>/<_>/comments/<id>/report", "to report; published ones only"),
    ("POST", "/<_>/<_>/<_>/<_>/comments/link", "to be sent one's own receipt"),
    ("POST", "/<_>/<_>/<_>/<_>/comments/preview", "to comment"),
    ("POST", "/comments/<token>", "guarded by the token in the address"),
    ("POST", "/comments/<token>/withdrawal", "guarded by the token in the address"),
    ("POST", "/comments/<token>/email", "guarded by the token in the address"),
    ("POST", "/comments/<token>/link", "guarded by the token in the address"),
    ("POST", "/comments/confirm/<token>", "guarded by the token in the address"),
    ("POST", "/desk/by-mail/<token>", "guarded by the token in the address"),
    ("POST", "/comments/confirm/<token>/again", "guarded by the token in the address"),
    ("POST", "/comments/emails/<token>", "guarded by the token in the address"),
    ("POST", "/comments/mine", "to be sent a link to one's own comments"),
    ("POST", "/comments/mine/<token>", "guarded by the token in the address"),
    ("POST", "/comments/mine/<token>/<id>/erasure", "guarded by the token in the address"),
    ("POST", "/comments/mine/<token>/<id>/mail", "guarded by the token in the address"),
    ("POST", "/comments/mine/<token>/<id>/not-mine", "guarded by the token in the address"),
    ("POST", "/comments/mine/<token>/<id>/withdrawal", "guarded by the token in the address"),
    ("POST", "/comments/mine/<token>/erasure", "guarded by the token in the address"),
    ("POST", "/comments/mine/<token>/mail", "guarded by the token in the address"),
    ("POST", "/comments/not-mine/<token>", "guarded by the token in the address"),
    ("POST", "/comments/stop/<token>", "guarded by the token in the address"),
    ("POST", "/desk/sign-in", "to sign in"),
    ("POST", "/desk/set-up/<token>", "guarded by the token in the address"),
];

#[test]
fn every_door_on_the_list_exists() {
    let doors = doors();
    for (method, address, _) in DOORS {
        assert!(
            doors.iter().any(|door| door.method.as_str() == *method && door.address == *address),
            "{method} {address} is on the list of open doors and no route: take it off"
        );
    }
}

both! {
    async fn a_stranger_is_refused_at_every_door_that_is_not_on_the_list(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let examples = Examples::make(world).await;
        let mut open = Vec::new();
        for door in doors().into_iter().filter(|door| !door.is_open()) {
            let Door { address, method } = &door;
            let path = examples.path(&door, &ada).await;
            let before = world.everything().await;
            let stranger = world.reader();
            let answer = stranger.ask(*method, &path).fields(&[]).send().await;
            if !answer.is_refusal() {
                open.push(format!("{method} {address} answers {} to a stranger", answer.status));
            }
            assert_eq!(before, world.everything().await, "{method} {address} changed something");
        }
        assert!(
            open.is_empty(),
            "give these routes a guard, or put them on the list in tests/it/doors/open.rs:\n{}",
            open.join("\n")
        );
        world.leave_mail();
        world.work().await;
    }

    async fn to_read_changes_nothing(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let examples = Examples::make(world).await;
        for door in doors() {
            if door.method != Method::Get {
                continue;
            }
            let path = examples.path(&door, &ada).await;
            let mut before = world.everything().await;
            for method in [Method::Get, Method::Head] {
                ada.ask(method, &path).send().await;
            }
            let mut after = world.everything().await;
            // Asking whether the blog is ready tries a write, in a row that is there for nothing else.
            for probe in [&mut before, &mut after] {
                probe.remove("write_probe");
            }
            assert_eq!(before, after, "GET {} changed something", door.address);
        }
        world.leave_mail();
        world.work().await;
    }
}
