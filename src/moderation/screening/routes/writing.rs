//! The form of a rule, and its bench.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::ScreeningRuleId,
    },
    conversation::comments::CommentStatus,
    moderation::{
        place::paths::SCREENING,
        screening::{
            Rule, RuleDefinition,
            actions::{RuleOutcome, add_rule, change_rule, make_ready, try_out},
            forms::{RuleButton, RuleForm},
            pages::{Done, TOO_MANY},
            reading::writing::{known, overtaken, page, tried},
        },
    },
    team::accounts::{Moderator, SessionForm},
    web::{DoneCode, FormErrors, Reply},
};
use rocket::{Route, State, get, http::Status, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![new, add, show, change]
}

#[get("/desk/moderation/screening/new")]
async fn new(context: &State<Context>, moderator: Moderator) -> Result<Reply> {
    Reply::page(&page(context, &moderator, None, RuleForm::new(), FormErrors::default()).await?)
}

#[post("/desk/moderation/screening/new", data = "<form>")]
async fn add(
    context: &State<Context>,
    moderator: Moderator,
    form: SessionForm<RuleForm>,
) -> Result<Reply> {
    take(context, &moderator, None, form.0).await
}

#[get("/desk/moderation/screening/<id>")]
async fn show(
    context: &State<Context>,
    moderator: Moderator,
    id: ScreeningRuleId,
) -> Result<Reply> {
    let known = known(context, id).await?;
    let form = RuleForm::of(&known.definition, known.version);
    Reply::page(&page(context, &moderator, Some(&known), form, FormErrors::default()).await?)
}

#[post("/desk/moderation/screening/<id>", data = "<form>")]
async fn change(
    context: &State<Context>,
    moderator: Moderator,
    id: ScreeningRuleId,
    form: SessionForm<RuleForm>,
) -> Result<Reply> {
    let known = known(context, id).await?;
    take(context, &moderator, Some(known), form.0).await
}

/// Tries or keeps a rule, and shows the form again with every word if something is in the way.
async fn take(
    context: &Context,
    moderator: &Moderator,
    known: Option<Rule>,
    form: RuleForm,
) -> Result<Reply> {
    let checked = match form.check() {
        Ok(definition) => make_ready(context, known.as_ref(), &definition)
            .await?
            .map(|matcher| (definition, matcher))
            .map_err(|wrong| FormErrors::one("patterns", wrong)),
        Err(errors) => Err(errors),
    };
    let (definition, matcher) = match checked {
        Ok(checked) => checked,
        Err(errors) => {
            let page = page(context, moderator, known.as_ref(), form, errors).await?;
            return Reply::refused(&page);
        }
    };
    let late = known.as_ref().is_some_and(|rule| rule.version != form.version);
    let pressed = form.pressed();
    if !late
        && (pressed == RuleButton::Try
            || pressed == RuleButton::Save && finds_anew(&known, &definition))
    {
        let trial = try_out(context, matcher).await?;
        let mistakes = trial.counts.get(&CommentStatus::Published).copied().unwrap_or(0);
        if pressed == RuleButton::Try || mistakes > 0 {
            let confirm = pressed != RuleButton::Try;
            let page = tried(context, moderator, known.as_ref(), form, trial, confirm).await?;
            return Reply::page(&page);
        }
    }
    let kept = match &known {
        None => add_rule(context, moderator, &definition).await?,
        Some(rule) => change_rule(context, moderator, rule.id, form.version, &definition).await?,
    };
    match kept {
        RuleOutcome::Done(_) => Ok(Reply::to(Done::Saved.at(SCREENING))),
        RuleOutcome::TooMany => {
            let errors = FormErrors::one("name", TOO_MANY);
            let page = page(context, moderator, known.as_ref(), form, errors).await?;
            Reply::refused(&page)
        }
        RuleOutcome::Late => {
            let id = known.map(|rule| rule.id).ok_or(AppError::NotFound)?;
            Reply::page_with(Status::Conflict, &overtaken(context, moderator, id, form).await?)
        }
    }
}

/// Whether a rule in force would look for something else than it does now.
fn finds_anew(known: &Option<Rule>, definition: &RuleDefinition) -> bool {
    definition.active
        && known.as_ref().is_none_or(|rule| {
            let was = &rule.definition;
            !was.active
                || (was.kind, was.matching) != (definition.kind, definition.matching)
                || was.patterns != definition.patterns
        })
}
