//! The handlers for what was handed in.

use sao_lang_core::calendar::day;
use sao_lang_core::documents::{Printable, Properties, amendment};
use sao_lang_core::draft::LocatedDraft;
use sao_lang_core::handed_in::{FreezeError, Round, RoundsReport, freeze, report};
use sao_lang_core::locale::msg;
use serde_json::Value;
use worker_protocol::{AboutAmendment, AmendmentBlocks, Failure, Freeze, HandedInRequest, MakeAmendment, ReportRounds};

use crate::handlers::options;
use crate::respond::{Handled, docx, file, lang_of, open, reply};

/// Handles requests about what was handed in.
///
/// # Errors
/// Fails if the draft or the round cannot be read, or if the file cannot be written.
pub fn handed_in(request: &HandedInRequest) -> Handled {
    match request {
        HandedInRequest::Freeze(request) => reply(request, frozen),
        HandedInRequest::ReportRounds(request) => reply(request, rounds),
        HandedInRequest::MakeAmendment(request) => file(request, |MakeAmendment { about }| docx(&printable(about)?)),
        HandedInRequest::AmendmentBlocks(request) => {
            reply(request, |AmendmentBlocks { about }| Ok(printable(about)?.blocks))
        }
    }
}

/// The round of a draft as it is handed in.
fn frozen(Freeze { draft, files, on, place, receipt }: &Freeze) -> Result<Result<Value, FreezeError>, Failure> {
    let LocatedDraft { mut draft, .. } = open(draft)?;
    let on = day(on).ok_or(Failure::Write)?;
    match freeze(&mut draft, files, on, place, receipt) {
        Ok(_) => draft.handed_in.pop().map(Ok).ok_or(Failure::Write),
        Err(why) => Ok(Err(why)),
    }
}

fn rounds(ReportRounds { draft, files, lang }: &ReportRounds) -> Result<RoundsReport, Failure> {
    let LocatedDraft { draft, edition, set } = open(draft)?;
    Ok(report(&draft, files, edition, set, lang_of(lang)))
}

/// The cover sheet of an amendment as a document.
pub(super) fn printable(AboutAmendment { draft, round, files, how }: &AboutAmendment) -> Result<Printable, Failure> {
    let LocatedDraft { draft, edition, set } = open(draft)?;
    let options = options(how)?;
    let entry = draft.handed_in.get(*round).ok_or(Failure::Missing)?;
    // What was changed after it was frozen is not what the commune has.
    let round = Round::read(entry).ok().filter(Round::is_intact).ok_or(Failure::Draft)?;
    let blocks = amendment(&round, &draft, files, edition, set, &options);
    let properties = Properties::of(msg::AMENDMENT_TITLE, &draft, options.lang);
    Ok(Printable::new(blocks, properties, &options))
}
