//! What the owner of a mail address is shown: their comments, what a link to them leads to, and what a
//! page must know before it has its buttons.

mod behind;
mod letters;
mod views;

pub use behind::{Behind, LinkRefusal, copy, erase_all_page, link, mine_page, opened, own};
pub use letters::{confirm_page, emails_page, not_mine_page, stop_page};
