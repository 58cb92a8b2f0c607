//! Comments on a government blog and the spam that such a blog gets: made up by us, from lists of
//! phrases and a seed, and the same on every machine.
//!
//! Each list is split: what is learnt from is made of its first two thirds, what is tested of its last
//! third. So the test has goods, hosts, names, subjects and turns of phrase that were never seen, and
//! shares with the rest only what people share anyway. Some of the spam praises the post, some has no
//! link; some of the good comments have links, prices and exclamation marks.

mod good;
mod spam;

/// Which part of the lists comments are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The first two thirds.
    Learnt,
    /// The last third.
    HeldOut,
}

/// A made-up comment.
#[derive(Debug, Clone)]
pub struct Made {
    /// The name shown.
    pub name: String,
    /// Where its writer may be told.
    pub email: Option<String>,
    /// What it says.
    pub body: String,
    /// Whether it is spam.
    pub spam: bool,
}

/// Draws from lists, the same for the same seed (SplitMix64, Steele et al. 2014).
#[derive(Debug, Clone)]
pub struct Draw {
    state: u64,
    part: Part,
}

impl Draw {
    /// Draws from `part` of each list.
    pub fn new(seed: u64, part: Part) -> Self {
        Self { state: seed, part }
    }

    fn number(&mut self, below: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % below as u64) as usize
    }

    /// Whether something that happens `times` in 100 does.
    fn happens(&mut self, times: usize) -> bool {
        self.number(100) < times
    }

    /// One of a list whose entries are separated by `|`.
    fn one(&mut self, list: &'static str) -> &'static str {
        let all: Vec<&str> = list.split('|').map(str::trim).collect();
        let border = all.len() * 2 / 3;
        let (learnt, held_out) = all.split_at(border);
        let some = if self.part == Part::Learnt { learnt } else { held_out };
        some[self.number(some.len())]
    }

    /// A turn of phrase, with `{name}` filled from the list of that name.
    fn fill(&mut self, phrases: &'static str, lists: &[(&str, &'static str)]) -> String {
        let mut text = String::new();
        let mut rest = self.one(phrases);
        while let Some((before, after)) = rest.split_once('{') {
            let (name, more) = after.split_once('}').unwrap_or((after, ""));
            text.push_str(before);
            match lists.iter().find(|(one, _)| *one == name) {
                Some((_, list)) => text.push_str(self.one(list)),
                None => text.push_str(&(2 + self.number(97)).to_string()),
            }
            rest = more;
        }
        text.push_str(rest);
        text
    }

    /// The next comment: spam three times in ten.
    pub fn comment(&mut self) -> Made {
        if self.happens(30) { self.spam() } else { self.good() }
    }

    /// So many comments.
    pub fn comments(&mut self, count: usize) -> Vec<Made> {
        (0..count).map(|_| self.comment()).collect()
    }
}
