//! The kind of an applicant, by what it wrote as its kind of organisation.

use catalogue_model::search_key::search_key;

use super::{ApplicantKind, Templates};
use crate::draft::Draft;

/// The kind of the applicant of a draft: the first one whose words occur in its kind of organisation, else in its name.
/// The last kind where nothing is found.
pub fn kind_of<'t>(draft: &Draft, templates: &'t Templates) -> Option<&'t ApplicantKind> {
    let found = [&draft.applicant.organisation, &draft.applicant.name].into_iter().find_map(|text| {
        let text = format!(" {} ", search_key(text));
        let is_in = |kind: &&ApplicantKind| kind.words.iter().any(|word| text.contains(&format!(" {word} ")));
        templates.kinds.iter().find(is_in)
    });
    found.or(templates.kinds.last())
}
