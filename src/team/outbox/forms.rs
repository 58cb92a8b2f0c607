//! What an administrator's browser may send about the outbox.

use serde::Deserialize;

/// Every mail of a list is to be sent again.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SendingForm {
    pub state: String,
}
