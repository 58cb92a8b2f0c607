//! The backslashes of Windows paths in what authors write, who use others to take the meaning from a
//! mark.

/// What was seen of paths on the present line.
#[derive(Debug, Default)]
pub struct Paths {
    begun: bool,
}

impl Paths {
    /// Whether the backslash after `text`, between `before` and `rest`, is one of a path: after the
    /// letter of a drive, before the name of a server and that of a folder, or further on after a name.
    /// One that is written twice was written by somebody who knows that it is a mark.
    pub fn has(&mut self, text: &str, before: char, rest: &str) -> bool {
        let further =
            self.begun && (is_in_name(before) || (before == '\\' && !rest.starts_with('\\')));
        let here = further || follows_drive(text, rest) || begins_share(before, rest);
        self.begun |= here;
        here
    }
}

fn is_in_name(sign: char) -> bool {
    sign.is_alphanumeric() || "_-.)~%$#".contains(sign)
}

/// `C:` alone, and no second backslash.
fn follows_drive(text: &str, rest: &str) -> bool {
    let mut signs = text.chars().rev();
    signs.next() == Some(':')
        && signs.next().is_some_and(|drive| drive.is_ascii_alphabetic())
        && signs.next().is_none_or(|sign| !sign.is_alphanumeric())
        && !rest.starts_with('\\')
}

/// `\\server\folder`.
fn begins_share(before: char, rest: &str) -> bool {
    let Some(name) = rest.strip_prefix('\\') else { return false };
    let server = name.find(|sign: char| !sign.is_alphanumeric() && !"_-.".contains(sign));
    !before.is_alphanumeric()
        && before != '\\'
        && server.is_some_and(|end| {
            let folder = &name[end..];
            end > 0 && folder.starts_with('\\') && !folder.starts_with("\\\\")
        })
}
