//! The error type of the app, and the one module that has the text of each error in the user's language.

use crate::browser::storage::StorageError;
use crate::browser::storage::diary::DiaryError;
use sao_lang_core::draft::{FormatError, MAX_BYTES};
use sao_lang_core::handover::LinkError;
use sao_lang_core::locale::{Lang, msg, values};
use thiserror::Error;
use worker_protocol::Failure;

/// The reason why the app did not do what the user asked for.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum AppError {
    /// A draft could not be read from the browser's storage or written to it.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// A text or a file is not a draft that this version can read.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// A link or a code cannot be read.
    #[error(transparent)]
    Link(#[from] LinkError),
    /// The worker could not carry out the request.
    #[error(transparent)]
    Worker(#[from] Failure),
    /// A diary could not be read or written.
    #[error(transparent)]
    Diary(#[from] DiaryError),
    /// The browser refused to save a file.
    #[error("the browser refused the file")]
    NotSaved,
    /// The browser cannot hand this kind of file to other apps.
    #[error("the browser does not share this file")]
    NotShared,
    /// The browser does not let the app copy a text.
    #[error("the browser does not let the app copy")]
    NotCopied,
    /// The file with the samples could not be fetched.
    #[error("the samples could not be fetched")]
    NoSamples,
    /// No sample has the name that a link gives.
    #[error("there is no such sample")]
    UnknownSample,
}

/// The error that a lazy part could not be fetched.
#[derive(Debug)]
pub struct NotFetched;

impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> NotFetched {
        NotFetched
    }
}

/// Why the first screen cannot list the drafts. It is a type of its own, because the words of [`AppError`] bring the texts of
/// all errors with them, which a first visit does not load.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum ListError {
    /// The device's storage refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The part of the program that reads drafts could not be fetched.
    #[error("a part of the program could not be fetched")]
    NotFetched,
}

impl From<NotFetched> for ListError {
    fn from(_: NotFetched) -> ListError {
        ListError::NotFetched
    }
}

impl ErrorWords for ListError {
    fn words(&self, lang: Lang) -> String {
        match self {
            ListError::Storage(error) => error.words(lang),
            ListError::NotFetched => msg::LAZY_PART_MISSING.text(lang).to_owned(),
        }
    }
}

/// An error with a text for the user.
pub trait ErrorWords {
    /// A sentence on the error and on what the user can do about it, in the user's language.
    fn words(&self, lang: Lang) -> String;
}

impl ErrorWords for AppError {
    fn words(&self, lang: Lang) -> String {
        let message = match self {
            AppError::Storage(error) => return error.words(lang),
            AppError::Format(error) => return error.words(lang),
            AppError::Link(error) => return error.words(lang),
            AppError::Worker(error) => return error.words(lang),
            AppError::Diary(error) => return error.words(lang),
            AppError::NotSaved => msg::EXPORT_FAILED,
            AppError::NotShared => msg::EXPORT_NOT_SHARED,
            AppError::NotCopied => msg::EXPORT_NOT_COPIED,
            AppError::NoSamples => msg::PRACTICE_UNAVAILABLE,
            AppError::UnknownSample => msg::CODES_UNKNOWN,
        };
        message.text(lang).to_owned()
    }
}

impl ErrorWords for FormatError {
    fn words(&self, lang: Lang) -> String {
        match self {
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
}

impl ErrorWords for StorageError {
    fn words(&self, lang: Lang) -> String {
        match self {
            StorageError::Full => msg::SAVE_FULL.text(lang).to_owned(),
            StorageError::Blocked => msg::SAVE_BLOCKED.text(lang).to_owned(),
            StorageError::Missing => msg::DRAFT_MISSING_HELP.text(lang).to_owned(),
            StorageError::Unreadable(error) => error.words(lang),
            StorageError::Changed => msg::SAFETY_CHANGED.text(lang).to_owned(),
            StorageError::TooLarge(bytes) => {
                msg::SAVE_TOO_LARGE.fill(lang, values::KbMost { kb: &bytes.div_ceil(1000), most: &(MAX_BYTES / 1000) })
            }
        }
    }
}

impl ErrorWords for DiaryError {
    fn words(&self, lang: Lang) -> String {
        let message = match self {
            DiaryError::Full => msg::DIARY_FULL,
            DiaryError::Blocked => msg::DIARY_BLOCKED,
            DiaryError::Changed => msg::DIARY_CHANGED,
        };
        message.text(lang).to_owned()
    }
}

impl ErrorWords for LinkError {
    fn words(&self, lang: Lang) -> String {
        let message = match self {
            LinkError::NotALink => msg::RECEIVE_NOT_A_LINK,
            LinkError::Newer => msg::RECEIVE_NEWER,
            LinkError::TooLong | LinkError::TooLarge => msg::RECEIVE_TOO_LONG,
            LinkError::Incomplete | LinkError::Damaged => msg::RECEIVE_DAMAGED,
        };
        message.text(lang).to_owned()
    }
}

impl ErrorWords for Failure {
    fn words(&self, lang: Lang) -> String {
        let message = match self {
            Failure::Unavailable => msg::WORKER_UNAVAILABLE,
            Failure::Draft | Failure::Write => msg::WORKER_WRITE,
            Failure::Kind => msg::WORKER_KIND,
            Failure::TooLarge => msg::WORKER_TOO_LARGE,
            Failure::TooManyPixels => msg::WORKER_TOO_MANY_PIXELS,
            Failure::NoSheet => msg::WORKER_NO_SHEET,
            Failure::TooManyFiles => msg::WORKER_TOO_MANY_FILES,
            Failure::NoPaper => msg::WORKER_NO_PAPER,
            Failure::Full => msg::WORKER_FULL,
            Failure::Blocked => msg::WORKER_BLOCKED,
            Failure::NoBackup => msg::BACKUP_NONE_IN_FILE,
            Failure::Missing => msg::WORKER_MISSING,
            Failure::NotSent => msg::COLLECT_NOT_SENT,
            Failure::TooMuch => msg::COLLECT_TOO_MUCH,
            Failure::LinkTooLarge => msg::HANDOVER_TOO_LARGE,
            Failure::LinkDamaged => msg::RECEIVE_DAMAGED,
        };
        message.text(lang).to_owned()
    }
}
