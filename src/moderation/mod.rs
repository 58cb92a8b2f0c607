//! What becomes of what readers say.

pub mod answers;
pub mod by_mail;
pub mod campaigns;
pub mod decisions;
pub mod due_times;
pub mod figures;
pub mod letters;
pub mod marks;
pub mod place;
pub mod queue;
pub mod records;
pub mod redaction;
pub mod reports;
pub mod risk;
pub mod screening;
pub mod spam_filter;
pub mod teamwork;
