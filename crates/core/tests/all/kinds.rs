//! Upgrade and re-rating: what has changed since the recognition and its proof, the figures of three years, papers that run
//! out, and the time for handing in (QĐ 26/2026, Art. 6.1b, 6.1c, 7.6a, 12.3; the note at the end of form 02's part III).

use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;
use sao_lang_core::calendar::day;
use sao_lang_core::catalogue::Text as _;
use sao_lang_core::difference::difference;
use sao_lang_core::documents::model::{Block, Cell};
use sao_lang_core::documents::{Options, Purpose, dossier, entries};
use sao_lang_core::draft::{
    Draft, EvidenceState, Paper, RatingKind, Recognition, Said, Topic, YEARS, Year, parse, to_compact_json, to_json,
};
use sao_lang_core::form::{FIELDS, Field, Step};
use sao_lang_core::locale::{Lang, msg};
use sao_lang_core::review::{
    CertificatePart, KindFinding, PaperEnd, PaperEnds, STARS_ID, YEARS_ID, kind_findings, left_empty, topic_finding,
};
use test_support::{cases, edition, generate, hand_in, path, set, work};

/// The day of the certificate; it ends on 10 May 2027.
const ISSUED: &str = "2024-05-10";
/// A day on which its re-rating can be handed in.
const OPEN: &str = "2026-12-01";
const UNCHANGED: &str = "không thay đổi";

fn on(text: &str) -> NaiveDate {
    day(text).unwrap()
}

/// A draft of a kind whose certificate is told.
fn recognised(kind: RatingKind) -> Draft {
    let recognition =
        Recognition { certificate: "118/QĐ-UBND".into(), stars: 3, issued: ISSUED.into(), ..Recognition::default() };
    Draft { kind, recognition, ..Draft::new(8, "") }
}

fn paper(key: &str, valid_until: &str, state: EvidenceState) -> Paper {
    Paper { paper: key.into(), valid_until: valid_until.into(), state, ..Paper::default() }
}

fn write(draft: &mut Draft, key: &str, text: &str) {
    *Field::of(key).unwrap_or_else(|| panic!("no field {key}")).text_mut(draft) = text.to_owned();
}

/// A topic told in full: before, now, and a paper that is there.
fn tell(draft: &mut Draft, topic: Topic) {
    write(draft, &format!("recognition.before.{}", topic.key()), "Lúc trước");
    write(draft, &format!("recognition.changes.{}", topic.key()), "Bây giờ");
    if draft.papers.is_empty() {
        draft.papers.push(paper("machine-papers", "", EvidenceState::Ready));
    }
    draft.recognition.tick_paper(topic, "machine-papers", true);
}

fn fill_years(draft: &mut Draft) {
    let year =
        |year| Year { year, output: "12 tấn".into(), revenue: "850 triệu đồng".into(), ..Year::default() };
    draft.recognition.years = (2023..=2025).map(year).collect();
}

/// A draft of a kind that has nothing left to say.
fn whole(kind: RatingKind) -> Draft {
    let mut draft = recognised(kind);
    for topic in Topic::ALL {
        tell(&mut draft, topic);
    }
    fill_years(&mut draft);
    draft
}

fn found(draft: &Draft) -> Vec<KindFinding> {
    kind_findings(draft, edition(), on(OPEN))
}

fn text(cell: &Cell) -> String {
    cell.paragraphs.iter().map(|p| p.text()).collect::<Vec<_>>().join("\n")
}

fn blocks(draft: &Draft, options: &Options) -> Vec<Block> {
    dossier(draft, edition(), set(draft.set), options)
}

/// The rows below the heading of the tables whose first heading is this one.
fn tables(blocks: &[Block], first: &str, columns: usize) -> Vec<Vec<Vec<String>>> {
    let of = |block: &Block| match block {
        Block::Table(table) => Some(table.rows.iter().map(|r| r.cells.iter().map(text).collect()).collect()),
        _ => None,
    };
    let all: Vec<Vec<Vec<String>>> = blocks.iter().filter_map(of).collect();
    // The table of evidence begins with the same column.
    let evidence = |rows: &Vec<Vec<String>>| rows[0].contains(&"Tiêu chí".to_owned());
    let wanted = all.into_iter().filter(|rows| rows[0][0] == first && rows[0].len() == columns && !evidence(rows));
    wanted.map(|rows| rows[1..].to_vec()).collect()
}

fn only(blocks: &[Block], first: &str, columns: usize) -> Vec<Vec<String>> {
    let mut found = tables(blocks, first, columns);
    assert_eq!(found.len(), 1, "tables with {first:?}");
    found.remove(0)
}

fn changes_table(draft: &Draft, options: &Options) -> Vec<Vec<String>> {
    only(&blocks(draft, options), "Nội dung", 4)
}

fn years_table(draft: &Draft, options: &Options) -> Vec<Vec<String>> {
    only(&blocks(draft, options), "Năm", 3)
}

fn ends_table(draft: &Draft, options: &Options) -> Vec<Vec<String>> {
    only(&blocks(draft, options), msg::REGISTER_NO.text(Lang::Vi), 4)
}

fn row(table: &[Vec<String>], topic: Topic) -> Vec<String> {
    let name = topic.name().text(Lang::Vi);
    table.iter().find(|row| row[0] == name).unwrap_or_else(|| panic!("no row {name}")).clone()
}

/// All that a document says.
fn words(blocks: &[Block]) -> String {
    let block = |block: &Block| match block {
        Block::Paragraph(p) => p.text(),
        Block::Table(table) => table.rows.iter().flat_map(|r| &r.cells).map(text).collect::<Vec<_>>().join("\n"),
        _ => String::new(),
    };
    blocks.iter().map(block).collect::<Vec<_>>().join("\n")
}

fn is_dotted(text: &str) -> bool {
    text.len() >= 10 && text.chars().all(|c| c == '.')
}

fn full_drafts() -> Vec<(String, Draft)> {
    let files = std::fs::read_dir(path("tests/fixtures/full")).unwrap().map(|entry| entry.unwrap().path());
    files.map(|file| (file.display().to_string(), parse(&std::fs::read(&file).unwrap()).unwrap())).collect()
}

// What the producer has not said.

#[test]
fn an_empty_change_is_a_dotted_line_and_not_said_to_be_unchanged() {
    for kind in [RatingKind::Upgrade, RatingKind::ReRating] {
        for options in [work(Lang::Vi), hand_in()] {
            let draft = recognised(kind);
            assert!(!words(&blocks(&draft, &options)).contains(UNCHANGED), "{kind:?}");
            let table = changes_table(&draft, &options);
            assert!(!table.is_empty());
            for row in table {
                assert!(row[1..].iter().all(|cell| is_dotted(cell)), "{row:?}");
            }
        }
    }
}

#[test]
fn only_what_the_producer_ticked_is_said_to_be_unchanged() {
    let mut draft = recognised(RatingKind::ReRating);
    draft.recognition.tick_unchanged(Topic::Tests, true);
    let blocks = blocks(&draft, &hand_in());
    assert_eq!(words(&blocks).matches(UNCHANGED).count(), 1);
    let table = changes_table(&draft, &hand_in());
    assert_eq!(row(&table, Topic::Tests)[1..], ["", UNCHANGED, ""], "there is nothing more to write");
    assert!(is_dotted(&row(&table, Topic::Output)[2]));
    draft.recognition.tick_unchanged(Topic::Tests, false);
    assert!(draft.recognition.unchanged.is_empty());
}

#[test]
fn a_first_rating_tells_nothing_of_a_recognition() {
    let mut draft = whole(RatingKind::Upgrade);
    draft.kind = RatingKind::First;
    assert!(tables(&blocks(&draft, &work(Lang::Vi)), "Nội dung", 4).is_empty());
    assert_eq!(found(&draft), []);
    assert!(Topic::ALL.into_iter().all(|topic| !topic.is_due(RatingKind::First)));
}

// Before, now, paper.

#[test]
fn a_change_stands_with_what_was_before_and_the_numbers_of_its_papers() {
    let mut draft = recognised(RatingKind::Upgrade);
    tell(&mut draft, Topic::Technology);
    draft.papers.push(Paper { label: "máy sấy".into(), ..paper("machine-papers", "", EvidenceState::Preparing) });
    draft.papers.push(paper("label-sample", "", EvidenceState::None));
    draft.recognition.tick_paper(Topic::Technology, "label-sample", true);
    draft.recognition.tick_paper(Topic::Technology, "haccp", true);
    let places: Vec<String> =
        entries(&draft, edition(), set(8), Purpose::Work).iter().map(|e| e.label(Lang::Vi)).collect();
    assert_eq!(places.len(), 3);
    let [_, before, now, papers] =
        <[String; 4]>::try_from(row(&changes_table(&draft, &work(Lang::Vi)), Topic::Technology)).unwrap();
    assert_eq!((before.as_str(), now.as_str()), ("Lúc trước", "Bây giờ"));
    let said: BTreeSet<&str> = papers.split(", ").collect();
    let haccp = edition().paper(edition().paper_index("haccp").unwrap()).name.text(Lang::Vi);
    let gone = format!("{haccp} (chưa có trong sổ)");
    let on_its_way = said.iter().filter(|s| s.ends_with("(đang chuẩn bị)")).count();
    assert!(said.contains(gone.as_str()) && on_its_way == 1, "{papers}");
    // What is handed in cites what is there, and nothing else.
    let handed = row(&changes_table(&draft, &hand_in()), Topic::Technology);
    let list = entries(&draft, edition(), set(8), Purpose::Work);
    let ready = list.iter().find(|e| e.state == EvidenceState::Ready).unwrap();
    assert_eq!(handed[3], ready.label(Lang::Vi));
}

#[test]
fn a_change_without_a_paper_that_is_there_leaves_room_for_one() {
    let mut draft = recognised(RatingKind::Upgrade);
    tell(&mut draft, Topic::Markets);
    draft.papers[0].state = EvidenceState::Preparing;
    assert!(is_dotted(&row(&changes_table(&draft, &hand_in()), Topic::Markets)[3]));
}

#[test]
fn an_upgrade_tells_what_it_has_to_say_and_a_re_rating_the_whole_list() {
    let mut draft = recognised(RatingKind::Upgrade);
    tell(&mut draft, Topic::Packaging);
    draft.recognition.tick_unchanged(Topic::Materials, true);
    let topics = |draft: &Draft| -> Vec<String> {
        changes_table(draft, &hand_in()).into_iter().map(|mut row| row.remove(0)).collect()
    };
    let name = |topic: Topic| topic.name().text(Lang::Vi).to_owned();
    assert_eq!(topics(&draft), [Topic::Materials, Topic::Packaging].map(name));
    draft.kind = RatingKind::ReRating;
    assert_eq!(topics(&draft), Topic::ALL.map(name));
}

#[test]
fn the_part_stands_at_the_end_of_part_three_after_the_certificate() {
    for kind in [RatingKind::Upgrade, RatingKind::ReRating] {
        let words = words(&blocks(&whole(kind), &hand_in()));
        let at = |text: &str| words.find(text).unwrap_or_else(|| panic!("{text} is missing"));
        let part = at(msg::FORM02_CHANGES.text(Lang::Vi));
        assert!(at(msg::FORM02_EVIDENCE_TITLE.text(Lang::Vi)) < part && part < at(msg::FORM02_PART4.text(Lang::Vi)));
        let lines = [
            "Số giấy chứng nhận OCOP: 118/QĐ-UBND",
            "Sao trên giấy chứng nhận: 3",
            "Ngày cấp giấy chứng nhận: 10/05/2024",
            "So với khi được công nhận",
        ];
        let places: Vec<usize> = [part].into_iter().chain(lines.map(at)).collect();
        assert!(places.is_sorted(), "{places:?}");
        assert_eq!(words.contains("Ngày giấy chứng nhận hết hạn: 10/05/2027"), kind == RatingKind::ReRating);
    }
}

// Three years.

#[test]
fn a_re_rating_has_the_figures_of_three_years_oldest_first() {
    let mut draft = recognised(RatingKind::ReRating);
    let blank = years_table(&draft, &hand_in());
    // The documents are made in 2026.
    assert_eq!(blank.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(), ["2023", "2024", "2025"]);
    assert!(blank.iter().all(|row| is_dotted(&row[1]) && is_dotted(&row[2])), "{blank:?}");
    fill_years(&mut draft);
    draft.recognition.years.reverse();
    draft.recognition.years[0].output = "14 tấn".into();
    let table = years_table(&draft, &hand_in());
    assert_eq!(table[0], ["2023", "12 tấn", "850 triệu đồng"]);
    assert_eq!(table[2], ["2025", "14 tấn", "850 triệu đồng"]);
}

#[test]
fn an_upgrade_has_them_where_there_are_any() {
    let mut draft = recognised(RatingKind::Upgrade);
    assert!(tables(&blocks(&draft, &hand_in()), "Năm", 3).is_empty());
    draft.recognition.edit_year(2026, 2, |year| year.revenue = "1 tỷ đồng".into());
    let table = years_table(&draft, &hand_in());
    assert_eq!(table[2][0], "2025");
    assert!(is_dotted(&table[2][1]) && table[2][2] == "1 tỷ đồng");
}

#[test]
fn the_years_before_this_one_are_asked_for_and_nothing_is_kept_where_nothing_is_said() {
    let mut recognition = Recognition::default();
    let numbers = |r: &Recognition| r.years_to_ask(2026).iter().map(|y| y.year).collect::<Vec<_>>();
    assert_eq!(numbers(&recognition), [2023, 2024, 2025]);
    recognition.edit_year(2026, 1, |year| year.output = "12 tấn".into());
    assert_eq!(recognition.years.len(), YEARS);
    assert_eq!((recognition.years[1].year, recognition.years[1].output.as_str()), (2024, "12 tấn"));
    // A year later the same rows stand where they stood.
    assert_eq!(recognition.years_to_ask(2027), recognition.years);
    recognition.edit_year(2026, 1, |year| year.output.clear());
    assert_eq!(recognition, Recognition::default());
    recognition.edit_year(2026, 0, |year| year.year = Year::read(" 2026 "));
    assert_eq!(numbers(&recognition), [2026, 2024, 2025]);
    recognition.edit_year(2026, 7, |year| year.year = 1);
    assert_eq!(numbers(&recognition), [2026, 2024, 2025], "there is no such row");
    assert_eq!([Year::read(""), Year::read("năm"), Year::read("70000")], [0, 0, 0]);
    // A file that names one year gets the others.
    recognition.years = vec![Year { year: 2024, ..Year::default() }];
    assert_eq!(numbers(&recognition), [2024, 2023, 2025]);
    assert_eq!(Recognition::default().years_to_ask(0), []);
}

#[test]
fn figures_of_three_years_tell_output_and_revenue() {
    let mut draft = recognised(RatingKind::ReRating);
    assert_eq!(draft.said(Topic::Output), Said::Nothing);
    fill_years(&mut draft);
    assert_eq!([Topic::Output, Topic::Revenue].map(|t| draft.said(t)), [Said::InTable; 2]);
    assert_eq!(row(&changes_table(&draft, &hand_in()), Topic::Revenue)[2], "Xem bảng kết quả ba năm");
    assert!(!found(&draft).contains(&KindFinding::TopicOpen(Topic::Output)));
    draft.recognition.years[2].revenue = " ".into();
    assert_eq!(draft.said(Topic::Output), Said::Nothing);
}

// Papers that run out.

#[test]
fn papers_with_an_end_are_listed_with_how_they_stand_beside_the_certificate() {
    let mut draft = recognised(RatingKind::ReRating);
    draft.papers = vec![
        paper("food-safety-certificate", "2027-05-09", EvidenceState::Ready),
        paper("vietgap", "2027-05-10", EvidenceState::Ready),
        Paper { label: "Chợ Lách".into(), ..paper("distribution-contract", "2026-12-31", EvidenceState::Ready) },
        Paper { label: " chợ lách".into(), ..paper("distribution-contract", "2028-12-31", EvidenceState::Ready) },
        Paper { label: "Bình Đại".into(), ..paper("distribution-contract", "2026-12-31", EvidenceState::Ready) },
        paper("haccp", "", EvidenceState::Ready),
    ];
    let ends = PaperEnds::of(&draft, edition());
    assert_eq!(ends.certificate, Some(on("2027-05-10")));
    let stands: Vec<PaperEnd> = draft.papers.iter().map(|paper| ends.end_of(paper)).collect();
    use PaperEnd::{Outlasts, Renewed, RunsOut, Unknown};
    assert_eq!(stands, [RunsOut, Outlasts, Renewed(3), Outlasts, RunsOut, Unknown]);
    let table = ends_table(&draft, &hand_in());
    let list = entries(&draft, edition(), set(8), Purpose::Work);
    let place = |at: usize| list.iter().find(|e| e.paper == Some(&draft.papers[at])).unwrap().label(Lang::Vi);
    let of = |at: usize| table.iter().find(|row| row[0] == place(at)).cloned();
    assert_eq!(table.len(), 5, "a paper without an end is not listed");
    assert_eq!(of(0).unwrap()[2..], ["09/05/2027", "Hết hạn trước ngày đó"]);
    assert_eq!(of(1).unwrap()[2..], ["10/05/2027", "Còn hạn"]);
    assert_eq!(of(2).unwrap()[3], format!("Đã có giấy mới: {}", place(3)));
    assert_eq!(of(4).unwrap()[3], "Hết hạn trước ngày đó");
    assert_eq!(of(5), None);
    let runs_out = |index, last| KindFinding::PaperRunsOut { index, last: on(last), ends: on("2027-05-10") };
    let said: Vec<_> = found(&draft).into_iter().filter(|f| matches!(f, KindFinding::PaperRunsOut { .. })).collect();
    assert_eq!(said, [runs_out(0, "2027-05-09"), runs_out(4, "2026-12-31")]);
    // An upgrade's certificate is not renewed.
    draft.kind = RatingKind::Upgrade;
    assert!(found(&draft).iter().all(|f| !matches!(f, KindFinding::PaperRunsOut { .. })));
    assert!(tables(&blocks(&draft, &hand_in()), msg::REGISTER_NO.text(Lang::Vi), 4).is_empty());
}

#[test]
fn a_paper_that_is_not_there_yet_renews_none_and_is_not_handed_in() {
    let mut draft = recognised(RatingKind::ReRating);
    draft.papers = vec![
        paper("food-safety-certificate", "2026-12-31", EvidenceState::Ready),
        paper("food-safety-certificate", "2029-12-31", EvidenceState::Preparing),
    ];
    let ends = PaperEnds::of(&draft, edition());
    assert_eq!(ends.end_of(&draft.papers[0]), PaperEnd::RunsOut);
    assert_eq!(ends_table(&draft, &hand_in()).len(), 1);
    assert_eq!(ends_table(&draft, &work(Lang::Vi)).len(), 2);
    draft.papers[1].state = EvidenceState::Ready;
    assert_eq!(PaperEnds::of(&draft, edition()).end_of(&draft.papers[0]), PaperEnd::Renewed(1));
}

#[test]
fn without_a_day_of_the_certificate_or_a_paper_the_list_is_left_to_be_written_in() {
    let mut draft = recognised(RatingKind::ReRating);
    let blank = ends_table(&draft, &hand_in());
    assert!(!blank.is_empty() && blank.iter().flatten().all(|cell| is_dotted(cell)), "{blank:?}");
    draft.papers = vec![paper("vietgap", "2027-05-09", EvidenceState::Ready)];
    assert_eq!(draft.said(Topic::Others), Said::InTable);
    draft.recognition.issued.clear();
    assert_eq!(PaperEnds::of(&draft, edition()).end_of(&draft.papers[0]), PaperEnd::Unknown);
    assert!(is_dotted(&ends_table(&draft, &hand_in())[0][3]));
}

// The time for handing in.

#[test]
fn a_re_rating_is_handed_in_between_180_and_120_days_before_the_end() {
    let draft = whole(RatingKind::ReRating);
    let (ends, from, until, runs_on) = (on("2027-05-10"), on("2026-11-11"), on("2027-01-10"), on("2027-11-06"));
    let at = |today: NaiveDate| kind_findings(&draft, edition(), today);
    let (early, late) = (KindFinding::TooEarly { from }, KindFinding::TooLate { until });
    assert_eq!(at(from.pred_opt().unwrap()), [early]);
    assert_eq!(at(from), []);
    assert_eq!(at(until), []);
    assert_eq!(at(until.succ_opt().unwrap()), [late]);
    assert_eq!(at(ends), [late]);
    assert_eq!(at(ends.succ_opt().unwrap()), [KindFinding::PastEnd { ends, runs_on }]);
    assert_eq!(at(runs_on), [KindFinding::PastEnd { ends, runs_on }]);
    assert_eq!(at(runs_on.succ_opt().unwrap()), [KindFinding::Ended { ends }]);
}

#[test]
fn an_upgrade_has_no_window_but_needs_a_certificate_that_is_valid() {
    let draft = whole(RatingKind::Upgrade);
    let ends = on("2027-05-10");
    for today in ["2024-06-01", "2027-03-01", "2027-05-10"] {
        assert_eq!(kind_findings(&draft, edition(), on(today)), [], "{today}");
    }
    for today in ["2027-05-11", "2028-01-01"] {
        assert_eq!(kind_findings(&draft, edition(), on(today)), [KindFinding::Ended { ends }], "{today}");
    }
}

// What is left to say.

#[test]
fn the_certificate_must_be_told_in_full() {
    use CertificatePart::{Issued, Number, Stars};
    for kind in [RatingKind::Upgrade, RatingKind::ReRating] {
        let mut draft = whole(kind);
        let lacks = |draft: &Draft| -> Vec<CertificatePart> {
            let part = |f| if let KindFinding::CertificateLacks(part) = f { Some(part) } else { None };
            found(draft).into_iter().filter_map(part).collect()
        };
        assert_eq!(lacks(&draft), []);
        draft.recognition =
            Recognition { certificate: " ".into(), stars: 2, issued: "hôm qua".into(), ..draft.recognition };
        assert_eq!(lacks(&draft), [Number, Stars, Issued]);
        assert!(KindFinding::CertificateLacks(Number).is_empty_field());
        assert!(!KindFinding::CertificateLacks(Stars).is_empty_field());
    }
}

#[test]
fn a_topic_is_open_until_something_is_said_of_it() {
    for kind in [RatingKind::Upgrade, RatingKind::ReRating] {
        let mut draft = recognised(kind);
        let open = |draft: &Draft| -> Vec<Topic> {
            let topic = |f| if let KindFinding::TopicOpen(topic) = f { Some(topic) } else { None };
            found(draft).into_iter().filter_map(topic).collect()
        };
        let due: Vec<Topic> = Topic::ALL.into_iter().filter(|t| t.is_due(kind)).collect();
        assert_eq!(open(&draft), due);
        assert_eq!(due.contains(&Topic::Others), kind == RatingKind::ReRating);
        draft.recognition.tick_unchanged(Topic::Materials, true);
        tell(&mut draft, Topic::Tests);
        assert!(!open(&draft).contains(&Topic::Materials) && !open(&draft).contains(&Topic::Tests));
        // What it was is not yet what is new.
        write(&mut draft, "recognition.before.others", "Giấy cũ");
        assert!(open(&draft).contains(&Topic::Others));
    }
}

#[test]
fn a_change_needs_what_was_before_and_a_paper_of_the_register() {
    let mut draft = recognised(RatingKind::Upgrade);
    let topic = Topic::Packaging;
    write(&mut draft, "recognition.changes.packaging", "Hộp giấy");
    assert_eq!(topic_finding(&draft, topic), Some(KindFinding::BeforeMissing(topic)));
    write(&mut draft, "recognition.before.packaging", "Túi ni lông");
    let unproven = Some(KindFinding::ChangeUnproven(topic));
    assert_eq!(topic_finding(&draft, topic), unproven);
    draft.recognition.tick_paper(topic, "packaging-photos", true);
    assert_eq!(topic_finding(&draft, topic), unproven, "it is not in the register");
    draft.papers = vec![paper("packaging-photos", "", EvidenceState::None)];
    assert_eq!(topic_finding(&draft, topic), unproven, "it is neither there nor on its way");
    draft.papers[0].state = EvidenceState::Preparing;
    assert_eq!(topic_finding(&draft, topic), None);
    draft.recognition.tick_paper(topic, "packaging-photos", false);
    assert_eq!(topic_finding(&draft, topic), unproven);
    assert!(draft.recognition.evidence.is_empty());
}

#[test]
fn a_change_that_is_ticked_as_none_contradicts_itself_and_is_printed() {
    let mut draft = whole(RatingKind::ReRating);
    draft.recognition.tick_unchanged(Topic::Markets, true);
    assert_eq!(draft.said(Topic::Markets), Said::Both);
    assert_eq!(found(&draft), [KindFinding::TopicBoth(Topic::Markets)]);
    assert_eq!(row(&changes_table(&draft, &hand_in()), Topic::Markets)[2], "Bây giờ");
}

#[test]
fn an_upgrade_in_which_nothing_has_changed_is_none() {
    let mut draft = recognised(RatingKind::Upgrade);
    for topic in Topic::ALL.into_iter().filter(|t| t.is_due(RatingKind::Upgrade)) {
        draft.recognition.tick_unchanged(topic, true);
    }
    assert_eq!(found(&draft), [KindFinding::NoChange]);
    tell(&mut draft, Topic::Others);
    assert_eq!(found(&draft), []);
    draft.kind = RatingKind::ReRating;
    draft.recognition.changes.others.clear();
    draft.recognition.tick_unchanged(Topic::Others, true);
    assert_eq!(found(&draft), [KindFinding::YearsOpen], "a product may be rated again as it is");
}

#[test]
fn a_re_rating_needs_three_different_years_in_full() {
    let mut draft = whole(RatingKind::ReRating);
    assert_eq!(found(&draft), []);
    for spoil in [
        |years: &mut Vec<Year>| years.truncate(2),
        |years: &mut Vec<Year>| years[1].year = 2023,
        |years: &mut Vec<Year>| years[1].year = 0,
        |years: &mut Vec<Year>| years[0].output.clear(),
        |years: &mut Vec<Year>| years[2].revenue = "  ".into(),
    ] {
        let mut spoilt = draft.clone();
        spoil(&mut spoilt.recognition.years);
        assert_eq!(found(&spoilt), [KindFinding::YearsOpen], "{:?}", spoilt.recognition.years);
    }
    draft.kind = RatingKind::Upgrade;
    draft.recognition.years.clear();
    assert_eq!(found(&draft), [], "an upgrade may do without");
}

#[test]
fn stars_may_be_wished_as_they_are() {
    let mut draft = whole(RatingKind::Upgrade);
    (draft.recognition.stars, draft.plan.stars) = (4, Some(4));
    assert_eq!(found(&draft), []);
}

#[test]
fn the_step_counts_what_is_left_to_tell() {
    let first = Draft::new(8, "");
    assert_eq!(left_empty(&first, Step::Changes), 2, "a first rating does not ask the step");
    let mut draft = Draft { kind: RatingKind::ReRating, ..Draft::new(8, "") };
    // Number, day, stars, nine topics, the years.
    assert_eq!(left_empty(&draft, Step::Changes), 2 + 1 + 9 + 1);
    draft.kind = RatingKind::Upgrade;
    assert_eq!(left_empty(&draft, Step::Changes), 2 + 1 + 8);
    assert_eq!(left_empty(&whole(RatingKind::ReRating), Step::Changes), 0);
    let needed = FIELDS.iter().filter(|f| f.step == Step::Applicant && f.needed).count();
    assert_eq!(left_empty(&draft, Step::Applicant), needed);
}

// Words and places.

#[test]
fn each_finding_has_words_in_both_languages_and_a_place_on_a_screen() {
    let mut draft = recognised(RatingKind::ReRating);
    draft.papers = vec![paper("vietgap", "2027-01-01", EvidenceState::Ready)];
    let day = on("2027-01-10");
    let topic = Topic::Markets;
    let all = [
        KindFinding::CertificateLacks(CertificatePart::Number),
        KindFinding::CertificateLacks(CertificatePart::Stars),
        KindFinding::CertificateLacks(CertificatePart::Issued),
        KindFinding::TooEarly { from: day },
        KindFinding::TooLate { until: day },
        KindFinding::PastEnd { ends: day, runs_on: day },
        KindFinding::Ended { ends: day },
        KindFinding::TopicOpen(topic),
        KindFinding::TopicBoth(topic),
        KindFinding::BeforeMissing(topic),
        KindFinding::ChangeUnproven(topic),
        KindFinding::NoChange,
        KindFinding::YearsOpen,
        KindFinding::PaperRunsOut { index: 0, last: day, ends: day },
    ];
    let mut seen = BTreeSet::new();
    for finding in all {
        for lang in Lang::ALL {
            let words = finding.words(&draft, edition(), lang);
            assert!(!words.contains(['{', '}']) && seen.insert(words.clone()), "{finding:?}: {words}");
        }
        let own = finding.words(&draft, edition(), Lang::Vi);
        assert!(!own.contains("2027") || own.contains("10/01/2027"), "{own}");
    }
    let screen = |finding: KindFinding| finding.screen();
    assert_eq!(screen(all[0]), "details/changes#recognition-certificate");
    assert_eq!(screen(all[1]), format!("details/changes#{STARS_ID}"));
    assert_eq!(screen(all[2]), "details/changes#recognition-issued");
    assert_eq!(screen(all[3]), "dates");
    assert_eq!(screen(KindFinding::TopicOpen(topic)), "details/changes#recognition-changes-markets");
    assert_eq!(screen(KindFinding::BeforeMissing(topic)), "details/changes#recognition-before-markets");
    assert_eq!(screen(KindFinding::ChangeUnproven(topic)), "details/changes#topic-papers-markets");
    assert_eq!(screen(KindFinding::YearsOpen), format!("details/changes#{YEARS_ID}"));
    assert_eq!(screen(all[13]), "papers/0#paper-valid-until");
    assert!(all[13].words(&draft, edition(), Lang::Vi).contains("VietGAP"));
}

#[test]
fn each_topic_has_a_field_for_before_and_one_for_now() {
    let mut keys = BTreeSet::new();
    for topic in Topic::ALL {
        let fields = [topic.before_field().unwrap(), topic.now_field().unwrap()];
        for field in fields {
            assert!(!field.needed && field.step == Step::Changes && field.is_of_topic(), "{}", field.key);
            keys.insert(field.key);
        }
        // What the core calls by the topic is what the fields read.
        let mut draft = recognised(RatingKind::Upgrade);
        *fields[0].text_mut(&mut draft) = "trước".into();
        *fields[1].text_mut(&mut draft) = "nay".into();
        assert_eq!(draft.recognition.before.of(topic), "trước");
        assert_eq!(draft.recognition.changes.of(topic), "nay");
        assert_eq!(draft.said(topic), Said::Change);
    }
    let asked = FIELDS.iter().filter(|f| f.is_of_topic()).count();
    assert_eq!((keys.len(), asked), (18, 18));
    let labels: BTreeSet<&str> = FIELDS.iter().filter(|f| f.is_of_topic()).map(|f| f.label.text(Lang::Vi)).collect();
    assert_eq!(labels.len(), asked, "each label names one field");
}

#[test]
fn papers_are_chosen_from_the_register_each_once() {
    let mut draft = recognised(RatingKind::Upgrade);
    let none = EvidenceState::None;
    draft.papers =
        vec![paper("haccp", "", none), paper("", "", none), paper("vietgap", "", none), paper("haccp", "", none)];
    assert_eq!(draft.papers_to_prove(Topic::Tests), ["haccp", "vietgap"]);
    draft.recognition.tick_paper(Topic::Tests, "awards", true);
    draft.recognition.tick_paper(Topic::Tests, "awards", true);
    assert_eq!(draft.recognition.papers_of(Topic::Tests), ["awards"]);
    assert_eq!(draft.papers_to_prove(Topic::Tests), ["haccp", "vietgap", "awards"], "what is named can be taken back");
    assert_eq!(draft.papers_to_prove(Topic::Output), ["haccp", "vietgap"]);
}

#[test]
fn undoing_a_tick_leads_to_the_step() {
    let before = recognised(RatingKind::Upgrade);
    for edit in [
        |d: &mut Draft| d.recognition.tick_unchanged(Topic::Tests, true),
        |d: &mut Draft| d.recognition.tick_paper(Topic::Tests, "haccp", true),
        |d: &mut Draft| d.recognition.stars = 5,
        |d: &mut Draft| d.recognition.edit_year(2026, 0, |y| y.output = "1 tấn".into()),
    ] {
        let mut after = before.clone();
        edit(&mut after);
        assert_eq!(difference(&before, &after).unwrap().screen(&after), "details/changes");
    }
}

// All kinds over the full drafts.

#[test]
fn the_full_drafts_tell_all_as_each_kind() {
    let drafts = full_drafts();
    assert_eq!(drafts.len(), 6);
    for (name, mut draft) in drafts {
        for kind in [RatingKind::First, RatingKind::Upgrade, RatingKind::ReRating] {
            draft.kind = kind;
            // On this day the certificates of all of them are valid, and time for a re-rating is or was.
            let found = kind_findings(&draft, edition(), on("2026-11-29"));
            let other =
                found.iter().filter(|f| !matches!(f, KindFinding::TooEarly { .. } | KindFinding::TooLate { .. }));
            assert_eq!(other.collect::<Vec<_>>(), Vec::<&KindFinding>::new(), "{name} as {kind:?}");
            for options in [work(Lang::Vi), hand_in()] {
                let blocks = blocks(&draft, &options);
                let [changes, years, ends] = [("Nội dung", 4), ("Năm", 3), (msg::REGISTER_NO.text(Lang::Vi), 4)]
                    .map(|(first, columns)| tables(&blocks, first, columns));
                match kind {
                    RatingKind::First => assert!(changes.is_empty() && years.is_empty() && ends.is_empty(), "{name}"),
                    _ => {
                        assert_eq!((changes[0].len(), years[0].len()), (9, 3), "{name}");
                        for (at, cell) in changes[0].iter().chain(&years[0]).flat_map(|row| row.iter().enumerate()) {
                            // A paper that is still on its way is not handed in.
                            let may_lack = options.to_hand_in() && at == 3;
                            assert!(may_lack || !is_dotted(cell), "{name}: column {at}");
                        }
                        assert_eq!(ends.len(), usize::from(kind == RatingKind::ReRating), "{name}");
                    }
                }
            }
        }
    }
}

// The file.

#[test]
fn topics_and_members_that_are_not_known_are_kept_and_have_no_effect() {
    let file = r#"{"format":"sao-lang/draft","version":2,"edition":"qd26-2026","set":8,"kind":"re-rating","recognition":{"before":{"materials":"Cá","smell":"x"},"unchanged":["smell"],"evidence":{"smell":["haccp"],"tests":[]},"years":[{"year":2024,"profit":1}],"lot":7}}"#;
    let draft = parse(file.as_bytes()).unwrap();
    assert_eq!(to_compact_json(&draft), file);
    assert!(Topic::ALL.into_iter().all(|topic| draft.said(topic) == Said::Nothing));
    assert!(draft.tells_of(Topic::Materials) && !draft.tells_of(Topic::Tests));
    assert!(!words(&blocks(&draft, &hand_in())).contains(UNCHANGED));
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn any_recognition_is_read_as_it_was_written_and_can_be_printed(recognition in generate::recognition(), upgrade: bool) {
        let kind = if upgrade { RatingKind::Upgrade } else { RatingKind::ReRating };
        let draft = Draft { recognition, ..recognised(kind) };
        let again = parse(to_json(&draft).as_bytes());
        prop_assert_eq!(again.as_ref(), Ok(&draft));
        kind_findings(&draft, edition(), on(OPEN));
        let table = changes_table(&draft, &hand_in());
        let unchanged = Topic::ALL.into_iter().filter(|t| draft.said(*t) == Said::Unchanged).count();
        let said = table.iter().filter(|row| row[2] == UNCHANGED).count();
        prop_assert_eq!(said, unchanged, "said of no other topic");
    }
}
