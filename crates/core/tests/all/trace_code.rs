//! What the code on a label holds, and how it becomes evidence.

use proptest::prelude::*;
use sao_lang_core::draft::{Answer, Attachment, Draft, EvidenceState, Paper, to_json};
use sao_lang_core::locale::Lang;
use sao_lang_core::trace_code::{
    CodeEvidence, CodeKind, CodeSight, Foreign, Gtin, Issuer, MarkKind, OnlineCheck, Remark, Standing,
    add_code_evidence, asked_by, classify, code_paper, set_caption, shown,
};
use test_support::{cases, edition, set};

fn kind(text: &str) -> CodeKind {
    classify(text).kind
}

fn marks(text: &str) -> Vec<(MarkKind, String)> {
    classify(text).marks.into_iter().map(|mark| (mark.kind, mark.value)).collect()
}

fn batch(name: &str) -> Vec<(MarkKind, String)> {
    vec![(MarkKind::Batch, name.to_owned())]
}

#[test]
fn published_numbers_have_the_right_last_digit() {
    // GS1's own examples, and numbers of goods that stand in many books.
    for number in [
        "6291041500213",
        "9506000134352",
        "09506000134352",
        "10614141000415",
        "4006381333931",
        "5901234123457",
        "036000291452",
        "73513537",
    ] {
        let gtin = Gtin::read(number).unwrap();
        assert!(gtin.is_right(), "{number} should end with {}", gtin.right_digit());
    }
    let wrong = classify("6291041500218");
    assert_eq!((wrong.kind, wrong.has_wrong_gtin()), (CodeKind::Number, true));
    let words = wrong.gtin_words(Lang::Vi).unwrap();
    assert!(words.contains("số cuối phải là 3"), "{words}");
}

#[test]
fn vietnamese_numbers_are_known_in_every_length() {
    for number in ["8938505974194", "08938505974194", "893 8505 97419 4", "89312346"] {
        assert_eq!(Gtin::read(number).unwrap().issuer(), Issuer::VietNam, "{number}");
    }
    for (number, issuer) in [
        ("2012345678901", Issuer::InShop),
        ("0201234567890", Issuer::InShop),
        ("036000291452", Issuer::Elsewhere),
        ("0893600029145", Issuer::Elsewhere),
        ("20123451", Issuer::Elsewhere),
    ] {
        assert_eq!(Gtin::read(number).unwrap().issuer(), issuer, "{number}");
    }
    for text in ["", "893", "0912345678", "893850597419x", "-8938505974194", "８９３８５０５９７４１９４"]
    {
        assert_eq!(Gtin::read(text), None, "{text}");
    }
}

#[test]
fn a_homepage_is_told_from_a_page_and_from_the_page_of_a_batch() {
    for (text, expected) in [
        ("https://bahai.example.vn", CodeKind::Homepage),
        ("HTTPS://BAHAI.EXAMPLE.VN/", CodeKind::Homepage),
        ("https://bahai.example.vn/?utm_source=qr&fbclid=x1", CodeKind::Homepage),
        ("https://bahai.example.vn/vi/index.html#top", CodeKind::Homepage),
        ("https://bahai.example.vn/gioi-thieu", CodeKind::Page),
        ("https://bahai.example.vn/san-pham/ca-kho", CodeKind::Page),
        ("https://truyxuat.example.vn/p/8Xk29A", CodeKind::ItemPage),
        ("https://truyxuat.example.vn/abCdeF", CodeKind::ItemPage),
        ("https://truyxuat.example.vn/?id=10293", CodeKind::ItemPage),
        ("https://truyxuat.example.vn/#/sp/10293", CodeKind::ItemPage),
        ("https://truyxuat.example.vn/sp/77?malo=L0612", CodeKind::BatchPage),
        ("https://truyxuat.example.vn/lo-hang/L0612", CodeKind::BatchPage),
        ("https://truyxuat.example.vn/sp/lo-0612", CodeKind::BatchPage),
        ("https://truyxuat.example.vn/#!/xem?lot=L0612", CodeKind::BatchPage),
        ("https://truyxuat.example.vn/lo-xo", CodeKind::Page),
        ("https://truyxuat.example.vn/?lot=", CodeKind::Page),
        ("https://www.facebook.com/cakhobahai", CodeKind::Social),
        ("https://zalo.me/0912345678", CodeKind::Social),
        ("https://notfacebook.com/", CodeKind::Homepage),
        ("https://shopee.vn/ca-kho-i.123.456", CodeKind::Marketplace),
        ("https://drive.google.com/file/d/1aB2", CodeKind::SharedFile),
        ("https://bit.ly/3xYz", CodeKind::Shortened),
    ] {
        assert_eq!(kind(text), expected, "{text}");
    }
    assert_eq!(marks("https://truyxuat.example.vn/sp/77?malo=L0612"), batch("L0612"));
    assert_eq!(marks("https://truyxuat.example.vn/lo-hang/L%C3%B4%2006"), batch("Lô 06"));
    assert_eq!(classify("https://truyxuat.example.vn/lo/A1").standing(), Standing::Batch);
    assert_eq!(classify("https://bahai.example.vn").standing(), Standing::NotEnough);
}

#[test]
fn only_pages_of_the_web_are_addresses() {
    for text in [
        "https://",
        "http:///sp/1",
        "https://user:secret@example.vn/",
        "https://example.vn@evil.example/",
        "https://exa mple.vn/",
        "https://-example.vn/",
        "https://example..vn/",
        "https://example.vn:port/",
        "https://example.vn:/",
        "https://[::1]/",
        "https://example.vn/\u{202e}gpj.exe",
        "https://exam\u{200b}ple.vn/",
        "https://example.vn\\evil.example/",
    ] {
        assert_eq!(kind(text), CodeKind::BrokenAddress, "{text}");
    }
    for text in ["javascript:alert(1)", "data:text/html,x", "ftp:/x", "file:x"] {
        assert_eq!(kind(text), CodeKind::Text, "{text}");
    }
    for text in ["ftp://example.vn/x", "zalo://qr/1", "file:///etc/passwd", "intent://scan/"] {
        assert_eq!(kind(text), CodeKind::Foreign(Foreign::OtherApp), "{text}");
    }
    for text in ["www.bahai.example.vn", "bahai.example.vn/sp/12"] {
        assert_eq!(kind(text), CodeKind::WithoutScheme, "{text}");
    }
    for text in ["Cá kho Bà Hai", "12.50", "ten@example.vn", "v1.2", "Lô:L0612"] {
        assert_eq!(kind(text), CodeKind::Text, "{text}");
    }
    for text in ["", " \n", "\u{feff}"] {
        assert_eq!((kind(text), classify(text).can_be_kept()), (CodeKind::Empty, false));
    }
}

#[test]
fn odd_addresses_are_remarked_on() {
    for (text, remarks) in [
        ("https://example.vn/", vec![]),
        ("http://example.vn/", vec![Remark::Insecure]),
        ("http://192.168.1.5/sp/1", vec![Remark::Insecure, Remark::Local]),
        ("https://localhost:8443/", vec![Remark::Local]),
        ("https://xn--80ak6aa92e.com/", vec![Remark::OddLetters]),
        ("https://bàhai.vn/", vec![Remark::OddLetters]),
        ("https://example.vn/01/08938505974194?17=261340", vec![Remark::NoSuchDay]),
    ] {
        assert_eq!(classify(text).remarks, remarks, "{text}");
    }
}

#[test]
fn a_digital_link_tells_number_batch_and_days() {
    let content = classify("https://id.example.vn/ocop/01/08938505974194/10/L%2F0612/21/7?17=271130&11=261201&x=1");
    assert_eq!(content.kind, CodeKind::BatchPage);
    assert_eq!(content.gtin.as_ref().map(|gtin| (gtin.digits(), gtin.is_right())), Some(("08938505974194", true)));
    let told: Vec<_> = content.marks.iter().map(|mark| (mark.kind, mark.value.as_str())).collect();
    assert_eq!(
        told,
        [
            (MarkKind::Batch, "L/0612"),
            (MarkKind::Serial, "7"),
            (MarkKind::Expiry, "2027-11-30"),
            (MarkKind::Made, "2026-12-01"),
        ]
    );
    assert!(content.mark_words(Lang::Vi).contains(&"Hạn dùng: 30/11/2027.".to_owned()));
    let product = classify("https://id.example.vn/01/08938505974194");
    assert_eq!((product.kind, product.batch_words(Lang::Vi).is_some()), (CodeKind::ItemPage, true));
    assert!(classify("https://id.example.vn/01/08938505974199/10/A").has_wrong_gtin());
    // A number elsewhere in an address may be any number, so only a sure one is taken for that of the goods.
    assert!(classify("https://example.vn/sp/8938505974194").gtin.is_some());
    for text in
        ["https://example.vn/sp/8938505974199", "https://example.vn/sp/6291041500213", "https://example.vn/sp/73513537"]
    {
        assert_eq!(classify(text).gtin, None, "{text}");
    }
}

#[test]
fn element_strings_are_read_as_printed_and_as_in_the_code() {
    let expected = [(MarkKind::Batch, "L0612"), (MarkKind::Expiry, "2027-11-30")];
    for text in [
        "(01)08938505974194(10)L0612(17)271130",
        "(01) 08938505974194 (10) L0612 (17) 271130",
        "]Q3010893850597419410L0612\u{1d}17271130",
        "]d2\u{1d}010893850597419410L0612\u{1d}17271130",
        "010893850597419410L0612\u{1d}17271130",
    ] {
        let content = classify(text);
        assert_eq!((content.kind, content.standing()), (CodeKind::Elements, Standing::NotEnough), "{text}");
        assert!(content.gtin.is_some_and(|gtin| gtin.is_right()), "{text}");
        let told: Vec<_> = content.marks.iter().map(|mark| (mark.kind, mark.value.as_str())).collect();
        assert_eq!(told, expected, "{text}");
    }
    let weight = classify("(01)08938505974194(3103)000500");
    assert_eq!(weight.marks[0].kind, MarkKind::Other("310n"));
    assert_eq!(weight.mark_words(Lang::Vi), Vec::<String>::new());
    for text in [
        "(10)L0612",
        "(01)0893850597419(10)L0612",
        "(01)08938505974194(10)",
        "(01)08938505974194(77)x",
        "(01)08938505974194(01)08938505974194",
        "(01 08938505974194",
        "010893850597419910L0612",
        "]Q310L0612",
    ] {
        assert_eq!(kind(text), CodeKind::Text, "{text}");
    }
}

#[test]
fn what_is_no_code_of_goods_is_called_so_and_not_kept() {
    // A transfer to a bank account by VietQR, with made-up numbers.
    let payment = "00020101021138540010A00000072701240006970436011010123456780208QRIBFTTA53037045802VN63041234";
    for (text, foreign) in [
        (payment, Foreign::Payment),
        ("WIFI:S:Ba Hai;T:WPA;P:12345678;;", Foreign::WiFi),
        ("BEGIN:VCARD\nVERSION:3.0\nFN:Bà Hai\nEND:VCARD", Foreign::Contact),
        ("MECARD:N:Hai;TEL:0912345678;;", Foreign::Contact),
        ("tel:0912345678", Foreign::Phone),
        ("SMSTO:0912345678:gia ca kho", Foreign::Phone),
        ("mailto:bahai@example.vn", Foreign::Mail),
        ("geo:20.5,105.9", Foreign::Place),
        ("BEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT", Foreign::Event),
        ("001085012345|012345678|Trần Thị Hai|01011985|Nữ|Lý Nhân, Hà Nam|01012021", Foreign::IdentityCard),
    ] {
        let content = classify(text);
        assert_eq!(content.kind, CodeKind::Foreign(foreign), "{text}");
        assert_eq!((content.standing(), content.can_be_kept()), (Standing::Not, false), "{text}");
        assert_eq!(content.batch_words(Lang::Vi), None, "{text}");
    }
    assert_eq!(kind("0002010102113"), CodeKind::Number, "its parts do not add up, so it is a number");
    assert_eq!(kind("00020101021138990010"), CodeKind::Text);
}

#[test]
fn what_is_shown_hides_nothing() {
    assert_eq!(shown("a\u{1d}b\u{202e}c\u{200b}d\r\ne"), "a␝b\u{fffd}c\u{fffd}d e");
    assert_eq!(shown("  Cá kho Bà Hai\n"), "Cá kho Bà Hai");
}

#[test]
fn the_size_of_the_print_follows_from_the_dots_alone() {
    let sight = CodeSight { modules: 33, pixels_per_module: 4.26, hard: false };
    assert_eq!((sight.tenths_of_pixel(), sight.tenths_of_mm()), (43, 6));
    let odd = CodeSight { modules: 0, pixels_per_module: f64::NAN, hard: true };
    assert_eq!((odd.tenths_of_pixel(), odd.words(Lang::Vi).len()), (0, 3));
}

#[test]
fn the_law_is_quoted_where_a_level_asks_for_the_code() {
    let asked = asked_by(edition(), set(8));
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].stars, Some(4));
    let words = asked[0].words(edition(), set(8), Lang::Vi);
    assert!(words.contains("mã truy xuất nguồn gốc điện tử") && words.contains("4 sao"), "{words}");
    assert!(asked_by(edition(), set(26)).is_empty(), "guided tours carry no label");
}

/// A draft of set 8 in which the answer that asks for the code states its evidence.
fn draft(evidence: EvidenceState) -> Draft {
    let mut draft = Draft::new(8, "");
    let asked = &asked_by(edition(), set(8))[0];
    let key = edition().paper(edition().code_paper.unwrap()).key.clone();
    let answer = Answer { option: u8::try_from(asked.option).ok(), evidence, papers: vec![key], ..Answer::default() };
    draft.answers.insert(asked.criterion.clone(), answer);
    draft
}

fn photo(id: &str) -> Attachment {
    Attachment { id: id.to_owned(), name: "ma-qr.jpg".to_owned(), ..Attachment::default() }
}

#[test]
fn the_photo_joins_the_register_and_no_answer_changes() {
    for evidence in [EvidenceState::None, EvidenceState::Preparing, EvidenceState::Ready] {
        let mut changed = draft(evidence);
        let before = to_json(&changed);
        let index = add_code_evidence(&mut changed, edition(), photo("a")).unwrap();
        assert_eq!(changed.papers[index].state, evidence, "the paper is as ready as the answer states");
        assert_eq!(changed.answers, draft(evidence).answers);
        assert_ne!(to_json(&changed), before);
        assert_eq!(add_code_evidence(&mut changed, edition(), photo("b")), Some(index), "the paper is there already");
        assert_eq!((changed.papers.len(), changed.papers[index].files.len()), (1, 2));
        assert_eq!(code_paper(&changed, edition()), Some(index));
    }
    let mut kept = Draft::new(8, "");
    let known = Paper { paper: "traceability-code".into(), state: EvidenceState::Ready, ..Paper::default() };
    kept.add_paper(known);
    add_code_evidence(&mut kept, edition(), photo("a"));
    assert_eq!(kept.papers[0].state, EvidenceState::Ready, "the producer's own word stays");
}

#[test]
fn a_caption_says_what_was_found_and_can_be_written_anew() {
    let text = "https://truyxuat.example.vn/sp/77?malo=L0612";
    let content = classify(text);
    let caption =
        |seen: &[(OnlineCheck, bool)]| CodeEvidence { text, content: &content, seen, today: "2026-11-28" }.caption();
    let first = caption(&[]);
    assert!(first.starts_with(&format!("Mã QR: {text}.")) && first.contains("Lô: L0612."), "{first}");
    assert!(!first.contains("Tự xem"), "{first}");
    let second = caption(&[(OnlineCheck::Opens, true), (OnlineCheck::Batch, false)]);
    assert!(
        second.ends_with("ngày 28/11/2026: Mở bằng điện thoại: có. Có lô hoặc ngày như trên gói: không."),
        "{second}"
    );
    let long = "x".repeat(4_000);
    let cut = CodeEvidence { text: &long, content: &classify(&long), seen: &[], today: "" }.caption();
    assert!(cut.chars().count() < 400, "{cut}");
    let mut draft = draft(EvidenceState::None);
    add_code_evidence(&mut draft, edition(), photo("a"));
    assert!(set_caption(&mut draft, "a", second.clone()));
    assert_eq!(draft.papers[0].files[0].caption, second);
    assert!(!set_caption(&mut draft, "gone", second));
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn exactly_one_last_digit_is_right(before in prop_oneof!["[0-9]{7}", "[0-9]{11}", "[0-9]{12}", "[0-9]{13}"]) {
        let right: Vec<char> =
            ('0'..='9').filter(|last| Gtin::read(&format!("{before}{last}")).unwrap().is_right()).collect();
        let said = Gtin::read(&format!("{before}0")).unwrap().right_digit();
        prop_assert_eq!(right, vec![char::from_digit(said, 10).unwrap()]);
    }

    #[test]
    fn a_digit_that_was_mistyped_is_always_noticed(number in "[0-9]{13}", place in 0usize..13, other in 1u8..10) {
        let mut digits = number.into_bytes();
        let last = Gtin::read(std::str::from_utf8(&digits).unwrap()).unwrap().right_digit();
        digits[12] = b'0' + last as u8;
        digits[place] = b'0' + (digits[place] - b'0' + other) % 10;
        prop_assert!(!Gtin::read(std::str::from_utf8(&digits).unwrap()).unwrap().is_right());
    }

    #[test]
    fn any_text_is_classified_and_worded(text in prop_oneof![
        any::<String>(),
        "(https?://|HTTP://|www\\.|\\(01\\)|01|\\]Q3|000201|WIFI:)?.{0,60}",
        "https://[a-z.%:@/?&=#0-9\u{1d}()-]{0,60}",
        "[0-9\u{1d}()]{0,40}",
    ]) {
        let content = classify(&text);
        for lang in Lang::ALL {
            prop_assert!(!content.kind.words(lang).is_empty() && !content.standing().words(lang).is_empty());
            let _lines = (content.gtin_words(lang), content.mark_words(lang), content.batch_words(lang));
        }
        let caption = CodeEvidence { text: &text, content: &content, seen: &[], today: "" }.caption();
        prop_assert!(!caption.chars().any(|c| c.is_control()), "{}", caption);
    }
}
