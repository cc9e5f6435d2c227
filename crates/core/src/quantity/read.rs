//! Reading quantities.

use catalogue_model::search_key::{is_mark, search_key};
use thiserror::Error;

use super::units::{is_filler, is_regional, is_whole, multiple, unit, usual};
use super::{Decimal, Kind, NotANumber, Quantity, Unit};

/// The maximum length of a text that is read, in bytes; the longest that people write is far shorter.
const MAX_LENGTH: usize = 200;

/// What was not understood of a text. The words for people are in `written.rs`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotUnderstood {
    /// The text has no number.
    #[error("no number")]
    NoNumber,
    /// These digits are no number.
    #[error("{0} is no number")]
    Digits(String),
    /// The number is too large, or has too many decimal places.
    #[error("the number is too large or has too many places")]
    TooLarge,
    /// The text has several numbers that are not one sum, such as "5-6 tấn".
    #[error("several numbers")]
    Several,
    /// The word is no unit of the figure.
    #[error("unknown word {0}")]
    Word(String),
    /// The unit has another size in each region.
    #[error("{0} is not the same everywhere")]
    Regional(String),
    /// The number is below 0, and the figure cannot be.
    #[error("below 0")]
    Negative,
    /// The number has decimals, and what it counts has no parts.
    #[error("not whole")]
    NotWhole,
    /// The text is longer than any quantity.
    #[error("too long")]
    TooLong,
}

/// A number or a word of a text.
#[derive(Debug, PartialEq)]
enum Token {
    /// A number, and how many digits it was written with, where it has no marks.
    Number(Decimal, Option<usize>),
    /// A word, as a search key and as it is written in small letters.
    Word(String, String),
    /// A mark between two numbers.
    Between,
}

/// One number with the words after it.
struct Term {
    value: Decimal,
    digits: Option<usize>,
    factor: Option<Decimal>,
    kind: Option<Kind>,
}

/// Reads a quantity as people write it. The number may have multiples ("2 triệu", "50k"), a unit that the figure takes,
/// a half ("2 tấn rưỡi"), smaller parts after it ("1 tấn 200 kg", "1 tỷ 200 triệu", "2tr5"), and a loss ("lỗ 5
/// triệu").
///
/// # Errors
/// What was not understood; see [`NotUnderstood`].
///
/// ```
/// use sao_lang_core::quantity::{read, Decimal, Unit};
/// let value = |text, unit| read(text, unit, false).map(|quantity| quantity.value);
/// assert_eq!(value("1,5 tấn", Unit::Amount), Ok(Decimal::whole(1_500)));
/// assert_eq!(value("2 triệu rưỡi", Unit::Money), Ok(Decimal::whole(2_500_000)));
/// ```
pub fn read(text: &str, of: Unit, signed: bool) -> Result<Quantity, NotUnderstood> {
    if text.len() > MAX_LENGTH {
        return Err(NotUnderstood::TooLong);
    }
    let mut tokens = tokens(text, of)?;
    let loss = matches!(tokens.first(), Some(Token::Word(word, _)) if word == "lo" || word == "am");
    if loss {
        tokens.remove(0);
    }
    tokens.retain(|token| !matches!(token, Token::Word(word, _) if is_filler(word)));
    let terms = terms(tokens, of)?;
    let (value, kind) = sum(&terms)?;
    let value = if loss { value.negated() } else { value };
    if value.is_negative() && !signed {
        return Err(NotUnderstood::Negative);
    }
    if is_whole(of) && !value.is_whole() {
        return Err(NotUnderstood::NotWhole);
    }
    Ok(Quantity { value, kind: kind.unwrap_or_else(|| usual(of)) })
}

fn tokens(text: &str, of: Unit) -> Result<Vec<Token>, NotUnderstood> {
    let chars: Vec<char> = text.to_lowercase().chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut minus = false;
    while let Some(&c) = chars.get(at) {
        if c.is_ascii_digit() {
            let (written, next) = number(&chars, at);
            let value =
                Decimal::read(&written, is_whole(of) && !scaled(&chars, next)).map_err(|error| match error {
                    NotANumber::Marks => NotUnderstood::Digits(written.clone()),
                    NotANumber::TooLarge => NotUnderstood::TooLarge,
                })?;
            let digits = written.bytes().all(|b| b.is_ascii_digit()).then_some(written.len());
            tokens.push(Token::Number(if minus { value.negated() } else { value }, digits));
            minus = false;
            at = next;
        } else if c.is_alphabetic() {
            let next = word_end(&chars, at);
            let written: String = chars[at..next].iter().collect();
            tokens.push(Token::Word(key(&written), written));
            at = next;
        } else {
            match c {
                '-' | '\u{2212}' | '\u{2013}' => match tokens.last() {
                    Some(Token::Number(..)) => tokens.push(Token::Between),
                    _ => minus = true,
                },
                '/' | '%' | '+' | '*' | '×' | '=' | '<' | '>' => {
                    tokens.push(Token::Word(c.to_string(), c.to_string()))
                }
                _ => {}
            }
            at += 1;
        }
    }
    Ok(tokens)
}

/// The digits and marks of the number that begins at `at`, without spaces between thousands, and the place after it.
fn number(chars: &[char], at: usize) -> (String, usize) {
    let is_digit = |i: usize| chars.get(i).is_some_and(char::is_ascii_digit);
    let mut written = String::new();
    let mut end = at;
    while let Some(&c) = chars.get(end) {
        let mark = (c == '.' || c == ',') && is_digit(end + 1);
        // A space between thousands: "2 000 000".
        let space = (c == ' ' || c == '\u{a0}' || c == '\u{202f}')
            && written.len() <= 3 + 4 * written.matches('.').count()
            && !written.contains(',')
            && (1..=3).all(|i| is_digit(end + i))
            && !is_digit(end + 4);
        match c {
            _ if c.is_ascii_digit() || mark => written.push(c),
            _ if space => written.push('.'),
            _ => break,
        }
        end += 1;
    }
    (written, end)
}

/// Whether a multiple stands after the number, so that it can have decimals: "1,500 triệu".
fn scaled(chars: &[char], at: usize) -> bool {
    let begin = (at..chars.len()).find(|i| !chars[*i].is_whitespace()).unwrap_or(chars.len());
    let word: String = chars[begin..word_end(chars, begin)].iter().collect();
    multiple(&key(&word)).is_some()
}

/// The place after the word that begins at `at`. A digit belongs to it only in "m2" and "m3".
fn word_end(chars: &[char], at: usize) -> usize {
    let mut end = at;
    while chars.get(end).is_some_and(|c| c.is_alphabetic() || is_mark(*c)) {
        end += 1;
    }
    let power = chars.get(end).is_some_and(|c| matches!(c, '2' | '3' | '²' | '³'));
    let is_metre = end == at + 1 && chars.get(at) == Some(&'m');
    let goes_on = chars.get(end + 1).is_some_and(char::is_ascii_digit);
    if power && is_metre && !goes_on { end + 1 } else { end }
}

/// The word without Vietnamese marks, as the tables of units have it.
fn key(word: &str) -> String {
    search_key(&word.replace('²', "2").replace('³', "3"))
}

/// A number without any word after it yet.
fn term(value: Decimal, digits: Option<usize>) -> Term {
    Term { value, digits, factor: None, kind: None }
}

fn terms(tokens: Vec<Token>, of: Unit) -> Result<Vec<Term>, NotUnderstood> {
    let mut terms: Vec<Term> = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            Token::Between => return Err(NotUnderstood::Several),
            Token::Number(value, digits) => terms.push(term(value, digits)),
            Token::Word(word, written) => {
                if word == "/" {
                    // An amount "a year" is what the figures are about; for any other period the number differs.
                    match tokens.next() {
                        Some(Token::Word(period, _)) if of != Unit::Months && period == "nam" => {}
                        Some(Token::Word(_, period)) => return Err(NotUnderstood::Word(period)),
                        _ => return Err(NotUnderstood::Several),
                    }
                    continue;
                }
                match terms.last_mut() {
                    Some(term) => take_word(term, &word, written, of)?,
                    None if word == "nua" => terms.push(term(Decimal::thousandths(500), None)),
                    None if matches!(word.as_str(), "khong" | "chua" | "none") => terms.push(term(Decimal::ZERO, None)),
                    None => return Err(NotUnderstood::Word(written)),
                }
            }
        }
    }
    if terms.is_empty() { Err(NotUnderstood::NoNumber) } else { Ok(terms) }
}

/// What a word after a number says about it.
fn take_word(term: &mut Term, word: &str, written: String, of: Unit) -> Result<(), NotUnderstood> {
    let scale = |term: &mut Term, by: Decimal| {
        let product = term.factor.unwrap_or(Decimal::whole(1)).times(by).ok_or(NotUnderstood::TooLarge)?;
        term.factor = Some(product);
        Ok(())
    };
    if word == "ruoi" {
        term.value = term.value.plus(Decimal::thousandths(500)).ok_or(NotUnderstood::TooLarge)?;
        return Ok(());
    }
    // Without marks, "tạ" (a hundred kilograms) and "tá" (a dozen) are one word.
    let dozen = written == "tá" || written == "ta\u{301}";
    if term.kind.is_none()
        && !dozen
        && let Some((kind, by)) = unit(word, of)
    {
        term.kind = Some(kind);
        return scale(term, by);
    }
    if let Some(by) = multiple(word) {
        return scale(term, by);
    }
    if is_regional(word) && of == Unit::Area {
        return Err(NotUnderstood::Regional(written));
    }
    let is_word = written.chars().all(|c| c.is_alphabetic() || is_mark(c));
    match (of, &mut term.kind) {
        (Unit::Times | Unit::Persons, _) if is_word => {}
        (Unit::Amount, None) if is_word => term.kind = Some(Kind::Pieces(written)),
        (Unit::Amount, Some(Kind::Pieces(pieces))) if is_word => {
            pieces.push(' ');
            pieces.push_str(&written);
        }
        _ => return Err(NotUnderstood::Word(written)),
    }
    Ok(())
}

/// The sum of the terms, each smaller than the one before: "1 tấn 200 kg".
fn sum(terms: &[Term]) -> Result<(Decimal, Option<Kind>), NotUnderstood> {
    let mut total = Decimal::ZERO;
    let mut kind: Option<Kind> = None;
    let mut before: Option<Decimal> = None;
    for term in terms {
        let factor = match (term.factor, before) {
            // "2tr5" and "2 triệu 500": tenths or thousandths of the multiple before.
            (None, Some(above)) => match term.digits {
                Some(1) => above.times(Decimal::thousandths(100)).ok_or(NotUnderstood::TooLarge)?,
                Some(3) => above.times(Decimal::thousandths(1)).ok_or(NotUnderstood::TooLarge)?,
                _ => return Err(NotUnderstood::Several),
            },
            (None, None) => Decimal::whole(1),
            (Some(factor), Some(above)) if factor >= above => return Err(NotUnderstood::Several),
            (Some(factor), _) => factor,
        };
        if before.is_some()
            && (term.value.is_negative() || (kind.is_some() && term.kind.is_some() && kind != term.kind))
        {
            return Err(NotUnderstood::Several);
        }
        total = term.value.times(factor).and_then(|part| total.plus(part)).ok_or(NotUnderstood::TooLarge)?;
        kind = kind.or_else(|| term.kind.clone());
        // A number without any word has nothing that a smaller part could follow.
        before = Some(term.factor.unwrap_or(Decimal::ZERO));
    }
    Ok((total, kind))
}
