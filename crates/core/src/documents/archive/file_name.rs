//! The two halves of an attachment's file name.

use crate::draft::{Attachment, MediaType};

/// The name of a file without its extension.
pub(super) fn stem(file: &Attachment) -> &str {
    file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem)
}

/// The extension of a file, by its media type.
pub(super) fn extension(file: &Attachment) -> &'static str {
    MediaType::named(&file.media_type).map_or("bin", |kind| kind.extension)
}
