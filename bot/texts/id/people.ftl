# Peran orang: daftar anggota, pencabutan, serah terima tugas, dan pengganti untuk sementara.

label-members = Daftar anggota
label-open-invites = Undangan yang masih berlaku
label-revoke = Cabut
label-relieve = Serahkan tugasnya
label-uninvite = Batalkan undangan
label-unrevoke = Kembalikan perannya
label-unlend = Akhiri penggantian
label-invite-agency-admin = Admin instansi
of-what = { $of ->
        [none] { "" }
       *[other] {" "}<b>{ $of }</b>
    }
held-for = { $whose ->
        [none] { "" }
       *[other] , menggantikan { $whose }
    }{ $due ->
        [none] { "" }
       *[other] {" "}sampai { DATETIME($due, dateStyle: "long", timeStyle: "short") }
    }
name-or-none = { $name ->
        [none] (tanpa nama)
       *[other] { $name }
    }
members = <b>Daftar anggota</b>{ $members ->
        [none] : belum ada.
       *[other] {" "}({ $first }–{ $last } dari { $count })
            { $members }

            Tekan nomornya untuk mencabut peran atau menyerahkan tugas.
    }
    Undangan yang masih berlaku: { $unused }
members-members-item =
    {""}
    { $number }. { name-or-none } · { role-name }{ of-what }
    sejak { DATETIME($at, dateStyle: "long") }{ held-for }
member =
    <b>{ name-or-none }</b>
    { role-name }{ of-what }, sejak { DATETIME($at, dateStyle: "long") }{ held-for }{ $cases ->
        [none] { "" }
       *[other]
            {""}
            Laporan yang sedang ditangani: { $cases }
    }
invites = <b>Undangan yang masih berlaku</b>{ $invites ->
        [none] : tidak ada.
       *[other] {" "}({ $first }–{ $last } dari { $count })
            { $invites }

            Tekan nomornya untuk membatalkan undangannya.
    }
invites-invites-item =
    {""}
    { $number }. { role-name }{ of-what } · berlaku sampai { DATETIME($due, dateStyle: "long", timeStyle: "short") }
invite-open = Undangan { role-name }{ of-what }, berlaku sampai { DATETIME($due, dateStyle: "long", timeStyle: "short") } dan belum dipakai.
members-which = Untuk siapa? Buka /undang, pilih Daftar anggota, lalu tekan nomor orang atau undangannya.

ask-revoke-words = Peran { $name } sebagai { role-name }{ of-what } akan dicabut. Tulis alasannya; { $name } membacanya. Baru dicabut setelah Anda mengiyakan.
ask-revoke-to = { $name } sedang menangani laporan ({ $cases }). Siapa yang melanjutkan?
ask-revoke =
    Cabut peran { $name } sebagai { role-name }{ of-what }?
    Alasan: { $words }{ $cases ->
        [none] { "" }
       *[other]
            {""}
            Laporan yang berjalan ({ $cases }): { cases-to }
    }
cases-to = { $colleague ->
        [none] kembali ke instansi, belum diambil siapa pun
       *[other] kepada { $colleague }
    }
label-revoke-yes = Ya, cabut
label-nobody = Kembali ke instansi
revoked-done = Peran { $name } sebagai { role-name }{ of-what } sudah dicabut, dan langsung berlaku.{ $cases ->
        [none] { "" }
       *[other] {" "}Laporan yang dialihkan: { $cases }.
    }{ $groups ->
        [none] { "" }
       *[other] {" "}Keluarkan juga dari grup instansi di Telegram: tombol di sana tidak lagi berlaku baginya, tetapi isinya masih terbaca.
    } Keliru? Tombol di bawah berlaku 10 menit; sesudah itu undang lagi dengan /undang.
revoked =
    Peran Anda sebagai { role-name }{ of-what } sudah dicabut. Kartu dan tombol lama tidak berlaku lagi. Alasan:

    { $text ->
        [none] (tanpa kata-kata)
       *[other] { $text }
    }

    Bila ini keliru, hubungi admin Anda. Anda tetap boleh melapor sebagai warga.
unrevoked = Peran Anda sebagai { role-name }{ of-what } berlaku lagi; pencabutannya keliru. Laporan yang sudah dialihkan tetap pada penerimanya.
revoke-gone = Peran itu sudah berakhir. Lihat daftarnya lagi dengan /undang.
revoke-not-yours = Itu bukan wewenang Anda. Minta kepada admin yang mengundangnya.
revoke-last = Ini admin terakhir; tanpa admin tidak ada yang dapat mengundang lagi. Undang admin lain dahulu dengan /undang.
press-asked = Pertanyaannya sudah terbuka. Lihat pesan terakhir di bawah.
toast-uninvited = Undangan dibatalkan. Tautannya tidak berlaku lagi.
toast-uninvited-late = Undangan itu sudah dipakai, dibatalkan, atau lewat masanya. Lihat daftarnya lagi dengan /undang.
toast-unrevoked = Perannya berlaku lagi.
toast-unrevoke-late = Itu tidak dapat dikembalikan lagi. Undang orangnya dengan /undang.
toast-unlent = Penggantiannya berakhir.
words-not-yours =
    Anda tidak lagi petugas untuk laporan { $code }, jadi pesan ini tidak dikirim. Minta undangan baru kepada admin instansi Anda bila itu keliru:

    { $words ->
        [none] (tanpa kata-kata)
       *[other] { $words }
    }

menu-serahkan = Serahkan tugas, atau tunjuk pengganti
hand-over-not-yours = Serah terima untuk petugas instansi yang bergabung lewat undangan. Minta tautannya kepada admin instansi Anda.
hand-over-late = Serah terima itu tidak dapat dilakukan lagi: peran atau rekannya sudah berubah. Mulai lagi dengan /serahkan.
ask-hand-over = Laporan yang sedang ditangani { $name }: { $cases ->
        [none] tidak ada
       *[other] { $cases }
    }. Diserahkan kepada siapa? Pilih rekan seinstansi, atau kembalikan ke instansi.
ask-term = Untuk berapa lama { $colleague } mengambil alih?
label-for-good = Seterusnya
label-for-a-time = Selama saya berhalangan
ask-days = Dari tanggal berapa sampai tanggal berapa { $colleague } menggantikan? Misalnya: 1-12-2026 sampai 5-12-2026.
example-days = Misalnya: “besok sampai 5 Desember 2026”. Satu tanggal saja berarti dari hari ini sampai tanggal itu.
term-unread = Jangka waktu itu belum kami mengerti. Tulis tanggal mulai dan berakhir, mulai hari ini atau sesudahnya, paling lama setahun.
ask-hand-over-yes = { $begins ->
        [none] Laporan yang sedang ditangani { $name } ({ $cases ->
            [none] tidak ada
           *[other] { $cases }
        }): { cases-to }. Riwayatnya tetap. Serahkan?
       *[other] { $colleague } menggantikan { $name } dari { DATETIME($begins, dateStyle: "long") } sampai { DATETIME($ends, dateStyle: "long") }: kartu, kabar, dan daftar tugasnya juga datang kepadanya, dan berakhir sendiri. Tunjuk?
    }
label-hand-over-yes = Ya, serahkan
handed-over = { $cases ->
        [none] Tidak ada laporan yang sedang ditangani, jadi tidak ada yang dialihkan.
       *[other] Laporan yang dialihkan: { $cases }, { cases-to }. Riwayatnya mencatatnya.
    }
cases-taken = Laporan yang Anda tangani dialihkan ({ $cases }): { cases-to }. Lihat sisanya dengan /tugas.
cases-taken-over =
    🔁 Anda mengambil alih laporan dari { $name } ({ $cases }):
    { $taken }

    Lihat dengan /tugas.
cases-taken-over-taken-item = • <code>{ $code }</code>
deputy-days = dari { DATETIME($begins, dateStyle: "long") } sampai { DATETIME($ends, dateStyle: "long") }
deputy-set = { $colleague } menggantikan { $name } { deputy-days }. Ini berakhir sendiri.
deputy-will = 🔁 Anda akan menggantikan { $name } { deputy-days }. Kami beri tahu begitu mulai.
deputy-begins = 🔁 Mulai sekarang { $colleague } menggantikan { $name }, sampai { DATETIME($ends, dateStyle: "long") }. Laporan yang ditangani { $name } ada di /tugas masing-masing.
deputy-ends = 🔁 Penggantian { $name } oleh { $colleague } berakhir.
deputy-on = 🔁 { $colleague } menggantikan { $name } { deputy-days }.

menu-jejak = Siapa melihat identitas pelapor
looks = <b>Jejak pembacaan { $code }</b>{ $looks ->
        [none] : belum ada yang membacanya atau melihat nama pelapornya.
       *[other]
            {""}
            { $looks }

            Kartu di grup dilihat siapa pun di grup itu dan tidak tercatat di sini. Bila ada yang tidak semestinya membaca, cabut perannya dengan /undang.
    }
looks-looks-item = • { DATETIME($at, dateStyle: "long", timeStyle: "short") } · { $name ->
        [none] (tanpa nama)
       *[other] { $name }
    } · { $topic ->
        [card] melihat nama pelapor di kartu
        [opened] membaca laporan lengkap
        [export] mengunduh tabel yang memuat namanya
       *[other] karena ditunjuk untuk: { topic-name }
    }
looks-not-yours = Jejak pembacaan hanya untuk admin. Minta kepada admin Anda.
looks-which = Tulis kodenya di belakang /jejak. Kodenya ada di baris pertama kartu.
