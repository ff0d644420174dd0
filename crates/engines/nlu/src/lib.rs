//! Intent, entities, sentiment and language of a message.
