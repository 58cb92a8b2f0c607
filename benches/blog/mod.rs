//! A blog to measure on: a database in a folder, one post, a team that decides.

use crate::corpus::Made;
use fair_comment::{
    app,
    base::{
        audit::By,
        clock::Clock,
        context::Context,
        ids::{CommentId, PostId},
        jobs::Worker,
        settings::{Settings, gather},
    },
    blog::posts::{self, Change, Revision, SaveOutcome},
    conversation::comments::{CommentBody, DisplayName},
    moderation::{
        decisions::{self, Ruling},
        spam_filter::{self, Counts},
    },
    readers::commenting::{self, NewComment, SubmitOutcome},
    team::{
        accounts::{self, AddPerson, Author, Editor, Member, Moderator, Password, Role},
        site::Site,
    },
};
use std::{collections::BTreeMap, path::Path};

/// A blog in `folder` that takes as many comments as come.
pub async fn open(folder: &Path) -> Context {
    let values = BTreeMap::from([
        ("DATABASE_URL", format!("sqlite://{}", folder.join("blog.db").display())),
        ("MAIL_URL", "memory:".to_owned()),
        ("COMMENTS_A_MINUTE", "100000".to_owned()),
        ("COMMENTS_AN_HOUR", "100000".to_owned()),
        ("COMMENTS_A_POST", "1000000".to_owned()),
    ]);
    let settings = Settings::from_values(&gather(&values, [], None).expect("settings"));
    app::open(settings.expect("settings"), Clock::System, &Site::default()).await.expect("a blog")
}

async fn member(context: &Context) -> Member {
    let email = "ada@example.test".parse().expect("an address");
    if accounts::person_by_email(context, &email).await.expect("asked").is_none() {
        let new = AddPerson {
            email: email.clone(),
            name: "Ada Admin".parse().expect("a name"),
            password: Password::new("quartz lantern ferry moss", &[]).expect("a password"),
            roles: [Role::Administrator].into(),
            job: String::new(),
            biography: String::new(),
        };
        let added = accounts::add_person(context, By::Operator, &new).await.expect("asked");
        added.expect("added");
    }
    let person = accounts::person_by_email(context, &email).await.expect("asked");
    accounts::as_operator(person.expect("somebody"))
}

/// A published post.
pub async fn post(context: &Context) -> PostId {
    let member = member(context).await;
    let author = Author::of(member.clone()).expect("an author");
    let editor = Editor::of(member).expect("an editor");
    let revision = Revision::new("Why we print it", "What we did, and why.").expect("a revision");
    let saved = posts::write(context, &author, &revision).await.expect("written");
    let SaveOutcome::Done(id) = saved else { panic!("{saved:?}") };
    posts::publish(context, &editor, id, None, &Change::Correction).await.expect("published");
    id
}

/// Sends a comment; answers its key if it was taken.
pub async fn send(
    context: &Context,
    post: PostId,
    made: &Made,
    network: &str,
) -> Option<CommentId> {
    let new = NewComment {
        post,
        parent: None,
        name: made.name.parse::<DisplayName>().ok()?,
        body: made.body.parse::<CommentBody>().ok()?,
        email: made.email.as_deref().and_then(|email| email.parse().ok()),
        network: network.to_owned(),
        form_key: None,
        trapped: false,
        too_fast: false,
        rewrites: None,
    };
    match commenting::submit(context, &new).await.expect("sent") {
        SubmitOutcome::Kept(token) => token.split('-').next()?.parse().ok().map(CommentId),
        _ => None,
    }
}

/// Sends comments, decides about each as it should be, and lets the filter learn.
pub async fn teach(context: &Context, post: PostId, some: &[Made]) -> Counts {
    let moderator = Moderator::of(member(context).await).expect("a moderator");
    for (number, made) in some.iter().enumerate() {
        let network = format!("203.0.{}.{}", number / 200, number % 200);
        let Some(id) = send(context, post, made, &network).await else { continue };
        let ruling = if made.spam { Ruling::Spam } else { Ruling::Publish };
        // A rule may have filed it already.
        let _ = decisions::decide(context, &moderator, id, 1, &ruling).await.expect("decided");
    }
    Worker::new(context.clone(), app::all_jobs()).run_due().await.expect("learnt");
    spam_filter::rebuild(context, By::Program).await.expect("a state")
}
