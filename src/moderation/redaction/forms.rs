//! What a browser may send about a redaction, and how it becomes values.

use super::{
    RedactionReason,
    marked::from_a_field,
    text::occurrences,
    values::{RedactionCause, Span},
};
use crate::web::{FormErrors, TextRule};
use serde::Deserialize;

/// Which words go, and why, as sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct RedactForm {
    /// The version of the comment that was seen.
    pub version: i64,
    /// Sentences and marks that were ticked: `12-24`, in bytes of the text.
    pub span: Vec<String>,
    /// Words that were typed or pasted.
    pub passage: String,
    /// Which of several places of the passage, or `all`.
    pub place: Vec<String>,
    /// The code of a reason.
    pub reason: String,
    /// Why, in words.
    pub words: String,
    /// Whether the preview was seen.
    pub seen: String,
}

/// The button beside the marks.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct MarkedForm {
    pub version: i64,
    pub span: Vec<String>,
    /// The place in the queue it was sent from; empty for the page of the comment.
    #[serde(rename = "back")]
    pub return_to: String,
}

/// Why a seal is opened, or words are put back.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct WhyForm {
    pub why: String,
}

const PASSAGE: TextRule = TextRule { subject: "Words", empty: "", most: 3000, lines: true };
const WORDS: TextRule = TextRule { subject: "Reason", empty: "", most: 300, lines: true };
const WHY: TextRule =
    TextRule { subject: "Reason", empty: "Enter the reason", most: 500, lines: true };

/// Places posted by a form; none if one is no place at all.
fn places(fields: &[String]) -> Option<Vec<Span>> {
    fields.iter().map(|field| from_a_field(field)).collect()
}

impl MarkedForm {
    /// The places of the marks that were shown.
    pub fn spans(&self) -> Option<Vec<Span>> {
        places(&self.span).filter(|spans| !spans.is_empty())
    }
}

impl WhyForm {
    /// The reason, or what is wrong.
    pub fn check(&self) -> Result<String, FormErrors> {
        WHY.take(&self.why).map_err(|message| FormErrors::one("why", message))
    }
}

impl RedactForm {
    /// Whether this place was ticked.
    pub fn ticked(&self, span: &str) -> bool {
        self.span.iter().any(|ticked| ticked == span)
    }

    /// Whether this place of the passage was ticked.
    pub fn chosen(&self, place: &str) -> bool {
        self.place.iter().any(|chosen| chosen == place)
    }

    /// The places in `body` of the typed passage.
    pub fn found_in(&self, body: &str) -> Vec<Span> {
        occurrences(body, &self.passage)
    }

    /// Why, if that is right.
    pub fn cause(&self) -> Option<RedactionCause> {
        let words = WORDS.take(&self.words).ok()?;
        RedactionReason::choice(&self.reason).map(|reason| RedactionCause { reason, words })
    }

    /// What goes from `body` and why, or what is wrong.
    pub fn check(&self, body: &str) -> Result<(Vec<Span>, RedactionCause), FormErrors> {
        let mut errors = FormErrors::default();
        let ticked = errors.check(
            "span",
            places(&self.span)
                .filter(|spans| spans.iter().all(|(start, end)| body.get(*start..*end).is_some()))
                .ok_or("Select the sentences again: the text has changed"),
        );
        let passage = errors.check("passage", PASSAGE.take(&self.passage)).unwrap_or_default();
        let typed = self.typed(body, &passage, &mut errors);
        let spans: Vec<Span> = ticked.unwrap_or_default().into_iter().chain(typed).collect();
        if spans.is_empty() && errors.is_empty() {
            errors.add("span", "Select or enter the words to remove");
        }
        let reason =
            errors.check("reason", RedactionReason::choice(&self.reason).ok_or("Select a reason"));
        let words = errors.check("words", WORDS.take(&self.words)).unwrap_or_default();
        if reason == Some(RedactionReason::Other)
            && words.is_empty()
            && errors.get("words").is_none()
        {
            errors.add("words", "Enter the reason");
        }
        let repeats = |(start, end): &Span| {
            body.get(*start..*end).is_some_and(|gone| gone.len() > 3 && words.contains(gone))
        };
        if spans.iter().any(repeats) {
            errors.add("words", "Give the reason without the words that you remove");
        }
        match reason {
            Some(reason) if errors.is_empty() => Ok((spans, RedactionCause { reason, words })),
            _ => Err(errors),
        }
    }

    fn typed(&self, body: &str, passage: &str, errors: &mut FormErrors) -> Vec<Span> {
        if passage.is_empty() {
            return Vec::new();
        }
        let found = occurrences(body, passage);
        match found.len() {
            0 => {
                errors.add(
                    "passage",
                    "Enter words exactly as they are in the comment: these are not in it",
                );
                Vec::new()
            }
            1 => found,
            _ if self.chosen("all") => found,
            many => {
                let chosen: Vec<Span> = (1..)
                    .zip(&found)
                    .filter(|(number, _)| self.chosen(&number.to_string()))
                    .map(|(_, span)| *span)
                    .collect();
                if chosen.is_empty() {
                    let message = format!(
                        "These words are in the comment {many} times. Select which to remove"
                    );
                    errors.add("place", message);
                }
                chosen
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistakes(form: &RedactForm, body: &str) -> Vec<&'static str> {
        form.check(body).map_or_else(
            |errors| errors.list().iter().map(|error| error.field).collect(),
            |_| Vec::new(),
        )
    }

    #[test]
    fn words_and_a_reason_are_needed() {
        assert_eq!(mistakes(&RedactForm::default(), "Ring Bob"), ["span", "reason"]);
        let other = RedactForm {
            passage: "Bob".to_owned(),
            reason: "other".to_owned(),
            ..Default::default()
        };
        assert_eq!(mistakes(&other, "Ring Bob"), ["words"]);
        assert_eq!(mistakes(&other, "Ring Ana"), ["passage", "words"]);
        let words = RedactForm { words: "It names Bobby".to_owned(), ..other.clone() };
        assert_eq!(mistakes(&words, "Ring Bob"), Vec::<&str>::new());
        let told = RedactForm { passage: "Bobby".to_owned(), ..words };
        assert_eq!(mistakes(&told, "Ring Bobby"), ["words"]);
        for span in ["", "1", "x-y", "0-99", "-1-2"] {
            let form = RedactForm {
                span: vec![span.to_owned()],
                reason: "writer".to_owned(),
                ..Default::default()
            };
            assert_eq!(mistakes(&form, "Ring Bob"), ["span"], "{span:?}");
        }
    }

    #[test]
    fn of_several_places_one_chooses() {
        let form = |place: &[&str]| RedactForm {
            passage: "Bob".to_owned(),
            reason: "writer".to_owned(),
            place: place.iter().map(|one| (*one).to_owned()).collect(),
            ..Default::default()
        };
        let body = "Bob and Bob";
        assert_eq!(mistakes(&form(&[]), body), ["place"]);
        assert_eq!(mistakes(&form(&["7"]), body), ["place"]);
        let spans = |place: &[&str]| form(place).check(body).expect("right").0;
        assert_eq!(spans(&["2"]), [(8, 11)]);
        assert_eq!(spans(&["all"]), [(0, 3), (8, 11)]);
    }
}
