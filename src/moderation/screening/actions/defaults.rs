//! The rules that a new blog begins with.

use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        error::{AppError, Result},
    },
    moderation::screening::{Effect, Matching, RuleDefinition, RuleKind, store},
};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct File {
    rule: Vec<Shipped>,
}

#[derive(Debug, Deserialize)]
struct Shipped {
    name: String,
    patterns: String,
}

fn shipped() -> Result<Vec<RuleDefinition>> {
    let file: File = toml::from_str(include_str!("../rules.toml")).map_err(AppError::fault)?;
    let definition = |rule: Shipped| RuleDefinition {
        name: rule.name,
        kind: RuleKind::Words,
        patterns: rule.patterns.trim().to_owned(),
        matching: Matching::WholeWords,
        effect: Effect::Hold,
        active: true,
    };
    Ok(file.rule.into_iter().map(definition).collect())
}

/// Gives a new blog its rules, once: a team that has dropped them does not get them again.
pub async fn prepare(context: &Context) -> Result<()> {
    if store::changes(context.database.read()).await?.is_some() {
        return Ok(());
    }
    let shipped = &shipped()?;
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            store::begin(&transaction).await?;
            for definition in shipped {
                let id = store::insert(&transaction, definition, None, now).await?;
                audit::record(&transaction, now, By::Program, Event::ScreeningRuleAdded(id))
                    .await?;
            }
            Ok(())
        })
        .await
        // Another program that started at the same moment has done it.
        .or_else(AppError::taken_as(()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderation::screening::{
        matcher::{Matcher, Place, Subject},
        text::CommentText,
    };

    fn caught(body: &str) -> Vec<String> {
        let text = &CommentText::of(body);
        let looked = Subject { name: "", email: None, network: None, text };
        let mut caught = Vec::new();
        for definition in shipped().expect("a file that can be read") {
            let matcher = Matcher::of(&definition).expect(&definition.name);
            let found = matcher.find(&looked).into_iter().filter_map(Place::span);
            caught.extend(
                found.map(|(start, end)| format!("{}: {}", definition.name, &body[start..end])),
            );
        }
        caught
    }

    #[test]
    fn abuse_threats_and_advertising_are_caught() {
        for body in [
            "You are all a bunch of wankers",
            "What utter BULLSHIT this is",
            "Fuck off back to London",
            "I know where you live, minister",
            "I’ll kill you",
            "they should be shot",
            "Win big at our online casino today",
            "Get a Payday-Loan in minutes",
            "We sell SEO backlinks for your blog",
            "Invest in cryptocurrency and double your money",
            "Buy Viagra here",
            "Great post! Visit my website for more",
        ] {
            assert_eq!(caught(body).len().min(1), 1, "{body}");
        }
    }

    #[test]
    fn ordinary_comments_are_not() {
        for body in [
            "I live in Scunthorpe and work in Penistone, near the Essex and Middlesex border.",
            "The assessment of the class took ten analysts a whole passage to explain.",
            "We must act now on climate change, before it is too late.",
            "Please kill this project before it kills the budget.",
            "The new cryptography library uses a nonce for every request.",
            "Our service had a bomb threat exercise, and the police escort was late.",
            "I was sacked for being gay, and the race equality report ignores it.",
            "Sex education in schools needs teachers who are trained in it.",
            "The finger prick test at the clinic was quick and kind.",
            "There is a chink in the armour of this argument.",
            "My Maine coon is microchipped under the new regulations.",
            "The slag heaps above the village are still not safe after rain.",
            "Old dykes along the river burst their banks in the flood.",
            "The drug policy must look at heroin and cannabis separately.",
            "This is a damn good idea, and bloody well explained.",
            "What a load of rubbish: the website is awful and you should be ashamed.",
            "I am furious. Nobody answered my letter for six months.",
            "The minister is a liar and should resign.",
            "Could you write a guest post about the payment service?",
            "Website traffic fell by a third after the redesign.",
            "How do you measure search engine optimisation on GOV.UK?",
            "The cocktail of vaccines was approved by the regulator.",
            "He dispatched the matter to the parliamentary committee.",
            "A fire retardant coating is needed by the new standard.",
            "My grandmother, 94, cannot use the app. She is not stupid.",
            "Loans for students should be written off after twenty years.",
            "Gambling harms people: please restrict betting adverts.",
            "I invested my pension and lost it through bad advice.",
            "Please shoot me an email when the next draft is ready.",
            "This risk-free trial is a contradiction in terms.",
            "The Wankel engine was discussed at the transport museum.",
            "You are dead right about the bus timetable.",
            "Our team is dying to see the results, so order them now if you can.",
            "The bank holiday payment came early; thank you for being clear about it.",
            "Is the fund recovery plan of the council published anywhere?",
            "Someone will know where to find the minutes of the meeting.",
        ] {
            assert_eq!(caught(body), [""; 0], "{body}");
        }
    }
}
