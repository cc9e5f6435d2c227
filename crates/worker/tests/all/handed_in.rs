//! What was handed in: frozen, compared and amended by requests.

use sao_lang_core::documents::Purpose;
use sao_lang_core::draft::{Draft, to_json};
use sao_lang_core::handed_in::{FreezeError, MAX_ROUNDS, ReportedState};
use sao_lang_worker::handlers::Attachments;
use serde_json::json;
use test_support::household;
use worker_protocol::{
    AboutAmendment, AmendmentBlocks, Failure, Freeze, How, MakeAmendment, MakePdf, ReportRounds, amendment_file_name,
};

use super::asking::{ask, file};

fn freeze(draft: &Draft, on: &str) -> Freeze {
    Freeze {
        draft: to_json(draft),
        files: vec![("aa".to_owned(), [7; 32])],
        on: on.to_owned(),
        place: "xã Cồn Sậy Đông".to_owned(),
        receipt: String::new(),
    }
}

fn about(draft: &Draft, round: usize) -> AboutAmendment {
    let how =
        How { today: "2026-12-02".to_owned(), lang: "vi".to_owned(), purpose: Purpose::HandIn, private_notes: false };
    AboutAmendment { draft: to_json(draft), round, files: Vec::new(), how }
}

#[test]
fn a_round_is_frozen_compared_and_amended() {
    let mut draft = household();
    let round = ask(freeze(&draft, "2026-12-01")).unwrap().unwrap();
    let code = round["code"].as_str().unwrap().to_owned();
    draft.handed_in.push(round);
    draft.choose("1.1", Some(1));
    let report = |lang: &str| {
        ask(ReportRounds { draft: to_json(&draft), files: Vec::new(), lang: lang.to_owned() }).unwrap().rounds
    };
    let rounds = report("vi");
    assert!(rounds.len() == 1 && rounds[0].code == code && rounds[0].is_to_amend(), "{rounds:?}");
    let ReportedState::Intact { differences, .. } = &rounds[0].state else { panic!("{rounds:?}") };
    assert!(differences[0].title.starts_with("Tiêu chí 1.1"), "{differences:?}");
    let about = about(&draft, 0);
    let docx = file(MakeAmendment { about: about.clone() }, &Attachments::new()).unwrap();
    assert!(test_support::docx_text(&docx).contains(&code));
    let pdf = file(MakePdf::from(MakeAmendment { about: about.clone() }), &Attachments::new()).unwrap();
    assert!(pdf.starts_with(b"%PDF"));
    assert!(!ask(AmendmentBlocks { about }).unwrap().is_empty());
    assert_eq!(amendment_file_name("Cá kho", "2026-12-02", "pdf"), "giay-sua-doi_ca-kho_2026-12-02.pdf");
}

#[test]
fn what_cannot_be_done_is_refused_with_its_reason() {
    let mut draft = household();
    assert_eq!(ask(freeze(&draft, "yesterday")).unwrap_err(), Failure::Write);
    draft.handed_in = vec![json!({ "on": "2026-12-01" }); MAX_ROUNDS];
    assert_eq!(ask(freeze(&draft, "2026-12-01")).unwrap(), Err(FreezeError::TooMany));
    assert_eq!(ask(AmendmentBlocks { about: about(&draft, 0) }).unwrap_err(), Failure::Draft);
    assert_eq!(ask(AmendmentBlocks { about: about(&draft, MAX_ROUNDS) }).unwrap_err(), Failure::Missing);
    let none = AboutAmendment { draft: "{}".to_owned(), ..about(&draft, 0) };
    assert_eq!(file(MakeAmendment { about: none }, &Attachments::new()).unwrap_err(), Failure::Draft);
}
