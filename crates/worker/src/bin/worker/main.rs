//! The worker as a program in the browser; see `sao_lang_worker`.

mod attachments;
mod binder;
mod blobs;
mod images;
mod parts;
mod scan;
mod serve;

fn main() {
    serve::start();
}
