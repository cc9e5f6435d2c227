//! The criteria of one Decision.

use std::collections::BTreeSet;

use super::{
    Criterion, Deadlines, Effort, EffortWeight, Guide, KnockOut, Law, Named, Paper, ProductSet, Question, Round, Term,
    TextId, Tick, TickPapers,
};
use serde::{Deserialize, Serialize};

/// The criteria of one Decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Stable id, named by every draft, e.g. `qd26-2026`.
    pub id: String,
    /// Short name of the Decision, e.g. "QĐ 26/2026".
    pub decision: TextId,
    /// Full name of the Decision with its date.
    pub decision_long: TextId,
    /// Day from which the edition applies, as `YYYY-MM-DD`.
    pub in_force: String,
    /// Star classes by points, highest first.
    pub classes: Vec<StarClass>,
    /// The industries I to VI of Appendix I, by their short names; see [`Classification`].
    pub industries: Vec<Named>,
    /// The groups of Appendix I.
    pub groups: Vec<Named>,
    /// The bodies of state that manage product groups (Appendix I).
    pub ministries: Vec<Named>,
    /// The rows of the evidence table of form 02 (Appendix III), in order.
    pub evidence_kinds: Vec<Named>,
    /// Papers that prove answers.
    pub papers: Vec<Paper>,
    /// Index into [`Edition::papers`] of the paper that is a photo of the code on the label, which the app can read.
    pub code_paper: Option<u16>,
    /// The papers that make the boxes of form 02, I.7, true; see [`Edition::tick_papers`].
    pub ticks: Vec<TickPapers>,
    /// Reasons for which a dossier is rejected, whatever its points.
    pub knock_outs: Vec<KnockOut>,
    /// The laws other than the Decision on which questions, papers and terms rely.
    pub laws: Vec<Law>,
    /// Terms explained to the producer.
    pub glossary: Vec<Term>,
    /// Weight of each class of effort in a plan, lightest first; [`Effort::Fixed`] has none.
    pub efforts: Vec<EffortWeight>,
    /// The rounds of rating (QĐ 26/2026, Art. 5).
    pub rounds: Vec<Round>,
    /// The periods and deadlines of the procedure.
    pub deadlines: Deadlines,
    /// Help with the longer texts of the forms.
    pub guides: Vec<Guide>,
    /// The marks of a good story of a product.
    pub story_checks: Vec<Named>,
    /// The points that the commune itself checks, in the order of form 03 (QĐ 26/2026, Art. 7.2a).
    pub commune_points: Vec<CommunePoint>,
    /// Indexes into [`Edition::questions`] of the questions about the applicant, whose answers are the same for all
    /// its products.
    pub shared_questions: Vec<u16>,
    /// The questions, each used by one or more sets.
    pub questions: Vec<Question>,
    /// The product sets, by number.
    pub sets: Vec<ProductSet>,
}

/// A point on which the commune reports (QĐ 26/2026, Appendix III, form 03, part II).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommunePoint {
    /// Key in the authored file.
    pub key: String,
    /// Title in the form.
    pub title: TextId,
    /// The evidence with which the commune compares the statements of the applicant.
    pub look: TextId,
    /// Indexes into [`Edition::questions`] of the questions whose answers are the applicant's statements on the
    /// point.
    pub questions: Vec<u16>,
    /// Keys of the form texts that also are statements on the point, e.g. `applicant.history`.
    pub fields: Vec<String>,
}

/// A star class by points (QĐ 26/2026, Art. 3.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StarClass {
    /// Stars, 1 to 5.
    pub stars: u8,
    /// The minimum points of the class.
    pub min_points: u16,
}

impl Edition {
    /// The product set with this official number.
    pub fn set(&self, no: u16) -> Option<&ProductSet> {
        self.sets.iter().find(|s| s.no == no)
    }

    /// Whether a criterion asks about the applicant, so that the answer is the same for all its products.
    pub fn asks_applicant(&self, criterion: &Criterion) -> bool {
        self.shared_questions.contains(&criterion.question)
    }

    /// The question that a criterion asks.
    pub fn question(&self, criterion: &Criterion) -> &Question {
        &self.questions[usize::from(criterion.question)]
    }

    /// The knock-out at an index of this edition.
    pub fn knock_out(&self, index: u16) -> &KnockOut {
        &self.knock_outs[usize::from(index)]
    }

    /// The minimum points of a star class; 0 if there is no such class.
    pub fn least_points(&self, stars: u8) -> u16 {
        self.classes.iter().find(|c| c.stars == stars).map_or(0, |c| c.min_points)
    }

    /// The minimum points of the highest star class (QĐ 26/2026, Art. 3.3); 0 if there are no classes.
    pub fn top_points(&self) -> u16 {
        self.classes.iter().max_by_key(|c| c.stars).map_or(0, |c| c.min_points)
    }

    /// The star classes that need points, in their order: all but the lowest (QĐ 26/2026, Art. 3.3).
    pub fn classes_with_points(&self) -> impl Iterator<Item = &StarClass> {
        self.classes.iter().filter(|c| c.min_points > 0)
    }

    /// Weight of a class of effort in a plan; 0 for [`Effort::Fixed`], which no plan contains.
    pub fn effort_weight(&self, class: Effort) -> u32 {
        self.efforts.iter().find(|e| e.class == class).map_or(0, |e| e.weight)
    }

    /// The key of a set's industry (Appendix I), e.g. `VI`.
    pub fn industry_key(&self, set: &ProductSet) -> &str {
        self.industries.get(usize::from(set.industry)).map_or("", |industry| industry.key.as_str())
    }

    /// The indexes of the papers that the questions of a set name.
    pub fn papers_named_by(&self, set: &ProductSet) -> BTreeSet<u16> {
        set.criteria().flat_map(|criterion| &self.question(criterion).options).flat_map(|o| o.papers.clone()).collect()
    }

    /// Those of the papers that the producer can write in the app, in the same order.
    pub fn written_here(&self, papers: &[u16]) -> Vec<u16> {
        papers.iter().copied().filter(|index| self.paper(*index).template).collect()
    }

    /// Whether there is nothing to prepare: the papers are only the samples, which are part of every dossier (Art.
    /// 6.2d), or there are no papers at all.
    pub fn nothing_to_prepare(&self, papers: &[u16]) -> bool {
        papers.iter().all(|p| self.paper(*p).sample)
    }

    /// Whether these papers all belong to the applicant and serve all its products, so that their effort counts only
    /// once. False if there are no papers.
    pub fn serve_all_products(&self, papers: &[u16]) -> bool {
        !papers.is_empty() && papers.iter().all(|p| self.paper(*p).shared)
    }

    /// Help with the text of a field.
    pub fn guide(&self, field: &str) -> Option<&Guide> {
        self.guides.iter().find(|g| g.field == field)
    }

    /// The index of the paper with this key.
    pub fn paper_index(&self, key: &str) -> Option<u16> {
        self.papers.iter().position(|p| p.key == key).and_then(|i| u16::try_from(i).ok())
    }

    /// The paper at an index of this edition.
    pub fn paper(&self, index: u16) -> &Paper {
        &self.papers[usize::from(index)]
    }

    /// Whether the paper with this key is the product sample, which is handed in apart from the papers (QĐ 26/2026, Art.
    /// 6.2d). `false` if the edition has no such paper.
    pub fn is_sample(&self, key: &str) -> bool {
        self.papers.iter().any(|p| p.key == key && p.sample)
    }

    /// Indexes into [`Edition::papers`] of the papers that make a box of form 02, I.7, true; one ready paper is
    /// enough.
    pub fn tick_papers(&self, tick: Tick) -> &[u16] {
        self.ticks.iter().find(|t| t.tick == tick).map_or(&[], |t| &t.papers)
    }

    /// The box that the paper with this key makes true, if any; a paper belongs to one box at most.
    pub fn tick_of(&self, key: &str) -> Option<Tick> {
        let paper = self.paper_index(key)?;
        self.ticks.iter().find(|t| t.papers.contains(&paper)).map(|t| t.tick)
    }
}
