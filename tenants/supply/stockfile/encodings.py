"""Which encoding a text file is in: by its mark, its zero bytes, UTF-8 if valid, else GB18030."""

import codecs
from typing import BinaryIO

# As offered for correction, with what people call them.
ENCODINGS = (
    ("utf-8", "UTF-8"),
    ("gb18030", "GB18030 (GBK, GB2312)"),
    ("utf-16-le", "UTF-16 LE"),
    ("utf-16-be", "UTF-16 BE"),
    ("big5", "Big5"),
    ("latin-1", "Latin-1"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STEP = 1 << 20


def guess_encoding(file: BinaryIO) -> str:
    """Reads all of the file where it must: one odd character in line 900,000 decides."""
    file.seek(0)
    start = file.read(4096)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    # Latin letters and digits have a zero byte in UTF-16, on the even or on the odd side.
    zeros_even, zeros_odd = start[::2].count(0), start[1::2].count(0)
    if zeros_even + zeros_odd > len(start) // 4:
        return "utf-16-be" if zeros_even > zeros_odd else "utf-16-le"
    return "utf-8" if _is_utf8(file) else "gb18030"


def _is_utf8(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    file.seek(0)
    try:
        while piece := file.read(_STEP):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
