//! The command line: which command, with which settings. Results go to standard output, messages
//! for people to standard error; 0 is done, 1 failed, 2 used wrongly.

mod demo;
mod erase_again;
mod log;
mod mail;
mod migrate;
mod out;
mod password;
mod purge;
mod screening;
mod serve;
mod user;

use crate::base::settings::{KEYS, Settings, WrongSetting, gather};
use clap::{
    Arg, ArgAction, ArgMatches, Command, CommandFactory, FromArgMatches, Parser, Subcommand,
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// A blog whose readers answer, and whose moderators read every comment first.
#[derive(Debug, Parser)]
#[command(name = "fair-comment", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Option<Subcommands>,
}

#[derive(Debug, Subcommand)]
enum Subcommands {
    /// Brings the database up to date and serves the blog (this is also what no command does)
    Serve,
    /// Serves a throw-away blog filled with sample content
    Demo,
    /// Brings the database up to date
    Migrate(migrate::Migrate),
    /// People of the team: add, list, reset-password, deactivate
    #[command(subcommand)]
    User(user::User),
    /// The spam filter: rebuild what it has learnt, report how right it is
    #[command(subcommand)]
    Screening(screening::Screening),
    /// Email: try out whether it can be sent
    #[command(subcommand)]
    Mail(mail::Mail),
    /// Erases again what was erased at its writer's wish, after an older copy of the database was put
    /// back
    EraseAgain(erase_again::EraseAgain),
    /// Erases now what has had its time; with --erased, also what the database keeps of erased rows
    Purge(purge::Purge),
}

/// The exit code for a setting or an argument that cannot be used.
const WRONG_USE: u8 = 2;

/// The flag by which another secret key is taken. It is no setting: left set, it would hide the next loss.
const ACCEPT_NEW_KEY: &str = "accept-new-key";

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let matches = command().get_matches();
    let settings = match settings(&matches) {
        Ok(settings) => settings,
        Err(error) => {
            out::complain(&format!("fair-comment: {error}"));
            return ExitCode::from(WRONG_USE);
        }
    };
    let outcome = Cli::from_arg_matches(&matches).map_err(anyhow::Error::from).and_then(|cli| {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .max_blocking_threads(32)
            .build()?;
        runtime.block_on(carry_out(cli.command.unwrap_or(Subcommands::Serve), settings))
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            out::complain(&format!("fair-comment: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

async fn carry_out(command: Subcommands, settings: Settings) -> anyhow::Result<()> {
    match command {
        Subcommands::Serve => serve::serve(settings).await,
        Subcommands::Demo => demo::demo(settings).await,
        Subcommands::Migrate(migrate) => migrate::run(migrate, settings).await,
        Subcommands::User(user) => user::run(user, settings).await,
        Subcommands::Screening(screening) => screening::run(screening, settings).await,
        Subcommands::Mail(mail) => mail::run(mail, settings).await,
        Subcommands::EraseAgain(erase) => erase_again::run(erase, settings).await,
        Subcommands::Purge(purge) => purge::run(purge, settings).await,
    }
}

/// The command line with a flag for every setting.
fn command() -> Command {
    KEYS.iter().fold(
        Cli::command()
            .arg(
                Arg::new("config")
                    .long("config")
                    .global(true)
                    .value_name("FILE")
                    .help("The settings file [default: fair-comment.toml, if there is one]"),
            )
            .arg(
                Arg::new(ACCEPT_NEW_KEY)
                    .long(ACCEPT_NEW_KEY)
                    .global(true)
                    .action(ArgAction::SetTrue)
                    .help(
                        "Goes on although the secret key is lost or is another one than before; links in \
                         emails already sent stop working",
                    ),
            ),
        |command, key| {
            // A secret on the command line could be read by anyone on the machine.
            let wanted = !key.secret || key.name == "DATABASE_URL";
            if !wanted {
                return command;
            }
            command.arg(
                Arg::new(key.name)
                    .long(key.name.to_ascii_lowercase().replace('_', "-"))
                    .global(true)
                    .value_name(key.name)
                    .help_heading("Settings")
                    .help(key.meaning),
            )
        },
    )
}

fn settings(matches: &ArgMatches) -> Result<Settings, WrongSetting> {
    let flags: BTreeMap<&'static str, String> = KEYS
        .iter()
        .filter_map(|key| {
            let given = matches.try_get_one::<String>(key.name).ok().flatten()?;
            Some((key.name, given.clone()))
        })
        .collect();
    let default = Path::new("fair-comment.toml");
    let file: Option<PathBuf> = matches
        .get_one::<String>("config")
        .map(PathBuf::from)
        .or_else(|| default.exists().then(|| default.to_owned()));
    let settings = Settings::from_values(&gather(&flags, std::env::vars(), file.as_deref())?)?;
    Ok(Settings { accept_new_key: matches.get_flag(ACCEPT_NEW_KEY), ..settings })
}
