//! Web addresses, as far as they tell what is behind them.

use super::elements::Elements;
use super::gtin::{Gtin, Issuer};
use super::identifiers::{Identifier, MarkKind};
use super::known::{self, Site};
use super::{CodeContent, CodeKind, Mark, Remark};

/// The beginnings of web addresses. Others are not those of a page.
const SCHEMES: [(&str, bool); 2] = [("https://", true), ("http://", false)];
/// The characters that no address has, besides gaps and controls.
const NEVER: &str = "<>\"\\^`{|}";
/// The longest name of a website.
const LONGEST_HOST: usize = 253;
/// The fewest characters of an identifier.
const SHORTEST_ID: usize = 3;

/// A web address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WebAddress {
    secure: bool,
    host: String,
    /// The parts of the path that are not empty, decoded.
    path: Vec<String>,
    /// The values, decoded.
    query: Vec<(String, String)>,
}

/// The text begins like a web address and is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Broken;

impl WebAddress {
    /// The address that a text is; `None` if it does not begin like one.
    pub fn parse(text: &str) -> Option<Result<WebAddress, Broken>> {
        let begins = |start: &str| text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
        let (start, secure) = SCHEMES.into_iter().find(|(start, _)| begins(start))?;
        Some(WebAddress::after_scheme(&text[start.len()..], secure).ok_or(Broken))
    }

    fn after_scheme(rest: &str, secure: bool) -> Option<WebAddress> {
        if rest.chars().any(|c| c.is_control() || c.is_whitespace() || NEVER.contains(c) || is_invisible(c)) {
            return None;
        }
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let host = host(&rest[..end])?;
        let (before, fragment) = rest[end..].split_once('#').unwrap_or((&rest[end..], ""));
        let (path, query) = before.split_once('?').unwrap_or((before, ""));
        // Some websites have the place of a page behind the `#`.
        let inner = fragment.strip_prefix('!').unwrap_or(fragment);
        let (inner_path, inner_query) = match inner.starts_with('/') {
            true => inner.split_once('?').unwrap_or((inner, "")),
            false => ("", ""),
        };
        let parts = path.split('/').chain(inner_path.split('/'));
        let values = query.split('&').chain(inner_query.split('&')).filter(|pair| !pair.is_empty());
        Some(WebAddress {
            secure,
            host,
            path: parts.filter(|part| !part.is_empty()).map(decoded).collect(),
            query: values
                .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
                .map(|(name, value)| (decoded(name).to_lowercase(), decoded(value)))
                .collect(),
        })
    }

    /// What the address tells.
    pub fn content(self) -> CodeContent {
        let Elements { mut gtin, mut marks, mut remarks } = self.digital_link().unwrap_or_default();
        if !marks.iter().any(|mark| mark.kind == MarkKind::Batch) {
            marks.extend(self.batch().map(|value| Mark { kind: MarkKind::Batch, value }));
        }
        let kind = self.kind(gtin.is_some(), marks.iter().any(|mark| mark.kind.is_of_batch()));
        if gtin.is_none() {
            gtin = self.number();
        }
        if !self.secure {
            remarks.push(Remark::Insecure);
        }
        if self.is_local() {
            remarks.push(Remark::Local);
        }
        if !self.host.is_ascii() || self.host.split('.').any(|label| label.starts_with("xn--")) {
            remarks.push(Remark::OddLetters);
        }
        CodeContent { kind, gtin, marks, remarks }
    }

    fn kind(&self, has_gtin: bool, tells_batch: bool) -> CodeKind {
        match known::site(&self.host) {
            Some(Site::Social) => return CodeKind::Social,
            Some(Site::Marketplace) => return CodeKind::Marketplace,
            Some(Site::SharedFile) => return CodeKind::SharedFile,
            Some(Site::Shortener) => return CodeKind::Shortened,
            None => {}
        }
        let mut values = self.query.iter().filter(|(name, _)| !known::is_tracking(name)).peekable();
        if tells_batch {
            CodeKind::BatchPage
        } else if self.path.iter().all(|part| known::is_home(part)) && values.peek().is_none() {
            CodeKind::Homepage
        } else if has_gtin || self.path.iter().any(|p| is_identifier(p)) || values.any(|(_, v)| is_identifier(v)) {
            CodeKind::ItemPage
        } else {
            CodeKind::Page
        }
    }

    /// The elements of an address by GS1 Digital Link: `/01/08938505974194/10/L0612?17=271130`. `None` if it is no such
    /// address.
    fn digital_link(&self) -> Option<Elements> {
        let start = self.path.iter().position(|part| part == "01")?;
        let gtin = Gtin::read(self.path.get(start + 1)?)?;
        let mut elements = Elements { gtin: Some(gtin), ..Elements::default() };
        let pairs = self.path[start + 2..].chunks_exact(2).map(|pair| (pair[0].as_str(), pair[1].as_str()));
        let values = self.query.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        for (number, value) in pairs.chain(values) {
            // Other values may stand there too.
            if let Some(id) = Identifier::of(number) {
                let _: Option<()> = elements.add(id, value);
            }
        }
        Some(elements)
    }

    /// The name of a batch, as websites of traceability write it.
    fn batch(&self) -> Option<String> {
        let is_name = |name: &&String| !name.is_empty();
        let value = self.query.iter().find(|(name, _)| known::is_batch(name)).map(|(_, value)| value);
        let behind = || self.path.windows(2).find(|pair| known::is_batch(&pair[0])).map(|pair| &pair[1]);
        let within = || self.path.iter().find_map(|part| known::batch_in(part)).map(str::to_owned);
        value.filter(is_name).or_else(behind).cloned().or_else(within)
    }

    /// A bar code number in the address. Only one that can be no other number is taken for it.
    fn number(&self) -> Option<Gtin> {
        let values = self.query.iter().map(|(_, value)| value);
        let is_sure = |gtin: &Gtin| gtin.digits().len() >= 13 && gtin.is_right() && gtin.issuer() == Issuer::VietNam;
        self.path.iter().chain(values).filter_map(|text| Gtin::read(text)).find(is_sure)
    }

    /// Whether the address is that of a device, not of a website.
    fn is_local(&self) -> bool {
        !self.host.contains('.') || self.host.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    }
}

/// The name of the website in small letters, if it is one. Neither a name and password nor an address of IPv6 is taken.
fn host(authority: &str) -> Option<String> {
    let (host, port) = authority.split_once(':').unwrap_or((authority, "0"));
    let is_port = (1..=5).contains(&port.len()) && port.bytes().all(|b| b.is_ascii_digit());
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
    };
    let host = host.strip_suffix('.').unwrap_or(host);
    (is_port && host.len() <= LONGEST_HOST && host.split('.').all(is_label)).then(|| host.to_lowercase())
}

/// Whether a character cannot be seen, or changes the order of others.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// A part of an address with its `%`-encoded bytes decoded; as it is, if they are not those of a text.
fn decoded(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: Option<u8>| byte.and_then(|b| char::from(b).to_digit(16)).and_then(|d| u8::try_from(d).ok());
        match (digit(rest.next()), digit(rest.next())) {
            (Some(high), Some(low)) => bytes.push(high * 16 + low),
            _ => return part.to_owned(),
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| part.to_owned())
}

/// Whether a part of an address looks like an identifier and not like words.
fn is_identifier(part: &str) -> bool {
    let has_digit = part.contains(|c: char| c.is_ascii_digit());
    let mixes_cases =
        part.contains(|c: char| c.is_ascii_lowercase()) && part.chars().skip(1).any(|c| c.is_ascii_uppercase());
    part.chars().count() >= SHORTEST_ID && !part.contains(char::is_whitespace) && (has_digit || mixes_cases)
}

/// Whether a text would be an address with `https://` before it.
pub(super) fn lacks_scheme(text: &str) -> bool {
    let Some(address) = WebAddress::after_scheme(text, true) else { return false };
    // The end of a name of a website is letters, so a decimal number is none.
    let is_end = |end: &str| end.chars().count() >= 2 && end.chars().all(char::is_alphabetic);
    address.host.is_ascii() && address.host.rsplit_once('.').is_some_and(|(_, end)| is_end(end)) && !text.contains('@')
}
