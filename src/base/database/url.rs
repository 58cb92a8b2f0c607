//! The address of a database, as the operator writes it.

use std::{
    fmt,
    path::{Path, PathBuf},
    str::FromStr,
};

/// What other programs take after the name of a SQLite file.
const OPTIONS: [&str; 4] = ["mode=", "cache=", "immutable=", "vfs="];

/// Where the database is: a SQLite file, or a PostgreSQL server.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// `sqlite://path/to/file.db`: the path as it is written, of which nothing is decoded.
    Sqlite(PathBuf),
    /// `postgres://user:password@host/name`, kept as written.
    Postgres(String),
}

impl FromStr for DatabaseUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(path) = text.strip_prefix("sqlite://") {
            if path.is_empty() || path.ends_with('/') {
                return Err("name a file after sqlite://".to_owned());
            }
            if path == ":memory:" {
                return Err("name a file: what is kept in memory would be lost".to_owned());
            }
            if std::path::Path::new(path).extension().is_some_and(|end| end == "key") {
                return Err("give the file another ending: the secret key lies beside it, in a file that ends \
                            in .key"
                    .to_owned());
            }
            if let Some((file, rest)) = path.rsplit_once('?')
                && OPTIONS.iter().any(|option| rest.starts_with(option))
            {
                return Err(format!("takes no options: write sqlite://{file}"));
            }
            Ok(Self::Sqlite(path.into()))
        } else if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Ok(Self::Postgres(text.to_owned()))
        } else {
            Err("must begin with sqlite:// or postgres://".to_owned())
        }
    }
}

impl DatabaseUrl {
    /// Where the database is, to be found from anywhere: the whole path of a file, or the address of a
    /// server without its password.
    pub fn whereabouts(&self) -> String {
        match self {
            Self::Sqlite(path) => whole(path).display().to_string(),
            Self::Postgres(_) => self.to_string(),
        }
    }
}

/// `path` from the root on: nothing that it begins with means anything else than a file.
pub fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Shows where the database is and never the password in the address.
impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite://{}", path.display()),
            Self::Postgres(text) => match url::Url::parse(text) {
                Ok(mut url) => {
                    if url.password().is_some() && url.set_password(Some("***")).is_err() {
                        return f.write_str("postgres://***");
                    }
                    // The password may stand among the options, too; of them, the socket says where.
                    let kept: Vec<(String, String)> = url
                        .query_pairs()
                        .filter(|(name, _)| {
                            ["host", "hostaddr", "port", "dbname"].contains(&&**name)
                        })
                        .map(|(name, value)| (name.into_owned(), value.into_owned()))
                        .collect();
                    url.set_query(None);
                    if !kept.is_empty() {
                        url.query_pairs_mut().extend_pairs(kept);
                    }
                    write!(f, "{url}")
                }
                Err(_) => f.write_str("postgres://***"),
            },
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_taken_as_it_is_written() {
        for path in
            ["data/blog.db", "100%.db", "a%20b.db", "what?.db", "what?/x y#.db", "/b?a=1.db"]
        {
            let url: DatabaseUrl = format!("sqlite://{path}").parse().expect("an address");
            assert_eq!(url, DatabaseUrl::Sqlite(path.into()));
        }
    }

    #[test]
    fn what_would_be_no_file_of_its_own_is_refused() {
        for path in ["", "data/", ":memory:", "blog.db?mode=rwc", "a.db?cache=shared&mode=ro"] {
            let url: Result<DatabaseUrl, _> = format!("sqlite://{path}").parse();
            assert!(url.is_err(), "{path}");
        }
    }

    #[test]
    fn no_password_is_shown() {
        for text in [
            "postgres://ann:hunter2@db.example/blog",
            "postgres://ann@db.example/blog?password=hunter2&sslmode=require",
            "postgres://ann:hunter2@[db.example/blog",
        ] {
            let url: DatabaseUrl = text.parse().expect("an address");
            assert!(!format!("{url} {url:?} {}", url.whereabouts()).contains("hunter2"), "{text}");
        }
        let socket = "postgres://ann@localhost/blog?host=%2Frun%2Fpg";
        let socket: DatabaseUrl = socket.parse().expect("an address");
        assert_eq!(socket.to_string(), "postgres://ann@localhost/blog?host=%2Frun%2Fpg");
    }
}
