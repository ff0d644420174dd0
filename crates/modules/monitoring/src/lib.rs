//! Runs, events, audit and models as seen by people.
