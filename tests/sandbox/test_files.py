"""Files both ways: uploads, file ids, downloads, albums, and their limits."""

import hashlib
import io
from typing import Any

import aiohttp
import orjson
import pytest

from sandbox.client import Person, Sandbox
from sandbox.pictures import cleaned, measure, plain
from tests.sandbox.line import Line, Refusal

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def upload(line: Line, method: str, files: dict[str, tuple[str, bytes]], **params: object) -> Any:
    """Make a multipart call; give the result or the refusal."""
    form = aiohttp.FormData()
    for name, value in params.items():
        form.add_field(name, value if isinstance(value, str) else orjson.dumps(value).decode())
    for name, (filename, data) in files.items():
        form.add_field(name, io.BytesIO(data), filename=filename, content_type="application/octet-stream")
    async with line.session.post(line.at(method), data=form) as answer:
        given = await answer.json()
    if given["ok"]:
        return given["result"]
    return Refusal(given["error_code"], given["description"], given.get("parameters", {}))


async def downloaded(line: Line, file_id: str) -> bytes:
    """Fetch the bytes behind a file id."""
    file = await line("getFile", file_id=file_id)
    async with line.session.get(f"{line.url}/file/bot{line.bot.token}/{file['file_path']}") as answer:
        assert answer.status == 200
        return await answer.read()


async def test_a_document_goes_out_and_comes_back(line: Line, ani: Person) -> None:
    """Name, type and size are kept; the file id works again for sending and for downloading."""
    sent = await upload(line, "sendDocument", {"document": ("surat.pdf", b"%PDF")}, chat_id=ani.id, caption="Surat")
    document = sent["document"]
    assert (document["file_name"], document["file_size"], sent["caption"]) == ("surat.pdf", 4, "Surat")
    assert document["mime_type"] == "application/pdf"
    again = await line("sendDocument", chat_id=ani.id, document=document["file_id"])
    assert again["document"]["file_unique_id"] == document["file_unique_id"]
    assert await downloaded(line, document["file_id"]) == b"%PDF"


async def test_a_photo_of_a_person_has_sizes_and_no_camera_data(line: Line, ani: Person) -> None:
    """Four sizes, smallest first; Exif is gone as after Telegram's recompression, but stays in a document."""
    picture = plain("x", 2560, 1920)
    exif = b"\xff\xe1\x00\x11Exif\x00\x00GPS-7.7.7"
    marked = picture[:2] + exif + picture[2:]
    await ani.sends("photo", data=marked, caption="Lubang di jalan")
    sizes = (await line.update("message"))["photo"]
    assert [(size["width"], size["height"]) for size in sizes] == [(90, 67), (320, 240), (800, 600), (1280, 960)]
    assert len({size["file_unique_id"] for size in sizes}) == 4
    assert b"GPS" not in await downloaded(line, sizes[-1]["file_id"])
    await ani.sends("document", data=marked, name="asli.jpg")
    document = (await line.update("message"))["document"]
    assert await downloaded(line, document["file_id"]) == marked
    again = await line("sendPhoto", chat_id=ani.id, photo=sizes[0]["file_id"])
    assert [size["file_unique_id"] for size in again["photo"]] == [size["file_unique_id"] for size in sizes]


async def test_a_file_id_belongs_to_one_bot(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """The unique id is the same for all, the file id is not."""
    await ani.sends("voice")
    voice = (await line.update("message"))["voice"]
    other = Line(line.session, line.url, await sandbox.bot("lain_bot", "Lain"))
    refusal = await other.refused("getFile", file_id=voice["file_id"])
    assert refusal.description == "Bad Request: wrong file_id or the file is temporarily unavailable"
    refusal = await line.refused("sendVoice", chat_id=ani.id, voice="nonsense")
    assert refusal.description == "Bad Request: wrong remote file identifier specified: Wrong string length"


async def test_a_file_keeps_its_kind(line: Line, ani: Person) -> None:
    """A voice note cannot go out as a photo; an address on the web is out of reach."""
    await ani.sends("voice")
    voice = (await line.update("message"))["voice"]["file_id"]
    refusal = await line.refused("sendPhoto", chat_id=ani.id, photo=voice)
    assert refusal.description == "Bad Request: can't use file of type Voice as Photo"
    refusal = await line.refused("sendPhoto", chat_id=ani.id, photo="https://example.org/a.jpg")
    assert refusal.description == "Bad Request: failed to get HTTP URL content"


async def test_every_kind_of_file_goes_out(line: Line, ani: Person) -> None:
    """Each method has the field that its message carries."""
    for method, kind in (
        ("sendVideo", "video"),
        ("sendAnimation", "animation"),
        ("sendAudio", "audio"),
        ("sendVoice", "voice"),
        ("sendVideoNote", "video_note"),
        ("sendSticker", "sticker"),
    ):
        sent = await upload(line, method, {kind: ("x.bin", kind.encode())}, chat_id=ani.id)
        assert await downloaded(line, sent[kind]["file_id"]) == kind.encode()


async def test_uploads_that_are_not_taken(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """Not a picture, no file, too strange a shape, too large."""
    for files, words in (
        ({"photo": ("x.jpg", b"text")}, "IMAGE_PROCESS_FAILED"),
        ({}, "there is no photo in the request"),
        ({"photo": ("x.jpg", plain("x", 2100, 100))}, "PHOTO_INVALID_DIMENSIONS"),
        ({"photo": ("x.jpg", plain("x") + bytes(10 << 20))}, "is too big for a photo"),
    ):
        refusal = await upload(line, "sendPhoto", files, chat_id=ani.id)
        assert refusal.code == 400
        assert words in refusal.description
    assert await sandbox.violations() == ["sendPhoto: photo: missing"]
    line.forgiven += await sandbox.violations()
    photo = {"photo": ("x.jpg", plain("x"))}
    refusal = await upload(line, "sendPhoto", photo, chat_id=ani.id, caption="a" * 1025)
    assert refusal.description == "Bad Request: message caption is too long"
    refusal = await upload(line, "sendDocument", {"document": ("x", bytes((50 << 20) + 1))}, chat_id=ani.id)
    assert (refusal.code, refusal.description) == (413, "Request Entity Too Large")


async def test_downloads_end_at_twenty_megabytes(line: Line, ani: Person) -> None:
    """A larger file can be sent, not fetched."""
    data = bytes((20 << 20) + 1)
    sent = await upload(line, "sendDocument", {"document": ("besar.bin", data)}, chat_id=ani.id)
    refusal = await line.refused("getFile", file_id=sent["document"]["file_id"])
    assert refusal.description == "Bad Request: file is too big"
    async with line.session.get(f"{line.url}/file/bot{line.bot.token}/documents/none.bin") as answer:
        assert answer.status == 404


async def test_an_album_goes_out_as_messages_of_one_group(line: Line, ani: Person) -> None:
    """attach:// names the parts; one media_group_id holds them together."""
    media = [
        {"type": "photo", "media": "attach://satu", "caption": "<b>Dua</b> foto", "parse_mode": "HTML"},
        {"type": "photo", "media": "attach://dua"},
    ]
    files = {"satu": ("1.jpg", plain("1")), "dua": ("2.jpg", plain("2"))}
    first, second = await upload(line, "sendMediaGroup", files, chat_id=ani.id, media=media)
    assert first["media_group_id"] == second["media_group_id"]
    assert first["caption_entities"] == [{"type": "bold", "offset": 0, "length": 3}]
    refusal = await upload(line, "sendMediaGroup", {"satu": files["satu"]}, chat_id=ani.id, media=media[:1])
    assert refusal.code == 400
    lost = [{"type": "photo", "media": "attach://tiga"}] * 2
    refusal = await upload(line, "sendMediaGroup", files, chat_id=ani.id, media=lost)
    assert refusal.code == 400
    line.forgiven += [f"sendMediaGroup: {name}: unknown parameter" for name in files]


async def test_media_can_be_exchanged_by_an_edit(line: Line, ani: Person) -> None:
    """The document takes the photo's place, with its own caption."""
    sent = await upload(line, "sendPhoto", {"photo": ("1.jpg", plain("1"))}, chat_id=ani.id, caption="Foto")
    media = {"type": "document", "media": "attach://baru", "caption": "Surat"}
    where = {"chat_id": ani.id, "message_id": sent["message_id"]}
    edited = await upload(line, "editMessageMedia", {"baru": ("s.pdf", b"%PDF")}, **where, media=media)
    assert "photo" not in edited
    assert (edited["document"]["file_name"], edited["caption"]) == ("s.pdf", "Surat")
    captioned = await line("editMessageCaption", **where, caption="Surat balasan")
    assert captioned["caption"] == "Surat balasan"
    assert "caption" not in await line("editMessageCaption", **where)


async def test_an_album_of_a_person_comes_message_by_message(line: Line, ani: Person) -> None:
    """The caption is on the first; all have the same media_group_id."""
    await ani.album(3, caption="Tiga foto")
    messages = [update["message"] for update in await line.updates()]
    assert len({message["media_group_id"] for message in messages}) == 1
    assert [message.get("caption") for message in messages] == ["Tiga foto", None, None]
    unique = {message["photo"][-1]["file_unique_id"] for message in messages}
    assert len(unique) == 3
    await ani.album([b"%PDF 1", b"%PDF 2"], kind="document")
    documents = [update["message"]["document"] for update in await line.updates()]
    assert [await downloaded(line, document["file_id"]) for document in documents] == [b"%PDF 1", b"%PDF 2"]


async def test_drawn_pictures_are_small_different_and_measurable() -> None:
    """A plain picture has the size it says, and another seed gives other bytes."""
    assert measure(plain("a", 640, 480)) == (640, 480)
    assert hashlib.sha256(plain("a")).digest() != hashlib.sha256(plain("b")).digest()
    assert cleaned(plain("a")) == plain("a")
    assert measure(b"GIF89a") is None
