//! What a browser may send about the filter.

use serde::Deserialize;

/// The switch: anything but `true` is off.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct SwitchForm {
    pub on: String,
}

impl SwitchForm {
    /// Whether the filter is to be on.
    pub fn is_on(&self) -> bool {
        self.on == "true"
    }
}
