//! Every state of commenting, and the moments just before and at each boundary.

use super::*;
use crate::base::{
    clock::typed,
    ids::{PauseId, PersonId},
};

fn at(text: &str) -> Moment {
    text.parse().expect("a moment in RFC 3339")
}

fn pause(starts: &str, ends: Option<&str>) -> Pause {
    Pause {
        id: PauseId(1),
        starts: at(starts),
        ends: ends.map(at),
        title: "Election".to_owned(),
        because: "an election is near".to_owned(),
        person: PersonId(1),
        cancelled: None,
        version: 1,
    }
}

fn published(text: &str) -> Terms {
    Terms { published: Some(at(text)), closing: Closing::AsBlog, ..Terms::OPEN }
}

const FIRST: &str = "2026-03-09T10:00:00Z";

#[test]
fn comments_are_open_until_told_otherwise() {
    let open = Commenting::Open { closes: None, pause: None };
    assert_eq!(commenting(&published(FIRST), None, &[], at("2036-03-09T10:00:00Z")), open);
    let never = Terms { closing: Closing::Never, ..published(FIRST) };
    assert_eq!(commenting(&never, Some(1), &[], at("2036-03-09T10:00:00Z")), open);
}

#[test]
fn by_age_they_close_at_the_midnight_that_ends_the_last_day() {
    // Ninety days after 9 March is 7 June, and the clocks have gone forward between.
    let terms = published(FIRST);
    let closes = at("2026-06-07T23:00:00Z");
    let now = at("2026-06-07T22:59:59.999999Z");
    let asked = commenting(&terms, Some(90), &[], now);
    assert_eq!(asked, Commenting::Open { closes: Some(closes), pause: None });
    let because = "comments on this blog close 90 days after a post is published".to_owned();
    let asked = commenting(&terms, Some(90), &[], closes);
    assert_eq!(asked, Commenting::Closed { since: closes, because });
}

#[test]
fn a_date_of_their_own_goes_before_the_blogs() {
    let closes = typed::end_of(typed::date("9 June 2026").expect("a date"));
    let terms = Terms { closing: Closing::OnDate, closes: Some(closes), ..published(FIRST) };
    let asked = commenting(&terms, Some(1), &[], at("2026-06-09T22:59:59Z"));
    assert!(asked.is_open(), "{asked:?}");
    let asked = commenting(&terms, Some(1), &[], at("2026-06-09T23:00:00Z"));
    assert_eq!(asked, Commenting::Closed { since: closes, because: String::new() });
}

#[test]
fn closed_by_hand_goes_before_everything() {
    let since = at("2026-03-10T10:00:00Z");
    let terms = Terms {
        closed: Some(since),
        because: "we have answered".to_owned(),
        opens: Some(at("2026-04-01T00:00:00Z")),
        ..published(FIRST)
    };
    let pauses = [pause("2026-03-01T00:00:00Z", None)];
    let asked = commenting(&terms, Some(1), &pauses, at("2026-03-11T10:00:00Z"));
    assert_eq!(asked, Commenting::Closed { since, because: "we have answered".to_owned() });
}

#[test]
fn they_open_on_their_day_or_after_the_pause_it_falls_into() {
    let opens = at("2026-03-30T23:00:00Z");
    let terms = Terms { opens: Some(opens), ..published(FIRST) };
    let now = at("2026-03-30T22:59:59Z");
    assert_eq!(commenting(&terms, None, &[], now), Commenting::NotYet { opens: Some(opens) });
    assert!(commenting(&terms, None, &[], opens).is_open());
    let end = "2026-05-08T23:00:00Z";
    let asked = commenting(&terms, None, &[pause("2026-03-25T00:00:00Z", Some(end))], now);
    assert_eq!(asked, Commenting::NotYet { opens: Some(at(end)) });
    let asked = commenting(&terms, None, &[pause("2026-03-25T00:00:00Z", None)], now);
    assert_eq!(asked, Commenting::NotYet { opens: None });
}

#[test]
fn their_days_are_counted_from_when_they_open() {
    let terms = Terms { opens: Some(at("2026-04-01T09:00:00Z")), ..published(FIRST) };
    assert_eq!(terms.closes_on(Some(7)), Some(at("2026-04-08T23:00:00Z")));
}

#[test]
fn a_pause_holds_from_its_first_moment_to_its_last_and_is_known_ahead() {
    let (starts, ends) = (at("2027-03-25T00:00:00Z"), at("2027-05-08T23:00:00Z"));
    let pauses = [pause("2027-03-25T00:00:00Z", Some("2027-05-08T23:00:00Z"))];
    let terms = published(FIRST);
    let words = || "an election is near".to_owned();
    let ahead = Commenting::Open { closes: None, pause: Some((starts, Some(ends), words())) };
    assert_eq!(commenting(&terms, None, &pauses, at("2027-03-24T23:59:59Z")), ahead);
    let paused = Commenting::Paused { until: Some(ends), because: words() };
    assert_eq!(commenting(&terms, None, &pauses, starts), paused);
    assert_eq!(commenting(&terms, None, &pauses, at("2027-05-08T22:59:59Z")), paused);
    let open = Commenting::Open { closes: None, pause: None };
    assert_eq!(commenting(&terms, None, &pauses, ends), open);
}

#[test]
fn pauses_that_touch_are_one_and_a_cancelled_one_is_none() {
    let pauses = [
        pause("2027-03-25T00:00:00Z", Some("2027-04-01T00:00:00Z")),
        pause("2027-04-01T00:00:00Z", Some("2027-05-01T00:00:00Z")),
    ];
    let now = at("2027-03-26T00:00:00Z");
    let asked = commenting(&published(FIRST), None, &pauses, now);
    let Commenting::Paused { until, .. } = asked else { panic!("{asked:?}") };
    assert_eq!(until, Some(at("2027-05-01T00:00:00Z")));
    let cancelled = Pause { cancelled: Some(at(FIRST)), ..pause("2027-03-25T00:00:00Z", None) };
    assert!(commenting(&published(FIRST), None, &[cancelled], now).is_open());
}

#[test]
fn a_pause_that_outlasts_the_comments_ends_them() {
    let terms = Terms {
        closing: Closing::OnDate,
        closes: Some(at("2027-04-10T23:00:00Z")),
        ..published(FIRST)
    };
    let pauses = [pause("2027-03-25T00:00:00Z", Some("2027-05-08T23:00:00Z"))];
    let closed = Commenting::Closed {
        since: at("2027-03-25T00:00:00Z"),
        because: "an election is near".to_owned(),
    };
    for now in ["2027-03-26T00:00:00Z", "2027-04-11T00:00:00Z", "2028-01-01T00:00:00Z"] {
        assert_eq!(commenting(&terms, None, &pauses, at(now)), closed, "{now}");
    }
    // Nobody knows of one without an end, so it is a pause for as long as the comments would be open.
    let pauses = [pause("2027-03-25T00:00:00Z", None)];
    let asked = commenting(&terms, None, &pauses, at("2027-03-26T00:00:00Z"));
    assert!(matches!(asked, Commenting::Paused { until: None, .. }), "{asked:?}");
}
