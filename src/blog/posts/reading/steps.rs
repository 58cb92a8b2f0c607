//! What the pages of one step each show: publish, withdraw, comments.

use super::{editor::has_changes, post::address, terms};
use crate::{
    base::{clock::london, context::Context, error::Result, ids::PostId},
    blog::{
        calendar,
        posts::{
            actions::{self, Working},
            changes::Difference,
            entity::{post, revision},
            forms::{CommentsForm, PublicationForm, SendBackForm, WithdrawalForm},
            lifecycle::PostStatus,
            pages::{
                ChangeView, CommentsPage, DeletionPage, Intent, PUBLISHED_STAYS, PublicationPage,
                SendBackPage, UnseenPictures, WithdrawalPage, changed_meanwhile, checks,
                closing_by_age, moving_address, numbered_address,
            },
            paths,
            values::Slug,
        },
    },
    conversation::comments,
    team::{
        accounts::{self, Author, Editor, Member},
        site::DeskLayout,
    },
    web::FormErrors,
};

/// Who changed the post meanwhile and when, for a person who was about to do something with it.
pub async fn late(
    context: &Context,
    member: &Member,
    id: PostId,
    intent: Intent,
) -> Result<String> {
    let working = actions::open(context, member, id).await?;
    let by = accounts::person(context, working.post.edited_by).await?.name;
    Ok(changed_meanwhile(&by, working.post.edited_at, intent))
}

/// All words of a revision that readers see.
fn all_words(revision: &revision::Model) -> String {
    format!("{}\n\n{}\n\n{}", revision.title, revision.summary, revision.body)
}

/// What changed since the post was published, if it is.
async fn change(context: &Context, working: &Working) -> Result<Option<Difference>> {
    if working.post.state != PostStatus::Published {
        return Ok(None);
    }
    let published = actions::published_revision(context, &working.post).await?;
    Ok(published.map(|old| Difference::between(&all_words(&old), &all_words(&working.revision))))
}

/// How many words of a published post would be others than readers see now; none if nothing new would
/// be published, or the post is not published.
pub async fn new_words(context: &Context, working: &Working) -> Result<Option<usize>> {
    let change = change(context, working).await?;
    Ok(change.filter(|_| has_changes(&working.post)).map(|difference| difference.words))
}

/// The page to publish a post, or what changed in it.
pub async fn publication_page(
    context: &Context,
    editor: &Editor,
    working: &Working,
    errors: FormErrors,
    form: PublicationForm,
) -> Result<PublicationPage> {
    let (post, revision) = (&working.post, &working.revision);
    let counts = comments::counts(context.database.read(), &[post.id]).await?;
    let change = change(context, working).await?.map(|difference| {
        let published = post.published_at.map(london::day).unwrap_or_default();
        let pieces = if difference.words == 0 { Vec::new() } else { difference.in_short() };
        let mut view = ChangeView::new(difference.words, published, pieces, &form);
        view.nothing = !has_changes(post);
        view.commented = counts.get(&post.id).is_some_and(|count| *count > 0);
        view
    });
    let today = london::date_of(context.clock.now()).to_string();
    let dated = post.dated.as_deref().unwrap_or(&today);
    let (slug, about_address) = address_to_be(context, post, dated).await?;
    let heading = match &change {
        Some(_) => "Publish your changes".to_owned(),
        None => format!("Publish “{}”", revision.title),
    };
    Ok(PublicationPage {
        layout: layout(context, editor, &heading, &errors),
        errors,
        id: post.id.0,
        version: post.version,
        title: revision.title.clone(),
        heading,
        path: address(Some(dated), &slug)?.to_string(),
        slug,
        about_address,
        unseen: UnseenPictures::of(&revision.body),
        checks: checks(&revision.title, &revision.summary, &revision.body),
        again: post.state == PostStatus::Withdrawn,
        change,
        form,
    })
}

/// The last part of the address that a post gets when it is published on `dated`, and what is to be
/// said of it.
async fn address_to_be(
    context: &Context,
    post: &post::Model,
    dated: &str,
) -> Result<(String, String)> {
    if post.dated.is_none() {
        let wanted = Slug::from_stored(post.slug.clone());
        let slug = actions::free(context.database.read(), dated, &wanted, post.id).await?;
        let about = if slug == wanted { String::new() } else { numbered_address(&post.slug) };
        return Ok((slug.to_string(), about));
    }
    let about = match &post.next_slug {
        Some(_) => moving_address(&address(Some(dated), &post.slug)?.to_string()),
        None => String::new(),
    };
    Ok((post.wanted_slug().to_owned(), about))
}

/// The page that asks whether a post is to be deleted, or says why it cannot be.
pub fn deletion_page(
    context: &Context,
    author: &Author,
    working: &Working,
    refused: String,
) -> DeletionPage {
    let heading = format!("Delete “{}”", working.revision.title);
    DeletionPage {
        layout: DeskLayout::new(&context.site.get(), author, &heading, "posts")
            .in_section(paths::ON_DESK),
        id: working.post.id.0,
        version: working.post.version,
        title: working.revision.title.clone(),
        refused: match working.post.dated {
            Some(_) => PUBLISHED_STAYS.to_owned(),
            None => refused,
        },
    }
}

/// The page to withdraw a post.
pub async fn withdrawal_page(
    context: &Context,
    editor: &Editor,
    working: &Working,
    errors: FormErrors,
    form: WithdrawalForm,
) -> Result<WithdrawalPage> {
    let id = working.post.id;
    let counts = comments::counts(context.database.read(), &[id]).await?;
    let heading = format!("Withdraw “{}”", working.revision.title);
    Ok(WithdrawalPage {
        layout: layout(context, editor, &heading, &errors),
        errors,
        id: id.0,
        version: working.post.version,
        title: working.revision.title.clone(),
        comments: WithdrawalPage::about_comments(counts.get(&id).copied().unwrap_or(0)),
        form,
    })
}

/// The page to send a post back to its author.
pub fn send_back_page(
    context: &Context,
    editor: &Editor,
    working: &Working,
    errors: FormErrors,
    form: SendBackForm,
) -> SendBackPage {
    let heading = format!("Send back “{}”", working.revision.title);
    SendBackPage {
        layout: layout(context, editor, &heading, &errors),
        errors,
        id: working.post.id.0,
        version: working.post.version,
        title: working.revision.title.clone(),
        form,
    }
}

/// The page to open or close the comments.
pub async fn comments_page(
    context: &Context,
    editor: &Editor,
    working: &Working,
    errors: FormErrors,
    form: CommentsForm,
) -> Result<CommentsPage> {
    let terms = terms(&working.post);
    let commenting = calendar::ask(context, context.database.read(), &terms).await?;
    let after = context.site.get().comments_close_after;
    let heading = format!("Comments on “{}”", working.revision.title);
    Ok(CommentsPage {
        layout: layout(context, editor, &heading, &errors),
        errors,
        id: working.post.id.0,
        version: working.post.version,
        title: working.revision.title.clone(),
        now: calendar::on_desk(&terms, &commenting, after),
        by_age: closing_by_age(after),
        form,
    })
}

fn layout(context: &Context, editor: &Editor, heading: &str, errors: &FormErrors) -> DeskLayout {
    DeskLayout::new(&context.site.get(), editor, heading, "posts")
        .in_section(paths::ON_DESK)
        .with_errors(errors)
}
