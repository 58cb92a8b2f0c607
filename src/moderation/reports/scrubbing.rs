//! What a moderator took out of a comment, a reader may have repeated in a report about it: the passage
//! as it stood, or the names and numbers in it.

/// A shorter word says nothing about anybody.
const SHORT: usize = 3;

/// The words of a report without the passages, and without each name and number in them.
pub fn without(text: &str, passages: &[&str], placeholder: &str) -> String {
    let telling: Vec<String> = passages
        .iter()
        .flat_map(|passage| passage.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| tells(word))
        .map(str::to_lowercase)
        .collect();
    let mut left = text.to_owned();
    for passage in passages.iter().filter(|passage| passage.chars().count() >= SHORT) {
        left = left.replace(passage, placeholder);
    }
    let kept: Vec<String> =
        left.split(placeholder).map(|part| word_by_word(part, &telling, placeholder)).collect();
    kept.join(placeholder)
}

/// Whether a word is likely to be a name or a number.
fn tells(word: &str) -> bool {
    let number = word.chars().any(|c| c.is_ascii_digit()) && word.chars().count() > 1;
    let name = word.starts_with(char::is_uppercase) && word.chars().count() >= SHORT;
    number || name
}

fn word_by_word(text: &str, telling: &[String], placeholder: &str) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        let word = &rest[start..];
        let end = word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
        left.push_str(&rest[..start]);
        let gone = telling.contains(&word[..end].to_lowercase());
        left.push_str(if gone { placeholder } else { &word[..end] });
        rest = &word[end..];
    }
    left.push_str(rest);
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_go_and_other_words_stay() {
        let gone = |text| without(text, &["He is Bob Marsh, ring 01632 960123"], "[X]");
        assert_eq!(gone("It names bob, at 960123. He rings."), "It names [X], at [X]. He rings.");
        assert_eq!(gone("He is Bob Marsh, ring 01632 960123!"), "[X]!");
        assert_eq!(gone("It is a bobbin ring"), "It is a bobbin ring");
        assert_eq!(without("Zoë", &["zoë"], "[X]"), "Zoë");
        assert_eq!(without("", &[""], "[X]"), "");
    }
}
