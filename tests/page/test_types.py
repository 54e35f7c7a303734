"""The types that the page's modules carry are those of what travels, and TypeScript sees where they are not kept."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from sandbox.client import Group, Person, Sandbox
    from tests.sandbox.line import Line

HERE = Path(__file__).parent
HOME = HERE.parents[1]
MODULES = HOME / "sandbox" / "page" / "static" / "js"
NODE = HOME / ".venv-page" / "bin" / "node"
COMPILER = HERE / "node_modules" / "typescript" / "bin" / "tsc"
WORDS = {"str": "string", "int": "number", "float": "number", "bool": "boolean"}
# A keyboard's key may be a bare text, and of a pinned message that is gone as much is left as the page reads.
WIDER = {("ReplyKeyboardMarkup", "keyboard"), ("Message", "pinned_message")}
LAST = "sudah semua"

typescript = pytest.mark.skipif(not NODE.exists(), reason="the page's environment .venv-page is missing: make types")


# ----- the messages, held against the published description


def typed(kind: str) -> str:
    """Write a type of the description as JSDoc does."""
    if kind.startswith("["):
        return f"{typed(kind[1:-1])}[]"
    return f'"{kind[1:]}"' if kind.startswith("=") else WORDS.get(kind, kind)


def promised() -> list[tuple[str, str, str, bool]]:
    """List what `messages.js` says: the type, its property, what that is, and whether it is always there."""
    blocks = re.split(r"@typedef \{object\} ", (MODULES / "messages.js").read_text(encoding="utf-8"))[1:]
    found = re.compile(r"@property \{(.+?)\} (\[?)(\w+)")
    return [
        (block.split()[0], name, kind, not may_lack)
        for block in blocks
        for kind, may_lack, name in found.findall(block)
    ]


def test_the_messages_are_as_the_description_has_them() -> None:
    types = json.loads((HOME / "sandbox" / "description.json").read_text(encoding="utf-8"))["types"]
    assert len(promised()) > 80
    for name, part, kind, always in promised():
        described = types[name][part]
        assert always == described.startswith("!"), (name, part)
        assert kind == typed(described.removeprefix("!")) or (name, part) in WIDER, (name, part)


# ----- what TypeScript says


async def compiled(folder: Path) -> str:
    """Check the modules of a folder as `make types` checks the page's; gives the complaints."""
    config = {"extends": str(HERE / "tsconfig.json"), "include": ["./**/*.js"]}
    (folder / "tsconfig.json").write_text(json.dumps(config), encoding="utf-8")
    process = await asyncio.create_subprocess_exec(
        str(NODE), str(COMPILER), "-p", str(folder), cwd=folder, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate()
    return out.decode()


PLANTED = {
    "media.js": ("best?.file_unique_id", "best?.file_uniqe_id"),
    "chat.js": ('ask("unblock", this.place)', 'ask("unblok", this.place)'),
    "composer.js": ("message: post.id, text }", "message: post.id, text: 5 }"),
    "drawer.js": ("({ now: 0 })", "({})"),
    "tour.js": ("step.times ?? 1", "step.time ?? 1"),
    "state.js": ("given.faults", "given.fault"),
    "bubble.js": ("origin.sender_user_name", "origin.sender_user"),
    "groups.js": ('become("kicked")', 'become("gone")'),
    "sheets.js": ('w("close")', 'w("closed")'),
}


@typescript
@pytest.mark.asyncio
async def test_a_planted_fault_is_seen_in_each_module_and_none_elsewhere(tmp_path: Path) -> None:
    shutil.copytree(MODULES, tmp_path / "js")
    for name, (good, bad) in PLANTED.items():
        text = (MODULES / name).read_text(encoding="utf-8")
        assert good in text, name
        (tmp_path / "js" / name).write_text(text.replace(good, bad, 1), encoding="utf-8")
    found = set(re.findall(r"^js/(\w+\.js)\(", await compiled(tmp_path), re.MULTILINE))
    assert found == set(PLANTED)


# ----- what the sandbox sends, held against the types

# What is sent may hold more than the page reads; that is why it goes through a function first.
HEAD = """/** @import {News, Verbs} from "./js/types.js" */
/** @template T @typedef {T extends object ? {readonly [K in keyof T]: Sent<T[K]>} : T} Sent */
/** @template const T @param {T} given */
const sent = (given) => given;
/** @param {Sent<News>} given */
export const news = (given) => given;
/** @template {keyof Verbs} Verb @param {Verb} verb @param {Sent<Verbs[Verb][1]>} given */
export const gives = (verb, given) => [verb, given];
"""

STEP = {"person": 1, "title": {"id": "Sapa bot"}, "ends": ["Senang"], "moves": [{"says": "halo"}, {"taps": ["Setuju"]}]}
KEYS = {"keyboard": [[{"text": "Ya"}, {"text": "Lokasi", "request_location": True}]], "resize_keyboard": True}
BUTTONS = {
    "inline_keyboard": [[{"text": "Setuju", "callback_data": "ya"}, {"text": "Lihat", "url": "https://a.example"}]]
}
KINDS = (
    "location",
    "venue",
    "voice",
    "video",
    "video_note",
    "audio",
    "animation",
    "sticker",
    "poll",
    "dice",
    "document",
)


async def told(siti: Person, group: Group, line: Line, sandbox: Sandbox) -> str:
    """Let everything happen that the page is told of; gives the press that was answered."""
    await sandbox.guide(steps=[STEP])
    await siti.starts()
    for kind in KINDS:
        await siti.sends(kind)
    await siti.sends("contact", own=True)
    await siti.sends("forwarded", text="diteruskan ini", from_name="Rina")
    await siti.album(3, caption="Tiga sisi")
    await line("sendMessage", chat_id=siti.id, text="Mau <b>apa</b>?", parse_mode="HTML", reply_markup=KEYS)
    card = await line("sendMessage", chat_id=siti.id, text="Setuju?", reply_markup=BUTTONS)
    await line("pinChatMessage", chat_id=siti.id, message_id=card["message_id"])
    await line("sendChatAction", chat_id=siti.id, action="typing")
    press = await siti.taps("Setuju")
    await line("answerCallbackQuery", callback_query_id=press, text="Terima kasih", show_alert=True)
    rina = await sandbox.person("Rina")
    await rina.joins(group)
    said = await siti.says("halo semua", chat=group)
    await siti.forwards(said)
    await line("sendMessage", chat_id=group.id, text="Siapa?", reply_markup={"force_reply": True, "selective": False})
    await group.renames("Nama baru")
    await rina.leaves(group)
    await group.upgrades()
    await sandbox.fault("slow", method="getMe", seconds=0)
    await siti.says(LAST)
    return press


async def heard(line: Line, person: int, happen: Any) -> tuple[list[str], str]:
    """Listen as the page does until the last word is said; gives what was sent, and what happening gave."""
    async with line.session.ws_connect(f"{line.url}/control/live", max_msg_size=0) as socket:
        sent = [await socket.receive_str()]
        await socket.send_json({"people": [person], "calls": True})
        while '"calls":[{' not in sent[-1]:  # until then the sandbox has not taken in what this window follows
            await line("getMe")
            sent.append(await socket.receive_str())
        given = await happen
        # The rooms of a changed world have the last word too, before the news that comes with it.
        while not (LAST in sent[-1] and sent[-1].startswith('{"kind":"batch"')):
            sent.append(await socket.receive_str())
    return sent, given


async def answers(line: Line, siti: int, press: str) -> list[str]:
    """Ask what the page asks; gives the lines of the program, one a verb."""
    asked: dict[str, dict[str, Any]] = {
        "history": {"person": siti},
        "calls": {"last": 150},
        "menu": {"person": siti},
        "now": {},
        "toast": {"query": press},
        "tap": {"person": siti, "label": "Setuju"},
        "person": {"name": "Budi", "username": None},
        "group": {"title": "Grup", "members": [siti], "bot": None, "payload": None},
    }
    found = []
    for verb, body in asked.items():
        async with line.session.post(f"{line.url}/control/{verb}", json=body) as answer:
            assert answer.status == 200, verb
            found.append(f'gives("{verb}", sent({await answer.text()}));')
    return found


@typescript
@pytest.mark.asyncio
async def test_what_the_sandbox_sends_is_what_the_types_say(sandbox: Sandbox, line: Line, tmp_path: Path) -> None:
    """A bot of many words, a group and each kind of message; the same with a fault in it is refused."""
    await line("setMyCommands", commands=[{"command": "lapor", "description": "Melapor"}])
    siti = await sandbox.person("Siti Aminah")
    group = await sandbox.group("Grup", [siti], bot=line.bot)
    sent, press = await heard(line, siti.id, told(siti, group, line, sandbox))
    lines = [f"news(sent({one}));" for one in sent] + await answers(line, siti.id, press)
    for name in ("posts", "rooms", "answers", "actions", "calls", "pending"):
        assert any(f'"{name}":[{{' in one for one in lines), name
    shutil.copytree(MODULES, tmp_path / "js")
    programs = {"sent": lines}
    for name in ("revision", "file_unique_id", "username", "chat_id", "started", "steps", "more", "query"):
        first = next(one for one in lines if f'"{name}":' in one)
        programs[name] = [first.replace(f'"{name}":', '"else":')]
    for name, program in programs.items():
        (tmp_path / f"{name}.js").write_text(HEAD + "\n".join(program), encoding="utf-8")
    found = await compiled(tmp_path)
    assert set(re.findall(r"^(\w+)\.js\(", found, re.MULTILINE)) == set(programs) - {"sent"}, found[:2000]
