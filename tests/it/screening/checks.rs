//! The checks that come with the program, and what of them a team can change.

use crate::world::ask;
use fair_comment::team::accounts::Role;

const LINKS: &str = "/desk/moderation/checks/links";

both! {
    async fn links_are_marked_from_as_many_as_the_team_chose(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let fields = [("version", "0"), ("active", "true"), ("amount", "3")];
        ana.post(LINKS, &fields).await.assert_redirect("/desk/moderation/screening?done=check");
        world.reader().comments(&post, "Cat", "See www.a.example and www.b.example").await;
        let holds = "SELECT id FROM holds";
        assert!(ask(world.context.database.read(), holds).await.is_empty());
        world.reader().comments(&post, "Dee", "www.a.example www.b.example www.c.example").await;
        assert_eq!(ask(world.context.database.read(), holds).await.len(), 3, "one for each link");
        // The text shows them, so the card does not say it once more.
        assert!(!ana.get("/desk/moderation/").await.has("Has 3 links"));
        // Pressed once more, and as it was seen by somebody else.
        ana.post(LINKS, &fields).await.assert_redirect("/desk/moderation/screening?done=check");
        let others = [("version", "0"), ("active", "true"), ("amount", "4")];
        ana.post(LINKS, &others).await.assert_status(409);
    }

    async fn a_check_can_be_turned_off_and_the_trap_cannot(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        for check in ["personal", "same_text", "team_name", "trap"] {
            let path = format!("/desk/moderation/checks/{check}");
            ana.post(&path, &[("version", "0"), ("active", "")]).await.assert_status(303);
        }
        world.reader().comments(&post, "Ana Field", "Ring 020 7946 0958").await;
        world.reader().comments(&post, "Cat", "ring 020 7946 0958").await;
        // That the same text waits twice is an offer to decide together, and no mark.
        let marks = ana.get("/desk/moderation/").await.select(".fc-card__marks li");
        assert_eq!(marks, ["2 comments say this: decide together", "2 comments say this: decide together"]);
        let trapped = [("name", "Bot"), ("body", "Cheap"), ("leave_empty", "http://x.example")];
        world.reader().sends(&post, &trapped).await;
        ana.get("/desk/moderation/").await.assert_has("Filled a field that people do not see");
        let page = ana.get("/desk/moderation/screening").await;
        assert_eq!(page.select(".fc-rows .fc-tag--quiet").len(), 3);
    }

    async fn a_number_that_cannot_be_is_refused_and_kept(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        for wrong in ["", "0", "6", "-1", "many", "99999999999999999999"] {
            let answer = ana.post(LINKS, &[("version", "0"), ("active", "true"), ("amount", wrong)]).await;
            answer.assert_status(422);
            assert_eq!(answer.mistakes(), ["Links must be a number from 1 to 5"]);
            assert_eq!(answer.attributes("#amount-links", "value"), [wrong]);
        }
    }
}
