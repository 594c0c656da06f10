"""Stock files as merchants send them: what is guessed of them, and what becomes of each row."""

import datetime as dt
import io
import tracemalloc
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tenants.kernel.errors import Refusal
from tenants.supply.stockfile import BadLayout, Layout, NotAStockFile, guess_layout, read
from tenants.supply.stockfile.lines import MAX_LINE

DATA = Path(__file__).parent.parent / "data" / "stock"
TODAY = date(2026, 11, 23)


def rows_of(content, filename="codes.txt", **changes):
    file = io.BytesIO(content)
    layout = guess_layout(file, filename)
    if changes:
        layout = layout.with_changes(**changes)
    return list(read(file, layout, today=TODAY))


def secrets(rows):
    return [row.secret for row in rows if row.secret]


def outcomes(rows):
    return Counter(row.refused or row.passed or "taken" for row in rows)


def workbook(*rows, sheets=()):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name, lines in sheets:
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


# ------------------------------------------------------------------ the three files of the issue


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "steam-wallet-50.csv",
            {"taken": 9_983, "no_secret": 5, "total_line": 1, "empty": 9, "header": 1},
        ),
        ("q-coins-10.txt", {"taken": 10_000, "no_secret": 2, "comment": 1, "empty": 1}),
        (
            "office-licence.xlsx",
            {"taken": 9_991, "formula": 1, "title": 1, "header": 1, "empty": 1},
        ),
    ],
)
def test_the_files_of_the_field_are_read_row_by_row(name, expected):
    with (DATA / name).open("rb") as file:
        rows = list(read(file, guess_layout(file, name), today=TODAY))
    assert outcomes(rows) == expected
    distinct = {"steam-wallet-50.csv": 9_946, "office-licence.xlsx": 9_990}
    assert len(set(secrets(rows))) == distinct.get(name, 10_000)


def test_leading_zeros_are_kept_and_padding_is_not():
    with (DATA / "q-coins-10.txt").open("rb") as file:
        first = next(r for r in read(file, guess_layout(file), today=TODAY) if r.secret)
    assert (first.card, first.secret) == ("000391111156", "8660026072103571")


def test_pins_that_a_spreadsheet_made_numbers_have_their_zeros_back():
    with (DATA / "office-licence.xlsx").open("rb") as file:
        layout = guess_layout(file)
        assert layout.pin_width == 6
        pins = {r.pin for r in read(file, layout, today=TODAY) if r.secret}
        assert {len(pin) for pin in pins} == {6}
        as_they_are = read(file, layout.with_changes(pin_width=0), today=TODAY)
        assert "59078" in {r.pin for r in as_they_are}
    assert "059078" in pins


# ------------------------------------------------------------------ encodings and separators


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("gb18030", b""),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding, mark, end):
    text = end.join(["卡号,卡密,有效期", "0001,AB-1,2031-05-16", "0002,AB-2,永久", ""])
    rows = rows_of(mark + text.encode(encoding), "codes.csv")
    assert [(r.card, r.secret, r.expires_on) for r in rows if r.secret] == [
        ("0001", "AB-1", date(2031, 5, 16)),
        ("0002", "AB-2", None),
    ]
    assert outcomes(rows)["header"] == 1


def test_one_odd_character_far_behind_decides_between_utf8_and_gb18030():
    lines = "".join(f"{n:012d}----{n:016d}\n" for n in range(200_000))
    rows = rows_of((lines + "1----AB-腾讯\n").encode("gb18030"))
    assert rows[-1].secret == "AB-腾讯"


def test_characters_that_cannot_be_read_refuse_their_row_only():
    rows = rows_of(b"0001----AB-1\n0002----AB-\xff\xff2\n0003----AB-3\n", encoding="utf-8")
    assert [r.refused for r in rows] == ["", "undecodable", ""]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("0001----AB-{}", "a.txt"),
        ("0001---AB-{}", "a.txt"),
        ("0001\tAB-{}", "a.txt"),
        ("0001|AB-{}", "a.txt"),
        ("0001,AB-{}", "a.txt"),
        ("0001,AB-{}", "a.csv"),
        ("0001;AB-{}", "a.csv"),
        ("0001\tAB-{}", "a.csv"),
        ('"0001","AB-{}"', "a.csv"),
        ('"0001","AB-{}"', "no name"),
    ],
)
def test_separators_are_guessed(line, name):
    text = "".join(line.format(n) + "\n" for n in range(100, 105)).replace("0001", "{}")
    text = "".join(t.format(f"{n:04d}") + "\n" for n, t in enumerate(text.splitlines(), 777))
    rows = rows_of(text.encode(), name)
    assert secrets(rows) == [f"AB-{n}" for n in range(100, 105)]
    assert rows[0].card == "0777"


def test_a_line_may_be_a_code_and_nothing_else():
    rows = rows_of(b"AB-1\n\n AB-2 \n# a note\nTOTAL\nAB-3")
    assert secrets(rows) == ["AB-1", "AB-2", "AB-3"]
    assert outcomes(rows) == {"taken": 3, "empty": 1, "comment": 1, "total_line": 1}


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("序号,卡密,有效期", {"secret": 1, "expires_on": 2}),
        ("卡号,密码", {"number": 0, "secret": 1}),
        (
            "Serial No.,Activation Code,PIN,Valid until",
            {"number": 0, "secret": 1, "pin": 2, "expires_on": 3},
        ),
        ("LICENSE KEY,note", {"secret": 0}),
        ("card_number;CODE;exp-date", {"number": 0, "secret": 1, "expires_on": 2}),
        ("账号,密码,备注", {"number": 0, "secret": 1}),
    ],
)
def test_headers_in_chinese_and_english_name_the_columns(header, columns):
    sign = ";" if ";" in header else ","
    body = "".join(sign.join([f"x{n}"] * (header.count(sign) + 1)) + "\n" for n in range(5))
    layout = guess_layout(io.BytesIO(f"{header}\n{body}".encode()), "a.csv")
    assert layout.columns == columns
    assert layout.header_row == 1


def test_without_a_header_dates_and_row_numbers_are_told_from_codes():
    text = "".join(f"{n},QX-{n}Z,2031-05-{n:02d}\n" for n in range(1, 20))
    layout = guess_layout(io.BytesIO(text.encode()), "a.csv")
    assert layout.columns == {"secret": 1, "expires_on": 2}
    assert layout.header_row == 0


# ------------------------------------------------------------------ rows


def only(cells, **changes):
    """The one row with these cells under secret, pin, expiry."""
    text = "code,pin,expires\n" + ",".join(cells) + "\n"
    return rows_of(text.encode(), "a.csv", **changes)[1]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (["", "1", "2031-01-01"], "no_secret"),
        (["合计", "", "99"], "total_line"),
        (["", "合计", "99"], "total_line"),
        (["Total: 99", "", ""], "total_line"),
        (["=1+1", "", ""], "formula"),
        (["1.23457E+11", "", ""], "scientific"),
        (["AB-1", "1.2E+5", ""], "scientific"),
        (["AB-1", "", "soon"], "bad_expiry"),
        (["AB-1", "", "2031-02-30"], "bad_expiry"),
        (["AB-1", "", "04/05/2031"], "bad_expiry"),
        (["AB-1", "", "46753"], "bad_expiry"),
        (["AB-1", "", "2026-11-23"], "expired"),
        (["AB-1", "", "2026-11-22"], "expired"),
        (["AB\x001", "", ""], "control"),
        (["AB\u202e1", "", ""], "control"),
        (["A" * 2_001, "", ""], "too_long"),
        (["A" * (MAX_LINE + 1), "", ""], "too_long"),
        (['"AB-1', "", ""], "unclosed_quote"),
    ],
)
def test_what_is_no_code_is_refused_with_its_reason(cells, reason):
    row = only(cells, encoding="utf-8")
    assert (row.refused, row.secret) == (reason, "")


@pytest.mark.parametrize(
    ("cell", "secret"),
    [
        ("  AB-1\t", "AB-1"),
        ("\u3000AB-1\u00a0", "AB-1"),
        ("\ufeffAB-1\u200b", "AB-1"),
        ('"=""000391"""', "000391"),
        ("'000391", "000391"),
        ('"AB,1"', "AB,1"),
        ('"AB""1"', 'AB"1'),
        ("AB 1", "AB 1"),
        ("-AB-1", "-AB-1"),
        ("+8613800138000", "+8613800138000"),
        ("礼品-卡", "礼品-卡"),
        ("0", "0"),
        ("1E5", "1E5"),
    ],
)
def test_a_code_is_taken_as_it_is_meant(cell, secret):
    assert only([cell, "", ""]).secret == secret


@pytest.mark.parametrize(
    ("written", "order", "meant"),
    [
        ("2031-05-16", "ymd", date(2031, 5, 16)),
        ("2031/5/6", "ymd", date(2031, 5, 6)),
        ("2031.05.16", "ymd", date(2031, 5, 16)),
        ("20310516", "ymd", date(2031, 5, 16)),
        ("2031年5月16日", "ymd", date(2031, 5, 16)),
        ("2031-05-16 23:59:59", "ymd", date(2031, 5, 16)),
        ("2031-05-16T00:00:00Z", "ymd", date(2031, 5, 16)),
        ("16/05/2031", "ymd", date(2031, 5, 16)),
        ("05/16/2031", "ymd", date(2031, 5, 16)),
        ("04/05/2031", "dmy", date(2031, 5, 4)),
        ("04/05/2031", "mdy", date(2031, 4, 5)),
        ("长期有效", "ymd", None),
        ("never", "ymd", None),
        ("", "ymd", None),
    ],
)
def test_dates_are_read_as_people_write_them(written, order, meant):
    row = only(["AB-1", "", written], date_order=order)
    assert (row.secret, row.expires_on) == ("AB-1", meant)


def test_a_forgotten_quote_refuses_its_own_row_only():
    text = 'code,note\nAB-1,x\n"AB-2,x\nAB-3,x\n' + "".join(f"AB-{n},x\n" for n in range(4, 60))
    rows = rows_of(text.encode(), "a.csv")
    assert outcomes(rows) == {"taken": 58, "header": 1, "unclosed_quote": 1}
    assert [r.number for r in rows if r.refused] == [3]


def test_a_quoted_note_may_run_over_lines():
    rows = rows_of(b'code,note\nAB-1,"two\nlines"\nAB-2,"one"\n', "a.csv")
    assert [(r.number, r.secret) for r in rows if r.secret] == [(2, "AB-1"), (4, "AB-2")]


def test_a_code_over_two_lines_is_refused():
    rows = rows_of(b'code,note\n"AB\n1",x\n', "a.csv")
    assert outcomes(rows) == {"header": 1, "control": 1}


def test_a_header_that_comes_again_is_passed_over():
    assert outcomes(rows_of(b"code,n\nA-1,1\ncode,n\nA-2,2\n", "a.csv")) == {
        "taken": 2,
        "header": 2,
    }


def test_reading_goes_on_behind_a_row():
    file = io.BytesIO(b"code,n\nA-1,1\nA-2,2\ncode,n\nA-3,3\n")
    rows = list(read(file, guess_layout(file, "a.csv"), today=TODAY, after=2))
    assert [(r.number, r.secret, r.passed) for r in rows] == [
        (3, "A-2", ""),
        (4, "", "header"),
        (5, "A-3", ""),
    ]


# ------------------------------------------------------------------ workbooks


def test_cells_of_a_workbook_become_the_text_that_was_meant():
    content = workbook(
        ["Code", "PIN", "Expires"],
        ["A-1", 1234, dt.datetime(2031, 5, 16, 12, 0)],  # noqa: DTZ001 - a sheet has no zones
        [123456, "0012", dt.date(2031, 5, 17)],
        [12345678901234567, "1", None],
        [1.5, "1", None],
        ["A-2", "1", "2031/05/18"],
        ["=A2", "1", None],
    )
    rows = rows_of(content, "a.xlsx")
    assert [(r.secret, r.pin, r.expires_on, r.refused) for r in rows[1:]] == [
        ("A-1", "1234", date(2031, 5, 16), ""),
        ("123456", "0012", date(2031, 5, 17), ""),
        ("", "", None, "rounded"),
        ("1.5", "1", None, ""),
        ("A-2", "1", date(2031, 5, 18), ""),
        ("", "", None, "formula"),
    ]


def test_a_formula_beside_the_code_does_no_harm():
    rows = rows_of(workbook(["Code", "note"], ["A-1", "=1+1"]), "a.xlsx")
    assert secrets(rows) == ["A-1"]


def test_a_number_format_of_zeros_is_what_the_person_saw():
    book = openpyxl.Workbook()
    book.active.append(["code", "pin"])
    for n, pin in enumerate([42, 123456]):
        book.active.append([f"A-{n}", pin])
        book.active.cell(n + 2, 2).number_format = "000000"
    file = io.BytesIO()
    book.save(file)
    assert [r.pin for r in rows_of(file.getvalue(), "a.xlsx")[1:]] == ["000042", "123456"]


def test_a_sheet_that_begins_further_down_keeps_its_row_numbers():
    book = openpyxl.Workbook()
    for n, value in enumerate(["code", "A-1", "A-2"]):
        book.active.cell(4 + n, 3).value = value
    file = io.BytesIO()
    book.save(file)
    rows = rows_of(file.getvalue(), "a.xlsx")
    assert [(r.number, r.secret) for r in rows if r.secret] == [(5, "A-1"), (6, "A-2")]


def test_the_sheet_with_the_codes_is_found_and_can_be_chosen():
    content = workbook(
        ["请勿外传"], sheets=[("codes", [["code"], ["A-1"]]), ("more", [["code"], ["B-1"]])]
    )
    assert secrets(rows_of(content, "a.xlsx")) == ["A-1"]
    assert secrets(rows_of(content, "a.xlsx", sheet="more")) == ["B-1"]
    with pytest.raises(BadLayout, match="no sheet named"):
        rows_of(content, "a.xlsx", sheet="none")


# ------------------------------------------------------------------ what is no stock file


def bomb(part_bytes):
    """An XLSX whose sheet unpacks to so many bytes."""
    file = io.BytesIO(workbook(["code"], ["A-1"]))
    with zipfile.ZipFile(file) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            with target.open(name, "w") as part:
                part.write(content)
                if name.endswith("sheet1.xml"):
                    for _ in range(part_bytes >> 20):
                        part.write(b" " * (1 << 20))
    return out.getvalue()


def far_corner():
    book = openpyxl.Workbook()
    book.active["A1"] = "code"
    book.active["XFD1048576"] = "A-1"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def entities():
    file = io.BytesIO(workbook(["code"], ["A-1"]))
    out = io.BytesIO()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/workbook.xml":
                content = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + content
            target.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 and so on", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old Excel"),
        (b"PK\x03\x04 not really", "damaged"),
        (bytes(range(256)) * 20, "not text"),
    ],
)
def test_what_is_no_stock_file_is_said_to_be_none(content, words):
    with pytest.raises(NotAStockFile, match=words):
        guess_layout(io.BytesIO(content), "a.csv")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: bomb(64 << 20), "unpacks to far more"),
        (far_corner, "reaches too far"),
        (entities, "entities"),
    ],
)
def test_a_bomb_is_refused_before_it_goes_off(make, words):
    content = make()
    tracemalloc.start()
    try:
        with pytest.raises(NotAStockFile, match=words):
            guess_layout(io.BytesIO(content), "a.xlsx")
        assert tracemalloc.get_traced_memory()[1] < 64 << 20
    finally:
        tracemalloc.stop()


def test_a_line_without_end_needs_no_memory():
    content = b"A-1\n" + b"x" * (32 << 20) + b"\nA-2\n"
    file = io.BytesIO(content)
    tracemalloc.start()
    try:
        rows = list(read(file, Layout(kind="txt", columns={"secret": 0}), today=TODAY))
        assert tracemalloc.get_traced_memory()[1] < 8 << 20
    finally:
        tracemalloc.stop()
    assert outcomes(rows) == {"taken": 2, "too_long": 1}


@pytest.mark.parametrize(
    "changes",
    [
        {"columns": {"number": 0}},
        {"columns": {"secret": 0, "pin": 0}},
        {"columns": {"secret": -1}},
        {"columns": {"secret": 50}},
        {"columns": {"secret": 0, "cost": 1}},
        {"encoding": "klingon"},
        {"encoding": "rot13"},
        {"separator": '"'},
        {"separator": "", "columns": {"secret": 1}},
        {"kind": "exe"},
        {"date_order": "ydm"},
        {"pin_width": 1000},
        {"colour": "red"},
    ],
)
def test_a_layout_that_makes_no_sense_is_refused(changes):
    layout = Layout(kind="csv", separator=",", columns={"secret": 0})
    with pytest.raises(BadLayout):
        layout.with_changes(**changes)


def test_each_reason_can_be_told_to_a_person():
    from tenants.supply.stockfile import REASONS

    assert all(str(text).endswith(".") for text in REASONS.values())
    assert issubclass(NotAStockFile, Refusal)
