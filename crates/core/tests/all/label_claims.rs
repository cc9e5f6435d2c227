//! Claims on the label, in the description and in the story, and what contradicts them.

use sao_lang_core::calendar::day;
use sao_lang_core::draft::{Draft, EvidenceState, Paper, TestResult};
use sao_lang_core::locale::Lang;
use sao_lang_core::review::{Contradiction, Finding, review};
use test_support::{edition, set};

fn look(draft: &Draft) -> Vec<Finding> {
    review(draft, edition(), set(8), day("2026-11-24").unwrap())
}

/// The keys of the claims of a description that the ingredients contradict.
fn against_ingredients(description: &str, ingredients: &str) -> Vec<String> {
    let mut draft = Draft::new(8, "");
    draft.product.description = description.into();
    draft.product.ingredients = ingredients.into();
    let of = |finding| match finding {
        Finding::Claim(found) if matches!(found.contradiction, Contradiction::Ingredient(_)) => {
            Some(found.claim.key.clone())
        }
        _ => None,
    };
    look(&draft).into_iter().filter_map(of).collect()
}

#[test]
fn a_claim_is_held_against_the_ingredients() {
    let preserved = "cá đù, muối, chất bảo quản (E 211)";
    for text in [
        "Không chất bảo quản",
        "khong chat bao quan",
        "Cá sạch, KHÔNG CHẤT BẢO QUẢN, ăn liền.",
        "Không sử dụng chất bảo quản",
    ] {
        assert_eq!(against_ingredients(text, preserved), ["no-preservatives"], "{text}");
        assert_eq!(against_ingredients(text, "cá đù, muối"), Vec::<String>::new(), "{text}");
    }
    for ingredients in
        ["cá, natri benzoat", "cá; muối; INS 202", "cá, muối\nkali sorbat", "Cá (95%), E-211", "cá có chất bảo quản"]
    {
        assert_eq!(against_ingredients("không chất bảo quản", ingredients), ["no-preservatives"], "{ingredients}");
    }
}

#[test]
fn words_that_make_no_claim_are_none() {
    for text in [
        "Chứa chất bảo quản",
        "Có dùng chất bảo quản cho phép",
        "Không phải không chất bảo quản, chỉ là ít",
        "chưa phải là không chất bảo quản",
        "không quá nhiều chất bảo quản",
        "Không. Chất bảo quản có ít.",
        "",
    ] {
        assert_eq!(against_ingredients(text, "cá, natri benzoat"), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn an_ingredient_that_is_not_in_the_product_contradicts_nothing() {
    for ingredients in [
        "cá, muối. Không chất bảo quản",
        "cá, muối, không natri benzoat",
        "cá, muối. Không dùng phẩm màu, chất bảo quản",
        "cá; không có E211",
        "cá, muối, không phẩm màu, chất bảo quản",
    ] {
        assert_eq!(against_ingredients("Không chất bảo quản", ingredients), Vec::<String>::new(), "{ingredients}");
    }
    // A "không" before another thing leaves nothing out.
    assert_eq!(against_ingredients("Không chất bảo quản", "cá không xương, muối, kali sorbat"), ["no-preservatives"]);
}

#[test]
fn each_claim_of_the_edition_finds_its_contradiction() {
    for (text, ingredients, key) in [
        ("Không phẩm màu", "bột gạo, phẩm màu E102", "no-colours"),
        ("Trà không đường", "trà, đường, gừng", "no-sugar"),
        ("Không đường hóa học", "mứt gừng, saccharin", "no-sweeteners"),
        ("Chả không hàn the", "thịt, hàn the", "no-borax"),
        ("Nước mắm không bột ngọt", "cá, muối, E621", "no-msg"),
        ("Không phụ gia", "cá, muối, chất ổn định", "no-additives"),
        ("100% tự nhiên", "hương tổng hợp", "natural"),
        ("Mật ong nguyên chất", "mật ong, siro bắp", "pure"),
    ] {
        assert_eq!(against_ingredients(text, ingredients), [key], "{text}");
    }
    assert_eq!(against_ingredients("Không đường hóa học", "gừng, đường mía"), Vec::<String>::new());
    assert_eq!(against_ingredients("Trà không đường", "trà, chất dinh dưỡng"), Vec::<String>::new());
    assert_eq!(against_ingredients("Đường thốt nốt nguyên chất", "đường thốt nốt"), Vec::<String>::new());
}

#[test]
fn a_detected_preservative_on_a_slip_contradicts_the_claim() {
    let found = |result: &str| {
        let row = TestResult { name: "Natri benzoat".into(), result: result.into(), ..TestResult::default() };
        let mut draft = Draft::new(8, "");
        draft.story.text = "Mẹ tôi làm khô không chất bảo quản.".into();
        draft.papers = vec![Paper { paper: "test-report".into(), results: vec![row], ..Paper::default() }];
        let finding = look(&draft).into_iter().find(|f| matches!(f, Finding::Claim(_)));
        finding.map(|f| (f.screen(), f.other_place(&draft, edition(), Lang::Vi), f.sends_back()))
    };
    let slip = "Phiếu kiểm nghiệm trong 12 tháng".to_owned();
    let places = ("details/story#story-text".to_owned(), Some(("papers/0#result-0-name".to_owned(), slip)), true);
    assert_eq!(found("120 mg/kg"), Some(places));
    for result in ["KPH", "< 5", "0", "", "vết"] {
        assert_eq!(found(result), None, "{result}");
    }
}

#[test]
fn organic_asks_for_a_certificate() {
    let found = |text: &str, state: EvidenceState| {
        let mut draft = Draft::new(8, "");
        draft.product.name = text.into();
        draft.papers = vec![Paper { paper: "organic-vn".into(), state, ..Paper::default() }];
        look(&draft)
            .into_iter()
            .any(|f| matches!(f, Finding::Claim(found) if found.contradiction == Contradiction::NoPaper))
    };
    assert!(found("Gạo hữu cơ", EvidenceState::None));
    assert!(found("Gạo hữu cơ", EvidenceState::Preparing));
    assert!(!found("Gạo hữu cơ", EvidenceState::Ready));
    for text in ["Bón phân hữu cơ", "Gạo theo hướng hữu cơ", "giàu chất hữu cơ", "chưa hữu cơ", "Gạo sạch"]
    {
        assert!(!found(text, EvidenceState::None), "{text}");
    }
}

#[test]
fn what_a_label_claims_is_no_indicator_of_the_declaration() {
    let paper = |key: &str, list: &str| Paper { paper: key.into(), indicators: list.into(), ..Paper::default() };
    let mut draft = Draft::new(8, "");
    draft.product.ingredients = "cá, muối, chất bảo quản".into();
    draft.papers = vec![paper("label-sample", "độ ẩm, không chất bảo quản"), paper("self-declaration", "độ ẩm")];
    let found = look(&draft);
    assert!(!found.iter().any(|f| matches!(f, Finding::Undeclared { .. })));
    let claim = found.iter().find(|f| matches!(f, Finding::Claim(_))).unwrap();
    assert_eq!(claim.screen(), "papers/0#paper-indicators");
    let place = claim.other_place(&draft, edition(), Lang::Vi);
    assert_eq!(place, Some(("details/product#product-ingredients".to_owned(), "Thành phần".to_owned())));
    let words = claim.words(&draft, edition(), set(8), Lang::Vi);
    assert!(words.contains("không chất bảo quản") && words.contains("chất bảo quản”"), "{words}");
}
