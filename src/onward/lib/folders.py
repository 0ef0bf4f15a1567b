"""Where data and keys lie on this computer, and that nobody else can read them."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Folders:
    """`data` holds the database and uploads; `keys` the signing key, never in the same folder."""

    data: Path
    keys: Path


def folders_for(home: Path | None) -> Folders:
    if home is not None:
        return Folders(data=home / "data", keys=home / "keys")
    return Folders(
        data=platformdirs.user_data_path("onward", appauthor=False),
        keys=platformdirs.user_config_path("onward", appauthor=False),
    )


def make_private(folder: Path) -> None:
    """Creates the folder for this user alone (mode 0700). Raises OSError where that is not possible."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if folder.stat().st_mode & 0o077:
        folder.chmod(0o700)


def signing_key(keys: Path) -> str:
    """The key that signs sessions: made once, kept in a file only this user can read."""
    path = keys / "signing.key"
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        make_private(keys)
    key = secrets.token_urlsafe(48)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key)
    return key
