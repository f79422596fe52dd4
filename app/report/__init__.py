"""The model of a document: one immutable text, its blocks, notes, tables and metadata."""
