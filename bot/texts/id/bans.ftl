barred =
    Admin membatasi akun ini: laporan baru tidak bisa dikirim { $due ->
        [none] sampai pembatasan dicabut
       *[other] sampai { DATETIME($due, dateStyle: "long", timeStyle: "short") }
    }. Alasannya: { $reason }

    Laporan yang sudah terkirim tetap berjalan, dan /status tetap bisa dibuka.

    { $appealed ->
        [none] Keberatan? Tekan tombol di bawah dan tulis satu pesan untuk admin.
       *[other] Keberatan Anda sudah kami teruskan kepada admin. Bila diterima, kami kabari di sini.
    }

    { $numbers ->
        [none] Bila ada bahaya, telepon 112.
       *[other] Bila ada bahaya, telepon:
            { $numbers }
    }
barred-numbers-item = ☎️ <b>{ $phone }</b> – { $what }
label-appeal = Ajukan keberatan
ask-appeal = Tulis keberatan Anda dalam satu pesan; admin membacanya. Keberatan hanya bisa dikirim sekali. /batal untuk tidak jadi.
ask-send-appeal =
    Kirim keberatan ini kepada admin?

    { $words }
appeal-sent = Keberatan Anda sudah kami teruskan kepada admin. Bila diterima, kami kabari di sini.
appeal-late = Keberatan tidak bisa dikirim lagi. Tulis /lapor untuk melihat apakah pembatasan masih berlaku.
toast-appeal-late = Pembatasan sudah tidak berlaku. Tulis keluhan Anda untuk membuat laporan.
toast-appealed = Keberatan Anda sudah diteruskan kepada admin. Keberatan hanya bisa dikirim sekali.
unbanned = Pembatasan akun Anda sudah berakhir. Tulis keluhan Anda untuk membuat laporan baru.
appeal =
    ✋ <b>Keberatan atas pembatasan</b>{ $code ->
        [none] { "" }
       *[other] {" "}pelapor <code>{ $code }</code>
    }
    Alasan pembatasan: { $reason }

    { $text }

    Bila keberatan ini benar, tekan Cabut pembatasan. Bila tidak, biarkan.
label-unban = Cabut pembatasan
toast-unbanned = Pembatasan dicabut, dan pelapor sudah diberi tahu.
toast-unban-late = Pembatasan ini sudah berakhir.
unban-which = Pembatasan yang mana? Admin menulis /batasi, membuka nomornya, lalu menekan tombolnya; atau tombol di bawah surat keberatan.

menu-batasi = Batasi pelapor yang menyalahgunakan laporan
ban-line = { $code ->
        [none] laporan yang pelapornya sudah menghapus datanya
       *[other] pelapor laporan <code>{ $code }</code>
    } · sejak { DATETIME($at, dateStyle: "long") } { ban-until }
ban-until = { $due ->
        [none] sampai dicabut
       *[other] sampai { DATETIME($due, dateStyle: "long", timeStyle: "short") }
    }
ban-why = Alasan: { $reason }
ban-by = { $by ->
        [none] { "" }
       *[other] {" "}(dibatasi oleh { $by })
    }
ban-appeal = { $text ->
        [none] Belum ada keberatan.
       *[other] Keberatan: “{ $text }”
    }
restrictions = <b>Pembatasan pelapor</b>{ $bans ->
        [none] : tidak ada yang dibatasi.
       *[other] {" "}({ $first }–{ $last } dari { $count })
            { $bans }

            Tekan nomornya, atau tulis misalnya /batasi { $first }, untuk membuka dan mencabutnya.
    }
    Untuk membatasi seorang pelapor, tulis /batasi dan kode laporannya. Kodenya ada di baris pertama kartu.
restrictions-bans-item =
    {""}
    { $number }. { ban-line }
    { ban-why }
    { ban-appeal }
restriction =
    <b>Pembatasan</b> { ban-line }
    { ban-why }{ ban-by }
    { ban-appeal }

    Bila ini tidak perlu lagi, tekan Cabut pembatasan; pelapornya diberi tahu.
ask-restrict-words = Pelapor laporan <code>{ $code }</code> akan dibatasi: laporan barunya tidak diterima. Tulis alasannya dalam satu pesan; pelapor membacanya. Baru berlaku setelah Anda mengiyakan.
ask-restrict-span = Untuk berapa lama pelapor laporan <code>{ $code }</code> dibatasi?
label-span-week = 7 hari
label-span-month = 30 hari
label-span-open = Sampai dicabut
ask-restrict =
    Batasi pelapor laporan <code>{ $code }</code> { $span ->
        [week] selama 7 hari
        [month] selama 30 hari
       *[open] sampai dicabut
    }?
    Alasan yang dibacanya: { $words }

    • Laporan barunya tidak diterima. Alasan dan batas waktunya ia baca saat mencoba melapor, bukan sekarang.
    • Laporan tentang bahaya tetap diterima.
    • Laporan yang sudah terkirim tetap berjalan, dan peran di sini tidak berubah.
    • Ia boleh mengajukan keberatan satu kali; semua admin membacanya.
    • Siapa orangnya tidak ditunjukkan kepada siapa pun.
label-restrict-yes = Ya, batasi
restricted-done = Pelapor laporan <code>{ $code }</code> dibatasi { ban-until }. Keliru? Tekan Cabut pembatasan; pelapornya diberi tahu bahwa pembatasan berakhir. Semua pembatasan: /batasi.
restrict-not-yours = Pembatasan diatur oleh admin. Minta kepada admin Anda.
restrict-which = “{ $typed }” bukan kode laporan. Tulis /batasi dan kode di baris pertama kartu, misalnya <code>/batasi 7K3M-Q9XA-Q</code>; /batasi saja menunjukkan siapa yang dibatasi.
restrict-unknown = Tidak ada laporan dengan kode { $code }. Periksa kodenya di baris pertama kartu, lalu tulis /batasi sekali lagi.
restrict-own = Laporan { $code } milik Anda sendiri, dan tidak ada yang membatasi dirinya. Bila laporannya keliru, tarik lewat /laporanku.
restrict-unread = Laporan { $code } hanya dibaca orang yang ditunjuk untuknya, jadi pelapornya tidak dibatasi dari sini. Bila perlu, minta pengelola server: simpul members ban { $code }.
restrict-role = Pelapor laporan { $code } memegang peran di sini dan dikenal rekannya, jadi tidak dibatasi seperti warga. Bicarakan dengannya, atau cabut dahulu perannya dengan /undang, lalu tulis /batasi lagi.
restrict-nobody = Laporan { $code } tidak punya pelapor yang dapat dibatasi: datanya sudah dihapus, atau laporannya berasal dari tabel impor. Bila isinya tidak benar, arsipkan dari kartunya.
restrict-already = Pelapor laporan { $code } sudah dibatasi. Lihat /batasi. Untuk alasan atau waktu lain, cabut dahulu pembatasannya, lalu tulis /batasi lagi.
toast-no-restriction = Tidak ada pembatasan dengan nomor itu. Lihat daftarnya dengan /batasi.
toast-unban-own = Ini pembatasan Anda sendiri. Admin lain yang boleh mencabutnya; Anda boleh mengajukan keberatan.
