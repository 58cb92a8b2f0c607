//! What screening costs, and how right the spam filter is.
//!
//! `cargo bench --bench screening` runs all three parts; a word after `--` runs one of them:
//! `filter` (precision and recall), `comments` (10,000 comments through the whole screening) or `nasty`
//! (the worst inputs at lengths n, 2n and 4n). A growth that is not linear ends it with an error.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a measurement that cannot go on says so by a panic, and tells what it found"
)]

mod blog;
mod corpus;

use corpus::{Draw, Made, Part};
use fair_comment::{
    conversation::comments::HoldCause,
    moderation::{
        self,
        screening::{
            self, CommentText, Effect, Matcher, Matching, RuleDefinition, RuleKind, Subject,
            Submission,
        },
        spam_filter::{self, Class, Memory, Sample, TestResult, tokens},
    },
};
use std::{process::ExitCode, time::Instant};

fn main() -> ExitCode {
    let wanted = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let part = |name: &str| wanted.as_deref().is_none_or(|one| one == name);
    let mut fine = true;
    if part("filter") {
        quality();
        if let Some(path) = std::env::var_os("FAIR_COMMENT_CORPUS") {
            messages(&path);
        }
    }
    if part("nasty") {
        fine &= nasty();
    }
    if part("comments") {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
        runtime.expect("a runtime").block_on(through_the_whole_screening());
    }
    if fine { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn sample(made: &Made) -> Sample<'_> {
    Sample { name: &made.name, body: &made.body, email: made.email.as_deref(), fast: false }
}

fn class(made: &Made) -> Class {
    if made.spam { Class::Spam } else { Class::Published }
}

/// Learns from made-up comments and tests on others, made of phrases that were never learnt.
fn quality() {
    println!("## Made-up comments: learnt, then 4,000 others tested\n");
    println!("| tested are made of | learnt | spam found | recall | wrongly marked | precision |");
    println!("| --- | --: | --: | --: | --: | --: |");
    for (words, part, learnt) in [
        ("the same phrases", Part::Learnt, 120),
        ("the same phrases", Part::Learnt, 300),
        ("the same phrases", Part::Learnt, 1000),
        ("phrases never learnt", Part::HeldOut, 120),
        ("phrases never learnt", Part::HeldOut, 300),
        ("phrases never learnt", Part::HeldOut, 1000),
        ("phrases never learnt", Part::HeldOut, 3000),
    ] {
        let mut memory = Memory::default();
        for made in Draw::new(1, Part::Learnt).comments(learnt) {
            memory.learn(class(&made), tokens(&sample(&made)).iter().map(String::as_str));
        }
        let mut tested = TestResult::default();
        for made in Draw::new(2, part).comments(4000) {
            let found = tokens(&sample(&made));
            let verdict = memory.judge(found.iter().map(String::as_str)).expect("enough learnt");
            tested.add(class(&made), verdict.is_likely_spam());
        }
        println!(
            "| {words} | {learnt} | {} of {} | {:.1} % | {} of {} | {:.1} % |",
            tested.caught,
            tested.caught + tested.missed,
            100.0 * tested.recall(),
            tested.wrongly,
            tested.wrongly + tested.passed,
            100.0 * tested.precision(),
        );
    }
    println!();
}

/// The same on messages from a file with the columns class, name, email and body, the oldest first.
fn messages(path: &std::ffi::OsStr) {
    let mut reader = csv::Reader::from_path(path).expect("a file");
    let rows: Vec<(Class, String)> = reader
        .records()
        .map(|row| {
            let row = row.expect("a row");
            let class = if &row[0] == "spam" { Class::Spam } else { Class::Published };
            let email = Some(&row[2]).filter(|email| !email.is_empty());
            let sample = Sample { name: &row[1], body: &row[3], email, fast: false };
            (class, tokens(&sample).join(" "))
        })
        .collect();
    let lessons: Vec<(Class, Vec<&str>)> =
        rows.iter().map(|(class, tokens)| (*class, tokens.split(' ').collect())).collect();
    let report = spam_filter::measure(&lessons);
    println!("## Messages: {} spam, {} other\n", report.spam, report.published);
    for sentence in report.in_words() {
        println!("- {sentence}");
    }
    println!();
}

/// So many bytes at least are looked at in the shortest of three lengths.
const LENGTH: usize = 60_000;
/// Four times the length takes four times the time, and 16 times if each byte looks at all others. Up
/// to so many times is noise.
const LINEAR: f64 = 8.0;

fn nasty() -> bool {
    let memory = {
        let mut memory = Memory::default();
        for made in Draw::new(1, Part::Learnt).comments(1000) {
            memory.learn(class(&made), tokens(&sample(&made)).iter().map(String::as_str));
        }
        memory
    };
    let marks = |text: &str| moderation::marks::marks(text).len();
    let whole = |text: &str| {
        let found = tokens(&Sample { name: "", body: text, email: None, fast: false });
        memory.judge(found.iter().map(String::as_str)).map_or(0, |verdict| verdict.clues.len())
    };
    println!(
        "## The worst inputs: time at n = {LENGTH} bytes, and how often that at 2n and at 4n\n"
    );
    println!("| what | input | n, ms | 2n / n | 4n / 2n |");
    println!("| --- | --- | --: | --: | --: |");
    let mut fine = true;
    for (name, piece) in [
        ("telephone", "0"),
        ("telephone", "01632 96 "),
        ("telephone", "00 00 "),
        ("telephone", "+1-23-"),
        ("email", "a."),
        ("email", "a@b."),
        ("email", "a@b.c."),
        ("email", "@"),
        ("postcode", "SW1A "),
        ("postcode", "GIR 0A"),
        ("NHS number", "943 476 "),
        ("NHS number", "9434765919"),
        ("National Insurance", "AB 12 34 "),
        ("National Insurance", "ABABAB12"),
        ("street", "1 Aaa "),
        ("street", "12 High "),
        ("street", "1 A"),
        ("street", "Flat 1, "),
        ("link", "https://"),
        ("link", "www."),
        ("link", "https://a.example/(((("),
        ("link", "https://a.b)))).,."),
        ("plain words", "harbour strategy "),
    ] {
        fine &= grows(name, piece, marks);
    }
    for (name, piece) in [
        ("filter", "a"),
        ("filter", "a'b'"),
        ("filter", "\u{fdfa}"),
        ("filter", "word "),
        ("filter", "сa"),
        ("filter", "https://a.example "),
        ("filter", "ab1 cd2 ef3 "),
    ] {
        fine &= grows(name, piece, whole);
    }
    use Matching::{Anywhere, Expression, WholeWords};
    for (kind, matching, patterns, piece) in [
        (RuleKind::Words, WholeWords, "a b c x\na b c y\na b c a b c z\ncheap", "a b c "),
        (RuleKind::Words, WholeWords, "aaa* aaa* aaa* aaa* z\nword*", "aaa aaaa aaaaa "),
        (RuleKind::Words, WholeWords, "word", "word "),
        (RuleKind::Words, Anywhere, "aaaaaaaaaaaaaaab", "a"),
        (RuleKind::Words, Expression, "(a+)+b", "a"),
        (RuleKind::Words, Expression, "a.*b|a", "a"),
        (RuleKind::Words, Expression, "(x+x+)+y", "xx"),
        (RuleKind::Links, WholeWords, "casino.example/x", "https://casino.example/ "),
    ] {
        let rule = rule(kind, matching, patterns);
        let name = format!("rule “{}”", patterns.replace('\n', ", ").replace('|', "\\|"));
        fine &= grows(&name, piece, |text| {
            let text = &CommentText::of(text);
            rule.find(&Subject { name: "", email: None, network: None, text }).len()
        });
    }
    println!();
    fine
}

/// A rule of the team, made ready.
fn rule(kind: RuleKind, matching: Matching, patterns: &str) -> Matcher {
    let definition = RuleDefinition {
        name: "A rule".to_owned(),
        kind,
        patterns: patterns.to_owned(),
        matching,
        effect: Effect::Hold,
        active: true,
    };
    Matcher::of(&definition).expect("a rule")
}

/// Prints a line; says whether the time grew in proportion to the text.
fn grows(name: &str, piece: &str, work: impl Fn(&str) -> usize) -> bool {
    let times: Vec<f64> = [1, 2, 4]
        .map(|factor| {
            let text = piece.repeat(LENGTH * factor / piece.len());
            // The best of some: what else the machine does only adds.
            (0..15)
                .map(|_| {
                    let begun = Instant::now();
                    std::hint::black_box(work(std::hint::black_box(&text)));
                    begun.elapsed().as_secs_f64() * 1000.0
                })
                .fold(f64::INFINITY, f64::min)
        })
        .to_vec();
    let (once, twice) = (times[1] / times[0], times[2] / times[1]);
    let fine = once * twice < LINEAR;
    let remark = if fine { "" } else { " **not linear**" };
    println!(
        "| {name} | `{}` … | {:.2} | {once:.2} | {twice:.2}{remark} |",
        piece.trim(),
        times[0]
    );
    fine
}

/// 10,000 comments, each looked over as when it is sent, on a database that holds those before it.
async fn through_the_whole_screening() {
    const COUNT: usize = 10_000;
    let folder = tempfile::tempdir().expect("a folder");
    let context = &blog::open(folder.path()).await;
    let post = blog::post(context).await;
    let mut times = Vec::with_capacity(COUNT);
    let (mut bytes, mut marked, mut findings) = (0, 0, 0);
    let learnt = blog::teach(context, post, &Draw::new(4, Part::Learnt).comments(400)).await;
    for (number, made) in Draw::new(3, Part::HeldOut).comments(COUNT).iter().enumerate() {
        let network = &format!("198.51.{}.{}", number / 200 % 200, number % 200);
        let begun = Instant::now();
        let submission = Submission {
            comment: None,
            post,
            name: made.name.clone(),
            email: made.email.clone(),
            network: Some(network.clone()),
            body: made.body.clone(),
            at: context.clock.now(),
            trapped: false,
            too_fast: false,
        };
        let look = &screening::look(context, submission).await.expect("looked over");
        let (begun, screened) = context
            .database
            .write(|transaction| async move {
                let screened = look.settle(&transaction).await?;
                Ok((begun.elapsed(), screened))
            })
            .await
            .expect("screened");
        times.push(begun.as_secs_f64() * 1000.0);
        bytes += made.body.len();
        findings += screened.findings.len();
        marked +=
            usize::from(screened.findings.iter().any(|one| one.cause == HoldCause::SpamFilter));
        blog::send(context, post, made, network).await;
    }
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!("## {COUNT} comments through the whole screening\n");
    println!("- learnt before: {} spam, {} published", learnt.spam, learnt.published);
    println!(
        "- {} bytes each on average; {findings} findings; {marked} marked by the filter",
        bytes / COUNT
    );
    println!(
        "- time for each: median {:.3} ms, 99 of 100 within {:.3} ms, the longest {:.3} ms",
        at(0.5),
        at(0.99),
        at(1.0)
    );
}
