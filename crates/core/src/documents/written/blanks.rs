//! What a paper prints as dots, since nobody has said it yet.

use super::values::{figure_at, value};
use serde::{Deserialize, Serialize};

use crate::catalogue::Text as _;
use crate::form::Field;
use crate::locale::Lang;
use crate::templates::{Ask, AskKind, Piece, Source, Written, pieces};

/// Something that a paper prints and that the draft does not know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blank {
    /// What it is, in the language of the interface.
    pub label: String,
    /// The address of the screen that asks for it, relative to that of the draft; empty where the paper itself asks.
    pub screen: String,
}

/// Everything that a paper prints as dots, each once, in the order in which it is printed. Lines that are printed only
/// where everything is known have no dots.
pub fn blanks(source: &Source, written: &Written, lang: Lang) -> Vec<Blank> {
    let variant = source.variant();
    let template = written.template;
    let mut found: Vec<Blank> = Vec::new();
    let mut add = |blank: Option<Blank>| {
        if let Some(blank) = blank.filter(|blank| !found.contains(blank)) {
            found.push(blank);
        }
    };
    for text in template.texts_of(&variant).flat_map(str::lines) {
        let line = crate::templates::line(text);
        for piece in pieces(line.text) {
            if let Piece::Placeholder(name) = piece
                && !line.only_known
                && value(source, written, name).is_empty()
            {
                add(blank(source, written, name, lang));
            }
        }
    }
    let tables = template.asks.iter().filter(|ask| ask.kind == AskKind::Table && !written.is_said(source.draft, ask));
    for ask in tables.filter(|ask| template.parts_of(&variant).any(|part| part.table == ask.key)) {
        add(Some(Blank { label: label_of(ask, lang), screen: String::new() }));
    }
    found
}

/// The question as the name of what is missing: it stands among others in a sentence.
fn label_of(ask: &Ask, lang: Lang) -> String {
    ask.text(lang).trim_end_matches('?').to_owned()
}

fn blank(source: &Source, written: &Written, name: &str, lang: Lang) -> Option<Blank> {
    if let Some(ask) = written.template.ask(name) {
        return Some(Blank { label: label_of(ask, lang), screen: String::new() });
    }
    if let Some(at) = figure_at(source, name) {
        return Some(Blank { label: at.label(lang), screen: at.screen(source.edition, source.set) });
    }
    let key = match name {
        "address" => "applicant.address",
        "commune" => "applicant.commune",
        "province" => "applicant.province",
        "kind.head" => "applicant.position",
        key => key,
    };
    let field = Field::of(key)?;
    let screen = format!("details/{}#{}", field.step.key(), field.id());
    Some(Blank { label: field.label.text(lang).to_owned(), screen })
}
