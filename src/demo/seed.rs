//! Lives through the sample content: each thing happens at its own moment, in order.

use super::{
    at_work,
    content::{self, Content, Post},
};
use crate::{
    base::{
        audit::By,
        clock::{Clock, Moment},
        context::Context,
        error::AppError,
        ids::{CommentId, GuidelineId, PostId},
    },
    blog::{
        pages::{self, PageName, Wording},
        posts::{self, Change, Revision, SaveOutcome},
    },
    conversation::{comments, guidelines},
    moderation::{
        credits,
        decisions::{self, DecideOutcome, Reason, Ruling},
    },
    readers::commenting::{self, SubmitOutcome},
    team::accounts::{self, AddPerson, Answerer, Author, Editor, Member, Moderator, Password},
};
use anyhow::{Context as _, anyhow, bail};
use chrono::TimeDelta;
use std::collections::BTreeMap;

/// How long after it was sent a sample comment was decided.
const READ_AFTER: TimeDelta = TimeDelta::minutes(25);

enum Event<'a> {
    Publish(&'a Post),
    Change(&'a Post),
    ChangeBecause(&'a content::ChangeSample),
    Send(&'a content::Comment),
    Decide(&'a content::Comment),
    Remove(&'a content::Comment),
    Close(&'a Post),
    Withdraw(&'a Post),
    Draft(&'a Post),
}

/// Fills an empty blog with `content`. The clock of `context` must be one that stands still; it ends
/// at `now`. Everybody's password is `password`.
pub async fn seed(
    context: &Context,
    content: &Content,
    password: &Password,
    now: Moment,
) -> anyhow::Result<()> {
    let mut life = Seeding {
        context,
        content,
        posts: BTreeMap::new(),
        comments: BTreeMap::new(),
        networks: 0,
    };
    let events = life.events(now);
    let first = events.first().map_or(now, |(at, _)| *at);
    go_to(&context.clock, first - TimeDelta::days(1));
    for person in &content.people {
        life.add(person, password).await?;
    }
    at_work::put_on_shelves(&life).await?;
    life.say_what_it_is().await?;
    for (at, event) in events {
        go_to(&context.clock, at);
        life.live(event).await?;
    }
    go_to(&context.clock, now);
    at_work::report(&life).await?;
    at_work::leave_to_answer(&life).await
}

fn go_to(clock: &Clock, moment: Moment) {
    clock.advance(moment - clock.now());
}

pub(super) struct Seeding<'a> {
    pub context: &'a Context,
    pub content: &'a Content,
    posts: BTreeMap<&'a str, PostId>,
    comments: BTreeMap<&'a str, CommentId>,
    networks: u8,
}

impl<'a> Seeding<'a> {
    /// Everything that happens, in order.
    fn events(&self, now: Moment) -> Vec<(Moment, Event<'a>)> {
        let content = self.content;
        let mut events = Vec::new();
        for post in &content.posts {
            let Some(days) = post.days_ago else {
                events.push((now - TimeDelta::hours(3), Event::Draft(post)));
                continue;
            };
            let published = now - TimeDelta::days(days.into());
            events.push((published, Event::Publish(post)));
            if post.change_note.is_some() {
                events.push((published + TimeDelta::hours(6), Event::Change(post)));
            }
            let last_comment = content
                .comments
                .iter()
                .filter(|comment| comment.post == post.slug)
                .map(|comment| now - TimeDelta::hours(comment.hours_ago.into()))
                .max()
                .unwrap_or(published);
            let later = (last_comment + TimeDelta::days(2)).min(now);
            if post.comments == "closed" && post.state == "published" {
                events.push((later, Event::Close(post)));
            }
            if post.state == "withdrawn" {
                events.push((later, Event::Withdraw(post)));
            }
        }
        for comment in &content.comments {
            let sent = now - TimeDelta::hours(comment.hours_ago.into());
            events.push((sent, Event::Send(comment)));
            if comment.team.is_none() && comment.state != "waiting" {
                events.push(((sent + READ_AFTER).min(now), Event::Decide(comment)));
            }
            if comment.state == "removed" {
                let answered = content
                    .comments
                    .iter()
                    .filter(|reply| reply.reply_to.as_ref() == Some(&comment.id))
                    .map(|reply| now - TimeDelta::hours(reply.hours_ago.into()))
                    .max()
                    .unwrap_or(sent);
                events.push(((answered + READ_AFTER * 2).min(now), Event::Remove(comment)));
            }
        }
        for change in &content.changes {
            let at = now - TimeDelta::hours(change.hours_ago.into());
            events.push((at, Event::ChangeBecause(change)));
        }
        events.sort_by_key(|(at, _)| *at);
        events
    }

    async fn add(&self, person: &content::Person, password: &Password) -> anyhow::Result<()> {
        let new = AddPerson {
            email: person.email.parse().map_err(|problem: &str| anyhow!(problem))?,
            name: person.name.parse().map_err(|problem: String| anyhow!(problem))?,
            password: password.clone(),
            roles: person
                .roles
                .iter()
                .map(|role| role.parse().map_err(|problem: &str| anyhow!(problem)))
                .collect::<anyhow::Result<_>>()?,
            job: person.job.clone(),
            biography: person.biography.clone(),
        };
        accounts::add_person(self.context, By::Operator, &new).await?.map_err(AppError::from)?;
        Ok(())
    }

    async fn live(&mut self, event: Event<'a>) -> anyhow::Result<()> {
        match event {
            Event::Draft(post) => self.write(post).await.map(|_| ()),
            Event::Publish(post) => {
                let id = self.write(post).await?;
                let editor = self.editor().await?;
                posts::publish(self.context, &editor, id, None, &Change::Correction).await?;
                Ok(())
            }
            Event::Change(post) => {
                let id = self.post(&post.slug)?;
                self.change(id, post, post.change_note.as_deref().unwrap_or("")).await
            }
            Event::ChangeBecause(change) => self.change_because(change).await,
            Event::Close(post) => {
                let reason = posts::Reason::of_closing(post.closed_reason.as_deref().unwrap_or(""))
                    .map_err(anyhow::Error::msg)?;
                let (id, editor) = (self.post(&post.slug)?, self.editor().await?);
                let settings =
                    posts::CommentSettings { closed: true, because: reason, times: None };
                posts::set_comments(self.context, &editor, id, None, &settings).await?;
                Ok(())
            }
            Event::Withdraw(post) => {
                let words = post.withdrawn_reason.as_deref().unwrap_or("");
                let reason = posts::Reason::of_withdrawal(words).map_err(anyhow::Error::msg)?;
                let (id, editor) = (self.post(&post.slug)?, self.editor().await?);
                posts::withdraw(self.context, &editor, id, None, &reason).await?;
                Ok(())
            }
            Event::Send(comment) => self.send(comment).await,
            Event::Decide(comment) => self.decide(comment, 1).await,
            Event::Remove(comment) => self.decide(comment, 2).await,
        }
    }

    fn post(&self, slug: &str) -> anyhow::Result<PostId> {
        self.posts.get(slug).copied().with_context(|| format!("post {slug} is not there yet"))
    }

    fn revision(&self, post: &Post) -> anyhow::Result<Revision> {
        let names: Vec<&str> = self
            .content
            .topics
            .iter()
            .filter(|topic| post.topics.contains(&topic.slug))
            .map(|topic| topic.name.as_str())
            .collect();
        Revision::check(
            &post.title,
            &post.summary,
            &content::text(&post.file)?,
            &post.slug,
            &post.byline.join("\n"),
            &names.join(", "),
        )
        .map_err(|errors| anyhow!("{}: {errors:?}", post.slug))
    }

    async fn write(&mut self, post: &'a Post) -> anyhow::Result<PostId> {
        let owner = post.byline.iter().find(|name| name.contains('@'));
        let email = owner.map_or_else(|| self.with_role("editor"), |email| Ok(email.as_str()))?;
        let author = Author::of(self.member(email).await?)
            .with_context(|| format!("{email} cannot write"))?;
        match posts::write(self.context, &author, &self.revision(post)?).await? {
            SaveOutcome::Done(id) => {
                self.posts.insert(&post.slug, id);
                Ok(id)
            }
            other => bail!("{}: {other:?}", post.slug),
        }
    }

    async fn change(&self, id: PostId, post: &Post, note: &str) -> anyhow::Result<()> {
        let editor = self.editor().await?;
        let author = Author::of(self.member(self.with_role("editor")?).await?)
            .context("an editor can write")?;
        posts::save(self.context, &author, id, None, &self.revision(post)?).await?;
        let change = Change::noted(note).map_err(anyhow::Error::msg)?;
        posts::publish(self.context, &editor, id, None, &change).await?;
        Ok(())
    }

    /// Changes a post, and says which comments led to it.
    async fn change_because(&self, sample: &content::ChangeSample) -> anyhow::Result<()> {
        let id = self.post(&sample.post)?;
        let post = self.content.posts.iter().find(|post| post.slug == sample.post);
        self.change(id, post.context("a post")?, &sample.note).await?;
        let database = self.context.database.read();
        let note = posts::change_notes_of(database, id, 1).await?.pop().context("a change")?;
        let editor = Answerer::of(self.member(self.with_role("editor")?).await?)
            .context("an editor can say what led to a change")?;
        for comment in &sample.because {
            credits::credit(self.context, &editor, self.comment(comment)?, note.id).await?;
        }
        Ok(())
    }

    async fn send(&mut self, comment: &'a content::Comment) -> anyhow::Result<()> {
        let body = comment.body.parse::<comments::CommentBody>().map_err(anyhow::Error::msg)?;
        let parent = comment.reply_to.as_deref().map(|id| self.comment(id)).transpose()?;
        if let Some(email) = &comment.team {
            let person = Answerer::of(self.member(email).await?)
                .with_context(|| format!("{email} cannot reply"))?;
            let parent = parent.with_context(|| format!("{} answers nothing", comment.id))?;
            let id = comments::reply_as_team(self.context, &person, parent, &body)
                .await?
                .map_err(|refused| anyhow!("{}: {}", comment.id, refused.in_words()))?;
            self.comments.insert(&comment.id, id);
            return Ok(());
        }
        self.networks = self.networks.wrapping_add(1);
        let new = commenting::NewComment {
            post: self.post(&comment.post)?,
            parent,
            name: comment.name.parse().map_err(|problem: String| anyhow!(problem))?,
            body,
            email: comment
                .email
                .as_deref()
                .map(|email| email.parse().map_err(|problem: &str| anyhow!(problem)))
                .transpose()?,
            network: format!("203.0.113.{}", self.networks),
            form_key: None,
            trapped: false,
            too_fast: false,
            rewrites: comment.rewrites.as_deref().map(|id| self.comment(id)).transpose()?,
        };
        match commenting::submit(self.context, &new).await? {
            SubmitOutcome::Kept(token) => {
                let id = comments::Receipt::id_in(&token).context("a receipt")?;
                self.comments.insert(&comment.id, id);
                Ok(())
            }
            other => bail!("{}: {other:?}", comment.id),
        }
    }

    async fn decide(&self, comment: &content::Comment, version: i64) -> anyhow::Result<()> {
        let id = self.comment(&comment.id)?;
        let moderator = self.moderator().await?;
        let reason = match &comment.guideline {
            Some(slug) => Reason::Guideline(self.guideline(slug).await?),
            None => Reason::Plain(decisions::PlainReason::BelongsElsewhere),
        };
        let ruling = match (comment.state.as_str(), version) {
            ("published", _) | ("removed", 1) => Ruling::Publish,
            ("removed", _) => Ruling::Remove(reason, String::new()),
            ("not_published", _) => Ruling::Refuse(reason, String::new()),
            ("spam", _) => Ruling::Spam,
            (other, _) => bail!("{}: no state {other}", comment.id),
        };
        match decisions::decide(self.context, &moderator, id, version, &ruling).await? {
            DecideOutcome::Done(_) => Ok(()),
            DecideOutcome::ReasonGone => bail!("{}: its guideline is retired", comment.id),
            DecideOutcome::Late(_) => bail!("{} was decided already", comment.id),
            DecideOutcome::Refused(refused) => bail!("{}: {}", comment.id, refused.in_words()),
        }
    }

    /// The address of the first person with a role.
    fn with_role(&self, role: &str) -> anyhow::Result<&'a str> {
        self.content
            .people
            .iter()
            .find(|person| person.roles.iter().any(|one| one == role))
            .map(|person| person.email.as_str())
            .with_context(|| format!("nobody has the role {role}"))
    }

    pub async fn guideline(&self, slug: &str) -> anyhow::Result<GuidelineId> {
        let found = guidelines::by_slug(self.context, slug).await?;
        Ok(found.with_context(|| format!("guideline {slug}"))?.id)
    }

    pub fn comment(&self, id: &str) -> anyhow::Result<CommentId> {
        self.comments.get(id).copied().with_context(|| format!("comment {id}"))
    }

    pub async fn moderator(&self) -> anyhow::Result<Moderator> {
        Moderator::of(self.member(self.with_role("moderator")?).await?)
            .context("a moderator can decide")
    }

    pub async fn member(&self, email: &str) -> anyhow::Result<Member> {
        let address = email.parse().map_err(|problem: &str| anyhow!(problem))?;
        let person = accounts::person_by_email(self.context, &address)
            .await?
            .with_context(|| format!("nobody has the address {email}"))?;
        Ok(accounts::as_operator(person))
    }

    /// The page about the blog, in the team's own words.
    async fn say_what_it_is(&self) -> anyhow::Result<()> {
        let name = PageName::typed("about").map_err(|problem| anyhow!(problem))?;
        let wording = Wording::check("About this blog", self.content.about())
            .map_err(|errors| anyhow!("the page about the blog: {errors:?}"))?;
        let editor = self.editor().await?;
        pages::save(self.context, &editor, &name, 0, &wording, pages::Intent::Publish).await?;
        Ok(())
    }

    async fn editor(&self) -> anyhow::Result<Editor> {
        Editor::of(self.member(self.with_role("editor")?).await?).context("an editor can publish")
    }
}
