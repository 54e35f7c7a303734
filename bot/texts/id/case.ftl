# Langkah petugas atas laporan: meneruskan, mengarsipkan, menutup, dan yang lebih jarang di balik Lainnya.

label-forward = Teruskan
label-archive = Arsipkan
label-close = Tutup laporan
label-more = Lainnya …
label-merge = Gabungkan
label-edit-published = Sunting yang terbit
label-set-visibility = Batasi sifat
label-set-class = Ubah jenis
label-set-official = Nomor SP4N-LAPOR!
label-block = Blokir konten
label-unblock = Buka blokir
label-repair = Perbaiki dan kirim lagi
label-as-it-is = Biarkan
label-class-oversight = Pengaduan Berkadar Pengawasan

for-person = { $who ->
        [none] { "" }
       *[other] { $who }:{" "}
    }
ask-forward = { for-person }Laporan { $code } diteruskan ke instansi mana? Tekan tombolnya, atau ketik nama atau nomornya.
ask-forward-words = { to-write } alasan laporan { $code } diteruskan: { by-reply } Pelapor dan instansi itu membacanya. Baru diteruskan setelah Anda menekan Kirim.
ask-send-forward =
    { for-person }Laporan { $code } diteruskan ke <b>{ $agency }</b>, dengan alasan:

    { $words }

    Kirim kepada pelapor?
toast-forward-nobody = Belum ada instansi lain yang petugasnya bergabung. Minta admin mengundang dengan /undang.
ask-archive = { for-person }Mengapa laporan { $code } diarsipkan? Pilih satu alasan.
ask-archive-words = { to-write } penjelasan untuk pelapor { $code }: { by-reply } Baru diarsipkan setelah Anda menekan Kirim.
ask-send-archive =
    { for-person }Laporan { $code } diarsipkan. Pelapor membaca:

    { because }

    { $words }

    Kirim kepada pelapor?
archived = Laporan { $code } diarsipkan. Alasan dan penjelasan Anda sudah terkirim kepada pelapor.

label-reason-unclear = Tidak jelas
label-reason-no-place = Tempatnya tidak ditemukan
label-reason-no-evidence = Perlu bukti
label-reason-general = Terlalu umum
label-reason-hateful = Menyerang suku atau agama
label-reason-insulting = Kata-kata menghina
label-reason-not-public = Bukan layanan pemerintah
label-reason-in-court = Sedang di pengadilan
label-reason-reported = Sudah dilaporkan
label-reason-solved = Sudah selesai
label-reason-trial = Hanya percobaan
because = { $reason ->
        [unclear] Dari ceritanya belum jelas apa yang terjadi. Tulis lagi apa yang terjadi, di mana, dan sejak kapan.
        [no_place] Tempat kejadiannya tidak dapat kami temukan. Kirim lagi dengan lokasi, alamat, atau patokan.
        [no_evidence] Laporan seperti ini perlu bukti. Kirim lagi dengan foto, video, atau dokumen.
        [general] Laporannya terlalu umum untuk ditindaklanjuti. Kirim lagi tentang satu masalah di satu tempat.
        [hateful] Isinya menyerang suku, agama, ras, atau golongan. Kirim lagi masalahnya tanpa bagian itu.
        [insulting] Isinya memuat kata-kata yang menghina. Kirim lagi masalahnya tanpa kata-kata itu.
        [not_public] Ini bukan urusan layanan pemerintah. Kirim lagi bila ada kantor pemerintah yang bersangkutan, dan sebutkan kantornya.
        [in_court] Perkaranya sedang atau sudah diputus di pengadilan. Kirim lagi bila ada hal lain di luar perkara itu.
        [reported] Masalah ini sudah dilaporkan dan sedang diproses. Kirim lagi bila masalah Anda berbeda, dan tulis bedanya.
        [solved] Masalahnya sudah selesai sebelum ditindaklanjuti. Kirim lagi bila masih ada, dan tulis keadaannya sekarang.
        [trial] Ini tampaknya hanya percobaan. Kirim lagi bila memang ada masalah, dan ceritakan masalahnya.
        [expired] Keterangan yang diminta tidak datang sampai batas waktunya. Kirim lagi dengan keterangan itu.
        [withdrawn] Ditarik oleh pelapornya.
        [merged] Digabung dengan laporan lain tentang masalah yang sama.
       *[other] Tanpa alasan yang dicatat.
    }
notice-archived =
    🗄 Laporan { $code } diarsipkan oleh { agency-name }.

    { because }

    { $text ->
        [none] { "" }
       *[other] Penjelasan petugas: { $text }
    }
supported-archived = 🗄 Laporan { $code } yang Anda dukung diarsipkan dan tidak ditindaklanjuti lagi. { because }
repairing = Baik, kita mulai lagi dengan isi laporan { $code }. Sebelum dikirim, isinya bisa diubah dengan Ubah.
notice-forwarded =
    ↪️ Laporan { $code } diteruskan ke <b>{ agency-name }</b>{ $from ->
        [none] { "" }
       *[other] {" "}oleh { $from }
    }, alasan:

    { $text }

    Anda tidak perlu melapor ulang. Jawaban pertama paling lambat { due-date }.

ask-manage = { for-person }Apa yang ingin dilakukan dengan laporan { $code }?
manage-which = Balas kartu laporannya dengan tulisan itu, atau buka laporannya dengan /status dan kodenya.
manage-do = { $do ->
        [merge] Gabungkan
        [edit_published] Sunting yang terbit
        [set_visibility] Batasi sifat
        [set_class] Ubah jenis
        [set_official_id] Nomor SP4N-LAPOR!
        [unblock] Buka blokir
       *[block] Blokir konten
    }
visibility-word = { $visibility ->
        [anonymous] Anonim
        [confidential] Rahasia
       *[open] Terbuka
    }
visibility-now = { $now ->
        [anonymous] Anonim
        [confidential] Rahasia
       *[open] Terbuka
    }
ask-merge = { for-person }Laporan { $code } digabung ke laporan yang mana? Ketik kodenya.
code-unread = Itu bukan kode laporan. Kode terdiri atas delapan huruf atau angka dan satu tanda periksa.
example-code = Misalnya: 7K3M-Q9XA-Q. Kodenya ada di baris pertama kartu.
merge-not-there = Laporan { $code } tidak digabung: tidak ada laporan terbuka lain dengan kode { $into } yang boleh diikuti orang lain.
merged = Laporan { $code } digabung ke { $into }. Pelapor dan pendukungnya sudah diberi tahu.
ask-published-title =
    { for-person }Judul yang terbit untuk laporan { $code }. Sekarang:

    <b>{ $title }</b>

    Ketik judul baru, atau Biarkan. Tulisan pelapor tetap tersimpan.
ask-published-story =
    { for-person }Isi yang terbit untuk laporan { $code }. Sekarang:

    { $published }

    Ketik isi baru, atau Biarkan.
ask-stricter = { for-person }Sifat laporan { $code } sekarang { visibility-now }. Sifat hanya bisa dibatasi, tidak pernah dibuka.
ask-right-class = { for-person }Laporan { $code } termasuk jenis apa?
ask-official = { for-person }Ketik nomor laporan { $code } di SP4N-LAPOR! (tujuh angka).
official-unread = Nomor SP4N-LAPOR! terdiri atas tujuh angka.
example-official = Misalnya: 1234567.
ask-manage-words = { to-write } alasannya untuk laporan { $code } ({ manage-do }): { by-reply } Pelapor membacanya.
ask-send-manage =
    { for-person }Laporan { $code }: <b>{ manage-do }</b>{ $do ->
        [merge] {" "}ke { $into }
        [set_visibility] : { visibility-word }
        [set_class] : { report-class }
        [set_official_id] : { $official }
        [edit_published]
            {""}
            Judul: { $title ->
                [none] dibiarkan
               *[other] { $title }
            }
            Isi: { $published ->
                [none] dibiarkan
               *[other] { $published }
            }
       *[other] { "" }
    }{ $words ->
        [none] { "" }
       *[other]
            {""}

            Alasan: { $words }
    }

    Kirim?
managed = Perubahan pada laporan { $code } tersimpan, dan pelapor diberi tahu.
managed-nothing = Laporan { $code } sudah begitu; tidak ada yang berubah.

notice-merged = 🔗 Laporan { $code } digabung dengan laporan <code>{ $into }</code> karena masalahnya sama. Kabar tentang laporan itu sekarang datang juga kepada Anda; Anda tidak perlu melapor ulang.
notice-merged-desk = 🔗 Laporan { $code } digabung dengan laporan { $into }{ desk-title }
supported-merged = 🔗 Laporan { $code } yang Anda dukung digabung dengan laporan <code>{ $into }</code>. Dukungan Anda ikut pindah.
notice-blocked = 🚫 Isi laporan { $code } disembunyikan dari kartu petugas dan dari umum. Alasan: { $text }
notice-unblocked = Isi laporan { $code } tidak lagi disembunyikan. Alasan: { $text }
notice-published = ✏️ Petugas verifikasi menyunting judul dan isi laporan { $code } yang boleh dibaca umum. Yang Anda tulis tetap tersimpan. Alasan: { $text }
notice-visibility = 👁 Sifat laporan { $code } sekarang <b>{ visibility-word }</b>. Alasan: { $text }
notice-class = Jenis laporan { $code } sekarang: { report-class }. Alasan: { $text }
notice-official = Laporan { $code } tercatat di SP4N-LAPOR! dengan nomor <code>{ $official }</code>.

card-blocked =
    📋 <b>{ $code }</b> · { status-desk }
    🚫 <b>Konten Terblokir</b>: isinya disembunyikan oleh petugas verifikasi.
    Jenis: { report-class }{ desk-due }{ desk-reach }
desk-more = { $forwarded ->
        [none] { "" }
       *[other]
            {""}

            ↪️ Alasan diteruskan: { $forwarded }
    }{ $reason ->
        [none] { "" }
       *[other]
            {""}

            🗄 { because }{ $into ->
                [none] { "" }
               *[other] {" "}({ $into })
            }{ $explained ->
                [none] { "" }
               *[other] {" "}{ $explained }
            }
    }{ $official ->
        [none] { "" }
       *[other]
            {""}

            Nomor SP4N-LAPOR!: { $official }
    }{ $published ->
        [none] { "" }
       *[other]
            {""}

            Judul yang terbit: { $published }
    }{ desk-rating }
desk-rating = { $score ->
        [none] { "" }
       *[other]
            {""}

            ⭐ Penilaian pelapor: { $score } dari 5{ $judged ->
                [none] { "" }
               *[other] {" "}“{ $judged }”
            }
    }
status-more = { $blocked ->
        [none] { "" }
       *[other]
            {""}
            🚫 Konten terblokir
    }{ $reason ->
        [none] { "" }
       *[other]
            {""}
            Alasan: { because }{ $into ->
                [none] { "" }
               *[other] {" "}({ $into })
            }
    }{ $official ->
        [none] { "" }
       *[other]
            {""}
            Nomor SP4N-LAPOR!: { $official }
    }{ $score ->
        [none] { "" }
       *[other]
            {""}
            ⭐ Nilai Anda: { $score } dari 5{ $judged ->
                [none] { "" }
               *[other] {" "}“{ $judged }”
            }
    }
misfit-file = Berkas tidak bisa disertakan di sini. Jawab dengan tulisan atau tombol.

holder-line = { $holder ->
        [none] { "" }
       *[other]
            {""}
            ✋ Dikerjakan oleh { $holder }
    }
case-held =
    { for-person }Laporan { $code } sedang dikerjakan oleh { $holder }. Tekan Ambil alih bila sekarang Anda yang mengerjakannya.{ $words ->
        [none] { "" }
       *[other]
            {""}

            Pesan Anda tidak dikirim:

            { $words }
    }
label-take-over = Ambil alih
label-take-over-yes = Ya, ambil alih
ask-take-over = { for-person }Ambil alih laporan { $code } dari { $holder }? Rekan Anda diberi tahu.
taken-over = Laporan { $code } sekarang Anda kerjakan.
notice-taken-over = Laporan { $code } sekarang dikerjakan oleh { $name }, yang mengambil alihnya dari Anda.
toast-take-over-free = Laporan ini tidak sedang dikerjakan rekan Anda. Tekan saja tombol pada kartunya.
toast-take-over-not-yours = Laporan ini tidak lagi menunggu instansi Anda. Lihat kartunya.
press-not-here = Grup ini bukan tempat menjawab laporan ini. Jawab dari kartunya di grup instansi Anda, atau di percakapan pribadi.
