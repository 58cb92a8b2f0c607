//! Tables and properties of due times: weekends, bank holidays, the end of the year, both changes of
//! the clocks.

use super::*;
use crate::team::promise::{holidays, values::DAY};

fn at(text: &str) -> Moment {
    text.parse().expect("a moment")
}

fn office(amount: u32, unit: Unit) -> Timetable {
    let off = (2025..2032).flat_map(holidays::of_year).map(|(date, _)| date).collect();
    Timetable::new(Promise { amount, unit }, Week::default(), off)
}

fn due(amount: u32, unit: Unit, sent: &str) -> String {
    london::day_and_time(office(amount, unit).due(at(sent)))
}

#[test]
fn hours_go_by_the_clock() {
    assert_eq!(due(24, Unit::Hours, "2026-03-06T18:00:00Z"), "6pm on 7 March 2026");
    // The night the clocks go forward has an hour less, the night they go back one more.
    assert_eq!(due(24, Unit::Hours, "2026-03-28T12:00:00Z"), "1pm on 29 March 2026");
    assert_eq!(due(24, Unit::Hours, "2026-10-24T11:00:00Z"), "11am on 25 October 2026");
}

#[test]
fn working_days_keep_the_time_of_day_and_leave_out_what_nobody_works() {
    for (amount, sent, expected) in [
        // A Thursday afternoon: Friday, then Monday.
        (2, "2026-03-05T15:12:00Z", "3:12pm on 9 March 2026"),
        // A Friday evening and an early morning count from the next working morning.
        (1, "2026-03-06T22:00:00Z", "9am on 10 March 2026"),
        (1, "2026-03-09T06:30:00Z", "9am on 10 March 2026"),
        // At a weekend.
        (1, "2026-03-07T11:00:00Z", "9am on 10 March 2026"),
        (2, "2026-03-08T23:59:00Z", "9am on 11 March 2026"),
        // As work begins and as it ends.
        (1, "2026-03-09T09:00:00Z", "9am on 10 March 2026"),
        (1, "2026-03-09T16:59:00Z", "4:59pm on 10 March 2026"),
        (1, "2026-03-09T17:00:00Z", "9am on 11 March 2026"),
        // Over the change to summer time and back.
        (1, "2026-03-27T15:00:00Z", "3pm on 30 March 2026"),
        (1, "2026-10-23T14:00:00Z", "3pm on 26 October 2026"),
        // Over Easter: Good Friday is 3 April.
        (1, "2026-04-02T10:00:00Z", "11am on 7 April 2026"),
        (2, "2026-04-03T10:00:00Z", "9am on 9 April 2026"),
        // Over Christmas: Friday 25, a day in place of Boxing Day on Monday 28.
        (1, "2026-12-24T16:30:00Z", "4:30pm on 29 December 2026"),
        // Over the new year.
        (1, "2026-12-31T12:00:00Z", "midday on 4 January 2027"),
        (2, "2027-12-31T18:00:00Z", "9am on 6 January 2028"),
    ] {
        assert_eq!(due(amount, Unit::WorkingDays, sent), expected, "{amount} from {sent}");
    }
}

#[test]
fn working_hours_are_counted_while_somebody_works() {
    for (amount, sent, expected) in [
        (2, "2026-03-09T10:00:00Z", "midday on 9 March 2026"),
        (8, "2026-03-09T09:00:00Z", "5pm on 9 March 2026"),
        (8, "2026-03-09T10:30:00Z", "10:30am on 10 March 2026"),
        (24, "2026-03-06T12:00:00Z", "midday on 11 March 2026"),
        (1, "2026-03-06T16:30:00Z", "9:30am on 9 March 2026"),
        (1, "2026-03-07T10:00:00Z", "10am on 9 March 2026"),
        (4, "2026-04-02T14:00:00Z", "11am on 7 April 2026"),
        (8, "2026-12-31T16:00:00Z", "4pm on 4 January 2027"),
        (24, "2026-03-26T16:00:00Z", "4pm on 31 March 2026"),
    ] {
        assert_eq!(due(amount, Unit::WorkingHours, sent), expected, "{amount} from {sent}");
    }
}

#[test]
fn an_office_that_never_closes_has_short_and_long_days_when_the_clocks_change() {
    let week = Week::new(0, DAY, [true; 7]).expect("a week");
    let hours = |amount| {
        Timetable::new(Promise { amount, unit: Unit::WorkingHours }, week, BTreeSet::new())
    };
    for sent in ["2026-03-28T20:30:00Z", "2026-10-24T20:30:00Z", "2026-07-01T00:00:00Z"] {
        assert_eq!(hours(24).due(at(sent)), at(sent) + TimeDelta::hours(24), "{sent}");
    }
    // 1:30am is not there on 29 March, and twice on 25 October: the end of the gap, the first of two.
    let day = Timetable::new(Promise { amount: 1, unit: Unit::WorkingDays }, week, BTreeSet::new());
    assert_eq!(day.due(at("2026-03-28T01:30:00Z")), at("2026-03-29T01:00:00Z"));
    assert_eq!(day.due(at("2026-10-24T00:30:00Z")), at("2026-10-25T00:30:00Z"));
}

#[test]
fn the_warning_comes_while_somebody_works() {
    let soon = |amount, unit, now| london::day_and_time(office(amount, unit).soon(at(now)));
    assert_eq!(soon(2, Unit::WorkingDays, "2026-03-09T10:00:00Z"), "1pm on 9 March 2026");
    assert_eq!(soon(2, Unit::WorkingDays, "2026-03-06T16:00:00Z"), "11am on 9 March 2026");
    // What is due on Saturday is due soon on Friday afternoon.
    assert_eq!(soon(24, Unit::Hours, "2026-03-06T14:30:00Z"), "9:30am on 9 March 2026");
    // A quarter of a short promise.
    assert_eq!(soon(4, Unit::Hours, "2026-03-09T10:00:00Z"), "11am on 9 March 2026");
    assert_eq!(soon(2, Unit::WorkingHours, "2026-03-09T10:00:00Z"), "10:30am on 9 March 2026");
}

/// Every half hour of three years, for several promises and weeks: due times come after sending, never
/// go back as sending goes on (but in the hour that comes twice), fall into working hours, and working hours add up.
#[test]
fn due_times_hold_their_promises_at_every_half_hour() {
    let weeks = [
        Week::default(),
        Week::new(8 * 60 + 30, 18 * 60, Week::days_in("12346")).expect("a week"),
        Week::new(22 * 60, DAY, Week::days_in("67")).expect("a week"),
        Week::new(0, 3 * 60, Week::days_in("1234567")).expect("a week"),
    ];
    let off: BTreeSet<NaiveDate> =
        (2025..2032).flat_map(holidays::of_year).map(|(date, _)| date).collect();
    for week in weeks {
        for (amount, unit) in [
            (1, Unit::WorkingDays),
            (2, Unit::WorkingDays),
            (1, Unit::WorkingHours),
            (24, Unit::WorkingHours),
            (24, Unit::Hours),
        ] {
            let table = Timetable::new(Promise { amount, unit }, week, off.clone());
            let mut sent = at("2026-01-01T00:00:00Z");
            let (mut latest, mut before) = (sent.naive_utc(), sent);
            while sent < at("2028-12-31T00:00:00Z") {
                let due = table.due(sent);
                assert!(due > sent, "{amount} {unit:?} {sent}: {due}");
                let wall = london::on_the_wall(sent).naive_local();
                // What is sent in the hour that comes twice counts by the clock on the wall.
                if wall >= latest {
                    assert!(due >= before, "{amount} {unit:?} {sent}: {before} {due}");
                    (latest, before) = (wall, due);
                }
                if unit != Unit::Hours {
                    let wall = london::on_the_wall(due);
                    let minute = wall.hour() * 60 + wall.minute();
                    // What ends as the office closes at midnight ends on the next date.
                    let (date, minute) = match minute {
                        0 if week.closes() == DAY && week.opens() > 0 => {
                            (wall.date_naive() - Days::new(1), DAY)
                        }
                        minute => (wall.date_naive(), minute),
                    };
                    assert!(table.works(date), "{amount} {unit:?} {sent}: {due}");
                    assert!(
                        minute >= week.opens() && minute <= week.closes(),
                        "{amount} {unit:?} {sent}: {due}"
                    );
                }
                if unit == Unit::WorkingHours {
                    let less = TimeDelta::hours(amount.into()) - TimeDelta::minutes(1);
                    assert!(table.after_work(sent, less) < due, "{sent}");
                }
                sent += TimeDelta::minutes(30);
            }
        }
    }
}
