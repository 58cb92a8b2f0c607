//! Personal data is erased on its date, and a line says how much.

use crate::world::{World, ask};
use chrono::TimeDelta;

async fn kept(world: &World, column: &str) -> usize {
    let select = format!("SELECT id FROM comments WHERE {column} IS NOT NULL");
    ask(world.context.database.read(), &select).await.len()
}

both! {
    async fn addresses_go_on_their_dates(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mine = |body| [("name", "Cat"), ("body", body), ("email", "cat@example.com")];
        let theirs = [("name", "Dee"), ("body", "Hello"), ("email", "dee@example.com")];
        world.reader().sends(&post, &mine("One")).await;
        world.reader().sends(&post, &theirs).await;
        world.pass(TimeDelta::days(29));
        world.work().await;
        assert_eq!((kept(world, "network").await, kept(world, "email").await), (2, 2));
        world.pass(TimeDelta::days(2));
        world.work().await;
        assert_eq!((kept(world, "network").await, kept(world, "email").await), (0, 2));
        world.pass(TimeDelta::days(200));
        world.work().await;
        world.reader().sends(&post, &mine("Two")).await;
        world.pass(TimeDelta::days(140));
        world.work().await;
        let emails = ask(
            world.context.database.read(),
            "SELECT DISTINCT email FROM comments WHERE email IS NOT NULL",
        )
        .await;
        assert_eq!(emails.len(), 1, "the one who wrote again is kept");
        assert_eq!(emails[0]["email"], "cat@example.com");
        world.pass(TimeDelta::days(400));
        world.work().await;
        assert_eq!((kept(world, "network").await, kept(world, "email").await), (0, 0));
        let lines = ask(
            world.context.database.read(),
            "SELECT detail FROM audit WHERE action = 'erased' ORDER BY id",
        )
        .await;
        assert_eq!(lines[0]["detail"], "networks=2 emails=0 hashes=0");
        assert!(lines.iter().any(|line| line["detail"] == "networks=1 emails=1 hashes=0"));
    }
}
