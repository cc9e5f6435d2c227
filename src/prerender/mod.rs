//! Draws, when the app is built, the screens that a first visit sees before the program is there: the start page, the choice
//! of a product set, its conditions and its questions. They are drawn by the app's own components, natively.
//!
//! `scripts/lib/post-build.mjs` runs this program with the name of a folder. It puts the start page into `index.html`, and the
//! other files into the folder from which `public/early` puts screens into the page
//! (`docs/decisions/0013-before-the-app.md`).

mod draw;
mod files;
mod start_page;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::path::Path;
use std::{env, fs, process};

/// Writes the files into the folder that the command line names, and ends the program with status 1 where it cannot.
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
    // Nothing stays of a set that there is no more.
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    for (name, content) in files::all()? {
        fs::write(folder.join(name), content)?;
    }
    Ok(())
}
