//! Draws the screens that a first visit shows before the app is there: the start page, the choice of a product set, its
//! conditions and its questions. This program runs natively when the app is built, and uses the app's own components.
//!
//! `scripts/lib/post-build.mjs` runs this program with the name of a folder. Then that script puts the start page into
//! `index.html`, and the other files into the folder from which `public/early` fetches them
//! (`docs/decisions/0013-before-the-app.md`).

mod draw;
mod files;
mod start_page;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::path::Path;
use std::{env, fs, process};

/// Writes the files into the folder that the command line names. Without a folder, or after an error, the status is 1.
pub fn main() {
    let Some(folder) = env::args_os().nth(1) else {
        eprintln!("usage: app FOLDER");
        process::exit(1);
    };
    if let Err(error) = write(Path::new(&folder)) {
        eprintln!("the screens before the app cannot be written: {error}");
        process::exit(1);
    }
}

fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    // The folder may have files of product sets that the catalogue no longer has.
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    for (name, content) in files::all()? {
        fs::write(folder.join(name), content)?;
    }
    Ok(())
}
