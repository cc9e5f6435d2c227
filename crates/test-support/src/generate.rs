//! Random drafts and texts for property tests.

use proptest::char::range;
use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;
use sao_lang_core::catalogue::Effort;
use sao_lang_core::draft::{
    Answer, Attachment, Draft, EvidenceState, Paper, PlanWishes, RatingKind, Recognition, Snapshot, TaskNote,
    TestResult, Topic, Unknown, Work, YEARS, Year,
};
use sao_lang_core::form::FIELDS;
use sao_lang_core::handed_in::{HandedIn, HandedInFile};
use serde_json::Value;

use super::{each_text, options, places, set, with_answers};

/// Any character; characters that are difficult in files are more frequent.
fn character() -> impl Strategy<Value = char> {
    const AWKWARD: [char; 16] = [
        '"', '\\', '/', '<', '>', '&', ']', '\u{7f}', '\u{85}', '\u{feff}', '\u{fffe}', '\u{2028}', '\u{202e}',
        '\u{301}', 'ậ', '😀',
    ];
    prop_oneof![4 => any::<char>(), 2 => range('\0', ' '), 2 => proptest::sample::select(&AWKWARD[..]), 2 => range('a', 'z')]
}

/// Any text.
pub fn text() -> impl Strategy<Value = String> {
    vec(character(), 0..24).prop_map(String::from_iter)
}

/// A name of a member that no file format uses: the used names are lower-case words.
fn unknown_name() -> impl Strategy<Value = String> {
    let is_word = |name: &str| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    text().prop_filter("may be a known member", move |name| name.is_empty() || !is_word(name))
}

/// Any JSON value that a file can hold.
pub fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_filter("JSON has finite numbers only", |n| n.is_finite()).prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((text(), inner), 0..4).prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Members that the draft format of this version does not have.
fn unknown() -> impl Strategy<Value = Unknown> {
    prop_oneof![3 => Just(Unknown::new()), 1 => vec((unknown_name(), json()), 1..4).prop_map(Unknown::from_iter)]
}

fn evidence() -> impl Strategy<Value = EvidenceState> {
    use EvidenceState::{None, Preparing, Ready};
    prop_oneof![Just(None), Just(Preparing), Just(Ready)]
}

/// The number of a set.
pub fn set_no() -> impl Strategy<Value = u16> {
    1u16..=26
}

/// For each criterion of a set: one of its options, the answer that no level is reached, or no answer.
pub fn choices(no: u16) -> impl Strategy<Value = Vec<(String, Option<u8>)>> {
    let criteria = set(no).criteria();
    criteria.map(|c| (Just(c.id.clone()), proptest::option::weighted(0.9, places(c)))).collect::<Vec<_>>()
}

/// A draft that code could build without checks: options may not exist, and criteria may belong to no set.
pub fn careless_draft() -> impl Strategy<Value = Draft> {
    set_no().prop_flat_map(|no| {
        let known = set(no).criteria().map(|c| {
            let option = prop_oneof![4 => options(c), 1 => any::<u8>()];
            (Just(c.id.clone()), proptest::option::weighted(0.9, option))
        });
        let unknown = vec((text(), proptest::option::of(any::<u8>())), 0..3);
        (known.collect::<Vec<_>>(), unknown)
            .prop_map(move |(known, unknown)| with_answers(no, known.into_iter().chain(unknown)))
    })
}

/// A draft that a file can hold, with unknown members, notes and texts of any kind.
pub fn draft() -> impl Strategy<Value = Draft> {
    let extras = (text(), text(), wishes(), work(), vec(snapshot(), 0..3), vec(paper(), 0..3), handed_in());
    let details = (details(), recognition()).prop_map(|(draft, since)| {
        // The texts come from `details`.
        let told = draft.recognition.clone();
        let (certificate, issued, before, changes) = (told.certificate, told.issued, told.before, told.changes);
        Draft { recognition: Recognition { certificate, issued, before, changes, ..since }, ..draft }
    });
    (set_no().prop_flat_map(answers), details, btree_map(text(), any::<bool>(), 0..4), extras, unknown()).prop_map(
        |((no, answers), details, knock_outs, (created, changed, plan, work, history, papers, handed_in), unknown)| {
            Draft {
                answers,
                knock_outs,
                plan,
                work,
                history,
                handed_in,
                papers,
                created,
                changed,
                unknown,
                set: no,
                ..details
            }
        },
    )
}

/// The notes on the work on a product, with any texts.
fn work() -> impl Strategy<Value = Work> {
    let note = (text(), text(), text(), unknown()).prop_map(|(person, due, done, unknown)| TaskNote {
        person,
        due,
        done,
        unknown,
    });
    (text(), btree_map(text(), note, 0..3), unknown()).prop_map(|(person, tasks, unknown)| Work {
        person,
        tasks,
        unknown,
    })
}

/// The key of a topic, or a text that is no such key.
fn topic() -> impl Strategy<Value = String> {
    prop_oneof![3 => proptest::sample::select(&Topic::ALL[..]).prop_map(|t| t.key().to_owned()), 1 => text()]
}

/// The details since a recognition, with any texts, topics and papers.
pub fn recognition() -> impl Strategy<Value = Recognition> {
    let changes = || {
        proptest::array::uniform9(text()).prop_map(|texts| {
            let [materials, technology, packaging, declaration, tests, markets, output, revenue, others] = texts;
            let unknown = Unknown::new();
            sao_lang_core::draft::Changes {
                materials,
                technology,
                packaging,
                declaration,
                tests,
                markets,
                output,
                revenue,
                others,
                unknown,
            }
        })
    };
    let evidence = btree_map(topic(), vec(text(), 0..3), 0..4);
    let said = (btree_set(topic(), 0..4), evidence, vec(year(), 0..=YEARS), unknown());
    (text(), any::<u8>(), text(), changes(), changes(), said).prop_map(
        |(certificate, stars, issued, before, changes, (unchanged, evidence, years, unknown))| Recognition {
            certificate,
            stars,
            issued,
            before,
            changes,
            unchanged,
            evidence,
            years,
            unknown,
        },
    )
}

fn year() -> impl Strategy<Value = Year> {
    (any::<u16>(), text(), text(), unknown()).prop_map(|(year, output, revenue, unknown)| Year {
        year,
        output,
        revenue,
        unknown,
    })
}

fn wishes() -> impl Strategy<Value = PlanWishes> {
    let classes = prop::sample::subsequence(vec![Effort::Days, Effort::Weeks, Effort::Months, Effort::Seasons], 0..=4);
    (any::<Option<u8>>(), any::<u8>(), btree_set(text(), 0..3), classes, unknown()).prop_map(
        |(stars, margin, locked, without, unknown)| PlanWishes {
            stars,
            margin,
            locked,
            without: without.into_iter().collect(),
            unknown,
        },
    )
}

fn paper() -> impl Strategy<Value = Paper> {
    let texts = proptest::array::uniform11(text());
    let lists = (vec(test_result(), 0..3), vec(attachment(), 0..2));
    (texts, evidence(), lists, unknown()).prop_map(|(texts, state, (results, files), unknown)| {
        let [paper, label, due, number, issuer, issued, valid_until, holder, address, product, indicators] = texts;
        Paper {
            paper,
            label,
            state,
            due,
            number,
            issuer,
            issued,
            valid_until,
            holder,
            address,
            product,
            indicators,
            results,
            files,
            unknown,
        }
    })
}

/// An indicator. Half of the limits and results are as slips print them, so that they are compared.
fn test_result() -> impl Strategy<Value = TestResult> {
    let printed =
        |list: &'static [&'static str]| prop_oneof![text(), prop::sample::select(list).prop_map(str::to_owned)];
    let limits = printed(&["≤ 3", "tối đa 0,5 %", "5 - 10", "Không được có", ">= 25 %", "12 ± 0,5", "không quy định"]);
    let results = printed(&["2,9", "< 0,05", "KPH", "1.234,5", "1,0 x 10³", "dương tính", "4 mg/kg"]);
    let names = printed(&["độ ẩm", "Chì (Pb)", "Natri benzoat"]);
    (names, limits, results, printed(&["%", "mg/kg", "g/kg", "CFU/g"]), unknown())
        .prop_map(|(name, limit, result, unit, unknown)| TestResult { name, limit, result, unit, unknown })
}

fn attachment() -> impl Strategy<Value = Attachment> {
    (text(), text(), text(), any::<u64>(), text(), unknown()).prop_map(
        |(id, name, media_type, bytes, caption, unknown)| Attachment { id, name, media_type, bytes, caption, unknown },
    )
}

/// Rounds of the right form, with any texts. None of them can be read; [`sao_lang_core::handed_in::freeze`] makes those
/// that can.
fn handed_in() -> impl Strategy<Value = Vec<Value>> {
    let file = (text(), text(), unknown()).prop_map(|(id, sha256, unknown)| HandedInFile { id, sha256, unknown });
    let texts = proptest::array::uniform5(text());
    let round = (texts, vec(file, 0..2), unknown()).prop_map(|(texts, files, unknown)| {
        let [on, place, receipt, code, state] = texts;
        HandedIn { on, place, receipt, code, state, files, unknown }
    });
    let json = round.prop_map(|round| serde_json::to_value(round).expect("a round is JSON"));
    prop_oneof![3 => Just(Vec::new()), 1 => vec(json, 1..3)]
}

fn snapshot() -> impl Strategy<Value = Snapshot> {
    (text(), any::<u16>(), any::<u8>(), any::<u16>(), unknown())
        .prop_map(|(date, points, stars, answered, unknown)| Snapshot { date, points, stars, answered, unknown })
}

type Answers = std::collections::BTreeMap<String, Answer>;

fn answer(option: impl Strategy<Value = Option<u8>>) -> impl Strategy<Value = Answer> {
    (option, evidence(), vec(text(), 0..3), text(), unknown())
        .prop_map(|(option, evidence, papers, note, unknown)| Answer { option, evidence, papers, note, unknown })
}

fn answers(no: u16) -> impl Strategy<Value = (u16, Answers)> {
    let known = choices(no).prop_flat_map(move |choices| {
        choices.into_iter().map(|(id, option)| (Just(id), answer(Just(option)))).collect::<Vec<_>>()
    });
    let foreign = vec((unknown_name(), answer(any::<Option<u8>>())), 0..3);
    // Some criteria at the end have no answer.
    (known, foreign, any::<proptest::sample::Index>()).prop_map(move |(mut known, foreign, keep)| {
        known.truncate(keep.index(known.len() + 1));
        (no, known.into_iter().chain(foreign).collect())
    })
}

/// An empty draft with product and applicant filled in.
fn details() -> impl Strategy<Value = Draft> {
    let count = FIELDS.len() + 1;
    let kind = prop_oneof![Just(RatingKind::First), Just(RatingKind::Upgrade), Just(RatingKind::ReRating)];
    (vec(text(), count), any::<[bool; 9]>(), kind, [unknown(), unknown(), unknown()]).prop_map(
        |(texts, ticked, kind, unknown)| {
            let mut draft = Draft { kind, ..Draft::new(1, "") };
            let mut texts = texts.into_iter();
            each_text(&mut draft, |_, place| *place = texts.next().unwrap_or_default());
            let ticks = &mut draft.product.ticks;
            [
                ticks.business_registration,
                ticks.quality_declared,
                ticks.food_safety,
                ticks.production_certificate,
                ticks.trade_mark,
                ticks.indication,
                ticks.patent,
                ticks.design,
                ticks.copyright,
            ] = ticked;
            [draft.product.unknown, draft.product.ticks.unknown, draft.applicant.unknown] = unknown;
            draft
        },
    )
}
