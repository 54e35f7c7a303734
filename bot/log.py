"""Our records and the libraries' go through one chain, which hides secrets, phone numbers and identity numbers."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import structlog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from structlog.typing import EventDict, Processor, WrappedLogger

# Digits are found by looking around them, because they stand next to letters, dots and brackets alike.
_SECRETS = (
    (re.compile(r"(?<=://)[^\s/:@]*:[^\s/@]+(?=@)"), "<PASSWORD>"),
    (re.compile(r"\bsimpul_[A-Za-z0-9_-]{32}"), "<KEY>"),
    (re.compile(r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b"), "<KEY>"),
    (re.compile(r"(?i)(?<=X-Amz-Signature=)[0-9a-f]+|(?<=X-Amz-Security-Token=)[^&\s\"']+"), "<KEY>"),
    (re.compile(r"(?i)(?<=secret_access_key[=:])\s*[^\s,;&]+"), "<KEY>"),
    (re.compile(r"\d{6,}(?::|%3A)[A-Za-z0-9_-]{30,}", re.IGNORECASE), "<TOKEN>"),
    (re.compile(r"(?<!\d)\d(?:[ .-]?\d){15}(?!\d)"), "<NIK>"),
    (re.compile(r"(?<!\d)(?<!\d[.,])(?:\(?\+62|62[\s.-]?(?=8)|0(?=8))\)?(?:[\s.()-]{0,2}\d){8,12}(?!\d)"), "<PHONE>"),
    (re.compile(r"(?<![0-9A-Za-z])(?<!\d[.,])\(?0[1-9]\d{1,2}\)?[ -]?\d{5,8}(?![0-9A-Za-z])"), "<PHONE>"),
)
LogFormat = Literal["console", "json"]
_QUIET = ("httpx", "httpcore", "alembic.runtime.plugins")


SHORTEST = 6
"""A secret of fewer characters would be found in every word."""

_OURS: list[str] = []
"""The secrets of the settings, the longest first; no pattern finds them."""


def configure(log_format: LogFormat, level: str = "INFO", *, secrets: Iterable[str] = ()) -> None:
    """Send every record from ``level`` on to standard error, one line of JSON each or as a person reads it.

    What is ``secrets`` is hidden wherever it stands.
    """
    _OURS[:] = sorted({one for one in secrets if len(one) >= SHORTEST}, key=len, reverse=True)
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=_common(), processors=_finish(log_format))
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_common(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def get(name: str) -> structlog.stdlib.BoundLogger:
    """Give the logger of a module; it may be asked for before ``configure``."""
    logger: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(name)
    return logger


def redact(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Hide what must not be kept in every value of a record, however deep; true and false, times and fractions stay."""
    return {key: _hidden(value) for key, value in event.items()}


def _hidden(value: object) -> object:
    """Hide secrets in one value; what is neither text, number nor collection is shown as its ``repr``."""
    match value:
        case None | bool() | float():
            return value
        case int():
            return value if mask(str(value)) == str(value) else mask(str(value))
        case str():
            return mask(value)
        case Mapping():
            return {mask(str(key)): _hidden(inner) for key, inner in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_hidden(inner) for inner in value]
        case _:
            return mask(repr(value))


def mask(text: str) -> str:
    """Replace secrets, tokens, keys and passwords, Indonesian phone numbers and 16-digit NIK and KK numbers."""
    for secret in _OURS:
        text = text.replace(secret, "<SECRET>")
    for pattern, shown in _SECRETS:
        text = pattern.sub(shown, text)
    return text


def _common() -> list[Processor]:
    """Give what every record gets, ours or a library's."""
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _finish(log_format: LogFormat) -> list[Processor]:
    """Give the last steps: exceptions become text, secrets go, and the record becomes a line."""
    renderers: dict[str, Processor] = {
        "json": structlog.processors.JSONRenderer(ensure_ascii=False),
        "console": structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        ),
    }
    return [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.StackInfoRenderer(),
        structlog.processors.format_exc_info,
        redact,
        renderers[log_format],
    ]
