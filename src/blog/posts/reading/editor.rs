//! The editor, and the page for two people who wrote at once.

use super::{people_in, post::address, terms};
use crate::{
    base::{clock::london, context::Context, error::Result, skeleton::skeleton, words::excerpt},
    blog::{
        calendar,
        posts::{
            actions::Working,
            changes::Difference,
            entity::post,
            forms::EditorInput,
            lifecycle::PostStatus,
            pages::{ConflictPage, EditorPage, FieldDifference, Head, Pickers, Standing, tag},
            paths,
            store::{self, Credit},
            values::TITLE,
        },
    },
    team::{
        accounts::{self, Author, Capability, Member},
        site::DeskLayout,
    },
    web::FormErrors,
};

/// The fields of a post as they were last saved.
pub async fn saved_fields(context: &Context, working: &Working) -> Result<EditorInput> {
    let people = people_in(context, working.byline.iter()).await?;
    let names: Vec<&str> = working.topics.iter().map(|topic| topic.name.as_str()).collect();
    let line = |credit: &Credit| {
        credit
            .person
            .and_then(|id| people.iter().find(|person| person.id == id))
            .map_or_else(|| credit.name.clone(), |person| person.email.clone())
    };
    Ok(EditorInput {
        title: working.revision.title.clone(),
        body: working.revision.body.clone(),
        slug: working.post.wanted_slug().to_owned(),
        summary: working.revision.summary.clone(),
        topics: names.join(", "),
        byline: working.byline.iter().map(line).collect::<Vec<_>>().join("\n"),
        ..EditorInput::default()
    })
}

/// The editor for a post that was never saved.
pub async fn new_editor(
    context: &Context,
    member: &Member,
    errors: FormErrors,
    form: EditorInput,
) -> Result<EditorPage> {
    let layout = DeskLayout::new(&context.site.get(), member, "Write a post", "posts")
        .in_section(paths::ON_DESK);
    let editor = member.can(Capability::PublishPosts);
    let pickers = pickers(context, &form).await?;
    Ok(EditorPage::new(layout, errors, (form, pickers), None, Standing::NEW, editor))
}

/// The editor for a post. `seen` is the version its form is for, if it is not the last.
pub async fn editor(
    context: &Context,
    member: &Member,
    working: &Working,
    seen: Option<i64>,
    errors: FormErrors,
    form: EditorInput,
) -> Result<EditorPage> {
    let editor = member.can(Capability::PublishPosts);
    let mut head = head(context, working, editor).await?;
    head.version = seen.unwrap_or(head.version);
    let layout = DeskLayout::new(&context.site.get(), member, "Edit post", "posts")
        .in_section(paths::ON_DESK);
    let standing = Standing { state: working.post.state, changed: has_changes(&working.post) };
    let pickers = pickers(context, &form).await?;
    Ok(EditorPage::new(layout, errors, (form, pickers), Some(head), standing, editor))
}

async fn pickers(context: &Context, form: &EditorInput) -> Result<Pickers> {
    let people = accounts::people(context).await?;
    let topics = store::all_topics(context.database.read()).await?;
    Ok(Pickers::of(form, &people, &topics))
}

/// What is wrong with the guest who is to be added: somebody of the team has that name.
pub async fn guest_mistakes(context: &Context, form: &EditorInput) -> Result<FormErrors> {
    let mut errors = FormErrors::default();
    if form.guest.trim().is_empty() {
        return Ok(errors);
    }
    let typed = skeleton(&form.guest);
    let people = accounts::people(context).await?;
    if let Some(same) = people.iter().find(|person| skeleton(&person.name) == typed) {
        let name = &same.name;
        errors.add("guest", format!("{name} has an account. Choose them from the list of authors"));
    }
    Ok(errors)
}

/// What is known of a post that was saved before; `editor` says whether the person may publish.
async fn head(context: &Context, working: &Working, editor: bool) -> Result<Head> {
    let post = &working.post;
    let by = accounts::person(context, working.revision.person_id).await?.name;
    let path = match &post.dated {
        Some(dated) => address(Some(dated), &post.slug)?.to_string(),
        None => String::new(),
    };
    let terms = terms(post);
    let commenting = calendar::ask(context, context.database.read(), &terms).await?;
    let after = context.site.get().comments_close_after;
    Ok(Head {
        id: post.id.0,
        version: post.version,
        tag: tag(post.state),
        state: post.state.in_words(),
        saved: format!("Saved at {} by {by}", london::day_and_time(working.revision.created_at)),
        number: working.revision.number,
        is_published: post.state == PostStatus::Published,
        unpublished_changes: post.state == PostStatus::Published && has_changes(post),
        withdrawn_reason: match post.state {
            PostStatus::Withdrawn => post.withdrawn_reason.clone().unwrap_or_default(),
            _ => String::new(),
        },
        review_note: match post.state {
            PostStatus::Draft => post.review_note.clone(),
            _ => String::new(),
        },
        commenting: calendar::on_desk(&terms, &commenting, after),
        may_edit_address: editor || post.dated.is_none(),
        next_slug: post.next_slug.clone().unwrap_or_default(),
        may_delete: post.dated.is_none(),
        noted: post.state == PostStatus::Published && post.changed_at.is_some(),
        path,
    })
}

/// What a copy of the post begins with. Its title says that it is one.
pub async fn copied_fields(context: &Context, working: &Working) -> Result<EditorInput> {
    let fields = saved_fields(context, working).await?;
    let title = excerpt(&format!("Copy of {}", fields.title), TITLE.most - 1);
    Ok(EditorInput { title, slug: String::new(), ..fields })
}

/// Whether the last revision is another than readers see.
pub(super) fn has_changes(post: &post::Model) -> bool {
    post.published_revision != Some(post.working_revision)
}

/// What `typed` was typed over meanwhile, and both texts; `working` is how the post stands now.
pub async fn conflict_page(
    context: &Context,
    author: &Author,
    working: &Working,
    typed: EditorInput,
) -> Result<ConflictPage> {
    let by = accounts::person(context, working.post.edited_by).await?.name;
    let typed = typed.folded();
    let theirs = saved_fields(context, working).await?;
    let layout =
        DeskLayout::new(&context.site.get(), author, "Two people changed this post", "posts")
            .in_section(paths::ON_DESK);
    let pieces = Difference::between(&theirs.body, &typed.body.replace("\r\n", "\n")).pieces;
    Ok(ConflictPage {
        layout,
        id: working.post.id.0,
        version: working.post.version,
        by,
        at: london::day_and_time(working.post.edited_at),
        others: FieldDifference::of(&typed, &theirs),
        theirs: pieces.iter().filter(|piece| !piece.is_new()).cloned().collect(),
        yours: pieces.into_iter().filter(|piece| !piece.is_old()).collect(),
        form: typed,
        errors: FormErrors::default(),
    })
}
