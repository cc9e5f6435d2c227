//! Bar code numbers (GTIN) and their check digit.

/// The prefix of GS1 Viet Nam.
const VIET_NAM: &str = "893";
/// The prefixes that shops use for goods that they number themselves: GS1 gives them to nobody.
const IN_SHOP: [&str; 12] = ["02", "04", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29"];

/// The number of goods: 8, 12, 13 or 14 digits, of which the last one can be reckoned from the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gtin {
    digits: String,
}

/// The organisation of GS1 from which a number comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Issuer {
    /// GS1 Viet Nam: the number begins with 893.
    VietNam,
    /// None: shops number goods themselves with it.
    InShop,
    /// That of another country.
    Elsewhere,
}

impl Gtin {
    /// The number in a text that is nothing but a number, as it is in a code or with the gaps with which it is printed.
    pub fn read(text: &str) -> Option<Gtin> {
        let is_gap = |c: char| c == ' ' || c == '-';
        let fits = text.starts_with(|c: char| c.is_ascii_digit()) && text.ends_with(|c: char| c.is_ascii_digit());
        let digits: String = text.chars().filter(|c| !is_gap(*c)).collect();
        (fits && digits.bytes().all(|b| b.is_ascii_digit()) && matches!(digits.len(), 8 | 12 | 13 | 14))
            .then_some(Gtin { digits })
    }

    /// The digits.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// The last digit that belongs to the others (GS1 General Specifications, 7.9): from the right, the others count three
    /// times and once in turn.
    pub fn right_digit(&self) -> u32 {
        let before = self.digits.bytes().rev().skip(1);
        let sum: u32 =
            before.zip([3, 1].into_iter().cycle()).map(|(digit, times)| u32::from(digit - b'0') * times).sum();
        (10 - sum % 10) % 10
    }

    /// Whether the last digit is the right one.
    pub fn is_right(&self) -> bool {
        self.digits.ends_with(|c: char| c.to_digit(10) == Some(self.right_digit()))
    }

    /// Where the number comes from, by its first digits.
    pub fn issuer(&self) -> Issuer {
        // All lengths are the same number with zeros before it; only the shortest ones have prefixes of their own.
        let padded = format!("{:0>14}", self.digits);
        let prefix = if self.digits.len() == 8 { &self.digits } else { &padded[1..] };
        if prefix.starts_with(VIET_NAM) {
            Issuer::VietNam
        } else if IN_SHOP.iter().any(|start| prefix.starts_with(start)) && self.digits.len() != 8 {
            Issuer::InShop
        } else {
            Issuer::Elsewhere
        }
    }
}
