//! The command `saolang`: its output, its files and its errors.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use calamine::Reader;
use sao_lang_core::catalogue::{catalogue, figures};
use sao_lang_core::documents::dossier_docx;
use sao_lang_core::draft::{Attachment, Draft, MAX_BYTES, Paper, to_json};
use sao_lang_core::locale::Lang;
use serde_json::{Value, json};
use tempfile::TempDir;
use test_support::small::{self, Dice};
use test_support::{HOUSEHOLD, edition, household, path, set, top, work};

/// The output of a run of the command, and its exit status.
struct Run {
    out: String,
    err: String,
    status: i32,
}

fn saolang<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Run {
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_saolang")).args(arguments).output().unwrap();
    Run {
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
        status: status.code().unwrap(),
    }
}

fn assess(files: &[PathBuf]) -> Run {
    saolang([OsStr::new("assess")].into_iter().chain(files.iter().map(|f| f.as_os_str())))
}

#[test]
fn papers_writes_one_paper_all_that_can_be_written_today_and_the_share_of_all() {
    let folder = Folder::new();
    let file = folder.file("draft.json", to_json(&household()));
    let run = |arguments: &[&OsStr]| saolang([OsStr::new("papers"), file.as_os_str()].iter().chain(arguments).copied());
    let text = |name: &str| name.to_owned();
    let docx = folder.0.path().join("contract.docx");
    let arguments = ["--paper", "material-contract", "-o"].map(OsStr::new);
    let done = run(&[&arguments[..], &[docx.as_os_str()]].concat());
    assert_eq!((done.status, done.err), (0, String::new()));
    let seen = test_support::docx_text(&fs::read(&docx).unwrap());
    assert!(
        seen.contains("HỢP ĐỒNG MUA BÁN NGUYÊN LIỆU") && seen.contains(household().applicant.name.trim()),
        "{seen}"
    );
    let zip = folder.0.path().join("all.zip");
    let done = run(&[OsStr::new("--examples"), OsStr::new("-o"), zip.as_os_str()]);
    assert_eq!((done.status, done.err), (0, String::new()));
    let archive = zip::ZipArchive::new(fs::File::open(&zip).unwrap()).unwrap();
    assert!(archive.len() > 30, "{}", archive.len());
    // A paper that there is not is told with those that there are; nothing is written.
    let none = folder.0.path().join("none.docx");
    let arguments = ["--paper", "nothing", "-o"].map(OsStr::new);
    let refused = run(&[&arguments[..], &[none.as_os_str()]].concat());
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("no paper \"nothing\"") && refused.err.contains("labour-list"), "{}", refused.err);
    assert!(!none.exists());
    let shares = run(&[OsStr::new("--coverage")]);
    let shares: Value = serde_json::from_str(&shares.out).unwrap();
    assert_eq!(shares["sets"].as_array().unwrap().len(), 26);
    assert_eq!(shares["drafts"][0]["file"], text(&file.display().to_string()));
    let docs = test_support::read("docs/catalogue.md");
    let said = format!("{} of the {}", shares["papers"]["written"], shares["papers"]["all"]);
    assert!(docs.contains(&said), "docs/catalogue.md does not say {said}");
}

#[test]
fn figures_prints_what_was_reckoned_and_every_contradiction() {
    let mut draft = household();
    for (key, text) in [("workers-local", "4 người"), ("workers", "10")] {
        draft.applicant.figures.set(key, text);
    }
    draft.product.figures.set("agents", "dăm bảy");
    draft.choose("3.3", Some(3));
    let folder = Folder::new();
    let file = folder.file("draft.json", to_json(&draft));
    let run = saolang([OsStr::new("figures"), file.as_os_str(), OsStr::new("--today"), OsStr::new("2026-11-30")]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let out: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(out["rating_year"], 2027);
    let labour = out["reckoned"].as_array().unwrap().iter().find(|r| r["criterion"] == "3.3").unwrap();
    assert_eq!(labour["sums"], json!(["4 người trên 10 người là 40%."]));
    assert_eq!((&labour["options"], &labour["chosen"], &labour["agrees"]), (&json!([1]), &json!(3), &json!(false)));
    let words: Vec<&str> =
        out["contradictions"].as_array().unwrap().iter().map(|c| c["words"].as_str().unwrap()).collect();
    assert!(words.iter().any(|w| w.contains("tự chấm 3 điểm, mà số liệu chỉ cho 1 điểm")), "{words:?}");
    assert!(words.iter().any(|w| w.contains("Không hiểu “dăm”")), "{words:?}");
    let line: Value = serde_json::from_str(assess(&[file]).out.trim()).unwrap();
    let named = line["contradictions"].as_array().unwrap();
    assert!(named.iter().any(|c| c["screen"] == "question/3.3" && c["sends_back"] == true), "{named:?}");
}

fn dossier(file: &Path, output: &Path) -> Run {
    saolang([OsStr::new("dossier"), file.as_os_str(), OsStr::new("-o"), output.as_os_str()])
}

/// A folder for the files of one test.
struct Folder(TempDir);

impl Folder {
    fn new() -> Folder {
        Folder(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        fs::write(self.path(name), content).unwrap();
        self.path(name)
    }

    fn draft(&self, name: &str, draft: &Draft) -> PathBuf {
        self.file(name, to_json(draft))
    }
}

fn lines(out: &str) -> Vec<Value> {
    out.lines().map(|l| serde_json::from_str(l).expect("a line of JSON")).collect()
}

#[test]
fn catalogue_prints_the_figures_as_json() {
    let run = saolang(["catalogue"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert_eq!(serde_json::from_str::<Value>(&run.out).unwrap(), figures(catalogue()));
}

#[test]
fn questions_prints_a_set_in_words() {
    let run = saolang(["questions", "1"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let printed: Value = serde_json::from_str(&run.out).unwrap();
    let set = catalogue().newest().set(1).unwrap();
    let asked = printed["questions"].as_array().unwrap();
    assert_eq!(asked.len(), set.criteria().count());
    for (question, criterion) in asked.iter().zip(set.criteria()) {
        let points = question["options"].as_array().unwrap().iter().map(|o| o["points"].as_u64().unwrap());
        assert_eq!(points.max().unwrap(), u64::from(criterion.max()), "{}", criterion.id);
        assert!(!question["ask"].as_str().unwrap().is_empty());
        assert_eq!(question["none"].is_string(), criterion.offers_no_level(), "{}", criterion.id);
    }
    let english = saolang(["questions", "1", "--english"]);
    assert_ne!(english.out, run.out);
    assert_eq!(saolang(["questions", "99"]).status, 2);
}

#[test]
fn assess_prints_one_line_with_all_members_for_a_draft() {
    let file = path(HOUSEHOLD);
    let run = assess(std::slice::from_ref(&file));
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    // The expected figures are computed by hand in tests/assessment.rs.
    let needs = |stars: u8, list: &[(&str, u16)]| -> Vec<Value> {
        list.iter().map(|(id, points)| json!({ "criterion": id, "stars": stars, "needs": points })).collect()
    };
    let unmet = [
        needs(3, &[("2.2", 2), ("3.5", 1)]),
        needs(4, &[("1.5", 2), ("2.1", 3), ("2.3", 3), ("3.5", 2), ("4.1", 3), ("5.1", 5), ("9", 3)]),
        needs(5, &[("1.5", 3), ("4.1", 5), ("6.3", 3), ("6.5", 4), ("7", 5)]),
    ];
    let expected = json!({
        "file": file.to_str().unwrap(),
        "set": 8,
        "score": { "A": 22, "B": 11, "C": 19, "total": 52 },
        "stars_by_points": 3,
        "cap": 2,
        "stars": 2,
        "unmet": unmet.concat(),
        "knock_outs": [],
        "verdict": "stars",
    });
    let printed = lines(&run.out);
    assert_eq!(printed.len(), 1);
    for (member, value) in expected.as_object().unwrap() {
        assert_eq!(&printed[0][member], value, "{member}");
    }
}

#[test]
fn assess_names_the_knock_outs_that_apply() {
    let folder = Folder::new();
    let mut draft = top(16);
    draft.choose("6.2", Some(1));
    draft.knock_outs.insert("forged-papers".into(), true);
    let run = assess(&[folder.draft("nuoc.json", &draft)]);
    assert_eq!(run.status, 0);
    assert_eq!(lines(&run.out)[0]["knock_outs"], json!(["forged-papers", "water-test-zero"]));
}

#[test]
fn assess_names_the_knock_outs_that_are_open_in_the_order_asked() {
    let folder = Folder::new();
    let asked = sao_lang_core::assessment::assess(&top(8), edition(), set(8)).asked_knock_outs;
    let keys: Vec<&str> = asked.iter().map(|k| k.key.as_str()).collect();
    let line = |draft: &Draft| lines(&assess(&[folder.draft("a.json", draft)]).out)[0].clone();
    let mut draft = top(8);
    let whole = line(&draft);
    assert_eq!((&whole["open_knock_outs"], &whole["verdict"]), (&json!(keys), &json!("stars")));
    // One knock-out is open and one applies.
    for key in &keys[1..] {
        draft.knock_outs.insert((*key).to_owned(), *key == keys[1]);
    }
    let failed = line(&draft);
    assert_eq!((&failed["open_knock_outs"], &failed["knock_outs"]), (&json!(keys[..1]), &json!([keys[1]])));
    assert_eq!(failed["verdict"], "rejected");
    let empty = line(&Draft::new(8, ""));
    assert_eq!((&empty["open_knock_outs"], &empty["verdict"]), (&json!(keys), &json!("too-early")));
}

#[test]
fn board_and_table_say_what_is_open_failed_or_too_early() {
    let folder = Folder::new();
    let asked = sao_lang_core::assessment::assess(&top(8), edition(), set(8)).asked_knock_outs;
    let mut failed = top(8);
    for (place, condition) in asked.iter().enumerate().skip(1) {
        failed.knock_outs.insert(condition.key.clone(), place == 1);
    }
    folder.draft("a.json", &top(8));
    folder.draft("b.json", &failed);
    folder.draft("c.json", &Draft::new(8, ""));
    let out = Folder::new();
    let [book, table] = ["board.xlsx", "board.csv"].map(|name| out.path(name));
    assert_eq!((board(&folder, &book, &["--criteria"]).status, board(&folder, &table, &[]).status), (0, 0));
    let open = format!("5 sao, nếu đạt {} điều kiện chưa trả lời", asked.len());
    let all = asked.len().to_string();
    let expected = [[open.as_str(), "5", &all], ["Sẽ bị loại", "", "1"], ["Chưa có kết quả", "", &all]];
    let rows = cells(&book, 0);
    let at = places(&rows[0]);
    let columns = ["Kết luận", "Sao ước tính", "Điều kiện chưa trả lời"].map(&at);
    for (row, expected) in rows[1..].iter().zip(expected) {
        assert_eq!(columns.map(|place| row[place].as_str()), expected);
    }
    assert_eq!(rows[3][at("Giấy tờ chứng minh đã có (%)")], "", "of papers nothing is known before an answer");
    let overview = cells(&book, 1);
    let count = |place: usize| [overview[place][0].as_str(), overview[place][1].as_str()];
    assert_eq!(count(1), ["5 sao", "1"]);
    assert_eq!(count(5), ["1 sao", "0"]);
    assert_eq!(count(6)[1], "1");
    assert_eq!(count(7), ["Chưa có kết quả", "1"]);
    let text = fs::read_to_string(table).unwrap();
    let mut table = csv::Reader::from_reader(text.strip_prefix('\u{feff}').unwrap().as_bytes());
    let heads: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
    let in_table = places(&heads);
    let lines: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    for (file, [verdict, _, open]) in ["a.json", "b.json", "c.json"].into_iter().zip(expected) {
        let of_file: Vec<_> = lines.iter().filter(|l| &l[in_table("Tệp")] == file).collect();
        assert_eq!(of_file.len(), set(8).criteria().count());
        let said = ["Kết luận", "Điều kiện chưa trả lời"].map(&in_table);
        assert!(of_file.iter().all(|l| said.map(|place| &l[place]) == [verdict, open]), "{file}");
    }
}

#[test]
fn assess_prints_the_good_files_and_names_each_bad_one_with_the_reason() {
    let folder = Folder::new();
    let mut later = household();
    later.version = 3;
    let mut nowhere = household();
    nowhere.set = 27;
    let mut wrong = household();
    wrong.choose("1.1", Some(9));
    let bad = [
        (folder.path("khong-co.json"), "No such file"),
        (folder.file("trang.json", ""), "not JSON (line 1, column 0)"),
        (folder.file("khac.json", "{}"), "not a Sao Làng draft"),
        (folder.file("anh.json", b"\x89PNG"), "not text in UTF-8"),
        (folder.file("lon.json", vec![b' '; MAX_BYTES + 1]), "at most 1000000"),
        (folder.draft("moi.json", &later), "version 3"),
        (folder.draft("bo-27.json", &nowhere), "unknown product set 27"),
        (folder.draft("chon-9.json", &wrong), "criterion 1.1 has no option 9"),
        (folder.path(""), "Is a directory"),
    ];
    let good = [folder.draft("a.json", &top(8)), folder.draft("b.json", &top(26))];
    let mut files = vec![good[0].clone()];
    files.extend(bad.iter().map(|(file, _)| file.clone()));
    files.push(good[1].clone());
    let run = assess(&files);
    assert_eq!(run.status, 2);
    let printed: Vec<Value> = lines(&run.out).iter().map(|l| l["file"].clone()).collect();
    assert_eq!(printed, good.map(|f| json!(f.to_str().unwrap())));
    assert_eq!(run.err.lines().count(), bad.len(), "{}", run.err);
    for ((file, reason), line) in bad.iter().zip(run.err.lines()) {
        let named = line.starts_with(&format!("saolang: {}: ", file.display()));
        assert!(named && line.contains(reason), "{line:?} does not say {reason:?}");
    }
}

#[test]
fn assess_says_what_in_a_draft_has_no_effect() {
    let folder = Folder::new();
    let mut draft = household();
    draft.choose("9.9", Some(1));
    draft.knock_outs.insert("infringes-ip".into(), true);
    let run = assess(&[folder.draft("a.json", &draft)]);
    assert_eq!((run.status, lines(&run.out)[0]["score"]["total"].clone()), (0, json!(52)));
    assert!(run.err.contains("set 8 has no criterion 9.9"), "{}", run.err);
    assert!(run.err.contains("set 8 has no knock-out \"infringes-ip\""), "{}", run.err);
}

#[test]
fn assess_reads_1000_drafts() {
    let folder = Folder::new();
    let files: Vec<PathBuf> =
        (0u16..1000).map(|n| folder.draft(&format!("{n}.json"), &Draft::new(n % 26 + 1, ""))).collect();
    let run = assess(&files);
    assert_eq!((run.status, run.out.lines().count()), (0, 1000));
}

#[test]
fn dossier_writes_the_vietnamese_document() {
    let folder = Folder::new();
    for name in ["ho-so.docx", "HO-SO.DOCX"] {
        let (draft, output, options) = (path(HOUSEHOLD), folder.path(name), work(Lang::Vi));
        let today = options.today.to_string();
        let arguments = [OsStr::new("dossier"), draft.as_ref(), "-o".as_ref(), output.as_ref(), "--today".as_ref()];
        let run = saolang(arguments.into_iter().chain([today.as_ref()]));
        assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (0, "", ""));
        let expected = dossier_docx(&household(), edition(), set(8), &options).unwrap();
        assert!(fs::read(folder.path(name)).unwrap() == expected, "{name}");
    }
}

#[test]
fn documents_are_pdf_files_where_the_name_says_so() {
    let folder = Folder::new();
    let drafts = Folder::new();
    drafts.file("a.json", to_json(&household()));
    let (draft, all) = (path(HOUSEHOLD), drafts.0.path().to_owned());
    let (draft, all) = (draft.as_os_str(), all.as_os_str());
    let say = |words: &[&'static str]| words.iter().map(|word| OsStr::new(*word)).collect::<Vec<&'static OsStr>>();
    for (name, arguments) in [
        ("dossier.pdf", [say(&["dossier"]), vec![draft]].concat()),
        ("commune.PDF", [say(&["dossier", "--commune"]), vec![draft]].concat()),
        ("blank.pdf", say(&["sheet", "8"])),
        ("filled.pdf", [say(&["sheet", "--draft"]), vec![draft]].concat()),
        ("paper.pdf", [say(&["papers", "--paper", "material-contract"]), vec![draft]].concat()),
        ("report.pdf", [say(&["board"]), vec![all]].concat()),
        ("portfolio.pdf", [say(&["board", "--portfolio"]), vec![all]].concat()),
    ] {
        let output = folder.path(name);
        let run = saolang(arguments.into_iter().chain([OsStr::new("-o"), output.as_os_str()]));
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{name}");
        assert!(fs::read(output).unwrap().starts_with(b"%PDF-1.7"), "{name}");
    }
}

#[test]
fn binder_puts_everything_into_one_file_and_says_what_it_left_out() {
    let folder = Folder::new();
    let mut draft = household();
    let file = |id: &str| Attachment { id: id.into(), name: format!("{id}.jpg"), ..Attachment::default() };
    let files = vec![file("there"), file("lost"), file("../draft")];
    draft.papers.push(Paper { paper: edition().papers[0].key.clone(), files, ..Paper::default() });
    let draft = folder.file("draft.json", to_json(&draft));
    let photos = Folder::new();
    photos.file("there", "not a picture");
    let output = folder.path("out.pdf");
    let run = |more: &[&str]| {
        let words = [OsStr::new("binder"), draft.as_os_str(), OsStr::new("--attachments"), photos.0.path().as_os_str()];
        let output = [OsStr::new("-o"), output.as_os_str()];
        saolang(words.into_iter().chain(output).chain(more.iter().map(OsStr::new)))
    };
    let done = run(&["--today", "2026-12-01"]);
    assert_eq!((done.status, done.err.as_str()), (0, ""));
    let said: Value = serde_json::from_str(&done.out).unwrap();
    let why = |n: usize| said["left_out"][n]["why"].as_str().unwrap();
    assert_eq!([why(0), why(1), why(2)], ["broken", "missing", "missing"]);
    let bytes = fs::read(&output).unwrap();
    assert!(bytes.starts_with(b"%PDF") && said["files"][0]["bytes"] == bytes.len());
    // A sheet for each paper without a copy.
    let sheets: Value = serde_json::from_str(&run(&["--today", "2026-12-01", "--sheets"]).out).unwrap();
    let count = said["without_copy"].as_array().unwrap().len() as u64;
    assert_eq!(sheets["pages"].as_u64().unwrap(), said["pages"].as_u64().unwrap() + count);
    let refused = saolang([OsStr::new("binder"), draft.as_os_str(), OsStr::new("-o"), OsStr::new("a.docx")]);
    assert!(refused.status == 2 && refused.err.contains("must end in .pdf"), "{}", refused.err);
}

#[test]
fn dossier_refuses_names_of_other_files() {
    let folder = Folder::new();
    for name in ["ho-so.doc", "ho-so.odt", "ho-so", ".docx"] {
        let run = dossier(&path(HOUSEHOLD), &folder.path(name));
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{name}");
        assert!(run.err.contains(name) && run.err.contains("must end in .docx"), "{}", run.err);
        assert!(!folder.path(name).exists(), "{name}");
    }
}

#[test]
fn dossier_says_where_it_cannot_write() {
    let folder = Folder::new();
    fs::create_dir(folder.path("folder.docx")).unwrap();
    for (name, reason) in [("no/such/folder/a.docx", "No such file"), ("folder.docx", "Is a directory")] {
        let run = dossier(&path(HOUSEHOLD), &folder.path(name));
        assert_eq!(run.status, 2, "{name}");
        assert!(run.err.contains(name) && run.err.contains(reason), "{}", run.err);
    }
}

#[test]
fn dossier_of_a_bad_file_writes_nothing() {
    let folder = Folder::new();
    let run = dossier(&folder.file("khac.json", "[]"), &folder.path("a.docx"));
    assert_eq!(run.status, 2);
    assert!(run.err.contains("khac.json") && run.err.contains("not a Sao Làng draft"), "{}", run.err);
    assert!(!folder.path("a.docx").exists());
}

#[test]
fn wrong_use_is_told_and_is_an_error() {
    for arguments in [&[][..], &["assess"], &["dossier", "a.json"], &["no-such-command"]] {
        let run = saolang(arguments);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(run.err.contains("Usage"), "{}", run.err);
    }
}

#[test]
fn help_names_every_command() {
    let run = saolang(["--help"]);
    assert_eq!(run.status, 0);
    assert!(["catalogue", "assess", "dossier"].iter().all(|c| run.out.contains(c)), "{}", run.out);
}

#[test]
fn assess_tells_how_sure_the_estimate_is() {
    let folder = Folder::new();
    let file = folder.draft("household.json", &household());
    let range = lines(&assess(&[file]).out)[0]["range"].clone();
    let total = |figure: &str| range[figure]["score"]["total"].as_u64().unwrap();
    assert!(total("sure") < total("likely") && total("likely") < total("possible"), "{range}");
    assert_eq!(total("likely"), 52);
    assert_eq!(range["open"], json!(["3.5", "11"]));
}

#[test]
fn plan_prints_the_way_to_the_stars_and_obeys_locks() {
    let folder = Folder::new();
    let file = folder.draft("household.json", &household());
    let plan = |more: &[&str]| {
        let run = saolang(["plan", file.to_str().unwrap(), "--stars", "3"].iter().chain(more));
        assert_eq!(run.status, 0, "{}", run.err);
        lines(&run.out)[0].clone()
    };
    // The draft misses two marks of 3 stars: packaging (2.2) and the trade mark (3.5).
    let steps = |plan: &Value| -> Vec<String> {
        let steps = plan["plans"][0]["steps"].as_array().unwrap();
        steps.iter().map(|s| s["criterion"].as_str().unwrap().to_owned()).collect()
    };
    let free = plan(&[]);
    assert_eq!((&free["outcome"], steps(&free)), (&json!("plans"), vec!["2.2".to_owned(), "3.5".to_owned()]));
    assert_eq!(free["plans"][0]["after"]["stars"], 3);
    let locked = plan(&["--lock", "2.2"]);
    assert_eq!(locked["outcome"], "unreachable");
    assert_eq!(locked["obstacles"], json!([{ "kind": "locked", "criterion": "2.2" }]));
    let quick = plan(&["--without", "months", "--without", "seasons"]);
    assert_eq!(quick["outcome"], "unreachable");
    assert_eq!(quick["obstacles"], json!([{ "kind": "effort", "criterion": "3.5", "effort": "months" }]));
    let wide = plan(&["--margin", "10"]);
    assert!(wide["plans"][0]["after"]["score"]["total"].as_u64().unwrap() >= 60);
}

#[test]
fn plan_refuses_a_target_or_an_effort_that_there_is_not() {
    let file = path(HOUSEHOLD);
    let run = |more: &[&str]| saolang(["plan", file.to_str().unwrap()].iter().chain(more));
    for wrong in [&["--stars", "6"][..], &["--stars", "2"], &["--stars", "4", "--without", "years"], &[]] {
        let run = run(wrong);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{wrong:?}");
        assert!(!run.err.is_empty());
    }
}

/// The cells of a sheet as texts.
fn cells(file: &Path, sheet: usize) -> Vec<Vec<String>> {
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(file).unwrap();
    let range = book.worksheet_range_at(sheet).unwrap().unwrap();
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

/// The indexes of columns by their headings.
fn places(heads: &[String]) -> impl Fn(&str) -> usize {
    |label| heads.iter().position(|head| head == label).unwrap_or_else(|| panic!("no column {label}"))
}

fn board(folder: &Folder, output: &Path, more: &[&str]) -> Run {
    let arguments = [OsStr::new("board"), folder.0.path().as_os_str(), OsStr::new("-o"), output.as_os_str()];
    saolang(arguments.into_iter().chain(more.iter().map(OsStr::new)))
}

/// A folder with drafts of all sets, one of them in an archive and one in a subfolder, and with two broken files.
fn members(dice: &mut Dice) -> (Folder, Vec<PathBuf>) {
    let folder = Folder::new();
    fs::create_dir(folder.path("xa")).unwrap();
    let mut files: Vec<PathBuf> = (1..=26u16)
        .map(|no| {
            let mut draft = small::draft(dice, set(no));
            draft.product.name = format!("=Sản phẩm {no}");
            let name = if no == 3 { "xa/03.json".to_owned() } else { format!("{no:02}.json") };
            folder.draft(&name, &draft)
        })
        .collect();
    files.sort();
    folder.file("broken.json", "{");
    folder.file("newer.json", r#"{"format":"sao-lang/draft","version":9}"#);
    folder.file("note.txt", "not looked at");
    (folder, files)
}

#[test]
fn board_rows_are_what_assess_says_and_broken_files_are_named() {
    let (folder, files) = members(&mut Dice::new(1));
    let out = Folder::new();
    let output = out.path("board.xlsx");
    let run = board(&folder, &output, &["--criteria", "--today", "2026-11-23"]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert_eq!(run.err.lines().count(), 2, "{}", run.err);
    assert!(run.err.contains("broken.json") && run.err.contains("newer.json"));
    let rows = cells(&output, 0);
    let assessed = lines(&assess(&files).out);
    assert_eq!(rows.len(), 1 + assessed.len());
    let at = places(&rows[0]);
    for (row, line) in rows[1..].iter().zip(&assessed) {
        let number = |label: &str| row[at(label)].parse::<u64>().unwrap();
        let file = &row[at("Tệp")];
        assert!(line["file"].as_str().unwrap().ends_with(file), "{file} is not {}", line["file"]);
        let range = |name: &str, what: &str| line["range"][name][what].as_u64().unwrap();
        let total = |name: &str| line["range"][name]["score"]["total"].as_u64().unwrap();
        assert_eq!(number("Bộ số"), line["set"].as_u64().unwrap());
        let stars = ["likely", "sure", "possible"].map(|n| range(n, "stars").to_string());
        let stars = if line["verdict"] == "stars" { stars } else { Default::default() };
        assert_eq!(["Sao ước tính", "Sao tính chặt", "Sao tính rộng"].map(|label| &row[at(label)]), stars.each_ref());
        assert_eq!(["Điểm", "Điểm tính chặt", "Điểm tính rộng"].map(number), ["likely", "sure", "possible"].map(total));
        let parts = ["A", "B", "C"].map(|p| line["score"][p].as_u64().unwrap());
        assert_eq!(["Phần A", "Phần B", "Phần C"].map(number), parts);
        assert_eq!(number("Điều kiện chưa trả lời"), line["open_knock_outs"].as_array().unwrap().len() as u64);
        // The number that Excel uses for 7 April 2027.
        assert_eq!(row[at("Ngày gần nhất")], "46484");
    }
    // The overview counts all drafts, and each criterion of each draft has a row.
    let overview = cells(&output, 1);
    let stars: u64 = overview[1..8].iter().map(|r| r[1].parse::<u64>().unwrap()).sum();
    assert_eq!(stars, 26);
    let criteria: usize = (1..=26).map(|no| set(no).criteria().count()).sum();
    assert_eq!(cells(&output, 2).len(), 1 + criteria);
}

#[test]
fn board_reads_archives_and_writes_a_table_that_runs_no_formula() {
    let folder = Folder::new();
    let mut draft = household();
    draft.product.name = "=HYPERLINK(\"x\"), \"khô\"".to_owned();
    let file = folder.draft("a.json", &draft);
    assert_eq!(dossier(&file, &folder.path("a.zip")).status, 0);
    fs::remove_file(file).unwrap();
    let run = board(&folder, &folder.path("out.csv"), &[]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let text = fs::read_to_string(folder.path("out.csv")).unwrap();
    let mut table = csv::Reader::from_reader(text.strip_prefix('\u{feff}').unwrap().as_bytes());
    let heads: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), set(8).criteria().count());
    let [name, from] = ["Sản phẩm", "Tệp"].map(places(&heads));
    assert!(rows.iter().all(|r| &r[name] == "'=HYPERLINK(\"x\"), \"khô\"" && r[from].starts_with("a.zip/")));
}

#[test]
fn board_writes_the_report_and_the_portfolio() {
    let (folder, files) = members(&mut Dice::new(2));
    let out = Folder::new();
    for (name, more) in [("report.docx", &[][..]), ("portfolio.docx", &["--portfolio"])] {
        let output = out.path(name);
        let run = board(&folder, &output, more);
        assert_eq!((run.status, run.out.as_str()), (2, ""));
        let mut archive = zip::ZipArchive::new(fs::File::open(output).unwrap()).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut text).unwrap();
        assert!((1..=files.len()).all(|no| text.contains(&format!("=Sản phẩm {no}<"))), "{name}");
        assert_eq!(text.contains("TẬP HỒ SƠ"), !more.is_empty());
    }
}

#[test]
fn board_writes_the_members_sheets_and_one_calendar_with_or_without_a_workbook() {
    let folder = Folder::new();
    for (name, applicant) in [("a.json", "Hợp tác xã A"), ("b.json", "HOP TAC XA A"), ("c.json", "Cơ sở C")] {
        let mut draft = household();
        draft.applicant.name = applicant.to_owned();
        draft.product.name = format!("Cá khô {name}");
        folder.draft(name, &draft);
    }
    folder.file("broken.json", "{");
    let out = Folder::new();
    let [sheets, calendar] = ["sheets.zip", "calendar.ics"].map(|name| out.path(name));
    let today = ["--today", "2026-11-29"];
    let working = [OsStr::new("--sheets"), sheets.as_os_str(), OsStr::new("--calendar"), calendar.as_os_str()];
    let start = [OsStr::new("board"), folder.0.path().as_os_str()];
    let run = saolang(start.into_iter().chain(working).chain(today.iter().map(OsStr::new)));
    assert_eq!((run.status, run.err.lines().count()), (2, 1), "{}", run.err);
    let names = |file: &Path| -> Vec<String> {
        let zip = zip::ZipArchive::new(fs::File::open(file).unwrap()).unwrap();
        zip.file_names().map(|name| name.unwrap().into_owned()).collect()
    };
    let expected = ["phieu-viec_hop-tac-xa-a_2026-11-29.docx", "phieu-viec_co-so-c_2026-11-29.docx"];
    assert_eq!(names(&sheets), expected);
    let days = fs::read_to_string(&calendar).unwrap().replace("\r\n ", "");
    assert_eq!(days.matches("UID:hand-in-").count(), 2, "{days}");
    // A file that cannot be used is reported only once.
    let output = [OsStr::new("-o"), out.path("board.xlsx").as_os_str()].map(OsStr::to_owned);
    let more = working.iter().map(|a| a.to_os_string());
    let run = saolang(start.map(OsStr::to_owned).into_iter().chain(output).chain(more));
    assert_eq!((run.status, run.err.lines().count()), (2, 1), "{}", run.err);
    let nothing = saolang(start);
    assert_eq!((nothing.status, nothing.out.as_str()), (2, ""));
}

#[test]
fn board_of_nothing_and_into_nowhere() {
    let folder = Folder::new();
    let output = folder.path("board.xlsx");
    assert_eq!(board(&folder, &output, &[]).status, 0);
    assert_eq!(cells(&output, 0).len(), 1);
    assert_eq!(board(&folder, &folder.path("board.odt"), &[]).status, 2);
    assert_eq!(board(&folder, &folder.path("no/such/board.xlsx"), &[]).status, 2);
    let gone = saolang([OsStr::new("board"), folder.path("none").as_os_str(), OsStr::new("-o"), output.as_os_str()]);
    assert_eq!(gone.status, 2);
    // An invalid archive is reported by name.
    folder.file("bad.zip", "PK no");
    let run = board(&folder, &output, &[]);
    assert!(run.status == 2 && run.err.contains("bad.zip"), "{}", run.err);
}
