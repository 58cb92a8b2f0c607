//! Every setting there is: its name, what it is without being set, and what it means.

/// One setting.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// As in `FAIR_COMMENT_<NAME>`; the flag and the file's key are the same in small letters.
    pub name: &'static str,
    /// What it is when nobody sets it.
    pub default: &'static str,
    /// What it does, in a sentence.
    pub meaning: &'static str,
    /// Whether it is never shown, and may be given as a file by `FAIR_COMMENT_<NAME>_FILE`.
    pub secret: bool,
}

const fn key(name: &'static str, default: &'static str, meaning: &'static str) -> Key {
    Key { name, default, meaning, secret: false }
}

const fn secret(name: &'static str, meaning: &'static str) -> Key {
    Key { name, default: "", meaning, secret: true }
}

/// All settings, in the order of the settings page.
pub const KEYS: &[Key] = &[
    Key {
        secret: true,
        ..key(
            "DATABASE_URL",
            "sqlite://data/fair-comment.db",
            "The database: `sqlite://FILE`, where FILE is a path as it is written (`%` and `?` mean nothing in \
             it), or `postgres://USER:PASSWORD@HOST/NAME`.",
        )
    },
    key("ADDRESS", "127.0.0.1", "The address the program listens on."),
    key("PORT", "8000", "The port it listens on; 0 takes any free one and prints it."),
    key(
        "BASE_URL",
        "",
        "The public address, as in `https://blog.example.gov.uk`: links in emails and feeds, the origin \
         that forms must come from, and the kind of cookie. Without it, `http://localhost:PORT`.",
    ),
    key(
        "TRUSTED_PROXIES",
        "",
        "Networks, separated by commas, whose `X-Forwarded-For` is believed, or `Forwarded` where there is \
         no other.",
    ),
    secret(
        "SECRET_KEY",
        "At least 32 random characters that sign links. On SQLite one is made and kept beside the \
         database; on PostgreSQL it must be set.",
    ),
    Key {
        secret: true,
        ..key(
            "MAIL_URL",
            "file://data/mail",
            "How emails leave: `smtps://USER:PASSWORD@HOST`, `smtp://USER:PASSWORD@HOST:PORT` (STARTTLS; \
             `?tls=none` at the end sends in clear), or \
             `file://FOLDER`, which only writes each message as a file.",
        )
    },
    key("MAIL_FROM", "blog@localhost", "The sender of all emails."),
    key(
        "BRAND_DIR",
        "",
        "A folder with `header.html`, `footer.html` and `logo.svg` or `logo.png`, any of them, which every public \
         page then shows. It is read when the program starts.",
    ),
    key(
        "LOG",
        "info",
        "What is logged: `error`, `warn`, `info`, `debug`, `trace` or `off`, or parts with levels of their own, \
         as in `info,fair_comment::web=debug`. Of the libraries inside, only warnings and errors are logged, \
         however this is set; nothing at all of Rocket.",
    ),
    key(
        "MIGRATE",
        "true",
        "Whether a command that writes brings the database up to date before it begins.",
    ),
    key(
        "WARN_FREE_MEGABYTES",
        "500",
        "The log and the desk say so when fewer megabytes are free on the disk of the SQLite database or of the \
         mail folder; 0 never does.",
    ),
    key(
        "UNDO_MINUTES",
        "10",
        "How long a moderator can undo a decision; emails about it wait as long.",
    ),
    key(
        "TELL_MODERATORS_MINUTES",
        "5",
        "How long new comments are gathered before moderators are told of them in one email.",
    ),
    key("COMMENTS_A_MINUTE", "5", "Comments taken from one network address in a minute."),
    key("COMMENTS_AN_HOUR", "30", "Comments taken from one network address in an hour."),
    key(
        "COMMENTS_A_BLOCK",
        "60",
        "Comments taken in an hour from the 256 IPv6 networks that one household may hold (a `/56`).",
    ),
    key(
        "COMMENTS_A_NEIGHBOURHOOD",
        "150",
        "Comments taken in an hour from an IPv6 `/48` or an IPv4 `/24` together.",
    ),
    key(
        "COMMENTS_A_POST",
        "300",
        "Comments taken on one post in an hour, from everyone together; a neighbourhood counts for a \
         tenth of it at most.",
    ),
    key("REPORTS_AN_HOUR", "5", "Reports taken from one network address in an hour."),
    key(
        "KEEP_NETWORK_DAYS",
        "30",
        "Days after which the network address of a commenter is erased.",
    ),
    key(
        "KEEP_EMAIL_MONTHS",
        "12",
        "Months after a person's last comment at which their email address is erased.",
    ),
    key(
        "KEEP_RECORD_MONTHS",
        "24",
        "Months after a person's last comment for which moderators still see the decisions on their comments, \
         by a keyed hash of the confirmed address.",
    ),
    key(
        "KEEP_ORIGINALS_DAYS",
        "90",
        "Days after which the sealed original of a redacted comment is destroyed.",
    ),
    key(
        "KEEP_REFUSED_DAYS",
        "30",
        "Days after the decision at which the words, the name and the addresses of a comment that was not \
         published are deleted.",
    ),
    key("KEEP_SPAM_DAYS", "90", "Days after which the same is done with a comment that is spam."),
    key(
        "KEEP_MAIL_FILES_DAYS",
        "30",
        "Days after which an email that was written as a file is deleted, where `MAIL_URL` is a folder.",
    ),
];

/// The settings page, made from [`KEYS`] so that it cannot fall behind.
pub fn as_markdown() -> String {
    let mut page = String::from(
        "# Settings\n\n\
         Each setting can be a flag (`--base-url`), an environment variable (`FAIR_COMMENT_BASE_URL`) or a\n\
         line of `fair-comment.toml` (`base_url = \"…\"`; another file by `--config`). A flag wins over the\n\
         environment, the environment over the file, the file over the default. A name that is not on this\n\
         page is an error. A secret can also be read from a file named by `FAIR_COMMENT_<NAME>_FILE`.\n\n\
         Names that Kubernetes sets in each container beside a service called `fair-comment`, or longer, are no\n\
         error: `FAIR_COMMENT_SERVICE_HOST`, `FAIR_COMMENT_PORT_8000_TCP` and the like, and `FAIR_COMMENT_PORT`\n\
         where it begins with `tcp://` or `udp://`. They are left alone, and a warning at the start names them.\n\n\
         What the team changes itself (the name of the blog, the promised time, the colour) is on the desk\n\
         under Settings.\n\n\
         | name | default | secret | meaning |\n| --- | --- | --- | --- |\n",
    );
    for key in KEYS {
        let default =
            if key.default.is_empty() { "none".to_owned() } else { format!("`{}`", key.default) };
        let secret = if key.secret { "yes" } else { "" };
        page.push_str(&format!("| `{}` | {default} | {secret} | {} |\n", key.name, key.meaning));
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Write the page anew with `FAIR_COMMENT_WRITE_TABLE=1 cargo test --lib the_settings_page`.
    #[test]
    fn the_settings_page_is_what_the_program_knows() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/settings.md");
        if std::env::var_os("FAIR_COMMENT_WRITE_TABLE").is_some() {
            std::fs::write(&path, as_markdown()).expect("written");
        }
        assert_eq!(std::fs::read_to_string(&path).expect("docs/settings.md"), as_markdown());
    }
}
