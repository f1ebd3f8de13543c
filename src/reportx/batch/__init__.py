"""Thousands of reports to a data set: by all cores, resumable, the same bytes from every run.

    sources ─► plan ─► engine: read ─► store ─► engine: write ─► publish ─► OUT/{metrics,…}/part-…

1. `sources` names the inputs; the plan deals them out to parts by the digest of their names.
2. An engine (`workers` here, `cluster` elsewhere) carries out `tasks`: read a source, write a part.
3. `store` keeps each result under the digests of content and recipe, so that nothing is done twice.
4. `parts` makes the files of a part from the store; `outcome` brings them to their place, each as a whole.

The store is the truth, and the data set is what is made of it. So the cut into files depends on the names
alone, and a run that was killed a hundred times ends in the same bytes as one that was not.
"""
