//! Screening: what is marked and why, the team's rules, and the bench they are tried on.

mod bench;
mod campaigns;
mod checks;
mod marking;
mod names;
mod rules;
mod slow;

use crate::world::{Answer, Person};

impl Person<'_> {
    /// Sends the form of a new rule on words, with other fields over those.
    pub async fn sends_rule(&self, patterns: &str, more: &[(&str, &str)]) -> Answer {
        self.sends_rule_to("/desk/moderation/screening/new", patterns, more).await
    }

    /// Sends the form of a rule to `path`.
    pub async fn sends_rule_to(&self, path: &str, patterns: &str, more: &[(&str, &str)]) -> Answer {
        let mut fields = vec![
            ("name", "A new rule"),
            ("kind", "words"),
            ("patterns", patterns),
            ("matching", "whole_words"),
            ("effect", "hold"),
            ("active", "true"),
            ("version", "0"),
            ("act", "save"),
        ];
        for (name, value) in more {
            fields.retain(|(known, _)| known != name);
            fields.push((name, value));
        }
        self.post(path, &fields).await
    }

    /// Adds a rule on words and wants it to be taken; answers its address.
    pub async fn adds_rule(&self, patterns: &str, more: &[(&str, &str)]) -> String {
        let answer = self.sends_rule(patterns, more).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        let list = self.get("/desk/moderation/screening").await;
        list.attributes("tbody th a", "href").pop().expect("a rule")
    }
}
