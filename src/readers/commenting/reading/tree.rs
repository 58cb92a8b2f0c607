//! Comments and replies as a tree: three steps deep, with the places of those that are not shown.

use crate::{
    base::{
        clock::london,
        context::Context,
        error::Result,
        ids::{CommentId, PersonId},
    },
    blog::posts::{Heard, PostAddress},
    conversation::comments::{self, Comment, CommentStatus, PlacedReply, paths},
    moderation::{credits::LedTo, decisions, redaction},
    readers::commenting::pages::{CommentView, Elsewhere, HiddenComment},
    team::accounts::{self, Person},
};
use std::collections::{BTreeMap, BTreeSet};

/// How deep replies are shown; deeper ones stand beside the one they answer.
const STEPS: usize = 3;
/// So much of a comment is heard beside the text: two or three lines there.
const HEARD: usize = 100;

/// Where in a thread a page begins, if it shows a part of one.
#[derive(Debug, Default)]
pub struct ThreadStart {
    /// What began the thread.
    pub root: Option<Comment>,
    /// The last reply of the page before.
    pub before: Option<PlacedReply>,
}

/// The comments of a page before they are made into views.
pub struct Tree<'a> {
    tops: Vec<Comment>,
    children: BTreeMap<CommentId, Vec<Comment>>,
    /// What is answered here and stands on another page.
    elsewhere: BTreeMap<CommentId, Comment>,
    root: Option<CommentId>,
    people: BTreeMap<PersonId, Person>,
    removals: BTreeMap<CommentId, decisions::Removal>,
    redactions: BTreeMap<CommentId, Vec<redaction::Note>>,
    led_to: BTreeMap<CommentId, Vec<LedTo>>,
    post: &'a PostAddress,
    can_reply: bool,
}

impl<'a> Tree<'a> {
    /// Puts `replies`, which are published, under what they answer: under `roots`, under each other, or
    /// at the top if that stands on another page.
    pub async fn load(
        context: &Context,
        roots: Vec<Comment>,
        replies: Vec<PlacedReply>,
        inside: ThreadStart,
        post: &'a PostAddress,
        can_reply: bool,
    ) -> Result<Self> {
        let database = context.database.read();
        let mut paths: BTreeMap<CommentId, Vec<CommentId>> = BTreeMap::new();
        for reply in &replies {
            for (place, id) in reply.above.iter().enumerate() {
                paths.entry(*id).or_insert_with(|| reply.above[..=place].to_vec());
            }
        }
        let here: BTreeSet<CommentId> = replies.iter().map(|reply| reply.comment.id).collect();
        let missing: Vec<CommentId> =
            paths.keys().filter(|id| !here.contains(id)).copied().collect();
        let mut elsewhere: BTreeMap<CommentId, Comment> = BTreeMap::new();
        // In the order of these a thread is read.
        let mut placed: BTreeMap<Vec<CommentId>, Comment> = BTreeMap::new();
        let known = inside.before.map_or_else(Vec::new, |before| before.above);
        // What is answered by a reply that stands beside it, and does not stand on this page itself.
        let beside: Vec<CommentId> = replies
            .iter()
            .filter_map(|reply| reply.comment.parent.filter(|it| Some(*it) != reply.comment.under))
            .filter(|id| !here.contains(id) && !paths.contains_key(id))
            .collect();
        if !missing.is_empty() || !beside.is_empty() {
            let wanted = [missing, beside.clone()].concat();
            for comment in comments::by_ids(database, &wanted).await? {
                // The place of one that is not shown stands before the first reply that needs it.
                if comment.status == CommentStatus::Published
                    || known.contains(&comment.id)
                    || beside.contains(&comment.id)
                {
                    elsewhere.insert(comment.id, comment);
                } else if let Some(path) = paths.remove(&comment.id) {
                    placed.insert(path, comment);
                }
            }
        }
        for PlacedReply { comment, mut above } in replies {
            above.push(comment.id);
            placed.insert(above, comment);
        }
        let root = inside.root.as_ref().map(|root| root.id);
        elsewhere.extend(inside.root.map(|root| (root.id, root)));
        let shown: Vec<&Comment> = roots.iter().chain(placed.values()).collect();
        let ids: BTreeSet<CommentId> = shown.iter().map(|comment| comment.id).collect();
        let people: Vec<PersonId> = shown.iter().filter_map(|comment| comment.person).collect();
        let removed: Vec<CommentId> = shown
            .iter()
            .filter(|comment| comment.status == CommentStatus::Removed)
            .map(|comment| comment.id)
            .collect();
        let people = accounts::by_ids(context.database.read(), &people)
            .await?
            .into_iter()
            .map(|person| (person.id, person))
            .collect();
        let removals = decisions::removals(database, &removed).await?;
        let all: Vec<CommentId> = ids.iter().copied().collect();
        let redactions = redaction::notes(database, &all).await?;
        let mut tops = roots;
        let mut children: BTreeMap<CommentId, Vec<Comment>> = BTreeMap::new();
        for comment in placed.into_values() {
            match comment.under.filter(|under| ids.contains(under)) {
                Some(parent) => children.entry(parent).or_default().push(comment),
                None => tops.push(comment),
            }
        }
        Ok(Self {
            tops,
            children,
            elsewhere,
            root,
            people,
            removals,
            redactions,
            led_to: BTreeMap::new(),
            post,
            can_reply,
        })
    }

    /// The same, with what each comment has led to.
    pub fn crediting(self, led_to: BTreeMap<CommentId, Vec<LedTo>>) -> Self {
        Self { led_to, ..self }
    }

    /// The views of the comments at the top, each with its replies.
    pub fn views(&self) -> Vec<CommentView> {
        self.tops
            .iter()
            .flat_map(|top| {
                let above = top.under.and_then(|under| self.elsewhere.get(&under));
                self.view(top, above, 1)
            })
            .collect()
    }

    /// The latest comment of a reader on this page that the team has answered.
    pub fn heard(&self) -> Option<Heard> {
        let answered = |comment: &&Comment| {
            let replies = self.children.get(&comment.id).into_iter().flatten();
            comment.status == CommentStatus::Published
                && comment.person.is_none()
                && replies.into_iter().any(|reply| reply.person.is_some())
        };
        self.tops.iter().rev().find(answered).map(|comment| Heard {
            words: comment.html.excerpt(HEARD),
            name: comment.name.clone(),
            href: format!("#comment-{}", comment.id),
        })
    }

    /// The view of a comment; beyond the deepest step, also those of its replies beside it.
    fn view(&self, comment: &Comment, above: Option<&Comment>, step: usize) -> Vec<CommentView> {
        let parent = if comment.parent == comment.under {
            above
        } else {
            comment.parent.and_then(|parent| self.find(parent))
        };
        let published = comment.status == CommentStatus::Published;
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
                CommentStatus::Published => parent.name.clone(),
                _ => "a comment that is not shown".to_owned(),
            }),
            elsewhere: parent.and_then(|parent| self.elsewhere(parent)),
            html: if published { comment.html.clone() } else { Default::default() },
            redacted: if published { self.redacted(comment) } else { Vec::new() },
            led_to: self.led_to.get(&comment.id).filter(|_| published).cloned().unwrap_or_default(),
            corrected: match comment.edited.filter(|_| published && comment.person.is_some()) {
                Some(at) => format!("Corrected at {}", london::day_and_time(at)),
                None => String::new(),
            },
            post_path: self.post.to_string(),
            can_reply: self.can_reply && published,
            replies: Vec::new(),
            more: None,
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

    /// What is answered by a reply that stands beside it.
    fn find(&self, id: CommentId) -> Option<&Comment> {
        let here = self.tops.iter().chain(self.children.values().flatten());
        self.elsewhere.get(&id).or_else(|| here.into_iter().find(|comment| comment.id == id))
    }

    /// Where what is answered stands, if that is another page. The page of a thread has what began it at
    /// its top.
    fn elsewhere(&self, parent: &Comment) -> Option<Elsewhere> {
        let away = self.elsewhere.contains_key(&parent.id) && self.root != Some(parent.id);
        away.then(|| Elsewhere {
            href: match parent.status {
                CommentStatus::Published => paths::permalink(self.post, parent.id),
                _ => String::new(),
            },
        })
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

    fn gone(&self, comment: &Comment) -> HiddenComment {
        let removal = self.removals.get(&comment.id);
        HiddenComment {
            removed: comment.status == CommentStatus::Removed,
            withdrawn: comment.status == CommentStatus::Withdrawn,
            day: removal.map_or_else(String::new, |removal| london::day(removal.at)),
            guideline: removal.and_then(|removal| removal.guideline.clone()),
        }
    }
}
