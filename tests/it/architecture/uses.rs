//! Which paths a file names: its `use` statements written out, and what stands in the code.

use regex::Regex;
use std::sync::LazyLock;

/// Something that a `use` statement brings in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    /// Where it is: `crate::posts::store::find`, without a `self` at its end.
    pub path: Vec<String>,
    /// What it is called here.
    pub name: String,
    /// Whether it is passed on: `pub use`.
    pub is_public: bool,
}

static STATEMENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?ms)^[ \t]*(pub(?:\([^)]*\))?\s+)?use\s+([^;]+);").expect("a pattern")
});

/// Everything that the `use` statements of `code` bring in, written out.
pub fn used(code: &str) -> Vec<Used> {
    let mut found = Vec::new();
    for statement in STATEMENT.captures_iter(code) {
        let tree: String = statement[2].split_whitespace().collect::<Vec<_>>().join(" ");
        let mut paths = Vec::new();
        expand("", &tree, &mut paths);
        for path in paths {
            let (path, alias) = match path.split_once(" as ") {
                Some((path, alias)) => (path, Some(alias.trim().to_owned())),
                None => (path.as_str(), None),
            };
            let mut parts: Vec<String> =
                path.split("::").map(|part| part.trim().to_owned()).collect();
            if parts.len() > 1 && parts.last().is_some_and(|last| last == "self") {
                parts.pop();
            }
            let name = alias.unwrap_or_else(|| parts.last().cloned().unwrap_or_default());
            found.push(Used { path: parts, name, is_public: statement.get(1).is_some() });
        }
    }
    found
}

/// `code` without its `use` statements.
pub fn without_uses(code: &str) -> String {
    STATEMENT.replace_all(code, "").into_owned()
}

fn expand(prefix: &str, tree: &str, paths: &mut Vec<String>) {
    let Some((head, rest)) = tree.split_once('{') else {
        paths.push(format!("{prefix}{}", tree.trim()));
        return;
    };
    let (mut depth, mut begun) = (0, 0);
    let inside = rest.trim_end().strip_suffix('}').unwrap_or(rest);
    let prefix = format!("{prefix}{}", head.trim());
    for (place, letter) in inside.char_indices().chain([(inside.len(), ',')]) {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let part = inside[begun..place].trim();
                if !part.is_empty() {
                    expand(&prefix, part, paths);
                }
                begun = place + 1;
            }
            _ => {}
        }
    }
}

#[test]
fn paths_are_written_out() {
    let code = "use crate::{\n    a,\n    room::{store::{self, find}, values::X as Y},\n};\npub use super::store;\n";
    let all: Vec<(String, String, bool)> = used(code)
        .into_iter()
        .map(|used| (used.path.join("::"), used.name, used.is_public))
        .collect();
    let of = |path: &str, name: &str, public| (path.to_owned(), name.to_owned(), public);
    assert_eq!(
        all,
        [
            of("crate::a", "a", false),
            of("crate::room::store", "store", false),
            of("crate::room::store::find", "find", false),
            of("crate::room::values::X", "Y", false),
            of("super::store", "store", true),
        ]
    );
    assert_eq!(without_uses(code).trim(), "");
}
