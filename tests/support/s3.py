"""A server that speaks S3, on loopback and in an environment of its own; it can ask for keys, and be killed."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from urllib.request import Request, urlopen
from uuid import uuid4
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PYTHON = Path(__file__).parents[2] / ".venv-s3" / "bin" / "python"
MADE = pytest.mark.skipif(not PYTHON.exists(), reason="the S3 server is missing: make .venv-s3/.ok")

BUCKET = "simpul"
START = f"""
from moto.s3.models import s3_backends
from moto.server import main
s3_backends["123456789012"]["aws"].create_bucket("{BUCKET}", "ap-southeast-3")
main()
"""
"""The bucket is there before anybody can ask for it, as it would be after a server's restart."""

PAGE = "2"
"""So many names stand on a page of a listing, so that every listing has several."""

POLICY = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}'
NEVER, AT_ONCE = "inf", "0"


@dataclass
class S3:
    """One server with one bucket; what was in it is gone when it is killed."""

    log: Path
    place: socket.socket = field(default_factory=socket.socket)
    """Holds the port, also while the server is away: nobody listens there, and nobody else is given it."""

    process: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        """Take a port."""
        self.place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.place.bind(("127.0.0.1", 0))

    @property
    def port(self) -> int:
        found: int = self.place.getsockname()[1]
        return found

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it with an empty bucket; it asks for no key."""
        environment = {"PATH": os.defpath, "PYTHONUNBUFFERED": "1", "MOTO_S3_DEFAULT_MAX_KEYS": PAGE}
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(
                [PYTHON, "-c", START, "-H", "127.0.0.1", "-p", str(self.port)], env=environment, stdout=out, stderr=out
            )
        while "Running on" not in self.said():
            assert self.process.poll() is None, self.said()
            time.sleep(0.02)

    def stop(self) -> None:
        """Kill it."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def said(self) -> str:
        """Give its log since the start, a line for each call with its status."""
        return self.log.read_text(encoding="utf-8")

    def folder(self) -> str:
        """Give the address of a folder that nobody else uses, as FILES_URL names it."""
        return f"s3://{BUCKET}/uji/{uuid4()}"

    def key(self) -> tuple[str, str]:
        """Make a user that may do everything in S3; gives the key's id and its secret."""
        name = f"simpul-{uuid4()}"
        self._iam("CreateUser", UserName=name)
        self._iam("PutUserPolicy", UserName=name, PolicyName="berkas", PolicyDocument=POLICY)
        made = {
            one.tag.rpartition("}")[2]: one.text or "" for one in self._iam("CreateAccessKey", UserName=name).iter()
        }
        return made["AccessKeyId"], made["SecretAccessKey"]

    def guard(self, *, on: bool) -> None:
        """Refuse everybody without a key that it knows, or ask for none again."""
        self._call("POST", "/moto-api/reset-auth", (AT_ONCE if on else NEVER).encode())

    def _iam(self, action: str, **values: str) -> ET.Element:
        # The name of the service in a signature is how one server tells many services apart.
        signed = "AWS4-HMAC-SHA256 Credential=uji/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0"
        form = urlencode({"Action": action, "Version": "2010-05-08", **values}).encode()
        headers = {"Authorization": signed, "Content-Type": "application/x-www-form-urlencoded"}
        return ET.fromstring(self._call("POST", "/", form, headers))

    def _call(self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> bytes:
        asked = Request(
            self.address + path, method=method, data=body, headers=headers or {"Content-Type": "text/plain"}
        )
        with urlopen(asked, timeout=20) as answer:
            found: bytes = answer.read()
        return found


@pytest.fixture(scope="module")
def s3_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3]:
    """Give the file's server."""
    server = S3(tmp_path_factory.mktemp("s3") / "log.txt")
    server.start()
    yield server
    server.stop()
    server.place.close()


@pytest.fixture
def s3(s3_server: S3, monkeypatch: pytest.MonkeyPatch) -> S3:
    """Give the server, and name it in the environment as docs/operations.md tells operators to."""
    values = {
        "AWS_ACCESS_KEY_ID": "kunci-uji",
        "AWS_SECRET_ACCESS_KEY": "rahasia-uji",
        "AWS_REGION": "ap-southeast-3",
        "AWS_ENDPOINT": s3_server.address,
        "AWS_ALLOW_HTTP": "true",
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return s3_server
