"""PDF with a text layer: words with their boxes, lines, columns, tables, notes at the foot, paragraphs over pages."""
