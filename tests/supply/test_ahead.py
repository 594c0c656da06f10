"""Reading ahead: everything comes, in order; an error is not swallowed; nobody is left running."""

import threading
from contextlib import closing

import pytest

from tenants.supply.ahead import ahead


def left_running():
    return [t for t in threading.enumerate() if t.name == "reading-ahead"]


def test_everything_comes_in_order():
    assert list(ahead(iter(range(1000)))) == list(range(1000))
    assert list(ahead(iter([]))) == []
    assert list(ahead(iter([None, 0, ""]))) == [None, 0, ""]


def test_an_error_comes_where_it_happened():
    def items():
        yield 1
        raise ValueError("in the file")

    made = ahead(items())
    assert next(made) == 1
    with pytest.raises(ValueError, match="in the file"):
        next(made)
    assert left_running() == []


def test_who_stops_early_leaves_no_thread_behind():
    def endless():
        while True:
            yield b"x" * 1000

    with closing(ahead(endless())) as made:
        next(made)
        assert len(left_running()) == 1
    assert left_running() == []
