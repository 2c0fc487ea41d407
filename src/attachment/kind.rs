//! The kinds of files that are published, by the end of their name, and how the bytes of each begin and end.

/// The kinds, as people are told.
pub(super) const NAMES: &str = "csv, docx, gif, jpg, odp, ods, odt, pdf, png, pptx, svg, txt, webp och xlsx";

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Pdf,
    Png,
    Jpeg,
    Gif,
    Webp,
    Svg,
    /// A document of an office program, which is a zip archive: text, table or presentation.
    Office,
    /// Text without any form.
    Text,
}

impl Kind {
    /// By the end of the name.
    pub(super) fn of(name: &str) -> Option<Kind> {
        let (_, end) = name.rsplit_once('.')?;
        Some(match end.to_lowercase().as_str() {
            "pdf" => Kind::Pdf,
            "png" => Kind::Png,
            "jpg" | "jpeg" => Kind::Jpeg,
            "gif" => Kind::Gif,
            "webp" => Kind::Webp,
            "svg" => Kind::Svg,
            "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" => Kind::Office,
            "txt" | "csv" => Kind::Text,
            _ => return None,
        })
    }

    pub(super) fn is_picture(self) -> bool {
        matches!(self, Kind::Png | Kind::Jpeg | Kind::Gif | Kind::Webp | Kind::Svg)
    }

    /// Whether the bytes are a whole file of this kind, as far as its outer form tells.
    pub(super) fn fits(self, bytes: &[u8]) -> bool {
        let ends = |mark: &[u8]| holds(&bytes[bytes.len().saturating_sub(2_000)..], mark);
        match self {
            Kind::Pdf => bytes.starts_with(b"%PDF-") && ends(b"%%EOF"),
            Kind::Png => is_png(bytes),
            Kind::Jpeg => bytes.starts_with(&[0xff, 0xd8, 0xff]) && holds(bytes, &[0xff, 0xd9]),
            Kind::Gif => {
                let size = bytes.get(6..10).unwrap_or_default();
                (bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a")) && has_area(size, 2) && bytes.ends_with(b";")
            }
            Kind::Webp => {
                let told = bytes.get(4..8).and_then(|size| size.try_into().ok()).map_or(0, u32::from_le_bytes);
                bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") && bytes.len() as u64 >= u64::from(told) + 8
            }
            Kind::Svg => str::from_utf8(bytes).is_ok(),
            Kind::Office => {
                let inner: &[&[u8]] = &[b"[Content_Types].xml", b"mimetype"];
                bytes.starts_with(b"PK\x03\x04") && holds(bytes, b"PK\x05\x06") && inner.iter().any(|name| holds(bytes, name))
            }
            Kind::Text => !bytes.iter().any(|byte| byte.is_ascii_control() && !byte.is_ascii_whitespace()),
        }
    }
}

/// A signature, then chunks: first the head with a size, somewhere the picture, last the end.
fn is_png(bytes: &[u8]) -> bool {
    let Some(mut rest) = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n") else { return false };
    let (mut first, mut drawn) = (true, false);
    while let Some((head, after)) = rest.split_at_checked(8) {
        let length = head[..4].try_into().map_or(u32::MAX, u32::from_be_bytes);
        // The data, and four bytes of a sum.
        let Some((data, after)) = usize::try_from(length).ok().and_then(|length| after.split_at_checked(length.checked_add(4)?)) else {
            return false;
        };
        match &head[4..] {
            b"IHDR" if first => first = !has_area(&data[..data.len().min(8)], 4),
            b"IDAT" => drawn = true,
            b"IEND" => return !first && drawn,
            _ => {}
        }
        rest = after;
    }
    false
}

/// Whether two numbers of so many bytes are both there and not zero.
fn has_area(size: &[u8], bytes: usize) -> bool {
    size.len() == 2 * bytes && size.chunks(bytes).all(|number| number.iter().any(|byte| *byte != 0))
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
