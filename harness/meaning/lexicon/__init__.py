"""What the default meaning tier knows of the English language: word lists and their look-up.

The lists in `en/` are plain text, written for this project from knowledge of the language; each
says in its first lines what a line means. `lexicon("en")` loads them once; `lemma` and `family`
join the forms of a word. Another language has no lists yet: `lexicon` then gives None, and what
depends on words is left out rather than guessed.
"""
