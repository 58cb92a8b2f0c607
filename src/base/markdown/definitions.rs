//! Footnotes and addresses that a post defines and never uses. A reader of Markdown leaves them out;
//! here they are words like all others, so that nothing an author wrote vanishes.

use comrak::{Arena, Options, ResolvedReference, options::BrokenLinkReference, parse_document};
use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

/// Stands for the bracket before a name that nothing uses.
pub const BRACKET: char = '\u{fdd4}';

/// The text with the brackets of definitions that nothing uses hidden.
pub fn hidden(text: &str, options: &Options<'_>) -> String {
    let defined = defined(text);
    if defined.is_empty() {
        return text.to_owned();
    }
    let used = used(&without(text, &defined, |_| true), options);
    without(text, &defined, |name| !used.contains(&folded(name)))
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

/// The text with the brackets of those definitions hidden that `which` says.
fn without(text: &str, defined: &[(usize, &str)], which: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(text.len() + defined.len() * BRACKET.len_utf8());
    let mut done = 0;
    for (place, name) in defined {
        if which(name) {
            out.push_str(&text[done..*place]);
            out.push(BRACKET);
            done = place + 1;
        }
    }
    out.push_str(&text[done..]);
    out
}

/// The names that a text without any definition asks for.
fn used(text: &str, options: &Options<'_>) -> HashSet<String> {
    let asked = Arc::new(Mutex::new(HashSet::new()));
    let noting = Arc::clone(&asked);
    let mut options = options.clone();
    options.parse.broken_link_callback =
        Some(Arc::new(move |link: BrokenLinkReference<'_>| -> Option<ResolvedReference> {
            noting.lock().unwrap_or_else(PoisonError::into_inner).insert(folded(link.original));
            None
        }));
    let arena = Arena::new();
    parse_document(&arena, text, &options);
    drop(options);
    let mut asked = asked.lock().unwrap_or_else(PoisonError::into_inner);
    std::mem::take(&mut *asked)
}

/// Names are the same in small and capital letters and with any white space.
fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().to_uppercase()
}
