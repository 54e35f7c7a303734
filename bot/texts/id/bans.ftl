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
unban-which = Pembatasan yang mana? Tekan tombolnya di bawah surat keberatan.
