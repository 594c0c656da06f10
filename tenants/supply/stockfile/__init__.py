"""Stock files as merchants send them: CSV, text lines and XLSX, in the encodings they come in.

``guess_layout(file, filename)`` says how a file seems to be made; a person may correct it;
``read(file, layout, today=...)`` yields one ``Row`` for each row of the file, in bounded memory.
Nothing in here knows the database.
"""

from tenants.supply.stockfile.errors import BadLayout, NotAStockFile
from tenants.supply.stockfile.guess import guess_layout
from tenants.supply.stockfile.layout import COLUMNS, Layout
from tenants.supply.stockfile.reading import raw_rows, read
from tenants.supply.stockfile.rows import PASSED, REASONS, Row

__all__ = [
    "COLUMNS",
    "PASSED",
    "REASONS",
    "BadLayout",
    "Layout",
    "NotAStockFile",
    "Row",
    "guess_layout",
    "raw_rows",
    "read",
]
