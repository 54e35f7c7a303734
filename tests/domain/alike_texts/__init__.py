"""Invented pairs of reports: one matter told twice, and what only looks like it."""

from __future__ import annotations

LAMP = "Lampu jalan di depan Balai Warga Melati mati sejak hari Senin, malam jadi gelap sekali."
HOLE = "Jalan berlubang besar di depan SDN 3 Melati, sudah dua pengendara motor jatuh."
RUBBISH = "Sampah menumpuk di pinggir Jalan Kenanga sudah seminggu, baunya menyengat."
PIPE = "Pipa air PDAM bocor di Jalan Anggrek, air mengalir ke jalan sejak kemarin."

SAME = (
    (
        LAMP,
        "Balai Warga Melati",
        "Penerangan jalan padam di balai warga, gelap kalau malam",
        "depan Balai Warga Melati",
    ),
    (LAMP, "Balai Warga Melati", "lampu jln mati udah 3 hari min", "blkg balai warga melati rt 2"),
    (LAMP, "Jalan Kenanga 12", "Lampu PJU di jalan kenanga tidak menyala", "Jl. Kenanga No. 20, Kel. Melati"),
    (LAMP, "Jl Kenanga", "Lampu jalan mati total", "jalan kenonga dekat warung"),
    (
        LAMP,
        "Jalan Kenanga 12",
        "Street light: lampu jalan mati in front of the hall, very dark",
        "Kenanga street, Jl Kenanga",
    ),
    (LAMP, "Gang 5 Jalan Mawar", "Lampu di gang kami mati, tolong diperbaiki", "Jalan Mawar Gg. 5"),
    (HOLE, "SDN 3 Melati", "Aspal rusak dan berlubang dalam depan SD Negeri 3", "SD Negeri 3 Melati"),
    (HOLE, "Jalan Melati Raya, SDN 3", "Lubang di jalan depan sekolah bahaya buat pengendara motor", "SDN 3"),
    (HOLE, "Jl. Raya Cibening km 12", "jalan rusak parah berlubang banyak motor jatuh", "Km 12 Raya Cibening"),
    (RUBBISH, "Jalan Kenanga", "Tumpukan sampah tidak diangkut-angkut, bau busuk", "Jl Kenanga depan nomor 8"),
    (RUBBISH, "TPS Jalan Kenanga", "Sampah di TPS meluber ke jalan, bau menyengat", "tps kenanga"),
    (RUBBISH, "Jalan Kenanga", "tolong sampahnya diangkut, sudah seminggu numpuk", "jalan kenanga, kelurahan melati"),
    (RUBBISH, "Jalan Kenanga", "Ada yang buang sampah sembarangan, menumpuk dan bau", "Kenanga"),
    (PIPE, "Jalan Anggrek 4", "Air PDAM bocor, airnya terbuang ke jalan", "Jl Anggrek dekat masjid"),
    (PIPE, "Jl. Anggrek", "Kebocoran pipa PDAM", "Jalan Anggrek No 6A"),
    (
        "Pohon besar miring dan hampir tumbang ke rumah warga",
        "Taman Flamboyan",
        "Pohon mau roboh di taman, tolong ditebang",
        "Taman Flamboyan",
    ),
    (
        "Pohon tumbang menutup jalan",
        "Jalan Cempaka",
        "Ada pohon tumbang melintang di Jalan Cempaka, macet",
        "Jl. Cempaka Raya",
    ),
    (
        "Saluran air mampet sehingga banjir setiap hujan",
        "Perumahan Griya Asri",
        "Got tersumbat, jalan banjir kalau hujan",
        "Perum Griya Asri Blok C",
    ),
    (
        "Banjir setinggi lutut karena drainase tersumbat",
        "Jalan Dahlia",
        "Selokan mampet, banjir terus",
        "jln dahlia depan pasar",
    ),
    (
        "Parkir liar di depan pasar bikin macet",
        "Pasar Cibening",
        "Macet terus karena parkir liar sembarangan",
        "depan pasar cibening",
    ),
    (
        "Lampu merah mati, lalu lintas semrawut",
        "Perempatan Pasar Cibening",
        "Traffic light di perempatan pasar tidak berfungsi",
        "perempatan pasar Cibening",
    ),
    (
        "Jembatan kayu lapuk dan bolong",
        "Jembatan Kali Melati",
        "Jembatan rusak berlubang, bahaya dilewati",
        "jembatan kali melati",
    ),
    (
        "Antrean puskesmas terlalu lama, dokter datang siang",
        "Puskesmas Melati",
        "Dokter puskesmas sering terlambat, antre lama sekali",
        "Puskesmas Melati",
    ),
    ("Tiang listrik miring hampir roboh", "Jalan Sakura 3", "Tiang PLN miring bahaya", "Jl. Sakura"),
    (
        "Pedagang kaki lima menutupi trotoar",
        "Jalan Pasar Baru",
        "Trotoar dipakai jualan PKL, pejalan kaki turun ke jalan",
        "Jl Pasar Baru",
    ),
)
"""Story and place, twice: the second citizen is to be shown the first one's report."""

APART = (
    (LAMP, "Jalan Kenanga", LAMP, "Jalan Mawar"),
    (LAMP, "Jalan Kenanga 12", "Lampu jalan mati semua", "Jalan Anggrek, Kelurahan Melati"),
    (LAMP, "Jalan Kenanga, Kel. Melati, Kec. Cibening", "Lampu PJU mati", "Jalan Mawar, Kel. Melati, Kec. Cibening"),
    (LAMP, "Gang 5 Jalan Mawar", "Lampu jalan mati sejak Senin", "Gang 7 Jalan Mawar"),
    (LAMP, "Balai Warga Melati", "Lampu jalan mati gelap sekali", "Balai Warga Flamboyan"),
    (LAMP, "Jalan Kenanga", "Parkir liar di Jalan Kenanga bikin macet", "Jalan Kenanga"),
    (LAMP, "Jalan Kenanga", "Rambu lalu lintas roboh sejak kemarin", "Jalan Kenanga"),
    (LAMP, "Jalan Kenanga", "Truk besar sering ngebut di jalan kenanga, mohon pasang polisi tidur", "Jalan Kenanga 9"),
    (HOLE, "SDN 3 Melati", "Jalan berlubang besar di depan sekolah", "SDN 5 Melati"),
    (HOLE, "Jl. Raya Cibening km 12", "Jalan berlubang besar, motor jatuh", "Jl. Raya Cibening km 20"),
    (HOLE, "Jalan Mawar", "Saluran air mampet dan meluap ke rumah", "Jalan Mawar"),
    (HOLE, "Jalan Mawar", "Kapan pelebaran jalan dimulai? Mohon informasi jadwalnya", "Jalan Mawar"),
    (RUBBISH, "Jalan Kenanga", RUBBISH.replace("Kenanga", "Melur"), "Jalan Melur"),
    (RUBBISH, "Jalan Kenanga", "Pohon besar perlu dipangkas, rantingnya kena kabel", "Jalan Kenanga"),
    (RUBBISH, "Jalan Kenanga", "Asap pabrik bikin sesak napas setiap sore", "Jalan Kenanga"),
    (RUBBISH, "TPS 1 Melati", "Sampah menumpuk dan bau", "TPS 4 Melati"),
    (PIPE, "Jalan Anggrek", "Air PDAM mati tiga hari, tidak ada air sama sekali", "Jalan Anggrek"),
    (PIPE, "Jalan Anggrek", "Tagihan air bulan ini naik dua kali lipat", "Jalan Anggrek 3"),
    ("Bansos saya belum cair sejak Mei", "Jalan Kenanga", "Bansos belum cair padahal terdaftar", "Jalan Kenanga"),
    ("KTP saya belum jadi sejak dua bulan", "Kelurahan Melati", "KTP belum jadi juga", "Kelurahan Melati"),
    (
        "Antrean puskesmas terlalu lama",
        "Puskesmas Melati",
        "Obat habis di puskesmas, disuruh beli di luar",
        "Puskesmas Melati",
    ),
    (
        "Antrean puskesmas terlalu lama, dokter datang siang",
        "Puskesmas Melati",
        "Antrean puskesmas lama",
        "Puskesmas Kenanga",
    ),
    ("Guru sering tidak masuk", "SDN 3 Melati", "Atap kelas bocor", "SDN 3 Melati"),
    ("Pohon besar miring hampir tumbang", "Taman Flamboyan", "Pohon miring hampir tumbang", "Taman Cempaka"),
    ("Jembatan kayu lapuk dan bolong", "Jembatan Kali Melati", "Jembatan rusak", "Jembatan Kali Mawar"),
)
"""Another matter, or another place."""

FRESH_SAME = (
    (RUBBISH, "Pasar Melati", "Sampah pasar tidak diangkut, baunya sampai rumah", "dekat pasar melati"),
    (LAMP, "Jalan Teratai", "Penerangan jalan umum padam", "Jl teratai no 1"),
    ("Got mampet di depan rumah, air meluap", "Jalan Seruni 8", "Selokan mampet air meluap kalau hujan", "Jl. Seruni"),
    ("Jalan aspal retak dan ambles", "Jalan Cendana", "Jalan ambles, hati-hati", "jalan cendana raya"),
    ("Trotoar rusak, ubinnya lepas", "Jalan Pahlawan", "Ubin trotoar lepas dan rusak", "Jl Pahlawan depan kantor pos"),
    ("Rambu larangan parkir hilang", "Jalan Veteran", "Rambu parkir hilang dicuri", "Jln. Veteran"),
    ("Ada anjing liar banyak di taman", "Taman Bungur", "Anjing liar berkeliaran di taman", "Taman Bungur"),
    ("Air PDAM keruh dan bau", "Perumahan Griya Asri", "Air PDAM keruh, tidak layak pakai", "Griya Asri blok B"),
    (
        "Dahan pohon menutupi lampu merah",
        "Perempatan Kenanga",
        "Ranting pohon menutupi lampu lalu lintas",
        "prapatan kenanga",
    ),
    ("Pasar becek dan kumuh", "Pasar Cibening", "Pasar Cibening kumuh, becek kalau hujan", "Pasar Cibening"),
)
"""Pairs of one matter that were written after the thresholds."""

FRESH_APART = (
    (RUBBISH, "Pasar Melati", "Parkir di pasar mahal tanpa karcis", "Pasar Melati"),
    (LAMP, "Jalan Teratai", "Lampu jalan mati", "Jalan Melur"),
    ("Got mampet di depan rumah, air meluap", "Jalan Seruni 8", "Tutup got hilang dicuri orang", "Jalan Seruni"),
    ("Jalan aspal retak dan ambles", "Jalan Cendana", "Jalan ambles, hati-hati", "Jalan Jati"),
    ("Trotoar rusak, ubinnya lepas", "Jalan Pahlawan", "Banjir di jalan kalau hujan", "Jalan Pahlawan"),
    ("Rambu larangan parkir hilang", "Jalan Veteran", "Bus sering berhenti sembarangan", "Jalan Veteran"),
    ("Air PDAM keruh dan bau", "Perumahan Griya Asri", "Meteran air rusak, minta diganti", "Griya Asri"),
    ("Pasar becek dan kumuh", "Pasar Cibening", "Harga cabai di pasar naik terus", "Pasar Cibening"),
    ("Obat di puskesmas habis", "Puskesmas Melati", "Petugas loket puskesmas tidak ramah", "Puskesmas Melati"),
    ("Dahan pohon menutupi lampu merah", "Perempatan Kenanga", "Lampu merah terlalu lama", "Perempatan Mawar"),
)
"""Pairs of two that were."""
