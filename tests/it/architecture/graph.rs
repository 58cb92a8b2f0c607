//! Which file names which: every path in the code, followed through the doors (`pub use`) to the file in
//! which the thing it names is written.

use super::{
    sources::Source,
    uses::{Used, used, without_uses},
};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};

/// A module: `["team", "site"]`.
type Module = Vec<String>;

/// The files of a program and the arrows between them.
pub struct Graph {
    /// The arrows of each file, by path: to which file, and what is named there.
    pub arrows: BTreeMap<String, BTreeMap<String, BTreeSet<String>>>,
}

struct House {
    files: BTreeMap<Module, String>,
    written: BTreeMap<Module, BTreeSet<String>>,
    brought_in: BTreeMap<Module, BTreeMap<String, Module>>,
}

fn module_of(path: &str) -> Module {
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs");
    let mut parts: Module = inside.split('/').map(str::to_owned).collect();
    if matches!(parts.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        parts.pop();
    }
    parts
}

impl House {
    fn of(sources: &[Source]) -> Self {
        let defined =
            Regex::new(r"\b(?:fn|struct|enum|trait|type|const|static|mod|macro_rules!)\s+(\w+)")
                .expect("a pattern");
        let mut house = Self {
            files: sources
                .iter()
                .map(|source| (module_of(&source.path), source.path.clone()))
                .collect(),
            written: BTreeMap::new(),
            brought_in: BTreeMap::new(),
        };
        for source in sources {
            let module = module_of(&source.path);
            let names = defined.captures_iter(&source.code).map(|found| found[1].to_owned());
            house.written.insert(module.clone(), names.collect());
            let brought = used(&source.code)
                .into_iter()
                .filter_map(|used| Some((used.name.clone(), house.absolute(&used.path, &module)?)))
                .collect();
            house.brought_in.insert(module, brought);
        }
        house
    }

    /// A path as seen from the root; none if it leads out of the program.
    fn absolute(&self, path: &[String], here: &[String]) -> Option<Module> {
        let mut module = here.to_vec();
        match path.first()?.as_str() {
            "crate" => return Some(path[1..].to_vec()),
            "self" => return Some([here, &path[1..]].concat()),
            "super" => {}
            child => {
                module.push(child.to_owned());
                return self.files.contains_key(&module).then(|| [here, path].concat());
            }
        }
        let ups = path.iter().take_while(|part| *part == "super").count();
        module.truncate(module.len().saturating_sub(ups));
        Some([module, path[ups..].to_vec()].concat())
    }

    /// The file in which what `path` names is written.
    fn file_of(&self, path: &[String], seen: &mut BTreeSet<Module>) -> Option<String> {
        if !seen.insert(path.to_vec()) {
            return None;
        }
        let length =
            (0..=path.len()).rev().find(|length| self.files.contains_key(&path[..*length]))?;
        let (module, rest) = path.split_at(length);
        let file = self.files.get(module)?;
        let Some(name) = rest.first() else { return Some(file.clone()) };
        if self.written.get(module).is_some_and(|names| names.contains(name)) {
            return Some(file.clone());
        }
        match self.brought_in.get(module).and_then(|names| names.get(name)) {
            Some(origin) => self.file_of(&[origin.as_slice(), &rest[1..]].concat(), seen),
            // A macro has written it.
            None => Some(file.clone()),
        }
    }
}

impl Graph {
    /// Reads `sources`, which are the whole of `src/`.
    pub fn of(sources: &[Source]) -> Self {
        let house = House::of(sources);
        let path = Regex::new(r"(?:^|[^\w:$])((?:\w+::)+\w+)").expect("a pattern");
        let mut arrows = BTreeMap::new();
        for source in sources {
            let module = module_of(&source.path);
            let all = used(&source.code);
            let named: BTreeMap<&str, Module> = all
                .iter()
                .filter_map(|it| Some((it.name.as_str(), house.absolute(&it.path, &module)?)))
                .collect();
            let mut paths: BTreeSet<Module> = BTreeSet::new();
            for Used { path, is_public, .. } in &all {
                let Some(path) = house.absolute(path, &module) else { continue };
                // A door that passes on what is its own names nothing; a module is named by its uses.
                let own = *is_public && path.starts_with(&module);
                if !own && !house.files.contains_key(&path) {
                    paths.insert(path);
                }
            }
            for found in path.captures_iter(&without_uses(&source.code)) {
                let parts: Vec<String> = found[1].split("::").map(str::to_owned).collect();
                let absolute = match named.get(parts[0].as_str()) {
                    Some(origin) => Some([origin.as_slice(), &parts[1..]].concat()),
                    None => house.absolute(&parts, &module),
                };
                paths.extend(absolute);
            }
            let mut to: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
            for path in paths {
                match house.file_of(&path, &mut BTreeSet::new()) {
                    Some(file) if file != source.path => {
                        to.entry(file).or_default().insert(path.join("::"));
                    }
                    _ => {}
                }
            }
            arrows.insert(source.path.clone(), to);
        }
        Self { arrows }
    }

    /// The sets of files that reach each other in circles, the largest first, leaving out the arrows that
    /// are `known`.
    pub fn loops(&self, known: impl Fn(&str, &str) -> bool) -> Vec<Vec<String>> {
        let reach = |start: &str| {
            let mut seen: BTreeSet<&str> = BTreeSet::new();
            let mut next: Vec<&str> = vec![start];
            while let Some(file) = next.pop() {
                for to in self.arrows.get(file).into_iter().flat_map(BTreeMap::keys) {
                    if !known(file, to) && seen.insert(to) {
                        next.push(to);
                    }
                }
            }
            seen
        };
        let reached: BTreeMap<&str, BTreeSet<&str>> =
            self.arrows.keys().map(|file| (file.as_str(), reach(file))).collect();
        let mut done: BTreeSet<&str> = BTreeSet::new();
        let mut loops = Vec::new();
        for (file, out) in reached.iter().filter(|(file, out)| out.contains(*file)) {
            if done.contains(file) {
                continue;
            }
            let around: Vec<String> = out
                .iter()
                .filter(|other| reached.get(*other).is_some_and(|back| back.contains(file)))
                .map(|other| (*other).to_owned())
                .collect();
            done.extend(out.iter().filter(|other| around.iter().any(|one| one == *other)));
            loops.push(around);
        }
        loops.sort_by_key(|files| std::cmp::Reverse(files.len()));
        loops
    }
}
