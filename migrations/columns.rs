//! The few kinds of column the tables are made of, so that a step reads as a list of facts.

use sea_orm_migration::prelude::*;

/// The key of a table: a 64-bit number the database gives out.
pub(crate) fn id() -> ColumnDef {
    ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key().take()
}

/// Text that is always there, possibly empty.
pub(crate) fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

/// Text that may be absent.
pub(crate) fn maybe_text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().take()
}

/// One of a few words, held by a CHECK so that any tool reads it and none can misspell it.
pub(crate) fn one_of(name: &'static str, words: &[&'static str]) -> ColumnDef {
    ColumnDef::new(name)
        .text()
        .not_null()
        .check(Expr::col(name).is_in(words.iter().copied()))
        .take()
}

/// A whole number that is always there.
pub(crate) fn number(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().take()
}

/// A whole number that may be absent.
pub(crate) fn maybe_number(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().take()
}

/// Yes or no.
pub(crate) fn yes_no(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).boolean().not_null().take()
}

/// A moment in UTC, to the microsecond.
pub(crate) fn time(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().not_null().take()
}

/// A moment that may not have come.
pub(crate) fn maybe_time(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().take()
}

/// `column` holds the key of a row in `table`, which cannot go while it is named here.
pub(crate) fn refers(column: &'static str, table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from_col(column)
        .to(table, "id")
        .on_delete(ForeignKeyAction::Restrict)
        .take()
}

/// As [`refers`], but the row goes together with the one it belongs to.
pub(crate) fn belongs(column: &'static str, table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from_col(column)
        .to(table, "id")
        .on_delete(ForeignKeyAction::Cascade)
        .take()
}

/// An index named after its table and columns.
pub(crate) fn index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut statement = Index::create();
    statement.name(format!("{table}_{}", columns.join("_"))).table(table);
    for column in columns {
        statement.col(*column);
    }
    statement
}

/// As [`index`], and no two rows may agree in these columns.
pub(crate) fn unique(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    index(table, columns).unique().take()
}
