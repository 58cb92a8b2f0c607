//! What readers answer: the form, the receipt, the threads under a post.

mod door;

pub use door::{CommentsBlock, block, counts};
