//! The order of the questions: first the knock-outs, which decide whether the product may take part at all, then the
//! criteria, then the result.

/// A knock-out or a criterion that the app asks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked<'a> {
    /// Key of the knock-out, or id of the criterion.
    pub key: &'a str,
    /// Whether it asks for an answer and has none.
    pub open: bool,
}

/// The next screen of the questions. Knock-outs and criteria are numbered from 1, each kind by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next<'a> {
    /// The knock-out with this key.
    KnockOut {
        /// The key of the knock-out.
        key: &'a str,
        /// The number of the knock-out.
        no: usize,
        /// The number of all knock-outs.
        all: usize,
    },
    /// The question of this criterion.
    Question {
        /// Id of the criterion.
        id: &'a str,
        /// The number of the criterion.
        no: usize,
        /// The number of all criteria.
        all: usize,
    },
    /// Nothing is open: the result comes next.
    Result,
}

/// The next open knock-out or criterion after the one with the key `at`. Knock-outs that the producer has not put off
/// come first, because a failed one makes all other answers useless. Then comes the criterion `at` or the next open
/// one; after the last criterion the search goes on at the first, so that questions that were put off come back.
/// Knock-outs that were put off come last.
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
    /// The address of the screen, relative to the address of the draft.
    pub fn screen(self) -> String {
        match self {
            Next::KnockOut { key, .. } => format!("check/{key}"),
            Next::Question { id, .. } => format!("question/{id}"),
            Next::Result => "result".to_owned(),
        }
    }

    /// The name of the screen, which is also the label of a button that leads there.
    pub fn name(self, lang: crate::locale::Lang) -> String {
        use crate::locale::{msg, values};
        match self {
            Next::KnockOut { no, all, .. } => msg::WAY_KNOCK_OUT.fill(lang, values::AllNo { no: &no, all: &all }),
            Next::Question { no, all, .. } => msg::QUESTION_OF_ALL.fill(lang, values::AllNo { no: &no, all: &all }),
            Next::Result => msg::RESULT_TITLE.text(lang).to_owned(),
        }
    }
}
