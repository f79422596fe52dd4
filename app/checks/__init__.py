"""Checks: each takes the extracted report and yields relations and findings; it never gives a verdict.

A check is one file and one line of the table in `registry`: a function from the `context` to drafts (`draft`). Most
files are named for what they compare, and begin with a sentence of a report that they read. What several share:

- words and numbers: `clauses` (the words around a figure), `numbers` (rounding), `comparing` and `changes` (rates)
- lists: `breakdown` (a total and its parts), `lists`, `bullets`, `names`, `counted`, `notes`
- tables: `tables` (titles, marks, rows), `table_fraction` (what the title of a rate names)
- `explain` tells a proof to people; `tied` checks what a delegate tied by hand

Words decide what belongs together; numbers only decide whether it fits. Where the words leave doubt, the most a check
may say is that it is not sure.
"""
