"""Meaning preservation: what a rewrite dropped, changed and invented.

From the bottom up: `passage` (one text: tokens and sentences with offsets), `facts` (what a kind
of fact is, and what can become of one), `reading` (the facts of one text), `align` and `links`
(which sentences and which words belong together), `pair` (two readings, aligned), `matching`
(pairing the facts of both sides), `kinds/` (one kind of fact a file), `settle` (one finding for
one problem, worst first), `compare` (all of it), `metric` (rows and scores).
"""
