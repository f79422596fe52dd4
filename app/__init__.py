"""What the program knows and does, without Qt and without SQL."""

VERSION = "0.1.0"
