import configparser
import shlex
from pathlib import Path

import pytest
from supervisor.options import ServerOptions

from bot.launch import configuration
from bot.launch.environment import Place, Plan
from bot.launch.ports import Ports
from bot.launch.processes import Process, all_processes, from_procfile
from bot.launch.refusal import Refusal


def test_each_line_becomes_a_process_that_is_the_program_itself() -> None:
    found = from_procfile("# a comment\n\nweb: granian --host ${HOST:-::1}\nworker-a: celery -n a@%h\n")
    assert found == [
        Process("web", ("/bin/sh", "-c", "exec granian --host ${HOST:-::1}")),
        Process("worker-a", ("/bin/sh", "-c", "exec celery -n a@%h")),
    ]
    assert [process.consumes_tasks for process in found] == [False, True]


def test_every_wrong_line_is_named() -> None:
    with pytest.raises(Refusal) as refused:
        from_procfile("web: a\nno colon\nweb: b\nbroker: c\n: d\n")
    assert refused.value.lines[1:] == ("  no colon", "  : d", "  broker", "  web")


def test_simulator_and_broker_stand_beside_the_procfile(tmp_path: Path) -> None:
    (tmp_path / "Procfile").write_text("web: granian\n")
    place = Place(tmp_path, tmp_path, "127.0.0.1", Ports.beginning_at(9000))
    found = {each.name: each for each in all_processes(Plan({}, ("slack",), True, ()), place)}
    assert set(found) == {"web", "simulator", "broker"}
    options = " ".join(found["simulator"].command)
    assert "--port 9002 --platforms slack --target http://127.0.0.1:9000" in options
    assert Path(found["broker"].command[0]).is_file()
    assert set(all_processes(Plan({}, (), False, ()), place)) == {found["web"]}


@pytest.mark.parametrize(("variables", "runs"), [({}, False), ({"SLACK_APP_TOKEN": "xapp-1"}, True)])
def test_a_process_that_would_only_wait_is_left_out(tmp_path: Path, variables: dict[str, str], runs: bool) -> None:
    (tmp_path / "Procfile").write_text("web: granian\nslack-socket: python manage.py slack_socket\n")
    place = Place(tmp_path, tmp_path, "127.0.0.1", Ports.beginning_at(9000))
    found = [each.name for each in all_processes(Plan(variables, (), False, ()), place)]
    assert ("slack-socket" in found) is runs


ODD = [
    pytest.param(("/bin/sh", "-c", "exec echo 'it''s' \"$HOME\""), id="quotes"),
    pytest.param(("/bin/sh", "-c", "exec a ; b #c ;d"), id="comment signs"),
    pytest.param(("a b/python", "%h", "100%(here)s"), id="spaces and percent signs"),
    pytest.param(("echo", "窓口", "", "\\n"), id="others"),
]


@pytest.mark.parametrize("command", ODD)
def test_supervisord_reads_back_every_command(command: tuple[str, ...], tmp_path: Path) -> None:
    place = Place(tmp_path / "50% of ;#x", tmp_path, "127.0.0.1", Ports.beginning_at(9000))
    written = configuration.write([Process("odd", command)], place)
    read = configparser.RawConfigParser(inline_comment_prefixes=(";", "#"))
    read.read(written)
    parts = shlex.split(read["program:odd"]["command"].replace("%%", "%"))
    assert tuple(parts[-len(command) - 2 :]) == (str(place.root), str(tmp_path / "prepared"), *command)


def test_supervisord_accepts_the_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "100% of ;#data"
    folder.mkdir()
    # As it runs: the paths of the logs are relative to the data folder.
    monkeypatch.chdir(folder)
    place = Place(tmp_path, folder, "127.0.0.1", Ports.beginning_at(9000))
    processes = [Process("web", ("a",)), Process("worker-a", ("b",)), Process("broker", ("c",))]
    options = ServerOptions()
    options.realize(["-n", "-c", str(configuration.write(processes, place))])
    groups = {group.name: group for group in options.process_group_configs}
    assert {name: [each.name for each in group.process_configs] for name, group in groups.items()} == {
        "broker": ["broker"],
        "madoguchi": ["web", "worker-a"],
    }
    # The lower one starts first and stops last.
    assert groups["broker"].priority < groups["madoguchi"].priority
    assert groups["broker"].process_configs[0].stdout_logfile == "logs/broker.log"
