"""Where somebody can be in a conversation, how one gets there, and how it goes on from there."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Role
from bot.tools import in_unit
from bot.usecases.bans import bar
from sandbox.client import Refused
from tests.story import casework, desks, look, paths, repliers, rulers, stewards, wardens
from tests.story.desks import ANSWER, DLH, RUBBISH
from tests.story.kinds import FAMILIES
from tests.story.villages import ASKED, TYPED_BY_HEADS, at_head, at_list, at_list_send, from_list, from_list_send
from tests.support.world import STORY, UNSURE

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sandbox.client import Message, Person
    from tests.support.world import World

    Reach = Callable[[World], Awaitable[Person]]
    GoOn = Callable[[World, Person], Awaitable[None]]

__all__ = ["ANSWER", "RUBBISH"]

SIGN = "Rambu lalu lintas di Jalan Mawar roboh sejak kemarin."
"""Another story for the agency that the lamps go to."""

CASES = {
    "dlh": (DLH, RUBBISH),
    "pupr": (
        "Dinas PU dan Penataan Ruang",
        "Jalan berlubang di depan SDN 3 Melati, aspal rusak parah dan banyak genangan air.",
    ),
    "dinkes": (
        "Dinas Kesehatan",
        "Antrean puskesmas terlalu lama, dokter tidak datang dan obat habis sejak Senin.",
    ),
    "disdik": (
        "Dinas Pendidikan",
        "Sekolah belum membagikan buku, guru sering tidak hadir mengajar di SDN 3.",
    ),
    "dukcapil": (
        "Dinas Kependudukan dan Pencatatan Sipil",
        "Antrean perekaman KTP di kantor dukcapil Jalan Melati terlalu lama, blangko e-KTP habis sejak Senin.",
    ),
}
"""Agencies with a report of their own for each, so that officers of one world do not get each other's cards."""

LOOKS = {
    "title": ("Judul", "Judul sekarang", "Lampu jalan padam sekampung"),
    "class": ("Jenis", "jenis apa", "Pengaduan"),
    "story": ("Isi cerita", "Ceritakan masalahnya", STORY),
    "place": ("Tempat", "Di mana kejadiannya", "Lewati"),
    "area": ("Wilayah", "Di desa atau kelurahan mana", "Lewati"),
    "date": ("Tanggal kejadian", "Kapan kejadiannya", "kemarin"),
    "evidence": ("Lampiran", "Kirim", "1"),
    "agency": ("Instansi", "Kepada siapa", "1"),
    "visibility": ("Sifat", "Siapa yang boleh tahu", "1"),
    "name": ("Nama", "Nama sekarang", "Rina Wulandari"),
    "phone": ("Nomor telepon", "Ketik nomor telepon", "Tanpa nomor"),
}
"""What ``Ubah`` offers: the button, by what its question is recognised, and a typed answer."""

TYPED = {slot: answer for slot, (_, _, answer) in LOOKS.items()} | {
    "edit": "Kembali",
    "more": "Di depan balai warga.",
    "like": "Tetap kirim laporan saya",
    **TYPED_BY_HEADS,
}
"""A typed answer to every question of a report before the last."""


async def at_consent(world: World) -> Person:
    """Have been greeted."""
    person = await world.sandbox.person("Rina Wulandari")
    await person.starts()
    await person.sees("Selamat datang")
    return person


async def at_idle(world: World) -> Person:
    """Have agreed; nothing is open."""
    return await world.citizen("Rina Wulandari")


async def at(world: World, slot: str) -> Person:
    """Be asked a question of the report."""
    return await paths.at(world, slot)


async def at_story(world: World) -> Person:
    """Be asked for the story."""
    return await at(world, "story")


async def at_agency(world: World) -> Person:
    """Be asked for the agency, with nothing said about the place."""
    person = await at_idle(world)
    await person.says(STORY)
    await skips(person)
    return person


async def at_more(world: World) -> Person:
    """Be asked for what a story does not say: it names no place, and the place was passed over."""
    person = await at_idle(world)
    await person.says("Sampah menumpuk dan berbau busuk, sudah seminggu tidak diangkut.")
    await person.sees("Di mana kejadiannya")
    await person.says("Lewati")
    await person.sees("Satu pertanyaan lagi")
    return person


async def at_like(world: World) -> Person:
    """Be shown a report of somebody else about the same lamp."""
    other = await at_idle(world)
    await other.says(STORY)
    await other.sees("Di mana kejadiannya")
    await other.says("Jalan Teratai 3")
    await other.sees("Ada bukti")
    await other.says("Lewati")
    await other.sees("Kepada siapa")
    await reviews(other)
    await other.taps("Kirim")
    await other.sees("dengan kode")
    person = await at_idle(world)
    await person.says("Lampu jalan di dekat pos ronda mati, gelap sekali.")
    await alike(person)
    return person


async def alike(person: Person) -> None:
    """Name the place where the same was reported."""
    await person.sees("Di mana kejadiannya")
    await person.says("Jalan Teratai")
    await person.sees(paths.ALIKE)


async def at_send(world: World) -> Person:
    """Be asked whether to send."""
    person = await at_agency(world)
    await reviews(person)
    return person


async def at_edit(world: World, slot: str = "") -> Person:
    """Be asked what to change, or the question that is put to change this."""
    person = await at_send(world)
    await edits(person, slot)
    return person


async def edits(person: Person, slot: str = "") -> None:
    """Go from the review to what is to be changed."""
    await presses(person, "Ubah")
    await person.sees("Apa yang ingin diubah")
    if slot:
        label, prompt, _ = LOOKS[slot]
        await presses(person, label)
        await person.sees(prompt)


async def at_words(world: World, agency: str = "dlh", button: str = "Jawab") -> Person:
    """Be an officer who is asked for words on a case."""
    officer = await world.officer("Dewi Lestari", agency=agency)
    citizen = await world.citizen("Slamet Riyadi")
    name, story = CASES[agency]
    code = await world.reported(citizen, choice=name, story=story)
    await officer.taps(button, message=await officer.sees(code))
    await officer.sees("Tulis ")
    return officer


async def at_send_words(world: World, agency: str = "dlh", button: str = "Jawab") -> Person:
    """Be an officer who is shown the words before they leave."""
    officer = await at_words(world, agency, button)
    await officer.says(ANSWER)
    await officer.sees("Kirim kepada pelapor?")
    return officer


async def at_supply(world: World) -> Person:
    """Be a citizen who adds something to a report."""
    person = await at_idle(world)
    await world.reported(person)
    await supplies(person)
    return person


async def supplies(person: Person) -> None:
    """Begin an addition to the one report there is."""
    await person.says("Tambah keterangan")
    await person.sees("Tulis tambahan")


async def at_send_supply(world: World) -> Person:
    """Be a citizen who is shown the addition before it leaves."""
    person = await at_supply(world)
    await person.says("Tiangnya juga miring.")
    await person.sees("Kirim kepada petugas?")
    return person


async def at_rate(world: World) -> Person:
    """Be a citizen who has pressed a star, and is asked for a word."""
    officer, person = await world.officer("Wahyu Hidayat", agency="dukcapil"), await at_idle(world)
    name, story = CASES["dukcapil"]
    code = await world.reported(person, choice=name, story=story)
    await desks.answered(officer, await officer.sees(code))
    await person.taps("Sudah selesai", message=await person.sees(f"menjawab laporan {code}"))
    await person.sees(f"Laporan {code} ditutup")
    await rates(person, "5 ⭐")
    return person


async def rates(person: Person, stars: str) -> None:
    """Press a star under the newest notice that has some."""
    closed = next(one for one in reversed(await person.screen()) if any(stars in row for row in one.buttons))
    await person.taps(stars, message=closed)
    await person.sees("Ada satu kalimat")


async def rates_again(person: Person) -> None:
    """Press another star than the last one."""
    last = next(one.text for one in reversed(await person.screen()) if " dari 5" in one.text)
    await rates(person, "4 ⭐" if "5 dari 5" in last else "5 ⭐")


async def from_rate(_: World, person: Person) -> None:
    """Have nothing to add."""
    await person.says("Lewati")
    await person.sees("terima kasih sudah menilai")


async def at_appeal(world: World) -> Person:
    """Be restricted, and asked what to say against it."""
    person = await at_idle(world)
    code = await world.reported(person)
    in_unit(world.settings, lambda unit: bar(unit, unit.reports.find_code(code), reason="Laporan palsu.", days=30))
    await person.says("/lapor")
    await person.sees("Admin membatasi akun ini")
    await appeals(person)
    return person


async def appeals(person: Person) -> None:
    """Press the button under the reason."""
    await person.taps("Ajukan keberatan")
    await person.sees("Tulis keberatan Anda")


async def at_send_appeal(world: World) -> Person:
    """Be shown the appeal before it leaves."""
    person = await at_appeal(world)
    await person.says("Laporan saya benar.")
    await person.sees("Kirim keberatan ini")
    return person


async def back_to_appeal(person: Person) -> None:
    """Leave the appeal that was written, and begin again."""
    await leaves(person)
    await appeals(person)


async def from_appeal(world: World, person: Person) -> None:
    """Write the appeal, and send it."""
    await person.says("Laporan saya benar.")
    await person.sees("Kirim keberatan ini")
    await from_send_appeal(world, person)


async def from_send_appeal(_: World, person: Person) -> None:
    """Send the appeal."""
    await presses(person, "Kirim")
    await person.sees("sudah kami teruskan kepada admin")


async def at_assign(world: World) -> Person:
    """Be a verifier who chooses among all agencies where somebody joined."""
    await world.officer("Agus Salim", agency="dinsos")
    verifier = await desks.verifier(world)
    citizen = await world.citizen("Slamet Riyadi")
    code = await world.reported(citizen, choice=UNSURE)
    await verifier.taps("Instansi lain …", message=await verifier.sees(code))
    await verifier.sees("Instansi yang mana")
    return verifier


async def at_invite(world: World, role: str = "") -> Person:
    """Be an admin who is asked whom to invite, or into which agency."""
    admin = await desks.joined(world, Role.ADMIN, "Ratna Kusuma")
    await invites(admin, role)
    return admin


async def invites(admin: Person, role: str = "") -> None:
    """Begin an invitation."""
    await admin.says("/undang")
    await admin.sees("Siapa yang diundang")
    if role:
        await admin.says(role)
        await admin.sees("Instansi yang mana")


async def skips(person: Person, *, files: int = 0) -> Message:
    """Answer from the place to the agency with nothing more to say; gives the question for the agency."""
    await person.sees("Di mana kejadiannya")
    await person.says("Lewati")
    await person.sees(f"{files} lampiran sudah disimpan:" if files else "Ada bukti")
    await person.says("Selesai" if files else "Lewati")
    return await person.sees("Kepada siapa")


async def reviews(person: Person, agency: str = "Dinas Perhubungan") -> Message:
    """Choose the agency and let everybody know the name; gives the review."""
    await presses(person, agency)
    await person.sees("Siapa yang boleh tahu")
    await presses(person, "Terbuka")
    return await person.sees("Periksa laporan")


async def presses(person: Person, label: str) -> str:
    """Press a button as soon as it is on the screen."""
    while True:
        try:
            return await person.taps(label)
        except Refused:
            await person.sees("")


async def leaves(person: Person) -> None:
    """Leave what is being written, and say so when asked."""
    await person.says("/batal")
    await person.sees("Tinggalkan yang sedang ditulis?")
    await presses(person, "Ya, tinggalkan")
    await person.sees("Dibatalkan")


async def from_consent(_: World, person: Person) -> None:
    """Agree."""
    await presses(person, "Setuju")
    await person.sees("Persetujuan Anda sudah dicatat")


async def from_report(world: World, person: Person) -> None:
    """Answer whatever is asked by typing, and send."""
    for _ in range(len(paths.PROMPTS) + 2):
        step = look.step(world, person) or "report/story"
        if step == "report/send":
            break
        await person.says(TYPED[step.removeprefix("report/")])
        await world.sandbox.settled(world.bot)
    await look.answered(world, person)  # an earlier summary has the same button
    await person.taps("Kirim")
    await person.sees("dengan kode")


async def from_words(world: World, person: Person) -> None:
    """Write the words, and send them."""
    await person.says(ANSWER)
    await person.sees("Kirim kepada pelapor?")
    await from_send_words(world, person)


async def from_send_words(_: World, person: Person) -> None:
    """Send the words."""
    await presses(person, "Kirim")
    await person.sees("sudah terkirim kepada pelapor")


async def from_supply(world: World, person: Person) -> None:
    """Write the addition, and send it."""
    await person.says("Tiangnya juga miring.")
    await person.sees("Kirim kepada petugas?")
    await from_send_supply(world, person)


async def from_send_supply(_: World, person: Person) -> None:
    """Send the addition."""
    await presses(person, "Kirim")
    await person.sees("sudah kami teruskan")


async def from_assign(_: World, person: Person) -> None:
    """Name an agency."""
    await person.says("Dinas Sosial")
    await person.sees("diteruskan ke Dinas Sosial")


async def from_invite(_: World, person: Person) -> None:
    """Choose whom to invite."""
    await person.says("Petugas verifikasi")
    await person.sees("Undangan petugas verifikasi")


async def from_invite_agency(_: World, person: Person) -> None:
    """Choose into which agency."""
    await person.says("Dinas Sosial")
    await person.sees("Undangan petugas Dinas Sosial")


async def back_to(person: Person, prompt: str) -> None:
    """Go one question back."""
    await person.says("Kembali")
    await person.sees(prompt)


async def back_to_more(person: Person) -> None:
    """Go back to what the story did not say; a place that came meanwhile is passed over again."""
    await person.says("Kembali")
    while "Satu pertanyaan lagi" not in (last := (await person.screen())[-1]).text:
        if "Di mana kejadiannya" in last.text:
            await person.says("Lewati")
        await asyncio.sleep(0.05)


async def back_to_alike(person: Person) -> None:
    """Go back to the place where the same was reported, from another one that came meanwhile."""
    await person.says("Kembali")
    await alike(person)


async def back_to_words(person: Person, button: str = "Jawab") -> None:
    """Leave the words that were written, and begin again."""
    await leaves(person)
    await presses(person, button)
    await person.sees("Tulis ")


async def back_to_supply(person: Person) -> None:
    """Leave the addition that was written, and begin again."""
    await leaves(person)
    await supplies(person)


SHORT = frozenset({"text", "number", "emoji", "markup", "right to left", "reply", "edit", "forwarded"})
"""Kinds that are words, however few."""

WORDED = SHORT | {"zero", "location", "venue"}
"""Kinds that are words on a case: a place tells where."""


@dataclass(frozen=True)
class Step:
    """A place in a conversation: how to get there and on; which kinds of message are an answer to its question there.

    ``after`` is where such an answer leads, ``back`` the way back from there.
    """

    reach: Reach
    go_on: GoOn = from_report
    answers: frozenset[str] = frozenset()
    after: str | None = ""
    back: Callable[[Person], Awaitable[None]] = back_to_words
    written: bool = True
    """Whether something would be lost by leaving."""


def _path(reach: Reach, slot: str, *answers: str, written: bool = True) -> Step:
    """A question of the path; of the story the little texts are kept, until with the emoji they are enough."""
    after = list(paths.PROMPTS)[list(paths.PROMPTS).index(slot) + 1]
    back = partial(back_to, prompt=paths.PROMPTS[slot])
    return Step(reach, answers=frozenset(answers), after=f"report/{after}", back=back, written=written)


def _edit(slot: str, *answers: str) -> Step:
    return Step(
        partial(at_edit, slot=slot),
        answers=frozenset(answers),
        after="report/send",
        back=partial(edits, slot=slot),
    )


def _behalf(slot: str, after: str = "", *answers: str) -> Step:
    """A question that village heads are asked before the story."""
    back = partial(back_to, prompt=ASKED[slot])
    reach, following = partial(at_head, slot=slot), f"report/{after}"
    return Step(reach, answers=frozenset(answers), after=following, back=back, written=False)


def _words(agency: str, button: str, conversation: str) -> Step:
    return Step(
        partial(at_words, agency=agency, button=button),
        from_words,
        answers=WORDED,
        after=f"{conversation}/send",
        back=partial(back_to_words, button=button),
        written=False,
    )


def _case(
    button: str,
    *choices: tuple[str, str],
    kinds: frozenset[str] = frozenset(),
    after: str | None = "",
    written: bool = False,
) -> Step:
    """A question about a case that a verifier looked up, after so many choices."""
    return Step(
        partial(casework.at_case, button=button, choices=choices),
        casework.leaves,
        answers=kinds,
        after=after,
        back=partial(casework.begins_again, button=button, choices=choices),
        written=written,
    )


def _kept(
    *choices: tuple[str, str], kinds: frozenset[str] = frozenset(), after: str | None = None, also: str = ""
) -> Step:
    """A question about ready replies, after so many choices."""
    reach, back = partial(repliers.at_replies, choices=choices, also=also), partial(repliers.again, choices=choices)
    return Step(reach, repliers.from_replies, answers=kinds, after=after, back=back, written=False)


def _menu(choice: str) -> tuple[str, str]:
    return choice, casework.AFTER[choice]


MENU, PUBLISHED = "Lainnya …", "Sunting yang terbit"
FORWARDED = (DLH, "alasan laporan")
ARCHIVED = ("Terlalu umum", "penjelasan untuk pelapor")
CLASSED = ("Aspirasi", "alasannya untuk laporan")

STEPS = {
    "consent": Step(at_consent, from_consent, written=False),
    "idle": _path(at_idle, "story", "emoji", written=False),
    "story": _path(at_story, "story", "emoji", written=False),
    "place": _path(
        partial(at, slot="place"), "place", "text", "markup", "right to left", "reply", "forwarded", "location", "venue"
    ),
    "more": Step(
        at_more,
        answers=WORDED,
        after="report/evidence",
        back=back_to_more,
    ),
    "like": Step(at_like, answers=frozenset({"location", "venue"}), after="report/evidence", back=back_to_alike),
    "evidence": Step(partial(at, slot="evidence")),
    "agency": Step(partial(at, slot="agency")),
    "visibility": Step(partial(at, slot="visibility")),
    "send": Step(at_send),
    "edit": Step(at_edit),
    "edit title": _edit("title", "markup", "right to left"),
    "edit class": _edit("class"),
    "edit story": _edit("story"),
    "edit place": _edit("place", "text", "markup", "right to left", "reply", "forwarded", "location", "venue"),
    "edit area": _edit("area"),
    "edit date": _edit("date"),
    "edit evidence": _edit("evidence"),
    "edit agency": _edit("agency"),
    "edit visibility": _edit("visibility"),
    "edit name": _edit("name", *SHORT),
    "edit phone": _edit("phone", "own contact"),
    "whom": _behalf("whom"),
    "agreed": _behalf("agreed"),
    "resident": _behalf("resident", "contact", *SHORT),
    "contact": _behalf("contact", "story", "own contact"),
    "households": _behalf("households", "story", "number"),
    "list": Step(at_list, from_list, written=False),
    "list send": Step(at_list_send, from_list_send, written=False),
    "answer": _words("dlh", "Jawab", "answer"),
    "send answer": Step(partial(at_send_words, agency="pupr"), from_send_words),
    "ask": _words("dinkes", "Minta kelengkapan", "ask"),
    "send ask": Step(partial(at_send_words, agency="disdik", button="Minta kelengkapan"), from_send_words),
    "supply": Step(
        at_supply,
        from_supply,
        answers=WORDED | FAMILIES["files"].keys(),
        after="supply/send",
        back=back_to_supply,
        written=False,
    ),
    "send supply": Step(at_send_supply, from_send_supply),
    "rate": Step(at_rate, from_rate, answers=SHORT | {"zero"}, after=None, back=rates_again, written=False),
    "appeal": Step(
        at_appeal, from_appeal, answers=SHORT | {"zero"}, after="appeal/send", back=back_to_appeal, written=False
    ),
    "send appeal": Step(at_send_appeal, from_send_appeal),
    "restrict": Step(
        partial(wardens.at_restrict, slot="words"),
        wardens.from_restrict,
        answers=SHORT | {"zero"},
        after="restrict/span",
        back=wardens.back_to_restrict,
        written=False,
    ),
    "restrict span": Step(partial(wardens.at_restrict, slot="span"), wardens.from_restrict),
    "restrict send": Step(partial(wardens.at_restrict, slot="send"), wardens.from_restrict),
    "assign": Step(at_assign, from_assign, written=False),
    "invite": Step(at_invite, from_invite, written=False),
    "invite agency": Step(
        partial(at_invite, role="Petugas instansi"),
        from_invite_agency,
        answers=frozenset({"number"}),
        after=None,
        back=partial(invites, role="Petugas instansi"),
        written=False,
    ),
    "revoke": Step(
        partial(stewards.at_revoke, agency="dinsos", slot="words"),
        stewards.from_revoke,
        answers=SHORT | {"zero"},
        after="revoke/send",
        back=stewards.back_to_revoke,
        written=False,
    ),
    "revoke to": Step(partial(stewards.at_revoke, agency=stewards.WATER, slot="to"), stewards.from_revoke),
    "revoke send": Step(partial(stewards.at_revoke, agency=casework.OFFICE, slot="send"), stewards.from_revoke),
    "hand over": Step(partial(stewards.at_handover, slot="to"), stewards.from_handover, written=False),
    "hand over term": Step(partial(stewards.at_handover, slot="term"), stewards.from_handover, written=False),
    "hand over days": Step(partial(stewards.at_handover, slot="days"), stewards.from_handover, written=False),
    "hand over send": Step(partial(stewards.at_handover, slot="send"), stewards.from_handover, written=False),
    "rules": Step(rulers.at_rules, rulers.from_rules, written=False),
    "rules text": Step(
        partial(rulers.at_rules, choice=rulers.EXPLAIN),
        rulers.from_text,
        answers=SHORT | {"zero"},
        after=None,
        back=partial(rulers.opens, choice=rulers.EXPLAIN),
        written=False,
    ),
    "rules agency": Step(
        partial(rulers.at_rules, choice=rulers.RESULTS),
        rulers.from_results,
        answers=frozenset({"number"}),
        after=None,
        back=partial(rulers.opens, choice=rulers.RESULTS),
        written=False,
    ),
    "rollback": Step(partial(rulers.at_rules, choice=rulers.VERSIONS), rulers.from_versions, written=False),
    "rollback follow": Step(rulers.at_rollback, rulers.from_rollback, written=False),
    "publish": Step(partial(rulers.at_rules, choice=rulers.PUBLISH), rulers.from_publish, written=False),
    "forward": _case("Teruskan"),
    "forward words": _case("Teruskan", FORWARDED, kinds=SHORT | {"zero"}, after="forward/send"),
    "forward send": _case("Teruskan", FORWARDED, (casework.REASON, "Kirim kepada pelapor?"), written=True),
    "archive": _case("Arsipkan"),
    "archive words": _case("Arsipkan", ARCHIVED, kinds=SHORT | {"zero"}, after="archive/send"),
    "archive send": _case("Arsipkan", ARCHIVED, (casework.REASON, "Kirim kepada pelapor?"), written=True),
    "manage": _case(MENU),
    "manage into": _case(MENU, _menu("Gabungkan")),
    "manage title": _case(
        MENU,
        _menu(PUBLISHED),
        kinds=frozenset({"text", "markup", "right to left", "reply", "forwarded"}),
        after="manage/published",
    ),
    "manage published": _case(
        MENU, _menu(PUBLISHED), ("Biarkan", "Isi yang terbit"), kinds=SHORT | {"zero"}, after="manage/words"
    ),
    "manage visibility": _case(MENU, _menu("Batasi sifat")),
    "manage class": _case(MENU, _menu("Ubah jenis")),
    "manage official": _case(MENU, _menu("Nomor SP4N-LAPOR!")),
    "manage words": _case(MENU, _menu("Blokir konten"), kinds=SHORT | {"zero"}, after="manage/send"),
    "replies": Step(repliers.at_replies, repliers.from_replies, written=False),
    "replies agency": _kept(repliers.ADDS, also="perdagangan_umkm"),
    "replies reply": _kept(repliers.ADD, kinds=SHORT | {"zero"}, after="replies/words"),
    "replies words": _kept(repliers.ADD, repliers.NAME, kinds=SHORT | {"zero"}),
    "replies act": _kept(repliers.OPEN),
    "replies sure": _kept(repliers.OPEN, repliers.DELETE),
    "canned": Step(
        repliers.at_canned,
        repliers.from_canned,
        # Whoever replies to the prompt says it in words of their own.
        answers=frozenset({"reply"}),
        after="answer/send",
        back=repliers.back_to_canned,
        written=False,
    ),
    "take over": Step(casework.at_take_over, casework.from_take_over, written=False),
    "manage send": Step(
        partial(casework.at_case, button=MENU, choices=(_menu("Ubah jenis"), CLASSED, (casework.REASON, "Kirim?"))),
        casework.sends_kind,
    ),
}


async def everybody(world: World) -> dict[str, Person]:
    """Give a person at every step, in one world."""
    people = await asyncio.gather(*(step.reach(world) for step in STEPS.values()))
    await look.quiet(world)
    return dict(zip(STEPS, people, strict=True))
