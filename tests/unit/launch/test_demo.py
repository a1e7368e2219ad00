import base64
from pathlib import Path

from bot.launch import demo


def test_secrets_are_made_once_and_kept(tmp_path: Path) -> None:
    made = demo.kept_or_made(tmp_path)
    assert set(made) == set(demo.MAKERS)
    assert demo.kept_or_made(tmp_path) == made
    assert demo.kept_or_made(tmp_path / ".." / tmp_path.name) == made


def test_another_folder_has_other_secrets(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    assert not set(demo.kept_or_made(tmp_path).values()) & set(demo.kept_or_made(other).values())


def test_only_the_owner_may_read_them(tmp_path: Path) -> None:
    demo.kept_or_made(tmp_path)
    assert (tmp_path / demo.FILE_NAME).stat().st_mode & 0o777 == 0o600


def test_a_missing_one_is_added_and_the_others_stay(tmp_path: Path) -> None:
    made = demo.kept_or_made(tmp_path)
    demo.write(tmp_path / demo.FILE_NAME, {"DATA_KEYS": made["DATA_KEYS"], "OF_MINE": "x=y"})
    again = demo.kept_or_made(tmp_path)
    assert again["DATA_KEYS"] == made["DATA_KEYS"]
    assert again["OF_MINE"] == "x=y"
    assert set(again) == {*demo.MAKERS, "OF_MINE"}


def test_the_data_key_is_a_fernet_key(tmp_path: Path) -> None:
    assert len(base64.urlsafe_b64decode(demo.kept_or_made(tmp_path)["DATA_KEYS"])) == 32
