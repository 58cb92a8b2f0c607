//! Which methods an address takes, if not the one it was asked with: Rocket answers as if nothing were there.

use rocket::{Request, Route, http::Method};

/// Parts of an address that the pattern of a route gives a name and that hold a number.
const NUMBERS: &[&str] = &["<id>", "<note>", "<number>"];
/// Those that hold what only a lookup can tell to be ours.
const KEYS: &[&str] = &["<_>", "<token>", "<slug>"];
/// How many figures the parts of a date have, in their order: all that may stand first in an address
/// without being a word of ours.
const DATE: [usize; 3] = [4, 2, 2];

/// The methods that the address takes, as the header `Allow` lists them; none if it takes this one or leads
/// nowhere.
pub fn other_methods(request: &Request<'_>) -> Option<String> {
    let asked: Vec<&str> =
        request.uri().path().segments().filter(|part| !part.is_empty()).collect();
    let fitting: Vec<(usize, Method)> = request
        .rocket()
        .routes()
        .filter_map(|route| Some((fits(&pattern(route), &asked)?, route.method)))
        .collect();
    // A route that names more of the address means it rather than one that takes anything there.
    let closest = fitting.iter().map(|(words, _)| *words).max()?;
    let mut taken: Vec<Method> = Vec::new();
    for (_, method) in fitting.into_iter().filter(|(words, _)| *words == closest) {
        if !taken.contains(&method) {
            taken.push(method);
        }
    }
    (!taken.contains(&request.method())).then(|| listed(&taken))
}

/// The page that an address to which forms are sent belongs to: the nearest one above it that can be opened.
pub fn nearest_page(request: &Request<'_>) -> Option<String> {
    let sent = request.uri().path().as_str();
    let parts: Vec<&str> = sent.split('/').filter(|part| !part.is_empty()).collect();
    let asked: Vec<&str> =
        request.uri().path().segments().filter(|part| !part.is_empty()).collect();
    (1..asked.len()).rev().find_map(|length| {
        let open = request.rocket().routes().any(|route| {
            let pattern = pattern(route);
            let known = |part: &&str| !is_dynamic(part) || KEYS.contains(part) || is_number(part);
            route.method == Method::Get
                && pattern.iter().all(known)
                && fits(&pattern, &asked[..length]).is_some()
        });
        open.then(|| format!("/{}", parts[..length].join("/")))
    })
}

fn pattern(route: &Route) -> Vec<&str> {
    route.uri.path().split('/').filter(|part| !part.is_empty()).collect()
}

fn is_dynamic(part: &str) -> bool {
    part.starts_with('<')
}

fn is_number(part: &str) -> bool {
    NUMBERS.contains(&part) || matches!(part, "<year>" | "<month>" | "<day>")
}

/// How many words of the address the pattern names, if the address can be one of the route's.
fn fits(pattern: &[&str], asked: &[&str]) -> Option<usize> {
    let is_dated = pattern.first().is_some_and(|first| is_dynamic(first));
    let fit = |(place, (part, given)): (usize, (&&str, &&str))| {
        let figures = given.bytes().all(|byte| byte.is_ascii_digit());
        if !is_dynamic(part) {
            part == given
        } else if is_dated && place < DATE.len() {
            figures && given.len() == DATE[place]
        } else {
            figures || !NUMBERS.contains(part)
        }
    };
    (pattern.len() == asked.len() && pattern.iter().zip(asked).enumerate().all(fit))
        .then(|| pattern.iter().filter(|part| !is_dynamic(part)).count())
}

/// `GET, HEAD, POST`: whatever can be got can be asked about without its body.
fn listed(taken: &[Method]) -> String {
    let mut names: Vec<&str> = taken.iter().map(|method| method.as_str()).collect();
    if taken.contains(&Method::Get) {
        names.push("HEAD");
    }
    names.sort_unstable();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(pattern: &str, asked: &str) -> Option<usize> {
        let parts = |path: &'static str| -> Vec<&str> { path.split('/').skip(1).collect() };
        let (pattern, asked) = (pattern.to_owned().leak(), asked.to_owned().leak());
        fits(&parts(pattern), &parts(asked))
    }

    #[test]
    fn an_address_fits_a_pattern_of_its_kind() {
        assert_eq!(fit("/desk/posts/<id>", "/desk/posts/7"), Some(2));
        assert_eq!(fit("/desk/posts/<id>", "/desk/posts/seven"), None);
        assert_eq!(fit("/desk/posts/<id>", "/desk/posts"), None);
        assert_eq!(fit("/desk/moderation/<shelf>", "/desk/moderation/several"), Some(2));
        assert_eq!(fit("/desk/moderation/several", "/desk/moderation/several"), Some(3));
        assert_eq!(fit("/<_>/<_>/<_>/<_>", "/2026/03/09/forms"), Some(0));
        assert_eq!(fit("/<_>/<_>/<_>/<_>", "/a/b/c/d"), None);
        assert_eq!(fit("/<_>/<_>/<_>/<_>/comments/<id>", "/2026/03/09/forms/comments/x"), None);
        assert_eq!(fit("/<year>", "/about"), None);
        assert_eq!(fit("/<year>/<month>", "/2026/3"), None);
        assert_eq!(fit("/comments/<token>", "/comments/12-Ab_c"), Some(1));
    }
}
