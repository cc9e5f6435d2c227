//! The results of test slips, held against the limits on the slip and in the declaration.

use super::papers::role;
use crate::catalogue::{Edition, Indicators};
use crate::draft::{Draft, Paper, TestResult};
use crate::locale::{Lang, Message, msg, values};
use crate::slips::{IndicatorName, Tone, Verdict, Why, against, verdict};

/// A row of a paper of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowAt {
    /// The index of the paper in the register, from 0.
    pub paper: usize,
    /// The index of the row in the paper, from 0.
    pub row: usize,
}

impl RowAt {
    /// The address of the row, relative to the address of the draft.
    pub fn screen(self) -> String {
        format!("papers/{}#{}", self.paper, RowAt::id(self.row))
    }

    /// The id of the first input of a row on the screen of its paper.
    pub fn id(row: usize) -> String {
        format!("result-{row}-name")
    }

    /// The row in a draft.
    pub fn of(self, draft: &Draft) -> Option<&TestResult> {
        draft.papers.get(self.paper)?.results.get(self.row)
    }
}

/// A result that breaks a limit, or cannot be compared with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultFinding {
    /// The row with the result.
    pub slip: RowAt,
    /// The row of the declaration that the result was compared with; `None` for the limit on the slip itself.
    pub declared: Option<RowAt>,
    /// What the result is.
    pub verdict: Verdict,
}

/// The rows with a name of the papers of a role.
struct Named<'d> {
    at: RowAt,
    row: &'d TestResult,
    name: IndicatorName,
}

fn rows<'d>(draft: &'d Draft, edition: &'d Edition, of: Indicators) -> impl Iterator<Item = Named<'d>> {
    let papers = draft.papers.iter().enumerate().filter(move |(_, paper)| role(paper, edition) == Some(of));
    papers.flat_map(|(paper, entry): (usize, &Paper)| {
        let rows = entry.results.iter().enumerate();
        rows.map(move |(row, result)| Named {
            at: RowAt { paper, row },
            row: result,
            name: IndicatorName::of(&result.name),
        })
    })
}

/// The findings on all results of test slips. A result that breaks the limit on its slip is said once, also where it
/// breaks that of the declaration.
pub fn findings(draft: &Draft, edition: &Edition) -> Vec<ResultFinding> {
    let declared: Vec<Named> = rows(draft, edition, Indicators::Declared).collect();
    let mut found = Vec::new();
    for slip in rows(draft, edition, Indicators::Tested) {
        let own = verdict(slip.row);
        let of_declaration = declared.iter().filter(|row| row.name.is(&slip.name));
        let held: Vec<(RowAt, Verdict)> = of_declaration.map(|row| (row.at, against(slip.row, row.row))).collect();
        let finding = |declared, verdict| ResultFinding { slip: slip.at, declared, verdict };
        if own.breaks() {
            let too = held.iter().find(|(_, verdict)| verdict.breaks());
            found.push(finding(too.map(|(at, _)| *at), own));
            continue;
        }
        if matches!(own, Verdict::Unclear(_)) {
            found.push(finding(None, own));
        }
        let said = |verdict: &Verdict| match verdict {
            // What cannot be read on the slip was said above.
            Verdict::Unclear(Why::Result) => !matches!(own, Verdict::Unclear(_)),
            Verdict::Unclear(_) => true,
            verdict => verdict.breaks(),
        };
        let more = held.iter().filter(|(_, verdict)| said(verdict));
        found.extend(more.map(|(at, verdict)| finding(Some(*at), *verdict)));
    }
    found
}

/// A remark on a row of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowRemark {
    /// How the remark is shown.
    pub tone: Tone,
    /// The words of the remark, as a part of a sentence.
    pub words: String,
}

/// The remarks on each row of a paper: what its result is under its own limit, then under that of a declaration, where
/// there is something to say of it.
pub fn row_remarks(draft: &Draft, edition: &Edition, paper: usize, lang: Lang) -> Vec<Vec<RowRemark>> {
    let Some(entry) = draft.papers.get(paper) else { return Vec::new() };
    let remark = |verdict: Verdict, words: &str| RowRemark { tone: verdict.tone(), words: words.to_owned() };
    let own = |row: &TestResult| {
        let verdict = verdict(row);
        verdict.words().map(|words| remark(verdict, words.text(lang)))
    };
    let mut remarks: Vec<Vec<RowRemark>> = entry.results.iter().map(|row| own(row).into_iter().collect()).collect();
    for finding in findings(draft, edition).into_iter().filter(|finding| finding.slip.paper == paper) {
        let Some((at, limit)) = finding.declared.and_then(|at| Some((at, at.of(draft)?))) else { continue };
        let why = finding.verdict.words().map_or("", |words| words.text(lang));
        let name = draft.papers.get(at.paper).map_or("", |paper| paper.name(edition, lang));
        let source = msg::SLIPS_IN_PAPER.fill(lang, values::Paper { paper: &name });
        let limit = with_unit(&limit.limit, &limit.unit);
        let values = values::LimitSourceWhy { limit: &limit, source: &source, why: &why };
        if let Some(said) = remarks.get_mut(finding.slip.row) {
            said.push(remark(finding.verdict, &msg::SLIPS_BESIDE.fill(lang, values)));
        }
    }
    remarks
}

impl ResultFinding {
    /// The words of the finding, as one sentence without a full stop.
    pub(super) fn words(&self, draft: &Draft, edition: &Edition, lang: Lang) -> String {
        let Some(row) = self.slip.of(draft) else { return String::new() };
        let limit = self.declared.unwrap_or(self.slip).of(draft).unwrap_or(row);
        let paper = |at: RowAt| draft.papers.get(at.paper).map_or("", |paper| paper.name(edition, lang));
        let (name, slip) = (row.name.trim(), paper(self.slip));
        let source = match self.declared {
            Some(at) => msg::SLIPS_IN_PAPER.fill(lang, values::Paper { paper: &paper(at) }),
            None => msg::SLIPS_ON_SLIP.text(lang).to_owned(),
        };
        let breaks = |words: Message<values::LimitNamePaperResultSource<'static>>| {
            words.fill(
                lang,
                values::LimitNamePaperResultSource {
                    limit: &with_unit(&limit.limit, &limit.unit),
                    name: &name,
                    paper: &slip,
                    result: &with_unit(&row.result, &row.unit),
                    source: &source,
                },
            )
        };
        match (self.verdict, self.declared) {
            (Verdict::Over, _) => breaks(msg::SLIPS_FINDING_OVER),
            (Verdict::Under, _) => breaks(msg::SLIPS_FINDING_UNDER),
            (Verdict::Found, _) => breaks(msg::SLIPS_FINDING_FOUND),
            (Verdict::Unclear(Why::Units), Some(at)) => {
                let unit = |unit: &str| match unit.trim() {
                    "" => msg::SLIPS_NO_UNIT.text(lang).to_owned(),
                    unit => unit.to_owned(),
                };
                let (one, two) = (unit(&row.unit), unit(&limit.unit));
                msg::SLIPS_FINDING_UNITS.fill(
                    lang,
                    values::NameOneOtherPaperTwo { name: &name, one: &one, other: &paper(at), paper: &slip, two: &two },
                )
            }
            (verdict, _) => {
                let why = verdict.words().map_or("", |words| words.text(lang));
                msg::SLIPS_FINDING_UNCLEAR
                    .fill(lang, values::NamePaperSourceWhy { name: &name, paper: &slip, source: &source, why: &why })
            }
        }
    }
}

/// A value with its unit, unless the value names one itself.
pub(super) fn with_unit(value: &str, unit: &str) -> String {
    let (value, unit) = (value.trim(), unit.trim());
    let bare = value.chars().last().is_none_or(|c| c.is_ascii_digit());
    if unit.is_empty() || !bare { value.to_owned() } else { format!("{value} {unit}") }
}
