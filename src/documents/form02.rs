//! Form 02: self-assessment report (QĐ 26/2026, Appendix III).

use crate::assessment::{Assessment, applies, assess, points_of};
use crate::catalogue::{Criterion, Edition, Part, ProductSet, Section};
use crate::draft::{Draft, EvidenceState};
use crate::locale::{Lang, Message, msg};

use super::evidence::{criterion_papers, evidence_rows};
use super::model::{Block, Cell, Paragraph, Row, Table};
use super::parts::{field, free_text, signature, sub_field, tick};

/// Columns of the criteria table, in millimetres: id, answer, evidence, maximum, points.
const CRITERIA_WIDTHS: [u16; 5] = [15, 71, 44, 15, 15];
/// Columns of the evidence table.
const EVIDENCE_WIDTHS: [u16; 5] = [10, 42, 58, 25, 25];
/// Size of text in tables, in points.
const IN_TABLE: u8 = 11;

pub fn form02(draft: &Draft, edition: &Edition, set: &ProductSet, lang: Lang) -> Vec<Block> {
    let t = |message: Message| message.text(lang);
    let heading = |message: Message| Paragraph::bold(t(message)).centred().spaced(14).heading(2).into();
    let mut blocks: Vec<Block> = vec![
        Paragraph::bold(t(msg::FORM02_TITLE)).centred().sized(14).heading(1).into(),
        Paragraph::italic(t(msg::FORM02_SUBTITLE)).centred().into(),
        heading(msg::FORM02_PART1),
    ];
    blocks.extend(general(draft, lang));
    blocks.push(heading(msg::FORM02_PART2));
    blocks.extend(own_words(&draft.product.results));
    blocks.push(heading(msg::FORM02_PART3));
    blocks.push(
        Paragraph::new(msg::FORM02_SET_USED.fill(
            lang,
            &[("no", &set.no), ("name", &set.name.text(lang)), ("decision", &edition.decision.text(lang))],
        ))
        .justified()
        .into(),
    );
    let result = assess(draft, edition, set);
    blocks.push(Block::Table(criteria_table(draft, edition, set, &result, lang)));
    blocks.extend(outcome(edition, &result, lang));
    blocks.push(Paragraph::bold(t(msg::FORM02_EVIDENCE_TITLE)).spaced(10).heading(3).into());
    blocks.push(Paragraph::italic(t(msg::FORM02_EVIDENCE_INTRO)).kept().into());
    blocks.push(Block::Table(evidence_table(draft, edition, set, lang)));
    blocks.push(heading(msg::FORM02_PART4));
    blocks.extend(own_words(&draft.product.plan));
    blocks.push(Paragraph::new("").into());
    blocks.push(signature(Some(t(msg::DOC_PLACE_DATE)), t(msg::FORM02_SIGNED), t(msg::FORM02_SIGN_HERE)));
    blocks
}

/// Part I.
fn general(draft: &Draft, lang: Lang) -> Vec<Block> {
    let t = |message: Message| message.text(lang);
    let (applicant, product) = (&draft.applicant, &draft.product);
    let ticks = &product.ticks;
    let other = match ticks.other.trim() {
        "" => t(msg::FORM02_TICK_OTHER).to_owned(),
        other => format!("{}: {other}", t(msg::FORM02_TICK_OTHER)),
    };
    let name_and_description = [product.name.trim(), product.description.trim()];
    let mut blocks: Vec<Block> = vec![
        field(t(msg::FORM02_NAME), &applicant.name).into(),
        field(t(msg::FORM02_ORGANISATION), &applicant.organisation).into(),
        field(t(msg::FORM02_ADDRESS), &applicant.address).into(),
        field(t(msg::FORM02_PHONE), &applicant.phone).into(),
        sub_field(t(msg::FORM01_EMAIL), &applicant.email).into(),
        Paragraph::new(t(msg::FORM02_REPRESENTATIVE)).spaced(3).kept().into(),
        sub_field(t(msg::FORM02_FULL_NAME), &applicant.representative).into(),
        sub_field(t(msg::FORM02_SEX), &applicant.sex).into(),
        sub_field(t(msg::FORM02_ETHNICITY), &applicant.ethnicity).into(),
        sub_field(t(msg::FORM02_RESIDENCE), &applicant.residence).into(),
        field(t(msg::FORM02_FOUNDED), &applicant.founded).into(),
        sub_field(t(msg::FORM02_REGISTRATION_NO), &applicant.registration_no).into(),
    ];
    blocks.extend(free_text(t(msg::FORM02_PRODUCT), &name_and_description.join("\n")));
    blocks.extend([
        Paragraph::new(t(msg::FORM02_TICKS)).spaced(6).kept().into(),
        tick(t(msg::FORM02_TICK_REGISTRATION), ticks.business_registration).into(),
        tick(t(msg::FORM02_TICK_DECLARED), ticks.quality_declared).into(),
        Paragraph::new(t(msg::FORM02_TICK_CONDITIONS)).indented(5).spaced(2).kept().into(),
        tick(t(msg::FORM02_TICK_FOOD_SAFETY), ticks.food_safety).indented(10).into(),
        tick(t(msg::FORM02_TICK_PRODUCTION), ticks.production_certificate).indented(10).into(),
        Paragraph::new(t(msg::FORM02_TICK_PROPERTY)).indented(5).spaced(2).kept().into(),
        tick(t(msg::FORM02_TICK_TRADE_MARK), ticks.trade_mark).indented(10).into(),
        tick(t(msg::FORM02_TICK_INDICATION), ticks.indication).indented(10).into(),
        tick(t(msg::FORM02_TICK_PATENT), ticks.patent).indented(10).into(),
        tick(t(msg::FORM02_TICK_DESIGN), ticks.design).indented(10).into(),
        tick(t(msg::FORM02_TICK_COPYRIGHT), ticks.copyright).indented(10).into(),
        tick(&other, !ticks.other.trim().is_empty()).indented(10).into(),
    ]);
    blocks.extend(free_text(t(msg::FORM02_HISTORY), &applicant.history));
    blocks.extend(free_text(t(msg::FORM02_STRUCTURE), &applicant.structure));
    blocks
}

/// A part that is one free text: the producer's paragraphs, or lines to write on.
fn own_words(text: &str) -> Vec<Block> {
    // The label's place is taken by the heading above.
    free_text("", text).split_off(1)
}

fn small(text: impl Into<String>) -> Paragraph {
    Paragraph::new(text).sized(IN_TABLE)
}

fn small_bold(text: impl Into<String>) -> Paragraph {
    Paragraph::bold(text).sized(IN_TABLE)
}

fn header_row(labels: [Message; 5], lang: Lang) -> Row {
    let cell = |m: Message| Cell::new(vec![small_bold(m.text(lang)).centred()]).shaded();
    Row { cells: labels.map(cell).into(), header: true }
}

fn criteria_table(draft: &Draft, edition: &Edition, set: &ProductSet, result: &Assessment, lang: Lang) -> Table {
    let mut rows = vec![header_row(
        [msg::FORM02_COL_NO, msg::FORM02_COL_ANSWER, msg::FORM02_COL_EVIDENCE, msg::FORM02_COL_MAX, msg::FORM02_COL_POINTS],
        lang,
    )];
    for (part, points) in set.parts.iter().zip(&result.score.parts) {
        rows.push(part_row(part, *points, lang));
        for section in &part.sections {
            if !is_criterion(section) {
                rows.push(section_row(draft, set, section, lang));
            }
            rows.extend(section.criteria.iter().map(|c| criterion_row(draft, edition, set, c, lang)));
        }
    }
    rows.push(sum_row(msg::FORM02_TOTAL.text(lang).to_owned(), 100, result.score.total));
    Table { widths: CRITERIA_WIDTHS.into(), lines: true, rows }
}

/// Whether the section is itself its only criterion.
fn is_criterion(section: &Section) -> bool {
    matches!(section.criteria.as_slice(), [only] if only.id == section.id)
}

fn part_row(part: &Part, points: u16, lang: Lang) -> Row {
    let title = msg::FORM02_PART_ROW.fill(lang, &[("id", &part.id), ("title", &part.title.text(lang))]);
    sum_row(title, part.max, points)
}

fn section_row(draft: &Draft, set: &ProductSet, section: &Section, lang: Lang) -> Row {
    let title = msg::FORM02_SECTION_ROW.fill(lang, &[("id", &section.id), ("title", &section.title.text(lang))]);
    sum_row(title, section.max, section.criteria.iter().map(|c| points_of(draft, set, c)).sum())
}

/// A shaded row that names a sum.
fn sum_row(title: String, max: u16, points: u16) -> Row {
    let number = |n: u16| Cell::new(vec![small_bold(n.to_string()).centred()]).shaded();
    let title = Cell::new(vec![small_bold(title).kept()]).over(3).shaded();
    Row { cells: vec![title, number(max), number(points)], header: false }
}

fn criterion_row(draft: &Draft, edition: &Edition, set: &ProductSet, criterion: &Criterion, lang: Lang) -> Row {
    let answer = draft.answers.get(&criterion.id);
    let question = edition.question(criterion);
    let choice = draft.option(&criterion.id).and_then(|o| question.options.get(o - 1));
    let mut text = vec![small_bold(criterion.title.text(lang))];
    let said = match choice {
        _ if !applies(draft, set, criterion) => msg::FORM02_NOT_APPLICABLE.text(lang),
        Some(choice) => choice.text.text(lang),
        None => msg::FORM02_OPEN.text(lang),
    };
    text.push(small(said));
    let note = answer.map_or("", |a| a.note.trim());
    if !note.is_empty() {
        text.push(small(msg::FORM02_NOTE.fill(lang, &[("note", &note)])));
    }
    let points = match choice {
        Some(_) => points_of(draft, set, criterion).to_string(),
        None => String::new(),
    };
    let evidence = answer.map(|a| evidence_text(a.evidence, &criterion_papers(draft, edition, criterion), edition, lang));
    let number = |n: String| Cell::new(vec![small(n).centred()]);
    Row {
        cells: vec![
            Cell::new(vec![small(criterion.id.as_str())]),
            Cell::new(text),
            Cell::new(vec![small(evidence.unwrap_or_default())]),
            number(criterion.max().to_string()),
            number(points),
        ],
        header: false,
    }
}

fn evidence_text(state: EvidenceState, papers: &[u16], edition: &Edition, lang: Lang) -> String {
    let names: Vec<&str> = papers.iter().map(|p| edition.paper(*p).name.text(lang)).collect();
    let papers = if names.is_empty() { msg::FORM02_EVIDENCE_SOME.text(lang).to_owned() } else { names.join("; ") };
    match state {
        EvidenceState::Ready => msg::FORM02_EVIDENCE_READY.fill(lang, &[("papers", &papers)]),
        EvidenceState::Preparing => msg::FORM02_EVIDENCE_PREPARING.fill(lang, &[("papers", &papers)]),
        EvidenceState::None => msg::FORM02_EVIDENCE_NONE.text(lang).to_owned(),
    }
}

/// The estimate in a sentence, and what would have the dossier rejected.
fn outcome(edition: &Edition, result: &Assessment, lang: Lang) -> Vec<Block> {
    let mut blocks: Vec<Block> = vec![
        Paragraph::new(msg::FORM02_RESULT.fill(
            lang,
            &[
                ("points", &result.score.total),
                ("stars", &result.stars),
                ("by-points", &result.stars_by_points),
                ("cap", &result.cap),
            ],
        ))
        .justified()
        .spaced(6)
        .into(),
    ];
    if !result.knock_outs.is_empty() {
        blocks.push(Paragraph::bold(msg::FORM02_KNOCKED_OUT.text(lang)).spaced(4).kept().into());
        blocks.extend(result.knock_outs.iter().map(|k| {
            Paragraph::new(format!("- {}", edition.knock_out(k.knock_out).result.text(lang))).indented(5).into()
        }));
    }
    blocks
}

fn evidence_table(draft: &Draft, edition: &Edition, set: &ProductSet, lang: Lang) -> Table {
    let mut rows = vec![header_row(
        [msg::FORM02_EV_NO, msg::FORM02_EV_KIND, msg::FORM02_EV_PAPERS, msg::FORM02_EV_CRITERIA, msg::FORM02_EV_STATE],
        lang,
    )];
    let kinds = evidence_rows(draft, edition, set);
    for (number, (kind, papers)) in (1..).zip(edition.evidence_kinds.iter().zip(kinds)) {
        let first = |text: String| Cell::new(vec![small(text)]);
        if papers.is_empty() {
            rows.push(Row {
                cells: vec![
                    first(number.to_string()),
                    first(kind.name.text(lang).to_owned()),
                    Cell::new(vec![small(msg::FORM02_EV_NOTHING.text(lang))]).over(3),
                ],
                header: false,
            });
        }
        for (place, row) in papers.iter().enumerate() {
            let (no, name) =
                if place == 0 { (number.to_string(), kind.name.text(lang)) } else { (String::new(), "") };
            let state = match row.state {
                EvidenceState::Ready => msg::FORM02_STATE_READY,
                EvidenceState::Preparing => msg::FORM02_STATE_PREPARING,
                EvidenceState::None => msg::FORM02_STATE_NONE,
            };
            rows.push(Row {
                cells: vec![
                    first(no),
                    first(name.to_owned()),
                    first(edition.paper(row.paper).name.text(lang).to_owned()),
                    first(row.criteria.join(", ")),
                    first(state.text(lang).to_owned()),
                ],
                header: false,
            });
        }
    }
    Table { widths: EVIDENCE_WIDTHS.into(), lines: true, rows }
}
