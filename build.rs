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

use std::error::Error;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs};

const CATALOGUE: &str = "src/catalogue/data";
const LOCALES: &str = "src/locale/texts";

fn main() -> Result<(), Box<dyn Error>> {
    for path in
        ["build.rs", "src/catalogue/model.rs", "src/catalogue/source", CATALOGUE, "src/locale/source.rs", LOCALES]
    {
        println!("cargo::rerun-if-changed={path}");
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let [vietnamese, english] = pack_catalogue(&out)?;
    let interface = locale_source::generate(Path::new(LOCALES), &source::LANGUAGES)?;
    fs::write(out.join("messages.rs"), interface.code)?;
    fs::write(out.join("catalogue.vi.txt"), vietnamese)?;
    write_english(&out, &format!("{english}\u{c}{}", interface.others.concat()))
}

/// Writes the structure; returns the texts of each language.
fn pack_catalogue(out: &Path) -> Result<[String; 2], Box<dyn Error>> {
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
    Ok(packed.texts.map(|lines| lines.join("\n")))
}

/// The browser fetches English when it is asked for, by a name that changes with the content.
fn write_english(out: &Path, text: &str) -> Result<(), Box<dyn Error>> {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    let name = format!("english-{:016x}.txt", hasher.finish());
    fs::write(out.join("english.txt"), text)?;
    fs::write(out.join("english.name"), &name)?;
    println!("cargo::rustc-env=ENGLISH={name}");
    Ok(())
}
