//! One step each: send for review, send back, publish, withdraw, open or close the comments.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::PostId,
    },
    blog::posts::{
        Change, Outcome, actions,
        forms::{CommentsForm, PublicationForm, SendBackForm, StepForm, WithdrawalForm},
        pages::{ADDRESS_CHANGED, ADDRESS_TAKEN, Done, Intent, NO_TEXT},
        paths, reading,
    },
    team::{
        accounts::{Author, Editor, SessionForm},
        site::JustDone,
    },
    web::{FormErrors, Reply},
};
use rocket::{Route, State, get, http::Status, post, routes};

pub fn routes() -> Vec<Route> {
    routes![
        review,
        returning,
        send_back,
        publication,
        publish,
        withdrawal,
        withdraw,
        commenting,
        set_commenting
    ]
}

/// Back to the post, which says what was done.
fn back(id: PostId, done: Done) -> Reply {
    Reply::to(done.at(&paths::editor(id)))
}

/// What a plain step answers.
async fn answer(
    context: &Context,
    author: &Author,
    id: PostId,
    outcome: Outcome,
    done: Done,
) -> Result<Reply> {
    match outcome {
        Outcome::Done => Ok(back(id, done)),
        Outcome::Late | Outcome::NoText | Outcome::AddressTaken => {
            Err(AppError::Conflict(reading::late(context, author, id, Intent::Step).await?))
        }
    }
}

#[post("/desk/posts/<id>/review", data = "<form>")]
async fn review(
    context: &State<Context>,
    author: Author,
    id: PostId,
    form: SessionForm<StepForm>,
) -> Result<Reply> {
    let outcome = actions::send_for_review(context, &author, id, form.0.seen()).await?;
    answer(context, &author, id, outcome, Done::SentForReview).await
}

#[get("/desk/posts/<id>/send-back")]
async fn returning(context: &State<Context>, editor: Editor, id: PostId) -> Result<Reply> {
    let form = SendBackForm::default();
    not_sent_back(context, &editor, id, Status::Ok, FormErrors::default(), form).await
}

#[post("/desk/posts/<id>/send-back", data = "<form>")]
async fn send_back(
    context: &State<Context>,
    editor: Editor,
    id: PostId,
    form: SessionForm<SendBackForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let (errors, status) = match form.check() {
        Ok(note) => match actions::send_back(context, &editor, id, form.seen(), &note).await? {
            Outcome::Done => return Ok(back(id, Done::SentBack)),
            Outcome::Late | Outcome::NoText | Outcome::AddressTaken => {
                let words = reading::late(context, &editor, id, Intent::Step).await?;
                (FormErrors::one("note", words), Status::Conflict)
            }
        },
        Err(errors) => (errors, Status::UnprocessableEntity),
    };
    not_sent_back(context, &editor, id, status, errors, form).await
}

/// The page to send the post back as it stands now.
async fn not_sent_back(
    context: &Context,
    editor: &Editor,
    id: PostId,
    status: Status,
    errors: FormErrors,
    form: SendBackForm,
) -> Result<Reply> {
    let working = actions::open(context, editor, id).await?;
    let page = reading::send_back_page(context, editor, &working, errors, form);
    Reply::page_with(status, &page)
}

#[get("/desk/posts/<id>/publication")]
async fn publication(context: &State<Context>, editor: Editor, id: PostId) -> Result<Reply> {
    let form = PublicationForm::default();
    not_published(context, &editor, id, Status::Ok, FormErrors::default(), form).await
}

#[post("/desk/posts/<id>/publication", data = "<form>")]
async fn publish(
    context: &State<Context>,
    editor: Editor,
    id: PostId,
    form: SessionForm<PublicationForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let working = actions::open(context, &editor, id).await?;
    let checked = match reading::new_words(context, &working).await? {
        Some(words) => form.check(words),
        None => Ok(Change::Correction),
    };
    let change = match checked {
        Ok(change) => change,
        Err(errors) => {
            let status = Status::UnprocessableEntity;
            return not_published(context, &editor, id, status, errors, form).await;
        }
    };
    let (seen, shown) = (form.seen(), form.shown());
    let outcome = actions::publish_as_shown(context, &editor, id, seen, &change, shown).await?;
    let (words, status) = match outcome {
        Outcome::Done => {
            let at = actions::open(context, &editor, id).await?.post.slug;
            // Whoever has seen the page to publish was told before.
            let told = shown.unwrap_or(working.post.wanted_slug()) == at;
            if told && form.credits && matches!(change, Change::Noted(_)) {
                return Ok(Reply::to(Done::Published.at(&paths::credits(id))));
            }
            return Ok(back(id, if told { Done::Published } else { Done::Numbered }));
        }
        Outcome::AddressTaken => {
            let first = working.post.dated.is_none();
            (if first { ADDRESS_CHANGED } else { ADDRESS_TAKEN }.to_owned(), Status::Conflict)
        }
        Outcome::NoText => (NO_TEXT.to_owned(), Status::UnprocessableEntity),
        Outcome::Late => {
            (reading::late(context, &editor, id, Intent::Publish).await?, Status::Conflict)
        }
    };
    let errors = FormErrors::one("publish", words);
    not_published(context, &editor, id, status, errors, form).await
}

/// The page to publish the post as it stands now.
async fn not_published(
    context: &Context,
    editor: &Editor,
    id: PostId,
    status: Status,
    errors: FormErrors,
    form: PublicationForm,
) -> Result<Reply> {
    let working = actions::open(context, editor, id).await?;
    let page = reading::publication_page(context, editor, &working, errors, form).await?;
    Reply::page_with(status, &page)
}

#[get("/desk/posts/<id>/withdrawal")]
async fn withdrawal(context: &State<Context>, editor: Editor, id: PostId) -> Result<Reply> {
    let form = WithdrawalForm::default();
    not_withdrawn(context, &editor, id, Status::Ok, FormErrors::default(), form).await
}

#[post("/desk/posts/<id>/withdrawal", data = "<form>")]
async fn withdraw(
    context: &State<Context>,
    editor: Editor,
    id: PostId,
    form: SessionForm<WithdrawalForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let (errors, status) = match form.check() {
        Ok(reason) => match actions::withdraw(context, &editor, id, form.seen(), &reason).await? {
            Outcome::Done => return Ok(back(id, Done::Withdrawn)),
            Outcome::Late | Outcome::NoText | Outcome::AddressTaken => {
                let words = reading::late(context, &editor, id, Intent::Withdraw).await?;
                (FormErrors::one("reason", words), Status::Conflict)
            }
        },
        Err(errors) => (errors, Status::UnprocessableEntity),
    };
    not_withdrawn(context, &editor, id, status, errors, form).await
}

/// The page to withdraw the post as it stands now.
async fn not_withdrawn(
    context: &Context,
    editor: &Editor,
    id: PostId,
    status: Status,
    errors: FormErrors,
    form: WithdrawalForm,
) -> Result<Reply> {
    let working = actions::open(context, editor, id).await?;
    let page = reading::withdrawal_page(context, editor, &working, errors, form).await?;
    Reply::page_with(status, &page)
}

#[get("/desk/posts/<id>/comments")]
async fn commenting(context: &State<Context>, editor: Editor, id: PostId) -> Result<Reply> {
    let working = actions::open(context, &editor, id).await?;
    let form = CommentsForm::of(working.post.version, &reading::terms(&working.post));
    let none = FormErrors::default();
    Reply::page(&reading::comments_page(context, &editor, &working, none, form).await?)
}

#[post("/desk/posts/<id>/comments", data = "<form>")]
async fn set_commenting(
    context: &State<Context>,
    editor: Editor,
    id: PostId,
    form: SessionForm<CommentsForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let working = actions::open(context, &editor, id).await?;
    let terms = reading::terms(&working.post);
    let (errors, status) = match form.check(&terms, context.clock.now()) {
        Ok(settings) => {
            match actions::set_comments(context, &editor, id, form.seen(), &settings).await? {
                Outcome::Done => return Ok(back(id, Done::CommentsSet)),
                Outcome::Late | Outcome::NoText | Outcome::AddressTaken => {
                    let words = reading::late(context, &editor, id, Intent::SetComments).await?;
                    (FormErrors::one("comments", words), Status::Conflict)
                }
            }
        }
        Err(errors) => (errors, Status::UnprocessableEntity),
    };
    let working = actions::open(context, &editor, id).await?;
    let page = reading::comments_page(context, &editor, &working, errors, form).await?;
    Reply::page_with(status, &page)
}
