"""Facts of Vietnamese administrative writing: numerals, units, dates, references, sentences, folding."""
