//! What erases: at a wish, and on its date.

mod erase;
mod retain;

pub use erase::{
    Asker, ErasureOutcome, erase_again, erase_all, erase_one, erase_wished, erased, let_words_go,
};
pub use retain::{Retained, retain};
