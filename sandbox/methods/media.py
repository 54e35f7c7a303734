"""Sending files: uploaded, or again by the bot's own file id."""

from collections.abc import Callable
from typing import Any

from sandbox import attachments, files
from sandbox.api.call import Call
from sandbox.api.outgoing import caption_from, caption_of, send
from sandbox.api.parameters import Upload
from sandbox.checks_errors import refuse
from sandbox.models import File, Json

WRONG_ID = "wrong remote file identifier specified: Wrong string length"
NO_WEB = "failed to get HTTP URL content"
CAPTIONLESS = frozenset({"video_note", "sticker"})
SETTINGS = ("width", "height", "duration", "length")


def medium(call: Call, kind: str, given: str | Upload, about: Json) -> Json:
    """Give the content of a message with a file of that kind, uploaded or named."""
    if isinstance(given, Upload):
        name = given.filename if kind in {"document", "audio", "video", "animation"} else None
        return attachments.attached(call.world, kind, attachments.Fresh(given.data, name, given.mime, about))
    if given.startswith(("http://", "https://")):
        refuse(NO_WEB)
    file = files.by_id(call.world, call.bot, given)
    if file is None:
        refuse(WRONG_ID)
    return attachments.content_of(call.world, _fitting(file, kind))


def _fitting(file: File, kind: str) -> File:
    # A file keeps its kind; only an animation may go out as the document that it also is.
    if file.kind != kind and (file.kind, kind) != ("animation", "document"):
        refuse(f"can't use file of type {file.kind.title()} as {kind.title()}")
    return file


def source(call: Call, kind: str, reference: object) -> str | Upload:
    """Tell what a parameter or a media object points to: an uploaded part or a text."""
    text = str(reference or "")
    upload = call.params.upload(text) if text.startswith("attach://") else call.params.uploads.get(kind)
    if upload is None and (not text or text.startswith("attach://")):
        refuse(f"there is no {kind.replace('_', ' ')} in the request")
    return text if upload is None else upload


def medium_from(call: Call, item: dict[str, Any]) -> Json:
    """Give the content that an InputMedia object describes, with its caption."""
    kind = str(item.get("type"))
    if kind != "photo" and kind not in attachments.REQUIRED:
        refuse("can't parse InputMedia: media type is unsupported")
    given = str(item.get("media") or "")
    upload = call.params.upload(given) if given.startswith("attach://") else None
    content = medium(call, kind, upload or source(call, "", given), item)
    caption = caption_from(item.get("caption") or "", item.get("parse_mode") or "", item.get("caption_entities"))
    return {**content, **caption, **_flags(item.get("has_spoiler"), item.get("show_caption_above_media"))}


def _flags(spoiler: object, above: object) -> Json:
    return ({"has_media_spoiler": True} if spoiler else {}) | ({"show_caption_above_media": True} if above else {})


def _sender(kind: str) -> Callable[[Call], Json]:
    def send_file(call: Call) -> Json:
        params = call.params
        caption = {} if kind in CAPTIONLESS else caption_of(call)
        about: Json = {name: params.integer(name) for name in SETTINGS}
        about |= {name: params.text(name) for name in ("performer", "title", "emoji")}
        content = medium(call, kind, source(call, kind, params.values.get(kind)), about)
        flags = _flags(params.flag("has_spoiler"), params.flag("show_caption_above_media"))
        return send(call, {**content, **caption, **flags})

    return send_file


METHODS = {
    "sendPhoto": _sender("photo"),
    "sendDocument": _sender("document"),
    "sendVideo": _sender("video"),
    "sendAnimation": _sender("animation"),
    "sendAudio": _sender("audio"),
    "sendVoice": _sender("voice"),
    "sendVideoNote": _sender("video_note"),
    "sendSticker": _sender("sticker"),
}
