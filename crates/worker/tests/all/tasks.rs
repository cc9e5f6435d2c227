//! Tasks: what is to be done for products, shared papers once, the members' sheets, one calendar.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use super::asking::{ask, file};
use chrono::NaiveDate;
use proptest::prelude::*;
use sao_lang_core::assessment::{Product, Target, assess, joint_plan};
use sao_lang_core::calendar::{ics, ics_of_all};
use sao_lang_core::catalogue::{EditionTexts as _, Effort, catalogue};
use sao_lang_core::documents::model::Block;
use sao_lang_core::documents::{JointPaper, joint_book, joint_page, member_archive, member_sheets};
use sao_lang_core::draft::{Draft, EvidenceState, Paper, parse, to_json};
use sao_lang_core::locale::Lang;
use sao_lang_core::tasks::{
    Band, Costs, Filter, Given, Load, Member, NoteEdit, ProductTasks, Show, Task, TaskKind, members_of, message,
    persons, tasks_of, working_paper,
};
use sao_lang_worker::handlers::Attachments;
use test_support::small::{self, Dice};
use test_support::{bottom, cases, edition, household, set, work};
use worker_protocol::{
    DraftTasks, JointChoice, MakeWorkingFile, ManyDrafts, StoredText, Working, WorkingBlocks, WorkingFile,
};

fn today() -> NaiveDate {
    work(Lang::Vi).today
}

fn tasks(draft: &Draft) -> Vec<Task> {
    let (edition, set) = draft.edition_and_set(catalogue()).unwrap();
    tasks_of(draft, edition, set, today())
}

fn given<'a>(id: &'a str, draft: &'a Draft) -> Given<'a> {
    let (edition, set) = draft.edition_and_set(catalogue()).unwrap();
    Given { id, draft, edition, set }
}

fn product(id: &str, draft: &Draft) -> ProductTasks {
    ProductTasks::of(given(id, draft), today())
}

fn task<'t>(tasks: &'t [Task], key: &str) -> &'t Task {
    tasks.iter().find(|t| t.key == key).unwrap_or_else(|| panic!("{key} is no task: {tasks:#?}"))
}

/// The household's draft with another product's name, and papers on their way.
fn sister(name: &str, papers: &[&str]) -> Draft {
    let mut draft = household();
    draft.product.name = name.to_owned();
    draft.created = format!("2026-01-01T00:00:00.{:03}Z", name.len());
    for key in papers {
        let paper = Paper { paper: (*key).to_owned(), state: EvidenceState::Preparing, ..Paper::default() };
        draft.papers.retain(|p| p.paper != *key);
        draft.add_paper(paper);
    }
    draft
}

/// A paper that serves all products of an applicant, and one that does not.
fn keys() -> (String, String) {
    let of = |shared: bool| edition().papers.iter().find(|p| p.shared == shared && !p.sample).unwrap().key.clone();
    (of(true), of(false))
}

/// A random draft with knock-outs answered and papers of any kind.
fn any_draft(dice: &mut Dice) -> Draft {
    let no = u16::try_from(1 + dice.below(26)).unwrap();
    let mut draft = small::draft(dice, set(no));
    draft.edition = edition().id.clone();
    draft.applicant.name = dice.one_of(&["Hợp tác xã A", "hop tac xa a", "B", ""]).to_owned();
    for index in set(no).asked_knock_outs().map(|(index, _)| index).collect::<Vec<_>>() {
        if !dice.once_in(3) {
            draft.knock_outs.insert(edition().knock_out(index).key.clone(), dice.once_in(4));
        }
    }
    for _ in 0..dice.below(6) {
        let key = edition().papers[dice.below(edition().papers.len())].key.clone();
        let state = dice.one_of(&[EvidenceState::None, EvidenceState::Preparing, EvidenceState::Ready]);
        let day = |dice: &mut Dice| dice.one_of(&["", "2026-10-01", "2026-12-05", "2027-09-01", "someday"]).to_owned();
        let (due, valid_until) = (day(dice), day(dice));
        draft.add_paper(Paper { paper: key, state, due, valid_until, ..Paper::default() });
    }
    for task in tasks(&draft) {
        if dice.once_in(5) {
            draft.edit_task(&task.key, |note| note.done = "2026-11-20".to_owned());
        }
    }
    draft
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn keys_are_unique_and_every_open_knock_out_has_a_task(seed in any::<u64>()) {
        let draft = any_draft(&mut Dice::new(seed));
        let found = tasks(&draft);
        let keys: BTreeSet<&str> = found.iter().map(|t| t.key.as_str()).collect();
        prop_assert_eq!(keys.len(), found.len(), "{:?}", found);
        let result = assess(&draft, edition(), set(draft.set));
        let applies = result.knock_outs.iter().map(|k| edition().knock_out(k.knock_out).key.clone());
        for key in result.open_knock_outs().map(|k| k.key.clone()).chain(applies) {
            let key = format!("condition:{}", key);
            prop_assert!(keys.contains(key.as_str()), "{} is missing", key);
        }
        for task in &found {
            prop_assert!(!task.what.words(edition(), set(draft.set), Lang::Vi).trim().is_empty());
        }
    }

    #[test]
    fn a_shared_paper_stands_once_and_no_product_is_lost(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let drafts: Vec<Draft> = (0..2 + dice.below(4)).map(|_| any_draft(&mut dice)).collect();
        let products: Vec<ProductTasks> =
            drafts.iter().enumerate().map(|(n, d)| product(&format!("d{n}"), d)).collect();
        let members = members_of(&products);
        let mut seen: Vec<usize> = members.iter().flat_map(|m| m.products.clone()).collect();
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..products.len()).collect::<Vec<_>>());
        for member in &members {
            let mut shared = BTreeSet::new();
            // Each task of each product is served exactly once.
            let mut served = BTreeSet::new();
            for task in &member.tasks {
                let key = task.task.key.as_str();
                let paper = key.strip_prefix("paper:").and_then(|k| edition().paper_index(k));
                if paper.is_some_and(|index| edition().paper(index).shared) {
                    prop_assert!(shared.insert(key), "{} stands twice", key);
                } else {
                    prop_assert_eq!(task.serves.len(), 1);
                }
                for serves in &task.serves {
                    prop_assert!(member.products.contains(&serves.product));
                    prop_assert!(served.insert((serves.product, key)), "{} is served twice", key);
                }
                prop_assert_eq!(task.task.is_open(), task.done_in() < task.serves.len());
            }
            let own: BTreeSet<(usize, &str)> = member
                .products
                .iter()
                .flat_map(|p| products[*p].tasks.iter().map(|t| (*p, t.key.as_str())))
                .collect();
            prop_assert_eq!(served, own);
        }
    }
}

#[test]
fn knock_outs_come_first_then_papers_details_and_criteria() {
    let mut draft = household();
    draft.knock_outs.clear();
    let found = tasks(&draft);
    let kinds: Vec<TaskKind> = found.iter().map(|t| t.kind).collect();
    assert!(kinds.is_sorted(), "{kinds:?}");
    assert_eq!(kinds.first(), Some(&TaskKind::Condition));
    // What is done stands last, whatever its kind.
    let first = found[0].key.clone();
    draft.edit_task(&first, |note| note.done = "2026-11-20".to_owned());
    assert_eq!(tasks(&draft).last().unwrap().key, first);
}

#[test]
fn a_condition_leads_to_where_it_is_asked() {
    let mut draft = Draft::new(8, "");
    let found = tasks(&draft);
    let asked: Vec<_> = assess(&draft, edition(), set(8)).asked_knock_outs;
    assert!(asked.iter().any(|k| k.at_hand_in) && asked.iter().any(|k| !k.at_hand_in));
    for knock_out in &asked {
        let place = &task(&found, &format!("condition:{}", knock_out.key)).place;
        let expected = match knock_out.at_hand_in {
            true => format!("export#condition-{}", knock_out.key),
            false => format!("check/{}", knock_out.key),
        };
        assert_eq!(*place, expected);
    }
    // One that applies is to be put right, in the same place.
    draft.knock_outs.insert(asked[0].key.clone(), true);
    let found = tasks(&draft);
    let first = task(&found, &format!("condition:{}", asked[0].key));
    assert_eq!(first.place, asked[0].screen());
    assert!(first.what.words(edition(), set(8), Lang::Vi).starts_with("Khắc phục: "));
}

#[test]
fn a_condition_that_follows_from_an_answer_leads_to_its_question() {
    let draft = bottom(16);
    let result = assess(&draft, edition(), set(16));
    let found = tasks(&draft);
    let mut checked = 0;
    for rejection in &result.knock_outs {
        let criterion = rejection.criterion.as_ref().unwrap();
        let key = format!("condition:{}", edition().knock_out(rejection.knock_out).key);
        assert_eq!(task(&found, &key).place, format!("question/{criterion}"));
        checked += 1;
    }
    assert!(checked > 0, "no answer rejects");
}

#[test]
fn a_day_is_the_notes_else_the_papers_and_late_when_it_is_past() {
    let (key, _) = keys();
    let mut draft = sister("Kẹo lạc", &[&key]);
    let name = format!("paper:{key}");
    draft.papers.last_mut().unwrap().due = "2026-11-01".to_owned();
    draft.work.person = "Lan".to_owned();
    let found = tasks(&draft);
    let paper = task(&found, &name);
    assert_eq!((paper.due.as_str(), paper.late, paper.person.as_str()), ("2026-11-01", true, "Lan"));
    draft.edit_task(&name, |note| {
        note.due = "2026-12-24".to_owned();
        note.person = "Bình".to_owned();
    });
    let found = tasks(&draft);
    let paper = task(&found, &name);
    assert_eq!((paper.due.as_str(), paper.late, paper.person.as_str()), ("2026-12-24", false, "Bình"));
    let filter = |show| Filter { show, person: "binh".to_owned() }.holds(paper, today());
    assert_eq!([Show::Open, Show::Late, Show::Soon, Show::Done].map(filter), [true, false, true, false]);
    // What is done is never late.
    draft.edit_task(&name, |note| {
        note.due = "2026-11-01".to_owned();
        note.done = "2026-11-02".to_owned();
    });
    let found = tasks(&draft);
    assert!(!task(&found, &name).late && !task(&found, &name).is_open());
}

#[test]
fn an_expired_paper_is_a_task_once() {
    let (key, _) = keys();
    let mut draft = household();
    for valid_until in ["2026-10-01", "2026-11-01"] {
        let state = EvidenceState::Ready;
        draft.add_paper(Paper { paper: key.clone(), state, valid_until: valid_until.to_owned(), ..Paper::default() });
    }
    let found = tasks(&draft);
    let name = format!("paper:{key}");
    assert_eq!(found.iter().filter(|t| t.key == name).count(), 1);
    let words = task(&found, &name).what.words(edition(), set(8), Lang::Vi);
    assert!(words.contains("01/10/2026"), "{words}");
}

#[test]
fn a_step_that_is_only_a_paper_on_its_way_is_not_listed_twice() {
    // Wherever a plan's step needs papers, let them be on their way: then the papers are the tasks.
    let mut checked = 0;
    for seed in 0..40 {
        let draft = any_draft(&mut Dice::new(seed));
        let found = tasks(&draft);
        for step in found.iter().filter(|t| t.effort.is_some()) {
            let sao_lang_core::tasks::What::Raise { criterion, to } = &step.what else { continue };
            let question = edition().question(set(draft.set).criterion(criterion).unwrap());
            let of = |option: usize| question.option(option).map(|o| o.papers.clone()).unwrap_or_default();
            let now = draft.option(criterion).map(of).unwrap_or_default();
            let new: Vec<u16> =
                of(*to).into_iter().filter(|p| !now.contains(p) && !edition().paper(*p).sample).collect();
            if new.is_empty() {
                continue;
            }
            let mut with = draft.clone();
            for paper in &new {
                let key = edition().paper(*paper).key.clone();
                with.add_paper(Paper { paper: key, state: EvidenceState::Preparing, ..Paper::default() });
            }
            let after = tasks(&with);
            assert!(after.iter().all(|t| t.key != step.key || t.effort.is_none()), "{} stands twice", step.key);
            for paper in &new {
                task(&after, &format!("paper:{}", edition().paper(*paper).key));
            }
            checked += 1;
        }
    }
    assert!(checked > 10, "only {checked} steps take papers");
}

#[test]
fn of_a_draft_that_has_just_begun_the_questions_are_one_task() {
    let found = tasks(&Draft::new(8, ""));
    assert!(found.iter().all(|t| t.kind != TaskKind::Criterion));
    assert_eq!(found.iter().filter(|t| t.key == "step:questions").count(), 1);
}

#[test]
fn done_for_one_is_not_done_for_all_and_writing_it_reaches_each() {
    let (shared, own) = keys();
    let mut one = sister("Kẹo lạc", &[&shared, &own]);
    let mut two = sister("Kẹo vừng", &[&shared, &own]);
    two.applicant.name = one.applicant.name.to_uppercase();
    let key = format!("paper:{shared}");
    let both = |one: &Draft, two: &Draft| members_of(&[product("one", one), product("two", two)]);
    let members = both(&one, &two);
    assert_eq!(members.len(), 1);
    let of = |members: &[Member], key: &str| -> Vec<_> {
        members[0].tasks.iter().filter(|t| t.task.key == key).cloned().collect()
    };
    let common = of(&members, &key);
    assert_eq!((common.len(), common[0].serves.len()), (1, 2));
    assert_eq!(of(&members, &format!("paper:{own}")).len(), 2, "a paper of one product stands for each");
    // One member has done it: the other still has to.
    NoteEdit::Done("2026-11-25".to_owned()).write(&mut one, &key);
    let common = of(&both(&one, &two), &key);
    assert_eq!((common[0].task.is_open(), common[0].done_in()), (true, 1));
    assert_eq!(common[0].ids(&[product("one", &one), product("two", &two)]), ["one", "two"]);
    NoteEdit::Done("2026-11-26".to_owned()).write(&mut two, &key);
    let common = of(&both(&one, &two), &key);
    assert_eq!((common[0].task.done.as_str(), common[0].done_in()), ("2026-11-26", 2));
}

#[test]
fn what_was_done_comes_back_with_the_members_file() {
    let mut draft = household();
    draft.knock_outs.clear();
    let key = tasks(&draft)[0].key.clone();
    NoteEdit::Done("2026-11-25".to_owned()).write(&mut draft, &key);
    NoteEdit::Person("Chị Lan".to_owned()).write(&mut draft, &key);
    let read = parse(to_json(&draft).as_bytes()).unwrap();
    let found = tasks(&read);
    assert_eq!(task(&found, &key).done, "2026-11-25");
    assert_eq!(task(&found, &key).person, "Chị Lan");
    // Once it is put right it is no task any more; its note stays.
    let mut right = read.clone();
    right.knock_outs.insert(key.strip_prefix("condition:").unwrap().to_owned(), false);
    assert!(tasks(&right).iter().all(|t| t.key != key));
    assert_eq!(right.work.tasks[&key].done, "2026-11-25");
}

#[test]
fn persons_are_named_once_however_they_are_written() {
    let mut one = household();
    one.work.person = "Lan".to_owned();
    let mut two = sister("Kẹo", &[]);
    two.work.person = "LAN".to_owned();
    two.applicant.name = "Khác".to_owned();
    let members = members_of(&[product("one", &one), product("two", &two)]);
    assert_eq!(persons(&members), ["Lan"]);
}

/// All texts of blocks.
fn words(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Paragraph(p) => out += &(p.text() + "\n"),
            Block::Table(t) => {
                for paragraph in t.rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.paragraphs) {
                    out += &(paragraph.text() + "\n");
                }
            }
            Block::NewDocument => out += "\u{c}",
            _ => {}
        }
    }
    out
}

#[test]
fn a_sheet_has_the_member_its_products_tasks_and_days() {
    let (shared, _) = keys();
    let mut one = sister("Kẹo lạc", &[&shared]);
    let two = sister("Kẹo vừng", &[&shared]);
    let key = format!("paper:{shared}");
    one.edit_task(&key, |note| note.due = "2026-12-24".to_owned());
    let mut other = sister("Nước mắm", &[]);
    other.applicant.name = "Người khác".to_owned();
    let all = [given("one", &one), given("two", &two), given("other", &other)];
    let text = words(&member_sheets(&all, &work(Lang::Vi)));
    let sheets: Vec<&str> = text.split('\u{c}').collect();
    assert_eq!(sheets.len(), 2);
    let applicant = &one.applicant;
    for part in [applicant.name.as_str(), &applicant.phone, "Kẹo lạc", "Kẹo vừng", "24/12/2026", "☐", "Ngày cần nhớ"]
    {
        assert!(sheets[0].contains(part), "{part} is missing in {}", sheets[0]);
    }
    assert!(!sheets[0].contains("Nước mắm") && sheets[1].contains("Người khác"));
    // What both still have to say stands once, with both names.
    assert!(sheets[0].contains("Kẹo lạc, Kẹo vừng"));
    let paper = edition().paper_name(&shared, Lang::Vi);
    assert_eq!(sheets[0].matches(&format!(": {paper}\n")).count(), 1, "a shared paper stands once");
    let products = [product("one", &one), product("two", &two)];
    let text = message(&members_of(&products)[0], &products, today(), Lang::Vi);
    assert!(text.contains(paper) && text.contains("Hạn: 24/12/2026") && text.contains("Hạn nộp hồ sơ"), "{text}");
}

#[test]
fn the_archive_has_a_sheet_for_each_member_under_a_name_of_its_own() {
    let names = ["Hợp tác xã Ba Hai", "Hop tac xa (Ba Hai!)", "", ""];
    let drafts: Vec<Draft> = names
        .iter()
        .enumerate()
        .map(|(n, name)| {
            let mut draft = sister(&format!("Sản phẩm {n}"), &[]);
            draft.applicant.name = (*name).to_owned();
            draft
        })
        .collect();
    let ids: Vec<String> = (0..drafts.len()).map(|n| format!("d{n}")).collect();
    let all: Vec<Given> = drafts.iter().zip(&ids).map(|(d, id)| given(id, d)).collect();
    let bytes = member_archive(&all, &work(Lang::Vi)).unwrap();
    assert_eq!(bytes, member_archive(&all, &work(Lang::Vi)).unwrap());
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let found: BTreeSet<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    // Two members whose names differ in marks only are one; two without a name are two.
    assert_eq!(found.len(), members_of(&all.iter().map(|g| ProductTasks::of(*g, today())).collect::<Vec<_>>()).len());
    assert!(
        found.iter().all(|name| name.starts_with("phieu-viec_") && name.ends_with("_2026-11-29.docx")),
        "{found:?}"
    );
    let mut content = Vec::new();
    zip.by_index(0).unwrap().read_to_end(&mut content).unwrap();
    assert!(content.starts_with(b"PK"));
}

/// The events of a calendar: UID and summary.
fn events(file: &str) -> Vec<(String, String)> {
    let file = file.replace("\r\n ", "");
    let of = |event: &str, name: &str| {
        event.lines().find_map(|l| l.strip_prefix(name)).unwrap_or_default().trim().to_owned()
    };
    file.split("BEGIN:VEVENT").skip(1).map(|e| (of(e, "UID:"), of(e, "SUMMARY:"))).collect()
}

#[test]
fn one_calendar_has_each_round_once_and_each_products_own_days() {
    let (shared, _) = keys();
    let mut one = sister("Kẹo lạc", &[&shared]);
    one.papers.last_mut().unwrap().due = "2026-12-10".to_owned();
    let key = tasks(&one)[0].key.clone();
    one.edit_task(&key, |note| note.due = "2026-12-24".to_owned());
    let two = sister("Kẹo vừng", &[]);
    let file = ics_of_all(&[given("one", &one), given("two", &two)], today(), Lang::Vi);
    let found = events(&file);
    let uids: BTreeSet<&String> = found.iter().map(|(uid, _)| uid).collect();
    assert_eq!(uids.len(), found.len(), "{found:?}");
    let rounds = |what: &str| found.iter().filter(|(uid, _)| uid.starts_with(what)).count();
    assert_eq!([rounds("papers-"), rounds("hand-in-"), rounds("rated-")], [2, 2, 2]);
    assert_eq!(rounds("task-"), 1);
    // A product's own day is the same event as in its own file.
    let single = events(&ics(&one, edition(), today(), Lang::Vi));
    let due = |list: &[(String, String)]| list.iter().find(|(uid, _)| uid.starts_with("due-")).unwrap().0.clone();
    assert_eq!(due(&found), due(&single));
    // Another day moves the task's event.
    let uid = found.iter().find(|(uid, _)| uid.starts_with("task-")).unwrap().0.clone();
    one.edit_task(&key, |note| note.due = "2027-01-05".to_owned());
    let later = events(&ics_of_all(&[given("one", &one), given("two", &two)], today(), Lang::Vi));
    assert!(later.iter().any(|(later, _)| *later == uid));
    // Done, it needs no reminder.
    one.edit_task(&key, |note| note.done = "2026-11-29".to_owned());
    let done = events(&ics_of_all(&[given("one", &one), given("two", &two)], today(), Lang::Vi));
    assert!(done.iter().all(|(uid, _)| !uid.starts_with("task-")));
}

#[test]
fn costs_are_read_as_they_were_written_and_add_up() {
    let mut costs = Costs::usual(edition());
    for class in Costs::classes() {
        assert!(costs.of(class).to > 0 && costs.of(class).from <= costs.of(class).to);
    }
    costs.set(Effort::Weeks, Band::new(3_000_000, 1_000_000));
    assert_eq!(costs.of(Effort::Weeks), Band { from: 1_000_000, to: 3_000_000 });
    assert_eq!(Costs::read(&costs.to_text()), Some(costs));
    for text in ["", "1-2", "a-b 1-2 1-2 1-2", "1-2 1-2 1-2 1-2 1-2"] {
        assert_eq!(Costs::read(text), None, "{text}");
    }
    let load = Load::of([Effort::Weeks, Effort::Weeks, Effort::Days], &costs);
    let days = costs.of(Effort::Days);
    assert_eq!(load.cost, Band { from: 2_000_000 + days.from, to: 6_000_000 + days.to });
    assert_eq!(load.words(Lang::Vi), "1 việc vài ngày, 2 việc vài tuần");
    assert_eq!(Band::new(1_500_000, 1_500_000).words(Lang::Vi), "khoảng 1.500.000 đồng");
}

/// A joint plan over random products of two applicants, one of them with a knock-out that applies.
fn joint_case() -> Vec<Draft> {
    let mut dice = Dice::new(11);
    let mut drafts: Vec<Draft> = (0..6)
        .map(|n| {
            let mut draft = small::draft(&mut dice, set([6, 8][n % 2]));
            draft.product.name = format!("Sản phẩm {n}");
            draft.applicant.name = ["Hợp tác xã A", "Cơ sở B"][n % 2].to_owned();
            draft
        })
        .collect();
    let key = edition().knock_out(set(6).knock_outs[0]).key.clone();
    drafts[0].knock_outs.insert(key, true);
    drafts
}

#[test]
fn the_working_paper_has_conditions_and_papers_first_and_never_a_weight() {
    let drafts = joint_case();
    let asked: Vec<Product> = drafts
        .iter()
        .map(|draft| {
            let stars = assess(draft, edition(), set(draft.set)).stars;
            Product { draft, edition: edition(), set: set(draft.set), target: Target::wished(draft, stars) }
        })
        .collect();
    let plan = joint_plan(&asked);
    assert_eq!(plan.rejected, [0]);
    let products: Vec<ProductTasks> = drafts.iter().enumerate().map(|(n, d)| product(&format!("d{n}"), d)).collect();
    let stage = plan.stages.last();
    let parts = working_paper(&plan, stage, &products);
    assert_eq!(parts.len(), 2);
    for part in &parts {
        assert!(part.first.iter().map(|t| t.task.kind).is_sorted());
        assert!(part.first.iter().all(|t| matches!(t.task.kind, TaskKind::Condition | TaskKind::Paper)));
        assert!(part.steps.iter().flat_map(|s| &s.lifts).all(|l| part.member.products.contains(&l.product)));
    }
    let steps: usize = parts.iter().map(|p| p.steps.len()).sum();
    assert_eq!(steps, stage.unwrap().steps.len());
    let first = &parts[0].first[0];
    assert_eq!((first.task.kind, first.serves[0].product), (TaskKind::Condition, 0), "what rejects comes first");
    let costs = Costs::usual(edition());
    let paper = JointPaper { plan: &plan, stage, products: &products, costs: &costs };
    let text = words(&joint_page(&paper, &work(Lang::Vi)));
    for part in ["Sẽ bị loại cho đến khi khắc phục: Sản phẩm 0", "Làm trước: điều kiện và giấy tờ", "Cơ sở B", "đồng"]
    {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    let book = joint_book(&paper, &work(Lang::Vi)).unwrap();
    assert_eq!(book, joint_book(&paper, &work(Lang::Vi)).unwrap());
    // A total weight stands nowhere: it is no word of the paper.
    let weight = stage.unwrap().weight.to_string();
    assert!(!text.split(|c: char| !c.is_ascii_digit()).any(|number| number == weight), "{weight} in {text}");
}

#[test]
fn the_worker_makes_all_of_it() {
    let drafts: Vec<StoredText> = joint_case()
        .iter()
        .enumerate()
        .map(|(n, d)| StoredText { id: format!("d{n}"), text: to_json(d) })
        .chain([StoredText { id: "broken".to_owned(), text: "{".to_owned() }])
        .collect();
    let none = Attachments::new();
    let today = today().to_string();
    let products = ask(DraftTasks { drafts: drafts.clone(), today: today.clone() }).unwrap();
    assert_eq!(products.iter().map(Option::is_some).collect::<Vec<_>>(), [true, true, true, true, true, true, false]);
    let joint = JointChoice { stars: None, count: Some(2), costs: Costs::usual(edition()) };
    let about = ManyDrafts { drafts, today, lang: "vi".to_owned() };
    for (kind, start) in [
        (WorkingFile::Word(Working::Sheets), &b"PK"[..]),
        (WorkingFile::MemberArchive, b"PK"),
        (WorkingFile::Calendar, b"BEGIN:VCALENDAR"),
        (WorkingFile::Word(Working::Joint(joint)), b"PK"),
        (WorkingFile::JointWorkbook(joint), b"PK"),
    ] {
        let bytes = file(MakeWorkingFile { file: kind, about: about.clone() }, &none).unwrap();
        assert!(bytes.starts_with(start), "{kind:?}");
    }
    for working in [Working::Sheets, Working::Joint(joint)] {
        assert!(!ask(WorkingBlocks { working, about: about.clone() }).unwrap().is_empty());
    }
}
