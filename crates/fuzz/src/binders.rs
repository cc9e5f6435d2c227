//! Damaged photos and PDF files of papers: whatever the look at a file takes for readable can be put into a binder.

use std::collections::HashMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};

use image::{ImageFormat, Rgb, RgbImage};
use sao_lang_core::documents::model::{Block, Paragraph};
use sao_lang_core::documents::{BinderChoices, FileKind, Looked, Printable, Properties};
use sao_lang_core::draft::{Attachment, Draft, EvidenceState, Paper, parse};
use sao_lang_pdf::{Binder, look, pdf};
use test_support::hand_in;

use super::chance::{Chance, mutate};
use super::{LEAST, Made, Ran, Seeds};

/// The id of the file in the draft.
const ID: &str = "a";
/// A PDF as other programs write it: objects by hand, a table of places, nothing compressed.
const BY_HAND: &[u8] = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [4 0 R 4 0 R] /Count 2 >>\nendobj\n3 0 obj\n<< /Length 44 >>\nstream\nBT /F1 24 Tf 72 700 Td (Hoa don mua ca) Tj ET\nendstream\nendobj\n4 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F1 5 0 R >> >> >>\nendobj\n5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\ntrailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n";

/// Sound files, which are damaged for each input.
pub fn files() -> Vec<Vec<u8>> {
    let picture = RgbImage::from_fn(40, 60, |x, y| Rgb([x as u8 * 5, y as u8 * 3, 90]));
    let photo = |format| {
        let mut out = Cursor::new(Vec::new());
        picture.write_to(&mut out, format).unwrap();
        out.into_inner()
    };
    let blocks = vec![Paragraph::bold("Hồ sơ").heading(1).into(), Block::PageBreak, Paragraph::new("Trang 2").into()];
    let printed = Printable::new(blocks, Properties::default(), &hand_in());
    vec![photo(ImageFormat::Jpeg), photo(ImageFormat::Png), pdf(&printed).unwrap(), BY_HAND.to_vec()]
}

/// Looks at a damaged file, and puts it into a binder. The look may stop the program, which every caller expects; the
/// rest may not.
pub fn bound(seeds: &Seeds, chance: &mut Chance, made: &mut Made) -> Ran {
    let mut content = seeds.files[chance.below(seeds.files.len())].clone();
    mutate(&mut content, chance);
    let bytes = content.len();
    let hook = take_hook();
    set_hook(Box::new(|_| {}));
    let looked = catch_unwind(AssertUnwindSafe(|| look(Some(&content))));
    set_hook(hook);
    let looked = looked.unwrap_or_else(|_| {
        made.count("files that stop the look");
        Looked::BROKEN
    });
    if let FileKind::LeftOut(_) = looked.kind {
        return Ran { bytes, through: false };
    }
    let draft = with_file();
    let looks = HashMap::from([(ID.to_owned(), looked)]);
    let limit = chance.one_of(&[None, Some(100_000)]);
    let (edition, set) = draft.edition_and_set(sao_lang_core::catalogue::catalogue()).unwrap();
    let mut binder =
        Binder::new(&draft, edition, set, &hand_in(), &looks, BinderChoices { sheets: false, limit }).unwrap();
    binder.add(Some(content)).unwrap();
    let (_, report) = binder.finish().unwrap();
    assert!(report.pages > 0);
    made.count("binders");
    Ran { bytes, through: report.left_out.is_empty() }
}

/// The smallest draft, with one file.
fn with_file() -> Draft {
    let mut draft = parse(LEAST.as_bytes()).unwrap();
    let file = Attachment { id: ID.to_owned(), name: "a.pdf".to_owned(), ..Attachment::default() };
    let paper = "label-sample".to_owned();
    draft.papers = vec![Paper { paper, state: EvidenceState::Ready, files: vec![file], ..Paper::default() }];
    draft
}
