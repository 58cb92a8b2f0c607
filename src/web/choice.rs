//! A list to choose from.

/// One choice of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// As the form sends it.
    pub code: String,
    /// As people read it.
    pub words: String,
    /// Whether it is the chosen one.
    pub chosen: bool,
}

impl Choice {
    /// One that nobody has chosen.
    pub fn new(code: impl Into<String>, words: impl Into<String>) -> Self {
        Self { code: code.into(), words: words.into(), chosen: false }
    }

    /// The same, chosen if its code is `chosen`.
    pub fn chosen_if(self, chosen: &str) -> Self {
        Self { chosen: self.code == chosen, ..self }
    }

    /// Marks in a list what was chosen before, and that alone.
    pub fn keep(choices: &mut [Self], chosen: &str) {
        for choice in choices {
            choice.chosen = choice.code == chosen;
        }
    }

    /// The chosen one in words; empty if none is.
    pub fn words_of_chosen(choices: &[Self]) -> String {
        choices.iter().find(|one| one.chosen).map_or_else(String::new, |one| one.words.clone())
    }
}
