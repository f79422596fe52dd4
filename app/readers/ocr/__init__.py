"""Scanned pages: drawn, read by an installed Tesseract, and handed on as words with their places."""
