"""What the start says, in English and Japanese."""

import os
from collections.abc import Mapping

WIDTH = 100

TEXTS: dict[str, tuple[str, str]] = {
    # refusals
    "settings": ("These settings do not fit together:", "設定に問題があります:"),
    "half_platform": (
        "{label}: {present} is set, but {missing} is missing",
        "{label}: {present} がありますが、{missing} がありません",
    ),
    "broker_missing": (
        "{missing} is missing: it can only be derived from a redis:// address, {present} is another kind",
        "{missing} がありません({present} が redis:// ではないため補えません)",
    ),
    "not_a_port": ("PORT is not a number: {value}", "PORT が数字ではありません: {value}"),
    "port_range": ("--port must be between 1 and {highest}", "--port は 1 から {highest} までです"),
    "busy": (
        'Port {port} is taken, and the process "{role}" needs it ({reason}).',
        "ポート {port} は使用中です(「{role}」が使います、{reason})。",
    ),
    "busy_hint": ("Another place: bin/start --port {port}", "別のポートで: bin/start --port {port}"),
    "already_running": (
        "Madoguchi already runs with the data in {folder} (process {pid}):",
        "{folder} のデータで既に動いています(プロセス {pid}):",
    ),
    "already_running_hint": (
        "Stop it first, or start a second one: bin/start --port N --data-dir DIR",
        "先に止めるか、別に起動してください: bin/start --port N --data-dir DIR",
    ),
    "no_folder": (
        "{folder} cannot be used for the data: {reason}",
        "{folder} をデータの置き場所にできません: {reason}",
    ),
    "no_broker": (
        "There is no embedded Valkey server for {system}. Set REDIS_URL to a server of yours.",
        "{system} 用の内蔵 Valkey がありません。REDIS_URL を設定してください。",
    ),
    "procfile": ("The Procfile has lines that cannot be run:", "Procfile に実行できない行があります:"),
    "prepare_failed": ("The preparation failed (everything it said: {log}):", "準備に失敗しました(記録: {log}):"),
    "not_ready": (
        "After {seconds:.0f} s it is still not ready ({answer}). Logs: {logs}",
        "{seconds:.0f} 秒たっても準備ができません({answer})。ログ: {logs}",
    ),
    "supervisor_gone": (
        "supervisord ended by itself ({how}); every process went with it.",
        "supervisord が終了しました({how})。すべてのプロセスを止めました。",
    ),
    # steps
    "start": ("Madoguchi starts", "窓口を起動します"),
    "leftover": ("The previous start was still stopping; it has ended now.", "前回の起動の後始末を待ちました。"),
    "prepare": ("Preparing database, city and index", "データベース・市のデータ・索引を準備"),
    "processes": ("Starting {names}", "起動: {names}"),
    "waiting": ("Waiting until it answers", "応答を待っています"),
    "workers_late": (
        "The workers are not listening yet; messages wait in the store until they are.",
        "ワーカーがまだ待受していません。メッセージは保存され、後で処理されます。",
    ),
    "simulated": ("{label}: the simulator", "{label}: シミュレーター"),
    "own_platform": ("{label}: yours, from the environment ({url})", "{label}: 環境変数の設定 ({url})"),
    "real": ("the real one", "本物"),
    "stand_in": (
        "{label}: the stand-in at {url}; its secrets are in {file}",
        "{label}: 代役 {url}(秘密の値は {file})",
    ),
    # ready
    "ready": ("Ready ({seconds:.1f} s)", "準備ができました({seconds:.1f} 秒)"),
    "stops": ("Ctrl-C stops.", "Ctrl-C で止まります。"),
    # while it runs
    "died": ("{name} died ({how})", "{name} が落ちました({how})"),
    "ended": ("{name} ended by itself ({how})", "{name} が終了しました({how})"),
    "restarted": ("restarted, pid {pid}", "再起動しました、pid {pid}"),
    "failing": (
        "{name} cannot start ({how}); it is tried again and again. The end of {log}:",
        "{name} が起動できません({how})。繰り返し試します。{log} の終わり:",
    ),
    "recovered": ("{name} runs again", "{name} が回復しました"),
    "signal": ("signal {number}", "シグナル {number}"),
    "exit_status": ("exit status {status}", "終了コード {status}"),
    # stop
    "stopping": ("Stopping; once more stops at once", "止めています(もう一度で即時停止)"),
    "stopped": ("Stopped ({seconds:.1f} s)", "止まりました({seconds:.1f} 秒)"),
    # installation
    "no_venv": (
        "Python {version} has no {module} module. Install it, then try again:",
        "Python {version} に {module} モジュールがありません。次を実行してください:",
    ),
    "no_venv_elsewhere": (
        "(the package of your system that brings venv and ensurepip)",
        "(venv と ensurepip を含むパッケージ)",
    ),
    "other_install": ("Another start is installing; waiting for it", "別の起動がインストール中です。待っています"),
    "make_venv": ("Making {folder}", "{folder} を作ります"),
    "install": ("Installing {count} packages (once)", "{count} 個のパッケージをインストール(初回のみ)"),
    "build": ("building {names}", "{names} を組み立て中"),
    "unpack": ("unpacking", "展開中"),
    "installed": ("Installed ({seconds:.0f} s)", "インストールしました({seconds:.0f} 秒)"),
    "install_failed": ("The installation failed (all of it: {log}):", "インストールに失敗しました(記録: {log}):"),
    "interrupted": ("Interrupted; the next start goes on with it.", "中断しました。次回やり直します。"),
}


def languages(environ: Mapping[str, str] = os.environ) -> tuple[int, ...]:
    """Columns of TEXTS to say: the locale's, both where it names neither."""
    # The order in which the C library looks, but a set "C" says nothing about the reader.
    names = [environ.get(name, "")[:2] for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    column = next(({"en": 0, "ja": 1}[name] for name in names if name in ("en", "ja")), None)
    return (0, 1) if column is None else (column,)


def text(key: str, /, **values: object) -> str:
    said = list(dict.fromkeys(TEXTS[key][column].format(**values) for column in languages()))
    return (" / " if sum(map(len, said)) < WIDTH else "\n").join(said)
