//! What the pages about people, and one's own account, show.

use super::{
    forms::{AddForm, DetailsForm, ProfileForm, SetUpForm, SignInForm},
    pages::{
        AccountDone, AccountPage, AddPersonPage, PeopleDone, PeoplePage, PersonPage, PersonView,
        SavedWordsPage, SessionView, SetUpPage, SignInPage, role_choices, roles_in_words,
    },
    paths,
};
use crate::{
    base::{context::Context, error::Result, ids::PersonId},
    team::{
        accounts::{self, Administrator, Capability, Member, Role},
        site::{DeskLayout, FormAgain, JustDone, Layout},
    },
    web::FormErrors,
};

/// Where one signs in.
pub fn sign_in_page(context: &Context, errors: FormErrors, form: &SignInForm) -> SignInPage {
    SignInPage {
        layout: Layout::private(&context.site.get(), "Sign in").with_errors(&errors),
        errors,
        form: form.clone(),
        signed_out: false,
        someone_else: false,
    }
}

/// Where one signs in to go on with what was written while the session ended, or while `someone_else` signed
/// in; `kept` is its code.
pub fn sign_in_to_go_on(context: &Context, kept: String, someone_else: bool) -> SignInPage {
    SignInPage {
        layout: Layout::private(&context.site.get(), "Sign in to continue"),
        errors: FormErrors::default(),
        form: SignInForm { kept, ..SignInForm::default() },
        signed_out: false,
        someone_else,
    }
}

/// What somebody wrote while their session ended, for whoever is back with the session `token`; none if
/// nothing of theirs is kept under `code`.
pub async fn kept_page(
    context: &Context,
    token: &str,
    code: &str,
) -> Result<Option<SavedWordsPage>> {
    let Some(member) = accounts::resume(context, token).await? else { return Ok(None) };
    let Some(form) = accounts::kept_words(context, &member, code).await? else { return Ok(None) };
    Ok(Some(SavedWordsPage {
        layout: Layout::private(&context.site.get(), "You are signed in again"),
        form: FormAgain::to_send(&form, member.csrf(), "Send it now"),
    }))
}

/// Where the first administrator makes an account.
pub fn set_up_page(
    context: &Context,
    errors: FormErrors,
    token: &str,
    form: &SetUpForm,
) -> SetUpPage {
    SetUpPage {
        layout: Layout::private(&context.site.get(), "Create the first account")
            .with_errors(&errors),
        errors,
        token: token.to_owned(),
        form: form.clone(),
    }
}

/// One's own account, and what was just done to it.
pub async fn account_page(
    context: &Context,
    member: &Member,
    done: Option<AccountDone>,
) -> Result<AccountPage> {
    let profile = ProfileForm::from(member.person());
    let mut page = account_as_typed(context, member, FormErrors::default(), profile).await?;
    page.layout = page.layout.telling(done.map(AccountDone::notice));
    Ok(page)
}

/// One's own account, with the mistakes of one of its forms and the profile as it was typed.
pub async fn account_as_typed(
    context: &Context,
    member: &Member,
    errors: FormErrors,
    profile: ProfileForm,
) -> Result<AccountPage> {
    let person = member.person();
    Ok(AccountPage {
        layout: DeskLayout::new(&context.site.get(), member, "Your account", "account")
            .in_section(accounts::paths::ACCOUNT)
            .with_errors(&errors),
        errors,
        email: person.email.clone(),
        roles: roles_in_words(person),
        profile,
        tell_of_comments: person.tell_of_comments,
        single_keys: member.can(Capability::ModerateComments).then_some(person.single_keys),
        sessions: accounts::own_sessions(context, member)
            .await?
            .into_iter()
            .map(SessionView::from)
            .collect(),
    })
}

/// The people of the team, and what was just done to one of them.
pub async fn people_page(
    context: &Context,
    administrator: &Administrator,
    done: Option<PeopleDone>,
) -> Result<PeoplePage> {
    Ok(PeoplePage {
        layout: DeskLayout::new(&context.site.get(), administrator, "People", "settings")
            .in_section(paths::PEOPLE)
            .telling(done.map(PeopleDone::notice)),
        people: accounts::people(context).await?.into_iter().map(PersonView::from).collect(),
    })
}

/// Where a person is added.
pub fn add_page(
    context: &Context,
    administrator: &Administrator,
    errors: FormErrors,
    form: &AddForm,
) -> AddPersonPage {
    AddPersonPage {
        layout: DeskLayout::new(&context.site.get(), administrator, "Add a person", "settings")
            .in_section(paths::PEOPLE)
            .with_errors(&errors),
        errors,
        choices: role_choices(&form.role),
        form: form.clone(),
    }
}

/// What was typed about a person in a form that was refused.
#[derive(Debug, Default)]
pub struct TypedAgain {
    /// The details, if they are not the person's own.
    pub details: Option<DetailsForm>,
    /// The roles that are ticked, if they are not the person's own.
    pub roles: Option<Vec<String>>,
}

/// One person, what was just done to them, and the mistakes of one of the forms.
pub async fn person_page(
    context: &Context,
    administrator: &Administrator,
    id: PersonId,
    errors: FormErrors,
    typed: TypedAgain,
    done: Option<PeopleDone>,
) -> Result<PersonPage> {
    let person = accounts::person(context, id).await?;
    let own_roles = || person.roles.iter().map(|role: &Role| role.code().to_owned()).collect();
    let chosen = typed.roles.unwrap_or_else(own_roles);
    Ok(PersonPage {
        layout: DeskLayout::new(&context.site.get(), administrator, &person.name, "settings")
            .in_section(paths::PEOPLE)
            .telling(done.map(|done| done.notice_about(&person.name)))
            .with_errors(&errors),
        errors,
        choices: role_choices(&chosen),
        form: typed.details.unwrap_or_else(|| DetailsForm::from(&person)),
        own: person.id == administrator.id(),
        temporary: person.temporary_password,
        person: PersonView::from(person),
    })
}
