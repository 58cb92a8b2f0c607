//! Choosing words, and looking at what comes of it.

use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    blog::posts,
    conversation::comments::{self, Comment, Hold},
    moderation::{
        marks::MarkKind,
        redaction::{
            RedactionReason,
            actions::can_be_redacted,
            cutting::cut,
            forms::{RedactForm, WhyForm},
            marked::{in_a_field, marked},
            pages::{Preview, RedactPage, ReversalPage, Tick, not_redactable, redact_heading},
            text::{sentences, with_context},
            values::{RedactionCause, Span},
        },
    },
    team::{
        accounts::{Administrator, Moderator},
        site::DeskLayout,
    },
    web::FormErrors,
};

/// The comment, if words may be removed from it.
pub async fn redactable(context: &Context, id: CommentId) -> Result<Comment> {
    let comment = comments::find(context.database.read(), id).await?.ok_or(AppError::NotFound)?;
    if can_be_redacted(comment.status) {
        return Ok(comment);
    }
    Err(AppError::Conflict(not_redactable(comment.status)))
}

/// The page, with what was typed and how it would read.
pub async fn page(
    context: &Context,
    moderator: &Moderator,
    comment: &Comment,
    form: RedactForm,
    errors: FormErrors,
    checked: Option<(Vec<Span>, RedactionCause)>,
) -> Result<RedactPage> {
    let database = context.database.read();
    let post = posts::reference(database, comment.post).await?;
    let holds = comments::holds_of(database, &[comment.id]).await?;
    let now = context.clock.now();
    let preview = checked.and_then(|(spans, cause)| {
        let cut = cut(&comment.body, &spans, cause.reason.placeholder())?;
        Some(Preview {
            removed: cut.words(&comment.body).into_iter().map(str::to_owned).collect(),
            html: cut.body.html().clone(),
            note: format!("{} on {}", cause.reason.in_public(), london::day(now)),
        })
    });
    let heading = redact_heading(preview.is_some());
    Ok(RedactPage {
        layout: DeskLayout::new(&context.site.get(), moderator, heading, "moderation")
            .with_errors(&errors),
        errors,
        id: comment.id.0,
        name: comment.name.clone(),
        post_title: post.title,
        post_path: post.address.to_string(),
        html: comment.html.clone(),
        ticks: ticks(comment, &holds, &form),
        places: places(&comment.body, &form),
        reasons: reasons(&form),
        form,
        preview,
        late: String::new(),
        destroyed: london::day(now + context.settings.keep_originals),
    })
}

/// That there is such a comment: whoever names none is lost.
pub async fn is_there(context: &Context, id: CommentId) -> Result<()> {
    comments::find(context.database.read(), id).await?.map(|_| ()).ok_or(AppError::NotFound)
}

/// The page as it is first seen.
pub async fn untouched(
    context: &Context,
    moderator: &Moderator,
    comment: &Comment,
) -> Result<RedactPage> {
    let form = RedactForm { version: comment.version, ..Default::default() };
    page(context, moderator, comment, form, FormErrors::default(), None).await
}

/// The page where the comment is not as it was seen: the passage that was typed is kept, and what was
/// ticked is not, since it may be other words by now.
pub async fn late(
    context: &Context,
    moderator: &Moderator,
    comment: &Comment,
    form: RedactForm,
) -> Result<RedactPage> {
    let form = RedactForm { version: comment.version, span: Vec::new(), place: Vec::new(), ..form };
    let page = page(context, moderator, comment, form, FormErrors::default(), None).await?;
    Ok(page.late())
}

/// Why words are put back, with what was typed.
pub fn reversal_page(
    context: &Context,
    administrator: &Administrator,
    id: CommentId,
    form: WhyForm,
    errors: FormErrors,
) -> ReversalPage {
    let heading = "Put the removed words back";
    ReversalPage {
        layout: DeskLayout::new(&context.site.get(), administrator, heading, "moderation")
            .with_errors(&errors),
        errors,
        id: id.0,
        form,
    }
}

/// The marks first, then the sentences.
fn ticks(comment: &Comment, holds: &[Hold], form: &RedactForm) -> Vec<Tick> {
    let kind = |span: Span| {
        holds
            .iter()
            .find(|hold| hold.span == Some(span))
            .and_then(|hold| MarkKind::of(hold.cause))
            .map_or_else(String::new, |kind| format!("Likely {}", kind.in_words()))
    };
    let found = marked(comment, holds);
    let marks = found.iter().map(|span| (*span, kind(*span)));
    let others = sentences(&comment.body)
        .into_iter()
        .filter(|span| !found.contains(span))
        .map(|span| (span, String::new()));
    (1..)
        .zip(marks.chain(others))
        .map(|(number, (span, hint))| {
            let value = in_a_field(&span);
            Tick {
                id: id_of("span", number),
                ticked: form.ticked(&value),
                words: comment.body.get(span.0..span.1).unwrap_or("").to_owned(),
                value,
                hint,
            }
        })
        .collect()
}

fn places(body: &str, form: &RedactForm) -> Vec<Tick> {
    let found = form.found_in(body);
    if found.len() < 2 {
        return Vec::new();
    }
    let tick = |number: usize, value: String, words: String| Tick {
        id: id_of("place", number),
        ticked: form.chosen(&value),
        value,
        words,
        hint: String::new(),
    };
    let all = tick(1, "all".to_owned(), format!("All {}", found.len()));
    let each = (1..)
        .zip(&found)
        .map(|(number, span)| tick(number + 1, number.to_string(), with_context(body, *span)));
    std::iter::once(all).chain(each).collect()
}

fn reasons(form: &RedactForm) -> Vec<Tick> {
    (1..)
        .zip(RedactionReason::CHOICES)
        .map(|(number, reason)| Tick {
            id: id_of("reason", number),
            value: reason.code().to_owned(),
            words: reason.in_words().to_owned(),
            hint: String::new(),
            ticked: form.reason == reason.code(),
        })
        .collect()
}

/// The first has the name of the field, so that the summary of mistakes leads to it.
fn id_of(name: &str, number: usize) -> String {
    if number == 1 { name.to_owned() } else { format!("{name}-{number}") }
}
