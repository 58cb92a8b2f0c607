//! Everything that anybody can look at, compared with what is kept.

use super::{Who, doing::Life, model::State};
use crate::world::{ask, rows};
use fair_comment::{base::audit::By, moderation::spam_filter};

const QUEUES: [(State, &str); 5] = [
    ("waiting", "To read"),
    ("published", "Published"),
    ("not_published", "Not published"),
    ("spam", "Spam"),
    ("removed", "Removed"),
];

impl Life<'_> {
    /// Looks at every page that shows comments or counts them.
    pub async fn look_around(&mut self) {
        self.look_as_a_reader().await;
        self.look_at_receipts().await;
        self.look_at_the_desk().await;
    }

    async fn look_as_a_reader(&self) {
        let reader = self.world.reader();
        let path = &self.post.path;
        let published = self.model.count("published");
        let page = reader.get(path).await;
        let heading = match published {
            0 => "Comments".to_owned(),
            1 => "1 comment".to_owned(),
            more => format!("{more} comments"),
        };
        assert_eq!(page.select("#comments-title"), [heading.as_str()]);
        let shown = page.select(".fc-comment__head").len();
        assert_eq!(shown, published, "comments on the page: {page:?}");
        for comment in &self.model.comments {
            let public = self.model.is_public(&comment.mark);
            let shown = !comment.mark.is_empty() && page.body().contains(&comment.mark);
            assert_eq!(shown, public, "{comment:?}");
        }
        let counted = reader.get("/").await.select(".fc-log__meta a").concat();
        let wanted = if published == 0 { "" } else { &heading };
        assert!(counted.starts_with(wanted), "the front page says {counted:?}, not {wanted:?}");

        for other in [
            "/",
            "/feed/",
            "/feed/atom/",
            "/sitemap.xml",
            "/2026/",
            "/2026/03/",
            "/authors/an-editor/",
            "/comment-rules/",
            &format!("{path}feed/"),
            &format!("{path}comments/new"),
        ] {
            self.holds_nothing_hidden(other, &reader.get(other).await.body(), "");
        }
        for comment in &self.model.comments {
            let own = format!("{path}comments/{}", comment.id);
            let answer = reader.get(&own).await;
            let found = matches!(answer.status, 301..=303);
            // What is not shown keeps its place as long as something below it is.
            let place = format!("#comment-{}", comment.id);
            assert_eq!(found, !page.select(&place).is_empty(), "{own}: {answer:?}");
            self.holds_nothing_hidden(&own, &answer.body(), "");
            let reply = format!("{path}comments/new?reply_to={}", comment.id);
            self.holds_nothing_hidden(&reply, &reader.get(&reply).await.body(), "");
        }
    }

    /// A writer's page shows the writer's own words and nobody else's that are not public.
    async fn look_at_receipts(&self) {
        for comment in self.model.comments.iter().filter(|one| !one.receipt.is_empty()) {
            let page = self.world.reader().get(&comment.receipt).await;
            page.assert_ok();
            self.holds_nothing_hidden(&comment.receipt, &page.body(), &comment.mark);
        }
    }

    #[track_caller]
    fn holds_nothing_hidden(&self, path: &str, body: &str, own: &str) {
        for comment in &self.model.comments {
            let may = comment.mark == own || self.model.is_public(&comment.mark);
            let shown = !comment.mark.is_empty() && body.contains(&comment.mark);
            assert!(may || !shown, "{path} shows {comment:?}");
        }
        for mark in self.model.gone.iter().filter(|mark| !mark.is_empty()) {
            let may = mark == own || self.model.is_public(mark);
            assert!(
                may || !body.contains(mark.as_str()),
                "{path} shows words that are gone: {mark}"
            );
        }
    }

    async fn look_at_the_desk(&mut self) {
        for (state, _) in QUEUES {
            let page = self.looks(Who::Ana, &format!("/desk/moderation/?tab={state}")).await;
            let wanted = self.model.count(state);
            assert_eq!(page.select(".fc-card__name").len(), wanted.min(15), "{state}: {page:?}");
            for tab in page.select(".fc-tabs a, .fc-within a") {
                let Some((state, name)) = QUEUES.iter().find(|(_, name)| tab.starts_with(name))
                else {
                    continue;
                };
                let count = tab.trim_start_matches(name).trim();
                if !count.is_empty() {
                    assert_eq!(count, self.model.count(state).to_string(), "the tab {tab}");
                }
            }
            let heading = page.select("title").concat();
            if state == "waiting" {
                assert!(heading.starts_with(&format!("Waiting {wanted}")), "{heading}");
            }
        }
        let reported = self
            .model
            .comments
            .iter()
            .filter(|one| one.reports > 0 && one.state == "published")
            .count();
        let page = self.looks(Who::Ben, "/desk/moderation/reported").await;
        assert_eq!(page.select(".fc-card__name").len(), reported, "reported: {page:?}");
        let tabs = page.select(".fc-tabs a");
        assert!(tabs.contains(&format!("Reported {reported}")), "{reported} reported: {tabs:?}");
        let waiting = self.model.count("waiting");
        let home = self.looks(Who::Ben, "/desk/").await;
        let says = match waiting {
            0 => None,
            1 => Some("comment to read"),
            _ => Some("comments to read"),
        };
        for words in ["comment to read", "comments to read"] {
            assert_eq!(home.has(words), says == Some(words), "{waiting} wait: {home:?}");
        }
        let badge = home.select(".fc-nav--desk .fc-badge").concat();
        let wanted = if waiting == 0 { String::new() } else { waiting.to_string() };
        assert_eq!(badge, wanted, "the badge for {waiting}");
    }

    /// What the filter has learnt step by step is what it learns from what stands now.
    pub async fn look_at_what_was_learnt(&self) {
        self.world.work().await;
        let before = self.learnt().await;
        spam_filter::rebuild(&self.world.context, By::Operator).await.expect("rebuilt");
        assert_eq!(before, self.learnt().await);
        let database = self.world.context.database.read();
        let standing = "SELECT c.id FROM comments c WHERE c.person_id IS NULL \
            AND c.status IN ('published', 'spam')";
        let lessons = ask(database, "SELECT comment_id FROM filter_lessons").await.len();
        assert_eq!(lessons, ask(database, standing).await.len(), "a lesson for each");
    }

    async fn learnt(&self) -> Vec<Vec<String>> {
        let database = self.world.context.database.read();
        let mut all = Vec::new();
        for select in [
            "SELECT * FROM filter_tokens",
            "SELECT comment_id, class, tokens FROM filter_lessons",
            "SELECT spam, published FROM filter_totals",
        ] {
            all.push(rows(database, select).await);
        }
        all
    }
}
