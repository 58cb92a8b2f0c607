//! Which paths a file names: its `use` statements written out, and what stands in the code.

use regex::Regex;

/// Every path that the `use` statements of `code` bring in, written out.
pub fn used(code: &str) -> Vec<String> {
    let statement =
        Regex::new(r"(?s)(?:^|\n)\s*(?:pub(?:\([^)]*\))? )?use ([^;]+);").expect("a pattern");
    let mut paths = Vec::new();
    for tree in statement.captures_iter(code) {
        let tree: String = tree[1].split_whitespace().collect::<Vec<_>>().join(" ");
        expand("", &tree, &mut paths);
    }
    paths
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
    let code = "use crate::{\n    a,\n    room::{store::{self, find}, values::X},\n};\nuse super::store;\n";
    let all = [
        "crate::a",
        "crate::room::store::self",
        "crate::room::store::find",
        "crate::room::values::X",
        "super::store",
    ];
    assert_eq!(used(code), all);
}

/// How a floor is named in the code itself.
pub fn written_as(what: &str) -> Regex {
    Regex::new(&format!(r"(?:super|crate(?:::\w+){{1,2}})::{what}\b")).expect("a pattern")
}

/// Whether `code`, which uses these paths, names the floor or the part of the program `what`: as
/// `super::store`, `crate::posts::store`, or `crate::database`.
pub fn points_to(written: &Regex, code: &str, used: &[String], what: &str) -> bool {
    if what.starts_with("crate::") {
        return code.contains(what) || used.iter().any(|path| path.starts_with(what));
    }
    written.is_match(code)
        || used.iter().any(|path| {
            let mut parts = path.split("::").skip_while(|part| *part == "super");
            // The first two parts after `crate` are a district and a room, which may bear the name of a floor.
            let own = path.starts_with("super");
            let room = if own { None } else { parts.nth(2) };
            (own || room.is_some()) && parts.any(|part| part == what)
        })
}
