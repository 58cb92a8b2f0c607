//! The parts of a page that someone has still to write: paragraphs that begin with `To complete:`, in a
//! quote or not, as the accessibility statement that comes with the program has them.

const MARK: &str = "to complete:";

/// What is to be written in each of them, in the words of the text.
pub fn gaps(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut within = false;
    for line in text.lines() {
        let words = line.trim_start_matches(['>', ' ', '\t']).trim_end();
        let plain = words.trim_start_matches(['*', '_']);
        if plain.get(..MARK.len()).is_some_and(|head| head.eq_ignore_ascii_case(MARK)) {
            found.push(plain[MARK.len()..].trim_matches(['*', '_', ' ']).to_owned());
            within = true;
        } else if words.is_empty() {
            within = false;
        } else if let Some(last) = found.last_mut().filter(|_| within) {
            last.push(' ');
            last.push_str(words);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_to_complete_are_found_with_what_they_ask_for() {
        let text = "Done.\n\n> **To complete:** say when\n> it was tested.\n>\n> - On (the date).\n\nMore.\n\nto complete: the end";
        assert_eq!(gaps(text), ["say when it was tested.", "the end"]);
        assert!(gaps("We have yet to complete: nothing.\n\n> A quote.").is_empty());
    }
}
