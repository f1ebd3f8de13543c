"""Figures of many reports side by side: a panel, promises and outcomes, two reports, a place and those above.

    files or data sets ─► dataset ─► figures.sql ─► headlines.sql ─► panel ─► ledger, diff, cascade

1. ``dataset`` reads files into the same Parquet tables that ``batch`` writes, and opens them in DuckDB.
2. ``sql/figures.sql`` keeps what may stand in a cell: region × year × indicator × measure × status.
3. ``sql/headlines.sql`` chooses the headline of each cell by a written rule; ``others`` holds the rest.
4. ``ledger``, ``diff`` and ``cascade`` read the panel; ``verdicts`` says how a promise came out.

DuckDB does the work in bounded memory, on disk where it must. It is imported by these commands alone.
"""
