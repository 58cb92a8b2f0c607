//! Addresses of screening.

use crate::{base::ids::ScreeningRuleId, moderation::place::paths::SCREENING};

/// The form of a rule that is not kept yet.
pub const NEW: &str = "/desk/moderation/screening/new";

/// The form of a rule.
pub fn rule(id: ScreeningRuleId) -> String {
    format!("{SCREENING}/{id}")
}
