//! The figures as CSV (RFC 4180), safe to open in a spreadsheet.

use super::values::Figures;
use crate::base::error::{AppError, Result};
use std::borrow::Cow;

/// A cell that a spreadsheet takes for words: one that begins as a formula does gets an apostrophe
/// before it, as OWASP advises against CSV injection.
fn cell(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// One line for each figure.
pub fn csv(figures: &Figures) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let year = figures.year.to_string();
    writer.write_record(["Year", "What", "Reason", "Comments"]).map_err(AppError::fault)?;
    for (what, reason, count) in figures.lines() {
        let record = [cell(&year), cell(what), cell(reason), Cow::Owned(count.to_string())];
        writer.write_record(record.iter().map(|cell| cell.as_bytes())).map_err(AppError::fault)?;
    }
    let minutes = figures.median.map_or_else(String::new, |time| time.num_minutes().to_string());
    let last = [year.as_str(), "Median time until decided, in minutes", "", minutes.as_str()];
    writer.write_record(last).map_err(AppError::fault)?;
    let bytes = writer.into_inner().map_err(AppError::fault)?;
    String::from_utf8(bytes).map_err(AppError::fault)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderation::figures::values::Reasons;

    #[test]
    fn no_cell_is_a_formula() {
        let each = vec![
            ("=HYPERLINK(\"https://a.example\")".to_owned(), 2),
            ("@a, \"b\"".to_owned(), 1),
            ("Be kind".to_owned(), 1),
        ];
        let figures =
            Figures { year: 2026, removed: Reasons::of(4, each.clone()), ..Figures::default() };
        let text = csv(&figures).expect("a sheet");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let cells: Vec<String> = reader
            .records()
            .map(|record| record.expect("a record")[2].to_owned())
            .filter(|reason| !reason.is_empty())
            .collect();
        assert_eq!(
            cells,
            [format!("'{}", each[0].0), format!("'{}", each[1].0), each[2].0.clone()]
        );
    }
}
