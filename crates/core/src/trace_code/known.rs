//! Codes, websites and words in addresses that are known. The lists are data: whoever knows one more adds a row.

/// A code that has nothing to do with goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Foreign {
    /// A bank account or a bill to pay.
    Payment,
    /// The password of a wireless network.
    WiFi,
    /// A contact card.
    Contact,
    /// A telephone number or a message.
    Phone,
    /// An e-mail.
    Mail,
    /// A place on a map.
    Place,
    /// A date in a calendar.
    Event,
    /// An identity card.
    IdentityCard,
    /// Something that only another program understands.
    OtherApp,
}

/// How such codes begin, in small letters.
const BEGINNINGS: &[(&str, Foreign)] = &[
    ("wifi:", Foreign::WiFi),
    ("begin:vcard", Foreign::Contact),
    ("mecard:", Foreign::Contact),
    ("bizcard:", Foreign::Contact),
    ("tel:", Foreign::Phone),
    ("sms:", Foreign::Phone),
    ("smsto:", Foreign::Phone),
    ("mmsto:", Foreign::Phone),
    ("mailto:", Foreign::Mail),
    ("matmsg:", Foreign::Mail),
    ("smtp:", Foreign::Mail),
    ("geo:", Foreign::Place),
    ("begin:vevent", Foreign::Event),
    ("begin:vcalendar", Foreign::Event),
];

/// How a code for payment begins (EMV QR Code for merchants, as VietQR is): the version of the format.
const PAYMENT: &str = "000201";

/// The code of a text that has nothing to do with goods, if it is known.
pub(super) fn foreign(text: &str) -> Option<Foreign> {
    let begins = |start: &str| text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    let known = BEGINNINGS.iter().find(|(start, _)| begins(start)).map(|(_, foreign)| *foreign);
    known
        .or_else(|| is_payment(text).then_some(Foreign::Payment))
        .or_else(|| is_identity_card(text).then_some(Foreign::IdentityCard))
}

/// Whether a text is a code for payment: each part has a number, a length and as many characters.
fn is_payment(text: &str) -> bool {
    let mut rest = text;
    let mut parts = 0;
    while !rest.is_empty() {
        let length = rest.get(2..4).and_then(|length| length.parse::<usize>().ok());
        // The format counts characters.
        let Some(end) =
            length.and_then(|length| rest.char_indices().map(|(at, _)| at).chain([rest.len()]).nth(4 + length))
        else {
            return false;
        };
        rest = &rest[end..];
        parts += 1;
    }
    text.starts_with(PAYMENT) && parts > 2
}

/// Whether a text is that of a Vietnamese identity card: its number of twelve digits, then name, day of birth and address.
fn is_identity_card(text: &str) -> bool {
    let parts: Vec<&str> = text.split('|').collect();
    parts.len() >= 6 && parts[0].len() == 12 && parts[0].bytes().all(|b| b.is_ascii_digit())
}

/// Whether a text is an address for another program, such as `zalo://`.
pub(super) fn has_other_scheme(text: &str) -> bool {
    text.split_once("://").is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

/// What is known of a website.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Site {
    Social,
    Marketplace,
    SharedFile,
    Shortener,
}

const SITES: &[(&str, Site)] = &[
    ("facebook.com", Site::Social),
    ("fb.com", Site::Social),
    ("fb.me", Site::Social),
    ("m.me", Site::Social),
    ("zalo.me", Site::Social),
    ("tiktok.com", Site::Social),
    ("youtube.com", Site::Social),
    ("youtu.be", Site::Social),
    ("instagram.com", Site::Social),
    ("linktr.ee", Site::Social),
    ("shopee.vn", Site::Marketplace),
    ("lazada.vn", Site::Marketplace),
    ("tiki.vn", Site::Marketplace),
    ("sendo.vn", Site::Marketplace),
    ("postmart.vn", Site::Marketplace),
    ("voso.vn", Site::Marketplace),
    ("drive.google.com", Site::SharedFile),
    ("docs.google.com", Site::SharedFile),
    ("forms.gle", Site::SharedFile),
    ("dropbox.com", Site::SharedFile),
    ("canva.com", Site::SharedFile),
    ("bit.ly", Site::Shortener),
    ("tinyurl.com", Site::Shortener),
    ("t.ly", Site::Shortener),
    ("cutt.ly", Site::Shortener),
    ("goo.gl", Site::Shortener),
    ("shorturl.at", Site::Shortener),
    ("is.gd", Site::Shortener),
    ("rebrand.ly", Site::Shortener),
    ("qrco.de", Site::Shortener),
    ("me-qr.com", Site::Shortener),
    ("q-r.to", Site::Shortener),
    ("qr.page", Site::Shortener),
];

/// What is known of the website with this name, or of the one that it belongs to.
pub(super) fn site(host: &str) -> Option<Site> {
    let is = |name: &str| host.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with('.'));
    SITES.iter().find(|(name, _)| is(name)).map(|(_, site)| *site)
}

/// The names of values in an address that only say how somebody came there.
const TRACKING: &[&str] = &["fbclid", "gclid", "zarsrc", "ref", "source", "lang", "hl"];
const TRACKING_START: &str = "utm_";

/// Whether a value in an address does not say which page it is.
pub(super) fn is_tracking(name: &str) -> bool {
    name.starts_with(TRACKING_START) || TRACKING.contains(&name)
}

/// The parts of a path that a homepage has.
const HOME: &[&str] = &[
    "index",
    "index.html",
    "index.htm",
    "index.php",
    "home",
    "home.html",
    "trang-chu",
    "trang-chu.html",
    "vi",
    "vn",
    "en",
];

/// Whether a part of a path belongs to the homepage.
pub(super) fn is_home(part: &str) -> bool {
    HOME.contains(&part.to_ascii_lowercase().as_str())
}

/// The words in an address before the name of a batch.
const BATCH: &[&str] = &[
    "lot",
    "lotid",
    "lotno",
    "lotcode",
    "lotnumber",
    "lo",
    "malo",
    "solo",
    "lohang",
    "losanxuat",
    "malohang",
    "batch",
    "batchid",
    "batchno",
    "batchcode",
    "batchnumber",
];

/// The word that may also stand in one part with the name, as in `lo-0612`.
const BATCH_BEFORE: &[&str] = &["lot-", "lo-", "batch-", "lot_", "lo_", "batch_"];

/// Whether the name of a batch follows this word.
pub(super) fn is_batch(word: &str) -> bool {
    let plain: String = word.chars().filter(|c| *c != '-' && *c != '_').map(|c| c.to_ascii_lowercase()).collect();
    BATCH.contains(&plain.as_str())
}

/// The name of the batch in a part of a path that has both the word and the name.
pub(super) fn batch_in(part: &str) -> Option<&str> {
    let small = part.to_ascii_lowercase();
    let start = BATCH_BEFORE.iter().find(|start| small.starts_with(*start))?;
    part.get(start.len()..).filter(|name| name.contains(|c: char| c.is_ascii_digit()))
}
