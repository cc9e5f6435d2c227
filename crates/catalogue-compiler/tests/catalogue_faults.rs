//! The build refuses a catalogue with faults, and names the position of each fault.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

const EDITION: &str = "qd26-2026";
const SET_8: &str = "sets/08-che-bien-thit-thuy-san-trung-sua.toml";
const SET_11: &str = "sets/11-che.toml";
const SET_26: &str = "sets/26-du-lich-cong-dong.toml";
const COMMUNITY: &str = "criteria/community.toml";

/// A copy of the authored files, into which a test puts a fault.
struct Copy(TempDir);

impl Copy {
    fn new() -> Copy {
        let dir = tempfile::tempdir().unwrap();
        copy_tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/data/catalogue"), dir.path());
        Copy(dir)
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(EDITION).join(file)
    }

    /// Replaces the first `from` by `to`.
    fn change(self, file: &str, from: &str, to: &str) -> Copy {
        let text = fs::read_to_string(self.path(file)).unwrap();
        assert!(text.contains(from), "{file} has no {from:?} to break");
        fs::write(self.path(file), text.replacen(from, to, 1)).unwrap();
        self
    }

    fn append(self, file: &str, more: &str) -> Copy {
        let text = fs::read_to_string(self.path(file)).unwrap();
        fs::write(self.path(file), format!("{text}\n{more}\n")).unwrap();
        self
    }

    /// The faults that the build reports; empty if there are none.
    fn problems(&self) -> Vec<String> {
        catalogue_compiler::catalogue::compile(self.0.path()).map_or_else(|problems| problems.0, |_| Vec::new())
    }

    /// Asserts that one fault names the file (as folder and name) and all of `words`.
    fn is_refused(&self, file: &str, words: &[&str]) {
        let file = if file.contains('/') { file.to_owned() } else { format!("{EDITION}/{file}") };
        let problems = self.problems();
        let told = problems.iter().any(|p| p.starts_with(&file) && words.iter().all(|w| p.contains(w)));
        assert!(told, "none names {file} and {words:?}: {problems:#?}");
    }
}

fn copy_tree(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&target).unwrap();
            copy_tree(&entry.path(), &target);
        } else {
            fs::write(target, fs::read(entry.path()).unwrap()).unwrap();
        }
    }
}

#[test]
fn the_authored_files_are_accepted() {
    let packed = catalogue_compiler::catalogue::compile(Copy::new().0.path()).unwrap();
    assert_eq!(packed.catalogue.editions[0].sets.len(), 26);
    assert_eq!(packed.texts[0].len(), packed.texts[1].len());
}

#[test]
fn another_number_of_points_breaks_the_sum_of_its_section() {
    let from = r#"id = "1.1", use = "materials", points = [1, 2, 3]"#;
    let to = r#"id = "1.1", use = "materials", points = [1, 2, 4]"#;
    Copy::new().change(SET_8, from, to).is_refused(SET_8, &["[section 1]", "19 points instead of 18"]);
}

#[test]
fn another_section_maximum_breaks_the_sums_of_section_and_part() {
    let broken = Copy::new().change(SET_8, "max = 18", "max = 17");
    broken.is_refused(SET_8, &["[section 1]", "18 points instead of 17"]);
    broken.is_refused(SET_8, &["part A", "39 points instead of 40"]);
}

#[test]
fn another_part_maximum_breaks_the_sum_of_the_set() {
    Copy::new().change(SET_8, "max = 40", "max = 41").is_refused(SET_8, &["101 points instead of 100"]);
}

#[test]
fn huge_maxima_are_refused_and_do_not_overflow() {
    let broken = Copy::new().change(SET_8, "max = 40", "max = 65535").change(SET_8, "max = 18", "max = 65535");
    broken.is_refused(SET_8, &["part A", "65557 points instead of 65535"]);
    broken.is_refused(SET_8, &["65595 points instead of 100"]);
}

#[test]
fn a_group_that_does_not_add_up_is_named() {
    Copy::new().change(SET_11, "max = 4\n", "max = 5\n").is_refused(SET_11, &["[6.1]", "4 points instead of 5"]);
}

#[test]
fn an_unknown_question_is_named() {
    let broken = Copy::new().change(SET_8, r#"use = "packaging""#, r#"use = "packagings""#);
    broken.is_refused(SET_8, &["[2.2]", r#"unknown question "packagings""#]);
}

#[test]
fn a_missing_english_text_is_told_with_its_line() {
    let text = fs::read_to_string(Copy::new().path(COMMUNITY)).unwrap();
    let line = text.lines().position(|l| l.starts_with("ask.en = ")).unwrap();
    let broken = Copy::new().change(COMMUNITY, text.lines().nth(line).unwrap(), "");
    // The pair of texts in which one is missing begins on the line above.
    broken.is_refused(COMMUNITY, &[&format!("line {line}"), "missing field `en`"]);
}

#[test]
fn an_empty_text_is_told_wherever_it_stands() {
    for (file, text) in [
        (COMMUNITY, "ask.en = "),
        (COMMUNITY, "vi = "),
        (SET_8, "vi = "),
        ("papers.toml", "en = "),
        ("knock_outs.toml", "result.vi = "),
        ("edition.toml", "vi = "),
    ] {
        let whole = fs::read_to_string(Copy::new().path(file)).unwrap();
        let line = whole.lines().position(|l| l.starts_with(text)).unwrap();
        let broken = Copy::new().change(file, whole.lines().nth(line).unwrap(), &format!("{text}\"  \""));
        broken.is_refused(file, &[&format!("line {}", line + 1), "the text is empty"]);
    }
}

#[test]
fn a_plain_name_that_is_missing_too_long_or_the_title_is_refused() {
    let plain = r#"plain = { vi = "Làm ra sản phẩm", en = "Making it" }"#;
    let with = |to: &str| Copy::new().change("edition.toml", plain, to);
    let place = "qd26-2026/edition.toml";
    with("").is_refused(place, &["missing field `plain`"]);
    with(r#"plain = { vi = "Làm ra sản phẩm" }"#).is_refused(place, &["missing field `en`"]);
    with(r#"plain = { vi = " ", en = "Making it" }"#).is_refused(place, &["the text is empty"]);
    let title = r#"plain = { vi = "Sản phẩm và sức mạnh cộng đồng", en = "Making it" }"#;
    with(title).is_refused(place, &["[part.A]", "is the title"]);
    let long = "Bạn làm ra sản phẩm ở đâu và làm bằng cách nào";
    with(&plain.replace("Làm ra sản phẩm", long)).is_refused(place, &["[part.A]", "46 characters, 40 fit"]);
    // A section that is itself a criterion with a long title.
    let guide = "plain.vi = \"Hướng dẫn sử dụng\"\nplain.en = \"User guide\"\n";
    let broken = Copy::new().change("criteria/quality.toml", guide, "");
    broken.is_refused(SET_8, &["[section 10]", "80 characters, 40 fit"]);
}

#[test]
fn a_picture_that_is_missing_empty_too_long_or_no_path_is_refused() {
    let text = fs::read_to_string(Copy::new().path("edition.toml")).unwrap();
    let picture = text.lines().find(|l| l.starts_with("picture = ")).unwrap();
    let with = |to: &str| Copy::new().change("edition.toml", picture, to);
    let place = "qd26-2026/edition.toml";
    with("").is_refused(place, &["missing field `picture`"]);
    with(r#"picture = " ""#).is_refused(place, &["[part.A]", "its picture is empty"]);
    with(r#"picture = "M4 4<path>""#).is_refused(place, &["[part.A]", "its picture has '<'"]);
    let long = format!("picture = \"M4 4{}\"", "h1".repeat(149));
    with(&long).is_refused(place, &["[part.A]", "302 characters instead of at most 300"]);
}

#[test]
fn a_mark_of_6_stars_is_refused_in_a_question_and_in_a_set() {
    let broken = Copy::new().change(COMMUNITY, "points = 1\n", "points = 1\nstars = 6\n");
    broken.is_refused(COMMUNITY, &["[organisation]", "option 1", "no such star mark: 6"]);
    let (from, to) = (r#"use = "organisation""#, r#"use = "organisation", stars = [0, 0, 6]"#);
    Copy::new().change(SET_8, from, to).is_refused(SET_8, &["[3.1]", "not 3, 4 or 5 stars"]);
}

#[test]
fn marks_that_fall_from_option_to_option_are_refused() {
    let (from, to) = (r#"use = "organisation""#, r#"use = "organisation", stars = [0, 4, 3]"#);
    Copy::new().change(SET_8, from, to).is_refused(SET_8, &["[3.1]", "star marks do not rise"]);
}

#[test]
fn points_that_fall_from_option_to_option_are_refused() {
    let (from, to) = (r#"use = "organisation""#, r#"use = "organisation", points = [2, 1, 3]"#);
    Copy::new().change(SET_8, from, to).is_refused(SET_8, &["[3.1]", "points fall"]);
}

#[test]
fn points_for_another_number_of_options_are_refused() {
    let (from, to) = (r#"use = "organisation""#, r#"use = "organisation", points = [1, 3]"#);
    Copy::new().change(SET_8, from, to).is_refused(SET_8, &["[3.1]", "2 points and 3 marks for 3 options"]);
}

#[test]
fn a_question_is_shared_by_the_applicant_or_by_nobody_and_only_where_it_asks_about_it() {
    let file = COMMUNITY;
    let shared = "shared = \"applicant\"\n";
    let nobody = Copy::new().change(file, shared, "shared = \"somebody\"\n");
    nobody.is_refused(file, &["somebody"]);
    let judged = Copy::new().change(file, shared, "shared = \"applicant\"\ncouncil = true\n");
    judged.is_refused(file, &["[organisation", "so it is about the product"]);
}

#[test]
fn words_of_options_and_the_text_that_they_agree_with_go_together() {
    let file = COMMUNITY;
    let one = Copy::new().change(file, "said = [\"công ty\", \"doanh nghiệp\", \"company\", \"enterprise\"]\n", "");
    one.is_refused(file, &["[organisation", "agrees and said go together"]);
    let other = Copy::new().change(file, "agrees = \"applicant.organisation\"\n", "");
    other.is_refused(file, &["[organisation", "agrees and said go together"]);
}

#[test]
fn an_unknown_paper_is_named() {
    let broken = Copy::new().change(COMMUNITY, r#"papers = ["business-registration""#, r#"papers = ["no-such-paper""#);
    broken.is_refused(COMMUNITY, &["[organisation]", r#"unknown paper "no-such-paper""#]);
}

#[test]
fn a_paper_of_an_unknown_kind_is_named() {
    Copy::new().change("papers.toml", "kind = \"", "kind = \"un").is_refused("papers.toml", &["unknown kind"]);
}

#[test]
fn an_unknown_knock_out_is_named() {
    let broken = Copy::new().change(SET_8, r#"knock_outs = ["same-as-another"]"#, r#"knock_outs = ["no-such"]"#);
    broken.is_refused(SET_8, &["[2.1]", r#"unknown knock-out "no-such""#]);
}

#[test]
fn a_criterion_that_stands_twice_is_named() {
    let broken = Copy::new().change(SET_8, r#"{ id = "3.2""#, r#"{ id = "3.1""#);
    broken.is_refused(SET_8, &["[3.1]", "stands twice"]);
}

#[test]
fn a_criterion_in_another_section_is_named() {
    let broken = Copy::new().change(SET_8, r#"{ id = "3.2""#, r#"{ id = "4.9""#);
    broken.is_refused(SET_8, &["[4.9]", "does not belong to section 3"]);
}

#[test]
fn a_question_that_is_defined_twice_is_named_with_both_files() {
    let text = fs::read_to_string(Copy::new().path(COMMUNITY)).unwrap();
    let from = text.find("[organisation]").unwrap();
    let to = text[from..].find("# Used by").map_or(text.len(), |at| from + at);
    let broken = Copy::new().append("criteria/marketing.toml", &text[from..to]);
    broken.is_refused("criteria/marketing.toml", &["[organisation]", "already defined in criteria/community.toml"]);
}

#[test]
fn a_set_number_that_stands_twice_is_named_with_both_files() {
    Copy::new().change(SET_11, "no = 11", "no = 8").is_refused(SET_11, &["number 8 is taken by", SET_8]);
}

#[test]
fn text_that_is_not_in_normal_form_c_is_refused() {
    let broken = Copy::new().append(COMMUNITY, "# Ca\u{301}");
    broken.is_refused(COMMUNITY, &["is not in Unicode normal form C"]);
}

#[test]
fn only_if_must_name_another_criterion_of_the_set() {
    for (name, to) in [("nowhere", r#"only_if = "5.9""#), ("itself", r#"only_if = "5.2""#)] {
        let broken = Copy::new().change(SET_8, r#"only_if = "5.1""#, to);
        assert_eq!(broken.problems().len(), 1, "{name}");
        broken.is_refused(SET_8, &["[5.2]", to.trim_start_matches("only_if = "), "no other criterion of this set"]);
    }
}

#[test]
fn a_question_that_no_set_uses_is_named() {
    let unused = r#"
[never-asked]
title = { vi = "Tên", en = "Title" }
ask = { vi = "Hỏi?", en = "Ask?" }
why = { vi = "Vì sao", en = "Why" }
option = [
  { points = 0, vi = "Không", en = "No", effort = "days" },
  { points = 1, vi = "Có", en = "Yes", effort = "days" },
]"#;
    Copy::new().append(COMMUNITY, unused).is_refused(COMMUNITY, &["[never-asked]", "is used by no set"]);
}

#[test]
fn a_case_that_does_not_exist_is_refused() {
    let file = "criteria/tourism.toml";
    for wrong in ["case = 0", "case = 3"] {
        let broken = Copy::new().change(file, "case = 1", wrong);
        broken.is_refused(file, &["option 1", "not one of the 2 cases"]);
    }
}

#[test]
fn a_missing_file_or_folder_is_named() {
    for file in ["edition.toml", "classification.toml", "papers.toml", "ticks.toml", "knock_outs.toml", "glossary.toml"]
    {
        let broken = Copy::new();
        fs::remove_file(broken.path(file)).unwrap();
        broken.is_refused(file, &["No such file"]);
    }
    let broken = Copy::new();
    fs::remove_dir_all(broken.path("sets")).unwrap();
    broken.is_refused("sets", &["No such file"]);
}

#[test]
fn bad_toml_is_told_with_its_line() {
    Copy::new().change(SET_26, "no = 26", "no = = 26").is_refused(SET_26, &["parse error at line 4"]);
}

#[test]
fn a_misspelt_member_is_named() {
    Copy::new().change(SET_26, "samples = ", "sample = ").is_refused(SET_26, &["unknown field `sample`"]);
}

#[test]
fn an_edition_must_be_named_after_its_folder() {
    let broken = Copy::new().change("edition.toml", r#"id = "qd26-2026""#, r#"id = "qd27-2027""#);
    broken.is_refused("edition.toml", &["qd27-2027", "not the folder's name"]);
}

#[test]
fn star_classes_must_run_down_to_0_points() {
    let broken = Copy::new().change("edition.toml", "min_points = 0", "min_points = 1");
    broken.is_refused("edition.toml", &["[class]", "down to 0 points"]);
}

#[test]
fn an_unknown_ministry_is_named() {
    let broken = Copy::new().change(SET_8, r#"ministries = ["mae""#, r#"ministries = ["mad""#);
    broken.is_refused(SET_8, &[r#"unknown ministry "mad""#]);
}

#[test]
fn every_set_stands_in_one_place_of_appendix_i() {
    let file = "classification.toml";
    let change = |from: &str, to: &str| Copy::new().change(file, from, to);
    let twice = change("set = 1,", "set = 2,");
    twice.is_refused(file, &["[fresh-food]", r#"set 2 stands in "fresh-food" already"#]);
    twice.is_refused(file, &["[set 1]", "has no place", "sets/01-rau-cu-qua-hat-tuoi.toml"]);
    change("set = 13\n", "set = 27\n").is_refused(file, &["[coffee-cocoa]", "unknown set 27"]);
    change("set = 13\n", "").is_refused(file, &["[coffee-cocoa]", "either sub-groups or a set"]);
    let both = change("key = \"fresh-food\"\n", "key = \"fresh-food\"\nset = 13\n");
    both.is_refused(file, &["[fresh-food]", "either sub-groups or a set"]);
    change("key = \"tea\"", "key = \"spices\"").is_refused(file, &["[spices]", "stands twice"]);
    change("vi = \"Sản phẩm thực phẩm\"", "vi = \" \"").is_refused(file, &["the text is empty"]);
}

#[test]
fn every_box_of_form_02_has_papers_of_its_own() {
    let file = "ticks.toml";
    let change = |from: &str, to: &str| Copy::new().change(file, from, to);
    change("[\"gi-right\"]", "[\"gi-rights\"]").is_refused(file, &["[indication]", r#"unknown paper "gi-rights""#]);
    change("[\"gi-right\"]", "[]").is_refused(file, &["[indication]", "has no papers"]);
    let twice = change("[\"gi-right\"]", "[\"trademark-certificate\"]");
    twice.is_refused(file, &["[indication]", r#""trademark-certificate" stands in trade_mark already"#]);
    change("[copyright]\npapers = [\"copyright\"]", "").is_refused(file, &["[copyright]", "is missing"]);
    change("[copyright]", "[copywrong]").is_refused(file, &["copywrong"]);
}

#[test]
fn a_paper_that_is_written_in_the_app_is_a_known_text() {
    let (file, written) = ("papers.toml", "written = \"story.text\"");
    let unknown = Copy::new().change(file, written, "written = \"story.tale\"");
    unknown.is_refused(file, &["[story-text]", r#"unknown text "story.tale""#]);
    let elsewhere = Copy::new().change(file, "[awards]\n", "[awards]\nwritten = \"story.text\"\n");
    elsewhere.is_refused(file, &["[awards]", r#"its kind must be "story""#]);
    elsewhere.is_refused(file, &["[story-text]", "as awards is"]);
}

#[test]
fn a_round_on_a_day_that_not_every_year_has_is_refused() {
    for day in ["02-29", "13-01", "04-31", "30/4", ""] {
        let broken =
            Copy::new().change("edition.toml", r#"proposed_before = "04-30""#, &format!("proposed_before = {day:?}"));
        broken.is_refused("edition.toml", &["[round]", "no month-day"]);
    }
    let broken = Copy::new().change("edition.toml", "renewal_from_days = 180", "renewal_from_days = 120");
    broken.is_refused("edition.toml", &["[deadlines]", "renewal_until_days"]);
}

#[test]
fn all_problems_are_told_at_once() {
    let broken = Copy::new().change(SET_8, "max = 40", "max = 41").change(SET_11, "max = 40", "max = 41");
    broken.is_refused(SET_8, &["101 points"]);
    broken.is_refused(SET_11, &["101 points"]);
}

#[test]
fn guides_have_all_industries_a_length_and_questions() {
    let file = "guides.toml";
    let broken = Copy::new().change(file, "\nVI = {", "\nVII = {");
    broken.is_refused(file, &["[product.description]", "an example for each of"]);
    Copy::new().change(file, "words = [20, 80]", "words = [80, 20]").is_refused(file, &["fewer words first"]);
    let more = "[\"story.more\"]\nwords = [1, 2]\nask = []";
    Copy::new().append(file, more).is_refused(file, &["[story.more]", "asks nothing"]);
}

#[test]
fn an_option_that_goes_on_from_the_one_above_says_so() {
    let file = "criteria/crafts.toml";
    Copy::new().change(file, "above = true\n", "").is_refused(file, &["option", "above"]);
}

/// The texts for print of an option that continues the option before it.
fn print_of_material(text: &str) -> (String, String) {
    let at = text.find("[[material-quality.option]]\npoints = 5").unwrap();
    let line = |start: &str| text[at..].lines().find(|l| l.starts_with(start)).unwrap().to_owned();
    (line("print.vi = "), line("print.en = "))
}

#[test]
fn an_option_that_goes_on_needs_a_whole_text_for_print() {
    let file = "criteria/crafts.toml";
    let (vi, en) = print_of_material(&fs::read_to_string(Copy::new().path(file)).unwrap());
    let broken = Copy::new().change(file, &format!("{vi}\n{en}\n"), "");
    broken.is_refused(file, &["[material-quality]", "option 3 (vi)", "needs a text for print"]);
    broken.is_refused(file, &["[material-quality]", "option 3 (en)", "needs a text for print"]);
    Copy::new().change(file, &format!("{en}\n"), "").is_refused(file, &["missing field `en`"]);
    Copy::new().change(file, &vi, "print.vi = \" \"").is_refused(file, &["the text is empty"]);
}

#[test]
fn a_text_that_leans_is_refused_where_it_is_printed() {
    let file = "criteria/crafts.toml";
    let text = fs::read_to_string(Copy::new().path(file)).unwrap();
    let (vi, en) = print_of_material(&text);
    let leans = Copy::new().change(file, &vi, "print.vi = \"Vùng nguyên liệu CŨNG có giấy chứng nhận.\"");
    leans.is_refused(file, &["[material-quality]", "option 3 (vi)", "leans in print by \"cũng\""]);
    let leans = Copy::new().change(file, &en, "print.en = \"The material area also holds a certificate.\"");
    leans.is_refused(file, &["[material-quality]", "option 3 (en)", "leans in print by \"also\""]);
    // A text without a text for print is printed itself; a leaning word inside another word is not a fault.
    let own = "vi = \"Làm chưa khéo, chưa trang nhã, không bán được.\"";
    let leans = Copy::new().change(file, own, "vi = \"Rồi: không bán được.\"");
    leans.is_refused(file, &["[craftsmanship]", "option 1 (vi)", "leans in print by \"rồi:\""]);
    assert_eq!(Copy::new().change(file, own, "vi = \"Chỉnh sửa chưa khéo.\"").problems(), [""; 0]);
    let open = Copy::new().change(file, own, "vi = \"Làm chưa khéo\"");
    open.is_refused(file, &["[craftsmanship]", "option 1 (vi)", "without a full stop"]);
}

#[test]
fn a_text_for_print_that_is_the_short_one_is_refused() {
    let file = "criteria/development.toml";
    let text = fs::read_to_string(Copy::new().path(file)).unwrap();
    let at = text.find("[[bilingual-label.option]]").unwrap();
    let line = |start: &str| text[at..].lines().find(|l| l.starts_with(start)).unwrap();
    let broken = Copy::new().change(file, line("print.vi = "), &format!("print.{}", line("vi = ")));
    broken.is_refused(file, &["[bilingual-label]", "option 1 (vi)", "is the short one"]);
}

#[test]
fn the_list_of_leaning_words_is_needed_and_allows_nothing_in_vain() {
    let list = "../leaning.toml";
    let broken = Copy::new();
    fs::remove_file(broken.path(list)).unwrap();
    assert!(broken.problems().iter().any(|p| p.contains("leaning.toml: No such file")), "{:?}", broken.problems());
    let broken = Copy::new().change(list, "goes_on = ", "goes-on = ");
    assert!(broken.problems().iter().any(|p| p.contains("unknown field `goes-on`")), "{:?}", broken.problems());
    let broken = Copy::new().change(list, "\"nếm thêm\",", "\"nếm thêm\", \"uống thêm\",");
    assert_eq!(broken.problems(), ["leaning.toml [vi]: nothing is allowed by \"uống thêm\""]);
    let broken = Copy::new().change(list, "  \"nếm thêm\",\n", "");
    broken.is_refused("criteria/sensory-drinks.toml", &["[taste-13]", "option 3 (vi)", "leans in print by \"thêm\""]);
}

#[test]
fn a_paper_that_goes_with_an_unknown_one_is_refused() {
    let file = "papers.toml";
    let broken = Copy::new().change(file, "with = \"material-invoices\"", "with = \"nothing\"");
    broken.is_refused(file, &["[material-contract]", "unknown paper \"nothing\""]);
}

#[test]
fn an_unknown_law_is_named_wherever_it_is_relied_on() {
    let places = [
        ("criteria/community.toml", "\n[[growth.option]]", "\nlaws = [\"no-such\"]\n\n[[growth.option]]", "growth"),
        ("papers.toml", "[vietgap]\n", "[vietgap]\nlaws = [\"no-such\"]\n", "vietgap"),
        ("glossary.toml", "[haccp]\n", "[haccp]\nlaws = [\"no-such\"]\n", "haccp"),
    ];
    for (file, from, to, entry) in places {
        let named = if file.contains('/') { file.to_owned() } else { format!("{EDITION}/{file}") };
        Copy::new().change(file, from, to).is_refused(&named, &[entry, "unknown law", "no-such"]);
    }
}

#[test]
fn a_law_has_days_and_names_what_took_its_place() {
    let file = format!("{EDITION}/laws.toml");
    let change = |from: &str, to: &str| Copy::new().change("laws.toml", from, to);
    change("since = \"2018-06-01\"", "since = \"1/6/2018\"").is_refused(&file, &["craft-villages-2018", "is no day"]);
    change("by = \"labels-2026\"", "").is_refused(&file, &["labels-2017", "by is missing"]);
    change("by = \"labels-2026\"", "by = \"labels-2017\"").is_refused(&file, &["labels-2017", "no other entry"]);
    change("state = \"suspended\"", "state = \"in-force\"").is_refused(&file, &["food-safety-2026", "is in force"]);
}

#[test]
fn two_knock_outs_of_a_set_never_share_an_answer() {
    let both = "\"dangerous-foreign-matter-05\", \"dangerous-foreign-matter\"";
    Copy::new()
        .change(SET_8, "\"dangerous-foreign-matter-05\"", both)
        .is_refused(SET_8, &["6.1", "dangerous-foreign-matter-05", "share the answer"]);
}

#[test]
fn what_the_council_s_sheet_says_is_there_in_both_languages() {
    let file = format!("{EDITION}/knock_outs.toml");
    let without = |words: &str| Copy::new().change("knock_outs.toml", words, "");
    without("sheet.en = \"any paper in it is forged or altered\"").is_refused(&file, &["missing field `en`"]);
    let both = "sheet.vi = \"có giấy tờ giả hoặc bị tẩy sửa\"\nsheet.en = \"any paper in it is forged or altered\"\n";
    without(both).is_refused(&file, &["missing field `sheet`"]);
    Copy::new()
        .change("criteria/tourism.toml", "note.vi = \"ăn uống, đồ lưu niệm\"", "note.vi = \" \"")
        .is_refused("criteria/tourism.toml", &["the text is empty"]);
}

#[test]
fn a_law_that_is_quoted_by_hand_is_refused() {
    Copy::new()
        .change("glossary.toml", "what.vi = \"", "what.vi = \"Theo Nghị định 1/2030/NĐ-CP. ")
        .is_refused(&format!("{EDITION}/glossary.toml"), &["quotes a law by hand"]);
}

#[test]
fn what_feeds_form_03_must_be_known_feed_one_point_and_be_asked_in_every_set() {
    let place = "commune.toml";
    let change = |from, to| Copy::new().change(place, from, to);
    change(r#"["local-labour"]"#, r#"["local-labor"]"#).is_refused(place, &["[labour]", r#"question "local-labor""#]);
    change("applicant.structure", "applicant.structures").is_refused(place, &["[labour]", "applicant.structures"]);
    change(r#""heritage""#, r#""goods""#).is_refused(place, &["[identity]", r#""goods" feeds "materials" already"#]);
    change("  \"goods\",\n", "").is_refused(place, &["[materials]", SET_26, "asks none"]);
    change(r#"key = "idea""#, r#"key = "labour""#).is_refused(place, &["[labour]", "stands twice"]);
}

const FIGURES: &str = "figures.toml";

#[test]
fn a_threshold_that_the_texts_do_not_name_is_refused() {
    let labour = "{ below = 25, options = [0] },\n  { below = 50, options = [1] },";
    for (other, told) in [
        ("{ below = 20, options = [0] },\n  { below = 50, options = [1] },", "names 20"),
        ("{ to = 25, options = [0] },\n  { below = 50, options = [1] },", "say below = 25"),
        ("{ below = 25, options = [0] },\n  { to = 50, options = [1] },", "say below = 50"),
    ] {
        let broken = Copy::new().change(FIGURES, labour, other);
        broken.is_refused(FIGURES, &["[local-labour]", told]);
    }
    let broken = Copy::new().change(
        FIGURES,
        "{ to = 75, council = true, options = [2] },\n  { options = [3] }",
        "{ to = 75, options = [2] },\n  { options = [3] }",
    );
    broken.is_refused(FIGURES, &["[local-labour]", "say to = 75 with council = true"]);
    // The text of an option changes, and the threshold does not.
    let broken = Copy::new().change(COMMUNITY, "từ 25% đến dưới 50% số lao động", "từ 30% đến dưới 50% số lao động");
    broken.is_refused(FIGURES, &["[local-labour]", "names 25"]);
}

#[test]
fn ranges_cover_all_values_in_the_order_of_the_options() {
    let last = "{ to = 60, options = [1] }, { to = 90, options = [2] }, { options = [3] }";
    for (other, told) in [
        ("{ to = 60, options = [1] }, { to = 90, options = [2] }, { to = 100, options = [3] }", "must have no end"),
        ("{ to = 90, options = [1] }, { to = 60, options = [2] }, { options = [3] }", "must rise"),
        ("{ to = 60, options = [2] }, { to = 90, options = [1] }, { options = [3] }", "options must rise"),
        ("{ to = 60, options = [1] }, { to = 90, options = [2] }, { options = [4] }", "there are 3"),
        ("{ to = 60, options = [0] }, { to = 90, options = [2] }, { options = [3] }", "option 0 is not offered"),
        ("{ to = 60, below = 60, options = [1] }, { to = 90, options = [2] }, { options = [3] }", "either below or to"),
    ] {
        Copy::new().change(FIGURES, last, other).is_refused(FIGURES, &["[shape-texture]", told]);
    }
}

#[test]
fn a_question_with_numbers_has_a_calculator_or_a_reason() {
    let broken = Copy::new().change(FIGURES, "idea-22 = \"as idea\"\n", "");
    broken.is_refused(FIGURES, &["[idea-22]", "has no calculator"]);
    let broken = Copy::new().change(FIGURES, "idea-22 = ", "growth = \"no\"\nidea-22 = ");
    broken.is_refused(FIGURES, &["[growth]", "has a calculator"]);
}

#[test]
fn unknown_keys_and_formulas_of_figures_are_named() {
    for (from, to, told) in [
        (r#"questions = ["nutrition"]"#, r#"questions = ["nutritions"]"#, r#"unknown question "nutritions""#),
        (r#"questions = ["nutrition"]"#, r#"questions = ["nutrition", "growth"]"#, "has a calculator already"),
        (r#"figures = ["nutrients"]"#, r#"figures = ["nutrient"]"#, r#"unknown figure "nutrient""#),
        (r#"figures = ["profit"]"#, r#"figures = ["agents"]"#, "growth needs a figure of past years"),
        (r#"figures = ["sample-alike", "sample"]"#, r#"figures = ["sample"]"#, "does not take 1 figures"),
        (r#"whole = "capacity""#, r#"whole = "capacities""#, r#"unknown figure "capacities""#),
        (r#"key = "area""#, r#"key = "material""#, "stands twice"),
        (r#"key = "area""#, r#"key = "Area 1""#, "small letters"),
        (r#"example = "2,5 ha""#, r#"example = """#, "a text is empty"),
    ] {
        Copy::new().change(FIGURES, from, to).is_refused(FIGURES, &[told]);
    }
}

#[test]
fn claims_that_nothing_makes_or_contradicts_are_refused() {
    let place = "claims.toml";
    let change = |from, to| Copy::new().change(place, from, to);
    change(r#"papers = ["organic-vn", "#, r#"papers = ["organic-vm", "#)
        .is_refused(place, &["[organic]", r#"unknown paper "organic-vm""#]);
    change(r#"laws = ["organic-2018"]"#, r#"laws = ["organic"]"#).is_refused(place, &["[organic]", "unknown law"]);
    change(r#"key = "no-borax""#, r#"key = "no-sugar""#).is_refused(place, &["[no-sugar]", "stands twice"]);
    change(r#"denied = ["phân hữu cơ""#, r#"denied = ["phân chuồng""#)
        .is_refused(place, &["[organic]", "phân chuồng", "none of the words"]);
    change(r#"says = ["nguyên chất", "pure"]"#, "says = []").is_refused(place, &["[pure]", "says is empty"]);
    change(r#"says = ["nguyên chất", "pure"]"#, r#"says = ["nguyên chất", "..."]"#)
        .is_refused(place, &["[pure]", "without words"]);
    change(r#"says = ["nguyên chất", "pure"]"#, r#"says = ["hữu cơ"]"#)
        .is_refused(place, &["[organic]", "makes the claim \"pure\" too"]);
    change(r#"vi = "nguyên chất""#, r#"vi = " ""#).is_refused(place, &["the text is empty"]);
    let more = "[[claim]]\nkey = \"new\"\nvi = \"mới\"\nen = \"new\"\nsays = [\"mới tinh\"]";
    Copy::new().append(place, more).is_refused(place, &["[new]", "nothing contradicts it"]);
    let taken_back = fs::read_to_string(Copy::new().path(place)).unwrap();
    let line = taken_back.lines().find(|l| l.starts_with("taken_back")).unwrap();
    change(line, "taken_back = []").is_refused(place, &["[taken_back]", "is empty"]);
}

#[test]
fn the_paper_that_shows_the_code_is_one_that_an_option_names() {
    let place = "papers.toml";
    let flag = "[barcode]\nshows_code = true";
    Copy::new().change(place, "[barcode]", flag).is_refused(place, &["barcode", "traceability-code", "one paper"]);
    let alone = Copy::new().change(place, "shows_code = true\n", "").change(
        place,
        "[usage-leaflet]",
        "[spare]\nshows_code = true\nkind = \"story\"\nvi = \"x\"\nen = \"y\"\n\n[usage-leaflet]",
    );
    alone.is_refused(place, &["[spare]", "no option asks for it"]);
    let sample = Copy::new().change(place, "shows_code = true\n", "shows_code = true\nsample = true\n");
    sample.is_refused(place, &["[traceability-code]", "the product itself"]);
}
