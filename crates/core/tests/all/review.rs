//! What to look at before the dossier is handed in.

use chrono::NaiveDate;
use proptest::prelude::*;
use sao_lang_core::calendar::day;
use sao_lang_core::catalogue::{KnockOut, Text as _};
use sao_lang_core::draft::{Attachment, Draft, EvidenceState, Paper, RatingKind};
use sao_lang_core::form::{FIELDS, Field, Step};
use sao_lang_core::locale::Lang;
use sao_lang_core::places::province;
use sao_lang_core::review::{Finding, PaperFault, review, story_as_in};
use test_support::{cases, edition, generate, household, set};

fn today() -> NaiveDate {
    day("2026-11-24").unwrap()
}

fn look(draft: &Draft) -> Vec<Finding> {
    review(draft, edition(), set(draft.set), today())
}

/// The faults of one paper in an otherwise unchanged household.
fn faults(paper: Paper) -> Vec<PaperFault> {
    let mut draft = household();
    draft.papers = vec![paper];
    let fault = |finding| match finding {
        Finding::Paper { index: 0, fault } => Some(fault),
        _ => None,
    };
    look(&draft).into_iter().filter_map(fault).collect()
}

fn lacks(draft: &Draft, wanted: Step) -> Vec<&'static str> {
    let keys = |finding| match finding {
        Finding::EmptyFields { step, fields } if step == wanted => fields.iter().map(|f| f.key).collect(),
        _ => Vec::new(),
    };
    look(draft).into_iter().flat_map(keys).collect()
}

#[test]
fn an_empty_draft_lacks_every_answer_and_every_needed_text() {
    let draft = Draft::new(8, "");
    assert!(matches!(look(&draft)[0], Finding::OpenQuestions(n) if n == set(8).criteria().count()));
    let lacking: Vec<&str> = Step::ALL.into_iter().flat_map(|step| lacks(&draft, step)).collect();
    let asked = FIELDS.iter().filter(|f| f.needed && f.step != Step::Changes).map(|f| f.key);
    assert_eq!(lacking, asked.collect::<Vec<_>>());
}

#[test]
fn a_text_is_no_longer_missing_once_it_is_there() {
    let mut draft = Draft::new(8, "");
    assert!(lacks(&draft, Step::Applicant).contains(&"applicant.name"));
    draft.applicant.name = "Hộ Ba Hải".into();
    assert!(!lacks(&draft, Step::Applicant).contains(&"applicant.name"));
}

#[test]
fn only_a_recognised_product_lacks_its_certificate() {
    let mut draft = Draft::new(8, "");
    assert!(lacks(&draft, Step::Changes).is_empty());
    draft.kind = RatingKind::ReRating;
    assert_eq!(lacks(&draft, Step::Changes), ["recognition.certificate", "recognition.issued"]);
}

#[test]
fn a_claimed_story_has_to_be_written() {
    let mut draft = Draft::new(8, "");
    let missing = |draft: &Draft| {
        let story = |f: &Finding| matches!(f, Finding::TextMissing { criterion, field } if criterion == "5.1" && field.key == "story.text");
        look(draft).iter().any(story)
    };
    draft.choose("5.1", Some(1));
    assert!(!missing(&draft), "no story is claimed");
    draft.choose("5.1", Some(3));
    assert!(missing(&draft));
    draft.story.text = "Ngày xưa, ở cù lao này...".into();
    assert!(!missing(&draft));
}

#[test]
fn another_kind_of_organisation_than_the_answer_is_pointed_out() {
    let mut draft = Draft::new(8, "");
    let mut differs = |option, text: &str| {
        draft.choose("3.1", Some(option));
        draft.applicant.organisation = text.into();
        look(&draft).iter().any(|f| matches!(f, Finding::Disagrees { criterion, field } if criterion == "3.1" && field.key == "applicant.organisation"))
    };
    assert!(differs(3, "Hộ kinh doanh"));
    assert!(differs(1, "HTX nông nghiệp Tân Thành"));
    assert!(differs(3, "Tổ hợp tác"));
    assert!(!differs(3, "hợp tác xã"));
    assert!(!differs(1, "Tổ hợp tác"));
    assert!(!differs(2, "Công ty cổ phần"), "local people may hold less than half");
    assert!(!differs(3, "Công ty cổ phần"));
    assert!(!differs(3, "Nhóm bà con"), "no word that any option has");
    assert!(!differs(3, ""));
}

#[test]
fn points_without_papers_are_pointed_out() {
    let mut draft = Draft::new(8, "");
    let unproven =
        |draft: &Draft| look(draft).iter().any(|f| matches!(f, Finding::Unproven { criterion } if criterion == "1.1"));
    draft.choose("1.1", Some(3));
    draft.edit_answer("1.1", |a| a.evidence = EvidenceState::None);
    assert!(unproven(&draft));
    draft.edit_answer("1.1", |a| a.evidence = EvidenceState::Preparing);
    assert!(!unproven(&draft));
}

#[test]
fn papers_past_their_day() {
    // The next round of the province: proposed before 30 April 2027, rated before 30 June.
    let until = |valid_until: &str| {
        faults(Paper { paper: "awards".into(), valid_until: valid_until.into(), ..Paper::default() })
    };
    assert_eq!(until("2026-11-23"), [PaperFault::Expired(day("2026-11-23").unwrap())]);
    assert_eq!(until("2026-11-24"), [PaperFault::ExpiresBefore(today())]);
    assert_eq!(until("2027-06-28"), [PaperFault::ExpiresBefore(day("2027-06-28").unwrap())]);
    assert_eq!(until("2027-06-29"), []);
    assert_eq!(until("no day"), []);
    assert_eq!(until(""), []);
}

#[test]
fn test_slips_count_for_twelve_months() {
    let issued =
        |key: &str, issued: &str| faults(Paper { paper: key.into(), issued: issued.into(), ..Paper::default() });
    assert_eq!(issued("test-report", "2025-11-23"), [PaperFault::Stale(12)]);
    assert_eq!(issued("test-report", "2025-11-24"), []);
    assert_eq!(issued("awards", "1999-01-01"), []);
    assert_eq!(issued("a key of another edition", "1999-01-01"), []);
}

#[test]
fn papers_that_come_too_late_for_the_round() {
    let due = |state, due: &str| faults(Paper { paper: "awards".into(), state, due: due.into(), ..Paper::default() });
    let [PaperFault::Late(hand_in)] = due(EvidenceState::Preparing, "2027-05-01")[..] else { panic!("not late") };
    assert!(hand_in < day("2027-04-30").unwrap());
    assert_eq!(due(EvidenceState::Preparing, &hand_in.to_string()), []);
    assert_eq!(due(EvidenceState::Ready, "2027-05-01"), []);
}

#[test]
fn names_on_papers_are_compared_without_regard_to_marks_and_case() {
    let mut draft = household();
    draft.applicant.name = "Hộ kinh doanh Ba Hải".into();
    draft.applicant.representative = "Trần Văn Hải".into();
    draft.applicant.address = "Ấp 3".into();
    draft.product.name = "Cá khô Ba Hải".into();
    let mut of = |edit: fn(&mut Paper)| {
        let mut paper = Paper { paper: "awards".into(), ..Paper::default() };
        edit(&mut paper);
        draft.papers = vec![paper];
        look(&draft).into_iter().filter(|f| matches!(f, Finding::Paper { .. })).count()
    };
    assert_eq!(of(|p| p.holder = "HỘ KINH DOANH BA HẢI".into()), 0);
    assert_eq!(of(|p| p.holder = "Trần văn Hải".into()), 0, "its head");
    assert_eq!(of(|p| p.holder = "Công ty Một Khác".into()), 1);
    assert_eq!(of(|p| p.address = "Ấp 3, xã Tân Thành".into()), 0);
    assert_eq!(of(|p| p.address = "Ấp 4".into()), 1);
    assert_eq!(of(|p| p.product = "ca kho Ba Hai".into()), 0);
    assert_eq!(of(|p| p.product = "Mắm cá".into()), 1);
}

#[test]
fn photos_say_what_they_show() {
    let with = |media_type: &str, caption: &str| {
        let file = Attachment { media_type: media_type.into(), caption: caption.into(), ..Attachment::default() };
        faults(Paper { paper: "awards".into(), files: vec![file], ..Paper::default() })
    };
    assert_eq!(with("image/jpeg", " "), [PaperFault::NoCaption]);
    assert_eq!(with("image/jpeg", "Sân phơi"), []);
    assert_eq!(with("application/pdf", ""), []);
}

#[test]
fn texts_that_questions_need_are_fields_of_the_forms() {
    let needed: Vec<&str> =
        edition().questions.iter().flat_map(|q| [&q.needs, &q.agrees]).filter_map(|key| key.as_deref()).collect();
    assert!(!needed.is_empty());
    for key in needed {
        assert!(Field::of(key).is_some(), "{key}");
    }
}

proptest! {
    #![proptest_config(cases(100))]

    /// Whatever a draft says: only claims are held against it, and each finding has a place that exists.
    #[test]
    fn findings_have_places(draft in generate::draft()) {
        let set = set(draft.set);
        for finding in look(&draft) {
            prop_assert!(!finding.words(&draft, edition(), set, Lang::Vi).is_empty());
            match finding {
                Finding::Unproven { criterion }
                | Finding::Unnamed { criterion }
                | Finding::NoTestReport { criterion }
                | Finding::Disagrees { criterion, .. }
                | Finding::TextMissing { criterion, .. } => {
                    prop_assert!(set.criterion(&criterion).is_some());
                    prop_assert!(draft.option(&criterion).is_some());
                }
                Finding::Paper { index, .. } => prop_assert!(index < draft.papers.len()),
                Finding::EmptyFields { fields, .. } => {
                    prop_assert!(!fields.is_empty() && fields.iter().all(|f| f.is_empty(&draft)));
                }
                Finding::FromExample { field } => prop_assert!(!field.is_empty(&draft)),
                Finding::SameStory { .. } => prop_assert!(false, "there is no other draft"),
                Finding::Untested { index, indicators } | Finding::Undeclared { index, indicators } => {
                    let paper = &draft.papers[index];
                    let named = |i: &String| {
                        paper.indicators.contains(i.as_str()) || paper.results.iter().any(|row| row.name.trim() == i)
                    };
                    prop_assert!(indicators.iter().all(named));
                }
                Finding::OpenQuestions(n) => prop_assert!(n > 0),
                Finding::Rejected { knock_out, .. } => {
                    prop_assert!(usize::from(knock_out) < edition().knock_outs.len());
                }
                Finding::OpenConditions { screen, number } => {
                    // What is asked when the dossier is taken along has no screen of its own.
                    let asks = |k: &KnockOut| match k.at_hand_in {
                        true => screen == format!("export#condition-{}", k.key),
                        false => screen == format!("check/{}", k.key),
                    };
                    prop_assert!(number > 0 && edition().knock_outs.iter().any(asks));
                }
                Finding::NotReady { paper, preparing } => {
                    prop_assert_eq!(draft.paper_state(&paper.key) == EvidenceState::Preparing, preparing);
                    prop_assert!(paper.index.is_none_or(|index| draft.papers[index].paper == paper.key));
                }
                Finding::TwoStates { paper } => prop_assert!(edition().paper_index(&paper.key).is_some()),
                Finding::Tick(found) => prop_assert_eq!(draft.product.ticks.get(found.tick), found.ticked),
                Finding::FormerProvince { now } => prop_assert!(province(now).is_some()),
                Finding::Figures(_) => prop_assert!(!draft.product.figures.is_empty() || !draft.applicant.figures.is_empty()),
                Finding::Result(found) => prop_assert!(found.slip.of(&draft).is_some()),
                Finding::Claim(found) => prop_assert!(!found.claim.says.is_empty()),
                // Only `old_addresses` finds these.
                Finding::OldAddress(_) => prop_assert!(false, "the review has no list of places"),
                Finding::Kind(_) => prop_assert!(draft.kind != RatingKind::First),
            }
        }
    }
}

#[test]
fn an_example_left_standing_is_pointed_out_in_any_industry() {
    let mut draft = household();
    let pointed_out = |draft: &Draft| {
        let told = |f: &Finding| matches!(f, Finding::FromExample { field } if field.key == "story.place");
        look(draft).iter().any(told)
    };
    draft.story.place = "Ấp tôi ở cuối kinh, mùa nào gió ấy, cá phơi mau khô.".into();
    assert!(!pointed_out(&draft));
    for example in &edition().guide("story.place").unwrap().examples {
        draft.story.place = format!("Ấp tôi ở cuối kinh. {}", example.text(Lang::Vi));
        assert!(pointed_out(&draft), "{}", draft.story.place);
    }
}

#[test]
fn a_story_copied_from_another_product_is_pointed_out() {
    let mut other = Draft::new(8, "");
    other.product.name = "Khô cá sặc".into();
    other.story.text = "Bà Tư phơi cá trên mái lá từ mùa nước nổi năm ấy. Cả xóm ăn thử rồi học theo bà mà làm.".into();
    let mut draft = Draft::new(8, "");
    let same = |draft: &Draft| match story_as_in(draft, [&Draft::new(8, ""), &other]) {
        Some(Finding::SameStory { product }) => product,
        _ => String::new(),
    };
    assert_eq!(same(&draft), "", "two products without a story share nothing");
    draft.story.text = other.story.text.to_uppercase();
    assert_eq!(same(&draft), "Khô cá sặc");
    draft.story.text = "Bà Tư phơi cá trên mái lá từ mùa nước nổi năm ấy. Còn khô cá lóc là do chú Út bày ra sau này. Chú rạch thịt cho mau thấm muối và phơi đúng một nắng.".into();
    assert_eq!(same(&draft), "", "one shared sentence of three");
}

#[test]
fn a_contract_needs_a_term_and_what_shows_that_it_is_lived_by() {
    let state = EvidenceState::Ready;
    let contract = Paper { paper: "distribution-contract".into(), state, ..Paper::default() };
    let mut draft = Draft::new(8, "");
    let mut faults = |papers: &[&Paper]| {
        draft.papers = papers.iter().map(|p| (*p).clone()).collect();
        let of_first = |f| match f {
            Finding::Paper { index: 0, fault } => Some(fault),
            _ => None,
        };
        look(&draft).into_iter().filter_map(of_first).collect::<Vec<_>>()
    };
    assert_eq!(faults(&[&contract]), [PaperFault::NoTerm, PaperFault::NoProof]);
    assert_eq!(faults(&[&Paper { state: EvidenceState::Preparing, ..contract.clone() }]), []);
    let lasting = Paper { valid_until: "2029-01-01".into(), ..contract };
    assert_eq!(faults(&[&lasting]), [PaperFault::NoProof]);
    assert_eq!(faults(&[&lasting, &Paper { paper: "sales-invoices".into(), ..Paper::default() }]), []);
}

#[test]
fn declared_indicators_that_no_slip_covers_are_pointed_out() {
    let paper = |key: &str, list: &str| Paper { paper: key.into(), indicators: list.into(), ..Paper::default() };
    let mut draft = household();
    let untested = |draft: &Draft| {
        let lists = |f| match f {
            Finding::Untested { index: 0, indicators } => Some(indicators),
            _ => None,
        };
        look(draft).into_iter().find_map(lists).unwrap_or_default()
    };
    draft.papers = vec![paper("self-declaration", "Độ ẩm, Salmonella; Chì")];
    assert!(untested(&draft).is_empty(), "no slip names anything");
    draft.papers.push(paper("test-report", "salmonella"));
    assert_eq!(untested(&draft), ["Độ ẩm", "Chì"]);
    draft.papers.push(paper("periodic-tests", "do am\nCHÌ"));
    assert!(untested(&draft).is_empty());
}

#[test]
fn a_label_that_is_not_as_declared_is_pointed_out() {
    let paper = |key: &str, list: &str| Paper { paper: key.into(), indicators: list.into(), ..Paper::default() };
    let mut draft = household();
    draft.papers = vec![paper("label-sample", "Độ ẩm; Omega 3"), paper("self-declaration", "")];
    let undeclared = |draft: &Draft| {
        let of = |finding| match finding {
            Finding::Undeclared { index: 0, indicators } => Some(indicators),
            _ => None,
        };
        look(draft).into_iter().find_map(of).unwrap_or_default()
    };
    let differs = |draft: &Draft| {
        look(draft).iter().any(|f| matches!(f, Finding::Paper { index: 0, fault: PaperFault::OtherThanDeclared(_) }))
    };
    assert!(undeclared(&draft).is_empty(), "no declaration names anything");
    draft.papers[1].indicators = "độ ẩm, muối".into();
    assert_eq!(undeclared(&draft), ["Omega 3"]);
    assert!(!differs(&draft));
    let texts: [fn(&mut Paper) -> &mut String; 3] = [|p| &mut p.holder, |p| &mut p.address, |p| &mut p.product];
    for read in texts {
        *read(&mut draft.papers[0]) = "Cơ sở Ba Hải".into();
        assert!(!differs(&draft), "the declaration says nothing of it");
        *read(&mut draft.papers[1]) = "Hộ Tư Đờn".into();
        assert!(differs(&draft));
        *read(&mut draft.papers[1]) = "cơ sở ba hải".into();
        assert!(!differs(&draft));
    }
}
