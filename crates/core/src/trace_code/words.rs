//! What a code holds, in words.

use crate::locale::{Lang, Message, msg, values};

use super::address::is_invisible;
use super::{CodeContent, CodeKind, CodeSight, Foreign, Issuer, MarkKind, OnlineCheck, Remark, Standing};

/// The text of a code as it can be shown: a character that cannot be seen, or that changes the order of others, has a sign in its
/// place, so that the text says nothing else than it seems to.
pub fn shown(text: &str) -> String {
    let sign = |c: char| match c {
        '\n' | '\t' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ if c.is_control() || is_invisible(c) => char::REPLACEMENT_CHARACTER,
        _ => c,
    };
    text.trim().replace("\r\n", "\n").chars().map(sign).collect()
}

impl CodeKind {
    fn message(self) -> Message {
        match self {
            CodeKind::BatchPage => msg::TRACE_CODE_BATCH_PAGE,
            CodeKind::ItemPage => msg::TRACE_CODE_ITEM_PAGE,
            CodeKind::Page => msg::TRACE_CODE_PAGE,
            CodeKind::Homepage => msg::TRACE_CODE_HOMEPAGE,
            CodeKind::Social => msg::TRACE_CODE_SOCIAL,
            CodeKind::Marketplace => msg::TRACE_CODE_MARKETPLACE,
            CodeKind::SharedFile => msg::TRACE_CODE_SHARED_FILE,
            CodeKind::Shortened => msg::TRACE_CODE_SHORTENED,
            CodeKind::WithoutScheme => msg::TRACE_CODE_WITHOUT_SCHEME,
            CodeKind::BrokenAddress => msg::TRACE_CODE_BROKEN_ADDRESS,
            CodeKind::Elements => msg::TRACE_CODE_ELEMENTS,
            CodeKind::Number => msg::TRACE_CODE_NUMBER,
            CodeKind::Foreign(foreign) => foreign.message(),
            CodeKind::Text => msg::TRACE_CODE_TEXT,
            CodeKind::Empty => msg::TRACE_CODE_EMPTY,
        }
    }

    /// What the code is, in a sentence.
    pub fn words(self, lang: Lang) -> &'static str {
        self.message().text(lang)
    }
}

impl Foreign {
    fn message(self) -> Message {
        match self {
            Foreign::Payment => msg::TRACE_CODE_PAYMENT,
            Foreign::WiFi => msg::TRACE_CODE_WI_FI,
            Foreign::Contact => msg::TRACE_CODE_CONTACT,
            Foreign::Phone => msg::TRACE_CODE_PHONE,
            Foreign::Mail => msg::TRACE_CODE_MAIL,
            Foreign::Place => msg::TRACE_CODE_PLACE,
            Foreign::Event => msg::TRACE_CODE_EVENT,
            Foreign::IdentityCard => msg::TRACE_CODE_IDENTITY_CARD,
            Foreign::OtherApp => msg::TRACE_CODE_OTHER_APP,
        }
    }
}

impl Standing {
    /// What the code is worth for traceability, in one sentence.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Standing::Batch => msg::TRACE_CODE_IS_BATCH,
            Standing::ToLookAt => msg::TRACE_CODE_IS_TO_LOOK_AT,
            Standing::NotEnough => msg::TRACE_CODE_IS_NOT_ENOUGH,
            Standing::Not => msg::TRACE_CODE_IS_NOT,
        }
        .text(lang)
    }
}

impl CodeContent {
    /// What there is to say about the bar code number, if there is one.
    pub fn gtin_words(&self, lang: Lang) -> Option<String> {
        let gtin = self.gtin.as_ref()?;
        let number = &gtin.digits();
        if !gtin.is_right() {
            let digit = &gtin.right_digit();
            return Some(msg::TRACE_CODE_GTIN_WRONG.fill(lang, values::DigitNumber { digit, number }));
        }
        let issuer = match gtin.issuer() {
            Issuer::VietNam => msg::TRACE_CODE_GTIN_VIET_NAM,
            Issuer::InShop => msg::TRACE_CODE_GTIN_IN_SHOP,
            Issuer::Elsewhere => msg::TRACE_CODE_GTIN_ELSEWHERE,
        };
        Some(format!("{} {}", msg::TRACE_CODE_GTIN_RIGHT.fill(lang, values::Number { number }), issuer.text(lang)))
    }

    /// Whether the code tells the bar code number, and its last digit is wrong.
    pub fn has_wrong_gtin(&self) -> bool {
        self.gtin.as_ref().is_some_and(|gtin| !gtin.is_right())
    }

    /// What else the code says about the goods; what only computers need is left out.
    pub fn mark_words(&self, lang: Lang) -> Vec<String> {
        let line = |kind: MarkKind, value: &str| {
            let message = match kind {
                MarkKind::Batch => msg::TRACE_CODE_BATCH,
                MarkKind::Serial => msg::TRACE_CODE_SERIAL,
                MarkKind::Made => msg::TRACE_CODE_MADE,
                MarkKind::Packed => msg::TRACE_CODE_PACKED,
                MarkKind::Harvested => msg::TRACE_CODE_HARVESTED,
                MarkKind::BestBefore => msg::TRACE_CODE_BEST_BEFORE,
                MarkKind::Expiry => msg::TRACE_CODE_EXPIRY,
                MarkKind::Other(_) => return None,
            };
            let value = if kind.is_day() { lang.day_or_text(value) } else { shown(value) };
            Some(message.fill(lang, values::Value { value: &value }))
        };
        self.marks.iter().filter_map(|mark| line(mark.kind, &mark.value)).collect()
    }

    /// What is missing for a batch, if the code is one of goods and tells none.
    pub fn batch_words(&self, lang: Lang) -> Option<&'static str> {
        let tells = self.marks.iter().any(|mark| mark.kind.is_of_batch());
        (self.can_be_kept() && !tells).then(|| msg::TRACE_CODE_NO_BATCH.text(lang))
    }
}

impl Remark {
    /// What is odd, in a sentence.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Remark::Insecure => msg::TRACE_CODE_INSECURE,
            Remark::Local => msg::TRACE_CODE_LOCAL,
            Remark::OddLetters => msg::TRACE_CODE_ODD_LETTERS,
            Remark::NoSuchDay => msg::TRACE_CODE_NO_SUCH_DAY,
        }
        .text(lang)
    }
}

impl CodeSight {
    /// How large the code is in the photo and, if it is hard to read, what helps.
    pub fn words(self, lang: Lang) -> Vec<String> {
        let width = &lang.tenths(self.tenths_of_pixel());
        let size = msg::TRACE_CODE_SIGHT.fill(lang, values::NWidth { n: &self.modules, width });
        let judged = if self.hard { msg::TRACE_CODE_SIGHT_HARD } else { msg::TRACE_CODE_SIGHT_EASY };
        let print = values::CmMm { cm: &(CodeSight::EXAMPLE_WIDTH / 10), mm: &lang.tenths(self.tenths_of_mm()) };
        vec![size, judged.text(lang).to_owned(), msg::TRACE_CODE_PRINT_SIZE.fill(lang, print)]
    }
}

impl OnlineCheck {
    /// The question.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            OnlineCheck::Opens => msg::TRACE_CODE_CHECK_OPENS,
            OnlineCheck::Product => msg::TRACE_CODE_CHECK_PRODUCT,
            OnlineCheck::Batch => msg::TRACE_CODE_CHECK_BATCH,
            OnlineCheck::Steps => msg::TRACE_CODE_CHECK_STEPS,
            OnlineCheck::Lasts => msg::TRACE_CODE_CHECK_LASTS,
            OnlineCheck::Sample => msg::TRACE_CODE_CHECK_SAMPLE,
        }
        .text(lang)
    }

    /// The question in a few words, for the caption of the photo.
    pub fn short_words(self, lang: Lang) -> &'static str {
        match self {
            OnlineCheck::Opens => msg::TRACE_CODE_SHORT_OPENS,
            OnlineCheck::Product => msg::TRACE_CODE_SHORT_PRODUCT,
            OnlineCheck::Batch => msg::TRACE_CODE_SHORT_BATCH,
            OnlineCheck::Steps => msg::TRACE_CODE_SHORT_STEPS,
            OnlineCheck::Lasts => msg::TRACE_CODE_SHORT_LASTS,
            OnlineCheck::Sample => msg::TRACE_CODE_SHORT_SAMPLE,
        }
        .text(lang)
    }
}
