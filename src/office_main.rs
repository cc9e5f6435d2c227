//! The back office as a worker; see `sao_lang::office`.

fn main() {
    sao_lang::office::start();
}
