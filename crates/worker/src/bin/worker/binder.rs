//! The binder that is being made. The app asks for one step after the other, so it can show how far it is, and stop.

use std::cell::RefCell;

use web_sys::Blob;

use super::parts::{self, Binding};
use super::serve::{Handled, alone, blob_of};
use crate::attachments::content;
use worker_protocol::{
    AddToBinder, Ask, BeginBinder, BinderRequest, DropBinder, Failure, FinishBinder, LookAtFile, PDF, TakeBound,
};

/// The binder that is being made, and its finished files.
#[derive(Default)]
struct State {
    making: Option<Box<dyn Binding>>,
    files: Vec<Blob>,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// Handles the requests for the binder.
pub async fn binder(request: BinderRequest) -> Handled {
    match request {
        BinderRequest::LookAtFile(LookAtFile { id }) => {
            let looked = parts::look(content(&id).await?).await?;
            alone(LookAtFile::write(&looked))
        }
        BinderRequest::BeginBinder(request) => {
            STATE.take();
            let making = parts::begin_binder(request).await?;
            let left = making.left();
            STATE.set(State { making: Some(making), files: Vec::new() });
            alone(BeginBinder::write(&left))
        }
        BinderRequest::AddToBinder(AddToBinder) => {
            let next = STATE.with_borrow(|state| state.making.as_ref().and_then(|making| making.next()));
            let content = match next {
                Some(id) => content(&id).await?,
                None => None,
            };
            let left = with_making(|state, mut making| {
                let written = making.add(content)?;
                let left = making.left();
                state.making = Some(making);
                state.keep(written)?;
                Ok(left)
            })?;
            alone(AddToBinder::write(&left))
        }
        BinderRequest::FinishBinder(FinishBinder) => {
            let report = with_making(|state, making| {
                let (written, report) = making.finish()?;
                state.keep(written)?;
                Ok(report)
            })?;
            alone(FinishBinder::write(&report))
        }
        BinderRequest::TakeBound(TakeBound { number }) => {
            let file = STATE.with_borrow(|state| state.files.get(number.wrapping_sub(1)).cloned());
            Ok((TakeBound::write(&())?, file.ok_or(Failure::Missing)?.into()))
        }
        BinderRequest::DropBinder(DropBinder) => {
            STATE.take();
            alone(DropBinder::write(&()))
        }
    }
}

/// Calls a function with the binder that is being made. It is given up if the function fails.
fn with_making<T>(step: impl FnOnce(&mut State, Box<dyn Binding>) -> Result<T, Failure>) -> Result<T, Failure> {
    STATE.with_borrow_mut(|state| {
        let making = state.making.take().ok_or(Failure::Missing)?;
        step(state, making)
    })
}

impl State {
    /// Passes finished files to the browser, which may keep them on the disk.
    fn keep(&mut self, written: Vec<Vec<u8>>) -> Result<(), Failure> {
        for bytes in written {
            self.files.push(blob_of(&bytes, PDF).map_err(|_| Failure::Full)?);
        }
        Ok(())
    }
}
