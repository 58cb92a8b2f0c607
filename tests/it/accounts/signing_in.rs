//! Signing in and out, and everything that must not get in.

use crate::world::PASSWORD;
use fair_comment::accounts::Role;

both! {
    async fn a_person_signs_in_and_out(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        ana.get("/desk/account").await.assert_ok().assert_has("ana.field@example.test");
        ana.post("/desk/sign-out", &[]).await.assert_redirect("/desk/sign-in?out=1");
        assert!(!ana.is_signed_in().await);
        ana.signs_in(&ana.email, PASSWORD).await.assert_redirect("/desk/");
    }
}
