//! The comments of a post as they stand under it: page by page, thread by thread, three steps deep.

use super::{
    Comment, Status,
    forms::SubmitForm,
    pages::{CommentView, CommentsBlock, FormView, Gone},
    store,
};
use crate::{
    accounts::{self, Person},
    calendar::{self, Commenting},
    clock::london,
    context::Context,
    error::Result,
    guidelines,
    ids::{CommentId, PersonId},
    moderation,
    posts::PostRef,
    redaction,
    site::Replies,
    web::{FormErrors, PageNumber, Pagination},
};
use std::collections::{BTreeMap, BTreeSet};

/// Threads on one page.
const PAGE: u64 = 50;
/// How deep replies are shown; deeper ones stand beside the one they answer.
const STEPS: usize = 3;

/// The block under `post`, with the numbered page of comments that was asked for.
pub async fn block(context: &Context, post: &PostRef, page: PageNumber) -> Result<CommentsBlock> {
    block_with(context, post, page, SubmitForm::default(), FormErrors::default()).await
}

/// As [`block`], with what was typed in the form and what is wrong with it.
pub(super) async fn block_with(
    context: &Context,
    post: &PostRef,
    page: PageNumber,
    form: SubmitForm,
    errors: FormErrors,
) -> Result<CommentsBlock> {
    let database = context.database.read();
    let site = context.site.get();
    let path = post.address.to_string();
    let count = store::counts(database, &[post.id]).await?.remove(&post.id).unwrap_or(0);
    let tops = store::tops_count(database, post.id).await?;
    let pagination = Pagination::new(page, tops, PAGE, |number| match number {
        1 => format!("{path}#comments"),
        _ => format!("{path}?comments={number}#comments"),
    });
    let roots = store::shown_tops(database, post.id, pagination.offset(PAGE), PAGE).await?;
    let commenting = calendar::ask(context, database, &post.terms).await?;
    let open = commenting.is_open();
    let can_reply = open && site.replies == Replies::Everyone;
    let threads = Threads::load(context, roots, &path, can_reply).await?.views();
    Ok(CommentsBlock {
        heading: match count {
            0 => "Comments".to_owned(),
            1 => "1 comment".to_owned(),
            more => format!("{more} comments"),
        },
        count,
        threads,
        pagination,
        closed: calendar::closed(&commenting),
        promise: site.promise.in_words(),
        form: if open {
            let title = "Leave a comment";
            Some(form_view(context, post, &commenting, form, errors.clone(), title).await?)
        } else {
            None
        },
        errors,
    })
}

/// The form for a comment on `post`, which takes comments now.
pub(super) async fn form_view(
    context: &Context,
    post: &PostRef,
    commenting: &Commenting,
    form: SubmitForm,
    errors: FormErrors,
    title: &'static str,
) -> Result<FormView> {
    let site = context.site.get();
    Ok(FormView {
        ahead: calendar::ahead(commenting, context.clock.now()),
        post_path: post.address.to_string(),
        form,
        errors,
        email_required: site.email_required,
        promise: site.promise.in_words(),
        rules: guidelines::short_rules(context).await?,
        title,
    })
}

/// On which page of its post a comment stands, if everyone can find it there.
pub async fn place(context: &Context, comment: &Comment) -> Result<u64> {
    let top = comment.thread.unwrap_or(comment.id);
    let before = store::place_of(context.database.read(), comment.post, top).await?;
    Ok(before / PAGE + 1)
}

/// The threads of a page before they are made into views.
struct Threads<'a> {
    roots: Vec<Comment>,
    children: BTreeMap<CommentId, Vec<Comment>>,
    people: BTreeMap<PersonId, Person>,
    removals: BTreeMap<CommentId, moderation::Removal>,
    redactions: BTreeMap<CommentId, Vec<redaction::Note>>,
    /// Comments under which something is published.
    needed: BTreeSet<CommentId>,
    path: &'a str,
    can_reply: bool,
}

impl<'a> Threads<'a> {
    async fn load(
        context: &Context,
        roots: Vec<Comment>,
        path: &'a str,
        can_reply: bool,
    ) -> Result<Self> {
        let database = context.database.read();
        let ids: Vec<CommentId> = roots.iter().map(|root| root.id).collect();
        let replies = store::thread_rows(database, &ids).await?;
        let all = || roots.iter().chain(&replies);
        let people: Vec<PersonId> = all().filter_map(|comment| comment.person).collect();
        let removed: Vec<CommentId> = all()
            .filter(|comment| comment.status == Status::Removed)
            .map(|comment| comment.id)
            .collect();
        let parents: BTreeMap<CommentId, CommentId> =
            replies.iter().filter_map(|reply| Some((reply.id, reply.parent?))).collect();
        let mut needed = BTreeSet::new();
        for reply in replies.iter().filter(|reply| reply.status == Status::Published) {
            let mut above = reply.parent;
            while let Some(id) = above {
                if !needed.insert(id) {
                    break;
                }
                above = parents.get(&id).copied();
            }
        }
        let people = accounts::persons(context, &people)
            .await?
            .into_iter()
            .map(|person| (person.id, person))
            .collect();
        let removals = moderation::removals(database, &removed).await?;
        let shown: Vec<CommentId> =
            roots.iter().chain(&replies).map(|comment| comment.id).collect();
        let redactions = redaction::notes(database, &shown).await?;
        let mut children: BTreeMap<CommentId, Vec<Comment>> = BTreeMap::new();
        for reply in replies {
            if let Some(parent) = reply.parent {
                children.entry(parent).or_default().push(reply);
            }
        }
        Ok(Self { roots, children, people, removals, redactions, needed, path, can_reply })
    }

    fn views(mut self) -> Vec<CommentView> {
        let roots = std::mem::take(&mut self.roots);
        roots.iter().flat_map(|root| self.view(root, None, 1)).collect()
    }

    /// The view of a comment; beyond the deepest step, also those of its replies beside it.
    fn view(&self, comment: &Comment, parent: Option<&Comment>, step: usize) -> Vec<CommentView> {
        let published = comment.status == Status::Published;
        if !published && !self.needed.contains(&comment.id) {
            return Vec::new();
        }
        let replies: Vec<CommentView> = self
            .children
            .get(&comment.id)
            .into_iter()
            .flatten()
            .flat_map(|reply| self.view(reply, Some(comment), (step + 1).min(STEPS)))
            .collect();
        let mut own = CommentView {
            id: comment.id.0,
            gone: (!published).then(|| self.gone(comment)),
            name: comment.name.clone(),
            team: comment.person.map(|id| self.job(id)),
            day: london::day(comment.sent),
            machine_time: london::machine(comment.sent),
            in_reply_to: parent.map(|parent| match parent.status {
                Status::Published => parent.name.clone(),
                _ => "a comment that is not shown".to_owned(),
            }),
            html: if published { comment.html.clone() } else { Default::default() },
            redacted: if published { self.redacted(comment) } else { Vec::new() },
            post_path: self.path.to_owned(),
            can_reply: self.can_reply && published,
            replies: Vec::new(),
        };
        if !published {
            own.name.clear();
            own.team = None;
        }
        if step < STEPS {
            own.replies = replies;
            vec![own]
        } else {
            std::iter::once(own).chain(replies).collect()
        }
    }

    fn job(&self, id: PersonId) -> String {
        match self.people.get(&id).map(|person| person.job.as_str()) {
            None | Some("") => "Team member".to_owned(),
            Some(job) if job.starts_with("Team member") => job.to_owned(),
            Some(job) => format!("Team member, {job}"),
        }
    }

    /// What was taken out of it and when, each day and reason once.
    fn redacted(&self, comment: &Comment) -> Vec<String> {
        let notes = self.redactions.get(&comment.id).into_iter().flatten();
        let mut said: Vec<String> = notes.map(redaction::Note::in_public).collect();
        said.dedup();
        said
    }

    fn gone(&self, comment: &Comment) -> Gone {
        let removal = self.removals.get(&comment.id);
        Gone {
            removed: comment.status == Status::Removed,
            withdrawn: comment.status == Status::Withdrawn,
            day: removal.map_or_else(String::new, |removal| london::day(removal.at)),
            guideline: removal.and_then(|removal| removal.guideline.clone()),
        }
    }
}
