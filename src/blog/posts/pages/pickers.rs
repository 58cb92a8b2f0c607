//! Whom and what the editor lets choose from: people and guests for the byline, and topics.

use crate::{
    blog::posts::{
        Topic,
        forms::EditorInput,
        values::{MOST_NAMES, Slug},
    },
    team::accounts::Person,
    web::Choice,
};

/// Lists to choose from.
#[derive(Debug, Default)]
pub struct Pickers {
    /// A list for each name of the byline, and one more.
    pub authors: Vec<Vec<Choice>>,
    /// Every topic, those of the post ticked.
    pub topics: Vec<Choice>,
}

/// The fewest lists for names: one beside the author's own shows that there can be several.
const LEAST: usize = 2;

impl Pickers {
    /// The lists for what the form holds.
    pub fn of(form: &EditorInput, people: &[Person], topics: &[Topic]) -> Self {
        let names: Vec<&str> =
            form.byline.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let lists = (names.len() + 1).clamp(LEAST, MOST_NAMES.max(names.len()));
        Self {
            authors: (0..lists)
                .map(|place| authors(names.get(place).copied(), &names, people))
                .collect(),
            topics: choose_topics(&form.topics, topics),
        }
    }
}

/// Everyone who can stand in the byline, with `chosen` chosen: people who can sign in, and whoever is named.
fn authors(chosen: Option<&str>, named: &[&str], people: &[Person]) -> Vec<Choice> {
    let is_named =
        |person: &Person| named.iter().any(|name| name.eq_ignore_ascii_case(&person.email));
    let mut choices: Vec<Choice> = people
        .iter()
        .filter(|person| person.active || is_named(person))
        .map(|person| {
            let alone = people.iter().filter(|other| other.name == person.name).count() == 1;
            let words = match alone {
                true => person.name.clone(),
                false => format!("{} ({})", person.name, person.email),
            };
            Choice::new(person.email.clone(), words)
        })
        .collect();
    for name in named {
        let known = choices.iter().any(|choice| choice.code.eq_ignore_ascii_case(name));
        if !known {
            let words =
                if name.contains('@') { (*name).to_owned() } else { format!("{name} (guest)") };
            choices.push(Choice::new(*name, words));
        }
    }
    for choice in &mut choices {
        choice.chosen = chosen.is_some_and(|chosen| choice.code.eq_ignore_ascii_case(chosen));
    }
    choices
}

fn choose_topics(typed: &str, topics: &[Topic]) -> Vec<Choice> {
    let typed: Vec<&str> =
        typed.split([',', '\n']).map(str::trim).filter(|name| !name.is_empty()).collect();
    let slugs: Vec<Option<Slug>> = typed.iter().map(|name| Slug::from_topic(name)).collect();
    let is_typed = |topic: &Topic| slugs.iter().flatten().any(|slug| slug.as_str() == topic.slug);
    let mut choices: Vec<Choice> = topics
        .iter()
        .map(|topic| Choice {
            code: topic.name.clone(),
            words: topic.name.clone(),
            chosen: is_typed(topic),
        })
        .collect();
    for (name, slug) in typed.into_iter().zip(&slugs) {
        let known = topics
            .iter()
            .any(|topic| slug.as_ref().is_some_and(|slug| slug.as_str() == topic.slug));
        if !known {
            choices.push(Choice { chosen: true, ..Choice::new(name, name) });
        }
    }
    choices
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ids::{PersonId, TopicId};

    fn person(name: &str, email: &str, active: bool) -> Person {
        Person {
            id: PersonId(1),
            name: name.to_owned(),
            email: email.to_owned(),
            slug: String::new(),
            job: String::new(),
            biography: String::new(),
            roles: Default::default(),
            active,
            tell_of_comments: true,
            last_sign_in_at: None,
            single_keys: false,
            temporary_password: false,
        }
    }

    #[test]
    fn people_are_chosen_and_guests_stay_guests() {
        let people = [
            person("Ana", "ana@x.uk", true),
            person("Bo", "bo@x.uk", true),
            person("Bo", "bo.h@x.uk", true),
            person("Cy", "cy@x.uk", false),
            person("Di", "di@x.uk", false),
        ];
        let form = EditorInput { byline: "cy@x.uk\nDr Guest".to_owned(), ..EditorInput::default() };
        let pickers = Pickers::of(&form, &people, &[]);
        let words: Vec<&str> =
            pickers.authors[0].iter().map(|choice| choice.words.as_str()).collect();
        assert_eq!(words, ["Ana", "Bo (bo@x.uk)", "Bo (bo.h@x.uk)", "Cy", "Dr Guest (guest)"]);
        let chosen: Vec<String> =
            pickers.authors.iter().map(|list| Choice::words_of_chosen(list)).collect();
        assert_eq!(chosen, ["Cy", "Dr Guest (guest)", ""]);
    }

    #[test]
    fn topics_are_ticked_by_their_slug() {
        let topic = Topic { id: TopicId(1), slug: "strategy".into(), name: "Strategy".into() };
        let form =
            EditorInput { topics: "strategy, User research".into(), ..EditorInput::default() };
        let shown: Vec<(String, bool)> = Pickers::of(&form, &[], &[topic])
            .topics
            .into_iter()
            .map(|choice| (choice.words, choice.chosen))
            .collect();
        assert_eq!(shown, [("Strategy".to_owned(), true), ("User research".to_owned(), true)]);
    }
}
