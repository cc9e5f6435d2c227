//! Errors in the user's words.

use crate::browser::storage::StorageError;
use sao_lang_core::draft::{FormatError, MAX_BYTES};
use sao_lang_core::handover::LinkError;
use sao_lang_core::locale::{Lang, msg, values};
use worker_protocol::Failure;

/// Why a file or an entry was not taken.
pub fn format_error(error: &FormatError, lang: Lang) -> String {
    match error {
        FormatError::TooLarge(_) | FormatError::TooMany { .. } => msg::ERROR_TOO_LARGE.text(lang).to_owned(),
        FormatError::NotText => msg::ERROR_NOT_TEXT.text(lang).to_owned(),
        FormatError::NotJson { line, .. } => msg::ERROR_NOT_JSON.fill(lang, values::Line { line }),
        FormatError::NotADraft => msg::ERROR_NOT_A_DRAFT.text(lang).to_owned(),
        FormatError::NewerVersion { .. } => msg::ERROR_NEWER.text(lang).to_owned(),
        FormatError::Damaged(_) => msg::ERROR_DAMAGED.text(lang).to_owned(),
        FormatError::UnknownEdition(edition) => msg::ERROR_UNKNOWN_EDITION.fill(lang, values::Edition { edition }),
        FormatError::UnknownSet(set) => msg::ERROR_UNKNOWN_SET.fill(lang, values::Set { set }),
        FormatError::UnknownOption { criterion, option } => {
            msg::ERROR_UNKNOWN_OPTION.fill(lang, values::CriterionOption { criterion, option })
        }
    }
}

/// Why something is not kept, or cannot be opened.
pub fn storage_error(error: &StorageError, lang: Lang) -> String {
    match error {
        StorageError::Full => msg::SAVE_FULL.text(lang).to_owned(),
        StorageError::Blocked => msg::SAVE_BLOCKED.text(lang).to_owned(),
        StorageError::Missing => msg::DRAFT_MISSING_HELP.text(lang).to_owned(),
        StorageError::Unreadable(error) => format_error(error, lang),
        StorageError::Changed => msg::SAFETY_CHANGED.text(lang).to_owned(),
        StorageError::TooLarge(bytes) => {
            msg::SAVE_TOO_LARGE.fill(lang, values::KbMost { kb: &bytes.div_ceil(1000), most: &(MAX_BYTES / 1000) })
        }
    }
}

/// Why a link is not taken.
pub fn link_error(error: LinkError, lang: Lang) -> &'static str {
    let words = match error {
        LinkError::NotALink => msg::RECEIVE_NOT_A_LINK,
        LinkError::Newer => msg::RECEIVE_NEWER,
        LinkError::TooLong | LinkError::TooLarge => msg::RECEIVE_TOO_LONG,
        LinkError::Incomplete | LinkError::Damaged => msg::RECEIVE_DAMAGED,
    };
    words.text(lang)
}

/// Why the worker could not do what it was asked.
pub fn worker_failure(why: Failure, lang: Lang) -> &'static str {
    let words = match why {
        Failure::Unavailable => msg::OFFICE_UNAVAILABLE,
        Failure::Draft | Failure::Write => msg::OFFICE_WRITE,
        Failure::Kind => msg::OFFICE_KIND,
        Failure::TooLarge => msg::OFFICE_TOO_LARGE,
        Failure::TooManyFiles => msg::OFFICE_TOO_MANY_FILES,
        Failure::NoPaper => msg::OFFICE_NO_PAPER,
        Failure::Full => msg::OFFICE_FULL,
        Failure::Blocked => msg::OFFICE_BLOCKED,
        Failure::NoBackup => msg::BACKUP_NONE_IN_FILE,
        Failure::Missing => msg::OFFICE_MISSING,
        Failure::NotSent => msg::COLLECT_NOT_SENT,
        Failure::TooMuch => msg::COLLECT_TOO_MUCH,
        Failure::LinkTooLarge => msg::HANDOVER_TOO_LARGE,
        Failure::LinkDamaged => msg::RECEIVE_DAMAGED,
    };
    words.text(lang)
}
