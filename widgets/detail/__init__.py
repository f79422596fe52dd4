"""One item in full: value, proof, places, verdict, note."""
