//! The comments of a post as they stand under it, page by page: of each thread what began it and the
//! first replies. The other replies of a long thread have pages of their own, so that no page grows with
//! what people say.

use super::tree::{ThreadStart, Tree};
use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    blog::{
        calendar::{self, Commenting},
        posts::{PostRef, Talk},
    },
    conversation::{
        comments::{self, Comment, CommentStatus, paths},
        guidelines,
    },
    moderation::credits,
    readers::commenting::{
        forms::SubmitForm,
        pages::{CommentsBlock, FormView, MoreReplies, RepliesPage},
    },
    team::site::{Layout, Replies},
    web::{Absolute, FormErrors, PageNumber, Pagination, with_commas},
};

/// Threads on one page.
const PAGE: u64 = 50;
/// Replies of a thread that stand under the post.
const FIRST: u64 = 10;
/// Replies on each further page of a thread.
const REPLIES: u64 = 50;

/// The block under `post`, with the numbered page of comments that was asked for.
pub async fn block(context: &Context, post: &PostRef, page: PageNumber) -> Result<CommentsBlock> {
    let database = context.database.read();
    let site = context.site.get();
    let address = &post.address;
    let (count, answers) = comments::voices(database, post.id).await?;
    let tops = comments::tops_count(database, post.id).await?;
    let pagination = Pagination::new(page, tops, PAGE, |number| paths::under_post(address, number));
    let roots = comments::shown_tops(database, post.id, pagination.offset(PAGE), PAGE).await?;
    let (commenting, until) = calendar::ask_until(context, database, &post.terms).await?;
    let open = commenting.is_open();
    let can_reply = open && site.replies == Replies::Everyone;
    let ids: Vec<CommentId> = roots.iter().map(|root| root.id).collect();
    let counts = comments::reply_counts(database, &ids).await?;
    let answered: Vec<CommentId> = counts.keys().copied().collect();
    let replies = if answered.is_empty() {
        Vec::new()
    } else {
        comments::first_replies(database, &answered, FIRST).await?
    };
    let credits = credits::on_post(database, post).await?;
    let tree = Tree::load(context, roots, replies, ThreadStart::default(), address, can_reply)
        .await?
        .crediting(credits.led_to);
    let heard = tree.heard();
    let mut threads = tree.views();
    for thread in &mut threads {
        let id = CommentId(thread.id);
        let more = counts.get(&id).map_or(0, |count| count.saturating_sub(FIRST));
        thread.more = (more > 0).then(|| MoreReplies {
            words: match more {
                1 => "Show the other reply".to_owned(),
                more => format!("Show the other {} replies", with_commas(more)),
            },
            href: paths::replies(address, id, 1),
        });
    }
    Ok(CommentsBlock {
        heading: match count {
            0 => "Comments".to_owned(),
            1 => "1 comment".to_owned(),
            more => format!("{more} comments"),
        },
        talk: Talk { comments: count, answers, open },
        heard,
        credited: credits.credited,
        threads,
        pagination,
        closed: calendar::closed(&commenting),
        promise: site.promise.in_words(),
        form: if open {
            let (form, none) = (SubmitForm::default(), FormErrors::default());
            Some(form_view(context, post, &commenting, form, none, "Leave a comment").await?)
        } else {
            None
        },
        until,
    })
}

/// The form for a comment on `post`, which takes comments now.
pub async fn form_view(
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
        guide: errors.is_empty(),
        errors,
        email_required: site.email_required,
        sends_mail: context.mailer.is_set_up(),
        promise: site.promise.in_words(),
        rules: guidelines::short_rules(context).await?,
        title,
        folded: false,
    })
}

/// The address at which everyone finds a comment of a post, with its place on the page.
pub async fn address_of(context: &Context, post: &PostRef, comment: &Comment) -> Result<String> {
    let database = context.database.read();
    let (address, id) = (&post.address, comment.id);
    if let Some(thread) = comment.thread {
        let before = comments::replies_before(database, thread, id).await?;
        if let Some(further) = before.checked_sub(FIRST) {
            let page = further / REPLIES + 1;
            return Ok(paths::in_replies(address, thread, page, id));
        }
    }
    let top = comment.thread.unwrap_or(id);
    let page = comments::place_of(database, comment.post, top).await? / PAGE + 1;
    Ok(paths::in_threads(address, page, id))
}

/// What began the thread `id` under `post`.
pub async fn beginning(context: &Context, post: &PostRef, id: CommentId) -> Result<Comment> {
    comments::find(context.database.read(), id)
        .await?
        .filter(|root| root.post == post.id && root.thread.is_none())
        .ok_or(AppError::NotFound)
}

/// A page of the replies of a thread that do not stand under the post; none if all of them do.
pub async fn replies_page(
    context: &Context,
    post: &PostRef,
    root: Comment,
    page: PageNumber,
) -> Result<Option<RepliesPage>> {
    let database = context.database.read();
    let site = context.site.get();
    let total = comments::reply_counts(database, &[root.id]).await?.remove(&root.id).unwrap_or(0);
    if total <= FIRST {
        return Ok(None);
    }
    let pagination = Pagination::new(page, total - FIRST, REPLIES, |number| {
        paths::replies(&post.address, root.id, number)
    });
    let first = FIRST + pagination.offset(REPLIES);
    // One more, to know what was shown on the page before.
    let mut replies = comments::replies_at(database, root.id, first - 1, REPLIES + 1).await?;
    let before = (!replies.is_empty()).then(|| replies.remove(0));
    let last = first + replies.len() as u64;
    let (commenting, until) = calendar::ask_until(context, database, &post.terms).await?;
    let can_reply = commenting.is_open() && site.replies == Replies::Everyone;
    let return_to = address_of(context, post, &root).await?;
    let (name, html) = (root.name.clone(), root.html.clone());
    let here = paths::replies(&post.address, root.id, pagination.here);
    let shown = root.status == CommentStatus::Published;
    let inside = ThreadStart { root: Some(root), before };
    let credits = credits::on_post(database, post).await?;
    let threads = Tree::load(context, Vec::new(), replies, inside, &post.address, can_reply)
        .await?
        .crediting(credits.led_to)
        .views();
    let heading =
        if shown { format!("Replies to {name}") } else { "Replies to a comment".to_owned() };
    let range = match (with_commas(first + 1), with_commas(last), with_commas(total)) {
        (only, last, total) if only == last => format!("Reply {only} of {total}"),
        (from, to, total) => format!("Replies {from} to {to} of {total}"),
    };
    let title = match pagination.here {
        1 => format!("{heading}: {}", post.title),
        here => format!("{heading}, page {here}: {}", post.title),
    };
    Ok(Some(RepliesPage {
        layout: Layout::public(&site, &title).at("posts").found_at(Absolute::of(context).to(&here)),
        heading,
        post_title: post.title.clone(),
        post_path: post.address.to_string(),
        return_to,
        html: shown.then_some(html),
        name,
        first: FIRST,
        range,
        threads,
        pagination,
        until,
    }))
}
