//! Gathers what a page shows to readers, with its places filled, and what the desk shows of it.

use super::{
    door,
    fill::{RetentionDays, fill},
    fixed::{self, PAGES},
    forms::PageForm,
    gaps::gaps,
    paths, store,
    templates::{
        ConflictPage, Done, EditorPage, FixedPage, Head, ListPage, RemovalPage, Row, State,
        VersionPage, VersionRow, parts_to_complete,
    },
    values::{Page, PastWording, Wording},
};
use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::PersonId,
        markdown::{self, SafeHtml, TooMuch},
    },
    blog::posts::Difference,
    team::{
        accounts::{self, Capability, Editor},
        site::{DeskLayout, JustDone, Layout},
    },
    web::{Absolute, FormErrors},
};
use std::collections::BTreeMap;

/// The page as readers see it.
pub async fn public_page(context: &Context, name: &str) -> Result<FixedPage> {
    let wording = door::shown(context.database.read(), name).await?.ok_or(AppError::NotFound)?;
    let address = paths::public(name);
    let layout = Layout::public(&context.site.get(), &wording.title)
        .at_address(&address)
        .found_at(Absolute::of(context).to(&address));
    let body = filled(context, &wording.body).map_err(AppError::fault)?;
    Ok(FixedPage { layout, title: wording.title, body, preview: false })
}

/// A wording that nobody has saved, as its page would show it.
pub fn preview(context: &Context, wording: &Wording) -> Result<FixedPage, FormErrors> {
    let body = filled(context, &wording.body).map_err(|words| FormErrors::one("body", words))?;
    let layout = Layout::private(&context.site.get(), &format!("Preview: {}", wording.title));
    Ok(FixedPage { layout, title: wording.title.clone(), body, preview: true })
}

fn filled(context: &Context, text: &str) -> Result<SafeHtml, TooMuch> {
    let settings = &context.settings;
    let kept = RetentionDays {
        network_days: settings.keep_network.num_days(),
        originals_days: settings.keep_originals.num_days(),
        refused_days: settings.keep_refused.num_days(),
        spam_days: settings.keep_spam.num_days(),
        email_months: settings.keep_email.as_u32(),
        record_months: settings.keep_record.as_u32(),
    };
    markdown::post(&fill(text, &context.site.get(), kept))
}

fn layout(context: &Context, editor: &Editor, heading: &str) -> DeskLayout {
    DeskLayout::new(&context.site.get(), editor, heading, "posts").in_section(paths::ON_DESK)
}

fn state(page: &Page) -> State {
    match page.shown {
        Some(shown) if shown == page.version && page.version == 1 => {
            match fixed::named(page.name.as_str()) {
                Some(shipped) if page.wording == Wording::shipped(shipped) => State::Shipped,
                _ => State::Published,
            }
        }
        Some(shown) if shown == page.version => State::Published,
        Some(_) => State::Changed,
        None if fixed::named(page.name.as_str()).is_some() => State::Prepared,
        None => State::Hidden,
    }
}

fn row(name: &str, wording: &Wording, state: State) -> Row {
    Row {
        title: wording.title.clone(),
        href: paths::editor(name),
        address: paths::public(name),
        state,
        to_do: parts_to_complete(gaps(&wording.body).len()),
    }
}

/// The list on the desk, and what was just done.
pub async fn list_page(context: &Context, editor: &Editor, done: Option<Done>) -> Result<ListPage> {
    let pages = store::all(context.database.read()).await?;
    let own = |name: &str| pages.iter().find(|page| page.name.as_str() == name);
    let required = PAGES
        .iter()
        .map(|shipped| match own(shipped.name) {
            Some(page) => row(shipped.name, &page.wording, state(page)),
            None => {
                let state = if shipped.is_complete() { State::Shipped } else { State::Prepared };
                row(shipped.name, &Wording::shipped(shipped), state)
            }
        })
        .collect();
    let added = pages
        .iter()
        .filter(|page| fixed::named(page.name.as_str()).is_none())
        .map(|page| row(page.name.as_str(), &page.wording, state(page)))
        .collect();
    Ok(ListPage {
        layout: layout(context, editor, "Pages").telling(done.map(Done::notice)),
        required,
        added,
        no_contact: context.site.get().contact.is_empty(),
        administrator: editor.can(Capability::ManageSite),
    })
}

/// The editor for a new page.
pub fn new_page(
    context: &Context,
    editor: &Editor,
    errors: FormErrors,
    form: PageForm,
) -> EditorPage {
    let heading = "Add a page".to_owned();
    EditorPage::new(layout(context, editor, &heading), heading, errors, form, None)
}

/// A page as the desk works on it: its row, or the words that came with the program.
async fn worked_on(context: &Context, name: &str) -> Result<(Wording, Option<Page>)> {
    match store::find(context.database.read(), name).await? {
        Some(page) => Ok((page.wording.clone(), Some(page))),
        None => {
            let shipped = fixed::named(name).ok_or(AppError::NotFound)?;
            Ok((Wording::shipped(shipped), None))
        }
    }
}

/// The editor for a page that is there, begun with the earlier wording `from` if one is named.
pub async fn editor_page(
    context: &Context,
    editor: &Editor,
    name: &str,
    from: Option<i64>,
    done: Option<Done>,
) -> Result<EditorPage> {
    let (wording, page) = worked_on(context, name).await?;
    let earlier = match (&page, from) {
        (Some(page), Some(number)) => {
            store::wording(context.database.read(), page.id, number).await?
        }
        _ => None,
    };
    let version = page.as_ref().map_or(0, |page| page.version);
    let (begun, from) = match earlier {
        Some(earlier) => (earlier.wording, earlier.version),
        None => (wording, 0),
    };
    let form = PageForm::of(&begun, version);
    let mut shown = edited(context, editor, name, FormErrors::default(), form).await?;
    if let Some(head) = &mut shown.head {
        head.from = from;
    }
    shown.layout = shown.layout.telling(done.map(Done::notice));
    Ok(shown)
}

/// The editor with every word that was typed, and what is wrong.
pub async fn edited(
    context: &Context,
    editor: &Editor,
    name: &str,
    errors: FormErrors,
    form: PageForm,
) -> Result<EditorPage> {
    let (wording, page) = worked_on(context, name).await?;
    let shipped = fixed::named(name);
    let versions = match &page {
        Some(page) => {
            let history = store::history(context.database.read(), page.id).await?;
            let names = names(context, &history).await?;
            history.iter().map(|past| version_row(past, page.shown, &names)).collect()
        }
        None => Vec::new(),
    };
    let state = match (&page, shipped) {
        (Some(page), _) => state(page),
        (None, Some(shipped)) if shipped.is_complete() => State::Shipped,
        (None, _) => State::Prepared,
    };
    let head = Head {
        name: name.to_owned(),
        address: paths::public(name),
        state,
        may_take_down: shipped.is_none() && page.is_some_and(|page| page.shown.is_some()),
        from: 0,
        versions,
    };
    let heading = format!("Edit “{}”", wording.title);
    Ok(EditorPage::new(layout(context, editor, &heading), heading, errors, form, Some(head)))
}

fn version_row(
    past: &PastWording,
    shown: Option<i64>,
    names: &BTreeMap<PersonId, String>,
) -> VersionRow {
    VersionRow {
        number: past.version,
        who: past
            .person
            .and_then(|id| names.get(&id).cloned())
            .unwrap_or_else(|| "Default".to_owned()),
        when: past.at.map(london::day_and_time).unwrap_or_default(),
        shown: shown == Some(past.version),
    }
}

async fn names(context: &Context, history: &[PastWording]) -> Result<BTreeMap<PersonId, String>> {
    let ids: Vec<PersonId> = history.iter().filter_map(|past| past.person).collect();
    let people = accounts::by_ids(context.database.read(), &ids).await?;
    Ok(people.into_iter().map(|person| (person.id, person.name)).collect())
}

/// An earlier wording, as readers would see it.
pub async fn version_page(
    context: &Context,
    editor: &Editor,
    name: &str,
    number: i64,
) -> Result<VersionPage> {
    let database = context.database.read();
    let page = store::find(database, name).await?.ok_or(AppError::NotFound)?;
    let past = store::wording(database, page.id, number).await?.ok_or(AppError::NotFound)?;
    let names = names(context, std::slice::from_ref(&past)).await?;
    let heading = format!("“{}”, version {number}", page.wording.title);
    Ok(VersionPage {
        layout: layout(context, editor, &heading),
        heading,
        name: name.to_owned(),
        version: version_row(&past, page.shown, &names),
        now: page.version == number,
        body: filled(context, &past.wording.body).map_err(AppError::fault)?,
        to_complete: parts_to_complete(gaps(&past.wording.body).len()),
        title: past.wording.title,
    })
}

/// Both texts, and a form that holds one's own and saves over the other.
pub async fn conflict_page(
    context: &Context,
    editor: &Editor,
    name: &str,
    mut form: PageForm,
) -> Result<ConflictPage> {
    let database = context.database.read();
    let page = store::find(database, name).await?.ok_or(AppError::NotFound)?;
    let last = store::wording(database, page.id, page.version).await?;
    let names = names(context, last.as_slice()).await?;
    let last = last.map(|past| version_row(&past, page.shown, &names));
    let typed = form.body.replace("\r\n", "\n");
    let pieces = Difference::between(&page.wording.body, &typed).pieces;
    // To save once more is to have seen the other text.
    form.version = page.version;
    Ok(ConflictPage {
        layout: layout(context, editor, "Two people changed this page"),
        name: name.to_owned(),
        by: last.as_ref().map_or_else(|| "Someone".to_owned(), |last| last.who.clone()),
        at: last.map(|last| last.when).unwrap_or_default(),
        their_title: Some(page.wording.title).filter(|theirs| *theirs != form.title),
        theirs: pieces.iter().filter(|piece| !piece.is_new()).cloned().collect(),
        yours: pieces.into_iter().filter(|piece| !piece.is_old()).collect(),
        form,
        errors: FormErrors::default(),
    })
}

/// The page that asks whether a page is to be taken down.
pub async fn removal_page(context: &Context, editor: &Editor, name: &str) -> Result<RemovalPage> {
    let page = store::find(context.database.read(), name).await?.ok_or(AppError::NotFound)?;
    if fixed::named(name).is_some() || page.shown.is_none() {
        return Err(AppError::NotFound);
    }
    let title = page.wording.title;
    Ok(RemovalPage {
        layout: layout(context, editor, &format!("Take down “{title}”")),
        name: name.to_owned(),
        address: paths::public(name),
        title,
    })
}
