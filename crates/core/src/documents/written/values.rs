//! The values of the placeholders of a paper. Papers are written in Vietnamese, since communes and councils read them.

use chrono::Datelike;

use catalogue_model::templates::{FIGURE, LAW, figure};

use crate::calendar::day;
use crate::catalogue::Text as _;
use crate::figures::{FigureAt, all};
use crate::form::{Field, full_address, written_date};
use crate::locale::{Lang, written_day};
use crate::places::{of_commune, of_province};
use crate::templates::{ApplicantKind, AskKind, Piece, Source, Written, pieces};

/// The language of papers.
pub(super) const LANG: Lang = Lang::Vi;

/// The value of a placeholder; empty where nothing is known.
pub fn value(source: &Source, written: &Written, name: &str) -> String {
    if let Some(ask) = written.template.ask(name) {
        let text = written.text(source.draft, ask);
        return match ask.kind {
            AskKind::Date => day(text).map_or_else(|| text.to_owned(), written_day),
            _ => text.to_owned(),
        };
    }
    if name.starts_with(FIGURE) {
        return figure_at(source, name).map_or_else(String::new, |at| at.written(source.draft, LANG));
    }
    if let Some(key) = name.strip_prefix(LAW) {
        let law = source.edition.laws.iter().find(|law| law.key == key);
        return law.map_or_else(String::new, |law| law.name.text(LANG).to_owned());
    }
    of_draft(source, name).trim().to_owned()
}

fn of_draft(source: &Source, name: &str) -> String {
    let applicant = &source.draft.applicant;
    let kind = source.kind();
    match name {
        "address" => full_address(applicant),
        "commune" => of_commune(&applicant.commune, LANG),
        "province" => of_province(&applicant.province, LANG),
        "applicant.founded" => written_date(&applicant.founded),
        "applicant.position" | "kind.head" => match applicant.position.trim() {
            "" => kind.map_or_else(String::new, |kind: &ApplicantKind| kind.head.clone()),
            position => position.to_owned(),
        },
        "kind.name" => kind.map_or_else(String::new, |kind| kind.name.vi.clone()),
        "kind.Name" => kind.map_or_else(String::new, |kind| with_capital(&kind.name.vi)),
        "set.name" => source.set.name.text(LANG).to_owned(),
        "decision" => source.edition.decision_long.text(LANG).to_owned(),
        "year" => source.today.year().to_string(),
        "last-year" => (source.today.year() - 1).to_string(),
        key => Field::of(key).map_or_else(String::new, |field| field.read(source.draft)),
    }
}

/// The figure of a placeholder, in its year.
pub(super) fn figure_at(source: &Source, name: &str) -> Option<FigureAt> {
    let (key, distance) = figure(name)?;
    let figure = all(source.edition).iter().find(|figure| figure.key == key)?;
    Some(FigureAt { figure, year: distance.map(|distance| source.today.year() + distance) })
}

/// Whether all placeholders of a text have a value.
pub fn knows(source: &Source, written: &Written, text: &str) -> bool {
    pieces(text).into_iter().all(|piece| match piece {
        Piece::Words(_) => true,
        Piece::Placeholder(name) => !value(source, written, name).is_empty(),
    })
}

fn with_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The figures that a paper prints, each once, in the order in which they are printed.
pub fn figures_of(source: &Source, written: &Written) -> Vec<FigureAt> {
    let mut found: Vec<FigureAt> = Vec::new();
    let variant = source.variant();
    for text in written.template.texts_of(&variant) {
        for piece in pieces(text) {
            if let Piece::Placeholder(name) = piece
                && let Some(at) = figure_at(source, name)
                && !found.contains(&at)
            {
                found.push(at);
            }
        }
    }
    found
}
