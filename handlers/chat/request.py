"""Our own way out: python-telegram-bot's requests over aiohttp, several times as fast as its default."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import aiohttp
import orjson
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

if TYPE_CHECKING:
    from telegram._utils.types import ODVInput

CONNECT_SECONDS = 5.0
READ_SECONDS = 15.0
UPLOAD_SECONDS = 60.0
LARGEST_ANSWER = 20 << 20
"""In bytes: what Telegram lets a bot download at most; whatever a server says of its size, no more is taken in."""


class AnswerLost(NetworkError):
    """The call went out, and no answer of Telegram's came back: it may have been taken all the same."""

    def __init__(self, cause: str) -> None:
        """Name what came instead, never what it said."""
        super().__init__(f"no answer of Telegram's: {cause}")


class TooLarge(NetworkError):
    """The answer went on beyond what is taken in; the rest of it was not read."""


class Unreached(NetworkError):
    """Nothing was connected: the call did not go out, and none would just now."""


def plain(**values: Any) -> RequestData:  # noqa: ANN401 - whatever the Bot API takes
    """Make the data of a call whose answer we read ourselves."""
    return RequestData([RequestParameter(name, value, None) for name, value in values.items()])


class AiohttpRequest(BaseRequest):
    """One pool of connections; JSON bodies, multipart only where a file goes along."""

    def __init__(self, *, connections: int = 64, read_timeout: float = READ_SECONDS) -> None:
        """Nothing connects before ``initialize``."""
        self._connections = connections
        self._read = read_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """How long an answer may take, in seconds."""
        return self._read

    async def initialize(self) -> None:
        """Open the pool."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=30)
            self._session = aiohttp.ClientSession(connector=connector)

    async def shutdown(self) -> None:
        """Close the pool."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer; what is none of Telegram's (a proxy's page) raises AnswerLost without its content."""
        try:
            parsed = orjson.loads(payload)
        except orjson.JSONDecodeError:
            parsed = None
        if not isinstance(parsed, dict) or "ok" not in parsed:
            raise AnswerLost("foreign") from None
        return parsed

    async def do_request(  # noqa: PLR0913 - the library's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one request; what goes wrong on the way becomes the library's NetworkError or TimedOut."""
        del write_timeout, pool_timeout
        if self._session is None:
            raise RuntimeError("the request was not initialized")  # noqa: TRY003 - a programming error
        uploads = request_data is not None and request_data.contains_files
        timeout = aiohttp.ClientTimeout(
            total=UPLOAD_SECONDS if uploads else _seconds(read_timeout, self._read),
            sock_connect=_seconds(connect_timeout, CONNECT_SECONDS),
        )
        try:
            async with self._session.request(method, url, timeout=timeout, **_body(request_data)) as answer:
                payload = await _taken_in(answer)
                self._check(answer.status, payload)
                return answer.status, payload
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            # The text of an error may hold the address, and with it the token.
            raise Unreached(type(error).__name__) from None
        except TimeoutError:
            raise TimedOut from None
        except aiohttp.ClientError as error:
            raise AnswerLost(type(error).__name__) from None

    def _check(self, status: int, payload: bytes) -> None:
        """Refuse an error that is not Telegram's here: the library would show the page it came with."""
        if status >= HTTPStatus.BAD_REQUEST:
            try:
                self.parse_json_payload(payload)
            except AnswerLost:
                raise AnswerLost(str(status)) from None


async def _taken_in(answer: aiohttp.ClientResponse) -> bytes:
    """Read the answer as it comes; raises TooLarge as soon as it is."""
    taken = bytearray()
    async for chunk in answer.content.iter_any():
        taken += chunk
        if len(taken) > LARGEST_ANSWER:
            raise TooLarge("too large")  # noqa: TRY003 - the cause as it is noted
    return bytes(taken)


def _seconds(given: ODVInput[float], default: float) -> float | None:
    return default if given is BaseRequest.DEFAULT_NONE else given  # type: ignore[return-value]


def _body(data: RequestData | None) -> dict[str, Any]:
    if data is None:
        return {}
    if not data.contains_files:
        headers = {"Content-Type": "application/json"}
        return {"data": orjson.dumps(data.parameters), "headers": headers}
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return {"data": form}
