//! Quantities in the words of a language.

use super::{Decimal, Kind, NotUnderstood, Quantity};
use crate::locale::{Lang, Message, msg, values};

impl Lang {
    /// A number with marks between thousands and its decimals.
    ///
    /// ```
    /// use sao_lang_core::locale::Lang;
    /// use sao_lang_core::quantity::Decimal;
    /// assert_eq!(Lang::Vi.decimal(Decimal::thousandths(1_234_500)), "1.234,5");
    /// assert_eq!(Lang::En.decimal(Decimal::whole(-2_000)), "-2,000");
    /// ```
    pub fn decimal(self, number: Decimal) -> String {
        let size = number.billionths().unsigned_abs();
        let (whole, part) = (size / 1_000_000_000, size % 1_000_000_000);
        let sign = if number.is_negative() { "-" } else { "" };
        let digits = format!("{part:09}");
        let decimals = digits.trim_end_matches('0');
        let mark = if decimals.is_empty() { String::new() } else { self.decimal_mark().to_string() };
        // Numbers that are read are far below the largest u64.
        format!("{sign}{}{mark}{decimals}", self.number(u64::try_from(whole).unwrap_or(u64::MAX)))
    }
}

impl Quantity {
    /// The quantity as it is written in the language, in the unit that suits its size: "1,5 tấn", "2.000.000 đồng".
    pub fn written(&self, lang: Lang) -> String {
        let of = |number: Decimal, unit: Message| format!("{} {}", lang.decimal(number), unit.text(lang));
        let large = |limit: i64, large: Message, small: Message| {
            let (size, share) = (self.value.billionths(), Decimal::whole(limit).billionths());
            match size.abs() >= share && size % i128::from(limit) == 0 {
                true => of(Decimal::of_billionths(size / i128::from(limit)), large),
                false => of(self.value, small),
            }
        };
        match &self.kind {
            Kind::Kilograms => large(1_000, msg::QUANTITY_TONNES, msg::QUANTITY_KILOGRAMS),
            Kind::SquareMetres => large(10_000, msg::QUANTITY_HECTARES, msg::QUANTITY_SQUARE_METRES),
            Kind::Litres => of(self.value, msg::QUANTITY_LITRES),
            Kind::Metres => of(self.value, msg::QUANTITY_METRES),
            Kind::Dong => of(self.value, msg::QUANTITY_DONG),
            Kind::Months => of(self.value, msg::QUANTITY_MONTHS),
            Kind::Persons => of(self.value, msg::QUANTITY_PERSONS),
            Kind::Pieces(word) => format!("{} {word}", lang.decimal(self.value)),
            Kind::Times | Kind::Bare => lang.decimal(self.value),
        }
    }
}

impl NotUnderstood {
    /// What was not understood, in a sentence for the person who wrote it.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            NotUnderstood::NoNumber => msg::QUANTITY_NO_NUMBER.text(lang).to_owned(),
            NotUnderstood::Digits(digits) => msg::QUANTITY_NOT_DIGITS.fill(lang, values::Text { text: digits }),
            NotUnderstood::TooLarge => msg::QUANTITY_TOO_LARGE.text(lang).to_owned(),
            NotUnderstood::Several => msg::QUANTITY_SEVERAL.text(lang).to_owned(),
            NotUnderstood::Word(word) => msg::QUANTITY_WORD.fill(lang, values::Text { text: word }),
            NotUnderstood::Regional(word) => msg::QUANTITY_REGIONAL.fill(lang, values::Text { text: word }),
            NotUnderstood::Negative => msg::QUANTITY_NEGATIVE.text(lang).to_owned(),
            NotUnderstood::NotWhole => msg::QUANTITY_NOT_WHOLE.text(lang).to_owned(),
            NotUnderstood::TooLong => msg::QUANTITY_TOO_LONG.text(lang).to_owned(),
        }
    }
}
