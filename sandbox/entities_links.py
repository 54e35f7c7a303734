"""Links as Telegram checks and rewrites them."""

import re

_PROTOCOL = re.compile(r"([^:]*)://")
_APPLICATION = re.compile(r"(tg|ton):(?://)?([A-Za-z0-9_-]+)(.*)", re.IGNORECASE | re.DOTALL)
_HOST = re.compile(r"(?:[^/?#@]*@)?(\[[0-9A-Fa-f:.]+\]|[^/?#:]*)(?::([0-9]*))?(.*)", re.DOTALL)
_UNALLOWED = re.compile(r"[\x00-,/:-@\[-^`{-\x7f]")
_USER = re.compile(r"tg:(?://)?user\?(?:.*&)?id=(\d+)", re.IGNORECASE)
_PORT = re.compile(r"0*(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])")


class BadLinkError(ValueError):
    """A link Telegram does not take, with its reason."""


def _require(holds: object, reason: str) -> None:
    if not holds:
        raise BadLinkError(reason)


def linked_user(url: str) -> int | None:
    """Read the person out of a `tg://user?id=` link."""
    found = _USER.match(url)
    return int(found[1]) if found else None


def checked_link(url: str, *, secure: bool = False) -> str:
    """Give the link as Telegram would store it, for instance `example.org` as `http://example.org/`."""
    url = url.strip()
    if application := _APPLICATION.fullmatch(url):
        return f"{application[1].lower()}://{application[2]}{application[3]}"
    protocol, rest = _without_protocol(url)
    _require(protocol == "https" or not secure, "Only HTTPS links are allowed")
    return f"{protocol}://{_checked_host(rest)}"


def _without_protocol(url: str) -> tuple[str, str]:
    found = _PROTOCOL.match(url)
    if found is None:
        return "http", url
    protocol = found[1].lower()
    _require(protocol in ("http", "https"), "Unsupported URL protocol")
    return protocol, url[found.end() :]


def _checked_host(rest: str) -> str:
    found = _HOST.fullmatch(rest)
    host, port, path = found.groups() if found else ("", None, "")
    bracketed = host.startswith("[")
    _require(host, "URL host is empty")
    _require(port is None or _PORT.fullmatch(port), "Wrong port number specified in the URL")
    _require(bracketed or not _UNALLOWED.search(host), "Disallowed character in URL host")
    _require(bracketed or "." in host, "Wrong HTTP URL")
    return rest[: len(rest) - len(path)].lower() + (path if path.startswith("/") else f"/{path}")
