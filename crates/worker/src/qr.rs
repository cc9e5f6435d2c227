//! QR codes for the camera of a phone.

use fast_qr::{ECL, QRBuilder};
use worker_protocol::Code;

/// The maximum number of characters of a code that is read from the last row of a room. It gives 41 modules per side.
/// A picture of a wall of 720 lines, a quarter as large as the wall, then has two or more points for each module. With
/// more modules, neighbouring modules run together in such a picture.
pub const FAR_CHARS: usize = 134;

/// Draws a text as a QR code; `None` if the text is too long. The lowest level of error correction keeps the modules
/// large, because codes are shown on a clean screen or freshly printed.
pub fn code(text: &str) -> Option<Code> {
    let qr = QRBuilder::new(text.as_bytes()).ecl(ECL::L).build().ok()?;
    let mut path = String::new();
    for y in 0..qr.size {
        let mut x = 0;
        while x < qr.size {
            let run = (x..qr.size).take_while(|x| qr[y][*x].value()).count();
            if run > 0 {
                path.push_str(&format!("M{x} {y}h{run}v1h-{run}z"));
            }
            x += run.max(1);
        }
    }
    Some(Code { size: qr.size, path })
}
