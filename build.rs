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
    pack_catalogue(&out)?;
    fs::write(out.join("messages.rs"), locale_source::generate(Path::new(LOCALES), &source::LANGUAGES)?)?;
    Ok(())
}

fn pack_catalogue(out: &Path) -> Result<(), Box<dyn Error>> {
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
    for (language, lines) in source::LANGUAGES.iter().zip(&packed.texts) {
        let text = lines.join("\n");
        fs::write(out.join(format!("catalogue.{language}.txt")), &text)?;
        // The browser fetches English when it is asked for, by a name that changes with the content.
        if *language == "en" {
            let mut hasher = DefaultHasher::new();
            text.hash(&mut hasher);
            let name = format!("catalogue-en-{:016x}.txt", hasher.finish());
            fs::write(out.join("catalogue.en.name"), &name)?;
            println!("cargo::rustc-env=CATALOGUE_EN={name}");
        }
    }
    Ok(())
}
