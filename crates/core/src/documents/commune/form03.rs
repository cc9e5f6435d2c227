//! Form 03: the commune's report on certain contents of the dossier (QĐ 26/2026, Art. 6.2b, 7.2; Appendix III). The
//! draft fills in the statements of the applicant; the findings of the commune stay dotted.

use std::collections::BTreeMap;

use crate::assessment::{Assessment, assess};
use crate::catalogue::{CommunePoint, Criterion, Edition, EditionTexts as _, ProductSet, Text as _};
use crate::draft::Draft;
use crate::form::{Field, Sex};
use crate::locale::{Message, msg, values};

use super::super::Options;
use super::super::evidence::named_papers;
use super::super::model::{Block, Paragraph, Span};
use super::super::parts::{document_title, field, full_address, lines_said, signature, sub_field};
use super::super::register::{Entry, entries};
use super::head::head;
use super::or_dots;
use super::places::{commune_of, province_of};

/// The number of dots of a line to write on, from margin to margin.
const LINE: usize = 136;
/// The number of empty lines for the applicant's statement, if the draft has none.
const SAID_LINES: usize = 2;
/// The number of lines for the findings of the commune.
const REMARK_LINES: usize = 3;

/// The report. It shows neither points nor stars.
pub fn form03(draft: &Draft, edition: &Edition, set: &ProductSet, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let t = |message: Message| message.text(lang);
    let applicant = &draft.applicant;
    let (commune, province) = (commune_of(applicant, lang), province_of(applicant, lang));
    let mut blocks = vec![
        head(&commune, None, lang),
        document_title(t(msg::FORM03_TITLE)).spaced(18).into(),
        Paragraph::bold(t(msg::FORM03_SUBTITLE)).centred().kept().into(),
    ];
    blocks.push(Paragraph::bold(t(msg::FORM03_PART1)).spaced(12).heading(2).into());
    blocks.extend(general(draft, options));
    blocks.push(Paragraph::bold(t(msg::FORM03_PART2)).spaced(12).heading(2).into());
    let report = Report {
        draft,
        edition,
        set,
        options,
        register: entries(draft, edition, set, options.purpose),
        result: assess(draft, edition, set),
    };
    for (no, point) in (1..).zip(&edition.commune_points) {
        blocks.extend(report.point(no, point, &commune));
    }
    let proposal = values::ApplicantCommuneProductProvince {
        applicant: &or_dots(&applicant.name),
        commune: &commune,
        product: &or_dots(&draft.product.name),
        province: &province,
    };
    blocks.extend([
        Paragraph::new(msg::FORM03_PROPOSAL.fill(lang, proposal)).justified().spaced(12).kept().into(),
        Paragraph::new("").kept().into(),
        signature(
            None,
            &msg::FORM03_SIGNED.fill(lang, values::Commune { commune: &on_one_line(&commune.to_uppercase()) }),
            t(msg::FORM03_SIGN_HERE),
        ),
    ]);
    blocks
}

/// Part I of the form.
fn general(draft: &Draft, options: &Options) -> [Block; 8] {
    let lang = options.lang;
    let t = |message: Message| message.text(lang);
    let applicant = &draft.applicant;
    let sex = match Sex::read(&applicant.sex) {
        Some(sex) => sex.written(),
        None => applicant.sex.as_str(),
    };
    let person = values::EthnicitySex { ethnicity: &or_dots(&applicant.ethnicity), sex: &or_dots(sex) };
    [
        field(t(msg::FORM02_NAME), &applicant.name).into(),
        field(t(msg::FORM02_ORGANISATION), &applicant.organisation).into(),
        field(t(msg::FORM02_ADDRESS), &full_address(applicant)).into(),
        Paragraph::new(t(msg::FORM03_REPRESENTATIVE)).spaced(3).kept().into(),
        sub_field(t(msg::FORM02_FULL_NAME), &applicant.representative).into(),
        Paragraph::new(msg::FORM03_SEX_AND_ETHNICITY.fill(lang, person)).indented(5).spaced(3).into(),
        sub_field(t(msg::FORM02_RESIDENCE), &applicant.residence).into(),
        field(t(msg::FORM03_PRODUCT), &draft.product.name).into(),
    ]
}

/// The data from which part II is written.
struct Report<'d> {
    draft: &'d Draft,
    edition: &'d Edition,
    set: &'d ProductSet,
    options: &'d Options,
    register: Vec<Entry<'d>>,
    result: Assessment,
}

impl Report<'_> {
    /// A point of part II: the statement of the applicant, and lines for the findings of the commune.
    fn point(&self, no: usize, point: &CommunePoint, commune: &str) -> Vec<Block> {
        let lang = self.options.lang;
        let title = msg::FORM03_POINT.fill(lang, values::NoTitle { no: &no, title: &point.title.text(lang) });
        let mut blocks: Vec<Block> = vec![
            Paragraph::bold(title).spaced(10).heading(3).into(),
            Paragraph::italic(msg::FORM03_SAID.text(lang)).spaced(3).kept().into(),
        ];
        let criteria: Vec<&Criterion> = self.criteria(point).collect();
        let mut said: Vec<Block> = criteria.iter().flat_map(|criterion| self.answer(criterion)).collect();
        said.extend(self.texts(point));
        if said.is_empty() {
            said = lines(SAID_LINES);
        }
        blocks.extend(said);
        if !self.options.to_hand_in() {
            blocks.extend(criteria.iter().filter(|c| self.draft.option(&c.id).is_none()).map(|c| self.open(c)));
        }
        blocks.push(self.papers(&criteria));
        let remark = msg::FORM03_REMARK.fill(lang, values::Commune { commune: &commune });
        let look = msg::FORM03_LOOK.fill(lang, values::Look { look: &point.look.text(lang) });
        let spans = [remark, look].map(|text| Span { text, italic: true, ..Span::default() });
        blocks.push(Paragraph { spans: spans.into(), ..Paragraph::default() }.spaced(3).kept().into());
        blocks.extend(lines(REMARK_LINES));
        blocks
    }

    /// The criteria of the set that belong to a point and need an answer.
    fn criteria(&self, point: &CommunePoint) -> impl Iterator<Item = &Criterion> {
        let asked = |c: &&Criterion| self.result.criterion(&c.id).is_some_and(|state| state.asked);
        self.set.criteria().filter(|c| point.questions.contains(&c.question)).filter(asked)
    }

    /// The chosen option and the applicant's note; empty if there is neither.
    fn answer(&self, criterion: &Criterion) -> Vec<Block> {
        let lang = self.options.lang;
        let stated = self.draft.option(&criterion.id).and_then(|o| self.edition.printed(criterion, o, lang));
        let note = self.draft.answers.get(&criterion.id).map_or("", |answer| answer.note.trim());
        let stated = stated.map(|text| self.line(criterion, &text));
        let note = (!note.is_empty()).then(|| match stated {
            Some(_) => Paragraph::new(msg::FORM03_NOTE.fill(lang, values::Note { note: &note })).indented(10),
            None => self.line(criterion, note),
        });
        stated.into_iter().chain(note).map(|p| p.justified().spaced(3).into()).collect()
    }

    /// A criterion with a statement on it.
    fn line(&self, criterion: &Criterion, said: &str) -> Paragraph {
        let lang = self.options.lang;
        let values = values::AnswerIdTitle { answer: &said, id: &criterion.id, title: &criterion.title.text(lang) };
        Paragraph::new(msg::FORM03_ANSWER.fill(lang, values)).indented(5)
    }

    /// A line that marks an open question, for the producer.
    fn open(&self, criterion: &Criterion) -> Block {
        let mut line = self.line(criterion, msg::FORM02_OPEN.text(self.options.lang)).spaced(3);
        line.spans.iter_mut().for_each(|span| span.italic = true);
        line.into()
    }

    /// The longer texts that belong to a point, each under its label.
    fn texts(&self, point: &CommunePoint) -> Vec<Block> {
        let asked = |f: &&Field| f.step.is_asked(self.draft.kind) && !f.is_empty(self.draft);
        let fields = point.fields.iter().filter_map(|key| Field::of(key)).filter(asked);
        let paragraphs = fields.flat_map(|f| {
            let label =
                msg::FORM03_TEXT.fill(self.options.lang, values::Label { label: &f.label.text(self.options.lang) });
            let text = f.read(self.draft);
            let lines: Vec<Paragraph> =
                lines_said(&text).map(|line| Paragraph::new(line).justified().indented(10)).collect();
            std::iter::once(Paragraph::new(label).kept().indented(5)).chain(lines)
        });
        paragraphs.map(|p| p.spaced(3).into()).collect()
    }

    /// The numbers of the papers that prove the answers.
    fn papers(&self, criteria: &[&Criterion]) -> Block {
        let lang = self.options.lang;
        let mut places = BTreeMap::new();
        for paper in criteria.iter().flat_map(|c| named_papers(self.draft, self.edition, c)) {
            let key = &self.edition.paper(paper).key;
            places.extend(self.register.iter().filter(|e| e.key == key).map(|e| (e.no, e.label(lang))));
        }
        let places: Vec<String> = places.into_values().collect();
        let places = places.join(", ");
        Paragraph::new(msg::FORM03_PAPERS.fill(lang, values::Places { places: &or_dots(&places) }))
            .indented(5)
            .spaced(3)
            .into()
    }
}

/// A name with spaces that do not break, so that it stays on one line if it fits.
fn on_one_line(name: &str) -> String {
    name.replace(' ', "\u{a0}")
}

/// Empty lines to write on, which stay together.
fn lines(count: usize) -> Vec<Block> {
    let line = |no| Paragraph { keep_with_next: no < count, ..Paragraph::new(".".repeat(LINE)) };
    (1..=count).map(|no| line(no).spaced(3).into()).collect()
}
