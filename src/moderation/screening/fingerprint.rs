//! What makes two comments say the same, or nearly the same, without comparing their texts.

use crate::{
    base::{context::Context, folding::bare, keys},
    conversation::comments::Fingerprint,
};

/// Words in a row that count as one feature of a text.
const SHINGLE: usize = 3;
/// With fewer words than this a changed word changes too much of the shape.
const WORDS: usize = 12;
/// Two texts with so few different bits share most of their words in a row. Of shapes that have
/// nothing to do with each other, 32 bits differ on average, and so few in one pair of a hundred million.
const NEAR: u32 = 10;

/// The fingerprint of what a comment says.
pub fn fingerprint(context: &Context, body: &str) -> Fingerprint {
    let bare = bare(body);
    if bare.is_empty() {
        return Fingerprint::default();
    }
    Fingerprint { digest: context.keys.sign("comment text", &[&bare]), shape: shape(&bare) }
}

/// Whether two texts are nearly the same.
pub fn is_near(one: i64, other: i64) -> bool {
    one != 0 && other != 0 && (one ^ other).count_ones() <= NEAR
}

/// SimHash (Charikar, 2002) over words in a row: each feature votes on each of 64 bits.
fn shape(bare: &str) -> i64 {
    let words: Vec<&str> = bare.split(' ').collect();
    if words.len() < WORDS {
        return 0;
    }
    let mut votes = [0_i32; 64];
    for shingle in words.windows(SHINGLE) {
        let hash = feature(&shingle.join(" "));
        for (bit, vote) in votes.iter_mut().enumerate() {
            *vote += if hash >> bit & 1 == 1 { 1 } else { -1 };
        }
    }
    let bits = (0..64).filter(|bit| votes[*bit] > 0).fold(0_u64, |bits, bit| bits | 1 << bit);
    bits.cast_signed()
}

/// The first 64 bits of a hash that stays the same from one version of the program to the next.
fn feature(words: &str) -> u64 {
    let hash = keys::hash(words.as_bytes());
    u64::from_str_radix(hash.get(..16).unwrap_or("0"), 16).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: &str = "I am writing to object to the new ferry timetable because it leaves the people \
        of Saltmouth without a way home after six in the evening and that is unfair to everyone who works \
        late in the town";

    #[test]
    fn a_letter_with_another_name_in_it_is_nearly_the_same() {
        let one = shape(&bare(LETTER));
        let other = shape(&bare(&LETTER.replace("Saltmouth", "Northpool")));
        assert!(is_near(one, other), "{} bits differ", (one ^ other).count_ones());
        assert!(is_near(one, one));
    }

    #[test]
    fn other_letters_are_not() {
        let other = "Thank you for publishing the timetable so early, it helped me to plan the week and I \
            liked the map on the second page very much, although the colours are hard to tell apart";
        assert!(!is_near(shape(&bare(LETTER)), shape(&bare(other))));
        assert!(!is_near(shape("too short to tell"), shape("too short to tell")));
    }
}
