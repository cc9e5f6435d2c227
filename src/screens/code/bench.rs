//! The photo that is read, what was found in it, and how it is kept.

use std::collections::BTreeMap;

use leptos::prelude::*;
use web_sys::File;

use crate::browser::{clock, dom};
use crate::screens::papers::store;
use crate::state::open_draft::OpenDraft;
use crate::state::task::Tasks;
use crate::state::worker;
use sao_lang_core::draft::Attachment;
use sao_lang_core::locale::{Message, msg};
use sao_lang_core::trace_code::{
    CodeContent, CodeEvidence, CodeSight, OnlineCheck, add_code_evidence, classify, set_caption,
};
use worker_protocol::{Failure, FoundCode, NoCode, ReadCode};

/// The heading of the result; it gets the keyboard focus when the buttons before it go away.
pub const RESULT_ID: &str = "code-found";
/// The name of a kept photo.
const PHOTO_NAME: &str = "ma-qr.jpg";

/// A code that was read.
#[derive(Clone, PartialEq)]
pub struct Read {
    /// Its text.
    pub text: String,
    /// What the text holds.
    pub content: CodeContent,
    /// How it is in the photo.
    pub sight: CodeSight,
}

impl From<FoundCode> for Read {
    fn from(found: FoundCode) -> Read {
        let FoundCode { text, modules, pixels_per_module, hard } = found;
        Read { content: classify(&text), sight: CodeSight { modules, pixels_per_module, hard }, text }
    }
}

/// A photo that was not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotKept {
    /// It could not be stored.
    Failed(Failure),
    /// The register takes no further paper.
    RegisterFull,
}

/// A kept photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPhoto {
    id: String,
    /// The index of its paper.
    pub paper: usize,
    /// Whether only what was seen online was written anew.
    pub again: bool,
}

/// The reader of codes for a draft. Copy it into closures.
#[derive(Clone, Copy)]
pub struct Bench {
    open: OpenDraft,
    tasks: Tasks,
    /// The last photo.
    photo: RwSignal<Option<File>, LocalStorage>,
    /// The code in it.
    pub read: RwSignal<Option<Read>>,
    /// Why no code was read.
    pub none: RwSignal<Option<NoCode>>,
    /// What was seen online of the code; what was not looked at is absent.
    pub seen: RwSignal<BTreeMap<OnlineCheck, bool>>,
    /// The text of the code that `seen` is about.
    seen_of: RwSignal<String>,
    /// What is being done.
    pub working: RwSignal<Option<Message>>,
    /// Why the photo could not be read.
    pub failed: RwSignal<Option<Failure>>,
    /// The photo as it is kept.
    pub kept: RwSignal<Option<KeptPhoto>>,
    /// Why the photo was not kept.
    pub not_kept: RwSignal<Option<NotKept>>,
}

impl Bench {
    /// A reader without a photo. Its view owns `tasks`.
    pub fn new(open: OpenDraft, tasks: Tasks) -> Bench {
        Bench {
            open,
            tasks,
            photo: RwSignal::new_local(None),
            read: RwSignal::new(None),
            none: RwSignal::new(None),
            seen: RwSignal::new(BTreeMap::new()),
            seen_of: RwSignal::new(String::new()),
            working: RwSignal::new(None),
            failed: RwSignal::new(None),
            kept: RwSignal::new(None),
            not_kept: RwSignal::new(None),
        }
    }

    /// Reads the code in a photo. What is on the screen stays until the photo is read.
    pub fn take(self, files: Vec<File>) {
        if self.working.with_untracked(Option::is_some) {
            return;
        }
        let Some(file) = files.into_iter().next() else { return };
        self.photo.set(Some(file));
        self.look();
    }

    /// Reads the photo again, after the worker could not be loaded.
    pub fn look(self) {
        let Some(file) = self.photo.get_untracked() else { return };
        self.working.set(Some(msg::TRACE_CODE_READING));
        self.failed.set(None);
        self.none.set(None);
        self.tasks.spawn(async move {
            let found = worker::ask_about(&file, ReadCode).await;
            self.working.set(None);
            match found {
                Ok(Ok(found)) => {
                    self.show(found.into());
                    dom::drawn().await;
                    dom::focus(RESULT_ID);
                }
                Ok(Err(none)) => {
                    self.forget();
                    self.none.set(Some(none));
                }
                Err(why) => {
                    self.forget();
                    self.failed.set(Some(why));
                }
            }
            dom::keep_focus(&[]);
        });
    }

    fn show(self, read: Read) {
        // Another photo of the same code changes nothing of what was seen online.
        if self.seen_of.with_untracked(|text| *text != read.text) {
            self.seen.update(BTreeMap::clear);
            self.seen_of.set(read.text.clone());
        }
        self.forget();
        self.read.set(Some(read));
    }

    fn forget(self) {
        self.kept.set(None);
        self.not_kept.set(None);
        self.read.set(None);
    }

    /// Notes what was seen online; `None` for what was not looked at.
    pub fn note(self, check: OnlineCheck, is_so: Option<bool>) {
        self.seen.update(|seen| match is_so {
            Some(is_so) => drop(seen.insert(check, is_so)),
            None => drop(seen.remove(&check)),
        });
    }

    fn caption(self, read: &Read) -> String {
        let seen: Vec<_> =
            self.seen.with_untracked(|seen| seen.iter().map(|(check, is_so)| (*check, *is_so)).collect());
        CodeEvidence { text: &read.text, content: &read.content, seen: &seen, today: &clock::today() }.caption()
    }

    /// Keeps the photo with its paper in the register; if it is kept already, what was seen online is written anew.
    pub fn keep(self) {
        if self.working.with_untracked(Option::is_some) {
            return;
        }
        let Some(read) = self.read.get_untracked() else { return };
        let caption = self.caption(&read);
        if let Some(kept) = self.kept.get_untracked() {
            let mut is_there = false;
            self.open.change(|draft| is_there = set_caption(draft, &kept.id, caption.clone()));
            if is_there {
                self.kept.set(Some(KeptPhoto { again: true, ..kept }));
                return;
            }
        }
        let Some(file) = self.photo.get_untracked() else { return };
        self.working.set(Some(msg::TRACE_CODE_KEEPING));
        self.not_kept.set(None);
        // The task belongs to the open draft, because this screen may be gone before the photo is kept.
        self.open.tasks.spawn(async move {
            let kept = keep_photo(self.open, &file, caption).await;
            // A value is returned if the screen is gone.
            if self.working.try_set(None).is_some() {
                return;
            }
            match kept {
                Ok(kept) => self.kept.set(Some(kept)),
                Err(why) => self.not_kept.set(Some(why)),
            }
        });
    }
}

async fn keep_photo(open: OpenDraft, file: &File, caption: String) -> Result<KeptPhoto, NotKept> {
    let (stored, unnamed) = store(open, file, PHOTO_NAME).await.map_err(NotKept::Failed)?;
    let id = stored.id.clone();
    let mut paper = None;
    open.change(|draft| paper = add_code_evidence(draft, open.edition, Attachment { caption, ..stored }));
    let paper = paper.ok_or(NotKept::RegisterFull)?;
    unnamed.are_named();
    Ok(KeptPhoto { id, paper, again: false })
}
