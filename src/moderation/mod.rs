//! What becomes of what readers say. The rooms stand in their order: each names only those before it.

pub mod marks;

pub mod place;

pub mod spam_filter;

pub mod screening;

pub mod teamwork;

pub mod risk;

pub mod reports;

pub mod answers;

pub mod credits;

pub mod decisions;

pub mod due_times;

pub mod redaction;

pub mod letters;

pub mod campaigns;

pub mod queue;

pub mod by_mail;

pub mod figures;

pub mod records;
