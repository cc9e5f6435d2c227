//! What the code on a label or on a traceability stamp holds, as far as its text tells: a homepage or the page of a batch, a
//! bar code number, or something that is no code for traceability. Nothing is opened.

mod address;
mod elements;
mod evidence;
mod gtin;
mod identifiers;
mod known;
mod online;
mod sight;
mod words;

pub use evidence::{AskedBy, CodeEvidence, add_code_evidence, asked_by, code_paper, set_caption};
pub use gtin::{Gtin, Issuer};
pub use identifiers::MarkKind;
pub use known::Foreign;
pub use online::OnlineCheck;
pub use sight::CodeSight;
pub use words::shown;

use address::WebAddress;
use elements::Elements;

/// What a code holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeContent {
    /// The kind of the code.
    pub kind: CodeKind,
    /// The number of the goods, where the code holds one.
    pub gtin: Option<Gtin>,
    /// What else it says about the goods, in the order of the code.
    pub marks: Vec<Mark>,
    /// What is odd about it.
    pub remarks: Vec<Remark>,
}

/// The kind of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CodeKind {
    /// A page of one batch or one package.
    BatchPage,
    /// A page with an identifier, of a product or of a batch.
    ItemPage,
    /// A page that is not the homepage; nothing in the address tells an identifier.
    Page,
    /// The homepage of a website.
    Homepage,
    /// A page of a social network or a chat.
    Social,
    /// A page of an online marketplace.
    Marketplace,
    /// A file or a form with a provider of such.
    SharedFile,
    /// A shortened address, which leads to another one.
    Shortened,
    /// An address without `https://` before it.
    WithoutScheme,
    /// It begins like a web address and is none.
    BrokenAddress,
    /// GS1 element strings, e.g. `(01)08938505974194(10)L0612`.
    Elements,
    /// A bar code number and nothing else.
    Number,
    /// Something that is known and has nothing to do with goods.
    Foreign(Foreign),
    /// Any other text.
    Text,
    /// Nothing.
    Empty,
}

/// How far a code may serve as a code for traceability.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It leads to the page of a batch.
    Batch,
    /// It leads to a page that has to be looked at.
    ToLookAt,
    /// It does not lead to the product; it is not enough.
    NotEnough,
    /// It is no code for traceability.
    Not,
}

/// Something that a code says about the goods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What is said.
    pub kind: MarkKind,
    /// What is said about it; a day as `YYYY-MM-DD`.
    pub value: String,
}

/// Something odd about a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// The address begins with `http://`, so phones warn of it.
    Insecure,
    /// The address is that of a device in a network at home.
    Local,
    /// The name of the website has letters other than plain Latin ones, which can look like others.
    OddLetters,
    /// A day in the code does not exist.
    NoSuchDay,
}

/// What the text of a code holds.
pub fn classify(text: &str) -> CodeContent {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    let of = |kind| CodeContent { kind, gtin: None, marks: Vec::new(), remarks: Vec::new() };
    if text.is_empty() {
        return of(CodeKind::Empty);
    }
    match WebAddress::parse(text) {
        Some(Ok(address)) => return address.content(),
        Some(Err(_)) => return of(CodeKind::BrokenAddress),
        None => {}
    }
    if let Some(foreign) = known::foreign(text) {
        return of(CodeKind::Foreign(foreign));
    }
    if let Some(elements) = Elements::parse(text) {
        return elements.content();
    }
    if let Some(gtin) = Gtin::read(text) {
        return CodeContent { gtin: Some(gtin), ..of(CodeKind::Number) };
    }
    if address::lacks_scheme(text) {
        return of(CodeKind::WithoutScheme);
    }
    if known::has_other_scheme(text) {
        return of(CodeKind::Foreign(Foreign::OtherApp));
    }
    of(CodeKind::Text)
}

impl CodeContent {
    /// How far the code may serve as a code for traceability.
    pub fn standing(&self) -> Standing {
        use CodeKind::*;
        match self.kind {
            BatchPage => Standing::Batch,
            ItemPage | Page | Shortened | SharedFile => Standing::ToLookAt,
            Homepage | Social | Marketplace | WithoutScheme | BrokenAddress | Elements | Number => Standing::NotEnough,
            Foreign(_) | Text | Empty => Standing::Not,
        }
    }

    /// Whether the code leads to a page that can be looked at.
    pub fn has_page(&self) -> bool {
        use CodeKind::*;
        matches!(
            self.kind,
            BatchPage | ItemPage | Page | Homepage | Social | Marketplace | SharedFile | Shortened | WithoutScheme
        )
    }

    /// Whether the photo may be kept as a photo of the product's code. What has nothing to do with goods is not: it may
    /// be private, such as the code of an identity card.
    pub fn can_be_kept(&self) -> bool {
        self.standing() != Standing::Not
    }
}
