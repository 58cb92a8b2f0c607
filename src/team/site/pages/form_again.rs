//! A form that was not taken, with every word: to be sent again to where it was sent, by pressing a button,
//! or to be copied. It is shown to whoever sent it, and nothing in it is secret.

use crate::web::{FormErrors, SentForm, is_secret};
use askama::Template;

/// A line that is longer is shown in a field of several lines.
const LONG_LINE: usize = 60;

/// Fields that people write in: the name, what it is called on the page, whether it has several lines.
const WRITTEN: &[(&str, &str, bool)] = &[
    ("about", "About this blog", true),
    ("address", "Address", false),
    ("because", "Reason", true),
    ("biography", "Biography", true),
    ("body", "What you wrote", true),
    ("byline", "Authors", false),
    ("contact", "Contact", false),
    ("done", "What was done", true),
    ("email", "Email address", false),
    ("fault", "What is wrong with the comment", false),
    ("fault_note", "Note", true),
    ("handover_note", "Note to your colleague", true),
    ("job", "Job", false),
    ("name", "Name", false),
    ("note", "Note", true),
    ("organisation", "Organisation", false),
    ("passage", "Words to take out", false),
    ("patterns", "What to look for", true),
    ("purpose", "Purpose", false),
    ("short", "In short", false),
    ("slug", "Web address", false),
    ("summary", "Summary", true),
    ("team_note", "Note for the team", true),
    ("title", "Title", false),
    ("topics", "Topics", false),
    ("why", "Reason", true),
    ("words", "What you wrote", true),
];

/// Never shown, whatever is in them: the trap for machines, and what it was called before.
const TRAPS: [&str; 2] = ["leave_empty", "website"];

/// A form shown again.
#[derive(Debug, Template)]
#[template(path = "team/site/form_again.html")]
pub struct FormAgain {
    action: String,
    token: String,
    /// What the button says; empty if the words are there to be copied only.
    button: &'static str,
    fields: Vec<FieldAgain>,
    errors: FormErrors,
}

impl askama::filters::HtmlSafe for FormAgain {}

#[derive(Debug)]
struct FieldAgain {
    kind: FieldKind,
    name: String,
    value: String,
    label: String,
    /// What goes before the name to make an id that no other field has.
    id: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FieldKind {
    Hidden,
    Password,
    Line,
    Lines,
}

impl FormAgain {
    /// To be sent again by whoever presses `button`, with `token` if the form is one of the desk.
    pub fn to_send(form: &SentForm, token: &str, button: &'static str) -> Self {
        let fields = form.fields.iter().enumerate();
        Self {
            action: form.action.clone(),
            token: token.to_owned(),
            button,
            fields: fields.map(|(place, field)| FieldAgain::new(place, field)).collect(),
            errors: FormErrors::default(),
        }
    }

    /// To be copied.
    pub fn to_copy(form: &SentForm) -> Self {
        Self::to_send(form, "", "")
    }

    /// Whether anybody wrote anything in it.
    pub fn has_words(&self) -> bool {
        self.shown().next().is_some()
    }

    fn shown(&self) -> impl Iterator<Item = &FieldAgain> {
        self.fields.iter().filter(|field| {
            matches!(field.kind, FieldKind::Line | FieldKind::Lines)
                && !field.value.trim().is_empty()
        })
    }
}

impl FieldAgain {
    fn new(place: usize, (name, value): &(String, String)) -> Self {
        let known = WRITTEN.iter().find(|(known, _, _)| known == name);
        let long = value.contains('\n') || value.chars().count() > LONG_LINE;
        // People put spaces between words, and the codes of choices have none.
        let written = known.is_some() || value.trim().contains(char::is_whitespace);
        let lines = long || known.is_some_and(|(_, _, lines)| *lines);
        let kind = match () {
            () if is_secret(name) => FieldKind::Password,
            () if TRAPS.contains(&name.as_str()) || !written => FieldKind::Hidden,
            () if lines => FieldKind::Lines,
            () => FieldKind::Line,
        };
        let label = match known {
            Some((_, label, _)) => (*label).to_owned(),
            None if name == "current" => "Current password".to_owned(),
            None => in_words(name),
        };
        Self {
            kind,
            name: name.clone(),
            value: value.clone(),
            label,
            id: format!("again-{}-", place + 1),
        }
    }
}

/// `starts_date` → `Starts date`.
fn in_words(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    first + &letters.as_str().replace(['_', '-'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(sent: &str) -> Vec<FieldKind> {
        let form = FormAgain::to_copy(&SentForm::read("/x", sent.as_bytes()));
        form.fields.iter().map(|field| field.kind).collect()
    }

    #[test]
    fn what_people_write_is_seen_and_the_rest_goes_with_it() {
        use FieldKind::{Hidden, Line, Lines, Password};
        let sent =
            "version=3&guideline=g12&title=Tides&body=Yes&password=x&website=a+b&odd=two+words";
        assert_eq!(kinds(sent), [Hidden, Hidden, Line, Lines, Password, Hidden, Line]);
        assert_eq!(kinds("reason=g3&reason=It+is+a+duplicate&x=a%0Ab"), [Hidden, Line, Lines]);
        assert_eq!(kinds("leave_empty=a+b"), [Hidden]);
        let (long, key) = ("a".repeat(61), "k".repeat(71));
        assert_eq!(kinds(&format!("title={long}&key={key}")), [Lines, Hidden]);
    }

    #[test]
    fn a_form_without_words_has_none() {
        let has =
            |sent: &str| FormAgain::to_copy(&SentForm::read("/x", sent.as_bytes())).has_words();
        assert!(!has("csrf=x&version=3&body=") && !has("") && has("note=No"));
    }
}
