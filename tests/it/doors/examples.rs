//! An address that leads somewhere, for routes with a part that varies.

use super::Door;
use crate::world::{PASSWORD, Person, World};
use fair_comment::{accounts::Role, ids::PersonId};

/// Things that the varying parts of addresses name. A room whose routes have such parts makes its
/// thing in [`Examples::make`] and names it in [`Examples::path`].
pub struct Examples<'w> {
    world: &'w World,
    somebody: PersonId,
}

impl<'w> Examples<'w> {
    /// Makes one of each.
    pub async fn make(world: &'w World) -> Self {
        Self { world, somebody: world.add("Sam Spare", &[Role::Author]).await.0 }
    }

    /// The address of `door`, as `asker` would come to it. A part that no room has named is `1`.
    pub async fn path(&self, door: &Door, asker: &Person<'_>) -> String {
        let address = door.address.as_str();
        if address.starts_with("/desk/people/<id>") {
            return address.replace("<id>", &self.somebody.to_string());
        }
        if address == "/desk/account/sessions/<id>" {
            return self.other_session(asker).await;
        }
        let mut path = String::new();
        for segment in address.split('/').skip(1) {
            let varies = segment.starts_with('<');
            path.push('/');
            path.push_str(if varies { "1" } else { segment });
        }
        path
    }

    /// Signs `asker` in elsewhere and answers the address that ends that session.
    async fn other_session(&self, asker: &Person<'_>) -> String {
        self.world.reader().signs_in(&asker.email, PASSWORD).await.assert_redirect("/desk/");
        let page = asker.get("/desk/account").await;
        page.attributes("form[action^='/desk/account/sessions/']", "action").remove(0)
    }
}
