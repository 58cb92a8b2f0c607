//! The table `jobs`.

use crate::base::{clock::Moment, ids::JobId};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "jobs")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: JobId,
    pub kind: String,
    pub payload: String,
    pub state: JobStatus,
    pub subject: Option<String>,
    pub attempts: i64,
    pub run_at: Moment,
    pub claimed_at: Option<Moment>,
    pub last_error: Option<String>,
    pub faults: i64,
    pub created_at: Moment,
}

/// Where a job is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum JobStatus {
    /// Waits for its time.
    #[sea_orm(string_value = "queued")]
    Queued,
    /// A worker has it.
    #[sea_orm(string_value = "running")]
    Running,
    /// It was done.
    #[sea_orm(string_value = "done")]
    Done,
    /// It was tried as often as it may be.
    #[sea_orm(string_value = "failed")]
    Failed,
    /// What it was to tell was undone first.
    #[sea_orm(string_value = "cancelled")]
    Cancelled,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
