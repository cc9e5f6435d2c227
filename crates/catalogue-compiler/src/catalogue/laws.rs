//! The rules for the laws other than the Decision: each entry is complete, each reference names a known law, and no
//! text quotes a law by its number.

use super::schema::LawSource;
use super::schema::LocalizedTextSource;
use super::{EditionSource, Problems};
use catalogue_model::catalogue::LawState;

/// The endings of the numbers of decrees, resolutions and circulars.
const NUMBERS: [&str; 3] = ["/NĐ-CP", "/NQ-CP", "/TT-"];

pub fn check(source: &EditionSource, problems: &mut Problems) {
    let file = format!("{}/laws.toml", source.dir);
    for (key, law) in &source.laws {
        check_law(source, &file, key, law, problems);
    }
    let in_dir = |name: &str| format!("{}/{name}", source.dir);
    for (key, paper) in &source.papers {
        let file = in_dir("papers.toml");
        check_named(source, &file, key, &paper.laws, problems);
        check_quotes(&file, key, [&paper.vi, &paper.en], problems);
    }
    for (key, term) in &source.glossary {
        let file = in_dir("glossary.toml");
        check_named(source, &file, key, &term.laws, problems);
        let texts = [Some(&term.what), term.who.as_ref(), term.effort.as_ref()];
        check_quotes(&file, key, texts.into_iter().flatten().flat_map(both), problems);
    }
    for (key, knock_out) in &source.knock_outs {
        let texts = [&knock_out.ask, &knock_out.result].into_iter().flat_map(both);
        check_quotes(&in_dir("knock_outs.toml"), key, texts, problems);
    }
    for (key, (file, question)) in &source.questions {
        check_named(source, file, key, &question.laws, problems);
        let options = question.option.iter().flat_map(|o| [&o.vi, &o.en]);
        check_quotes(file, key, both(&question.ask).chain(both(&question.why)).chain(options), problems);
    }
}

fn both(words: &LocalizedTextSource) -> impl Iterator<Item = &String> {
    [&words.vi, &words.en].into_iter()
}

fn check_law(source: &EditionSource, file: &str, key: &str, law: &LawSource, problems: &mut Problems) {
    for day in [Some(&law.since), law.signed.as_ref(), Some(&law.looked)].into_iter().flatten() {
        if !is_day(day) {
            problems.add(file, key, format!("{day:?} is no day, YYYY-MM-DD"));
        }
    }
    match (law.state, &law.by) {
        (LawState::InForce, Some(_)) => problems.add(file, key, "is in force, so nothing suspends or replaces it"),
        (LawState::Suspended | LawState::Replaced, None) => problems.add(file, key, "by is missing"),
        (_, Some(by)) if by == key || !source.laws.contains_key(by) => {
            problems.add(file, key, format!("by names {by:?}, which is no other entry"));
        }
        _ => {}
    }
}

fn check_named(source: &EditionSource, file: &str, key: &str, laws: &[String], problems: &mut Problems) {
    for law in laws.iter().filter(|law| !source.laws.contains_key(*law)) {
        problems.add(file, key, format!("unknown law {law:?}"));
    }
}

/// Refuses numbers of laws in texts: a number in a text would stay if the law changes, while a law that is named by
/// its key is shown with its state.
fn check_quotes<'a>(file: &str, key: &str, texts: impl IntoIterator<Item = &'a String>, problems: &mut Problems) {
    for text in texts.into_iter().filter(|text| NUMBERS.iter().any(|number| text.contains(number))) {
        problems.add(file, key, format!("quotes a law by hand, name it in `laws`: {text:?}"));
    }
}

fn is_day(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').map(|part| (part.len(), part.parse::<u16>().ok())).collect();
    matches!(parts[..], [(4, Some(_)), (2, Some(1..=12)), (2, Some(1..=31))])
}
