"""What the demo's people did before it begins: a table of steps, which go through the bot as people's do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.demo.people import AGUS, BUDI, DARMAWAN, DESK, DEWI, MAYA, RAHMAT, RATNA


class Act(StrEnum):
    """What somebody can do: start, say, reply to what they saw last, tap or press a button, send, or just look."""

    STARTS = "starts"
    SAYS = "says"
    REPLIES = "replies"
    TAPS = "taps"
    PINS = "pins"
    SENDS = "sends"
    LOOKS = "looks"


@dataclass(frozen=True, slots=True)
class Step:
    """Somebody does something, and sees a message of the bot with these words; ``at`` names the group it happens in."""

    who: str
    act: Act
    what: str = ""
    sees: str = ""
    at: str = ""


LIGHT = "Lampu jalan di Gang Kenanga RT 03 mati sejak tiga hari lalu. Kalau malam gelap sekali, warga takut lewat."
WASTE = "Sampah menumpuk di pinggir kali dekat pasar sejak minggu lalu. Baunya sampai ke rumah-rumah warga."
SIGN = (
    "Rambu batas muatan di jembatan Dusun Krajan roboh sejak kemarin. Truk pasir tetap lewat, "
    "padahal jembatannya sudah retak."
)
BRIBE = (
    "Kemarin petugas loket di kantor kelurahan meminta uang pelicin seratus ribu supaya surat pindah saya cepat "
    "selesai, tanpa kuitansi."
)
FENCE = "Pagar taman bermain di RW 05 rusak, besinya tajam."
POTHOLE = "Jalan Cempaka berlubang besar di depan bengkel sejak hujan kemarin. Sudah dua motor terperosok."
PARKING = "Setiap sore trotoar di depan Pasar Melati penuh parkir liar. Pejalan kaki terpaksa turun ke jalan."

UNSURE = "Tidak tahu, biar petugas yang memilih"
ROADS = "Dinas PU dan Penataan Ruang"
SKIPPED = Act.TAPS, "Lewati"
PHOTO = Act.SENDS, "photo"


def _greeted(who: str, story: str, *, asked: str = "Di mana kejadiannya") -> tuple[Step, ...]:
    """Write a first message; it is held until the notice is agreed to."""
    return (
        Step(who, Act.SAYS, story, "Selamat datang"),
        Step(who, Act.TAPS, "Setuju", asked),
    )


def _reports(
    who: str,
    place: tuple[Act, str],
    agency: str,
    *,
    evidence: tuple[Act, str] = SKIPPED,
    visibility: str = "Terbuka",
    waits: bool = False,
) -> tuple[Step, ...]:
    """Answer from the place to the review, and send; ``waits`` where somebody has to find the agency first."""
    files = [Step(who, *evidence, "1 lampiran"), Step(who, Act.TAPS, "Selesai")]
    return (
        Step(who, *place, "Ada bukti"),
        *([Step(who, *evidence)] if evidence == SKIPPED else files),
        Step(who, Act.LOOKS, sees="Kepada siapa"),
        Step(who, Act.TAPS, agency, "Siapa yang boleh tahu"),
        Step(who, Act.TAPS, visibility, "Periksa laporan"),
        Step(who, Act.TAPS, "Kirim", "dengan kode"),
        *([] if waits else [Step(who, Act.LOOKS, sees="sudah diteruskan")]),
    )


def _words(who: str, button: str, words: str, *, at: str = "") -> tuple[Step, ...]:
    """Press a button of a card, write the words, and send them; in a group the words are a reply."""
    return (
        Step(who, Act.TAPS, button, f"{who}, Tulis" if at else "Tulis", at),
        Step(who, Act.REPLIES if at else Act.SAYS, words, "Kirim kepada pelapor?", at),
        Step(who, Act.TAPS, "Kirim", "sudah terkirim", at),
    )


STEPS: tuple[Step | timedelta, ...] = (
    timedelta(days=1),
    # A street light, answered in the group and solved.
    *_greeted(RAHMAT, LIGHT),
    *_reports(RAHMAT, (Act.SAYS, "Gang Kenanga RT 03, Kelurahan Melati"), "Dinas Perhubungan"),
    Step(BUDI, Act.LOOKS, sees="warga takut lewat", at=DESK),
    Step(BUDI, Act.TAPS, "Terima", "Sedang ditindaklanjuti", DESK),
    Step(RAHMAT, Act.LOOKS, sees="sedang ditindaklanjuti"),
    timedelta(days=2, hours=3),
    *_words(BUDI, "Jawab", "Lampunya sudah kami ganti siang ini, Pak. Terima kasih sudah mengabari.", at=DESK),
    Step(RAHMAT, Act.LOOKS, sees="sudah kami ganti"),
    Step(RAHMAT, Act.TAPS, "Sudah selesai", "ditutup"),
    Step(BUDI, Act.LOOKS, sees="Ditutup oleh Pelapor", at=DESK),
    Step(RAHMAT, Act.TAPS, "5 ⭐", "Ada satu kalimat"),
    Step(RAHMAT, Act.SAYS, "Cepat sekali, gang kami terang lagi.", "tersimpan"),
    Step(BUDI, Act.LOOKS, sees="5 dari 5", at=DESK),
    timedelta(days=3, hours=-2),
    # Waste with a photo: asked back, supplied, answered, not solved.
    Step(RAHMAT, Act.SAYS, WASTE, "Di mana kejadiannya"),
    *_reports(RAHMAT, (Act.SAYS, "Dekat pasar"), "Dinas Lingkungan Hidup", evidence=PHOTO),
    Step(DEWI, Act.LOOKS, sees="Foto untuk laporan"),
    *_words(DEWI, "Minta kelengkapan", "Pasar yang mana, Pak, dan di sisi kali sebelah mana?"),
    Step(RAHMAT, Act.LOOKS, sees="Pasar yang mana"),
    timedelta(days=1, hours=4),
    Step(RAHMAT, Act.SAYS, "Pasar Melati, di belakang los ikan, sisi jalan kampung.", "Kirim kepada petugas?"),
    Step(RAHMAT, Act.TAPS, "Kirim", "sudah kami teruskan"),
    Step(DEWI, Act.LOOKS, sees="Dari pelapor"),
    timedelta(days=2, hours=-3),
    *_words(DEWI, "Jawab", "Tumpukan di belakang los ikan sudah kami angkut pagi ini, dua truk."),
    Step(RAHMAT, Act.LOOKS, sees="dua truk"),
    # A village head does not know whose it is: the admin finds the agency.
    *_greeted(DARMAWAN, SIGN, asked="Atas nama siapa"),
    Step(DARMAWAN, Act.TAPS, "Saya sendiri", "Di mana kejadiannya"),
    *_reports(DARMAWAN, (Act.PINS, "-7.26120, 112.68940"), UNSURE, waits=True),
    Step(RATNA, Act.LOOKS, sees="Truk pasir"),
    timedelta(days=1, hours=1),
    Step(RAHMAT, Act.TAPS, "Belum selesai", "Tanggapan Anda"),
    Step(DEWI, Act.LOOKS, sees="belum selesai"),
    Step(RATNA, Act.TAPS, "→ Dinas Perhubungan", "Terdisposisi"),
    Step(DARMAWAN, Act.LOOKS, sees="sudah diteruskan"),
    Step(BUDI, Act.LOOKS, sees="Truk pasir", at=DESK),
    Step(BUDI, Act.TAPS, "Terima", "Sedang ditindaklanjuti", DESK),
    Step(DARMAWAN, Act.LOOKS, sees="sedang ditindaklanjuti"),
    timedelta(days=5, hours=-2),
    # A bribe, without a name: in private to the Inspektorat and the one who verifies.
    *_greeted(MAYA, BRIBE),
    *_reports(MAYA, (Act.SAYS, "Kantor Kelurahan Melati"), "Inspektorat", visibility="Anonim"),
    Step(AGUS, Act.LOOKS, sees="penyalahgunaan wewenang"),
    Step(AGUS, Act.TAPS, "Baca lengkap", "uang pelicin"),
    Step(RATNA, Act.LOOKS, sees="penyalahgunaan wewenang"),
    timedelta(days=3),
    # One that is begun and left.
    Step(RAHMAT, Act.SAYS, FENCE, "Di mana kejadiannya"),
    Step(RAHMAT, Act.SAYS, "/batal", "Tinggalkan yang sedang ditulis"),
    Step(RAHMAT, Act.TAPS, "Ya, tinggalkan", "masih kami simpan"),
    timedelta(days=2),
    # A pothole: nobody of that agency has joined, so it waits where the admin sees it.
    Step(RAHMAT, Act.SAYS, POTHOLE, "Di mana kejadiannya"),
    *_reports(RAHMAT, (Act.SAYS, "Jalan Cempaka, depan bengkel"), ROADS, waits=True),
    Step(RATNA, Act.LOOKS, sees="dua motor"),
    # Parked cars, without a name: new on the group's desk.
    Step(MAYA, Act.SAYS, PARKING, "Di mana kejadiannya"),
    *_reports(MAYA, (Act.SAYS, "Depan Pasar Melati"), "Dinas Perhubungan", visibility="Anonim"),
    Step(BUDI, Act.LOOKS, sees="Pejalan kaki", at=DESK),
    timedelta(days=1, hours=-1),
)
"""What they did after they had joined, in order; before time passes (a span), all have seen what they were sent.

Before a card's button is tapped, its person sees words that only the card has, so that it is there and up to date.
"""

SPAN = sum((step for step in STEPS if isinstance(step, timedelta)), timedelta())
"""How long before now all of it began."""
