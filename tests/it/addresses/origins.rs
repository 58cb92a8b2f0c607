//! A form is sent from a page of this blog, however its host is written.

use crate::world::World;
use rocket::http::Method;

async fn sent_from(world: &World, path: &str, origin: &str) -> u16 {
    let form = world.reader();
    let fields = [("name", "Cat"), ("body", "A comment")];
    form.ask(Method::Post, path).origin(Some(origin)).fields(&fields).send().await.status
}

both! {
    async fn the_dot_of_the_root_makes_no_other_origin(world: &World) {
        world.leave_mail();
        let post = world.published("A title").await;
        let path = format!("{}comments", post.path);
        let blog = world.beside(&[("BASE_URL", "https://blog.example.gov.uk")]).await;
        for ours in [
            "https://blog.example.gov.uk.", "https://blog.example.gov.uk", "https://BLOG.example.gov.uk.",
            "https://blog.example.gov.uk.:443",
        ] {
            assert_eq!(sent_from(&blog, &path, ours).await, 303, "{ours}");
        }
        for other in [
            "https://blog.example.gov.uk..", "https://blog.example.gov.uk.evil.example", "http://blog.example.gov.uk.",
            "https://blog.example.gov.uk.:8443", "https://example.gov.uk.", "https://.", "null", "",
        ] {
            assert_eq!(sent_from(&blog, &path, other).await, 403, "{other}");
        }
        assert_eq!(sent_from(world, &path, "http://localhost.:8000").await, 303);
        world.work().await;
        blog.work().await;
    }
}
