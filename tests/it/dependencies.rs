//! What is built in: only under licences that `deny.toml` allows, and once each but for its list.

use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

#[derive(Deserialize)]
struct Deny {
    licenses: Licences,
    bans: Bans,
}

#[derive(Deserialize)]
struct Licences {
    allow: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Bans {
    skip: Vec<Skip>,
}

#[derive(Deserialize)]
struct Skip {
    #[serde(rename = "crate")]
    name: String,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    license: Option<String>,
    license_file: Option<String>,
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
}

fn text(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("a file")
}

fn deny() -> Deny {
    toml::from_str(&text("deny.toml")).expect("rules")
}

/// Whether an expression such as `(MIT OR Apache-2.0) AND Unicode-3.0` can be met: every part joined by
/// AND has an alternative that is allowed.
fn is_met(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let plain = expression.replace(['(', ')'], "").replace('/', " OR ");
    plain.split(" AND ").all(|part| part.split(" OR ").any(|one| allowed.contains(one.trim())))
}

#[test]
fn an_expression_needs_every_part_and_one_of_each_choice() {
    let allowed: BTreeSet<String> = ["MIT", "ISC"].map(str::to_owned).into();
    for met in ["MIT", "MIT OR GPL-3.0-only", "GPL-3.0-only/MIT", "(MIT OR Zlib) AND ISC"] {
        assert!(is_met(met, &allowed), "{met}");
    }
    for not in ["", "GPL-3.0-only", "MIT AND GPL-3.0-only", "(Zlib OR GPL-3.0-only) AND ISC"] {
        assert!(!is_met(not, &allowed), "{not}");
    }
}

#[test]
fn every_licence_is_one_that_is_allowed() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let told = Command::new(cargo)
        .args(["metadata", "--offline", "--locked", "--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let metadata: Metadata = serde_json::from_slice(&told.stdout).expect("metadata");
    assert!(metadata.packages.len() > 100, "only {} packages", metadata.packages.len());
    let allowed = deny().licenses.allow;
    let not: Vec<String> = metadata
        .packages
        .iter()
        .filter(|package| package.license_file.is_none() || package.license.is_some())
        .filter(|package| !is_met(package.license.as_deref().unwrap_or(""), &allowed))
        .map(|package| {
            format!("{}: {}", package.name, package.license.as_deref().unwrap_or("none"))
        })
        .collect();
    assert!(not.is_empty(), "not allowed by deny.toml:\n{}", not.join("\n"));
}

#[test]
fn each_crate_is_there_once_but_for_those_on_the_list() {
    let lock: Lock = toml::from_str(&text("Cargo.lock")).expect("a lock file");
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for package in &lock.package {
        *counted.entry(&package.name).or_default() += 1;
    }
    let twice: BTreeSet<&str> =
        counted.iter().filter(|(_, count)| **count > 1).map(|(name, _)| *name).collect();
    let deny = deny();
    let listed: BTreeSet<&str> = deny.bans.skip.iter().map(|skip| skip.name.as_str()).collect();
    let new: Vec<&&str> = twice.difference(&listed).collect();
    let old: Vec<&&str> = listed.difference(&twice).collect();
    assert!(new.is_empty(), "there more than once, and not on the list of deny.toml: {new:?}");
    assert!(old.is_empty(), "there once, so to be taken off the list of deny.toml: {old:?}");
}
