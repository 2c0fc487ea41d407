//! What kind of file an address leads to, as browsers are told.

/// A page.
pub(super) const HTML: &str = "text/html; charset=utf-8";
/// What the browser's side of the preview asks for.
pub(super) const JSON: &str = "application/json";
/// A script.
pub(super) const SCRIPT: &str = "text/javascript; charset=utf-8";
/// A few words.
pub(super) const TEXT: &str = "text/plain; charset=utf-8";

/// By how the name ends.
pub(super) fn of(address: &str) -> &'static str {
    let end = address.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
    match &*end {
        "html" | "htm" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => SCRIPT,
        "json" | "map" => JSON,
        "geojson" => "application/geo+json",
        "webmanifest" => "application/manifest+json",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "conf" => TEXT,
        "md" => "text/markdown; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "rdf" => "application/rdf+xml; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "pdf" => "application/pdf",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "odt" => "application/vnd.oasis.opendocument.text",
        "zip" => "application/zip",
        "mp4" => "video/mp4",
        "mp3" => "audio/mpeg",
        "vtt" => "text/vtt; charset=utf-8",
        // `_redirects` and `_headers`, too, are read by people here.
        _ if !address.rsplit('/').next().unwrap_or_default().contains('.') => TEXT,
        _ => "application/octet-stream",
    }
}
