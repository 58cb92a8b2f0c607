//! How many comments of each network are being looked over at this moment. The limits of a minute and an
//! hour count what is kept, and a comment is kept only after it was looked over: without this, hundreds
//! that come at once would all be looked over, and everybody else would wait behind them.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

/// The networks of which something is being looked over. Copies share one inside.
#[derive(Debug, Clone, Default)]
pub struct Looking(Arc<Mutex<BTreeMap<String, u64>>>);

/// One comment that is being looked over, until this goes.
pub(super) struct One {
    all: Looking,
    network: String,
}

impl Looking {
    /// Counts one more of `network`, unless `most` are being looked over.
    pub(super) fn begin(&self, network: &str, most: u64) -> Option<One> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = all.entry(network.to_owned()).or_default();
        if *count >= most {
            return None;
        }
        *count += 1;
        Some(One { all: self.clone(), network: network.to_owned() })
    }
}

impl Drop for One {
    fn drop(&mut self) {
        let mut all = self.all.0.lock().unwrap_or_else(PoisonError::into_inner);
        match all.get_mut(&self.network) {
            Some(count) if *count > 1 => *count -= 1,
            _ => {
                all.remove(&self.network);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_of_a_network_and_not_more_and_none_is_left_behind() {
        let all = Looking::default();
        let first = all.begin("192.0.2.1", 2).expect("room");
        let second = all.begin("192.0.2.1", 2).expect("room");
        assert!(all.begin("192.0.2.1", 2).is_none());
        assert!(all.begin("192.0.2.2", 2).is_some(), "others have room of their own");
        drop(first);
        assert!(all.begin("192.0.2.1", 2).is_some());
        drop(second);
        assert!(all.0.lock().expect("whole").is_empty());
    }
}
