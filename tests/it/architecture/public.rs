//! Every public page goes through the door that says what it is made of and until when it holds, so that it
//! can be kept.

use super::sources::{holds, sources};
use regex::Regex;

/// Addresses of readers that are no public page, and why.
const OTHERS: &[(&str, &str)] = &[
    ("/health/live", "for load balancers: says how the program is now"),
    ("/health/ready", "for load balancers: says how the database is now"),
    ("/brand/<name>", "is in memory from the start and never changes"),
    ("/assets/<name>", "lies in the binary and never changes"),
    ("/page/<number>", "only leads on, and asks nothing"),
    ("/category/<slug>", "only leads on, and asks nothing"),
    ("/author/<slug>", "only leads on, and asks nothing"),
    ("/<_>/<_>/<_>/<_>/comments", "only leads on from an address that takes a form"),
    ("/<_>/<_>/<_>/<_>/comments/<id>", "leads on to wherever the comment stands now"),
    ("/<_>/<_>/<_>/<_>/comments/new?<reply_to>", "a form with a key for one reader"),
    ("/<_>/<_>/<_>/<_>/comments/<id>/report", "a form with a key for one reader"),
];

/// Private pages: whoever has the address sees their own comments.
const PRIVATE: &[&str] = &[
    "/comments/<token>",
    "/comments/confirm/",
    "/comments/emails/",
    "/comments/mine",
    "/comments/not-mine/",
    "/comments/stop/",
];

#[test]
fn every_public_page_goes_through_its_door() {
    let route = Regex::new(r#"(?s)#\[get\(\s*"([^"]+)"[^\]]*\)\](.*?)\{\n"#).expect("a pattern");
    let (mut found, mut met, mut public) = (Vec::new(), Vec::new(), 0);
    for source in sources("src") {
        for get in route.captures_iter(&source.code) {
            let (address, signature) = (&get[1], &get[2]);
            if address.starts_with("/desk") || PRIVATE.iter().any(|it| address.starts_with(it)) {
                continue;
            }
            if OTHERS.iter().any(|(known, _)| *known == address) {
                met.push(address.to_owned());
            } else if signature.contains("-> Result<PublicPage>") {
                public += 1;
            } else {
                found.push(format!(
                    "{}: {address} answers without web::public_page; give it its tags and its next moment",
                    source.path
                ));
            }
        }
    }
    for (address, _) in OTHERS {
        if !met.iter().any(|it| it == address) {
            found.push(format!("{address} is no address any more: take it off the list"));
        }
    }
    assert!(public > 15, "only {public} public pages were found: the pattern no longer fits");
    holds(&found);
}
