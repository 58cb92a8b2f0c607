//! The outbox, for administrators: which mail waits, was sent or could not be, what the mail server
//! answered, and sending it again. It shows addresses and no words: a mail that is sent again is written
//! anew by the job it belongs to, as things stand then.

mod actions;
mod door;
mod forms;
mod jobs;
mod pages;
mod paths;
mod reading;
mod routes;
mod values;

pub use door::mail_works;
pub use jobs::SendTest;
pub use routes::routes;
