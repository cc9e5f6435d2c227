//! The open draft loses nothing, in whatever order edits, saving, another tab, reloads and kills come.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use sao_lang_core::assessment::{assess, assessed};
use sao_lang_core::draft::{Attachment, Draft, Paper};
use sao_lang_core::open_draft::{EditSession, Effect, Effects, Event, SaveState};
use sao_lang_core::repository::{EntryVersion, Repository, RepositoryError};
use sao_lang_core::spoken::Figures;
use test_support::memory::Memory;
use test_support::{cases, edition, household, set};

const ID: &str = "a";
const NOW: &str = "2026-11-29T08:00:00Z";

/// Two drafts that say the same may differ in the moment and the day of the last change.
fn said(draft: &Draft) -> Draft {
    Draft { changed: String::new(), history: Vec::new(), ..draft.clone() }
}

fn named(draft: &Draft, name: &str) -> Box<Draft> {
    let mut draft = draft.clone();
    draft.product.name = name.to_owned();
    Box::new(draft)
}

fn session(draft: Draft, version: EntryVersion, what_if: Option<&str>) -> EditSession {
    let set = set(draft.set);
    EditSession::new(draft, version, what_if, edition(), set)
}

fn figures(draft: &Draft) -> Figures {
    Figures::of(&assess(draft, edition(), set(draft.set)))
}

/// A browser tab with the open draft, as the app drives it.
struct Tab<'m> {
    repository: Repository<&'m Memory>,
    session: EditSession,
    /// What the tab keeps over a reload.
    what_if: Option<String>,
    /// The store refuses to write.
    is_full: bool,
}

impl<'m> Tab<'m> {
    fn new(memory: &'m Memory) -> Tab<'m> {
        let repository = Repository { store: memory };
        let (version, _) = repository.save(ID, &named(&household(), "start"), None).unwrap();
        let draft = repository.look(ID).unwrap().0;
        Tab { repository, session: session(draft, version, None), what_if: None, is_full: false }
    }

    fn send(&mut self, event: Event) -> Effects {
        let effects = self.session.handle(event, NOW);
        self.perform(effects);
        effects
    }

    fn perform(&mut self, effects: Effects) {
        for effect in effects {
            match effect {
                Effect::KeepWhatIf => self.what_if = self.session.what_if_text(),
                Effect::OpenStored => self.take_theirs(),
                _ => {}
            }
        }
    }

    fn take_theirs(&mut self) {
        match self.repository.open(ID) {
            Ok(opened) => drop(self.send(Event::TakeTheirs(Box::new(opened.draft), opened.version))),
            Err(error) => drop(self.send(Event::SaveFailed(error))),
        }
    }

    fn edit(&mut self, name: &str, field: Option<&str>) -> Effects {
        let draft = named(self.session.shown(), name);
        self.send(Event::Edit { draft, field: field.map(str::to_owned) })
    }

    fn undo(&mut self) -> Effects {
        let figures = figures(self.session.shown());
        self.send(Event::Undo(figures))
    }

    fn redo(&mut self) -> Effects {
        let figures = figures(self.session.shown());
        self.send(Event::Redo(figures))
    }

    fn flush(&mut self) {
        let (repository, is_full) = (self.repository, self.is_full);
        let effects = self.session.flush(&mut |draft, result, over| {
            assert_eq!(Some(result), assessed(draft).as_ref(), "the assessment that is handed on is that of the draft");
            match is_full {
                true => Err(RepositoryError::Full),
                false => repository.save_assessed(ID, draft, Some(result), Some(over)).map(|(version, _)| version),
            }
        });
        self.perform(effects);
    }

    fn name(&self) -> &str {
        &self.session.draft().product.name
    }

    fn stored(&self) -> Option<Draft> {
        self.repository.look(ID).ok().map(|(draft, ..)| draft)
    }

    fn stored_name(&self) -> Option<String> {
        self.stored().map(|draft| draft.product.name)
    }

    fn version_seen(&mut self) {
        if let Ok(Some(version)) = self.repository.version(ID) {
            self.send(Event::VersionSeen(version));
        }
    }

    /// Another tab opens what is stored, and stores a change of it.
    fn other_tab_stores(&self, name: &str) {
        let opened = self.repository.open(ID).unwrap();
        self.repository.save(ID, &named(&opened.draft, name), Some(opened.version)).unwrap();
    }

    fn reload(&mut self) -> Result<(), RepositoryError> {
        let opened = self.repository.open(ID)?;
        self.session = session(opened.draft, opened.version, self.what_if.as_deref());
        Ok(())
    }
}

#[test]
fn a_change_is_dirty_then_stored_then_durable() {
    let memory = Memory::default();
    let mut tab = Tab::new(&memory);
    assert_eq!(*tab.session.saving(), SaveState::Clean);
    assert_eq!(tab.edit("one", None), [Effect::Draw, Effect::FlushAfterPaint]);
    assert_eq!((tab.session.saving(), tab.stored_name().as_deref()), (&SaveState::Dirty, Some("start")));
    tab.flush();
    assert_eq!((tab.session.saving(), tab.stored_name().as_deref()), (&SaveState::Stored, Some("one")));
    let first = tab.session.version();
    tab.edit("two", None);
    tab.send(Event::Durable(first));
    assert_eq!(*tab.session.saving(), SaveState::Dirty, "only the change before is on the disk");
    tab.flush();
    tab.send(Event::Durable(first));
    assert_eq!(*tab.session.saving(), SaveState::Stored);
    tab.send(Event::Durable(tab.session.version()));
    assert_eq!(*tab.session.saving(), SaveState::Durable);
}

#[test]
fn a_failed_save_is_told_until_the_draft_is_stored() {
    let memory = Memory::default();
    let mut tab = Tab::new(&memory);
    tab.is_full = true;
    tab.edit("one", None);
    tab.flush();
    assert_eq!(*tab.session.saving(), SaveState::Failed(RepositoryError::Full));
    tab.edit("two", None);
    assert_eq!(*tab.session.saving(), SaveState::Failed(RepositoryError::Full));
    tab.is_full = false;
    tab.flush();
    assert_eq!((tab.session.saving(), tab.stored_name().as_deref()), (&SaveState::Stored, Some("two")));
}

#[test]
fn typing_on_in_a_field_is_one_change() {
    let memory = Memory::default();
    let mut tab = Tab::new(&memory);
    for (name, field) in [("a", Some("x")), ("ab", Some("x")), ("b", Some("y")), ("c", None), ("d", None)] {
        tab.edit(name, field);
    }
    let mut names = Vec::new();
    while tab.session.can_undo() {
        tab.undo();
        names.push(tab.name().to_owned());
    }
    assert_eq!(names, ["c", "b", "ab", "start"]);
    assert_eq!(tab.undo(), []);
    tab.edit("e", Some("y"));
    tab.undo();
    tab.edit("f", Some("y"));
    assert!(tab.session.can_undo(), "after an undo it is another change");
}

#[test]
fn the_number_of_undo_steps_is_bounded() {
    let memory = Memory::default();
    let mut tab = Tab::new(&memory);
    for n in 0..30 {
        tab.edit(&n.to_string(), None);
    }
    for _ in 0..20 {
        tab.undo();
    }
    assert_eq!((tab.name(), tab.session.can_undo()), ("9", false));
}

#[test]
fn a_step_says_what_was_undone_until_the_next_edit() {
    let memory = Memory::default();
    let mut tab = Tab::new(&memory);
    tab.edit("one", None);
    let effects = tab.undo();
    assert_eq!(effects, [Effect::Draw, Effect::Redraw, Effect::FlushAfterPaint, Effect::ShowStep]);
    let step = tab.session.last_step().unwrap();
    assert_eq!((step.screen.as_str(), step.is_redo), ("details/product#product-name", false));
    assert!(tab.session.can_redo());
    tab.redo();
    assert!(tab.session.last_step().unwrap().is_redo);
    assert_eq!(tab.edit("two", None), [Effect::Draw, Effect::FlushAfterPaint, Effect::ShowStep]);
    assert!(tab.session.last_step().is_none() && !tab.session.can_redo());
    tab.undo();
    tab.send(Event::DismissStep);
    assert!(tab.session.last_step().is_none() && tab.session.can_redo());
}

#[test]
fn an_undone_change_that_added_an_attachment_is_not_redone() {
    let memory = Memory::default();
    let mut tab = Tab::new(&memory);
    let mut draft = tab.session.draft().clone();
    let photo = Attachment { id: "photo".to_owned(), ..Attachment::default() };
    draft.papers.push(Paper { files: vec![photo], ..Paper::default() });
    tab.send(Event::Edit { draft: Box::new(draft), field: None });
    tab.undo();
    assert!(!tab.session.can_redo());
}

#[test]
fn undo_does_not_set_the_moment_of_the_last_change_back() {
    let memory = Memory::default();
    let mut tab = Tab::new(&memory);
    let draft = named(tab.session.draft(), "one");
    tab.session.handle(Event::Edit { draft, field: None }, "2026-11-30T08:00:00Z");
    tab.undo();
    assert_eq!(tab.session.draft().changed, "2026-11-30T08:00:00Z");
}

#[test]
fn a_what_if_is_dropped_or_becomes_a_change_that_can_be_undone() {
    let memory = Memory::default();
    let mut tab = Tab::new(&memory);
    let copy = Box::new(tab.session.draft().clone());
    let effects = tab.send(Event::BeginWhatIf(copy.clone()));
    assert_eq!(effects, [Effect::Draw, Effect::Redraw, Effect::KeepWhatIf]);
    assert_eq!(tab.edit("tried", None), [Effect::Draw, Effect::KeepWhatIf]);
    tab.flush();
    assert_eq!((tab.name(), tab.session.saving()), ("start", &SaveState::Clean));
    assert!(!tab.session.can_undo() && tab.undo().is_empty());
    tab.reload().unwrap();
    assert_eq!(tab.session.shown().product.name, "tried", "it survives a reload");
    tab.send(Event::EndWhatIf { keep: false });
    assert_eq!((tab.session.shown().product.name.as_str(), &tab.what_if), ("start", &None));

    tab.send(Event::BeginWhatIf(copy));
    tab.edit("kept", None);
    tab.send(Event::EndWhatIf { keep: true });
    assert_eq!((tab.name(), tab.session.saving(), &tab.what_if), ("kept", &SaveState::Dirty, &None));
    tab.undo();
    assert_eq!(tab.name(), "start");
    assert!(tab.send(Event::EndWhatIf { keep: true }).is_empty(), "there is none");
}

#[test]
fn another_tab_is_followed_where_nothing_is_lost() {
    let memory = Memory::default();
    let mut tab = Tab::new(&memory);
    tab.edit("mine", None);
    tab.flush();
    tab.version_seen();
    assert_eq!(tab.name(), "mine");
    tab.other_tab_stores("theirs");
    tab.version_seen();
    assert_eq!((tab.name(), tab.session.saving(), tab.session.can_undo()), ("theirs", &SaveState::Clean, false));
    tab.edit("after", None);
    tab.flush();
    assert_eq!(tab.stored_name().as_deref(), Some("after"));
}

#[test]
fn another_tab_is_a_conflict_where_something_would_be_lost() {
    let conflict = SaveState::Failed(RepositoryError::Changed);
    let memory = Memory::default();
    let mut tab = Tab::new(&memory);
    tab.edit("mine", None);
    tab.other_tab_stores("theirs");
    tab.version_seen();
    assert_eq!((tab.name(), tab.session.saving()), ("mine", &conflict));
    tab.flush();
    assert_eq!((tab.session.saving(), tab.stored_name().as_deref()), (&conflict, Some("theirs")));
    tab.take_theirs();
    assert_eq!((tab.name(), tab.session.saving()), ("theirs", &SaveState::Clean));

    let copy = Box::new(tab.session.draft().clone());
    tab.send(Event::BeginWhatIf(copy));
    tab.other_tab_stores("theirs again");
    tab.version_seen();
    assert_eq!((tab.session.saving(), tab.session.is_what_if()), (&conflict, true));
    tab.take_theirs();
    assert_eq!((tab.name(), tab.session.is_what_if(), &tab.what_if), ("theirs again", false, &None));
}

#[test]
fn a_what_if_of_a_version_that_was_replaced_is_a_conflict_after_a_reload() {
    let memory = Memory::default();
    let mut tab = Tab::new(&memory);
    let copy = named(tab.session.draft(), "tried");
    tab.send(Event::BeginWhatIf(copy));
    tab.other_tab_stores("theirs");
    tab.reload().unwrap();
    assert_eq!(*tab.session.saving(), SaveState::Failed(RepositoryError::Changed));
    tab.send(Event::EndWhatIf { keep: true });
    tab.flush();
    assert_eq!(tab.stored_name().as_deref(), Some("theirs"));
    assert_eq!((tab.name(), tab.session.saving()), ("tried", &SaveState::Failed(RepositoryError::Changed)));
}

#[test]
fn a_what_if_is_ignored_after_a_reload_if_it_cannot_be_shown() {
    let memory = Memory::default();
    let tab = Tab::new(&memory);
    let (draft, version) = (tab.session.draft(), tab.session.version());
    let text = |copy| {
        let mut tab = session(draft.clone(), version, None);
        tab.handle(Event::BeginWhatIf(copy), NOW);
        tab.what_if_text().unwrap()
    };
    let other_set = Draft { set: draft.set % 26 + 1, ..draft.clone() };
    let damaged = text(Box::new(draft.clone())).replace("start", "stirt");
    for text in [text(Box::new(other_set)), damaged, String::new()] {
        let tab = session(draft.clone(), version, Some(&text));
        assert_eq!((tab.is_what_if(), tab.saving()), (false, &SaveState::Clean));
    }
    // Former releases kept the draft alone.
    let former = sao_lang_core::draft::to_compact_json(&named(draft, "tried"));
    let tab = session(draft.clone(), version, Some(&former));
    assert_eq!((tab.shown().product.name.as_str(), tab.saving()), ("tried", &SaveState::Clean));
}

#[test]
fn a_draft_of_another_set_is_not_taken_over() {
    let memory = Memory::default();
    let mut tab = Tab::new(&memory);
    let other = Draft { set: tab.session.draft().set % 26 + 1, ..tab.session.draft().clone() };
    assert_eq!(tab.send(Event::TakeTheirs(Box::new(other), EntryVersion::default())), []);
    assert_eq!(tab.name(), "start");
}

/// What can happen, in any order.
#[derive(Debug, Clone, Copy)]
enum Step {
    Edit(Option<&'static str>),
    Undo,
    Redo,
    ForgetUndo,
    BeginWhatIf,
    EndWhatIf(bool),
    /// The change is drawn, or the page is hidden.
    Flush,
    Full(bool),
    /// The journal has written the last stored version.
    Journal,
    OtherTabStores,
    OtherTabDeletes,
    /// The browser tells what another tab has done.
    VersionSeen,
    TakeTheirs,
    SaveApart,
    /// The page is hidden, then loaded anew.
    Reload,
    /// The browser is killed; its storage falls back to what was on the disk, and the journal's entry is put back.
    Kill,
}

fn step() -> impl Strategy<Value = Step> {
    use Step::*;
    prop_oneof![
        6 => prop::sample::select(&[None, Some("x"), Some("y")][..]).prop_map(Edit),
        6 => Just(Flush),
        3 => Just(Journal),
        2 => Just(Undo),
        2 => Just(Redo),
        1 => Just(ForgetUndo),
        1 => Just(BeginWhatIf),
        1 => any::<bool>().prop_map(EndWhatIf),
        1 => any::<bool>().prop_map(Full),
        2 => Just(OtherTabStores),
        1 => Just(OtherTabDeletes),
        2 => Just(VersionSeen),
        1 => Just(TakeTheirs),
        1 => Just(SaveApart),
        2 => Just(Reload),
        1 => Just(Kill),
    ]
}

/// What the user may rely on, noted beside the tab.
struct Model<'m> {
    tab: Tab<'m>,
    count: u32,
    /// Names that were given in a what-if that was not kept: none may ever be stored under the draft's id.
    tried: BTreeSet<String>,
    /// Another tab's version that this one has not shown yet.
    unseen: RefCell<Option<String>>,
    /// The name that was last said to be on the disk, with its revision.
    acknowledged: (String, u64),
    /// Entries on the disk: what a killed browser is left with.
    disk: BTreeMap<String, String>,
    /// The last entry in the journal.
    journal: String,
}

impl<'m> Model<'m> {
    fn new(memory: &'m Memory) -> Model<'m> {
        let tab = Tab::new(memory);
        let (disk, journal) = (memory.entries.borrow().clone(), tab.repository.text(ID).unwrap());
        let acknowledged = ("start".to_owned(), tab.session.version().revision);
        Model { tab, count: 0, tried: BTreeSet::new(), unseen: RefCell::new(None), acknowledged, disk, journal }
    }

    fn next_name(&mut self) -> String {
        self.count += 1;
        self.count.to_string()
    }

    /// Whether what is shown is not stored, and the user sees that.
    fn is_told(&self) -> bool {
        matches!(self.tab.session.saving(), SaveState::Failed(_))
    }

    fn is_saved(&self) -> bool {
        !matches!(self.tab.session.saving(), SaveState::Dirty | SaveState::Failed(_))
    }

    fn saw_theirs(&mut self) {
        self.unseen.replace(None);
    }

    fn run(&mut self, step: Step) {
        let before = said(self.tab.session.draft());
        let was_saved = self.is_saved();
        match step {
            Step::Edit(field) => {
                let name = self.next_name();
                self.tab.edit(&name, field);
                assert_eq!(self.tab.session.shown().product.name, name);
                if self.tab.session.is_what_if() {
                    self.tried.insert(name);
                    assert_eq!(said(self.tab.session.draft()), before, "a what-if changes no draft");
                } else {
                    assert!(!self.is_saved() && self.tab.session.can_undo());
                }
            }
            Step::Undo if self.tab.session.can_undo() => {
                self.tab.undo();
                self.tab.redo();
                assert_eq!(said(self.tab.session.draft()), before, "redo is the inverse of undo");
                self.tab.undo();
            }
            Step::Redo if self.tab.session.can_redo() => {
                self.tab.redo();
                self.tab.undo();
                assert_eq!(said(self.tab.session.draft()), before, "undo is the inverse of redo");
                self.tab.redo();
            }
            Step::Undo => assert!(self.tab.undo().is_empty()),
            Step::Redo => assert!(self.tab.redo().is_empty()),
            Step::ForgetUndo => drop(self.tab.send(Event::ForgetUndo)),
            Step::BeginWhatIf => {
                let copy = Box::new(self.tab.session.shown().clone());
                self.tab.send(Event::BeginWhatIf(copy));
            }
            Step::EndWhatIf(keep) => {
                let shown = said(self.tab.session.shown());
                if keep && self.tab.session.is_what_if() {
                    self.tried.remove(&shown.product.name);
                }
                self.tab.send(Event::EndWhatIf { keep });
                assert_eq!(said(self.tab.session.draft()), if keep { shown } else { before });
            }
            Step::Flush => self.flush(),
            Step::Full(is_full) => self.tab.is_full = is_full,
            Step::Journal => self.write_journal(),
            Step::OtherTabStores => {
                let name = self.next_name();
                if self.tab.stored().is_some() {
                    self.tab.other_tab_stores(&name);
                    self.journal = self.tab.repository.text(ID).unwrap();
                    self.unseen.replace(Some(name));
                }
            }
            // A deleted draft cannot come back by a kill: that is the journal's test. Here it ends what was acknowledged.
            Step::OtherTabDeletes => {
                self.tab.repository.delete(ID).unwrap();
                self.disk = self.tab.repository.store.entries.borrow().clone();
                self.journal.clear();
                self.acknowledged.1 = u64::MAX;
                self.saw_theirs();
            }
            Step::VersionSeen => {
                self.tab.version_seen();
                if said(self.tab.session.draft()) != before {
                    assert!(was_saved, "an unsaved edit is dropped");
                    self.saw_theirs();
                }
            }
            Step::TakeTheirs => {
                self.tab.take_theirs();
                if self.tab.stored().is_some() {
                    self.saw_theirs();
                }
            }
            Step::SaveApart => {
                let copy = self.next_name();
                self.tab.repository.save(&format!("copy{copy}"), self.tab.session.shown(), None).unwrap();
                self.tab.send(Event::SavedApart);
            }
            Step::Reload => self.reload(),
            Step::Kill => self.kill(),
        }
        self.check();
    }

    fn flush(&mut self) {
        let unseen = self.unseen.borrow().clone();
        self.tab.flush();
        if let Some(theirs) = unseen {
            assert_eq!(self.tab.stored_name(), Some(theirs), "a conflict overwrites");
        }
        assert_ne!(*self.tab.session.saving(), SaveState::Dirty);
    }

    fn write_journal(&mut self) {
        let version = self.tab.session.version();
        if self.tab.repository.version(ID) == Ok(Some(version)) {
            self.journal = self.tab.repository.text(ID).unwrap();
        }
        let was_stored = *self.tab.session.saving() == SaveState::Stored;
        self.tab.send(Event::Durable(version));
        assert_eq!(was_stored, *self.tab.session.saving() == SaveState::Durable && was_stored);
        if was_stored && self.tab.repository.version(ID) == Ok(Some(version)) {
            self.acknowledged = (self.tab.name().to_owned(), version.revision);
        }
    }

    fn reload(&mut self) {
        self.flush();
        let (told, before) = (self.is_told(), said(self.tab.session.draft()));
        let (shown, was_what_if) = (said(self.tab.session.shown()), self.tab.session.is_what_if());
        let version = self.tab.session.version();
        if self.tab.reload().is_err() {
            return;
        }
        if !told && self.tab.repository.version(ID) == Ok(Some(version)) {
            assert_eq!(said(self.tab.session.draft()), before, "an edit is lost by a reload");
        }
        assert_eq!(self.tab.session.is_what_if(), was_what_if);
        if was_what_if {
            assert_eq!(said(self.tab.session.shown()), shown, "a what-if is lost by a reload");
        }
        // The reloaded page shows the stored draft, unless a what-if hides it.
        if !was_what_if {
            self.saw_theirs();
        }
    }

    fn kill(&mut self) {
        let memory = self.tab.repository.store;
        memory.clear();
        for (key, text) in &self.disk {
            memory.put(key, text);
        }
        let _ = self.tab.repository.put_back(ID, &self.journal).unwrap();
        if self.tab.stored().is_none() {
            return;
        }
        self.tab.what_if = None;
        self.tab.reload().unwrap();
        let (name, revision) = &self.acknowledged;
        let opened = self.tab.session.version().revision;
        assert!(*revision == u64::MAX || opened >= *revision, "an acknowledged change is lost");
        assert!(opened != *revision || self.tab.name() == name);
        self.saw_theirs();
    }

    /// What holds at any moment.
    fn check(&self) {
        let session = &self.tab.session;
        let stored = self.tab.stored();
        if let Some(stored) = &stored {
            assert!(!self.tried.contains(&stored.product.name), "a what-if is stored");
        }
        if self.is_saved() && self.tab.repository.version(ID) == Ok(Some(session.version())) {
            assert_eq!(stored.as_ref(), Some(session.draft()), "it is called saved and is not");
        }
        assert_eq!(self.tab.what_if.is_some(), session.is_what_if());
        if session.is_what_if() {
            assert!(!session.can_undo() && !session.can_redo());
        }
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn nothing_is_lost_in_any_order_of_events(steps in prop::collection::vec(step(), 1..40)) {
        let memory = Memory::default();
        let mut model = Model::new(&memory);
        for step in steps {
            model.run(step);
        }
        // Whatever has happened: the last edit is stored by the next flush, or the user is told.
        model.flush();
        prop_assert!(model.is_saved() || model.is_told());
    }

    #[test]
    fn undo_and_redo_visit_the_same_states(fields in prop::collection::vec(prop::option::of("[xy]"), 1..12)) {
        let memory = Memory::default();
        let mut tab = Tab::new(&memory);
        for (n, field) in fields.iter().enumerate() {
            tab.edit(&n.to_string(), field.as_deref());
        }
        let mut states = vec![said(tab.session.draft())];
        while tab.session.can_undo() {
            tab.undo();
            states.push(said(tab.session.draft()));
        }
        prop_assert_eq!(tab.name(), "start");
        for state in states.iter().rev().skip(1) {
            prop_assert!(tab.session.can_redo());
            tab.redo();
            prop_assert_eq!(&said(tab.session.draft()), state);
        }
        prop_assert!(!tab.session.can_redo());
    }
}
