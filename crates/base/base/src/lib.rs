//! Typed ids, error kinds, pages and time: the words every floor shares.
