//! Packs the catalogue and the interface texts. Anything wrong in them ends the build here,
//! with the file and the entry named.

#[path = "src/catalogue/model.rs"]
#[allow(dead_code, missing_docs)]
mod model;

#[path = "src/catalogue/source/mod.rs"]
#[allow(dead_code)]
mod source;

#[path = "src/locale/source.rs"]
mod locale_source;

#[path = "src/bilingual.rs"]
mod bilingual;

#[path = "src/locale/fill.rs"]
mod fill;

#[path = "src/early/source.rs"]
mod early_source;

#[path = "src/practice/model.rs"]
mod practice_model;

#[path = "src/practice/source.rs"]
mod practice_source;

#[path = "src/market/model.rs"]
mod market_model;

#[path = "src/market/source.rs"]
mod market_source;

#[path = "src/suitability/model.rs"]
mod suitability_model;

#[path = "src/suitability/source.rs"]
mod suitability_source;

#[path = "src/fold.rs"]
#[allow(dead_code)]
mod fold;

#[path = "src/places/model.rs"]
#[allow(dead_code, missing_docs)]
mod places_model;

#[path = "src/places/source.rs"]
mod places_source;

use std::error::Error;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs};

const CATALOGUE: &str = "src/catalogue/data";
const LOCALES: &str = "src/locale/texts";
const PRACTICE: &str = "src/practice";
const MARKET: &str = "src/market";
const SUITABILITY: &str = "src/suitability";
const PLACES: &str = "src/places";

fn main() -> Result<(), Box<dyn Error>> {
    let watched = ["build.rs", "src/bilingual.rs", "src/catalogue/model.rs", "src/catalogue/source", CATALOGUE];
    for path in watched.into_iter().chain([
        "src/locale/source.rs",
        "src/locale/fill.rs",
        "src/early/source.rs",
        LOCALES,
        PRACTICE,
        MARKET,
        SUITABILITY,
        "src/fold.rs",
        PLACES,
    ]) {
        println!("cargo::rerun-if-changed={path}");
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let source::Packed { catalogue, texts, print, guides, sheet, .. } = pack_catalogue(&out)?;
    let [vietnamese, english] = texts.map(|lines| lines.join("\n"));
    let [print, english_print] = print.map(|lines| lines.join("\n"));
    let [guides, english_guides] = guides.map(|lines| lines.join("\n"));
    let samples = practice_source::compile(&Path::new(PRACTICE).join("data"), &catalogue)?;
    write_beside(&out, "practice", "json", "PRACTICE_FILE", &samples)?;
    let markets = market_source::compile(Path::new(CATALOGUE), &catalogue)?;
    write_beside(&out, "market", "json", "MARKET_FILE", &markets)?;
    let checks = suitability_source::compile(Path::new(CATALOGUE), &catalogue)?;
    write_beside(&out, "suitability", "json", "SUITABILITY_FILE", &checks)?;
    let provinces = places_source::compile(&Path::new(PLACES).join("data/provinces.toml"))?;
    fs::write(out.join("provinces.bin"), postcard::to_allocvec(&provinces)?)?;
    let (mut names, table) = set_names(&catalogue, [&vietnamese, &english]);
    let sheet_tables = sheet_tables(&sheet);
    for (names, words) in names.iter_mut().zip(sheet.words) {
        names.extend(words);
    }
    let interface = locale_source::generate(Path::new(LOCALES), &source::LANGUAGES, &names)?;
    write_early(&out.join("early"), &early_source::files(&catalogue, &vietnamese, &interface.first)?)?;
    let counts = [&vietnamese, &print, &guides].map(|text| text.split('\n').count());
    let count = "/// How many texts the catalogue has, how many lines for print, and how many texts its guides have.\npub(super) const CATALOGUE_COUNTS";
    let count = format!("{count}: [usize; 3] = {counts:?};\n");
    fs::write(out.join("messages.rs"), [interface.code, table, sheet_tables, count].concat())?;
    fs::write(out.join("catalogue.vi.txt"), vietnamese)?;
    fs::write(out.join("print.vi.txt"), print)?;
    fs::write(out.join("guides.vi.txt"), guides)?;
    // The browser fetches English when it is asked for.
    let english = [english, interface.others.concat(), english_print, english_guides].join("\u{c}");
    write_beside(&out, "english", "txt", "ENGLISH", &english)
}

/// Writes the structure; returns it with the texts.
fn pack_catalogue(out: &Path) -> Result<source::Packed, Box<dyn Error>> {
    let packed = match source::compile(Path::new(CATALOGUE)) {
        Ok(packed) => packed,
        Err(problems) => {
            for problem in &problems.0 {
                println!("cargo::error=catalogue: {problem}");
            }
            return Err(format!("the catalogue has {} problem(s)", problems.0.len()).into());
        }
    };
    fs::write(out.join("catalogue.bin"), postcard::to_allocvec(&packed.catalogue)?)?;
    fs::write(out.join("costs.rs"), cost_table(&packed.costs))?;
    fs::write(out.join("classifications.bin"), postcard::to_allocvec(&packed.classifications)?)?;
    Ok(packed)
}

/// The sets' everyday names as interface texts, and a table of them: the list of drafts needs no more of the
/// catalogue.
fn set_names(catalogue: &model::Catalogue, texts: [&str; 2]) -> (Vec<locale_source::Texts>, String) {
    let key = |edition: &str, no: u16| format!("SET_{}_{no}", edition.to_uppercase().replace('-', "_"));
    let sets: Vec<_> = catalogue.editions.iter().flat_map(|e| e.sets.iter().map(|s| (e.id.as_str(), s))).collect();
    let names = texts.map(|text| {
        let lines: Vec<&str> = text.split('\n').collect();
        sets.iter().map(|(e, set)| (key(e, set.no), lines[usize::from(set.short.0)].to_owned())).collect()
    });
    let rows = sets.iter().map(|(e, set)| format!("    ({e:?}, {}, {}),\n", set.no, key(e, set.no)));
    let rows: String = rows.collect();
    let table = format!("pub(super) static SETS: [(&str, u16, Message); {}] = [\n{rows}];\n", sets.len());
    (names.to_vec(), table)
}

/// What steps usually cost, as a table of its own: only the part of the program that plans for many products carries it.
fn cost_table(costs: &[(String, model::Effort, [u64; 2])]) -> String {
    let rows = costs.iter().map(|(id, class, cost)| format!("    ({id:?}, Effort::{class:?}, {cost:?}),\n"));
    let rows: String = rows.collect();
    format!("static COSTS: [(&str, Effort, [u64; 2]); {}] = [\n{rows}];\n", costs.len())
}

/// Tables by which the texts of the council's sheet are found. They are interface texts, so that only the part of the
/// program that makes documents carries them.
fn sheet_tables(sheet: &source::sheet::SheetTexts) -> String {
    let reasons: Vec<_> =
        sheet.reasons.iter().map(|(e, index, key)| format!("    ({e:?}, {index}, {key}),\n")).collect();
    let notes = sheet.notes.iter().map(|(e, no, id, key)| format!("    ({e:?}, {no}, {id:?}, {key}),\n"));
    let notes: Vec<_> = notes.collect();
    format!(
        "pub(super) static SHEET_REASONS: [(&str, u16, Message); {}] = [\n{}];\n\
         pub(super) static SHEET_NOTES: [(&str, u16, &str, Message); {}] = [\n{}];\n",
        reasons.len(),
        reasons.concat(),
        notes.len(),
        notes.concat(),
    )
}

/// Writes the files that are fetched before the app is there: a folder, which the build of the page names by its content.
fn write_early(folder: &Path, files: &[(String, String)]) -> Result<(), Box<dyn Error>> {
    // Nothing of a set that there is no more.
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir(folder)?;
    for (name, json) in files {
        fs::write(folder.join(name), json)?;
    }
    Ok(())
}

/// Writes a file that goes beside the app and is fetched when it is needed: `STEM.EXTENSION`, and in
/// `STEM.name` the name that it gets there, which changes with the content. The program knows the name
/// as `variable`.
fn write_beside(out: &Path, stem: &str, extension: &str, variable: &str, text: &str) -> Result<(), Box<dyn Error>> {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    let name = format!("{stem}-{:016x}.{extension}", hasher.finish());
    fs::write(out.join(format!("{stem}.{extension}")), text)?;
    fs::write(out.join(format!("{stem}.name")), &name)?;
    println!("cargo::rustc-env={variable}={name}");
    Ok(())
}
