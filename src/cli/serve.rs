//! `serve`: the blog, until it is told to stop.

use super::{log, out::tell};
use crate::{
    app,
    base::{clock::Clock, context::Context, disk, jobs::Worker, mail::MailUrl, settings::Settings},
    team::{
        accounts::SetUp,
        people,
        site::{self, Site},
    },
    web::{Absolute, OneHost, Underway},
};
use rocket::fairing::AdHoc;
use std::{sync::Arc, time::Duration};
use tokio::{
    signal::unix::{SignalKind, signal},
    sync::watch,
};

/// How long a job under way is waited for at the end.
const LAST_JOB: Duration = Duration::from_secs(2);
/// How often the room on the disks is looked at, and how many looks lie between two warnings: an hour.
const DISK_LOOK: Duration = Duration::from_secs(60);
const LOOKS_BETWEEN_WARNINGS: u32 = 60;
/// How often the settings of the site are read again, for what another instance has changed.
const REFRESH: Duration = Duration::from_secs(2);

/// Serves until SIGTERM or SIGINT; finishes what is under way.
pub(super) async fn serve(settings: Settings) -> anyhow::Result<()> {
    let log = Arc::new(log::begin(&settings)?);
    say_what_starts(&settings);
    warn_of_plain_http(&settings);
    warn_of_names_left_alone(&settings);
    warn_of_no_mail(&settings);
    let context = app::open(settings, Clock::System, &Site::default()).await?;
    warn_of_loss(&context).await?;
    let said = log.clone();
    run(context, move |context, set_up| {
        tell_listening(context);
        if let Some(token) = set_up {
            said.say(&format!(
                "Create the first account at {}",
                Absolute::of(context).to(&people::paths::set_up(&token))
            ));
        }
    })
    .await
}

/// Runs server and worker; `ready` is called once the port is open.
pub(super) async fn run(
    context: Context,
    ready: impl FnOnce(&Context, Option<String>) + Send + Sync + 'static,
) -> anyhow::Result<()> {
    let set_up = SetUp::begin(&context).await?;
    let (stop, stopped) = watch::channel(false);
    let worker = Worker::new(context.clone(), app::all_jobs());
    let working = tokio::spawn(async move {
        let mut stopped = stopped;
        worker
            .run_until(async move {
                // An error means that the sender is gone, which is a stop too.
                let _ = stopped.wait_for(|stop| *stop).await;
            })
            .await;
    });
    let refreshed = context.clone();
    let refreshing = tokio::spawn(async move {
        let mut is_away = false;
        loop {
            tokio::time::sleep(REFRESH).await;
            // Said once: where the disk is full, lines of the log fill it further.
            match site::reload(&refreshed).await {
                Err(error) if !is_away => {
                    is_away = true;
                    tracing::warn!(%error, "the settings of the site cannot be read");
                }
                Ok(()) if is_away => {
                    is_away = false;
                    tracing::info!("the settings of the site can be read again");
                }
                _ => {}
            }
        }
    });
    let watched = context.settings.clone();
    let watching = tokio::spawn(async move { watch_disks(&watched).await });
    let told = context.clone();
    let stopping = told_to_stop()?;
    let underway = Underway::default();
    let server = app::server(&context)
        .attach(underway.clone())
        .attach(OneHost)
        .attach(AdHoc::on_liftoff("ready", move |_| Box::pin(async move { ready(&told, set_up) })));
    let outcome = match server.ignite().await {
        Ok(server) => {
            let shutdown = server.shutdown();
            let drained = async move {
                stopping.await;
                shutdown.notify();
                underway.drained().await;
            };
            tokio::select! {
                ended = server.launch() => ended.map(drop),
                () = drained => Ok(()),
            }
        }
        Err(error) => Err(error),
    };
    stop.send_replace(true);
    // A job that hangs is taken up again after the next start.
    if tokio::time::timeout(LAST_JOB, working).await.is_err() {
        tracing::warn!("stopped while a job was running");
    }
    refreshing.abort();
    watching.abort();
    if let Err(error) = outcome {
        // Connections that a slow client holds open are not waited for.
        if !matches!(error.kind(), rocket::error::ErrorKind::Shutdown(..)) {
            anyhow::bail!("the server could not run: {error}: {:?}", error.kind());
        }
        tracing::info!(%error, "stopped while some connections were open");
    }
    context.database.clone().close().await?;
    Ok(())
}

/// Ready when SIGTERM or SIGINT comes. They are listened to from this call on, which is before the
/// line that says the port is open: Rocket itself begins a moment after it, and a signal in between
/// would end the program at once.
fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Says where the blog is. Whoever started it may no longer read what it says.
pub(super) fn tell_listening(context: &Context) {
    let _ = tell(&format!("listening on http://{}", context.settings.listen));
}

/// The first line of the log: what is running, and with which database and mail. No password is in it.
fn say_what_starts(settings: &Settings) {
    tracing::info!(
        version = env!("CARGO_PKG_VERSION"),
        database = %settings.database_url,
        mail = mail_in_words(&settings.mail_url),
        "fair-comment starts"
    );
}

/// Where mail goes, without the name and the password of the sender.
fn mail_in_words(mail: &MailUrl) -> String {
    match mail {
        MailUrl::Files(folder) => format!("file://{}", folder.display()),
        MailUrl::NotSet(_) => "not set".to_owned(),
        MailUrl::Memory => "memory:".to_owned(),
        MailUrl::Smtp(text) => match url::Url::parse(text) {
            Ok(url) => {
                let port = url.port().map_or_else(String::new, |port| format!(":{port}"));
                format!("{}://{}{port}", url.scheme(), url.host_str().unwrap_or_default())
            }
            Err(_) => "smtp://***".to_owned(),
        },
    }
}

async fn warn_of_loss(context: &Context) -> anyhow::Result<()> {
    for sentence in context.database.durability().await? {
        tracing::warn!("{sentence}");
    }
    Ok(())
}

/// Says while it goes on that a disk is nearly full: at once, and again from time to time.
async fn watch_disks(settings: &Settings) {
    let mut looks: u32 = 0;
    let mut was_low = false;
    loop {
        let low = disk::low_disks(settings);
        if !was_low || looks.is_multiple_of(LOOKS_BETWEEN_WARNINGS) {
            for disk in &low {
                tracing::warn!(
                    folder = %disk.folder.display(),
                    megabytes = disk.megabytes,
                    "the disk is nearly full: when it is, nothing can be saved; make room"
                );
            }
        }
        if was_low && low.is_empty() {
            tracing::info!("there is room on the disk again");
        }
        looks = if low.is_empty() { 0 } else { looks.wrapping_add(1) };
        was_low = !low.is_empty();
        tokio::time::sleep(DISK_LOOK).await;
    }
}

fn warn_of_plain_http(settings: &Settings) {
    let base = &settings.base_url;
    let loopback = base.host().is_some_and(|host| crate::web::is_loopback(&host));
    if base.scheme() == "http" && !loopback {
        tracing::warn!("BASE_URL is plain http: sessions can be read on the way; use https");
    }
}

/// Says that nobody gets mail, and how that is changed.
fn warn_of_no_mail(settings: &Settings) {
    if let MailUrl::NotSet(folder) = &settings.mail_url {
        tracing::warn!(
            folder = %folder.display(),
            "this blog does not send emails: MAIL_URL is not set, so each is written to a file in this \
             folder and reaches no one"
        );
    }
}

/// Says which names in the environment look like settings and were passed over.
pub(super) fn warn_of_names_left_alone(settings: &Settings) {
    if !settings.left_alone.is_empty() {
        tracing::warn!(
            names = settings.left_alone.join(", "),
            "left alone, since Kubernetes sets them for a service of that name; without \
             enableServiceLinks the pod has none"
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_mail_goes_is_said_without_the_secret() {
        let said = |text: &str| mail_in_words(&text.parse::<MailUrl>().expect("an address"));
        assert_eq!(
            said("smtps://blog:s3cret@mail.example:465?tls=required"),
            "smtps://mail.example:465"
        );
        assert_eq!(said("smtp://mail.example"), "smtp://mail.example");
        assert_eq!(said("file://data/mail"), "file://data/mail");
        assert_eq!(said("smtp://:s3cret@"), "smtp://***");
    }
}
