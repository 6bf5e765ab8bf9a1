"""The program as an operator meets it: in a process of its own, on a database of its own."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rundtisch.config import program
from tests.postgres import free_port


def rundtisch(place: Path, *typed: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Type a command in an installation whose data lies in this place."""
    return subprocess.run(
        [sys.executable, "-c", "from rundtisch.config.program import main; main()", *typed],
        capture_output=True,
        text=True,
        check=False,
        env={**environment(place), **settings},
    )


def environment(place: Path) -> dict[str, str]:
    """The settings of an installation on SQLite, and nothing of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("RUNDTISCH_", "DJANGO_"))}
    return {**kept, "RUNDTISCH_DATA_DIR": str(place), "PYTHONPATH": str(Path(__file__).resolve().parents[2])}


@contextmanager
def served(place: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """A server that lives as long as the block."""
    command = [sys.executable, "-c", "from rundtisch.config.program import main; main()"]
    server = subprocess.Popen(
        [*command, "serve", "--migrate", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment(place),
    )
    try:
        yield server
    finally:
        server.terminate()
        server.communicate(timeout=60)


def answer_of(address: str, patience: float = 120.0) -> str:
    """What an address answers, once it answers."""
    until = time.monotonic() + patience
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310
                return str(answer.read().decode())
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation whose database is up to date."""
    place = tmp_path_factory.mktemp("installation")
    done = rundtisch(place, "migrate", "--verbosity", "0")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return place


def test_the_overview_names_the_commands_that_are_there(capsys) -> None:
    answered = program.answer(["--help"])

    shown = capsys.readouterr().out
    named = [line.split()[0] for line in shown.splitlines() if line.startswith("  ")]
    assert answered == 0
    assert named == [name for name in program.COMMANDS if program.part_of(name)]
    assert {"serve", "work", "migrate", "doctor"} <= set(named)


@pytest.mark.parametrize("command", [name for name in program.COMMANDS if program.part_of(name)])
def test_every_command_has_help(command: str, capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        program.answer([command, "--help"])

    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert said.startswith(f"Aufruf: rundtisch {command}")
    assert "\nOptionen:\n" in said
    assert "diese Hilfe zeigen" in said
    assert "--verbosity" not in said


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (["dance"], 2, "Den Befehl „dance“ gibt es nicht; „rundtisch --help“ nennt alle.\n"),
        (["serve", "--port", "x"], 2, "--port: x ist kein Port. Mehr dazu: rundtisch serve --help\n"),
        (["import-register"], 2, "Es fehlt: FILE. Mehr dazu: rundtisch import-register --help\n"),
        (["doctor", "--tanz"], 2, "Das kennt dieser Befehl nicht: --tanz. Mehr dazu: rundtisch doctor --help\n"),
        (["work", "--host"], 2, "Das kennt dieser Befehl nicht: --host. Mehr dazu: rundtisch work --help\n"),
        (["serve", "--host"], 2, "--host: hier fehlt ein Wert. Mehr dazu: rundtisch serve --help\n"),
        (
            ["serve", "--workers", "2"],
            1,
            "Mit SQLite läuft Rundtisch in einem Prozess; für mehrere richten Sie PostgreSQL ein.\n",
        ),
        (
            ["serve"],
            1,
            "Die Datenbank ist nicht auf dem Stand des Programms: "
            "Rufen Sie „rundtisch migrate“ auf oder „rundtisch serve --migrate“.\n",
        ),
    ],
)
def test_a_mistake_is_told_in_one_sentence(typed: list[str], code: int, said: str, tmp_path: Path) -> None:
    typed = [*typed, "--port", str(free_port())] if typed == ["serve"] else typed

    done = rundtisch(tmp_path, *typed)

    assert (done.returncode, done.stdout, done.stderr) == (code, "", said)


def findings_of(place: Path, **settings: str) -> tuple[int, dict[str, tuple[bool, str]]]:
    """What the doctor says, by what was looked at."""
    done = rundtisch(place, "doctor", "--json", **settings)
    return done.returncode, {each["check"]: (each["ok"], each["advice"]) for each in json.loads(done.stdout)}


def test_the_doctor_finds_nothing_wrong_in_a_trial_and_says_what_it_lacks(installation: Path) -> None:
    code, findings = findings_of(installation)

    assert code == 0
    assert {check for check, (ok, _advice) in findings.items() if not ok} == set()
    assert {check for check, (_ok, advice) in findings.items() if advice} == {"mail", "deploy"}


def test_what_is_a_hint_in_a_trial_is_wrong_where_others_depend_on_it(installation: Path) -> None:
    code, findings = findings_of(installation, RUNDTISCH_BASE_URL="http://rundtisch.example.org")

    assert code == 1
    assert {check for check, (ok, _advice) in findings.items() if not ok} == {"mail", "deploy"}


def test_a_key_that_others_can_read_is_wrong_even_in_a_trial(tmp_path: Path) -> None:
    rundtisch(tmp_path, "migrate")
    (tmp_path / "secret-key").chmod(0o644)

    code, findings = findings_of(tmp_path)

    assert (code, findings["deploy"][0]) == (1, False)
    assert findings["deploy"][1].startswith("Der geheime Schlüssel ist für andere lesbar")


def test_the_doctor_asks_for_the_proxy_that_must_stand_before_encryption(installation: Path) -> None:
    settings = {"RUNDTISCH_BASE_URL": "https://tisch.example"}

    _code, silent = findings_of(installation, **settings)
    _code, named = findings_of(installation, **settings, RUNDTISCH_TRUSTED_PROXIES="1")

    assert silent["deploy"][0]
    assert "Setzen Sie RUNDTISCH_TRUSTED_PROXIES" in silent["deploy"][1]
    assert named["deploy"] == (True, "")


def test_the_doctor_tells_people_hints_and_faults_apart(tmp_path: Path) -> None:
    said = rundtisch(tmp_path, "doctor").stdout.splitlines()

    told = {line[:15].strip(): line[15:].partition(":")[0] for line in said}
    assert told == {
        "configuration": "in Ordnung",
        "database": "in Ordnung",
        "migrations": "Fehler",
        "mail": "Hinweis",
        "storage": "in Ordnung",
        "clock": "in Ordnung",
        "deploy": "Hinweis",
    }


def test_the_doctor_says_that_the_database_is_behind(tmp_path: Path) -> None:
    findings = json.loads(rundtisch(tmp_path, "doctor", "--json").stdout)

    (migrations,) = [finding for finding in findings if finding["check"] == "migrations"]
    assert not migrations["ok"]
    assert migrations["advice"].endswith("Rufen Sie „rundtisch migrate“ auf.")


def test_the_server_serves_says_so_and_ends_when_told(tmp_path: Path) -> None:
    port = free_port()

    with served(tmp_path, port) as server:
        answers = [answer_of(f"http://127.0.0.1:{port}/health/{asked}") for asked in ("ready", "live")]
        server.send_signal(signal.SIGTERM)
        said, _nothing = server.communicate(timeout=60)

    assert answers == ["ok\n", "ok\n"]
    assert f"Rundtisch läuft: http://127.0.0.1:{port}/" in said.splitlines()


def test_a_taken_port_is_told(installation: Path) -> None:
    port = free_port()

    with served(installation, port):
        answer_of(f"http://127.0.0.1:{port}/health/live")
        second = rundtisch(installation, "serve", "--port", str(port))

    assert second.returncode == 1
    assert second.stderr == f"An 127.0.0.1, Port {port}, kann Rundtisch nicht lauschen: Address already in use.\n"


def test_metrics_are_not_found_without_the_token(client, db, monkeypatch) -> None:
    monkeypatch.setenv("RUNDTISCH_METRICS_TOKEN", "wort")

    codes = [
        client.get("/metrics").status_code,
        client.get("/metrics", headers={"Authorization": "Bearer falsch"}).status_code,
        client.get("/metrics", headers={"Authorization": "Bearer wort"}).status_code,
    ]

    assert codes == [404, 404, 200]


def test_metrics_are_closed_when_no_token_is_set(client, db, monkeypatch) -> None:
    monkeypatch.delenv("RUNDTISCH_METRICS_TOKEN", raising=False)

    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404
