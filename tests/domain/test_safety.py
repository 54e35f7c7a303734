"""Emergencies of this moment and sensitive topics are found, and what only sounds like them is not; all is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.data.safety_file import safety
from bot.domain.rules import Phrase, Rules
from bot.domain.safety import ENOUGH, SENSITIVE, TOPICS, Safety, Signals, signals

SHIPPED = safety()

EMERGENCIES = [
    "Tolong kebakaran di gang Kenanga, apinya makin besar!",
    "TOLOOONG KEBAKARAAAN",
    "rumah tetangga terbakar, damkar belum datang",
    "Ada kebakaran di pasar Melati",
    "omah kobong pak, cepet mrene",
    "gudang kasur kebakar, api merembet ke warung",
    "Mobil terbakar di depan balai Cempaka",
    "Tahun lalu juga, tapi sekarang rumah warga terbakar lagi, api berkobar, orang terjebak di dalam rumah",
    "Ada orang tenggelam di sungai dekat jembatan Dahlia",
    "bocah hanyut kebawa arus kali",
    "anak kecil kecemplung sumur",
    "Ibu saya terjebak di lift balai kota",
    "bayi terkunci di dalam mobil",
    "tukang tertimbun tanah galian",
    "pohon tumbang menimpa pengendara, orangnya terjepit",
    "longsor menimpa rumah di dusun Teratai, ada yang tertimbun",
    "pekerja kesetrum di atap, badannya kaku",
    "barusan ada kecelakaan di simpang Flamboyan, korban tergeletak",
    "Kecelakaan beruntun, banyak yang luka",
    "bapak saya tidak sadarkan diri",
    "kakek gak sadarkan diri butuh ambulans",
    "nenek sesak nafas parah",
    "istri saya ketuban pecah, mobil tidak ada",
    "korban pendarahan hebat",
    "suami saya kena serangan jantung",
    "tolong saya dipukuli",
    "saya sedang dianiaya suami, pintu dikunci",
    "tetangga ngamuk bawa parang",
    "lagi tawuran di lapangan Anyelir, ada yang bawa celurit",
    "ada rampok masuk rumah, saya sembunyi di kamar",
    "anak saya diculik orang naik mobil hitam",
    "karyawan toko disandera",
    "saya mau bunuh diri",
    "aku pengen mati aja",
    "saya takut kakak bunuh diri, dia mengunci pintu",
    "gak kuat hidup lagi",
    "capek hidup, mau mengakhiri hidup",
    "ada perempuan mau lompat dari jembatan Dahlia",
    "bau gas menyengat di dapur kos",
    "tabung gas bocor, mendesis",
    "gas elpiji meledak di warung soto",
    "kabel listrik putus dan jatuh di genangan depan musala",
    "kabel PLN mengeluarkan api",
    "tiang listrik roboh melintang di gang",
    "air sudah sedada, kami naik ke atap",
    "banjir sudah masuk rumah, mohon evakuasi lansia",
    "banjir masuk rumah",
    "airnya deras, banjir masuk ke rumah bibi",
    "kami terjebak banjir di lantai dua",
    "butuh perahu, air terus naik",
    "tanggul jebol",
    "My neighbour's house is on fire!",
    "there is a fire in the kitchen",
    "a boy is drowning in the canal",
    "someone injured, need an ambulance",
    "my father is unconscious",
    "gas leak at the food stall",
    "power line down on the street",
    "I want to die",
    "water in my house up to the waist",
    "a man with a knife is outside",
    "I am being beaten",
]

CHILDREN = [
    "Anak tetangga sering dipukuli ayah tirinya",
    "kekerasan terhadap anak di panti Mawar",
    "guru ngaji mencabuli santri",
    "siswa ditampar guru sampai lebam",
    "perundungan di sekolah keponakan saya, tiap hari",
    "anak saya dibully teman sekelas",
    "ada bocah disuruh mengemis di lampu merah",
    "bayi dibuang di dekat pasar",
    "anak ditelantarkan orang tuanya",
    "eksploitasi anak oleh pemilik warung",
    "balita dikurung di kamar, menangis terus",
    "pedofil di kampung kami",
    "murid dilecehkan pelatihnya",
    "pernikahan anak, umurnya baru empat belas",
    "A teacher hit my son at school",
    "child abuse next door",
    "my daughter is bullied at school",
    "children forced to beg at the crossing",
    "Suami memukul saya, lalu anak saya dipukul juga",
]

VIOLENCE = [
    "Kakak saya korban KDRT",
    "suami saya suka main tangan sama istri",
    "saya dipukul suami kalau mabuk",
    "dipukul oleh majikan",
    "pelecehan di angkot jurusan Melati",
    "perempuan itu diperkosa majikannya",
    "pemukulan oleh ketua pemuda",
    "saya diancam dibunuh mantan pacar",
    "mengancam akan membakar rumah ibu",
    "penganiayaan di parkiran pasar",
    "adik saya korban pengeroyokan",
    "mantan menyebarkan foto telanjang saya",
    "pegawai itu meraba, saya digerayangi di ruang arsip",
    "kekerasan dlm rumah tangga",
    "kekerasan dalam rumah tangga di blok C",
    "dilecehkan atasan",
    "dia mengancam warga, katanya punya senjata tajam",
    "My husband beats me",
    "she was raped",
    "sexual harassment by my boss",
    "he threatened to kill me",
    "domestic violence in block B",
]

ABUSE = [
    "Pungli pengurusan surat pengantar",
    "ada pungutan liar di loket",
    "petugas minta uang rokok supaya cepat",
    "harus kasih uang pelicin dulu",
    "korupsi dana desa",
    "kepala bidang menerima suap",
    "jual beli jabatan kepala seksi",
    "penyalahgunaan wewenang oleh camat",
    "bansos dipotong oleh oknum pendamping",
    "bantuan PKH disunat dua ratus ribu",
    "BLT dipotong RT",
    "proyek fiktif di dusun Teratai",
    "nyogok dulu baru lolos",
    "mark up harga bibit",
    "lurah minta jatah dari pedagang",
    "oknum dishub menerima setoran tukang parkir",
    "saya dimintai uang untuk akta",
    "nepotisme waktu rekrut honorer",
    "kades menyelewengkan bantuan",
    "pemotongan bansos lagi",
    "The clerk asked for a bribe",
    "corruption in the village fund",
    "an illegal fee for my ID card",
    "abuse of power by the head of office",
]

NOTHING = [
    "Jalan rawan kecelakaan karena berlubang",
    "tikungan Kenanga sering terjadi kecelakaan, mohon rambu",
    "takut ada kecelakaan, tolong ditambal",
    "sudah ada kecelakaan, kapan jalannya diperbaiki",
    "jangan tunggu korban jiwa baru diperbaiki",
    "kebakaran tahun lalu belum ada bantuan",
    "Bulan lalu ada kebakaran di sini dan petugas damkar lambat",
    "Kemarin terjadi kebakaran, sudah padam",
    "apinya sudah padam tadi pagi",
    "Kebakaran gudang minggu lalu, asuransinya bagaimana",
    "usul pasang hydrant, rawan kebakaran",
    "kapan ada simulasi kebakaran di kantor kelurahan",
    "mohon sosialisasi pencegahan kebakaran",
    "syarat jadi petugas pemadam kebakaran apa saja",
    "mati lampu dari tadi siang",
    "lampu jalan mati di gang Cempaka",
    "tetangga bakar sampah tiap sore",
    "sampah terbakar sendiri di TPA, bau",
    "korban kebakaran belum dapat bantuan",
    "kucing terjebak di atap",
    "saya terjebak macet di simpang Dahlia",
    "terjebak pinjol ilegal",
    "jalan tenggelam kalau hujan, minta ditinggikan",
    "motor tenggelam di genangan minggu lalu",
    "kalau hujan air masuk rumah, got mampet",
    "setiap hujan banjir masuk rumah",
    "kabel telkom putus di depan warung",
    "kabel semrawut takut kesetrum",
    "pohon mau tumbang, takut menimpa orang",
    "dahan rapuh bisa menimpa pengendara",
    "instalasi gawat darurat penuh",
    "nomor darurat kota berapa ya",
    "debu pabrik bikin sesak napas",
    "antre berjam jam hampir pingsan",
    "sapi saya mau melahirkan kapan ada dokter hewan, rawan mati",
    "seminar pencegahan bunuh diri kapan",
    "HP saya mau mati, tolong balas cepat lewat surel",
    "waspada isu penculikan, mohon diluruskan",
    "takut dibegal karena gelap, pasang lampu",
    "tanggul jebol sejak tahun lalu",
    "tolong segera diperbaiki",
    "tolong, tolong, tolong jalannya",
    "sekolah anak saya rusak",
    "kartu KIA anak belum jadi",
    "anak",
    "taman bermain anak kotor",
    "datang pukul 10 pagi belum dilayani",
    "pukul 08.00 loket masih tutup",
    "kami dipukul harga mahal",
    "retribusi dipukul rata",
    "warga memukul kentongan tiap malam",
    "longsor mengancam rumah",
    "lubang ini mengancam keselamatan pengguna jalan",
    "bau sampah jadi ancaman kesehatan",
    "kami diancam denda karena telat bayar",
    "sosialisasi anti kekerasan di balai warga",
    "penyuluhan pencegahan perundungan",
    "duta anti bullying kapan dipilih",
    "seminar pencegahan kekerasan anak",
    "tukang parkir pungli di minimarket",
    "parkir liar minta uang lima ribu",
    "pengemis minta uang di lampu merah",
    "mahasiswa KKN butuh surat izin",
    "posko KKN di desa mana",
    "tidak dipungut biaya kan?",
    "sosialisasi anti korupsi",
    "anak susah disuap makan di posyandu",
    "gaji saya dipotong perusahaan",
    "pohon minta dipotong",
    "file lampiran corrupt, saya kirim ulang",
    "setoran tunai di bank daerah antre",
    "orang itu minta uang kembali dari koperasi",
    "penyalahgunaan narkoba di pos ronda",
    "Please add a fire hydrant",
    "last year there was a fire in the market",
    "this corner is accident prone",
    "the fire station needs paint",
    "street light is out since Monday",
    "my child needs a school place",
    "trapped in traffic every morning",
    "",
]


@pytest.mark.parametrize("text", EMERGENCIES)
def test_an_emergency_of_this_moment_is_seen(text: str) -> None:
    assert signals(text, SHIPPED).emergency


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        *(("children", text) for text in CHILDREN),
        *(("violence", text) for text in VIOLENCE),
        *(("abuse", text) for text in ABUSE),
    ],
)
def test_a_sensitive_topic_is_seen(topic: str, text: str) -> None:
    found = signals(text, SHIPPED)
    assert found.sensitive == topic
    assert found.words


@pytest.mark.parametrize("text", [*CHILDREN, *VIOLENCE, *ABUSE])
def test_what_is_sensitive_alone_is_no_emergency(text: str) -> None:
    assert signals(text, SHIPPED).emergency == ()


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_sounds_like_it_is_nothing(text: str) -> None:
    assert signals(text, SHIPPED) == Signals()


def test_there_are_enough_cases() -> None:
    assert len(EMERGENCIES) >= 60
    assert len(CHILDREN) + len(VIOLENCE) + len(ABUSE) >= 60
    assert len(NOTHING) >= 60


def test_violence_going_on_is_both() -> None:
    found = signals("Tolong, saya sedang dipukuli suami", SHIPPED)
    assert found.emergency
    assert found.sensitive == "violence"


def made(**listed: dict[str, float]) -> Safety:
    topics = {topic: listed.get(topic, {"nothing at all": 1}) for topic in TOPICS}
    return Safety(
        version="1",
        topics={
            topic: Rules(
                version="1",
                phrases={topic: tuple(Phrase(words=tuple(w.split()), weight=x) for w, x in phrases.items())},
            )
            for topic, phrases in topics.items()
        },
    )


def test_the_words_are_the_citizens_own_without_those_that_speak_against() -> None:
    rules = made(emergency={"api besar": 3, "asap": 1, "kemarin": -1})
    assert signals("Kemarin ASAP lalu Api Besar", rules).emergency == ("Api Besar", "ASAP")


def test_weak_words_speak_only_together() -> None:
    rules = made(abuse={"oknum": ENOUGH / 2, "calo": ENOUGH / 2})
    assert signals("oknum", rules) == Signals()
    assert signals("calo itu oknum", rules) == Signals(sensitive="abuse", words=("calo", "oknum"))


def test_a_word_against_takes_away() -> None:
    assert signals("api kemarin", made(emergency={"api": 1, "kemarin": -1})) == Signals()


def test_of_several_topics_the_first_decides_and_none_hides_another() -> None:
    rules = made(children={"anak dipukul": 3}, violence={"dipukul": 1}, abuse={"anak dipukul oknum": 0, "oknum": 1})
    assert signals("oknum: anak dipukul", rules) == Signals(sensitive="children", words=("anak dipukul",))
    assert signals("dipukul oknum", rules).sensitive == "violence"


def test_a_stretched_letter_is_read_once() -> None:
    rules = made(emergency={"tolong api": 1, "nomor 1000": 1})
    assert signals("Tolooong apiiii!!!", rules).emergency == ("Tolooong apiiii",)
    assert signals("nomor 1000", rules).emergency == ("nomor 1000",)


@given(st.text(max_size=300))
def test_no_text_is_too_strange(text: str) -> None:
    found = signals(text, SHIPPED)
    assert found.sensitive in {"", *SENSITIVE}
    assert bool(found.sensitive) == bool(found.words)


@given(st.lists(st.sampled_from([*EMERGENCIES, *CHILDREN, *VIOLENCE, *ABUSE, *NOTHING]), max_size=5).map("\n".join))
def test_stories_put_together_are_read_too(text: str) -> None:
    assert signals(text, SHIPPED) == signals(text, SHIPPED)
