//! Turns checked sources into the model and moves the texts into one table per language.

use super::check::scores;
use super::glossary::terms_in;
use super::schema::{self, QuestionSource, RoundSource, YesNo};
use super::sheet::sheet_texts;
use super::text_table::{Table, index_of, one_line};
use super::{EditionSource, Packed, Problems, claims, classification, ticks};
use catalogue_model::catalogue::{
    Catalogue, Classification, CommunePoint, Criterion, Edition, Effort, EffortWeight, Group, Guide, GuideText,
    KnockOut, Law, Named, Paper, Part, ProductSet, Question, QuestionOption, Round, Score, Section, StarClass, Term,
    TextId,
};

pub fn pack(sources: &[EditionSource], problems: &mut Problems) -> Packed {
    let mut table = Table::default();
    let mut classifications = Vec::new();
    let mut guides = Table::default();
    let editions = sources.iter().map(|s| pack_edition(s, &mut table, &mut guides, &mut classifications)).collect();
    if table.texts[0].len() > usize::from(u16::MAX) {
        problems.add("catalogue", "", "more than 65,535 texts");
    }
    Packed {
        catalogue: Catalogue { editions },
        texts: table.texts,
        classifications,
        claims: sources.iter().map(claims::pack).collect(),
        costs: sources.iter().flat_map(|s| costs(&s.edition)).collect(),
        sheet: sheet_texts(sources),
        print: print(sources),
        guides: guides.texts,
        figures: sources.iter().map(super::figures::pack).collect(),
    }
}

/// The texts for print, one line for each option.
fn print(sources: &[EditionSource]) -> [Vec<String>; 2] {
    let options = sources.iter().flat_map(|s| s.questions.values()).flat_map(|(_, q)| &q.option);
    let lines = options.map(|o| o.print.as_ref().map(|p| (one_line(&p.vi), one_line(&p.en))).unwrap_or_default());
    let (vietnamese, english) = lines.unzip();
    [vietnamese, english]
}

fn round(source: &RoundSource) -> Round {
    let day = |text| RoundSource::month_day(text).unwrap_or_default();
    Round {
        level: source.level,
        proposed_before: day(&source.proposed_before),
        rated_before: day(&source.rated_before),
    }
}

/// The usual costs of steps of each class of effort, with the edition's id.
fn costs(edition: &schema::EditionFile) -> impl Iterator<Item = (String, Effort, [u64; 2])> {
    edition.effort.iter().map(|e| (edition.id.clone(), e.class, e.cost))
}

fn pack_edition(
    source: &EditionSource,
    table: &mut Table,
    guide_table: &mut Table,
    classifications: &mut Vec<Classification>,
) -> Edition {
    let edition = &source.edition;
    let papers = source
        .papers
        .iter()
        .map(|(key, p)| Paper {
            key: key.clone(),
            kind: index_of(edition.evidence.iter().map(|e| &e.key), &p.kind),
            name: table.add(&p.vi, &p.en),
            sample: p.sample,
            // The templates are read once the catalogue is packed, since they name its entries.
            template: false,
            shared: p.shared.is_some(),
            fresh_months: p.fresh_months,
            term: p.term,
            with: p.with.clone(),
            indicators: p.indicators,
            laws: laws_at(source, &p.laws),
            written: p.written.clone(),
        })
        .collect();
    let knock_outs = source
        .knock_outs
        .iter()
        .map(|(key, k)| KnockOut {
            key: k.key.as_ref().unwrap_or(key).clone(),
            bad: k.bad == YesNo::Yes,
            at_hand_in: k.at_hand_in,
            ask: table.words(&k.ask),
            result: table.words(&k.result),
            place: table.words(&k.place),
        })
        .collect();
    let glossary = source
        .glossary
        .iter()
        .map(|(key, t)| Term {
            key: key.clone(),
            term: table.words(&t.term),
            what: table.words(&t.what),
            who: t.who.as_ref().map(|w| table.words(w)),
            effort: t.effort.as_ref().map(|w| table.words(w)),
            laws: laws_at(source, &t.laws),
        })
        .collect();
    let laws = source.laws.iter().map(|(key, law)| pack_law(source, key, law, table)).collect();
    let guides = source.guides.fields.iter().map(|(field, g)| pack_guide(source, field, g, guide_table)).collect();
    let terms: Vec<&schema::TermSource> = source.glossary.values().collect();
    let questions = source.questions.iter().map(|(key, (_, q))| pack_question(source, key, q, &terms, table)).collect();
    let shared = source.questions.iter().filter(|(_, (_, question))| question.shared.is_some());
    let shared_questions = shared.map(|(key, _)| index_of(source.questions.keys(), key)).collect();
    let sets = source
        .sets
        .iter()
        .zip(classification::places(source))
        .map(|((_, set), place)| {
            // There are far fewer sets than the 65,535 that a `u16` can number.
            let classified = classifications.len() as u16;
            classifications.push(place.names());
            pack_set(source, set, &place, classified, table)
        })
        .collect();
    Edition {
        id: edition.id.clone(),
        decision: table.words(&edition.decision),
        decision_long: table.words(&edition.decision_long),
        in_force: edition.in_force.clone(),
        classes: edition.class.iter().map(|c| StarClass { stars: c.stars, min_points: c.min_points }).collect(),
        industries: source
            .classification
            .industry
            .iter()
            .map(|i| Named { key: i.key.clone(), name: table.words(&i.short) })
            .collect(),
        groups: classification::groups(source)
            .map(|g| Named { key: g.key.clone(), name: table.words(&g.name) })
            .collect(),
        ministries: table.named(&edition.ministry),
        evidence_kinds: table.named(&edition.evidence),
        efforts: edition.effort.iter().map(|e| EffortWeight { class: e.class, weight: e.weight }).collect(),
        rounds: edition.round.iter().map(round).collect(),
        deadlines: edition.deadlines,
        papers,
        code_paper: source.papers.values().zip(0..).find(|(paper, _)| paper.shows_code).map(|(_, index)| index),
        ticks: ticks::pack(source),
        knock_outs,
        glossary,
        laws,
        guides,
        story_checks: table.named(&source.guides.checklist),
        commune_points: source.commune.point.iter().map(|p| pack_commune_point(source, p, table)).collect(),
        shared_questions,
        questions,
        sets,
    }
}

/// The indexes of laws.
fn laws_at(source: &EditionSource, keys: &[String]) -> Vec<u16> {
    keys.iter().map(|key| index_of(source.laws.keys(), key)).collect()
}

fn pack_law(source: &EditionSource, key: &str, law: &schema::LawSource, table: &mut Table) -> Law {
    Law {
        key: key.to_owned(),
        name: table.words(&law.name),
        about: table.words(&law.about),
        signed: law.signed.clone(),
        state: law.state,
        since: law.since.clone(),
        by: law.by.as_ref().map(|by| index_of(source.laws.keys(), by)),
        means: table.words(&law.means),
        looked: law.looked.clone(),
    }
}

fn pack_guide(source: &EditionSource, field: &str, guide: &schema::GuideSource, table: &mut Table) -> Guide {
    let [least_words, most_words] = guide.words;
    Guide {
        field: field.to_owned(),
        least_words,
        most_words,
        asks: guide.ask.iter().map(|words| GuideText(table.words(words).0)).collect(),
        examples: source
            .classification
            .industry
            .iter()
            .filter_map(|industry| guide.example.get(&industry.key))
            .map(|words| GuideText(table.words(words).0))
            .collect(),
    }
}

fn pack_commune_point(source: &EditionSource, point: &schema::CommunePointSource, table: &mut Table) -> CommunePoint {
    CommunePoint {
        key: point.key.clone(),
        title: table.add(&point.vi, &point.en),
        look: table.words(&point.look),
        questions: point.questions.iter().map(|q| index_of(source.questions.keys(), q)).collect(),
        fields: point.fields.clone(),
    }
}

fn pack_question(
    source: &EditionSource,
    key: &str,
    question: &QuestionSource,
    terms: &[&schema::TermSource],
    table: &mut Table,
) -> Question {
    let papers = |list: &[String]| list.iter().map(|p| index_of(source.papers.keys(), p)).collect();
    Question {
        key: key.to_owned(),
        ask: table.words(&question.ask),
        why: table.words(&question.why),
        council: question.council,
        needs: question.needs.clone(),
        agrees: question.agrees.clone(),
        cases: question.case.iter().map(|c| table.words(c)).collect(),
        options: question
            .option
            .iter()
            .map(|o| QuestionOption {
                text: table.add(&o.vi, &o.en),
                effort: o.effort,
                case: o.case.map(|c| c - 1),
                above: o.above,
                said: o.said.clone(),
                papers: papers(o.papers.as_ref().unwrap_or(&question.papers)),
            })
            .collect(),
        terms: terms_in(question, terms),
        figures: source.figures.calculator.iter().any(|c| c.questions.iter().any(|q| q == key)),
        laws: laws_at(source, &question.laws),
    }
}

fn pack_set(
    source: &EditionSource,
    set: &schema::SetFile,
    place_of_set: &classification::ClassifiedSet,
    classified: u16,
    table: &mut Table,
) -> ProductSet {
    let edition = &source.edition;
    let knock_out = |key: &String| index_of(source.knock_outs.keys(), key);
    let mut parts = Vec::new();
    for part in &set.part {
        let name = edition.part.get(&part.id);
        let mut sections = Vec::new();
        for section in &part.section {
            let mut criteria = Vec::new();
            for criterion in &section.criteria {
                let (_, question) = &source.questions[&criterion.question];
                let (points, marks) = scores(criterion, question);
                criteria.push(Criterion {
                    id: criterion.id.clone(),
                    title: table.words(criterion.title.as_ref().unwrap_or(&question.title)),
                    question: index_of(source.questions.keys(), &criterion.question),
                    scores: points
                        .into_iter()
                        .zip(marks)
                        .map(|(points, min_stars)| Score { points, min_stars })
                        .collect(),
                    knock_outs: criterion.knock_outs.iter().map(knock_out).collect(),
                    only_if: criterion.only_if.clone(),
                    zero_rejects: criterion.zero_rejects.as_ref().map(knock_out),
                });
            }
            let own = section.name.as_ref().and_then(|n| edition.section.get(n));
            let (title, plain) = match own {
                Some(name) => (table.add(&name.vi, &name.en), table.words(&name.plain)),
                None => {
                    let title = criteria.first().map_or(TextId(0), |c| c.title);
                    let question = section.criteria.first().and_then(|c| source.questions.get(&c.question));
                    let plain = question.and_then(|(_, q)| q.plain.as_ref());
                    (title, plain.map_or(title, |words| table.words(words)))
                }
            };
            sections.push(Section {
                id: section.id.clone(),
                title,
                plain,
                picture: own.or(name).map_or_else(String::new, |n| n.picture.clone()),
                max: section.max,
                groups: section
                    .group
                    .iter()
                    .map(|g| Group { id: g.id.clone(), title: table.words(&g.title), max: g.max })
                    .collect(),
                criteria,
            });
        }
        let (title, plain) = name.map_or((TextId(0), TextId(0)), |n| (table.add(&n.vi, &n.en), table.words(&n.plain)));
        parts.push(Part { id: part.id.clone(), title, plain, max: part.max, sections });
    }
    ProductSet {
        no: set.no,
        name: table.words(&set.name),
        short: table.words(&set.short),
        about: table.words(&set.about),
        examples: table.add(&set.examples.vi.join("; "), &set.examples.en.join("; ")),
        industry: place_of_set.industry_index,
        group: place_of_set.group_index,
        classified,
        ministries: set.ministries.iter().map(|m| index_of(edition.ministry.iter().map(|n| &n.key), m)).collect(),
        samples: set.samples,
        knock_outs: set.knock_outs.iter().map(knock_out).collect(),
        parts,
    }
}
