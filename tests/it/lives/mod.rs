//! Whole lives of comments, made up at random: any sequence of things that readers, authors, moderators
//! and administrators do. After each step what is kept is compared with a model that knows only the
//! rules, and now and then everything that anybody can look at is compared with what is kept.
//!
//! A failure tells the shortest sequence that fails and the seed; `FAIR_COMMENT_SEED` gives another
//! seed, `tests/run --long` tries many more lives.

mod doing;
mod finding;
mod looking;
mod model;

use crate::world::{Backend, run};
use doing::Life;
use proptest::{
    prelude::*,
    test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner},
};

/// Who does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Stranger,
    Author,
    Ana,
    Ben,
    Administrator,
}

impl Who {
    /// Whether they may decide about comments.
    pub fn moderates(self) -> bool {
        matches!(self, Self::Ana | Self::Ben | Self::Administrator)
    }
}

/// A button of the desk, by the end of its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    Publication,
    Refusal,
    Spam,
    Removal,
    Restoration,
}

impl Verb {
    /// The end of its address.
    pub fn address(self) -> &'static str {
        match self {
            Self::Publication => "publication",
            Self::Refusal => "refusal",
            Self::Spam => "spam",
            Self::Removal => "removal",
            Self::Restoration => "restoration",
        }
    }

    /// As the form about several spells it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Publication => "publish",
            Self::Refusal => "refuse",
            Self::Spam => "spam",
            Self::Removal => "remove",
            Self::Restoration => "restore",
        }
    }
}

/// Something that is done. A number picks one of the comments there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A reader sends a comment, perhaps as a reply.
    Send { reply_to: Option<usize> },
    /// Somebody sends the very words of a comment again.
    Again(usize),
    /// The writer changes the words, perhaps having seen an older version.
    Reword { comment: usize, late: bool },
    /// The writer takes it back.
    Withdraw(usize),
    /// Somebody presses a button, perhaps having seen an older version.
    Decide { who: Who, verb: Verb, comment: usize, late: bool },
    /// Somebody takes a decision back.
    Undo { who: Who, comment: usize },
    /// Somebody of the team answers.
    TeamReply { who: Who, comment: usize },
    /// Somebody ticks three comments and presses a button about all of them, as they are kept.
    Several { who: Who, verb: Verb, first: usize },
    /// Somebody takes back what was last decided about several at once.
    UndoSeveral { who: Who },
    /// Somebody takes words out of a comment, perhaps having seen an older version.
    Redact { who: Who, comment: usize, late: bool },
    /// Somebody puts words back.
    PutBack { who: Who, comment: usize },
    /// A reader reports a comment.
    Report(usize),
    /// Somebody leaves a reported comment as it is.
    Keep { who: Who, comment: usize },
    /// Somebody erases everything from the address that half the comments were sent with.
    Erase { who: Who },
    /// A moderator presses the button behind a link from a mail.
    Press(usize),
    /// The administrator begins a pause, or ends it.
    Pause,
    /// So many minutes go by.
    Pass(u8),
    /// The worker works.
    Work,
}

fn who() -> impl Strategy<Value = Who> {
    prop_oneof![
        1 => Just(Who::Stranger),
        1 => Just(Who::Author),
        5 => Just(Who::Ana),
        3 => Just(Who::Ben),
        1 => Just(Who::Administrator),
    ]
}

fn verb() -> impl Strategy<Value = Verb> {
    prop_oneof![
        4 => Just(Verb::Publication),
        1 => Just(Verb::Refusal),
        2 => Just(Verb::Spam),
        2 => Just(Verb::Removal),
        2 => Just(Verb::Restoration),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let comment = 0..5_usize;
    let rarely = prop::bool::weighted(0.1);
    prop_oneof![
        4 => prop::option::weighted(0.4, comment.clone()).prop_map(|reply_to| Step::Send { reply_to }),
        1 => comment.clone().prop_map(Step::Again),
        2 => (comment.clone(), rarely).prop_map(|(comment, late)| Step::Reword { comment, late }),
        1 => comment.clone().prop_map(Step::Withdraw),
        10 => (who(), verb(), comment.clone(), rarely)
            .prop_map(|(who, verb, comment, late)| Step::Decide { who, verb, comment, late }),
        4 => (who(), comment.clone()).prop_map(|(who, comment)| Step::Undo { who, comment }),
        2 => (who(), comment.clone()).prop_map(|(who, comment)| Step::TeamReply { who, comment }),
        3 => (who(), verb(), comment.clone())
            .prop_map(|(who, verb, first)| Step::Several { who, verb, first }),
        1 => who().prop_map(|who| Step::UndoSeveral { who }),
        3 => (who(), comment.clone(), prop::bool::weighted(0.1))
            .prop_map(|(who, comment, late)| Step::Redact { who, comment, late }),
        2 => (who(), comment.clone()).prop_map(|(who, comment)| Step::PutBack { who, comment }),
        2 => comment.clone().prop_map(Step::Report),
        1 => (who(), comment).prop_map(|(who, comment)| Step::Keep { who, comment }),
        2 => who().prop_map(|who| Step::Erase { who }),
        3 => (0..40_usize).prop_map(Step::Press),
        1 => Just(Step::Pause),
        2 => (1..7_u8).prop_map(Step::Pass),
        3 => Just(Step::Work),
    ]
}

/// Lives through many sequences on `backend`.
fn lives(backend: Backend) {
    if !backend.is_there() {
        return;
    }
    let seed: u64 = std::env::var("FAIR_COMMENT_SEED")
        .map_or(20_261_122, |text| text.parse().expect("FAIR_COMMENT_SEED is a number"));
    let long = crate::world::at_length();
    let config = Config {
        cases: if long { 120 } else { 16 },
        max_shrink_iters: 80,
        failure_persistence: None,
        ..Config::default()
    };
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let sequences = prop::collection::vec(step(), 10..40);
    let outcome = runner.run(&sequences, |steps| {
        run(backend, async |world| {
            world.leave_mail();
            let mut life = Life::begin(world).await;
            for (number, step) in steps.iter().enumerate() {
                life.live(*step).await;
                if number % 8 == 7 {
                    life.look_around().await;
                }
            }
            life.look_around().await;
            life.look_at_what_was_learnt().await;
        });
        Ok(())
    });
    if let Err(TestError::Fail(reason, steps)) = outcome {
        panic!("FAIR_COMMENT_SEED={seed}\n{steps:#?}\n{reason}");
    }
    outcome.expect("a run");
}

#[test]
fn every_life_of_a_comment_keeps_to_the_rules_on_sqlite() {
    lives(Backend::Sqlite);
}

#[test]
fn every_life_of_a_comment_keeps_to_the_rules_on_postgres() {
    lives(Backend::Postgres);
}
