"""The test bed for metrics of meaning: edits that change the meaning, and edits that keep it.

Nothing here reads or imports `harness.meaning`, and no word list is shared with it: a list that
served both would make the bed agree with what it is meant to test.
"""
