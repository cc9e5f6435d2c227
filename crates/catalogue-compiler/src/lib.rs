//! Reads the data files and the interface texts, checks them and packs them for the program. This crate runs only in
//! the build script of the core: data with faults stop the build, with the name of the file and the entry.

pub mod catalogue;
pub mod interface_texts;
pub mod market;
pub mod places;
pub mod practice;
pub mod provinces;
pub mod suitability;
pub mod templates;

use std::error::Error;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use catalogue::sheet::SheetTexts;
use catalogue::{LANGUAGES, Packed};
use catalogue_model::catalogue::{Catalogue, Effort};
use interface_texts::Texts;

/// Packs `data` (catalogue, samples, provinces, communes) and `texts` (a folder for each language) into files in `out`, and
/// passes the names of the files that the app fetches later to Cargo.
///
/// # Errors
/// Any fault, with the file and the entry.
pub fn compile(data: &Path, texts: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let folder = data.join("catalogue");
    let Packed { mut catalogue, texts: lines, print, guides, sheet, figures, .. } = pack_catalogue(&folder, out)?;
    let templates = templates::compile(&folder, &catalogue, &figures)?;
    templates::mark(&mut catalogue, &templates);
    fs::write(out.join("catalogue.bin"), postcard::to_allocvec(&catalogue)?)?;
    fs::write(out.join("figures.bin"), postcard::to_allocvec(&figures)?)?;
    let [vietnamese, english] = lines.map(|lines| lines.join("\n"));
    let [print, english_print] = print.map(|lines| lines.join("\n"));
    let [guides, english_guides] = guides.map(|lines| lines.join("\n"));
    let samples = practice::compile(&data.join("practice"), &catalogue)?;
    write_asset(out, "practice", "json", "PRACTICE_FILE", &samples)?;
    let markets = market::compile(&folder, &catalogue)?;
    write_asset(out, "market", "json", "MARKET_FILE", &markets)?;
    let checks = suitability::compile(&folder, &catalogue)?;
    write_asset(out, "suitability", "json", "SUITABILITY_FILE", &checks)?;
    let templates = serde_json::to_string(&templates)?;
    write_asset(out, "templates", "json", "TEMPLATES_FILE", &templates)?;
    let provinces = provinces::compile(&data.join("provinces.toml"))?;
    fs::write(out.join("provinces.bin"), postcard::to_allocvec(&provinces)?)?;
    let places = places::compile(&data.join("places"), &provinces)?;
    write_asset(out, "places", "txt", "PLACES_FILE", &places)?;
    let (mut names, table) = set_names(&catalogue, [&vietnamese, &english]);
    let sheet_tables = sheet_tables(&sheet);
    for (names, words) in names.iter_mut().zip(sheet.words) {
        names.extend(words);
    }
    let interface = interface_texts::generate(texts, &LANGUAGES, &names)?;
    let counts = [&vietnamese, &print, &guides].map(|text| text.split('\n').count());
    let count = "/// How many texts the catalogue has, how many lines for print, and how many texts its guides have.\npub(super) const CATALOGUE_COUNTS";
    let count = format!("{count}: [usize; 3] = {counts:?};\n");
    fs::write(out.join("values.rs"), &interface.values)?;
    fs::write(out.join("messages.rs"), [interface.code, table, sheet_tables, count].concat())?;
    fs::write(out.join("catalogue.vi.txt"), vietnamese)?;
    fs::write(out.join("print.vi.txt"), print)?;
    fs::write(out.join("guides.vi.txt"), guides)?;
    // The browser fetches the English texts when the user chooses English.
    let english = [english, interface.others.concat(), english_print, english_guides].join("\u{c}");
    write_asset(out, "english", "txt", "ENGLISH", &english)
}

/// Writes what belongs to the structure; returns it together with the texts.
fn pack_catalogue(folder: &Path, out: &Path) -> Result<Packed, Box<dyn Error>> {
    let packed = match catalogue::compile(folder) {
        Ok(packed) => packed,
        Err(problems) => {
            for problem in &problems.0 {
                println!("cargo::error=catalogue: {problem}");
            }
            return Err(format!("the catalogue has {} problem(s)", problems.0.len()).into());
        }
    };
    fs::write(out.join("costs.rs"), cost_table(&packed.costs))?;
    fs::write(out.join("classifications.bin"), postcard::to_allocvec(&packed.classifications)?)?;
    fs::write(out.join("claims.bin"), postcard::to_allocvec(&packed.claims)?)?;
    Ok(packed)
}

/// The sets' everyday names as interface texts, and a table of them, because the list of drafts needs only these
/// names of the catalogue.
fn set_names(catalogue: &Catalogue, texts: [&str; 2]) -> (Vec<Texts>, String) {
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

/// The usual costs of steps, as a table of its own, because only the part of the program that plans for many products
/// needs them.
fn cost_table(costs: &[(String, Effort, [u64; 2])]) -> String {
    let rows = costs.iter().map(|(id, class, cost)| format!("    ({id:?}, Effort::{class:?}, {cost:?}),\n"));
    let rows: String = rows.collect();
    format!("static COSTS: [(&str, Effort, [u64; 2]); {}] = [\n{rows}];\n", costs.len())
}

/// The tables that lead to the texts of the council's sheet. The texts are interface texts, so that only the part of
/// the program that makes documents contains them.
fn sheet_tables(sheet: &SheetTexts) -> String {
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

/// Writes a file beside the app that is fetched when it is needed: `STEM.EXTENSION`, and in `STEM.name` its public
/// name, which changes with the content. The program knows this name as `variable`.
fn write_asset(out: &Path, stem: &str, extension: &str, variable: &str, text: &str) -> Result<(), Box<dyn Error>> {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    let name = format!("{stem}-{:016x}.{extension}", hasher.finish());
    fs::write(out.join(format!("{stem}.{extension}")), text)?;
    fs::write(out.join(format!("{stem}.name")), &name)?;
    println!("cargo::rustc-env={variable}={name}");
    Ok(())
}
