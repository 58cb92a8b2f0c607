//! The tools of those who moderate, on one page, each with a sentence and the state it is in.

use super::{
    figures::month_of,
    pages::{Tool, ToolGroup, ToolsPage},
};
use crate::{
    base::{clock::london, context::Context, error::Result, words::counted},
    blog::calendar,
    conversation::guidelines,
    moderation::{
        answers::{self, Shelf},
        decisions, figures,
        place::paths::SCREENING,
        records, redaction, screening, spam_filter,
    },
    team::{
        accounts::{Capability, Moderator},
        promise::{self, MOST},
        site::DeskLayout,
    },
};
fn tool(
    name: &'static str,
    href: impl Into<String>,
    about: &'static str,
    state: impl Into<String>,
) -> Tool {
    Tool { name, href: href.into(), about, state: state.into() }
}

/// The page of all tools that this moderator may open.
pub async fn tools_page(context: &Context, moderator: &Moderator) -> Result<ToolsPage> {
    let mut records = vec![figures_kept(context), erasing(context).await?];
    if moderator.can(Capability::ManagePeople) {
        records.push(sealed(context).await?);
    }
    let group = |name, tools| ToolGroup { name, tools };
    Ok(ToolsPage {
        layout: DeskLayout::new(&context.site.get(), moderator, "Comment settings", "settings")
            .within_tool(),
        groups: vec![
            group("Reading comments", vec![rules(context).await?, checks(context).await?]),
            group("Replying", shelves(context).await?),
            group("Time", vec![response_times(context).await?, pauses(context).await?]),
            group("Records", records),
        ],
    })
}

async fn rules(context: &Context) -> Result<Tool> {
    let rules = guidelines::in_force(context.database.read()).await?;
    Ok(tool(
        "Guidelines",
        guidelines::paths::ON_DESK,
        "What readers agree to. They are also the reasons you can choose when you do not publish.",
        format!("{} in use", rules.len()),
    ))
}

async fn checks(context: &Context) -> Result<Tool> {
    let on = screening::in_use(context).await?;
    let filter = match spam_filter::judge(context.database.read()).await? {
        Some(_) => "Spam filter on",
        None => "Spam filter not active yet",
    };
    let rules = match on.rules {
        0 => String::new(),
        rules => format!(", {rules} of your own"),
    };
    Ok(tool(
        "Automatic checks",
        SCREENING,
        "They highlight things to look at before you decide. They never publish a comment.",
        format!("{} on{rules}. {filter}", counted(on.checks, "check")),
    ))
}

async fn shelves(context: &Context) -> Result<Vec<Tool>> {
    let mut tools = Vec::new();
    for (shelf, name, about) in [
        (
            Shelf::Reply,
            "Saved replies",
            "Replies you use often. You can change one before you send it.",
        ),
        (
            Shelf::Signpost,
            "Signposts",
            "Where to send people whose comment belongs somewhere else.",
        ),
        (Shelf::Team, "Other teams", "Teams you can pass a comment to by email."),
    ] {
        let state = match answers::count_offered(context.database.read(), shelf).await? {
            0 => "None yet".to_owned(),
            count => format!("{count} saved"),
        };
        tools.push(tool(name, answers::paths::shelf(shelf), about, state));
    }
    Ok(tools)
}

async fn response_times(context: &Context) -> Result<Tool> {
    let since = month_of(context.clock.now());
    let database = context.database.read();
    let policy = promise::policy(database).await?;
    let decided = decisions::answers_since(database, since, MOST).await?;
    let found = promise::figures(&decided, since);
    let kept = match found.count {
        0 => "no comments read this month".to_owned(),
        _ => format!("{}% on time this month", found.percent_in_time()),
    };
    Ok(tool(
        "Response times",
        figures::paths::PROMISE,
        "How quickly you promise to read comments, and how you are doing.",
        format!("{}, {kept}", policy.promise.in_words()),
    ))
}

async fn pauses(context: &Context) -> Result<Tool> {
    Ok(tool(
        "Pauses",
        calendar::paths::CALENDAR,
        "Times when nobody can comment, such as an election or a holiday.",
        calendar::next_pause(context).await?,
    ))
}

fn figures_kept(context: &Context) -> Tool {
    tool(
        "Figures",
        figures::paths::DESK,
        "How many comments you received each year, and what you decided.",
        match context.site.get().public_figures {
            true => "Readers can see them",
            false => "Only your team can see them",
        },
    )
}

async fn erasing(context: &Context) -> Result<Tool> {
    Ok(tool(
        "Delete someone’s comments",
        records::paths::ERASURE,
        "When the person who wrote them asks you to.",
        match records::last_erasure(context).await? {
            None => "Never used".to_owned(),
            Some(at) => format!("Last used on {}", london::day(at)),
        },
    ))
}

async fn sealed(context: &Context) -> Result<Tool> {
    let sealed = redaction::count_sealed(context.database.read()).await?;
    Ok(tool(
        "Sealed originals",
        redaction::paths::SEALED,
        "The words that were removed from comments. Opening one is recorded with your name.",
        if sealed.is_none() { "None kept".to_owned() } else { format!("{sealed} kept") },
    ))
}
