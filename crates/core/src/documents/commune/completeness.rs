//! The list with which the commune checks that the dossier is complete (QĐ 26/2026, Art. 6.1, 7.2a). It has the same
//! content and the same numbers as the dossier; the officer ticks the boxes.

use crate::assessment::assess;
use crate::calendar::{Certificate, Renewal, certificate, day};
use crate::catalogue::{Edition, ProductSet, Text as _};
use crate::draft::{Draft, EvidenceState, RatingKind, Topic};
use crate::form::Step;
use crate::locale::{Lang, Message, msg, values};

use super::super::Options;
use super::super::model::{Block, Cell, Paragraph, Row, Span, Table};
use super::super::parts::{document_title, field, header_row, kind_name, small, small_bold, tick_box, written_date};
use super::super::register::{Entry, entries};
use super::{DOTS, or_dots};

/// Widths of the columns in millimetres: number, required part, position in the dossier, yes, no, remarks.
const WIDTHS: [u16; 6] = [14, 58, 33, 11, 15, 29];
/// The number of empty rows for papers if the draft names none.
const EMPTY_ROWS: usize = 3;

/// A part of the dossier, one row of the list.
#[derive(Clone)]
struct Item {
    /// The number of the part in the dossier; `None` for a part that has a number only in this list.
    no: Option<String>,
    what: String,
    at: String,
    /// The state of the part in the draft; the office does not see it.
    state: String,
    /// Whether the part is required.
    needed: bool,
}

impl Item {
    fn new(what: impl Into<String>, at: impl Into<String>) -> Item {
        Item { no: None, what: what.into(), at: at.into(), state: String::new(), needed: true }
    }

    fn numbered(self, no: String) -> Item {
        Item { no: Some(no), ..self }
    }

    fn in_state(self, state: impl Into<String>) -> Item {
        Item { state: state.into(), ..self }
    }
}

/// The list with boxes to tick. The copy for work also shows the state of each part in the draft.
pub fn completeness(draft: &Draft, edition: &Edition, set: &ProductSet, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let t = |message: Message| message.text(lang);
    let register = entries(draft, edition, set, options.purpose);
    let mut groups = vec![(msg::COMPLETE_FORMS, forms(draft, edition, set, lang))];
    match draft.kind {
        RatingKind::First => {}
        RatingKind::Upgrade => groups.push((msg::COMPLETE_UPGRADE, upgrade(draft, &register, lang))),
        RatingKind::ReRating => groups.push((msg::COMPLETE_RE_RATING, re_rating(draft, edition, &register, options))),
    }
    groups.push((msg::COMPLETE_PAPERS, papers(&register, edition, lang)));
    groups.push((msg::COMPLETE_OTHER, others(set, lang)));
    let title = msg::COMPLETE_SUBTITLE.fill(lang, values::Decision { decision: &edition.decision.text(lang) });
    let outcome = [
        Span { text: t(msg::COMPLETE_OUTCOME).to_owned(), ..Span::default() },
        tick_box(false),
        Span { text: t(msg::COMPLETE_OUTCOME_WHOLE).to_owned(), ..Span::default() },
        tick_box(false),
        Span { text: t(msg::COMPLETE_OUTCOME_LACKS).to_owned(), ..Span::default() },
    ];
    let days = edition.deadlines.commune_working_days;
    vec![
        document_title(t(msg::COMPLETE_TITLE)).into(),
        Paragraph::italic(title).centred().into(),
        field(t(msg::LETTER_PRODUCT), &draft.product.name).spaced(10).into(),
        field(t(msg::LETTER_APPLICANT), &draft.applicant.name).into(),
        field(
            t(msg::LETTER_SET),
            &msg::LETTER_SET_VALUE.fill(lang, values::NameNo { no: &set.no, name: &set.name.text(lang) }),
        )
        .into(),
        field(t(msg::LETTER_KIND), t(kind_name(draft.kind))).into(),
        Paragraph::new("").kept().into(),
        Block::Table(table(groups, options)),
        Paragraph { spans: outcome.into(), ..Paragraph::default() }.spaced(10).kept().into(),
        Paragraph::new(msg::COMPLETE_RECEIVED.fill(lang, values::N { n: &days })).spaced(6).kept().into(),
        Paragraph::new(t(msg::COMPLETE_CHECKED_BY)).spaced(6).into(),
    ]
}

/// Forms 01 and 02 (Art. 6.1a).
fn forms(draft: &Draft, edition: &Edition, set: &ProductSet, lang: Lang) -> Vec<Item> {
    let t = |message: Message| message.text(lang);
    let needed = Step::asked(draft.kind).flat_map(Step::fields).filter(|field| field.needed);
    let fields = match needed.filter(|field| field.is_empty(draft)).count() {
        0 => t(msg::COMPLETE_FIELDS_DONE).to_owned(),
        n => msg::COMPLETE_FIELDS_OPEN.fill(lang, values::N { n: &n }),
    };
    let result = assess(draft, edition, set);
    let answers = match result.criteria.iter().filter(|c| c.is_open()).count() {
        0 => t(msg::COMPLETE_ANSWERS_DONE).to_owned(),
        n => msg::COMPLETE_ANSWERS_OPEN.fill(lang, values::N { n: &n }),
    };
    vec![
        Item::new(t(msg::COMPLETE_FORM01), t(msg::COMPLETE_FORM01_AT)).in_state(fields),
        Item::new(t(msg::COMPLETE_FORM02), t(msg::COMPLETE_FORM02_AT)).in_state(answers),
    ]
}

/// A topic of the changes since the recognition.
struct Change {
    name: &'static str,
    /// Whether the draft has a text on the topic.
    told: bool,
    /// The numbers of the papers that prove the change.
    papers: Vec<String>,
}

/// The changes since the recognition, topic by topic, with the papers that prove them.
fn changes(draft: &Draft, register: &[Entry], lang: Lang) -> Vec<Change> {
    let due = Topic::ALL.into_iter().filter(|topic| topic.is_due(draft.kind) || draft.tells_of(*topic));
    let change = |topic: Topic| {
        let proves = |entry: &&Entry| draft.recognition.papers_of(topic).iter().any(|key| key == entry.key);
        let papers = register.iter().filter(proves).map(|entry| entry.label(lang)).collect();
        Change { name: topic.name().text(lang), told: draft.tells_of(topic), papers }
    };
    due.map(change).collect()
}

/// A change as a row of the list, in the words for its kind of registration.
fn change_item(change: &Change, words: Message<values::What<'static>>, lang: Lang) -> Item {
    proven_item(words.fill(lang, values::What { what: &change.name }), change.told, &change.papers, lang)
}

/// A row for a text of form 02: its state, and the numbers of the papers that prove it.
fn proven_item(what: String, told: bool, papers: &[String], lang: Lang) -> Item {
    let state = if told { EvidenceState::Ready } else { EvidenceState::None };
    let at = msg::COMPLETE_CHANGES_AT.fill(lang, values::Places { places: &places_of(papers, lang) });
    Item::new(what, at).in_state(state.list_words().text(lang))
}

/// The certificate on which the registration builds.
fn certificate_item(draft: &Draft, lang: Lang) -> Item {
    let recognition = &draft.recognition;
    let issued = written_date(&recognition.issued);
    let values = values::IssuedNumber { issued: &or_dots(&issued), number: &or_dots(&recognition.certificate) };
    Item::new(msg::COMPLETE_CERTIFICATE.fill(lang, values), places_of(&[], lang))
}

/// The rows for an upgrade: each change that the draft describes, with its papers (Art. 6.1b).
fn upgrade(draft: &Draft, register: &[Entry], lang: Lang) -> Vec<Item> {
    let mut items = vec![certificate_item(draft, lang)];
    let told: Vec<Change> = changes(draft, register, lang).into_iter().filter(|change| change.told).collect();
    if told.is_empty() {
        let any = msg::COMPLETE_UPGRADE_ANY.text(lang).to_owned();
        items.push(proven_item(any, false, &[], lang));
    }
    items.extend(told.iter().map(|change| change_item(change, msg::COMPLETE_UPGRADE_ONE, lang)));
    items
}

/// The rows for a re-rating: all changes, the papers that expire, and the period in which the dossier must be handed
/// in (Art. 6.1c, 7.6a).
fn re_rating(draft: &Draft, edition: &Edition, register: &[Entry], options: &Options) -> Vec<Item> {
    let lang = options.lang;
    let mut items = vec![certificate_item(draft, lang), window(draft, edition, options)];
    items.extend(
        changes(draft, register, lang).iter().map(|change| change_item(change, msg::COMPLETE_RE_RATING_ONE, lang)),
    );
    let dated: Vec<String> = register
        .iter()
        .filter_map(|entry| {
            let until = written_date(&entry.paper?.valid_until);
            let values = values::DayPlace { day: &until, place: &entry.label(lang) };
            (!until.is_empty()).then(|| msg::COMPLETE_DATED_PAPER.fill(lang, values))
        })
        .collect();
    let dated = msg::COMPLETE_DATED.fill(lang, values::Places { places: &places_of(&dated, lang) });
    items.push(Item::new(dated, msg::COMPLETE_ANNEX.text(lang)));
    items
}

/// The period in which a re-rating is handed in (Art. 7.6a).
fn window(draft: &Draft, edition: &Edition, options: &Options) -> Item {
    let lang = options.lang;
    let days: Option<Certificate> =
        day(&draft.recognition.issued).and_then(|issued| certificate(edition, issued, options.today));
    let [from, until] = match &days {
        Some(days) => [days.from, days.until].map(|day| written_date(&day.to_string())),
        None => [DOTS, DOTS].map(str::to_owned),
    };
    let rules = &edition.deadlines;
    let values = values::EarlyFromLateUntil {
        early: &rules.renewal_from_days,
        from: &from,
        late: &rules.renewal_until_days,
        until: &until,
    };
    let state = days.map_or("", |days| match days.renewal {
        Renewal::Early => msg::COMPLETE_WINDOW_EARLY.text(lang),
        Renewal::Open => msg::COMPLETE_WINDOW_OPEN.text(lang),
        Renewal::Late | Renewal::RunsOn | Renewal::Ended => msg::COMPLETE_WINDOW_LATE.text(lang),
    });
    Item::new(msg::COMPLETE_WINDOW.fill(lang, values), msg::COMPLETE_WINDOW_AT.text(lang)).in_state(state)
}

/// Every paper under its number in the dossier; empty rows to write on if there is none.
fn papers(register: &[Entry], edition: &Edition, lang: Lang) -> Vec<Item> {
    if register.is_empty() {
        let item = Item::new(DOTS, msg::COMPLETE_ANNEX.text(lang)).numbered(places_of(&[], lang));
        return vec![item; EMPTY_ROWS];
    }
    let at = |e: &Entry| match e.criteria.as_slice() {
        [] => msg::COMPLETE_ANNEX.text(lang).to_owned(),
        criteria => msg::COMPLETE_ANNEX_AT.fill(lang, values::List { list: &criteria.join(", ") }),
    };
    let item = |e: &Entry| Item::new(e.name(edition, lang), at(e)).numbered(e.label(lang));
    register.iter().map(|e| item(e).in_state(e.state.list_words().text(lang))).collect()
}

/// Samples (Art. 6.2d), the copy on paper and the electronic one (Art. 7.1).
fn others(set: &ProductSet, lang: Lang) -> Vec<Item> {
    let t = |message: Message| message.text(lang);
    let samples = match set.samples {
        0 => Item { needed: false, ..Item::new(t(msg::COMPLETE_NO_SAMPLES), "") },
        n => Item::new(
            msg::COMPLETE_SAMPLES.fill(lang, values::N { n: &format!("{n:02}") }),
            t(msg::COMPLETE_SAMPLES_AT),
        ),
    };
    vec![samples, Item::new(t(msg::COMPLETE_PAPER_COPY), ""), Item::new(t(msg::COMPLETE_ELECTRONIC_COPY), "")]
}

/// The numbers of papers in the dossier, or "PL" and dots if there are none.
fn places_of(places: &[String], lang: Lang) -> String {
    match places {
        [] => format!("{}\u{a0}...", msg::REGISTER_NO.text(lang)),
        places => places.join(", "),
    }
}

fn table(groups: Vec<(Message, Vec<Item>)>, options: &Options) -> Table {
    let lang = options.lang;
    let heading = [
        msg::COMPLETE_NO,
        msg::COMPLETE_WHAT,
        msg::COMPLETE_WHERE,
        msg::COMPLETE_YES,
        msg::COMPLETE_NOT,
        msg::COMPLETE_REMARK,
    ];
    let mut rows = vec![header_row(heading, lang)];
    let mut no = 0;
    for (title, items) in groups {
        let title = Cell::new(vec![small_bold(title.text(lang)).kept()]).over(WIDTHS.len()).shaded();
        rows.push(Row { cells: vec![title], header: false });
        for item in items {
            no += u16::from(item.no.is_none());
            rows.push(row(no, item, options));
        }
    }
    Table { widths: WIDTHS.into(), lines: true, rows }
}

fn row(no: u16, item: Item, options: &Options) -> Row {
    let tick = |needed: bool| match needed {
        true => Paragraph { spans: vec![tick_box(false)], ..small("") }.centred(),
        false => small("-").centred(),
    };
    let state = if options.to_hand_in() { String::new() } else { item.state };
    let paragraphs = [
        small(item.no.unwrap_or_else(|| no.to_string())).centred(),
        small(item.what),
        small(item.at),
        tick(item.needed),
        tick(item.needed),
        small(state),
    ];
    Row { cells: paragraphs.map(|p| Cell::new(vec![p])).into(), header: false }
}
