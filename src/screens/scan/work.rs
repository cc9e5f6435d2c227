//! The photos that are being made into pages, one after the other.

use std::collections::VecDeque;
use std::sync::Arc;

use leptos::prelude::*;
use web_sys::{Blob, File};

use crate::browser::dom;
use crate::browser::files::BlobUrl;
use crate::screens::papers::attach;
use crate::state::open_draft::OpenDraft;
use crate::state::task::Tasks;
use crate::state::worker;
use sao_lang_core::locale::{Message, msg};
use worker_protocol::{
    Failure, LookAtPhoto, PageLook, PhotoLook, PhotoPoint, PhotoWarning, SheetCorners, StraightenPhoto,
};

/// The heading of the step that is shown; it gets the keyboard focus when the step before it goes away.
pub const STEP_ID: &str = "scan-step";

/// What the screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Photos are taken or chosen.
    Pick,
    /// The corners of the sheet are set.
    Corners,
    /// The page is judged before it is kept.
    Page,
}

/// A photo that is being made into a page. The file is the original, which is only given up with the photo.
#[derive(Clone)]
pub struct Photo {
    file: File,
    /// Where the page can show it.
    pub url: Arc<BlobUrl>,
    /// Whether a sheet stands out.
    pub found: bool,
    /// What makes it hard to read.
    pub warnings: Vec<PhotoWarning>,
}

/// A straightened page that is not kept yet.
#[derive(Clone)]
pub struct Page {
    blob: Blob,
    /// Where the page can be seen.
    pub url: Arc<BlobUrl>,
    /// What makes it hard to read.
    pub warnings: Vec<PhotoWarning>,
}

/// The scanner of one paper. Copy it into closures.
#[derive(Clone, Copy)]
pub struct Scanner {
    open: OpenDraft,
    tasks: Tasks,
    /// The index of the paper in the register.
    pub index: usize,
    /// The photos that wait.
    waiting: RwSignal<VecDeque<File>, LocalStorage>,
    /// The photo that is worked on.
    pub photo: RwSignal<Option<Photo>, LocalStorage>,
    /// Its corners.
    pub corners: RwSignal<SheetCorners>,
    /// The page that became of it.
    pub page: RwSignal<Option<Page>, LocalStorage>,
    /// The look of the page.
    pub look: RwSignal<PageLook>,
    /// Quarter turns of the page, clockwise.
    turns: RwSignal<u8>,
    /// What is being done.
    pub working: RwSignal<Option<Message>>,
    /// The last failure, with the name of the file that could not be read.
    pub failed: RwSignal<Option<(Option<String>, Failure)>>,
    /// The name and the size in bytes of the page that was kept last.
    pub kept: RwSignal<Option<(String, u64)>>,
}

impl Scanner {
    /// The scanner of a paper, without photos. Its view owns `tasks`.
    pub fn new(open: OpenDraft, tasks: Tasks, index: usize) -> Scanner {
        Scanner {
            open,
            tasks,
            index,
            waiting: RwSignal::new_local(VecDeque::new()),
            photo: RwSignal::new_local(None),
            corners: RwSignal::new(SheetCorners([PhotoPoint { x: 0.0, y: 0.0 }; 4])),
            page: RwSignal::new_local(None),
            look: RwSignal::new(PageLook::default()),
            turns: RwSignal::new(0),
            working: RwSignal::new(None),
            failed: RwSignal::new(None),
            kept: RwSignal::new(None),
        }
    }

    /// What the screen shows now.
    pub fn step(self) -> Step {
        match (self.photo.with(Option::is_some), self.page.with(Option::is_some)) {
            (true, true) => Step::Page,
            (true, false) => Step::Corners,
            (false, _) => Step::Pick,
        }
    }

    /// The number of photos that wait.
    pub fn waiting(self) -> usize {
        self.waiting.with(VecDeque::len)
    }

    /// Takes photos, which become pages one after the other.
    pub fn take(self, files: Vec<File>) {
        self.waiting.update(|waiting| waiting.extend(files));
        if self.photo.with_untracked(Option::is_none) {
            self.next();
        }
    }

    /// Takes photos in the place of the one that is worked on.
    pub fn take_again(self, files: Vec<File>) {
        if self.is_working() {
            return;
        }
        self.waiting.update(|waiting| files.into_iter().rev().for_each(|file| waiting.push_front(file)));
        self.leave_out();
    }

    /// Gives up the photo that is worked on.
    pub fn leave_out(self) {
        if !self.is_working() {
            self.give_up();
            self.next();
        }
    }

    /// Looks at the next photo that waits, if there is one.
    pub fn next(self) {
        if self.is_working() {
            return;
        }
        dom::keep_focus(&[STEP_ID]);
        let Some(file) = self.waiting.try_update(VecDeque::pop_front).flatten() else { return };
        self.begin(msg::SCAN_LOOKING);
        self.tasks.spawn(async move {
            let looked = worker::ask_about(&file, LookAtPhoto).await;
            self.working.set(None);
            let url = BlobUrl::new(&file).map_err(|_| Failure::Kind);
            match looked.and_then(|looked| Ok((looked, url?))) {
                Ok((PhotoLook { found, corners, warnings, .. }, url)) => {
                    self.corners.set(corners);
                    self.turns.set(0);
                    self.photo.set(Some(Photo { file, url: Arc::new(url), found, warnings }));
                    dom::keep_focus(&[STEP_ID]);
                }
                // A new attempt may succeed, so the photo waits for it.
                Err(Failure::Unavailable) => {
                    self.waiting.update(|waiting| waiting.push_front(file));
                    self.failed.set(Some((None, Failure::Unavailable)));
                }
                Err(why) => {
                    self.failed.set(Some((Some(file.name()), why)));
                    if self.waiting.with_untracked(|waiting| !waiting.is_empty()) {
                        self.next_after_failure();
                    }
                }
            }
        });
    }

    /// Looks at the next photo, while the failure of the one before it stays on the screen.
    fn next_after_failure(self) {
        let failed = self.failed.get_untracked();
        self.next();
        self.failed.set(failed);
    }

    /// Makes the page with the corners, look and turns that are chosen.
    pub fn straighten(self) {
        let Some(file) = self.photo.with_untracked(|photo| photo.as_ref().map(|photo| photo.file.clone())) else {
            return;
        };
        if self.is_working() {
            return;
        }
        self.begin(msg::SCAN_STRAIGHTENING);
        self.tasks.spawn(async move {
            let chosen = || StraightenPhoto {
                corners: self.corners.get_untracked(),
                look: self.look.get_untracked(),
                turns: self.turns.get_untracked(),
            };
            let made = loop {
                let request = chosen();
                let made = worker::blob_from(&file, request).await;
                // The user may have chosen otherwise meanwhile.
                if made.is_err() || request == chosen() {
                    break made;
                }
            };
            self.working.set(None);
            let page = made.and_then(|(warnings, blob)| {
                let url = BlobUrl::new(&blob).map_err(|_| Failure::Write)?;
                Ok(Page { blob, url: Arc::new(url), warnings })
            });
            match page {
                Ok(page) => {
                    self.page.set(Some(page));
                    dom::keep_focus(&[STEP_ID]);
                }
                Err(why) => self.failed.set(Some((None, why))),
            }
        });
    }

    /// Makes the page anew with another look.
    pub fn choose(self, look: PageLook) {
        self.look.set(look);
        self.straighten();
    }

    /// Makes the page anew, turned by a quarter clockwise.
    pub fn turn(self) {
        self.turns.update(|turns| *turns = (*turns + 1) % 4);
        self.straighten();
    }

    /// Gives up the page, to set the corners again.
    pub fn to_corners(self) {
        if !self.is_working() {
            self.failed.set(None);
            self.page.set(None);
            dom::keep_focus(&[STEP_ID]);
        }
    }

    /// Adds the page to the files of the paper. The photo and the page are given up once it is kept on the device.
    pub fn keep(self) {
        let Some(blob) = self.page.with_untracked(|page| page.as_ref().map(|page| page.blob.clone())) else { return };
        let Some(known) = self.open.peek(|draft| draft.papers.get(self.index).cloned()) else { return };
        if self.is_working() {
            return;
        }
        self.begin(msg::SCAN_KEEPING);
        let name = format!("trang-{}.jpg", known.files.len() + 1);
        // The task belongs to the open draft, because this screen may be gone before the page is kept.
        self.open.tasks.spawn(async move {
            let kept = attach(self.open, self.index, &known, &blob, &name).await;
            // A value is returned if the screen is gone.
            if self.working.try_set(None).is_some() {
                return;
            }
            match kept {
                Ok(kept) => {
                    self.give_up();
                    self.kept.set(Some(kept));
                    self.next();
                }
                Err(why) => self.failed.set(Some((None, why))),
            }
        });
    }

    /// Whether something is being done, so that other buttons do nothing.
    pub fn is_working(self) -> bool {
        self.working.with_untracked(Option::is_some)
    }

    fn begin(self, work: Message) {
        self.working.set(Some(work));
        self.failed.set(None);
        self.kept.set(None);
    }

    fn give_up(self) {
        self.failed.set(None);
        self.page.set(None);
        self.photo.set(None);
    }
}
