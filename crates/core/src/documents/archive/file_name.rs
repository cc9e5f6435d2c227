//! The two halves of an attachment's file name.

use crate::draft::Attachment;

/// The name of a file without its extension.
pub(super) fn stem(file: &Attachment) -> &str {
    file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem)
}

/// The extension of a file, by its media type.
pub(super) fn extension(file: &Attachment) -> &'static str {
    match file.media_type.as_str() {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "application/pdf" => "pdf",
        _ => "bin",
    }
}
