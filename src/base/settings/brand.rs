//! What an organisation carries on every page of its own: a header, a footer and a logo, from a folder that
//! is read once at the start.

use crate::base::{
    keys,
    markdown::{SafeHtml, branding},
};
use std::{
    fmt, fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

/// The names that a logo can have.
const LOGOS: &[&str] = &["logo.svg", "logo.png"];
/// The most bytes of the header or the footer: they are in every page.
const MOST_HTML: usize = 10 * 1024;
/// The most bytes of a logo.
const MOST_LOGO: usize = 200 * 1024;

/// What an organisation carries on every page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brand {
    /// Over the band.
    pub header: Option<SafeHtml>,
    /// Above the links of the foot.
    pub footer: Option<SafeHtml>,
    /// The picture, which the two may show.
    pub logo: Option<Logo>,
}

/// The logo of an organisation.
#[derive(Clone, PartialEq, Eq)]
pub struct Logo {
    /// Its name with its hash in it, so that browsers may keep it for good: `logo.0123456789abcdef.svg`.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

impl fmt::Debug for Logo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Logo({}, {} bytes)", self.name, self.bytes.len())
    }
}

impl Logo {
    /// Where browsers fetch it.
    pub fn address(&self) -> String {
        format!("/brand/{}", self.name)
    }

    /// Whether it is an SVG, and not a PNG.
    pub fn is_svg(&self) -> bool {
        self.name.ends_with(".svg")
    }
}

impl Brand {
    /// Reads the folder.
    ///
    /// # Errors
    /// What is wrong with it, in words that say how to put it right.
    pub fn read(folder: &Path) -> Result<Self, String> {
        if !folder.is_dir() {
            return Err(format!("names {}, which is not a folder", folder.display()));
        }
        let mut logos = Vec::new();
        for name in LOGOS {
            if let Some(bytes) = file(&folder.join(name))? {
                logos.push((*name, bytes));
            }
        }
        let logo = match logos.pop() {
            Some(_) if !logos.is_empty() => {
                return Err("must have logo.svg or logo.png, and has both".to_owned());
            }
            Some((name, bytes)) => Some(logo(name, bytes)?),
            None => None,
        };
        let address = logo.as_ref().map_or_else(String::new, Logo::address);
        let header = html(&folder.join("header.html"), &address)?;
        let footer = html(&folder.join("footer.html"), &address)?;
        if header.is_none() && footer.is_none() && logo.is_none() {
            return Err(format!(
                "names {}, which has none of header.html, footer.html, logo.svg and logo.png",
                folder.display()
            ));
        }
        Ok(Self { header, footer, logo })
    }
}

/// The bytes of a file; none if it is not there.
fn file(path: &PathBuf) -> Result<Option<Vec<u8>>, String> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("has {}, which cannot be read: {error}", path.display())),
    }
}

fn too_large(name: &str, bytes: usize, most: usize) -> Result<(), String> {
    if bytes <= most {
        return Ok(());
    }
    let (most, bytes) = (most / 1024, bytes.div_ceil(1024));
    Err(format!("has {name} with {bytes} KiB; it must have {most} KiB or less"))
}

fn logo(name: &str, bytes: Vec<u8>) -> Result<Logo, String> {
    too_large(name, bytes.len(), MOST_LOGO)?;
    let right = match name.ends_with(".svg") {
        true => std::str::from_utf8(&bytes).is_ok_and(is_svg),
        false => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
    };
    if !right {
        return Err(format!("has {name}, which is not a picture of that kind"));
    }
    let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
    let hash = keys::hash(&bytes);
    Ok(Logo { name: format!("{stem}.{}.{ending}", &hash[..16]), bytes })
}

/// Whether the first element of a text is `svg`.
fn is_svg(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let skipped = if rest.starts_with("<!--") {
            rest.split_once("-->")
        } else if rest.starts_with("<?") || rest.starts_with("<!") {
            rest.split_once('>')
        } else {
            return rest.strip_prefix("<svg").is_some_and(|rest| {
                rest.starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/')
            });
        };
        match skipped {
            Some((_, after)) => rest = after.trim_start(),
            None => return false,
        }
    }
}

fn html(path: &PathBuf, logo: &str) -> Result<Option<SafeHtml>, String> {
    let Some(bytes) = file(path)? else { return Ok(None) };
    let name = path.file_name().map_or_else(String::new, |name| name.display().to_string());
    too_large(&name, bytes.len(), MOST_HTML)?;
    let text =
        String::from_utf8(bytes).map_err(|_| format!("has {name}, which is not UTF-8 text"))?;
    let clean = branding(&text, LOGOS, logo);
    if clean.text().is_empty() && !clean.as_str().contains(" src=") {
        return Err(format!(
            "has {name} with nothing in it that can be shown: words, links, lists, and the logo as \
             <img src=\"logo.svg\"> or <img src=\"logo.png\">"
        ));
    }
    Ok(Some(clean))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(files: &[(&str, &[u8])]) -> Result<Brand, String> {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, bytes) in files {
            fs::write(folder.path().join(name), bytes).expect("written");
        }
        Brand::read(folder.path())
    }

    const SVG: &[u8] =
        b"<?xml version=\"1.0\"?>\n<!-- ours -->\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

    #[test]
    fn what_is_there_is_read_and_cleaned() {
        let header =
            b"<p onclick=\"x()\">Tides <img src=\"logo.svg\" alt=\"\"></p><script>1</script>";
        let brand = read(&[("header.html", header), ("logo.svg", SVG)]).expect("good");
        let logo = brand.logo.expect("a logo");
        assert!(logo.is_svg() && logo.bytes == SVG);
        assert_eq!(
            brand.header.expect("a header").as_str(),
            format!("<p>Tides <img src=\"{}\" alt=\"\"></p>", logo.address())
        );
        assert_eq!(brand.footer, None);
        let png = read(&[("logo.png", b"\x89PNG\r\n\x1a\nrest")]).expect("good").logo;
        assert!(png.is_some_and(|logo| !logo.is_svg()));
    }

    #[test]
    fn what_is_wrong_is_said() {
        let large = vec![b'a'; MOST_HTML + 1];
        for (files, words) in [
            (&[][..], "has none of header.html"),
            (&[("logo.svg", SVG), ("logo.png", b"\x89PNG\r\n\x1a\n")], "and has both"),
            (&[("logo.svg", b"<html></html>")], "not a picture of that kind"),
            (&[("logo.png", SVG)], "not a picture of that kind"),
            (&[("header.html", b"<script>x</script>")], "nothing in it that can be shown"),
            (&[("header.html", b"<img src=\"logo.svg\">")], "nothing in it that can be shown"),
            (&[("footer.html", b"\xff\xfe")], "not UTF-8"),
            (&[("footer.html", &large)], "must have 10 KiB or less"),
        ] {
            let told = read(files).expect_err(words);
            assert!(told.contains(words), "{words}: {told}");
        }
        let told = Brand::read(Path::new("/nowhere/at/all")).expect_err("refused");
        assert!(told.contains("is not a folder"), "{told}");
    }
}
