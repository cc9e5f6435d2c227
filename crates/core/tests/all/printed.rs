//! In print an answer is a whole statement with its level on the official sheet: it leans on no option that is not printed
//! beside it.

use std::collections::BTreeSet;

use sao_lang_core::assessment::{PlanOutcome, Target, assess, plan};
use sao_lang_core::catalogue::{Criterion, EditionTexts as _, NO_LEVEL, Question, QuestionTexts as _, Text as _};
use sao_lang_core::documents::model::Block;
use sao_lang_core::documents::{Options, dossier, summary, workbook};
use sao_lang_core::draft::{Draft, parse};
use sao_lang_core::locale::Lang;
use test_support::{criterion, edition, hand_in, read, set, top, with_answers, work};
use toml::Table;

/// Most words of a printed sentence: syllables in Vietnamese, where most words have two.
const SENTENCE: [(Lang, usize); 2] = [(Lang::Vi, 30), (Lang::En, 25)];
/// Most words of a printed statement.
const STATEMENT: usize = 70;
/// Words by which texts leaned before there were texts for print; not taken from the build's list.
const FORMER: [(Lang, &[&str]); 2] = [
    (Lang::Vi, &["như trên", "chỉ có ", "chỉ chế biến", "chỉ trong tỉnh", "mới chỉ", "có thêm", "kỹ hơn", "hơn mức"]),
    (Lang::En, &["as above", "only the", "only simple", "only in the province", "and also", "more than simple"]),
];

/// Every criterion of every set with its question.
fn criteria() -> impl Iterator<Item = (u16, &'static Criterion, &'static Question)> {
    edition().sets.iter().flat_map(|s| s.criteria().map(|c| (s.no, c, edition().question(c))))
}

fn printed(no: u16, id: &str, place: usize, lang: Lang) -> String {
    edition().printed(criterion(set(no), id), place, lang).unwrap()
}

/// What is printed without the level, and without the case where there is one.
fn statement<'t>(whole: &'t str, question: &Question) -> &'t str {
    let levels = if question.cases.is_empty() { 1 } else { 2 };
    whole.splitn(levels + 1, ": ").last().unwrap()
}

/// What is printed of every option: where, the whole, and the statement without its level.
fn statements() -> Vec<(String, Lang, String, String)> {
    let mut all = Vec::new();
    for (no, criterion, question) in criteria() {
        for place in 1..=question.options.len() {
            for lang in Lang::ALL {
                let whole = edition().printed(criterion, place, lang).unwrap();
                let statement = statement(&whole, question).to_owned();
                all.push((format!("set {no}, {}, option {place}", criterion.id), lang, whole.clone(), statement));
            }
        }
    }
    all
}

/// The words of a text, in small letters, with single spaces around them.
fn spaced(text: &str) -> String {
    let words = text.to_lowercase();
    let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

/// The members of `leaning.toml` for a language.
fn leaning(lang: Lang, member: &str) -> Vec<String> {
    let list: Table = toml::from_str(&read("crates/core/data/catalogue/leaning.toml")).unwrap();
    let words = list[lang.tag()][member].as_array().unwrap().iter();
    words.map(|word| word.as_str().unwrap().to_owned()).collect()
}

#[test]
fn no_printed_text_of_any_set_leans() {
    let statements = statements();
    for lang in Lang::ALL {
        let [words, begins, allow] = ["words", "begins", "allow"].map(|member| leaning(lang, member));
        for (place, .., statement) in statements.iter().filter(|(_, of, ..)| *of == lang) {
            let mut text = spaced(statement);
            for right in &allow {
                // What stands before and after is still looked at.
                text = text.replace(spaced(right).trim(), "|");
            }
            for word in &words {
                assert!(!text.contains(&spaced(word)), "{place}: “{word}”: {statement}");
            }
            for word in &begins {
                assert!(!statement.to_lowercase().starts_with(word), "{place}: “{word}”: {statement}");
            }
        }
    }
}

#[test]
fn what_leaned_before_leans_no_more() {
    for (place, lang, _, statement) in statements() {
        let said = statement.to_lowercase();
        for word in FORMER.iter().filter(|(of, _)| *of == lang).flat_map(|(_, words)| *words) {
            assert!(!said.contains(word), "{place}: “{word}”: {statement}");
        }
    }
}

/// Options of which the short text is not understood alone, with what their print must say.
#[test]
fn a_level_states_what_it_takes_over_from_the_one_below() {
    let rows: [(u16, &str, usize, &[&str]); 13] = [
        (13, "1.5", 4, &["Trên 75%", "12 tháng"]),
        (13, "1.6", 3, &["giấy tờ, thủ tục môi trường", "chất thải", "bao gói thân thiện"]),
        (13, "2.3", 3, &["đúng quy định", "câu chuyện sản phẩm", "mã truy xuất nguồn gốc"]),
        (13, "3.5", 3, &["giấy chứng nhận đăng ký", "dấu hiệu vùng", "quyền tác giả"]),
        (13, "5.1", 5, &["tờ rơi", "trang web", "truy xuất nguồn gốc"]),
        (13, "5.3", 4, &["văn hóa địa phương", "thuyết phục"]),
        (20, "6", 3, &["hồ sơ công bố", "tiêu chuẩn nguyên liệu", "cơ quan kiểm nghiệm độc lập"]),
        (26, "1.3", 4, &["thu gom rác", "hạ tầng kỹ thuật", "tự quản", "đánh giá tác động môi trường"]),
        (26, "2.3", 2, &["chương trình hoặc kế hoạch chung", "di sản văn hóa", "đa dạng sinh học"]),
        (26, "10", 3, &["sản phẩm truyền thống", "OCOP", "tài liệu", "bãi đỗ xe"]),
        (26, "13", 4, &["phong phú", "an toàn", "phiếu đánh giá", "đặc sắc của vùng miền"]),
        (26, "14", 3, &["chu đáo", "phiếu đánh giá"]),
        (26, "17", 2, &["rõ nguồn gốc", "đặc sản địa phương", "OCOP", "an toàn thực phẩm"]),
    ];
    for (no, id, place, needed) in rows {
        let text = printed(no, id, place, Lang::Vi);
        for words in needed {
            assert!(text.contains(words), "set {no}, {id}: “{words}”: {text}");
        }
    }
}

/// Thresholds in the words for the screen, taken together where an option goes on from others, and in print are the same.
#[test]
fn print_has_the_figures_of_the_short_texts() {
    let figures = |text: &str| -> BTreeSet<String> {
        let words = text.split(|c: char| c.is_whitespace() || ",;:.()".contains(c));
        words.filter(|w| w.contains(|c: char| c.is_ascii_digit())).map(str::to_owned).collect()
    };
    let mut seen = 0;
    for (no, criterion, question) in criteria() {
        for place in 1..=question.options.len() {
            for lang in Lang::ALL {
                let stated = figures(&question.statement(place, lang).unwrap());
                let whole = edition().printed(criterion, place, lang).unwrap();
                assert_eq!(figures(statement(&whole, question)), stated, "set {no}, {}: {whole}", criterion.id);
                seen += stated.len();
            }
        }
    }
    assert!(seen > 100);
}

#[test]
fn every_printed_text_is_whole_sentences_of_a_bearable_length() {
    for (place, lang, whole, statement) in statements() {
        assert!(statement.ends_with('.'), "{place}: {whole}");
        assert!(statement.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()), "{place}: {whole}");
        let most = SENTENCE.iter().find(|(of, _)| *of == lang).unwrap().1;
        for sentence in statement.split_inclusive(". ") {
            let count = sentence.split_whitespace().count();
            assert!(count <= most, "{place}: {count} words: {sentence}");
        }
        let count = statement.split_whitespace().count();
        assert!((2..=STATEMENT).contains(&count), "{place}: {count} words: {statement}");
    }
}

#[test]
fn no_two_options_of_a_criterion_are_printed_alike() {
    for (no, criterion, question) in criteria() {
        for lang in Lang::ALL {
            let mut seen = BTreeSet::new();
            for place in criterion.option_numbers() {
                let whole = edition().printed(criterion, place, lang).unwrap();
                assert!(seen.insert(statement(&whole, question).to_owned()), "set {no}, {}: {whole}", question.key);
            }
        }
    }
}

#[test]
fn levels_are_counted_as_the_sheet_has_them() {
    for (no, criterion, question) in criteria() {
        let of = criterion.scores.len();
        assert_eq!(of, question.options.len(), "set {no}, {}", criterion.id);
        for place in 1..=of {
            let [vi, en] = Lang::ALL.map(|lang| edition().printed(criterion, place, lang).unwrap());
            let (begins_vi, begins_en) = match question.cases.as_slice() {
                [] => (format!("Mức {place}/{of}: "), format!("Level {place} of {of}: ")),
                // Two cases with two levels each.
                cases => {
                    let (case, level) = ((place - 1) / 2, (place - 1) % 2 + 1);
                    let [vi, en] = Lang::ALL.map(|lang| cases[case].text(lang));
                    let case = case + 1;
                    (
                        format!("Trường hợp {case}: {vi}. Mức {level}/2: "),
                        format!("Case {case}: {en}. Level {level} of 2: "),
                    )
                }
            };
            assert!(vi.starts_with(&begins_vi), "set {no}, {}: {vi}", criterion.id);
            assert!(en.starts_with(&begins_en), "set {no}, {}: {en}", criterion.id);
        }
        for lang in Lang::ALL {
            assert_eq!(edition().printed(criterion, of + 1, lang), None, "set {no}, {}", criterion.id);
        }
    }
}

#[test]
fn who_reaches_no_level_says_of_how_many() {
    assert_eq!(printed(13, "1.1", NO_LEVEL, Lang::Vi), "Chưa đạt mức nào trong 3 mức của tiêu chí này.");
    assert_eq!(printed(13, "1.1", NO_LEVEL, Lang::En), "None of the 3 levels of this criterion is reached.");
    assert_eq!(printed(26, "8", NO_LEVEL, Lang::Vi), "Chưa đạt mức nào của cả 2 trường hợp trong tiêu chí này.");
}

#[test]
fn a_yes_or_no_is_a_statement() {
    assert_eq!(printed(13, "2.4", 1, Lang::Vi), "Mức 1/2: Nhãn sản phẩm chưa ghi hai thứ tiếng.");
    assert_eq!(
        printed(13, "2.4", 2, Lang::Vi),
        "Mức 2/2: Nhãn sản phẩm ghi tiếng Việt cùng tiếng Anh hoặc tiếng nước ngoài khác."
    );
    assert!(printed(26, "5.3", 2, Lang::Vi).starts_with("Mức 2/2: Xã hoặc thôn"));
}

fn full(name: &str) -> Draft {
    parse(read(&format!("tests/fixtures/full/{name}.json")).as_bytes()).unwrap()
}

/// All words of a document's tables and paragraphs.
fn words_of(blocks: &[Block]) -> String {
    let paragraph = |p: &sao_lang_core::documents::model::Paragraph| {
        p.spans.iter().map(|s| s.text.as_str()).collect::<String>() + "\n"
    };
    let mut text = String::new();
    for block in blocks {
        match block {
            Block::Paragraph(p) => text += &paragraph(p),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|r| &r.cells);
                text.extend(cells.flat_map(|c| &c.paragraphs).map(paragraph));
            }
            _ => {}
        }
    }
    text
}

fn documents(draft: &Draft, options: &Options) -> String {
    let set = set(draft.set);
    words_of(&dossier(draft, edition(), set, options)) + &words_of(&summary(draft, edition(), set, options))
}

/// The drafts that an officer read: “Như trên” and “Chỉ có” stood there with nothing above.
#[test]
fn the_dossiers_that_an_officer_read_lean_no_more() {
    for name in ["ca-phe-doi-sim", "tinh-dau-sa-doi-gio", "du-lich-ban-nam-hoa"] {
        let draft = full(name);
        let set = set(draft.set);
        for options in [work(Lang::Vi), hand_in()] {
            let text = documents(&draft, &options);
            for word in ["Như trên", "như trên", "Chỉ có hồ sơ"] {
                assert!(!text.contains(word), "{name}: “{word}”");
            }
            for criterion in set.criteria() {
                let Some(option) = draft.option(&criterion.id) else { continue };
                if assess(&draft, edition(), set).criterion(&criterion.id).is_some_and(|c| c.asked) {
                    let stated = edition().printed(criterion, option, Lang::Vi).unwrap();
                    assert!(text.contains(&stated), "{name}, {}: {stated}", criterion.id);
                }
            }
        }
    }
}

#[test]
fn the_workbook_prints_the_level() {
    let draft = top(26);
    let bytes = workbook(&draft, edition(), set(26), &work(Lang::Vi)).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("xl/sharedStrings.xml").unwrap(), &mut text).unwrap();
    for id in ["1.3", "8", "13"] {
        let criterion = criterion(set(26), id);
        let stated = edition().printed(criterion, draft.option(id).unwrap(), Lang::Vi).unwrap();
        assert!(text.contains(&stated), "{id}: {stated}");
    }
    assert!(!text.contains("Như trên"));
}

#[test]
fn the_steps_of_the_summary_name_level_and_whole_statement() {
    // Everything at its best but the links of production, which are one level below.
    let mut answers: Vec<_> = set(13).criteria().map(|c| (c.id.clone(), Some(test_support::best(c)))).collect();
    for (id, option) in &mut answers {
        if ["1.5", "4.1"].contains(&id.as_str()) {
            *option = option.map(|o| o - 1);
        }
    }
    let draft = with_answers(13, answers);
    let stars = assess(&draft, edition(), set(13)).stars;
    let PlanOutcome::Plans(plans) = plan(&draft, edition(), set(13), &Target::wished(&draft, stars)) else {
        panic!("there is a plan");
    };
    let steps = &plans.first().unwrap().steps;
    assert!(steps.iter().any(|s| s.criterion == "1.5"), "{steps:?}");
    let text = words_of(&summary(&draft, edition(), set(13), &work(Lang::Vi)));
    for step in steps {
        let stated = printed(13, &step.criterion, step.to, Lang::Vi);
        assert!(text.contains(&stated), "{stated}\n{text}");
    }
}
