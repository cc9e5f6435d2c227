//! The way through the questions: may the product take part at all, then the criteria, then the result.

/// A knock-out or a criterion on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked<'a> {
    /// Key of the knock-out, or id of the criterion.
    pub key: &'a str,
    /// Whether it asks for an answer and has none.
    pub open: bool,
}

/// Where the way goes on. Numbers count from 1 among all of their kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next<'a> {
    /// The knock-out with this key.
    KnockOut {
        /// Its key.
        key: &'a str,
        /// Its number.
        no: usize,
        /// How many there are.
        all: usize,
    },
    /// The question of this criterion.
    Question {
        /// Id of the criterion.
        id: &'a str,
        /// Its number.
        no: usize,
        /// How many there are.
        all: usize,
    },
    /// Nothing is open on the way.
    Result,
}

/// The next open thing for who was `at` one: knock-outs that nobody has put off come first, as a failed one makes all else
/// idle; then the criterion that one was at, or the next open one, from the start again after the last, so that questions
/// that were put off come back; last the knock-outs that were put off.
pub fn go_on<'a>(
    knock_outs: &[Asked<'a>],
    criteria: &[Asked<'a>],
    at: Option<&str>,
    put_off: impl Fn(&str) -> bool,
) -> Next<'a> {
    let knock_out = |wanted: &dyn Fn(&Asked) -> bool| {
        let place = knock_outs.iter().position(|k| k.open && wanted(k))?;
        Some(Next::KnockOut { key: knock_outs[place].key, no: place + 1, all: knock_outs.len() })
    };
    let question = || {
        let from = at.and_then(|id| criteria.iter().position(|c| c.key == id)).unwrap_or_default();
        let places = (from..criteria.len()).chain(0..from);
        let place = { places }.find(|place| criteria[*place].open)?;
        Some(Next::Question { id: criteria[place].key, no: place + 1, all: criteria.len() })
    };
    knock_out(&|k| !put_off(k.key)).or_else(question).or_else(|| knock_out(&|_| true)).unwrap_or(Next::Result)
}

impl Next<'_> {
    /// The address below a draft's own.
    pub fn screen(self) -> String {
        match self {
            Next::KnockOut { key, .. } => format!("check/{key}"),
            Next::Question { id, .. } => format!("question/{id}"),
            Next::Result => "result".to_owned(),
        }
    }

    /// The name of its screen, which is what a button that leads there says.
    pub fn name(self, lang: crate::locale::Lang) -> String {
        use crate::locale::{msg, values};
        match self {
            Next::KnockOut { no, all, .. } => msg::WAY_KNOCK_OUT.fill(lang, values::AllNo { no: &no, all: &all }),
            Next::Question { no, all, .. } => msg::QUESTION_OF_ALL.fill(lang, values::AllNo { no: &no, all: &all }),
            Next::Result => msg::RESULT_TITLE.text(lang).to_owned(),
        }
    }
}
