//! What is over each list of comments: the tabs with their counts, what was decided by its state, and the filters.

use crate::{
    base::{context::Context, error::Result, ids::PostId},
    blog::posts,
    conversation::comments::{self, CommentStatus, HoldCause},
    moderation::{
        answers,
        place::{
            Place, TABS, day_in_words,
            paths::{QUEUE, REPORTED},
        },
        queue::{
            pages::{FiltersView, Tab, TabsView},
            paths::{DECISIONS, MINE, TO_ANSWER},
        },
        reports,
    },
    team::accounts::Moderator,
    web::{Choice, ChosenFilter, FormErrors},
};

/// How many posts can be chosen from, the newest first.
const POSTS: u64 = 50;

/// The rows of tabs; `here` is the code of the list that is shown: that of a state, `reported`, `answers`,
/// `decisions` or `mine`.
///
/// A list with a source of its own adds its tab here: its name, how many there are (as far as
/// [`crate::base::database::count`] counts), its address.
pub async fn row(context: &Context, moderator: &Moderator, here: &str) -> Result<TabsView> {
    let database = context.database.read();
    let tab = |name: &str, code: &str, count: String, href: &str| Tab {
        name: name.to_owned(),
        count,
        href: href.to_owned(),
        here: code == here,
    };
    let waiting = CommentStatus::Waiting.code();
    let to_read = match moderator.to_read() {
        Some(count) => count,
        None => comments::waiting(database).await?,
    };
    let reported = reports::open_count(database).await?;
    let to_answer = answers::owed(context).await?.open;
    let mut tabs = vec![
        tab("To read", waiting, to_read.to_string(), QUEUE),
        tab("Reported", "reported", reported.to_string(), REPORTED),
        tab("To answer", "answers", to_answer.to_string(), TO_ANSWER),
    ];
    let mut decided = Vec::new();
    if !tabs.iter().any(|tab| tab.here) {
        decided.push(tab("All decisions", "decisions", String::new(), DECISIONS));
        decided.push(tab("My last 20", "mine", String::new(), MINE));
        for status in TABS.into_iter().filter(|status| *status != CommentStatus::Waiting) {
            let place = Place { tab: status.code().to_owned(), ..Place::default() };
            let count = comments::count_in(database, status).await?.to_string();
            decided.push(tab(status.in_words(), status.code(), count, &place.address()));
        }
    }
    let here = !decided.is_empty();
    tabs.push(Tab { here, ..tab("Decided", "", String::new(), DECISIONS) });
    Ok(TabsView { tabs, decided })
}

fn choice(code: &str, words: impl Into<String>, chosen: &str) -> Choice {
    Choice::new(code, words).chosen_if(chosen)
}

/// The posts to choose from, the newest first; `chosen` is the key of one of them, or empty.
pub async fn post_choices(context: &Context, chosen: &str) -> Result<Vec<Choice>> {
    let mut posts: Vec<Choice> = posts::latest_titles(context, POSTS)
        .await?
        .into_iter()
        .map(|(id, title)| choice(&id.to_string(), title, chosen))
        .collect();
    // An older one that was chosen by a link stays chosen.
    if !chosen.is_empty() && !posts.iter().any(|post| post.chosen) {
        let id = chosen.parse().map(PostId).unwrap_or(PostId(0));
        let found = posts::references(context.database.read(), &[id]).await?.remove(&id);
        let title =
            found.map_or_else(|| "A post that no longer exists".to_owned(), |post| post.title);
        posts.push(choice(chosen, title, chosen));
    }
    Ok(posts)
}

/// The filters of `place`, with those chosen in words.
pub async fn filters(context: &Context, place: &Place, errors: FormErrors) -> Result<FiltersView> {
    let posts = post_choices(context, &place.post).await?;
    let mut marks: Vec<Choice> = Vec::new();
    for cause in HoldCause::OF_PROGRAM {
        marks.push(choice(&cause.code(), cause.in_words(), &place.mark));
        if cause == HoldCause::SpamFilter {
            marks.push(choice(HoldCause::RULES, HoldCause::ANY_RULE, &place.mark));
        }
    }
    if !place.mark.is_empty() && !marks.iter().any(|mark| mark.chosen) {
        marks.push(choice(&place.mark, format!("Rule {}", place.mark), &place.mark));
    }
    let dues = [("late", "Overdue"), ("soon", "Due soon")]
        .map(|(code, words)| choice(code, words, &place.due));
    let without = |filter| place.without(filter).address();
    let chosen = ChosenFilter::those_on([
        ("Post: ", Choice::words_of_chosen(&posts), without("post")),
        ("Person: ", place.person.clone(), without("person")),
        ("Marked: ", Choice::words_of_chosen(&marks), without("mark")),
        ("", Choice::words_of_chosen(&dues), without("due")),
        ("Sent from ", day_in_words(&place.from), without("from")),
        ("Sent until ", day_in_words(&place.until), without("until")),
        ("Words: ", place.words.clone(), without("words")),
    ]);
    Ok(FiltersView { place: place.clone(), errors, posts, marks, dues: dues.into(), chosen })
}
