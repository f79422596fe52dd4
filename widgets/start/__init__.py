"""The page that is shown while no report is open."""
