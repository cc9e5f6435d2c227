//! Form 02, part III: the answer to each criterion, and its proof.

use crate::assessment::Assessment;
use crate::catalogue::{Criterion, Edition, EditionTexts as _, Group, Part, ProductSet, Section, Text as _};
use crate::draft::{Draft, EvidenceState};
use crate::locale::{Lang, msg, values};

use super::super::Options;
use super::super::evidence::{Papers, papers_of, state_of};
use super::super::model::{Cell, Row, Table};
use super::super::parts::{header_row, small, small_bold, small_spans};
use super::super::register::{Entry, cited, criterion_anchor};

/// Widths of the columns in millimetres: id, answer, evidence, maximum, points.
const WIDTHS: [u16; 5] = [16, 76, 34, 17, 17];

pub fn criteria_table(
    draft: &Draft,
    register: &[Entry],
    edition: &Edition,
    set: &ProductSet,
    result: &Assessment,
    options: &Options,
) -> Table {
    let lang = options.lang;
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
    let sheet = Sheet { draft, register, edition, result, options };
    for (part, points) in set.parts.iter().zip(&result.score.parts) {
        rows.push(part_row(part, *points, lang));
        for section in &part.sections {
            if !section.is_criterion() {
                rows.push(section_row(result, section, lang));
            }
            for criterion in &section.criteria {
                rows.extend(section.group_begun_by(criterion).map(|group| group_row(result, section, group, lang)));
                rows.push(sheet.row(criterion));
            }
        }
    }
    rows.push(sum_row(msg::FORM02_TOTAL.text(lang).to_owned(), 100, result.score.total));
    Table { widths: WIDTHS.into(), lines: true, rows }
}

fn part_row(part: &Part, points: u16, lang: Lang) -> Row {
    let title = msg::FORM02_PART_ROW.fill(lang, values::IdTitle { id: &part.id, title: &part.title.text(lang) });
    sum_row(title, part.max, points)
}

fn section_row(result: &Assessment, section: &Section, lang: Lang) -> Row {
    let title =
        msg::FORM02_SECTION_ROW.fill(lang, values::IdTitle { id: &section.id, title: &section.title.text(lang) });
    sum_row(title, section.max, points_of(result, &section.criteria))
}

/// The heading of a group of criteria (6.1 and 6.2 of sets 11 and 13).
fn group_row(result: &Assessment, section: &Section, group: &Group, lang: Lang) -> Row {
    let title = msg::FORM02_SECTION_ROW.fill(lang, values::IdTitle { id: &group.id, title: &group.title.text(lang) });
    sum_row(title, group.max, points_of(result, section.criteria.iter().filter(|c| group.has(c))))
}

fn points_of<'c>(result: &Assessment, criteria: impl IntoIterator<Item = &'c Criterion>) -> u16 {
    criteria.into_iter().filter_map(|c| result.criterion(&c.id)).map(|c| c.points).sum()
}

/// A shaded row with a title and a sum of points.
fn sum_row(title: String, max: u16, points: u16) -> Row {
    let number = |n: u16| Cell::new(vec![small_bold(n.to_string()).centred()]).shaded();
    let title = Cell::new(vec![small_bold(title).kept()]).over(3).shaded();
    Row { cells: vec![title, number(max), number(points)], header: false }
}

/// The data from which the rows are made.
struct Sheet<'a> {
    draft: &'a Draft,
    register: &'a [Entry<'a>],
    edition: &'a Edition,
    result: &'a Assessment,
    options: &'a Options,
}

impl Sheet<'_> {
    fn row(&self, criterion: &Criterion) -> Row {
        let lang = self.options.lang;
        let state = self.result.criterion(&criterion.id);
        let applies = state.is_none_or(|s| s.asked);
        let stated = self.draft.option(&criterion.id).and_then(|o| self.edition.printed(criterion, o, lang));
        let mut text = vec![small_bold(criterion.title.text(lang))];
        text.extend(match stated.as_deref() {
            _ if !applies => Some(small(msg::FORM02_NOT_APPLICABLE.text(lang))),
            Some(said) => Some(small(said)),
            None => (!self.options.to_hand_in()).then(|| small(msg::FORM02_OPEN.text(lang))),
        });
        let note = self.draft.answers.get(&criterion.id).map_or("", |a| a.note.trim());
        if !note.is_empty() {
            text.push(small(msg::FORM02_NOTE.fill(lang, values::Note { note: &note })));
        }
        if applies {
            let sums = super::figures::sums(self.draft, self.edition, criterion, self.options);
            text.extend(sums.into_iter().map(small));
        }
        let points = state.filter(|_| applies && stated.is_some()).map_or(String::new(), |s| s.points.to_string());
        let evidence = if applies { self.evidence(criterion) } else { Vec::new() };
        let number = |n: String| Cell::new(vec![small(n).centred()]);
        Row {
            cells: vec![
                Cell::new(vec![small(criterion.id.as_str()).named(criterion_anchor(&criterion.id))]),
                Cell::new(text),
                Cell::new(evidence.iter().map(|line| small_spans(cited(line, lang))).collect()),
                number(criterion.max().to_string()),
                number(points),
            ],
            header: false,
        }
    }

    /// The evidence of an answer, one line each: the numbers of its papers. The copy for work also shows the state of
    /// the papers, or the usual papers if the answer names none.
    fn evidence(&self, criterion: &Criterion) -> Vec<String> {
        let Options { lang, .. } = *self.options;
        if !self.draft.answers.contains_key(&criterion.id) {
            return Vec::new();
        }
        let papers = papers_of(self.draft, self.edition, criterion);
        let names =
            |list: &[u16]| list.iter().map(|p| self.edition.paper(*p).name.text(lang)).collect::<Vec<_>>().join("; ");
        match &papers {
            Papers::Named(list) => self.numbers(list),
            // The evidence is the product sample, which is part of every dossier.
            Papers::Usual(list) if !list.is_empty() && self.edition.nothing_to_prepare(list) => vec![names(list)],
            Papers::Usual(_) if self.options.to_hand_in() => Vec::new(),
            Papers::Usual(list) => {
                let said = match state_of(self.draft, self.edition, criterion, &papers) {
                    EvidenceState::Ready => msg::FORM02_EVIDENCE_READY,
                    EvidenceState::Preparing => msg::FORM02_EVIDENCE_PREPARING,
                    EvidenceState::None => return vec![msg::FORM02_EVIDENCE_NONE.text(lang).to_owned()],
                };
                let usual = match list.len() {
                    0 => msg::FORM02_EVIDENCE_SOME.text(lang).to_owned(),
                    1 => names(list),
                    _ => msg::FORM02_EVIDENCE_CHOOSE.fill(lang, values::Papers { papers: &names(list) }),
                };
                vec![said.fill(lang, values::Papers { papers: &usual })]
            }
        }
    }

    /// The numbers of papers in the register, and the samples by name. The copy for work groups the numbers by state.
    fn numbers(&self, papers: &[u16]) -> Vec<String> {
        let lang = self.options.lang;
        let of = |wanted: Option<EvidenceState>| {
            let places = papers.iter().flat_map(|index| {
                let key = &self.edition.paper(*index).key;
                self.register.iter().filter(move |e| e.key == key && wanted.is_none_or(|state| e.state == state))
            });
            let mut places: Vec<_> = places.map(|entry| (entry.no, entry.label(lang))).collect();
            places.sort();
            places.dedup();
            places.into_iter().map(|(_, place)| place).collect::<Vec<_>>().join(", ")
        };
        let samples = papers.iter().map(|index| self.edition.paper(*index)).filter(|paper| paper.sample);
        let samples = samples.map(|paper| paper.name.text(lang).to_owned());
        let numbers: Vec<String> = if self.options.to_hand_in() {
            vec![of(None)]
        } else {
            [
                (EvidenceState::Ready, msg::FORM02_EVIDENCE_READY),
                (EvidenceState::Preparing, msg::FORM02_EVIDENCE_PREPARING),
                (EvidenceState::None, msg::FORM02_EVIDENCE_MISSING),
            ]
            .into_iter()
            .map(|(state, words)| (of(Some(state)), words))
            .filter(|(places, _)| !places.is_empty())
            .map(|(places, words)| words.fill(lang, values::Papers { papers: &places }))
            .collect()
        };
        numbers.into_iter().filter(|line| !line.is_empty()).chain(samples).collect()
    }
}
