//! Footnotes and addresses that a post defines and never uses, or defines twice. A reader of Markdown
//! leaves them out; here they are words like all others, so that nothing an author wrote vanishes.

use comrak::{
    Arena, Options, ResolvedReference, nodes::NodeValue, options::BrokenLinkReference,
    parse_document,
};
use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
};

/// Stands for the bracket before a name that nothing uses.
pub const BRACKET: char = '\u{fdd4}';

/// How many lines are tried for each name: more that look like definitions of one name are code.
const TRIED: usize = 8;

/// The text with the brackets hidden of definitions that nothing uses, and of those that come after another
/// one of the same name.
pub fn hidden(text: &str, options: &Options<'_>) -> String {
    let defined = defined(text);
    if defined.is_empty() {
        return text.to_owned();
    }
    let used = asked_for(&without(text, &defined, |_| true), options);
    let mut lines: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, name) in &defined {
        let name = folded(name);
        if used.contains(&name) {
            lines.entry(name).or_default().push(*place);
        }
    }
    // Which of several lines defines a name is asked of the reader, since some may be code.
    let mut open: HashSet<usize> = HashSet::new();
    lines.retain(|_, places| match places[..] {
        [only] => !open.insert(only),
        _ => true,
    });
    for tried in 0..TRIED {
        if lines.is_empty() {
            break;
        }
        let one_each: HashSet<usize> =
            lines.values().filter_map(|places| places.get(tried).copied()).collect();
        let shown = |place: usize| open.contains(&place) || one_each.contains(&place);
        let still = asked_for(&without(text, &defined, |place| !shown(place)), options);
        lines.retain(|name, places| match places.get(tried) {
            Some(place) if !still.contains(name) => !open.insert(*place),
            place => place.is_some(),
        });
    }
    open.extend(lines.into_values().flatten());
    without(text, &defined, |place| !open.contains(&place))
}

/// Where a line may define something: the place of the bracket, and the name after it.
fn defined(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        // Quotes and list items have definitions too.
        let defining = line.trim_start_matches(|sign: char| {
            sign.is_ascii_digit() || matches!(sign, ' ' | '\t' | '>' | '*' | '+' | '-' | '.' | ')')
        });
        let name = defining.strip_prefix('[').and_then(|after| {
            let end = after.find(']')?;
            after[end..].starts_with("]:").then(|| &after[..end])
        });
        if let Some(name) = name {
            found.push((start + line.len() - defining.len(), name));
        }
        start += line.len();
    }
    found
}

/// The text with the brackets of those definitions hidden that `which` says by their place.
fn without(text: &str, defined: &[(usize, &str)], which: impl Fn(usize) -> bool) -> String {
    let mut out = String::with_capacity(text.len() + defined.len() * BRACKET.len_utf8());
    let mut done = 0;
    for (place, _) in defined {
        if which(*place) {
            out.push_str(&text[done..*place]);
            out.push(BRACKET);
            done = place + 1;
        }
    }
    out.push_str(&text[done..]);
    out
}

/// The names that a text asks for and does not define.
fn asked_for(text: &str, options: &Options<'_>) -> HashSet<String> {
    let asked = Arc::new(Mutex::new(HashSet::new()));
    let noting = Arc::clone(&asked);
    let mut options = options.clone();
    options.parse.broken_link_callback =
        Some(Arc::new(move |link: BrokenLinkReference<'_>| -> Option<ResolvedReference> {
            noting.lock().unwrap_or_else(PoisonError::into_inner).insert(folded(link.original));
            None
        }));
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options);
    drop(options);
    let mut asked = std::mem::take(&mut *asked.lock().unwrap_or_else(PoisonError::into_inner));
    // The reader asks for the name of each footnote before it looks for the note.
    for node in root.descendants() {
        if let NodeValue::FootnoteReference(note) = &node.data().value {
            asked.remove(&folded(&format!("^{}", note.name)));
        }
    }
    asked
}

/// Names are the same in small and capital letters and with any white space.
fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().to_uppercase()
}
