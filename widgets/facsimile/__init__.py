"""The pages of a PDF as they look on paper, with the same items over their words as over the text."""
