"""The main window: header, docks, page and what joins them."""
