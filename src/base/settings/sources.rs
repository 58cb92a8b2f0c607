//! Where settings come from, and which source wins.

use super::{
    WrongSetting,
    known::{KEYS, Key},
    service_names::is_of_a_service,
};
use std::{collections::BTreeMap, fmt, fs, path::Path};

const PREFIX: &str = "FAIR_COMMENT_";

/// Where a setting's value was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// On the command line.
    Flag,
    /// In the environment, or in a file that the environment names.
    Environment,
    /// In the settings file.
    File,
    /// Nowhere: it is as it comes.
    Default,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Flag => "flag",
            Self::Environment => "environment",
            Self::File => "file",
            Self::Default => "default",
        })
    }
}

/// A setting's text and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// As written.
    pub text: String,
    /// Where.
    pub origin: Origin,
}

/// What all sources say together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathered {
    /// The text of every setting.
    pub values: BTreeMap<&'static str, Value>,
    /// Names in the environment that Kubernetes has set for a service of our name, in their order.
    pub left_alone: Vec<String>,
}

/// Puts the sources together: `flags` over `environment` over the `file` over the defaults.
///
/// # Errors
/// An unknown name (with the nearest known one), a file that cannot be read, a file that is not TOML.
pub fn gather(
    flags: &BTreeMap<&'static str, String>,
    environment: impl IntoIterator<Item = (String, String)>,
    file: Option<&Path>,
) -> Result<Gathered, WrongSetting> {
    let mut values: BTreeMap<&'static str, Value> = KEYS
        .iter()
        .map(|key| (key.name, Value { text: key.default.to_owned(), origin: Origin::Default }))
        .collect();
    let mut set = |name: &'static str, text: String, origin| {
        values.insert(name, Value { text, origin });
    };
    if let Some(path) = file {
        for (name, text) in read_file(path)? {
            set(known(&name, &name)?.name, text, Origin::File);
        }
    }
    let mut left_alone = Vec::new();
    for (variable, text) in environment {
        let Some(name) = variable.strip_prefix(PREFIX) else {
            continue;
        };
        if is_of_a_service(name, &text) {
            left_alone.push(variable);
            continue;
        }
        match name.strip_suffix("_FILE").map(|base| (base, find(base))) {
            Some((_, Some(key))) if key.secret => {
                let text = fs::read_to_string(&text).map_err(|error| WrongSetting {
                    key: variable.clone(),
                    problem: format!("names {text}, which cannot be read: {error}"),
                })?;
                set(key.name, text.trim().to_owned(), Origin::Environment);
            }
            _ => set(known(name, &variable)?.name, text, Origin::Environment),
        }
    }
    for (name, text) in flags {
        set(name, text.clone(), Origin::Flag);
    }
    left_alone.sort_unstable();
    Ok(Gathered { values, left_alone })
}

fn read_file(path: &Path) -> Result<Vec<(String, String)>, WrongSetting> {
    let problem = |problem: String| WrongSetting { key: path.display().to_string(), problem };
    let text =
        fs::read_to_string(path).map_err(|error| problem(format!("cannot be read: {error}")))?;
    let table: toml::Table =
        text.parse().map_err(|error| problem(format!("is not TOML: {error}")))?;
    table
        .into_iter()
        .map(|(name, value)| match value {
            toml::Value::String(text) => Ok((name, text)),
            toml::Value::Integer(number) => Ok((name, number.to_string())),
            toml::Value::Boolean(yes) => Ok((name, yes.to_string())),
            _ => Err(problem(format!("has a value for {name} that is no text, number or yes/no"))),
        })
        .collect()
}

fn find(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name.eq_ignore_ascii_case(name))
}

fn known(name: &str, as_written: &str) -> Result<&'static Key, WrongSetting> {
    find(name).ok_or_else(|| {
        let upper = name.to_ascii_uppercase();
        let nearest = KEYS
            .iter()
            .max_by(|one, other| {
                strsim::jaro_winkler(one.name, &upper)
                    .total_cmp(&strsim::jaro_winkler(other.name, &upper))
            })
            .map_or("", |key| key.name);
        WrongSetting {
            key: as_written.to_owned(),
            problem: format!("is no setting; the nearest is {nearest}"),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::settings::Settings;

    fn with(environment: &[(&str, &str)]) -> Result<Gathered, WrongSetting> {
        gather(
            &BTreeMap::new(),
            environment.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())),
            None,
        )
    }

    #[test]
    fn the_defaults_are_settings_that_can_be_used() {
        let settings = Settings::from_values(&with(&[]).expect("defaults")).expect("usable");
        assert_eq!(settings.base_url.as_str(), "http://localhost:8000/");
    }

    #[test]
    fn a_flag_wins_over_the_environment_over_the_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("fair-comment.toml");
        fs::write(&path, "port = 1\naddress = \"::1\"\nlog = \"warn\"").expect("written");
        let values = gather(
            &BTreeMap::from([("PORT", "3".to_owned())]),
            [("FAIR_COMMENT_PORT", "2"), ("FAIR_COMMENT_LOG", "debug")]
                .map(|(name, text)| (name.to_owned(), text.to_owned())),
            Some(&path),
        )
        .expect("readable")
        .values;
        assert_eq!(values["PORT"], Value { text: "3".into(), origin: Origin::Flag });
        assert_eq!(values["LOG"], Value { text: "debug".into(), origin: Origin::Environment });
        assert_eq!(values["ADDRESS"], Value { text: "::1".into(), origin: Origin::File });
        assert_eq!(values["MIGRATE"].origin, Origin::Default);
    }

    #[test]
    fn an_unknown_name_is_told_the_nearest() {
        let problem = with(&[("FAIR_COMMENT_BASEURL", "x")]).expect_err("unknown");
        assert_eq!(
            problem.to_string(),
            "FAIR_COMMENT_BASEURL is no setting; the nearest is BASE_URL"
        );
    }

    #[test]
    fn what_kubernetes_sets_for_a_service_of_our_name_is_left_alone() {
        let gathered = with(&[
            ("FAIR_COMMENT_SERVICE_HOST", "10.0.0.1"),
            ("FAIR_COMMENT_PORT", "tcp://10.0.0.1:9000"),
            ("FAIR_COMMENT_LOG", "warn"),
            ("FAIR_COMMENT_PORT_9000_TCP_PROTO", "tcp"),
        ])
        .expect("no setting is wrong");
        assert_eq!(
            gathered.left_alone,
            ["FAIR_COMMENT_PORT", "FAIR_COMMENT_PORT_9000_TCP_PROTO", "FAIR_COMMENT_SERVICE_HOST"]
        );
        assert_eq!(gathered.values["PORT"].origin, Origin::Default);
        assert_eq!(gathered.values["LOG"].text, "warn");
        let settings = Settings::from_values(&gathered).expect("usable");
        assert_eq!(settings.left_alone, gathered.left_alone);
        let slip = with(&[("FAIR_COMMENT_SERVICE_HOTS", "10.0.0.1")]).expect_err("no such name");
        assert!(slip.to_string().contains("is no setting"), "{slip}");
        let port = with(&[("FAIR_COMMENT_PORT", "9000")]).expect("a setting");
        assert_eq!((port.values["PORT"].text.as_str(), port.left_alone.len()), ("9000", 0));
    }

    #[test]
    fn a_secret_may_come_from_a_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("key");
        fs::write(&path, "a-secret-of-more-than-thirty-two-characters\n").expect("written");
        let values = with(&[("FAIR_COMMENT_SECRET_KEY_FILE", path.to_str().expect("text"))])
            .expect("readable")
            .values;
        assert_eq!(values["SECRET_KEY"].text, "a-secret-of-more-than-thirty-two-characters");
    }

    #[test]
    fn a_wrong_value_is_named() {
        let values = with(&[("FAIR_COMMENT_PORT", "many")]).expect("gathered");
        let problem = Settings::from_values(&values).expect_err("no number");
        assert!(problem.to_string().starts_with("PORT cannot be \"many\""), "{problem}");
    }
}
