//! By what the secret key is known again. A blog that was run before this step has one that nobody has
//! looked at yet: its row is empty.

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
        let table =
            Table::create().table("key_fingerprint").col(id()).col(text("fingerprint")).to_owned();
        manager.create_table(table).await?;
        let run_before =
            Query::select().expr(Expr::val(1)).expr(Expr::val("")).from("site").to_owned();
        let row = Query::insert()
            .into_table("key_fingerprint")
            .columns(["id", "fingerprint"])
            .select_from(run_before)
            .map_err(|error| DbErr::Custom(error.to_string()))?
            .to_owned();
        manager.execute(row).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("key_fingerprint").to_owned()).await
    }
}
