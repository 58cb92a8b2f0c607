//! Something that was noticed about a comment, and what of it is kept beside one.

use super::HoldCause;
use crate::base::ids::CommentId;

/// What was noticed, and by which rule in which version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub cause: HoldCause,
    /// The version of the rule.
    pub rule_version: i64,
    /// Where, in bytes of the text; none if it is not about a part of the text.
    pub span: Option<(usize, usize)>,
    /// What there is to say beside the place; often nothing.
    pub detail: String,
}

impl Finding {
    /// What is said of something that was noticed in the name, where it could be in the text as well.
    pub const NAME: &str = "name";

    /// Something that was noticed, about no part of the text.
    pub fn of(cause: HoldCause) -> Self {
        Self { cause, rule_version: 1, span: None, detail: String::new() }
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

/// Why a comment waits: what was noticed, by which version of a rule, and the part of the text it is
/// about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// The comment.
    pub comment: CommentId,
    /// What was noticed.
    pub cause: HoldCause,
    /// The version of the rule.
    pub rule_version: i64,
    /// Where, in bytes of the text; none if it is not about a part of the text.
    pub span: Option<(usize, usize)>,
    /// What there is to say beside the place; often nothing.
    pub detail: String,
}

impl Hold {
    /// Why `comment` waits, as screening found it.
    pub fn of(comment: CommentId, finding: Finding) -> Self {
        let Finding { cause, rule_version, span, detail } = finding;
        Self { comment, cause, rule_version, span, detail }
    }

    /// Whether it is about the name, where it could be about the text as well.
    pub fn is_in_name(&self) -> bool {
        self.span.is_none() && self.detail == Finding::NAME
    }

    /// As [`Hold::of`], for all that screening found.
    pub fn all_of(comment: CommentId, findings: Vec<Finding>) -> Vec<Self> {
        findings.into_iter().map(|finding| Self::of(comment, finding)).collect()
    }
}
