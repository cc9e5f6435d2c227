//! Form 02: self-assessment report (QĐ 26/2026, Appendix III).

use crate::assessment::{Assessment, Verdict, assess};
use crate::catalogue::{Criterion, Edition, Part, ProductSet, Section};
use crate::draft::{Draft, EvidenceState, RatingKind};
use crate::form::{Kind, Step};
use crate::locale::{Lang, Message, msg};

use super::Options;
use super::evidence::{Papers, papers_of, state_of};
use super::evidence_table::{evidence_table, papers_text};
use super::model::{Block, Cell, Paragraph, Row, Table};
use super::parts::{
    field, free_text, full_address, header_row, lines_of, signature, small, small_bold, sub_field, tick, written_date,
};
use super::register::{Entry, entries, register};

/// Columns of the criteria table, in millimetres: id, answer, evidence, maximum, points.
const CRITERIA_WIDTHS: [u16; 5] = [15, 71, 44, 15, 15];

pub fn form02(draft: &Draft, edition: &Edition, set: &ProductSet, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let t = |message: Message| message.text(lang);
    let heading = |message: Message| Paragraph::bold(t(message)).centred().spaced(14).heading(2).into();
    let mut blocks: Vec<Block> = vec![
        Paragraph::bold(t(msg::FORM02_TITLE)).centred().sized(14).heading(1).into(),
        Paragraph::italic(t(msg::FORM02_SUBTITLE)).centred().into(),
        heading(msg::FORM02_PART1),
    ];
    blocks.extend(general(draft, lang));
    blocks.push(heading(msg::FORM02_PART2));
    blocks.extend(topics(draft, Step::Results, lang));
    if draft.kind != RatingKind::First {
        blocks.extend(changes(draft, lang));
    }
    blocks.push(heading(msg::FORM02_PART3));
    blocks.push(
        Paragraph::new(msg::FORM02_SET_USED.fill(
            lang,
            &[("no", &set.no), ("name", &set.name.text(lang)), ("decision", &edition.decision.text(lang))],
        ))
        .justified()
        .kept()
        .into(),
    );
    let result = assess(draft, edition, set);
    let papers = entries(draft, edition, set);
    blocks.push(Block::Table(criteria_table(draft, &papers, edition, set, &result, lang)));
    blocks.extend(outcome(edition, &result, lang));
    blocks.push(Paragraph::bold(t(msg::FORM02_EVIDENCE_TITLE)).spaced(10).heading(3).into());
    blocks.push(Paragraph::italic(t(msg::FORM02_EVIDENCE_INTRO)).kept().into());
    blocks.push(Block::Table(evidence_table(draft, &papers, edition, &result, lang)));
    blocks.extend(register(&papers, draft, edition, lang));
    blocks.push(heading(msg::FORM02_PART4));
    blocks.extend(topics(draft, Step::Plans, lang));
    // The last line goes with the signature: it never stands alone on a page.
    if let Some(Block::Paragraph(last)) = blocks.last_mut() {
        last.keep_with_next = true;
    }
    blocks.push(Paragraph::new("").kept().into());
    blocks.push(signature(Some(t(msg::DOC_PLACE_DATE)), t(msg::FORM02_SIGNED), t(msg::FORM02_SIGN_HERE)));
    blocks.extend(story(draft, lang));
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
        field(t(msg::FORM02_ADDRESS), &full_address(applicant)).into(),
        field(t(msg::FORM02_PHONE), &applicant.phone).into(),
        sub_field(t(msg::FORM01_EMAIL), &applicant.email).into(),
        Paragraph::new(t(msg::FORM02_REPRESENTATIVE)).spaced(3).kept().into(),
        sub_field(t(msg::FORM02_FULL_NAME), &applicant.representative).into(),
        sub_field(t(msg::FORM02_SEX), &applicant.sex).into(),
        sub_field(t(msg::FORM02_ETHNICITY), &applicant.ethnicity).into(),
        sub_field(t(msg::FORM02_RESIDENCE), &applicant.residence).into(),
        field(t(msg::FORM02_FOUNDED), &written_date(&applicant.founded)).into(),
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

/// A part of free texts: each topic with its label, or lines to write on; further texts only where there are any.
fn topics(draft: &Draft, step: Step, lang: Lang) -> Vec<Block> {
    let said = step.fields().filter(|f| f.needed || !f.is_empty(draft));
    said.flat_map(|f| free_text(&format!("- {}", f.label.text(lang)), &f.read(draft))).collect()
}

/// What is new since the recognition (Art. 6.1b, c).
fn changes(draft: &Draft, lang: Lang) -> Vec<Block> {
    let mut blocks = vec![Paragraph::bold(msg::FORM02_CHANGES.text(lang)).spaced(10).heading(3).into()];
    let stars = match draft.recognition.stars {
        0 => String::new(),
        n => n.to_string(),
    };
    blocks.push(sub_field(msg::FORM_CERTIFICATE_STARS.text(lang), &stars).into());
    for field in Step::Changes.fields() {
        let (label, text) = (field.label.text(lang), field.read(draft));
        match field.kind {
            Kind::Long if text.trim().is_empty() => {
                blocks.push(sub_field(label, msg::FORM02_UNCHANGED.text(lang)).into());
            }
            Kind::Long => blocks.extend(free_text(&format!("- {label}"), &text)),
            Kind::Date => blocks.push(sub_field(label, &written_date(&text)).into()),
            _ => blocks.push(sub_field(label, &text).into()),
        }
    }
    blocks
}

/// The story as an annex, where there is one.
fn story(draft: &Draft, lang: Lang) -> Vec<Block> {
    if draft.story.text.trim().is_empty() {
        return Vec::new();
    }
    let title = msg::FORM02_STORY.fill(lang, &[("name", &draft.product.name.trim())]);
    let mut blocks = vec![Block::PageBreak, Paragraph::bold(title).centred().sized(14).heading(2).into()];
    blocks.extend(lines_of(&draft.story.text));
    blocks
}

fn criteria_table(
    draft: &Draft,
    papers: &[Entry],
    edition: &Edition,
    set: &ProductSet,
    result: &Assessment,
    lang: Lang,
) -> Table {
    let mut rows = vec![header_row(
        [
            msg::FORM02_COL_NO,
            msg::FORM02_COL_ANSWER,
            msg::FORM02_COL_EVIDENCE,
            msg::FORM02_COL_MAX,
            msg::FORM02_COL_POINTS,
        ],
        lang,
    )];
    for (part, points) in set.parts.iter().zip(&result.score.parts) {
        rows.push(part_row(part, *points, lang));
        for section in &part.sections {
            if !section.is_criterion() {
                rows.push(section_row(result, section, lang));
            }
            rows.extend(section.criteria.iter().map(|c| criterion_row(draft, papers, edition, result, c, lang)));
        }
    }
    rows.push(sum_row(msg::FORM02_TOTAL.text(lang).to_owned(), 100, result.score.total));
    Table { widths: CRITERIA_WIDTHS.into(), lines: true, rows }
}

pub fn part_row(part: &Part, points: u16, lang: Lang) -> Row {
    let title = msg::FORM02_PART_ROW.fill(lang, &[("id", &part.id), ("title", &part.title.text(lang))]);
    sum_row(title, part.max, points)
}

pub fn section_row(result: &Assessment, section: &Section, lang: Lang) -> Row {
    let title = msg::FORM02_SECTION_ROW.fill(lang, &[("id", &section.id), ("title", &section.title.text(lang))]);
    sum_row(title, section.max, section.criteria.iter().filter_map(|c| result.criterion(&c.id)).map(|c| c.points).sum())
}

/// A shaded row that names a sum.
pub fn sum_row(title: String, max: u16, points: u16) -> Row {
    let number = |n: u16| Cell::new(vec![small_bold(n.to_string()).centred()]).shaded();
    let title = Cell::new(vec![small_bold(title).kept()]).over(3).shaded();
    Row { cells: vec![title, number(max), number(points)], header: false }
}

fn criterion_row(
    draft: &Draft,
    register: &[Entry],
    edition: &Edition,
    result: &Assessment,
    criterion: &Criterion,
    lang: Lang,
) -> Row {
    let answer = draft.answers.get(&criterion.id);
    let state = result.criterion(&criterion.id);
    let question = edition.question(criterion);
    let stated = draft.option(&criterion.id).and_then(|o| question.statement(o, lang));
    let mut text = vec![small_bold(criterion.title.text(lang))];
    let said = match stated.as_deref() {
        _ if state.is_some_and(|s| !s.asked) => msg::FORM02_NOT_APPLICABLE.text(lang),
        Some(text) => text,
        None => msg::FORM02_OPEN.text(lang),
    };
    text.push(small(said));
    let note = answer.map_or("", |a| a.note.trim());
    if !note.is_empty() {
        text.push(small(msg::FORM02_NOTE.fill(lang, &[("note", &note)])));
    }
    let points = state.filter(|_| stated.is_some()).map_or(String::new(), |s| s.points.to_string());
    let papers = papers_of(draft, edition, criterion);
    let evidence = answer.map(|_| {
        let state = state_of(draft, edition, criterion, &papers);
        by_state(papers, state, register, edition)
            .into_iter()
            .map(|(state, papers)| small(evidence_text(state, &papers, register, edition, lang)))
            .collect()
    });
    let number = |n: String| Cell::new(vec![small(n).centred()]);
    Row {
        cells: vec![
            Cell::new(vec![small(criterion.id.as_str())]),
            Cell::new(text),
            Cell::new(evidence.unwrap_or_default()),
            number(criterion.max().to_string()),
            number(points),
        ],
        header: false,
    }
}

/// The papers of an answer by how far each is in the register, the ready ones first; those that are not in it are as far
/// as the answer says.
fn by_state(
    papers: Papers,
    said: EvidenceState,
    register: &[Entry],
    edition: &Edition,
) -> Vec<(EvidenceState, Papers)> {
    let Papers::Named(list) = papers else { return vec![(said, papers)] };
    let state = |paper: u16| {
        let key = &edition.paper(paper).key;
        register.iter().filter(|e| e.key == key && e.paper.is_some()).map(|e| e.state).max().unwrap_or(said)
    };
    [EvidenceState::Ready, EvidenceState::Preparing, EvidenceState::None]
        .into_iter()
        .map(|wanted| (wanted, list.iter().copied().filter(|p| state(*p) == wanted).collect::<Vec<_>>()))
        .filter(|(_, papers)| !papers.is_empty())
        .map(|(state, papers)| (state, Papers::Named(papers)))
        .collect()
}

fn evidence_text(state: EvidenceState, papers: &Papers, register: &[Entry], edition: &Edition, lang: Lang) -> String {
    let words = match (state, papers) {
        (EvidenceState::Ready, _) => msg::FORM02_EVIDENCE_READY,
        (EvidenceState::Preparing, _) => msg::FORM02_EVIDENCE_PREPARING,
        (EvidenceState::None, Papers::Named(_)) => msg::FORM02_EVIDENCE_MISSING,
        (EvidenceState::None, Papers::Usual(_)) => return msg::FORM02_EVIDENCE_NONE.text(lang).to_owned(),
    };
    words.fill(lang, &[("papers", &papers_text(papers, register, edition, lang))])
}

/// What would have the dossier rejected, the estimate in a sentence, and the conditions that it depends on. No stars beside
/// a rejection, nor before enough is answered.
pub fn outcome(edition: &Edition, result: &Assessment, lang: Lang) -> Vec<Block> {
    let heading = |message: Message| Block::from(Paragraph::bold(message.text(lang)).spaced(4).kept());
    let item = |text: &str| Block::from(Paragraph::new(format!("- {text}")).indented(5));
    let mut blocks = Vec::new();
    if !result.knock_outs.is_empty() {
        blocks.push(heading(msg::FORM02_KNOCKED_OUT));
        blocks.extend(result.knock_outs.iter().map(|k| item(edition.knock_out(k.knock_out).result.text(lang))));
    }
    let standing = result.standing();
    let points = &result.score.total;
    let estimate = match standing.verdict() {
        Verdict::Rejected => msg::STANDING_REJECTED.fill(lang, &[("points", points)]),
        Verdict::TooEarly => {
            msg::STANDING_TOO_EARLY.fill(lang, &[("answered", &standing.answered), ("asked", &standing.asked)])
        }
        Verdict::Stars(stars) => msg::FORM02_RESULT.fill(
            lang,
            &[("points", points), ("stars", &stars), ("by-points", &result.stars_by_points), ("cap", &result.cap)],
        ),
    };
    blocks.push(Paragraph::new(estimate).justified().spaced(6).into());
    let open = result.open_knock_outs().map(|k| item(edition.knock_out(k.knock_out).ask.text(lang)));
    let open: Vec<Block> = open.collect();
    if !open.is_empty() {
        if let Verdict::Stars(_) = standing.verdict() {
            blocks.push(Paragraph::bold(standing.words(lang)).spaced(4).kept().into());
            blocks.push(Paragraph::new(msg::STANDING_CONDITIONS_FIRST.text(lang)).kept().into());
        } else {
            blocks.push(heading(msg::STANDING_CONDITIONS_LEFT));
        }
        blocks.extend(open);
    }
    blocks
}
