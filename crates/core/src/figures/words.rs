//! What was reckoned, and what contradicts, in words.

use super::{Between, FigureAt, Gap, Outcome, Reckoned, Value, wrong_answer};
use crate::catalogue::{Criterion, Edition, ProductSet, Text as _};
use crate::draft::Draft;
use crate::form::Step;
use crate::locale::{Lang, Message, msg, values};
use crate::quantity::Decimal;
use crate::review::YEARS_ID;

impl Value {
    /// The sum in words: "8 tấn trên 10 tấn là 80%".
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Value::Share { part, whole } => {
                let (percent, exact) = percent(part.value, whole.value);
                let words = if exact { msg::FIGURES_SHARE } else { msg::FIGURES_SHARE_ABOUT };
                let (part, whole) = (part.written(lang), whole.written(lang));
                words.fill(
                    lang,
                    values::PartPercentWhole { part: &part, percent: &lang.decimal(percent), whole: &whole },
                )
            }
            Value::Count { of, sum } if of.len() > 1 => {
                let list = of.iter().map(|quantity| quantity.written(lang)).collect::<Vec<_>>().join(" + ");
                msg::FIGURES_SUM.fill(lang, values::ListN { list: &list, n: &lang.decimal(*sum) })
            }
            Value::Count { of, .. } => {
                let only = of.first().map_or(String::new(), |quantity| quantity.written(lang));
                msg::FIGURES_COUNT.fill(lang, values::N { n: &only })
            }
            Value::Growth { years, run } => {
                let list: Vec<String> =
                    years.iter().map(|(year, quantity)| format!("{year}: {}", quantity.written(lang))).collect();
                let list = list.join("; ");
                match run {
                    0 => msg::FIGURES_NO_GROWTH.fill(lang, values::List { list: &list }),
                    _ => msg::FIGURES_GROWTH.fill(lang, values::ListN { list: &list, n: run }),
                }
            }
        }
    }
}

/// The part in percent of the whole, with one decimal, never rounded up over a threshold, and whether it is exact.
fn percent(part: Decimal, whole: Decimal) -> (Decimal, bool) {
    let (part, whole) = (part.billionths().saturating_mul(1_000), whole.billionths());
    let (tenths, rest) = (part / whole, part % whole);
    (Decimal::of_billionths(tenths * 100_000_000), rest == 0)
}

impl Gap {
    /// The figure at whose field it can be mended.
    pub fn figure(&self) -> &FigureAt {
        match self {
            Gap::Missing(at) | Gap::NotUnderstood(at, _) | Gap::Nothing(at) | Gap::Units(at, _) => at,
            Gap::AboveWhole(at, _) => at,
        }
    }

    /// What is wrong, in a sentence; empty for a figure that is not stated yet.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Gap::Missing(_) => String::new(),
            Gap::NotUnderstood(_, what) => what.words(lang),
            Gap::Units(..) => msg::FIGURES_UNITS.text(lang).to_owned(),
            Gap::Nothing(_) => msg::FIGURES_NOTHING.text(lang).to_owned(),
            Gap::AboveWhole(..) => msg::FIGURES_ABOVE_WHOLE.text(lang).to_owned(),
        }
    }
}

impl Reckoned {
    /// The sums in words, one sentence each, of the measures that have a value.
    pub fn sums(&self, lang: Lang) -> Vec<String> {
        self.values.iter().flatten().map(|value| value.words(lang)).collect()
    }

    /// Whether some figure of it is stated.
    pub fn is_begun(&self, draft: &Draft) -> bool {
        self.asked.iter().any(|at| !at.text(draft).is_empty())
    }

    /// The figures that are still to be stated, in order. A measure that has a value lacks none.
    pub fn missing<'r>(&'r self, draft: &'r Draft) -> impl Iterator<Item = &'r FigureAt> {
        let lacks = self.values.iter().any(|value| matches!(value, Err(Gap::Missing(_))));
        self.asked.iter().filter(move |at| lacks && at.text(draft).is_empty())
    }

    /// The one option that follows, where it is not the chosen one.
    pub fn proposes(&self, chosen: Option<usize>) -> Option<usize> {
        match &self.outcome {
            Outcome::Options { options, .. } => match options.as_slice() {
                [only] if Some(*only) != chosen => Some(*only),
                _ => None,
            },
            Outcome::Open => None,
        }
    }

    /// Whether the chosen option agrees with the figures, in a sentence; `None` where they say nothing on it.
    pub fn on_choice(&self, criterion: &Criterion, chosen: usize) -> Option<Message> {
        let Outcome::Options { options, .. } = &self.outcome else { return None };
        match wrong_answer(self, criterion, chosen) {
            Some(true) => Some(msg::FIGURES_HIGHER),
            Some(false) => Some(msg::FIGURES_LOWER),
            None => options.contains(&chosen).then_some(msg::FIGURES_CHOSEN),
        }
    }

    /// What follows for the answer, in a sentence; `None` while figures are missing.
    pub fn follows(&self, criterion: &Criterion, lang: Lang) -> Option<String> {
        let Outcome::Options { options, council } = &self.outcome else { return None };
        let points = |option: &usize| criterion.points(*option).to_string();
        let list = options.iter().map(points).collect::<Vec<_>>().join(", ");
        let words = match (council, options.len()) {
            (true, _) => msg::FIGURES_COUNCIL,
            (_, 1) => msg::FIGURES_FOLLOWS,
            _ => msg::FIGURES_FOLLOWS_SEVERAL,
        };
        Some(words.fill(lang, values::Points { points: &list }))
    }
}

impl Between {
    /// Whether the commune would send the dossier back because of it. Any other contradiction is worth a look.
    pub fn sends_back(&self) -> bool {
        match self {
            Between::Answer { higher, .. } => *higher,
            Between::AboveLimit { limit, .. } => !limit.advice,
            Between::OldYears { .. } | Between::NotUnderstood { .. } => false,
            Between::Units { .. } | Between::AboveWhole { .. } | Between::OtherYear { .. } => true,
        }
    }

    /// The addresses, relative to that of the draft, of the two places that contradict each other; the second is `None`
    /// where there is only one.
    pub(super) fn screens(&self, edition: &Edition, set: &ProductSet) -> (String, Option<String>) {
        let of = |at: &FigureAt| at.screen(edition, set);
        match self {
            Between::Answer { criterion, figure, .. } => {
                (format!("question/{criterion}"), Some(of(figure)).filter(|s| !s.starts_with("question/")))
            }
            Between::NotUnderstood { figure, .. } | Between::OldYears { figure } => (of(figure), None),
            Between::Units { one: part, other: whole }
            | Between::AboveWhole { part, whole }
            | Between::AboveLimit { part, whole, .. } => (of(part), Some(of(whole))),
            Between::OtherYear { figure } => {
                let table = format!("details/{}#{}", Step::Changes.key(), YEARS_ID);
                (of(figure), Some(table))
            }
        }
    }

    /// The name of the second place; `None` where there is only one.
    pub(crate) fn other_name(&self, lang: Lang) -> Option<String> {
        match self {
            Between::Answer { figure, .. } => Some(figure.label(lang)),
            Between::NotUnderstood { .. } | Between::OldYears { .. } => None,
            Between::Units { other: whole, .. }
            | Between::AboveWhole { whole, .. }
            | Between::AboveLimit { whole, .. } => Some(whole.label(lang)),
            Between::OtherYear { .. } => Some(Step::Changes.name().text(lang).to_owned()),
        }
    }

    /// The contradiction as one sentence without a full stop.
    pub fn words(&self, draft: &Draft, set: &ProductSet, lang: Lang) -> String {
        let said = |at: &FigureAt| at.written(draft, lang);
        match self {
            Between::Answer { criterion, chosen, options, higher, .. } => {
                let of = set.criterion(criterion);
                let points = |option: &usize| of.map_or(0, |c| c.points(*option)).to_string();
                let list = options.iter().map(points).collect::<Vec<_>>().join(", ");
                let words = if *higher { msg::FIGURES_ANSWER_HIGHER } else { msg::FIGURES_ANSWER_LOWER };
                words.fill(
                    lang,
                    values::ChosenIdPointsTitle {
                        id: criterion,
                        title: &of.map_or("", |c| c.title.text(lang)),
                        chosen: &points(chosen),
                        points: &list,
                    },
                )
            }
            Between::NotUnderstood { figure, what } => msg::FIGURES_UNREAD
                .fill(lang, values::FigureWhat { figure: &figure.label(lang), what: &what.words(lang) }),
            Between::Units { one, other } => msg::FIGURES_UNITS_OF.fill(
                lang,
                values::OnePartTwoWhole {
                    part: &one.label(lang),
                    one: &said(one),
                    whole: &other.label(lang),
                    two: &said(other),
                },
            ),
            Between::AboveWhole { part, whole } => msg::FIGURES_ABOVE.fill(
                lang,
                values::OnePartTwoWhole {
                    part: &part.label(lang),
                    one: &said(part),
                    whole: &whole.label(lang),
                    two: &said(whole),
                },
            ),
            Between::AboveLimit { part, whole, limit } => {
                let sums = format!("{} > {}", said(part), said(whole));
                msg::FIGURES_LIMIT.fill(lang, values::SumWhat { what: &limit.words.text(lang), sum: &sums })
            }
            Between::OtherYear { figure } => msg::FIGURES_OTHER_YEAR
                .fill(lang, values::FigureText { figure: &figure.label(lang), text: &said(figure) }),
            Between::OldYears { figure } => {
                msg::FIGURES_OLD_YEARS.fill(lang, values::Figure { figure: &figure.label(lang) })
            }
        }
    }
}
