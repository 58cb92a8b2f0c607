//! The promise with the working week it is counted in, and the days on which nobody works.

use crate::columns::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("promise")
                    .col(id())
                    .col(one_of("unit", &["hours", "working_hours", "working_days"]))
                    .col(number("amount"))
                    // Minutes after midnight.
                    .col(number("opens"))
                    .col(number("closes"))
                    // The days of the week by their numbers: 1 is Monday.
                    .col(text("weekdays"))
                    .col(yes_no("show_median"))
                    .col(maybe_number("median_minutes"))
                    .col(number("filled_through"))
                    .col(number("version"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("bank_holidays")
                    .col(id())
                    .col(text("day"))
                    .col(text("name"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("bank_holidays", &["day"])).await?;
        // What the settings of the site held until now.
        manager
            .get_connection()
            .execute_unprepared(
                "INSERT INTO promise (id, unit, amount, opens, closes, weekdays, show_median, \
                 filled_through, version) \
                 SELECT 1, promise_unit, promise_amount, 540, 1020, '12345', FALSE, 0, 1 FROM site",
            )
            .await?;
        for column in ["promise_unit", "promise_amount"] {
            manager
                .alter_table(Table::alter().table("site").drop_column(column).to_owned())
                .await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            one_of("promise_unit", &["hours", "working_days"]).default("working_days").take(),
            number("promise_amount").default(2).take(),
        ] {
            manager.alter_table(Table::alter().table("site").add_column(column).to_owned()).await?;
        }
        for table in ["bank_holidays", "promise"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
