//! What readers see when something of ours breaks: an incident number and no cause.

use crate::world::heard;
use fair_comment::team::accounts::Role;
use sea_orm::ConnectionTrait;

both! {
    async fn a_fault_is_told_to_the_log_and_not_to_the_reader(world: &World) {
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let database = world.context.database.read();
        database.execute_unprepared("DROP TABLE sessions").await.expect("broken");
        world.expect_faults();
        let (page, log) = heard(ana.get("/desk/account")).await;
        page.assert_status(500).assert_has("Sorry, there is a problem with the blog");
        for secret in ["sessions", "SELECT", "sqlx", &ana.name] {
            assert!(!page.has(secret), "{page:?}");
        }
        let text = page.text();
        let incident = text.split("quote ").nth(1).and_then(|rest| rest.split('.').next());
        let incident = incident.expect("a number to quote");
        assert_eq!(incident.len(), 8, "{text}");
        let told = log.iter().find(|line| line.contains(incident)).expect("in the log");
        assert!(told.contains("sessions"), "{told}");
        // What needs nothing of it goes on.
        world.reader().get("/health/live").await.assert_ok();
        assert_eq!(world.work().await, 0);
    }
}
