"""The parameters of a call, however they travelled: query, form, JSON or multipart."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import orjson
from aiohttp import BodyPartReader, web

from sandbox.checks import BadRequest
from sandbox.checks_errors import refuse
from sandbox.files import UPLOAD_LIMIT
from sandbox.refusals import too_large

TRUE = frozenset({"true", "yes", "1"})
CHUNK = 1 << 18


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request."""

    filename: str
    data: bytes
    mime: str | None


@dataclass(slots=True)
class Parameters:
    """Named values as they came, read through accessors that know what the method expects."""

    values: dict[str, object] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        """Whether the caller gave the parameter at all."""
        return name in self.values or name in self.uploads

    def text(self, name: str) -> str:
        """Give a text, empty when missing."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str) -> int | None:
        """Give a whole number; nothing when missing or no number."""
        try:
            return int(self.text(name))
        except ValueError:
            return None

    def number(self, name: str) -> float | None:
        """Give a number; nothing when missing or no number."""
        try:
            return float(self.text(name))
        except ValueError:
            return None

    def flag(self, name: str) -> bool:
        """Give a boolean in any of the forms that Telegram takes."""
        return self.text(name).lower() in TRUE

    def nested(self, name: str) -> Any:  # noqa: ANN401 - JSON of any shape
        """Give an object or a list, which in a form is a JSON text; nothing when missing."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return orjson.loads(value) if value else None
        except orjson.JSONDecodeError:
            reason = f"can't parse {name.replace('_', ' ')} JSON object"
            raise BadRequest(reason) from None

    def upload(self, reference: str) -> Upload | None:
        """Give the uploaded file that an attach:// reference names."""
        return self.uploads.get(reference.removeprefix("attach://"))

    def summary(self) -> dict[str, object]:
        """All parameters for the record, files by name and size."""
        sizes = {name: f"<{upload.filename}, {len(upload.data)} bytes>" for name, upload in self.uploads.items()}
        return {**self.values, **sizes}

    def checked(self) -> dict[str, object]:
        """All parameters as the description checks them."""
        return {**self.values, **self.uploads}


async def read(request: web.Request) -> Parameters:
    """Collect what the request carries in its query and its body."""
    found = Parameters(dict(request.query))
    kind = request.content_type
    if not request.can_read_body:
        return found
    if kind.startswith("multipart/"):
        await _read_parts(request, found)
    elif kind == "application/json":
        found.values.update(_object(await request.read()))
    else:
        found.values.update(parse_qsl((await request.read()).decode(errors="replace"), keep_blank_values=True))
    return found


def _object(body: bytes) -> dict[str, object]:
    try:
        value = orjson.loads(body or b"{}")
    except orjson.JSONDecodeError:
        value = None
    if not isinstance(value, dict):
        refuse("can't parse JSON object")
    return value


async def _read_parts(request: web.Request, found: Parameters) -> None:
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        if part.filename is None:
            found.values[part.name] = await part.text()
        else:
            mime = part.headers.get("Content-Type")
            found.uploads[part.name] = Upload(part.filename, await _bytes(part), mime)


async def _bytes(part: BodyPartReader) -> bytes:
    data = bytearray()
    while chunk := await part.read_chunk(CHUNK):
        data.extend(chunk)
        if len(data) > UPLOAD_LIMIT:
            raise too_large()
    return bytes(data)
