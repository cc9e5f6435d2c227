//! Checks and packs `figures.toml`: figures, calculators and limits. The thresholds of a calculator must be those that
//! the texts of its options name, so that a figure never leads to another option than the words do.

use std::collections::{BTreeMap, BTreeSet};

use catalogue_model::figures::{
    Band, Calculator, DiarySum, EditionFigures, Figure, FormPart, Formula, Limit, Measure, Owner, Unit, Years,
};
use serde::Deserialize;

use super::schema::{LocalizedTextSource, QuestionSource};
use super::{EditionSource, Problems};

/// `figures.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FiguresFile {
    pub figure: Vec<FigureSource>,
    pub calculator: Vec<CalculatorSource>,
    /// Questions whose texts name numbers, and the reason why they have no calculator.
    pub without_calculator: BTreeMap<String, String>,
    pub limit: Vec<LimitSource>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureSource {
    pub key: String,
    pub of: Owner,
    pub unit: Unit,
    pub part: FormPart,
    pub years: Option<Years>,
    pub topic: Option<Topic>,
    pub diary: Option<DiarySum>,
    #[serde(default)]
    pub in_form: bool,
    #[serde(default)]
    pub signed: bool,
    pub vi: String,
    pub en: String,
    pub hint: Option<LocalizedTextSource>,
    pub example: String,
}

/// The columns of the table of years since a recognition.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Topic {
    Output,
    Revenue,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalculatorSource {
    /// Keys in `criteria/`.
    pub questions: Vec<String>,
    pub besides: Option<LocalizedTextSource>,
    pub measure: Vec<MeasureSource>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureSource {
    pub formula: Formula,
    /// Keys of figures.
    pub figures: Vec<String>,
    #[serde(default)]
    pub above_whole: bool,
    pub bands: Vec<BandSource>,
}

/// A range of values: it ends before `below`, or with `to`; the last one has no end.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BandSource {
    pub below: Option<i64>,
    pub to: Option<i64>,
    /// Whether the texts of the options do not name the end.
    #[serde(default)]
    pub unnamed: bool,
    #[serde(default)]
    pub council: bool,
    pub options: Vec<u8>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitSource {
    pub part: String,
    pub whole: String,
    #[serde(default)]
    pub advice: bool,
    pub vi: String,
    pub en: String,
}

impl BandSource {
    fn end(&self) -> Option<i64> {
        self.below.or(self.to)
    }
}

pub fn check(source: &EditionSource, problems: &mut Problems) {
    let file = &format!("{}/figures.toml", source.dir);
    let figures = &source.figures.figure;
    let mut keys = BTreeSet::new();
    for figure in figures {
        if figure.key.is_empty() || !figure.key.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
            problems.add(file, &figure.key, "a key is made of small letters and hyphens");
        }
        if !keys.insert(figure.key.as_str()) {
            problems.add(file, &figure.key, "stands twice");
        }
        if [&figure.vi, &figure.en, &figure.example].into_iter().any(|text| text.trim().is_empty()) {
            problems.add(file, &figure.key, "a text is empty");
        }
    }
    let mut seen = BTreeSet::new();
    for calculator in &source.figures.calculator {
        let entry = calculator.questions.join(", ");
        if calculator.questions.is_empty() || calculator.measure.is_empty() {
            problems.add(file, &entry, "needs a question and a measure");
        }
        for question in &calculator.questions {
            if !seen.insert(question) {
                problems.add(file, &entry, format!("question {question:?} has a calculator already"));
            }
            match source.questions.get(question) {
                None => problems.add(file, &entry, format!("unknown question {question:?}")),
                Some((_, asked)) => check_measures(source, calculator, question, asked, file, problems),
            }
        }
    }
    check_left_out(source, &seen, file, problems);
    for limit in &source.figures.limit {
        let entry = format!("{} <= {}", limit.part, limit.whole);
        for key in [&limit.part, &limit.whole] {
            if !keys.contains(key.as_str()) {
                problems.add(file, &entry, format!("unknown figure {key:?}"));
            }
        }
        if [&limit.vi, &limit.en].into_iter().any(|text| text.trim().is_empty()) {
            problems.add(file, &entry, "a text is empty");
        }
    }
}

/// Every question whose options name a number has a calculator, or a reason why not.
fn check_left_out(source: &EditionSource, seen: &BTreeSet<&String>, file: &str, problems: &mut Problems) {
    let left_out = &source.figures.without_calculator;
    for (key, (_, question)) in &source.questions {
        let names_number = question.option.iter().any(|option| option.vi.contains(|c: char| c.is_ascii_digit()));
        match (names_number, seen.contains(key), left_out.contains_key(key)) {
            (true, false, false) => problems.add(file, key, "its options name numbers, and it has no calculator"),
            (_, true, true) => problems.add(file, key, "has a calculator, so it is not without_calculator"),
            _ => {}
        }
    }
    for (key, reason) in left_out {
        if !source.questions.contains_key(key) || reason.trim().is_empty() {
            problems.add(file, key, "without_calculator names a question and a reason");
        }
    }
}

fn check_measures(
    source: &EditionSource,
    calculator: &CalculatorSource,
    key: &str,
    question: &QuestionSource,
    file: &str,
    problems: &mut Problems,
) {
    for measure in &calculator.measure {
        let mut add = |what: String| problems.add(file, key, what);
        for figure in measure.figures.iter().filter(|key| !source.figures.figure.iter().any(|f| f.key == **key)) {
            add(format!("unknown figure {figure:?}"));
        }
        let number = measure.figures.len();
        let fits = match measure.formula {
            Formula::Share => number == 2,
            Formula::Growth => number == 1,
            Formula::Count => number > 0,
        };
        if !fits {
            add(format!("the formula does not take {number} figures"));
        }
        let by_year =
            |key: &String| source.figures.figure.iter().any(|f| f.key == *key && f.years == Some(Years::Past));
        if measure.formula == Formula::Growth && !measure.figures.iter().all(by_year) {
            add("growth needs a figure of past years".to_owned());
        }
        for what in faults_of_bands(measure, question, calculator.measure.len() > 1) {
            add(what);
        }
    }
}

/// The faults of the ranges: they must rise, cover all values, lead to rising options, and end where the texts say.
fn faults_of_bands(measure: &MeasureSource, question: &QuestionSource, several: bool) -> Vec<String> {
    let mut faults = Vec::new();
    let bands = &measure.bands;
    let Some((last, ends)) = bands.split_last() else { return vec!["has no ranges".to_owned()] };
    if last.end().is_some() {
        faults.push("the last range must have no end, so that every value is in a range".to_owned());
    }
    for band in ends {
        if band.below.is_some() == band.to.is_some() {
            faults.push("a range ends with either below or to".to_owned());
        }
    }
    let ends_of: Vec<i64> = ends.iter().filter_map(BandSource::end).collect();
    if !ends_of.windows(2).all(|pair| pair[0] < pair[1]) {
        faults.push("the ends of the ranges must rise".to_owned());
    }
    for band in bands {
        let known = |option: &u8| usize::from(*option) <= question.option.len();
        if band.options.is_empty() || !band.options.iter().all(known) {
            faults.push(format!("a range names options {:?}, and there are {}", band.options, question.option.len()));
        }
        if band.options.contains(&0) && question.option.first().is_some_and(|option| option.points == 0) {
            faults.push("option 0 is not offered where the first option is worth 0 points".to_owned());
        }
        if !band.options.windows(2).all(|pair| pair[0] < pair[1]) || (several && band.options.len() > 1) {
            faults.push("options must rise, and one option each where several measures are compared".to_owned());
        }
    }
    if !faults.is_empty() {
        return faults;
    }
    for pair in bands.windows(2) {
        let ([.., below], [above, ..]) = (pair[0].options.as_slice(), pair[1].options.as_slice()) else { continue };
        if below >= above {
            faults.push(format!("option {above} follows option {below}: options must rise with the value"));
        }
        if let Some(end) = pair[0].end() {
            let percent = measure.formula == Formula::Share;
            faults.extend(fault_of_end(&pair[0], end, percent, &text(question, *below), &text(question, *above)));
        }
    }
    faults
}

/// The text of an option in small letters, after those that it continues; empty for the choice of no option.
fn text(question: &QuestionSource, option: u8) -> String {
    let Some(index) = usize::from(option).checked_sub(1) else { return String::new() };
    let begin = (0..=index).rev().find(|i| !question.option[*i].above).unwrap_or(0);
    question.option[begin..=index].iter().map(|o| o.vi.to_lowercase()).collect::<Vec<_>>().join(" ")
}

/// The words with which the text of the lower option takes the end in (`true`) or leaves it out.
const OF_LOWER: [(&str, bool); 5] =
    [("dưới #", false), ("chưa đủ #", false), ("đến #", true), ("# trở xuống", true), ("hoặc #", true)];
/// The same for the upper option.
const OF_UPPER: [(&str, bool); 6] =
    [("trên #", false), ("từ #", true), ("ít nhất #", true), ("# hoặc", true), ("tăng #", true), ("đủ #", true)];

fn fault_of_end(band: &BandSource, end: i64, percent: bool, lower: &str, upper: &str) -> Option<String> {
    let says = |text: &str, words: &[(&str, bool)]| {
        words.iter().find(|(pattern, _)| names(text, pattern, end, percent)).map(|(_, takes)| *takes)
    };
    let (lower, upper) = (says(lower, &OF_LOWER), says(upper, &OF_UPPER));
    if band.unnamed {
        let named = lower.is_some() || upper.is_some();
        return named.then(|| format!("{end} is named by the texts, so it is not unnamed"));
    }
    // Where the law's lines meet or leave a gap, the lower option is the stricter reading.
    let (closed, council) = match (lower, upper) {
        (None, None) => return Some(format!("no text of the options on both sides names {end}")),
        (Some(true), Some(true)) | (Some(false), Some(false)) => (true, true),
        (Some(takes), _) => (takes, false),
        (None, Some(takes)) => (!takes, false),
    };
    if (band.to.is_some(), band.council) == (closed, council) {
        return None;
    }
    let wanted = if closed { "to" } else { "below" };
    let council = if council { " with council = true" } else { "" };
    Some(format!("the texts of the options say {wanted} = {end}{council}"))
}

/// Whether the text has the pattern with the number in place of `#`, and not with a longer number.
fn names(text: &str, pattern: &str, number: i64, percent: bool) -> bool {
    let (before, after) = pattern.split_once('#').unwrap_or((pattern, ""));
    let sought = format!("{before}{number}");
    text.match_indices(&sought).any(|(at, _)| {
        let rest = &text[at + sought.len()..];
        let begins = before.is_empty() && text[..at].ends_with(|c: char| c.is_ascii_digit());
        let rest = if percent {
            rest.strip_prefix('%')
        } else {
            (!rest.starts_with(['%', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])).then_some(rest)
        };
        !begins && rest.is_some_and(|rest| rest.starts_with(after))
    })
}

pub fn pack(source: &EditionSource) -> EditionFigures {
    let FiguresFile { figure, calculator, limit, .. } = &source.figures;
    let index = |key: &String| super::text_table::index_of(figure.iter().map(|f| &f.key), key);
    let words = |vi: &str, en: &str| LocalizedTextSource { vi: vi.to_owned(), en: en.to_owned() }.packed();
    EditionFigures {
        edition: source.edition.id.clone(),
        figures: figure
            .iter()
            .map(|f| Figure {
                key: f.key.clone(),
                of: f.of,
                unit: f.unit,
                part: f.part,
                years: f.years,
                topic: f.topic.map(|topic| match topic {
                    Topic::Output => "output".to_owned(),
                    Topic::Revenue => "revenue".to_owned(),
                }),
                diary: f.diary,
                in_form: f.in_form,
                signed: f.signed,
                label: words(&f.vi, &f.en),
                hint: f.hint.as_ref().map(LocalizedTextSource::packed),
                example: f.example.clone(),
            })
            .collect(),
        calculators: calculator
            .iter()
            .map(|c| Calculator {
                questions: c.questions.clone(),
                besides: c.besides.as_ref().map(LocalizedTextSource::packed),
                measures: c.measure.iter().map(|m| pack_measure(m, index)).collect(),
            })
            .collect(),
        limits: limit
            .iter()
            .map(|l| Limit {
                part: index(&l.part),
                whole: index(&l.whole),
                advice: l.advice,
                words: words(&l.vi, &l.en),
            })
            .collect(),
    }
}

fn pack_measure(measure: &MeasureSource, index: impl Fn(&String) -> u16) -> Measure {
    Measure {
        formula: measure.formula,
        figures: measure.figures.iter().map(index).collect(),
        above_whole: measure.above_whole,
        bands: measure
            .bands
            .iter()
            .map(|b| Band { end: b.end(), closed: b.to.is_some(), council: b.council, options: b.options.clone() })
            .collect(),
    }
}
