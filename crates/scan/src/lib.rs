//! Photos of sheets of paper are cut out, made straight and evenly bright; QR codes in photos are read.
//!
//! Nothing here needs a browser: a photo is a block of bytes, as a canvas gives it.

mod code;
mod corners;
mod edges;
mod geometry;
mod outline;
mod photo;
mod plane;
mod quality;
mod shading;
mod straighten;

pub use code::{Found, NoCode, read};
pub use corners::{BadCorners, Corners, propose};
pub use geometry::Point;
pub use photo::{MAX_PIXELS, Photo, PhotoError};
pub use quality::{Warning, warnings};
pub use straighten::{LONGEST_SIDE, Look, straighten};
