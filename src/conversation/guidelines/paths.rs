//! The addresses of the guidelines: readers' page of comment rules, and the desk's.

use crate::base::ids::GuidelineId;

/// The page of comment rules.
pub const RULES: &str = "/comment-rules/";

/// The list on the desk.
pub const ON_DESK: &str = "/desk/moderation/guidelines";

/// A guideline's place in the list that is at `list`.
pub fn in_list(list: &str, id: GuidelineId) -> String {
    format!("{list}#guideline-{id}")
}
