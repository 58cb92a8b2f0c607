//! Several moderators at one comment: one decides, the others are told who.

use crate::world::ask;
use fair_comment::team::accounts::Role;
use rocket::futures::future::join_all;

both! {
    async fn twenty_decide_at_once_and_nineteen_are_told_who_was_first(world: &World) {
        let post = world.published("Why we print it").await;
        let comment = world.reader().comments(&post, "Cat", "Decide about me").await;
        let mut team = Vec::new();
        for number in 0..20 {
            team.push(world.person(&format!("Mo Number {number}"), &[Role::Moderator]).await);
        }
        let asked = team.iter().enumerate().map(|(number, mo)| {
            let verb = if number % 2 == 0 { "publication" } else { "spam" };
            mo.decides(comment.id, verb, 1, &[])
        });
        let answers = join_all(asked).await;
        let done = answers.iter().filter(|answer| answer.status == 303).count();
        let late: Vec<_> = answers.iter().filter(|answer| answer.status == 409).collect();
        assert_eq!((done, late.len()), (1, 19));
        for answer in late {
            answer.assert_has("has already decided this comment").assert_has("Nothing was changed.");
        }
        let database = world.context.database.read();
        assert_eq!(ask(database, "SELECT id FROM decisions").await.len(), 1);
        let lines = "SELECT id FROM audit WHERE subject = 'comment' AND actor = 'person'";
        assert_eq!(ask(database, lines).await.len(), 1);
    }

    async fn the_late_one_keeps_note_and_reason_and_can_go_on(world: &World) {
        let post = world.published("Why we print it").await;
        let comment = world.reader().comments(&post, "Cat", "Decide about me").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        ana.publishes(&comment).await;
        let more = [("guideline", "personal_case"), ("note", "Please ring us.")];
        let late = ben.decides(comment.id, "refusal", 1, &more).await;
        late.assert_status(409);
        late.assert_has("Ana Field has already decided this comment");
        late.assert_has("Ana Field published it at 10am on 9 March 2026.");
        late.assert_has("You chose “Do not publish”");
        assert_eq!(late.select("#note"), ["Please ring us."]);
        assert_eq!(late.attributes("input[name=guideline][checked]", "value"), ["personal_case"]);
        let action = late.attributes(".fc-refusal form", "action").concat();
        assert_eq!(action, format!("/desk/moderation/comments/{}/removal", comment.id));
        let version = late.attributes(".fc-refusal input[name=version]", "value").concat();
        let version = version.parse().expect("a number");
        let done = ben.decides(comment.id, "removal", version, &more).await;
        assert_eq!(done.status, 303, "{}", done.text());
    }

    async fn pressing_twice_is_no_conflict(world: &World) {
        let post = world.published("Why we print it").await;
        let comment = world.reader().comments(&post, "Cat", "Decide about me").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let first = ana.decides(comment.id, "publication", 1, &[]).await;
        let second = ana.decides(comment.id, "publication", 1, &[]).await;
        assert_eq!((first.status, second.status), (303, 303));
        assert_eq!(first.location(), second.location());
        let decisions = ask(world.context.database.read(), "SELECT id FROM decisions").await;
        assert_eq!(decisions.len(), 1);
        ana.decides(comment.id, "spam", 1, &[]).await.assert_status(409).assert_has("You have already");
    }

    async fn an_action_refuses_a_state_it_does_not_fit(world: &World) {
        let post = world.published("Why we print it").await;
        let comment = world.reader().comments(&post, "Cat", "Decide about me").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let reason = [("guideline", "duplicate")];
        for verb in ["removal", "restoration"] {
            ana.decides(comment.id, verb, 1, &reason).await.assert_status(409);
        }
        ana.publishes(&comment).await;
        for verb in ["refusal", "spam", "publication", "restoration"] {
            ana.decides(comment.id, verb, 2, &reason).await.assert_status(409);
        }
        ana.decides(999, "publication", 1, &[]).await.assert_status(404);
        let waiting = world.reader().comments(&post, "Dee", "And me").await;
        ana.decides(waiting.id, "refusal", 1, &[("guideline", "g999")]).await.assert_status(422);
    }
}
