//! Storage that fails: nothing that was said to be kept is lost, and everything goes on by itself.

mod acts;
mod disk;
mod nearly_full;
mod read_only;
mod room;
mod wire;

/// Settings by which nobody is told that there were too many comments.
fn no_limits() -> Vec<(&'static str, String)> {
    ["COMMENTS_A_POST", "COMMENTS_A_BLOCK", "COMMENTS_A_NEIGHBOURHOOD"]
        .map(|name| (name, "1000000".to_owned()))
        .to_vec()
}
