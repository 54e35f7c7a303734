# Laporan warga: dari cerita sampai Kirim.

ask-story =
    Ceritakan masalahnya: <b>apa</b> yang terjadi, <b>di mana</b>, dan <b>sejak kapan</b>.
    Anda juga boleh mengirim foto.
story-short = Ceritanya masih terlalu singkat. Tulis sedikit lebih lengkap: apa yang terjadi, di mana, sejak kapan.
story-long = Ceritanya terlalu panjang ({ $length } huruf). Paling banyak { $longest } huruf: mohon kirim ulang lebih ringkas.
emergency =
    🚨 <b>Bila sedang ada bahaya, telepon dahulu:</b>
    { $numbers }

    Simpul tidak dipantau untuk keadaan darurat. Laporan Anda tetap bisa dilanjutkan.
emergency-numbers-item = ☎️ <b>{ $phone }</b> – { $what }
help-numbers =
    Bila Anda atau seseorang perlu pertolongan, hubungi:
    { $numbers }

    Laporan ini hanya dibaca orang yang ditunjuk untuk itu. Mari kita lanjutkan.
help-numbers-numbers-item = ☎️ <b>{ $phone }</b> – { $what }
ask-same = Anda sudah mengirim laporan yang sama dengan kode <code>{ $same }</code>. Lihat perkembangannya dengan /status { $same }. Tetap kirim sekali lagi?
label-anyway = Tetap kirim laporan saya

ask-place =
    📍 Di mana kejadiannya? Kirim lokasi dengan tombol di bawah, atau ketik alamat atau patokannya.
    Bila tidak perlu, ketik Lewati.
label-send-location = Kirim lokasi
label-skip = Lewati
keyboard-away = Baik, kita kembali.
label-back = Kembali
place-short = Tempatnya terlalu singkat. Ketik alamat, nama desa, atau patokannya; atau ketik Lewati.
place-long = Tempatnya terlalu panjang ({ $length } huruf). Paling banyak { $longest } huruf.
place-outside = Lokasi itu di luar wilayah { $name }. Tetap kami terima; petugas akan meneruskannya ke yang berwenang.
place-kept = 📍 { $place ->
        [none] Tanpa lokasi.
       *[other] Lokasi dicatat: { $place }{ area-behind }
    }
area-behind = { $area ->
        [none] { "" }
       *[other] {" "}({ $area })
    }
ask-area =
    { $areas ->
        [none] 🗺 Di desa atau kelurahan mana, atau di kecamatan mana? Ketik namanya.
       *[other] 🗺 Ada beberapa wilayah dengan nama itu. Yang mana?
    }{ $area ->
        [none] { "" }
       *[other]
            {""}
            Wilayah sekarang: { $area }
    }
area-unread = Nama itu tidak kami temukan. Periksa ejaannya, tambahkan kecamatannya, atau lewati.
label-neither = Bukan semuanya

ask-more =
    ✍️ Satu pertanyaan lagi supaya cepat ditangani: { $lacks ->
        [what] apa yang terjadi, dan apa akibatnya?
        [where] di mana tepatnya? Tulis jalan, desa, atau patokannya.
        [who] kantor atau bagian mana, dan siapa di sana? Jabatannya saja cukup.
       *[when] kapan kejadiannya? Tanggal atau perkiraan saja cukup.
    }
    Bila tidak tahu, tekan Lewati.

more-short = Itu terlalu singkat. Tulis beberapa kata, atau tekan Lewati.

ask-evidence =
    { $files ->
        [0] 📎 Ada bukti? Kirim foto, video, atau dokumen. Bila tidak ada, tekan Lewati.
       *[other]
            📎 { $files } lampiran sudah disimpan:
            { $attached }

            Kirim lagi, hapus dengan 🗑, atau tekan Selesai.
    }
ask-evidence-attached-item = { $number }. { attachment-name }
attachment-name = { $name ->
        [none] { attachment-kind }
       *[other] { $name }
    }
attachment-kind = { $kind ->
        [photo] foto
        [video] video
        [voice] pesan suara
        [audio] audio
        [animation] animasi
        [video_note] pesan video
       *[document] dokumen
    }
label-done = Selesai
files-kept = { $count ->
    [one] 📎 { $count } lampiran sudah disimpan.
   *[other] 📎 { $count } lampiran sudah disimpan.
}
file-too-large = Berkas itu lebih dari 20 MB dan tidak bisa kami ambil. Kirim yang lebih kecil, misalnya sebagai foto.
files-full = Sudah ada 30 lampiran; yang ini tidak disimpan. Hapus satu bila ingin menggantinya.
toast-dropped = Lampiran dihapus.

ask-agency =
    { $suggestions ->
        [none] Kami belum menemukan instansi yang cocok dari kata-kata Anda. Petugas akan memilihkannya.
       *[other]
            🏛 Kepada siapa laporan ini diteruskan?{ $sure ->
                [none] { "" }
               *[other] {" "}Tampaknya ini urusan:
            }

            { $suggestions }{ $sure ->
                [none] { "" }
               *[other]
                    {""}

                    Benar?
            }
    }
ask-agency-suggestions-item = { $number }. { $name } <i>(dari kata: { $words })</i>
label-unsure = Tidak tahu, biar petugas yang memilih

ask-visibility =
    👁 Siapa yang boleh tahu bahwa Anda pelapornya?
    • <b>Terbuka</b>: instansi melihat nama Anda (dan nomor telepon, bila Anda memberikannya). Kepada warga yang melaporkan hal serupa di dekatnya hanya judul dan tempatnya ditunjukkan, tanpa nama.
    • <b>Anonim</b>: instansi membaca laporan tanpa nama, akun, atau nomor Anda.
    • <b>Rahasia</b>: hanya orang yang ditunjuk membacanya, tanpa nama Anda; tidak muncul di daftar mana pun.
    Wajah, suara, dan isi lampiran tetap seperti yang Anda kirim.{ $topic ->
        [none] { "" }
       *[other]
            {""}
            🔒 Karena isinya, laporan ini hanya dibaca orang yang ditunjuk, apa pun pilihan Anda.
    }
label-open = Terbuka
label-anonymous = Anonim
label-confidential = Rahasia

ask-send =
    <b>Periksa laporan Anda</b>

    <b>{ $title }</b>
    { $story }

    Jenis: { report-class }
    Tempat: { $place ->
        [none] tidak disebutkan
       *[other] { $place }
    }{ $area ->
        [none] { "" }
       *[other]
            {""}
            Wilayah: { $area }
    }
    Tanggal kejadian: { event-date }
    Instansi: { $agency ->
        [none] dipilih oleh petugas
       *[other] { $agency }
    }
    Lampiran: { $files }
    Sifat: { visibility-name }
    Nama: { $name }
    Nomor telepon: { $phone ->
        [none] tidak ada
       *[other] { $phone }
    }{ review-behalf }{ $hidden ->
        [none] { "" }
       *[other]
            {""}

            🔏 Dalam cerita Anda ada nomor identitas atau data diri lain. Petugas hanya melihat ••• di sana.
    }

    Kirim laporan ini?
report-class = { $class ->
        [aspiration] Aspirasi
        [information] Permintaan Informasi
        [oversight] Pengaduan Berkadar Pengawasan
       *[complaint] Pengaduan
    }
event-date = { $date ->
        [none] tidak disebutkan
       *[other] { DATETIME($date, dateStyle: "full") }
    }
visibility-name = { $visibility ->
        [anonymous] Anonim (nama dan nomor Anda tidak ditunjukkan)
        [confidential] Rahasia (nama dan nomor Anda tidak ditunjukkan)
       *[open] Terbuka
    }
label-send = Kirim
label-edit = Ubah
label-cancel = Batal

ask-edit = Apa yang ingin diubah?
label-edit-title = Judul
label-edit-class = Jenis
label-edit-story = Isi cerita
label-edit-place = Tempat
label-edit-area = Wilayah
label-edit-date = Tanggal kejadian
label-edit-evidence = Lampiran
label-edit-agency = Instansi
label-edit-visibility = Sifat
label-edit-name = Nama
label-edit-phone = Nomor telepon
ask-title =
    Judul sekarang: <b>{ $title }</b>
    Ketik judul yang baru.
title-short = Judulnya terlalu singkat. Tulis beberapa kata.
title-long = Judulnya terlalu panjang ({ $length } huruf). Paling banyak { $longest } huruf.
ask-class = Laporan ini termasuk jenis apa?
label-class-complaint = Pengaduan
label-class-aspiration = Aspirasi
label-class-information = Permintaan Informasi
ask-date =
    Tanggal kejadian sekarang: { event-date }
    Kapan kejadiannya? Ketik misalnya “kemarin” atau “3 November 2026”.
label-no-date = Tidak tahu
date-unread = Tanggal itu belum kami mengerti. Tanggalnya tidak boleh di masa depan.
ask-name =
    Nama sekarang: { $name }
    Ketik nama Anda.
name-short = Namanya terlalu singkat.
name-long = Namanya terlalu panjang ({ $length } huruf). Paling banyak { $longest } huruf.
ask-phone = ☎️ Ketik nomor telepon Anda, atau kirim dengan tombol di bawah. Nomor ini tidak wajib.
label-send-phone = Kirim nomor saya
label-no-phone = Tanpa nomor
phone-unread = Itu bukan nomor telepon. Ketik 8 sampai 15 angka.
phone-kept = ☎️ { $phone ->
        [none] Tanpa nomor telepon.
       *[other] Nomor dicatat: { $phone }
    }

draft-open = Masih ada laporan yang belum selesai. Kita lanjutkan, atau /batal untuk meninggalkannya.
draft-reminder =
    ✍️ Laporan Anda { draft-title } belum dikirim. Lanjutkan, atau hapus bila tidak jadi.{ $due ->
        [none] { "" }
       *[other] {" "}Tanpa itu drafnya kami hapus sesudah { due-date }.
    }
label-draft-continue = Lanjutkan
label-draft-delete = Hapus
toast-draft-gone = Draf ini sudah terkirim, ditinggalkan, atau dihapus. Tulis keluhan Anda kapan saja.
draft-forgotten = 🗑 Draf { draft-title } lama tidak dilanjutkan dan kami hapus. Tulis keluhan Anda kapan saja untuk mulai lagi.
words-forgotten = 🗑 Pesan Anda untuk laporan { $code } lama tidak dilanjutkan dan kami hapus; tidak ada yang dikirim. Untuk menulisnya lagi, buka laporannya dengan /status { $code }.
draft-title = { $title ->
        [none] yang sedang ditulis
       *[other] “{ $title }”
    }
edit-taken = Perubahan pesan Anda sudah kami catat.
edit-late = Perubahan pesan ini tidak lagi mengubah laporan. Kirim pesan baru bila ada yang perlu ditambahkan.
