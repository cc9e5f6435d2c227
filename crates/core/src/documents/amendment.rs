//! The cover sheet of an amendment: what differs from the dossier that was handed in. Its layout is that of Decree
//! 30/2020/NĐ-CP; its words are our own.

use std::collections::HashSet;

use crate::catalogue::{Edition, ProductSet, Text as _, catalogue};
use crate::draft::{Draft, EvidenceState, Paper};
use crate::handed_in::{DifferenceLine, Differences, DifferingThing, Round, differences, printed_code};
use crate::locale::{Lang, Message, msg, values};
use catalogue_model::search_key::search_key;

use super::Options;
use super::commune::commune_named;
use super::model::{Block, Cell, Paragraph, Row, Table};
use super::parts::{
    document_title, full_address, header_row, kind_name, lines_said, national_title, signature, small, small_lines,
    sub_field, with_signature, written_date,
};
use super::register::{Entry, entries};

/// Widths of the columns in millimetres: number, what is amended, as handed in, as amended, papers.
const WIDTHS: [u16; 5] = [10, 42, 45, 45, 18];
/// The number of empty rows to write on if nothing differs.
const BLANK_ROWS: usize = 3;
/// How the People's Committee is written before the name of its commune, as search keys, with the number of words.
const COMMITTEES: [(&str, usize); 2] = [("uy ban nhan dan ", 4), ("ubnd ", 1)];

/// The cover sheet for what differs from `round`. `files` has the SHA-256 of each attachment whose bytes are on the
/// device, by its id; see [`differences`].
pub fn amendment(
    round: &Round,
    draft: &Draft,
    files: &[(String, [u8; 32])],
    edition: &Edition,
    set: &ProductSet,
    options: &Options,
) -> Vec<Block> {
    let lang = options.lang;
    let t = |message: Message| message.text(lang);
    let found = differences(round, draft, files, edition, set);
    let lines = found.lines(lang);
    let register = entries(draft, edition, set, options.purpose);
    let before = match round.draft.edition_and_set(catalogue()) {
        Some((edition, set)) => entries(&round.draft, edition, set, options.purpose),
        None => Vec::new(),
    };
    let numbers = Numbers { draft, edition, register: &register, handed_in: &round.draft, before: &before, lang };
    let commune = commune_of_round(round, lang);
    let said = |text: String| Paragraph::new(text).justified().spaced(6);
    let opening = values::CommuneDecision { commune: &commune, decision: &edition.decision_long.text(lang) };
    let mut blocks: Vec<Block> = national_title(lang).into();
    blocks.extend([
        document_title(t(msg::AMENDMENT_TITLE)).spaced(14).into(),
        Paragraph::bold(t(msg::FORM01_SUBTITLE)).centred().kept().into(),
        Paragraph::new(msg::AMENDMENT_TO.fill(lang, values::Commune { commune: &commune }))
            .centred()
            .sized(14)
            .spaced(14)
            .into(),
        said(msg::AMENDMENT_OPENING.fill(lang, opening)).spaced(10).kept().into(),
    ]);
    blocks.extend(dossier(round, draft, edition, set, lang));
    blocks.push(said(t(msg::AMENDMENT_TABLE).to_owned()).kept().into());
    blocks.push(Block::Table(table(&lines, &found, &numbers)));
    blocks.push(said(t(msg::AMENDMENT_ENCLOSED).to_owned()).kept().into());
    blocks.extend(enclosed(&lines, &numbers));
    blocks.push(said(t(msg::AMENDMENT_REST).to_owned()).into());
    blocks.push(said(msg::AMENDMENT_REQUEST.fill(lang, values::Commune { commune: &commune })).into());
    let signed = signature(Some(t(msg::DOC_PLACE_DATE)), t(msg::FORM01_SIGNED), t(msg::FORM01_SIGN_HERE));
    with_signature(blocks, signed)
}

/// The commune where the round was handed in, as part of a sentence; where the round names none, that of the applicant.
fn commune_of_round(round: &Round, lang: Lang) -> String {
    let place = round.handed_in.place.trim();
    let key = search_key(place);
    let committee = COMMITTEES.iter().find(|(words, _)| key.starts_with(words)).map_or(0, |(_, words)| *words);
    let place = place.split_whitespace().skip(committee).collect::<Vec<_>>().join(" ");
    commune_named(if place.is_empty() { &round.draft.applicant.commune } else { &place }, lang)
}

/// What the dossier is that was handed in. Names are those of the dossier at that time, by which the commune has it.
fn dossier(round: &Round, draft: &Draft, edition: &Edition, set: &ProductSet, lang: Lang) -> Vec<Block> {
    let t = |message: Message| message.text(lang);
    let handed_in = &round.draft;
    let former = handed_in.edition_and_set(catalogue()).map_or(set, |(_, set)| set);
    let former = msg::LETTER_SET_VALUE.fill(lang, values::NameNo { no: &former.no, name: &former.name.text(lang) });
    let mut lines = vec![
        sub_field(t(msg::LETTER_PRODUCT), &handed_in.product.name),
        sub_field(t(msg::LETTER_APPLICANT), &handed_in.applicant.name),
        sub_field(t(msg::LETTER_ADDRESS), &full_address(&handed_in.applicant)),
        sub_field(t(msg::LETTER_SET), &former),
        sub_field(t(msg::LETTER_KIND), t(kind_name(handed_in.kind))),
        sub_field(t(msg::AMENDMENT_ON), &written_date(&round.handed_in.on)),
        sub_field(t(msg::AMENDMENT_RECEIPT), &round.handed_in.receipt),
        sub_field(t(msg::AMENDMENT_CODE), &round.handed_in.code),
    ];
    // The amended dossier has a code once it was frozen as a further round.
    if let Some(code) = printed_code(draft, edition, set).filter(|code| *code != round.handed_in.code) {
        lines.push(sub_field(t(msg::AMENDMENT_NEW_CODE), &code));
    }
    lines.into_iter().map(Block::from).collect()
}

/// The papers of both states with their numbers.
struct Numbers<'d> {
    draft: &'d Draft,
    edition: &'d Edition,
    register: &'d [Entry<'d>],
    handed_in: &'d Draft,
    before: &'d [Entry<'d>],
    lang: Lang,
}

impl<'d> Numbers<'d> {
    /// The entry for a paper of a draft, by its index in the register.
    fn entry(entries: &'d [Entry<'d>], draft: &'d Draft, at: Option<usize>) -> Option<&'d Entry<'d>> {
        let paper: &Paper = draft.papers.get(at?)?;
        entries.iter().find(|entry| entry.paper.is_some_and(|own| std::ptr::eq(own, paper)))
    }

    /// The papers of the present register that a line is about.
    fn papers(&self, thing: &DifferingThing) -> Vec<&'d Entry<'d>> {
        let is_of = |entry: &Entry| match thing {
            DifferingThing::Criterion(id) => entry.criteria.contains(&id.as_str()),
            DifferingThing::Text(field) => {
                let paper = self.edition.paper_index(entry.key).map(|index| self.edition.paper(index));
                entry.written && paper.is_some_and(|paper| paper.written.as_deref() == Some(field.key))
            }
            DifferingThing::Written(key) => entry.key == key,
            DifferingThing::Paper { .. } | DifferingThing::Other => false,
        };
        match thing {
            DifferingThing::Paper { now_at, .. } => {
                Numbers::entry(self.register, self.draft, *now_at).into_iter().collect()
            }
            _ => self.register.iter().filter(|entry| is_of(entry)).collect(),
        }
    }

    /// The numbers in the last column: those of the present register, or of a paper that was handed in and has none now.
    fn labels(&self, thing: &DifferingThing) -> String {
        let now: Vec<String> = self.papers(thing).into_iter().map(|entry| entry.label(self.lang)).collect();
        match thing {
            DifferingThing::Paper { before_at, .. } if now.is_empty() => {
                let label = Numbers::entry(self.before, self.handed_in, *before_at).map(|entry| entry.label(self.lang));
                label.map_or_else(String::new, |label| {
                    msg::AMENDMENT_OLD_PAPER.fill(self.lang, values::Label { label: &label })
                })
            }
            _ => now.join(", "),
        }
    }
}

fn table(lines: &[DifferenceLine], found: &Differences, numbers: &Numbers) -> Table {
    let lang = numbers.lang;
    let labels =
        [msg::COMPLETE_NO, msg::AMENDMENT_WHAT, msg::AMENDMENT_BEFORE, msg::AMENDMENT_NOW, msg::AMENDMENT_PAPER];
    let mut rows = vec![header_row(labels, lang)];
    let mut put = |title: &str, before: &str, now: &str, papers: &str| {
        let no = rows.len().to_string();
        let cells = vec![
            Cell::new(vec![small(no).centred()]),
            Cell::new(vec![small(title)]),
            said(before, lang),
            said(now, lang),
            Cell::new(vec![small(papers)]),
        ];
        rows.push(Row { cells, header: false });
    };
    for line in lines {
        put(&line.title, &line.before, &line.now, &numbers.labels(&line.thing));
    }
    let [before, now] = found.points;
    if before != now {
        let points = |n: u16| msg::COMMON_POINTS.fill(lang, values::N { n: &n });
        put(msg::AMENDMENT_POINTS.text(lang), &points(before), &points(now), "");
    }
    if rows.len() == 1 {
        let blank = || Row { cells: WIDTHS.iter().map(|_| Cell::new(vec![small("")])).collect(), header: false };
        rows.extend((0..BLANK_ROWS).map(|_| blank()));
    }
    Table { widths: WIDTHS.into(), lines: true, rows }
}

/// The lines of a text, or the words for an empty one.
fn said(text: &str, lang: Lang) -> Cell {
    let nothing = || msg::VERSIONS_NOTHING.text(lang);
    small_lines(lines_said(if text.trim().is_empty() { nothing() } else { text }))
}

/// The forms, if they say something else now, and each paper that is new or has changed and is ready.
fn enclosed(lines: &[DifferenceLine], numbers: &Numbers) -> Vec<Block> {
    let lang = numbers.lang;
    let is_paper = |thing: &DifferingThing| matches!(thing, DifferingThing::Paper { .. } | DifferingThing::Written(_));
    let mut wanted: HashSet<usize> = HashSet::new();
    for line in lines.iter().filter(|line| !matches!(line.thing, DifferingThing::Criterion(_))) {
        wanted.extend(numbers.papers(&line.thing).into_iter().map(|entry| entry.no));
    }
    // A paper that only an answer names is enclosed where no answer named it before.
    let named: HashSet<&str> = numbers.before.iter().map(|entry| entry.key).collect();
    let is_new = |entry: &Entry| entry.paper.is_none() && !entry.written && !named.contains(entry.key);
    let is_enclosed =
        |entry: &&Entry| entry.state == EvidenceState::Ready && (wanted.contains(&entry.no) || is_new(entry));
    let mut items: Vec<String> = Vec::new();
    if lines.iter().any(|line| !is_paper(&line.thing)) {
        items.push(msg::AMENDMENT_ENCLOSED_FORMS.text(lang).to_owned());
    }
    items.extend(numbers.register.iter().filter(is_enclosed).map(|entry| {
        let name = entry.name(numbers.edition, lang);
        msg::AMENDMENT_ENCLOSED_PAPER.fill(lang, values::LabelName { label: &entry.label(lang), name: &name })
    }));
    let line = |text: String| Paragraph::new(text).indented(5).spaced(3).into();
    if items.is_empty() {
        return vec![line(msg::AMENDMENT_ENCLOSED_NONE.text(lang).to_owned())];
    }
    let numbered =
        |(no, what): (usize, &String)| line(msg::AMENDMENT_ENCLOSED_LINE.fill(lang, values::NoWhat { no: &no, what }));
    (1..).zip(&items).map(numbered).collect()
}
