//! Language and embedding models behind one provider trait.
