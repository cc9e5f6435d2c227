//! The words for entries and their sums.

use super::{Amount, AmountError, Entry, EntryError, Kind, Thousandths, Totals, Unit};
use crate::locale::{Lang, msg, values};

/// The sign between the parts of a line.
const BETWEEN: &str = " · ";

impl Unit {
    /// An amount in this unit: `1.234,5 kg`.
    pub fn of(self, amount: Thousandths, lang: Lang) -> String {
        format!("{} {}", amount.written(lang), self.name().text(lang))
    }
}

impl Amount {
    /// The amount with its unit; empty if there is none. A text that is no number is shown as it was typed.
    pub fn words(&self, lang: Lang) -> String {
        match self.read() {
            Ok(None) => String::new(),
            Ok(Some(amount)) => self.unit.of(amount, lang),
            Err(_) => format!("{} {}", self.text.trim(), self.unit.name().text(lang)),
        }
    }
}

/// An amount of money: `1.500.000 đồng`.
pub(crate) fn money_words(money: u64, lang: Lang) -> String {
    msg::DIARY_DONG.fill(lang, values::N { n: &lang.number(money) })
}

impl Entry {
    /// The price; empty if there is none. A text that is no amount of money is shown as it was typed.
    pub fn price_words(&self, lang: Lang) -> String {
        match self.price() {
            Ok(None) => String::new(),
            Ok(Some(money)) => money_words(money, lang),
            Err(_) => self.money.trim().to_owned(),
        }
    }

    /// Whether what was checked was good, in words; empty for other kinds.
    pub fn result(&self, lang: Lang) -> &'static str {
        match self.good {
            Some(true) => msg::DIARY_GOOD_YES.text(lang),
            Some(false) => msg::DIARY_GOOD_NO.text(lang),
            None => "",
        }
    }

    /// The material and how much of it was used.
    pub fn material_words(&self, lang: Lang) -> String {
        let parts = [self.used.words(lang), self.material.trim().to_owned()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// What the entry is about: its item, or its batch.
    pub fn title(&self, lang: Lang) -> String {
        match self.item.trim() {
            "" => msg::DIARY_BATCH_NO.fill(lang, values::Batch { batch: &self.batch.trim() }),
            item => item.to_owned(),
        }
    }

    /// Everything else that the entry says, on one line.
    pub fn details(&self, lang: Lang) -> String {
        let batch = match self.batch.trim() {
            "" => String::new(),
            _ if self.item.trim().is_empty() => String::new(),
            batch => msg::DIARY_BATCH_NO.fill(lang, values::Batch { batch: &batch }),
        };
        let material = match self.material_words(lang) {
            words if words.is_empty() => words,
            words => msg::DIARY_FROM_MATERIAL.fill(lang, values::Material { material: &words }),
        };
        let parts = [
            self.amount.words(lang),
            self.result(lang).to_owned(),
            self.partner.trim().to_owned(),
            self.price_words(lang),
            batch,
            material,
            self.note.trim().to_owned(),
        ];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(BETWEEN)
    }

    /// The amounts of the entry, for the button that takes them over; empty if it has none.
    pub fn amounts(&self, lang: Lang) -> String {
        let parts = [self.amount.words(lang), self.used.words(lang), self.price_words(lang)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(BETWEEN)
    }

    /// The entry without blanks around its texts, and without what its kind does not have.
    #[must_use]
    pub fn tidy(mut self) -> Entry {
        for text in [
            &mut self.item,
            &mut self.partner,
            &mut self.amount.text,
            &mut self.money,
            &mut self.batch,
            &mut self.material,
            &mut self.used.text,
            &mut self.note,
        ] {
            if text.trim().len() < text.len() {
                *text = text.trim().to_owned();
            }
        }
        if self.kind != Kind::Check {
            self.good = None;
        }
        // A unit without a number says nothing.
        for amount in [&mut self.amount, &mut self.used] {
            if amount.is_empty() {
                *amount = Amount::default();
            }
        }
        self
    }
}

impl Totals {
    /// The sums of a kind on one line: `120 kg · 30 lít · 3.400.000 đồng`. Checks are counted.
    pub fn words(&self, kind: Kind, lang: Lang) -> String {
        if kind == Kind::Check {
            return msg::DIARY_TIMES.fill(lang, values::N { n: &self.entries(kind) });
        }
        let money = self.money(kind);
        let parts = [self.amount_words(kind, lang), if money > 0 { money_words(money, lang) } else { String::new() }];
        match parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(BETWEEN) {
            words if words.is_empty() => msg::DIARY_TIMES.fill(lang, values::N { n: &self.entries(kind) }),
            words => words,
        }
    }

    /// The amounts of a kind in all units on one line; empty if there are none.
    pub fn amount_words(&self, kind: Kind, lang: Lang) -> String {
        let amounts = Unit::ALL.into_iter().map(|unit| (unit, self.amount(kind, unit)));
        let some = amounts.filter(|(_, amount)| *amount > Thousandths::default());
        some.map(|(unit, amount)| unit.of(amount, lang)).collect::<Vec<_>>().join(BETWEEN)
    }
}

impl AmountError {
    /// The reason in the user's language.
    pub fn words(self, lang: Lang) -> &'static str {
        let message = match self {
            AmountError::NotANumber => msg::DIARY_NOT_A_NUMBER,
            AmountError::TooFine => msg::DIARY_TOO_FINE,
            AmountError::TooLarge => msg::DIARY_TOO_LARGE,
            AmountError::NotWhole => msg::DIARY_NOT_WHOLE,
        };
        message.text(lang)
    }
}

impl EntryError {
    /// The reason in the user's language.
    pub fn words(self, lang: Lang) -> &'static str {
        let message = match self {
            EntryError::NoItem => msg::DIARY_NO_ITEM,
            EntryError::Day => msg::DIARY_NO_DAY,
            EntryError::TooLong => msg::DIARY_TOO_LONG,
            EntryError::Id => msg::DIARY_NO_ID,
            EntryError::Amount(why) | EntryError::Money(why) => return why.words(lang),
        };
        message.text(lang)
    }
}
