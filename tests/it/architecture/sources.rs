//! The source as text: which files there are, and what of them is neither test nor comment.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A file of the source, and what of it is not tests and not comments.
#[derive(Debug, Clone)]
pub struct Source {
    /// From the root of the repository: `src/team/site/mod.rs`.
    pub path: String,
    /// All of it.
    pub whole: String,
    /// Without tests and comments.
    pub code: String,
}

impl Source {
    /// The file `path` that holds `whole`.
    pub fn new(path: String, whole: String) -> Self {
        let before_tests = whole.split("#[cfg(test)]\nmod tests").next().unwrap_or("");
        let code = before_tests
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        Self { path, whole, code }
    }
}

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files under `folder` whose names end so, in their order.
pub fn files_under(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        for path in entries.map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                if !path.ends_with("node_modules") && !path.ends_with("target") {
                    folders.push(path);
                }
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// A path from the root of the repository.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(root()).expect("inside").to_string_lossy().into_owned()
}

/// The Rust files under `folder`.
pub fn sources(folder: &str) -> Vec<Source> {
    files_under(folder, ".rs")
        .iter()
        .map(|path| Source::new(shown(path), fs::read_to_string(path).expect("text")))
        .collect()
}

/// Fails with everything that was found, one thing a line.
pub fn holds(found: &[String]) {
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}
