"""The keys that seal ID numbers and tokens: from a file, never from the database or its copies."""

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from bot.settings import Settings
from db.identities import IdentityKeys
from db.sealing import KeyRing

SIZE = 32


def identity_keys(settings: Settings) -> IdentityKeys:
    """`ring` seals (first key encrypts, all decrypt), `blind` indexes. Keys of the named files; at home they are made on first use, readable by the owner alone."""
    records = settings.record_keys_file or settings.data_dir / "keys" / "records.keys"
    blind = settings.blind_key_file or settings.data_dir / "keys" / "blind.key"
    return IdentityKeys(KeyRing(_read(records, made_here=settings.record_keys_file is None)),
                _read(blind, made_here=settings.blind_key_file is None)[0])  # fmt: skip


def derived(settings: Settings, purpose: str) -> bytes:
    """A key for one purpose only, the same on every machine that shares the files."""
    return hmac.new(identity_keys(settings).blind, purpose.encode(), hashlib.sha256).digest()


def _read(path: Path, *, made_here: bool) -> list[bytes]:
    """One key a line, base64. Raises ValueError naming the file when a line is no key of 32 bytes."""
    if made_here and not path.exists():
        _make(path)
    lines = [line.strip() for line in path.read_text().splitlines() if line.strip()]
    keys = [base64.b64decode(line) for line in lines]
    if not keys or any(len(key) != SIZE for key in keys):
        raise ValueError(f"{path.name} must hold base64 keys of 32 bytes, one a line")
    return keys


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w") as file:
        file.write(base64.b64encode(secrets.token_bytes(SIZE)).decode() + "\n")
