"""What `make demo` publishes, and how it says what is in its way."""

import json
import os
import socket
from pathlib import Path

import pytest

from config.demo import data, platform
from config.demo.platform import Demo, DemoError

PEOPLE = {
    "owner": {"host": "localhost", "email": "o@x.test", "password": "p", "api_key": "cf_a_b"},
    "entrepreneur": {"email": "e@x.test", "password": "p"},
    "shops": [
        {
            "name": "Aurora",
            "host": "aurora.localhost",
            "staff": {"email": "s@x.test", "password": "p"},
            "shopper": {"email": "b@x.test", "password": "p"},
            "api_key": "cf_c_d",
        }
    ],
}


def test_addresses_follow_the_port_of_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "PEOPLE", tmp_path / "people.json")
    monkeypatch.setattr(data, "PUBLISHED", tmp_path / "demo.json")
    data.PEOPLE.write_text(json.dumps(PEOPLE))

    data.publish(9000)

    published = json.loads(data.PUBLISHED.read_text())
    assert published["owner"] == {
        "url": "http://localhost:9000/",
        "console": "http://localhost:9000/console/",
        "graphql": "http://localhost:9000/graphql/",
        "email": "o@x.test",
        "password": "p",
        "api_key": "cf_a_b",
    }
    assert published["entrepreneur"] == {"email": "e@x.test", "password": "p"}
    assert set(published["shops"][0]) == {
        *("name", "url", "console", "graphql", "staff", "shopper", "api_key")
    }
    assert published["shops"][0]["graphql"] == "http://aurora.localhost:9000/graphql/"


def test_everybody_who_can_sign_in_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(data, "PEOPLE", tmp_path / "people.json")
    monkeypatch.setattr(data, "PUBLISHED", tmp_path / "demo.json")
    data.PEOPLE.write_text(json.dumps(PEOPLE))

    Demo(port=9000, size="normal")._print_addresses(data.publish(9000), seconds=1)

    printed = capsys.readouterr().out
    for email in ("o@x.test", "e@x.test", "s@x.test", "b@x.test"):
        assert f"{email} / p" in printed
    assert "http://localhost:9000/zh-hans/shops/" in printed


def test_a_port_that_is_taken_is_named_with_the_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(DemoError, match=f"Port {port} is taken.*make demo PORT="):
            Demo(port=port, size="normal")._need_port()


def test_a_process_number_that_now_belongs_to_another_program_is_spared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "RUNNING", tmp_path / "running.json")
    monkeypatch.setattr(platform, "CHECKOUT", tmp_path)  # this process works elsewhere
    platform.RUNNING.write_text(json.dumps({"web": os.getpid()}))

    platform.end_leftovers()  # would end this test

    assert not platform.RUNNING.exists()
