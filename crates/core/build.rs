//! Packs the data files and the interface texts; see the crate `catalogue-compiler`.

use std::env;
use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    for folder in ["data", "texts"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    catalogue_compiler::compile(Path::new("data"), Path::new("texts"), &out)
}
