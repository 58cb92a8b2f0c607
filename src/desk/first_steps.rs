//! What a blog needs before its readers come, and how far it is: told to administrators until all is done.

use super::paths::{NEW_POST, OUTBOX, settings_at};
use crate::{
    base::{context::Context, error::Result},
    blog::{pages, posts},
    team::{outbox, site::Site},
};

/// Something that is done once.
pub struct Step {
    pub title: &'static str,
    pub detail: String,
    pub href: String,
    pub done: bool,
    /// Whether a test email can be asked for beside it.
    pub test: bool,
}

impl Step {
    fn new(done: bool, title: &'static str, href: String, detail: &str) -> Self {
        Self { title, detail: detail.to_owned(), href, done, test: false }
    }
}

/// The steps in their order; none once all of them are done. A further one is a line more here.
pub async fn first_steps(context: &Context) -> Result<Vec<Step>> {
    let site = context.site.get();
    let steps = vec![
        Step::new(
            is_named(&site),
            "Name your blog and say what it is for",
            settings_at("name"),
            "The name is on every page, and what the blog is for is on the front page.",
        ),
        email(context).await?,
        Step::new(
            !site.contact.is_empty(),
            "Add a contact address",
            settings_at("contact"),
            "For questions about privacy and accessibility, and for people who need help.",
        ),
        Step::new(
            !site.contacts.risk_email.is_empty(),
            "Add a safeguarding contact",
            settings_at("risk_contact"),
            "Moderators can alert them if someone may be at risk.",
        ),
        Step::new(
            pages::unfinished(context.database.read()).await?.is_empty(),
            "Finish your accessibility statement",
            pages::paths::editor("accessibility"),
            "You must publish one by law. Until you do, readers see a holding page.",
        ),
        Step::new(
            !posts::latest_titles(context, 1).await?.is_empty(),
            "Publish your first post",
            NEW_POST.to_owned(),
            "You can save a draft and come back to it.",
        ),
    ];
    Ok(if steps.iter().all(|step| step.done) { Vec::new() } else { steps })
}

fn is_named(site: &Site) -> bool {
    let fresh = Site::default();
    site.name != fresh.name
        && site.purpose != fresh.purpose
        && site.organisation != fresh.organisation
}

async fn email(context: &Context) -> Result<Step> {
    let title = "Check that email works";
    let done = outbox::mail_works(context).await?;
    let leaves = context.mailer.leaves();
    let detail = match (done, leaves) {
        (true, _) => "Your mail server takes our emails.",
        (false, true) => "We have not sent an email yet.",
        (false, false) => {
            "Emails are saved to a file for now. Ask whoever runs the server to set up email, then \
             send yourself a test."
        }
    };
    Ok(Step { test: leaves && !done, ..Step::new(done, title, OUTBOX.to_owned(), detail) })
}
