//! The page on which a reader reports a comment.

use crate::{
    base::{
        context::Context,
        error::Result,
        ids::{CommentId, GuidelineId},
    },
    blog::posts::{PostAddress, PostRef},
    conversation::{
        comments::{self, Comment},
        guidelines::{self, Guideline},
    },
    moderation::reports::{
        forms::ReportForm,
        pages::{ReportPage, THANKS, ThanksPage, heading, reasons},
        paths,
    },
    team::site::Layout,
    web::FormErrors,
};

/// A published comment, and what it may be reported for.
pub struct Reportable {
    post: PostRef,
    comment: Comment,
    guidelines: Vec<Guideline>,
}

impl Reportable {
    /// The comment at this address, if everyone can read it.
    pub async fn find(context: &Context, address: &PostAddress, id: CommentId) -> Result<Self> {
        let (post, comment) = comments::published_at(context, address, id).await?;
        let guidelines = guidelines::in_force(context.database.read()).await?;
        Ok(Self { post, comment, guidelines })
    }

    /// The guidelines that it may be said to break.
    pub fn offered(&self) -> Vec<GuidelineId> {
        self.guidelines.iter().map(|guideline| guideline.id).collect()
    }

    /// The form, with what was typed and what is wrong. `refused` says why it was not taken just now.
    pub fn page(
        self,
        context: &Context,
        form: ReportForm,
        errors: FormErrors,
        refused: &str,
    ) -> ReportPage {
        let Self { post, comment, guidelines } = self;
        ReportPage {
            layout: Layout::private(&context.site.get(), heading(refused)).with_errors(&errors),
            errors,
            action: paths::report(&post.address, comment.id),
            return_to: comments::paths::permalink(&post.address, comment.id),
            post_title: post.title,
            name: comment.name,
            html: comment.html,
            reasons: reasons(guidelines, &form.reason),
            form,
            refused: refused.to_owned(),
        }
    }

    /// That the report is taken.
    pub fn thanks(&self, context: &Context) -> ThanksPage {
        ThanksPage {
            layout: Layout::private(&context.site.get(), THANKS),
            return_to: self.post.address.to_string(),
            post_title: self.post.title.clone(),
        }
    }
}
