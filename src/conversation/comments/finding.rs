//! Something that was noticed about a comment.

/// What was noticed, and by which rule in which version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule: the code of a check, or `rule:` and the key of a rule of the team.
    pub rule: String,
    /// The version of the rule.
    pub rule_version: i64,
    /// Where, in bytes of the text; none if it is not about a part of the text.
    pub span: Option<(usize, usize)>,
    /// What there is to say beside the place; often nothing.
    pub detail: String,
}

impl Finding {
    /// Something a check of the program noticed, about no part of the text.
    pub fn of(check: &str) -> Self {
        Self { rule: check.to_owned(), rule_version: 1, span: None, detail: String::new() }
    }

    /// The same with more to say.
    pub fn saying(self, detail: impl Into<String>) -> Self {
        Self { detail: detail.into(), ..self }
    }

    /// The same about a part of the text.
    pub fn at(self, start: usize, end: usize) -> Self {
        Self { span: Some((start, end)), ..self }
    }
}
