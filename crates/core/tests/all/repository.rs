//! Drafts in the repository survive being broken off, having no room, and damage.

use proptest::prelude::*;
use sao_lang_core::assessment::{Next, assess};
use sao_lang_core::catalogue::catalogue;
use sao_lang_core::draft::{Draft, to_compact_json};
use sao_lang_core::repository::{
    COUNT, DRAFT, EntryVersion, PREVIOUS, QUARANTINE, Repository, RepositoryError, SUMMARY, Summary, body, preview,
    wrap,
};
use test_support::memory::{Memory, ROOM, units};
use test_support::{HOUSEHOLD, cases, generate, household, json, read};

fn named(name: &str) -> Draft {
    let mut draft = household();
    draft.product.name = name.to_owned();
    draft
}

fn entry(memory: &Memory, prefix: &str, id: &str) -> Option<String> {
    memory.take(&format!("{prefix}{id}"))
}

/// The names that a repository opens, without changing anything.
fn name(repository: &Repository<&Memory>, id: &str) -> Result<String, RepositoryError> {
    repository.look(id).map(|(draft, ..)| draft.product.name)
}

#[test]
fn a_draft_is_opened_as_it_was_saved_and_the_version_before_is_kept() {
    let memory = Memory::default();
    let repository = Repository { store: &memory };
    let (first, _) = repository.save("a", &named("1"), None).unwrap();
    let (second, text) = repository.save("a", &named("2"), Some(first)).unwrap();
    assert!(second.revision > first.revision);
    let opened = repository.open("a").unwrap();
    assert_eq!((opened.draft, opened.version, opened.rescued), (named("2"), second, None));
    assert_eq!(entry(&memory, DRAFT, "a"), Some(text));
    assert_eq!(body(&entry(&memory, PREVIOUS, "a").unwrap()), to_compact_json(&named("1")));
}

#[test]
fn entries_of_earlier_builds_are_opened_listed_and_kept_as_version_before() {
    let memory = Memory::default();
    let repository = Repository { store: &memory };
    let plain = read(HOUSEHOLD);
    memory.put("sao-lang/draft/old", &plain);
    let opened = repository.open("old").unwrap();
    assert_eq!((opened.draft, opened.version.revision), (household(), 0));
    assert_eq!(repository.summaries().unwrap()[0].summary, Ok(Summary::of(&household())));
    assert_eq!(entry(&memory, DRAFT, "old").as_deref(), Some(plain.as_str()), "looking changes nothing");
    repository.save("old", &named("new"), Some(opened.version)).unwrap();
    assert_eq!(entry(&memory, PREVIOUS, "old").as_deref(), Some(plain.as_str()));
    assert_eq!(name(&repository, "old").unwrap(), "new");
}

#[test]
fn what_was_changed_elsewhere_is_not_overwritten() {
    let memory = Memory::default();
    let (here, there) = (Repository { store: &memory }, Repository { store: &memory });
    let (base, _) = here.save("a", &named("1"), None).unwrap();
    there.save("a", &named("theirs"), Some(base)).unwrap();
    assert_eq!(here.save("a", &named("mine"), Some(base)).map(|_| ()), Err(RepositoryError::Changed));
    assert_eq!(name(&here, "a").unwrap(), "theirs");
    // An earlier build that writes is noticed as well.
    let version = here.version("a").unwrap();
    memory.put("sao-lang/draft/a", &to_compact_json(&named("earlier build")));
    assert_eq!(here.save("a", &named("mine"), version).map(|_| ()), Err(RepositoryError::Changed));
}

#[test]
fn a_deleted_draft_stays_deleted_but_an_emptied_storage_gets_it_back() {
    let memory = Memory::default();
    let repository = Repository { store: &memory };
    let (base, _) = repository.save("a", &named("1"), None).unwrap();
    repository.delete("a").unwrap();
    assert_eq!(memory.entries.borrow().keys().cloned().collect::<Vec<_>>(), [COUNT]);
    assert_eq!(repository.save("a", &named("2"), Some(base)).map(|_| ()), Err(RepositoryError::Missing));
    memory.clear();
    let (version, _) = repository.save("a", &named("2"), Some(base)).unwrap();
    assert!(version.revision > base.revision);
    assert_eq!(name(&repository, "a").unwrap(), "2");
}

#[test]
fn a_damaged_entry_is_set_aside_and_the_version_before_is_opened() {
    let memory = Memory::default();
    let repository = Repository { store: &memory };
    let (first, _) = repository.save("a", &named("1"), None).unwrap();
    repository.save("a", &named("2"), Some(first)).unwrap();
    let damaged = entry(&memory, DRAFT, "a").unwrap().replace("Vĩnh Long", "Vĩnh Lonh");
    memory.put("sao-lang/draft/a", &damaged);
    assert_eq!(
        repository.summaries().unwrap()[0].summary.as_ref().map(|s| s.name.as_str()),
        Ok("2"),
        "a list looks at heads only"
    );
    let opened = repository.open("a").unwrap();
    assert_eq!(opened.draft.product.name, "1");
    let rescued = opened.rescued.unwrap();
    assert_eq!(rescued.text, damaged);
    assert_eq!(rescued.key.as_deref(), Some("sao-lang/aside/a/1"));
    assert_eq!(memory.take("sao-lang/aside/a/1").as_deref(), Some(damaged.as_str()));
    assert_eq!(repository.quarantined().unwrap(), ["sao-lang/aside/a/1"]);
    // From here on all is well.
    let again = repository.open("a").unwrap();
    assert_eq!((again.draft.product.name.as_str(), again.rescued), ("1", None));
    repository.save("a", &named("3"), Some(again.version)).unwrap();
    assert_eq!(name(&repository, "a").unwrap(), "3");
}

#[test]
fn without_room_to_set_it_aside_a_damaged_entry_stays_where_it_is() {
    let mut memory = Memory::default();
    let repository = Repository { store: &memory };
    let (first, _) = repository.save("a", &named("1"), None).unwrap();
    repository.save("a", &named("2"), Some(first)).unwrap();
    let damaged = entry(&memory, DRAFT, "a").unwrap().replace("Vĩnh Long", "Vĩnh Lonh");
    memory.put("sao-lang/draft/a", &damaged);
    // The version before must not be dropped for its sake either.
    let kept = memory.take("sao-lang/previous/a").unwrap();
    memory.room = Some(memory.used());
    let repository = Repository { store: &memory };
    let opened = repository.open("a").unwrap();
    assert_eq!((opened.draft.product.name.as_str(), opened.rescued.unwrap().key), ("1", None));
    assert_eq!(memory.take("sao-lang/previous/a"), Some(kept));
    assert_eq!(repository.save("a", &opened.draft, Some(opened.version)).map(|_| ()), Err(RepositoryError::Full));
    assert_eq!(entry(&memory, DRAFT, "a"), Some(damaged));
}

#[test]
fn a_damaged_entry_with_no_good_version_is_left_alone() {
    let memory = Memory::default();
    let repository = Repository { store: &memory };
    memory.put("sao-lang/draft/a", "{\"format\":");
    assert!(matches!(repository.open("a"), Err(RepositoryError::Unreadable(_))));
    assert_eq!(memory.entries.borrow().len(), 1);
}

#[test]
fn a_newer_version_is_neither_damage_nor_overwritten() {
    let memory = Memory::default();
    let repository = Repository { store: &memory };
    let (first, _) = repository.save("a", &named("1"), None).unwrap();
    repository.save("a", &named("2"), Some(first)).unwrap();
    let mut newer = json(HOUSEHOLD);
    newer["version"] = 7.into();
    let text = newer.to_string();
    memory.put("sao-lang/draft/a", &text);
    assert!(matches!(repository.open("a"), Err(RepositoryError::Unreadable(_))));
    assert_eq!(entry(&memory, DRAFT, "a").as_deref(), Some(text.as_str()));
    let seen = preview(&text).unwrap();
    assert_eq!((seen.version, seen.name.as_str(), seen.set), (7, household().product.name.as_str(), Some(8)));
    assert_eq!(seen.answers.len(), household().answers.values().filter(|a| a.option.is_some()).count());
}

#[test]
fn without_room_the_versions_before_give_way_the_oldest_first() {
    let mut memory = Memory::default();
    for id in ["a", "b", "c"] {
        let repository = Repository { store: &memory };
        let (version, _) = repository.save(id, &named(id), None).unwrap();
        repository.save(id, &named(id), Some(version)).unwrap();
    }
    memory.room = Some(memory.used() + 100);
    let repository = Repository { store: &memory };
    repository.save("d", &named("d"), None).unwrap();
    assert_eq!(entry(&memory, PREVIOUS, "a"), None);
    assert!(entry(&memory, PREVIOUS, "b").is_some() && entry(&memory, PREVIOUS, "c").is_some());
    // In the end only drafts are left; then it is full, and all that was there still is.
    let mut held = vec!["a", "b", "c", "d"];
    for id in ["e", "f", "g", "h"] {
        match repository.save(id, &named(id), None) {
            Ok(_) => held.push(id),
            Err(error) => assert_eq!(error, RepositoryError::Full),
        }
    }
    assert!(held.len() > 4 && held.len() < 8);
    for id in held {
        assert_eq!(name(&repository, id).unwrap(), id);
    }
}

#[test]
fn a_blocked_store_is_told() {
    struct Blocked;
    use sao_lang_core::repository::{Refusal, Store};
    impl Store for Blocked {
        fn get(&self, _: &str) -> Result<Option<String>, Refusal> {
            Err(Refusal::Blocked)
        }
        fn peek(&self, _: &str) -> Result<Option<(String, usize)>, Refusal> {
            Err(Refusal::Blocked)
        }
        fn set(&self, _: &str, _: &str) -> Result<(), Refusal> {
            Err(Refusal::Blocked)
        }
        fn remove(&self, _: &str) -> Result<(), Refusal> {
            Err(Refusal::Blocked)
        }
        fn keys(&self, _: &str) -> Result<Vec<String>, Refusal> {
            Err(Refusal::Blocked)
        }
    }
    let repository = Repository { store: Blocked };
    assert_eq!(repository.open("a").map(|_| ()), Err(RepositoryError::Blocked));
    assert_eq!(repository.save("a", &named("1"), None).map(|_| ()), Err(RepositoryError::Blocked));
    assert_eq!(repository.summaries().map(|_| ()), Err(RepositoryError::Blocked));
}

#[test]
fn lists_are_in_the_order_of_changes_whatever_the_clock_said() {
    let memory = Memory::default();
    let repository = Repository { store: &memory };
    let at = |moment: &str| Draft { changed: moment.to_owned(), ..named(moment) };
    let (a, _) = repository.save("a", &at("2026-11-25T00:00:00Z"), None).unwrap();
    repository.save("b", &at("2026-10-01T00:00:00Z"), None).unwrap();
    memory.put("sao-lang/draft/old", &to_compact_json(&at("2026-11-30T00:00:00Z")));
    memory.put("sao-lang/draft/broken", "x");
    let order = || repository.summaries().unwrap().into_iter().map(|l| l.id).collect::<Vec<_>>();
    assert_eq!(order(), ["b", "a", "old", "broken"]);
    repository.save("a", &at("2026-09-01T00:00:00Z"), Some(a)).unwrap();
    assert_eq!(order(), ["a", "b", "old", "broken"]);
}

#[test]
fn a_glance_never_reads_a_draft() {
    let memory = Memory::default();
    let repository = Repository { store: &memory };
    assert_eq!(repository.glance(), Ok(Some(Vec::new())));
    for n in 0..5 {
        repository.save(&format!("d{n}"), &named(&n.to_string()), None).unwrap();
    }
    assert_eq!(repository.glance().unwrap(), Some(repository.summaries().unwrap()));
    memory.put("sao-lang/draft/old", &read(HOUSEHOLD));
    assert_eq!(repository.glance(), Ok(None), "an entry of an earlier build has no summary");
    repository.summaries().unwrap();
    assert_eq!(repository.glance().unwrap().map(|list| list.len()), Some(6));
    memory.put("sao-lang/draft/d3", "damaged");
    assert_eq!(repository.glance(), Ok(None));
}

#[test]
fn a_summary_leads_on_as_the_assessment_does() {
    let draft = household();
    let (edition, set) = draft.edition_and_set(catalogue()).unwrap();
    let result = assess(&draft, edition, set);
    let summary = Summary::of(&draft);
    let ats = set.criteria().map(|c| Some(c.id.as_str())).chain([None, Some("no such criterion")]);
    for at in ats {
        assert_eq!(summary.go_on(at, |_| false), result.go_on(at, |_| false), "from {at:?}");
    }
    let mut open = draft.clone();
    for id in ["1.2", "5.2"] {
        open.choose(id, None);
    }
    let first = result.asked_knock_outs[0].key.clone();
    open.knock_outs.remove(&first);
    let (result, summary) = (assess(&open, edition, set), Summary::of(&open));
    assert_eq!(summary.standing(), result.standing());
    for put_off in [false, true] {
        let next = summary.go_on(Some("2.1"), |_| put_off);
        assert_eq!(next, result.go_on(Some("2.1"), |_| put_off));
        assert_eq!(matches!(next, Next::KnockOut { key, .. } if key == first), !put_off);
    }
}

#[test]
fn a_list_reads_summaries_only_and_makes_anew_what_does_not_fit() {
    let memory = Memory::default();
    let repository = Repository { store: &memory };
    for n in 0..20 {
        repository.save(&format!("d{n}"), &named(&n.to_string()), None).unwrap();
    }
    memory.put("sao-lang/draft/old", &read(HOUSEHOLD));
    repository.summaries().unwrap();
    memory.reads.set(0);
    let listed = repository.summaries().unwrap();
    assert_eq!((listed.len(), memory.reads.get()), (21, 21));
    // A summary that is lost, damaged, of another state or of another draft is made anew.
    let good = entry(&memory, SUMMARY, "d3").unwrap();
    let damaged = good.replace('3', "4");
    for wrong in [None, Some(damaged), Some(String::new()), entry(&memory, SUMMARY, "d4")] {
        match wrong {
            Some(text) => memory.put("sao-lang/summary/d3", &text),
            None => memory.drop("sao-lang/summary/d3"),
        }
        let line = repository.summaries().unwrap().into_iter().find(|l| l.id == "d3").unwrap();
        assert_eq!(line.summary, Ok(Summary::of(&named("3"))));
        assert_eq!(entry(&memory, SUMMARY, "d3").as_deref(), Some(good.as_str()));
    }
}

#[test]
fn a_journal_puts_back_what_is_newer_and_nothing_else() {
    let memory = Memory::default();
    let repository = Repository { store: &memory };
    let (first, old) = repository.save("a", &named("1"), None).unwrap();
    let (_, new) = repository.save("a", &named("2"), Some(first)).unwrap();
    assert_eq!(repository.put_back("a", &old), Ok(false));
    assert_eq!(repository.put_back("a", &new), Ok(false));
    assert_eq!(repository.put_back("a", "rubbish"), Ok(false));
    // The browser was killed before the last change reached the disk.
    memory.put("sao-lang/draft/a", &old);
    assert_eq!(repository.put_back("a", &new), Ok(true));
    assert_eq!(name(&repository, "a").unwrap(), "2");
    memory.clear();
    assert_eq!(repository.put_back("a", &new), Ok(true));
    assert_eq!(name(&repository, "a").unwrap(), "2");
    // What is damaged is set aside for it.
    let damaged = new.replace("Vĩnh Long", "Vĩnh Lonh");
    memory.put("sao-lang/draft/a", &damaged);
    assert_eq!(repository.put_back("a", &new), Ok(true));
    assert_eq!(memory.take("sao-lang/aside/a/1"), Some(damaged));
}

/// How many drafts like the household's fit, each with its summary.
#[test]
fn five_hundred_full_drafts_fit() {
    let memory = Memory::with_room(ROOM);
    let repository = Repository { store: &memory };
    // In the end no version before is left, so that none is written here: the search for them costs most of the time.
    let fitting = (0..).take_while(|n| repository.save(&format!("draft{n:03}"), &household(), None).is_ok()).count();
    let size = units(&wrap(&household(), 1).0);
    println!("{fitting} full drafts of {size} UTF-16 units each fit into {ROOM}");
    assert!(fitting >= 500);
    assert_eq!(repository.ids().unwrap().len(), fitting);
}

/// The operations of a life with one draft.
fn live(repository: &Repository<&Memory>, states: &[Draft]) -> Vec<Result<EntryVersion, RepositoryError>> {
    let mut base = repository.version("a").unwrap();
    let mut done = Vec::new();
    for state in states {
        let saved = repository.save("a", state, base).map(|(version, _)| version);
        if let Ok(version) = saved {
            base = Some(version);
        }
        done.push(saved);
    }
    done
}

proptest! {
    #![proptest_config(cases(60))]

    /// Killed between any two operations: the last acknowledged state is there, or the one that was being written.
    #[test]
    fn a_kill_at_any_moment_loses_nothing_acknowledged(
        drafts in prop::collection::vec(generate::draft(), 1..4),
        lives in 0usize..20,
        plain in any::<bool>(),
        room in prop::option::of(20_000usize..200_000),
    ) {
        let memory = Memory { room, ..Memory::default() };
        let repository = Repository { store: &memory };
        let start = named("start");
        if plain {
            memory.put("sao-lang/draft/a", &to_compact_json(&start));
        } else {
            repository.save("a", &start, None).unwrap();
        }
        memory.lives.set(Some(lives));
        let done = live(&repository, &drafts);
        memory.lives.set(None);
        let acknowledged = done.iter().rposition(Result::is_ok).map_or(&start, |at| &drafts[at]);
        let (found, ..) = repository.look("a").unwrap();
        prop_assert!(&found == acknowledged || drafts.contains(&found) && done.iter().any(Result::is_err));
        // And it can be gone on with.
        let opened = repository.open("a").unwrap();
        prop_assert_eq!(opened.rescued, None);
        prop_assert_eq!(&repository.summaries().unwrap()[0].summary, &Ok(Summary::of(&found)));
    }

    /// Damage to the last version costs at most one change, and the damaged text is never lost.
    #[test]
    fn damage_costs_at_most_one_change(
        at in any::<prop::sample::Index>(),
        bit in 0u32..7,
        cut in any::<bool>(),
        lives in prop::option::of(0usize..6),
    ) {
        let memory = Memory::default();
        let repository = Repository { store: &memory };
        let (first, _) = repository.save("a", &named("1"), None).unwrap();
        let (_, whole) = repository.save("a", &named("2"), Some(first)).unwrap();
        let characters: Vec<char> = whole.chars().collect();
        let at = at.index(characters.len());
        let damaged: String = if cut {
            characters[..at].iter().collect()
        } else {
            let flipped = char::from_u32(u32::from(characters[at]) ^ (1 << bit)).unwrap();
            characters.iter().enumerate().map(|(n, c)| if n == at { flipped } else { *c }).collect()
        };
        memory.put("sao-lang/draft/a", &damaged);
        memory.lives.set(lives);
        let opened = repository.open("a").unwrap();
        // A hexadecimal digit in upper case is no damage.
        if opened.rescued.is_some() {
            prop_assert_eq!(&opened.draft, &named("1"));
        } else {
            prop_assert_eq!(&opened.draft, &named("2"));
            prop_assert_eq!(damaged.to_lowercase(), whole.to_lowercase());
        }
        memory.lives.set(None);
        let saved = repository.save("a", &named("3"), repository.open("a").map(|o| o.version).ok());
        prop_assert!(saved.is_ok());
        let all = memory.entries.borrow();
        if opened.rescued.is_some() {
            prop_assert!(all.iter().any(|(k, v)| k.starts_with(QUARANTINE) && *v == damaged));
        }
    }

    /// Whatever room there is: every save either holds or leaves the former state.
    #[test]
    fn a_full_store_never_costs_a_state(room in 5_000usize..60_000, drafts in prop::collection::vec((0usize..5, generate::draft()), 1..12)) {
        let memory = Memory::with_room(room);
        let repository = Repository { store: &memory };
        let mut held = std::collections::BTreeMap::<String, Draft>::new();
        for (number, draft) in drafts {
            let id = format!("d{number}");
            let base = repository.version(&id).unwrap();
            match repository.save(&id, &draft, base) {
                Ok(_) => drop(held.insert(id, draft)),
                Err(error) => prop_assert_eq!(error, RepositoryError::Full),
            }
            for (id, draft) in &held {
                prop_assert_eq!(&repository.look(id).unwrap().0, draft);
            }
            prop_assert!(memory.used() <= room);
        }
    }
}
