//! What the filter says about a comment: a score and the tokens that moved it, as kept and in words.

/// From this score on, of 100, a comment is marked as likely spam.
pub const LIKELY: u8 = 90;
/// So many tokens must speak for spam: one word alone marks nothing.
const FEWEST: usize = 3;
/// How many tokens are named that speak for spam, and against it.
const NAMED: (usize, usize) = (6, 3);

/// A token and which way it leans.
#[derive(Debug, Clone, PartialEq)]
pub struct Clue {
    /// The token.
    pub token: String,
    /// From 0 (only in published comments) to 1 (only in spam).
    pub lean: f64,
}

impl Clue {
    /// How far it leans, to either side.
    pub fn strength(&self) -> f64 {
        (self.lean - 0.5).abs()
    }
}

/// What was found out about a comment.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// From 0 (like what is published) to 100 (like spam).
    pub score: u8,
    /// What moved it, the strongest first.
    pub clues: Vec<Clue>,
}

impl Verdict {
    /// Whether the comment is marked as likely spam. That holds it and sorts it, and never more.
    pub fn is_likely_spam(&self) -> bool {
        let speak_for = self.clues.iter().filter(|clue| clue.lean > 0.5).count();
        self.score >= LIKELY && speak_for >= FEWEST
    }

    /// As it is kept with the comment: the score, then each named token with a sign in front.
    pub fn code(&self) -> String {
        let (spam, other) = NAMED;
        let for_it = self.clues.iter().filter(|clue| clue.lean > 0.5).take(spam);
        let against = self.clues.iter().filter(|clue| clue.lean < 0.5).take(other);
        let mut code = self.score.to_string();
        for (sign, clue) in for_it.map(|clue| ('+', clue)).chain(against.map(|clue| ('-', clue))) {
            code.push(' ');
            code.push(sign);
            code.push_str(&clue.token);
        }
        code
    }
}

/// What was kept as [`Verdict::code`], in words: `Looks like spam (94 of 100): “casino”, 4 links;
/// speaks against it: “strategy”`.
pub fn in_words(code: &str) -> String {
    let mut parts = code.split(' ');
    let score = parts.next().unwrap_or("");
    let (mut for_it, mut against) = (Vec::new(), Vec::new());
    for part in parts {
        if let Some(token) = part.strip_prefix('+') {
            for_it.push(token_in_words(token));
        } else if let Some(token) = part.strip_prefix('-') {
            against.push(token_in_words(token));
        }
    }
    let mut words = format!("Looks like spam ({score} of 100)");
    if !for_it.is_empty() {
        words.push_str(&format!(": {}", for_it.join(", ")));
    }
    if !against.is_empty() {
        words.push_str(&format!("; speaks against it: {}", against.join(", ")));
    }
    words
}

/// A token as people say it.
pub fn token_in_words(token: &str) -> String {
    let Some((kind, what)) = token.split_once(':') else {
        return format!("“{token}”");
    };
    match (kind, what) {
        ("name", word) => format!("“{word}” in the name"),
        ("host", host) => format!("a link to {host}"),
        ("ending", ending) => format!("a link ending in .{ending}"),
        ("from", domain) => format!("an email address at {domain}"),
        ("signal", "links-0") => "no links".to_owned(),
        ("signal", "links-1") => "a link".to_owned(),
        ("signal", "links-9") => "9 links or more".to_owned(),
        ("signal", "telephone") => "a telephone number".to_owned(),
        ("signal", "email") => "an email address in the text".to_owned(),
        ("signal", "fast") => "sent faster than a person writes".to_owned(),
        ("signal", "capitals") => "mostly capitals".to_owned(),
        ("signal", "no-spaces") => "hardly any spaces".to_owned(),
        ("signal", "mixed-scripts") => "letters of several alphabets in a word".to_owned(),
        ("signal", "exclamations") => "3 exclamation marks or more".to_owned(),
        ("signal", "money") => "a currency sign".to_owned(),
        ("signal", "link-in-name") => "a link or number in the name".to_owned(),
        ("signal", "short") => "few words".to_owned(),
        ("signal", "long") => "many words".to_owned(),
        ("signal", "begins-with-link") => "begins with a link".to_owned(),
        ("signal", "ends-with-link") => "ends with a link".to_owned(),
        ("signal", "markup") => "markup in the text".to_owned(),
        ("signal", "no-address") => "no email address given".to_owned(),
        ("signal", "number-in-address") => "a number in the email address".to_owned(),
        ("signal", "long-word") => "a very long word".to_owned(),
        ("signal", other) => match other.strip_prefix("links-") {
            Some(count) => format!("{count} links"),
            None => other.replace('-', " "),
        },
        _ => format!("“{token}”"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(score: u8, clues: &[(&str, f64)]) -> Verdict {
        let clue = |(token, lean): &(&str, f64)| Clue { token: (*token).to_owned(), lean: *lean };
        Verdict { score, clues: clues.iter().map(clue).collect() }
    }

    #[test]
    fn a_verdict_is_kept_in_a_line_and_said_in_a_sentence() {
        let found = verdict(
            94,
            &[
                ("casino", 0.99),
                ("strategy", 0.02),
                ("signal:links-4", 0.95),
                ("host:bet.example", 0.9),
            ],
        );
        assert_eq!(found.code(), "94 +casino +signal:links-4 +host:bet.example -strategy");
        assert_eq!(
            in_words(&found.code()),
            "Looks like spam (94 of 100): “casino”, 4 links, a link to bet.example; speaks against \
             it: “strategy”"
        );
        assert!(found.is_likely_spam());
        assert_eq!(in_words("91"), "Looks like spam (91 of 100)");
    }

    #[test]
    fn one_word_alone_marks_nothing() {
        assert!(!verdict(99, &[("casino", 0.99)]).is_likely_spam());
        assert!(!verdict(89, &[("a", 0.9), ("b", 0.9), ("c", 0.9)]).is_likely_spam());
    }

    #[test]
    fn no_more_than_a_few_tokens_are_named() {
        let many: Vec<(String, f64)> = (0..40)
            .map(|number| (format!("w{number}"), if number % 2 == 0 { 0.9 } else { 0.1 }))
            .collect();
        let many: Vec<(&str, f64)> =
            many.iter().map(|(token, lean)| (token.as_str(), *lean)).collect();
        assert_eq!(verdict(95, &many).code().split(' ').count(), 1 + NAMED.0 + NAMED.1);
    }

    #[test]
    fn every_kind_of_token_has_words() {
        for (token, words) in [
            ("casino", "“casino”"),
            ("name:cheap", "“cheap” in the name"),
            ("ending:example", "a link ending in .example"),
            ("from:mail.example", "an email address at mail.example"),
            ("signal:links-0", "no links"),
            ("signal:links-1", "a link"),
            ("signal:links-3", "3 links"),
            ("signal:no-spaces", "hardly any spaces"),
        ] {
            assert_eq!(token_in_words(token), words);
        }
    }
}
