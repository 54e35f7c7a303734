# Sesudah selesai: penilaian pelapor.

rated =
    ⭐ Terima kasih. Nilai Anda untuk laporan { $code }: <b>{ $score } dari 5</b>. Nilai bisa diubah sampai { due-date } lewat /status { $code }.{ $low ->
        [none] { "" }
       *[other]
            {""}

            Masalahnya belum selesai? Tekan tombol ini: instansi menanganinya lagi.
    }
ask-rate-words = Ada satu kalimat untuk instansi tentang laporan { $code }? Tulis di sini, atau Lewati.
rate-words-kept = Terima kasih. Kata-kata Anda tentang laporan { $code } tersimpan di samping nilainya. Bukan itu maksud Anda? Kata-kata itu juga bisa menjadi laporan baru.
rate-done = Baik, terima kasih sudah menilai.
rate-which =
    Laporan mana yang dinilai? Tekan bintang di bawah pemberitahuannya, atau buka dengan /status dan kodenya.
    { $reports }
rate-which-reports-item = { $number }. { $code } – { $title }
toast-rated = Nilai Anda tersimpan.
toast-rate-same = Nilai itu sudah tersimpan. Tekan bintang lain untuk mengubahnya.
toast-rate-range = Nilainya dari 1 sampai 5. Tekan salah satu bintang.
toast-rate-open = Laporan bisa dinilai setelah ditutup. Perkembangannya ada di /status.
toast-rate-late = Laporan ini sudah ditutup lebih dari 30 hari, jadi nilainya tidak bisa diubah lagi. Tulis keluhan Anda untuk laporan baru.

# Senyap: kabar mana yang dikirim.

label-mute = Senyapkan
label-unmute = Bunyikan lagi
label-mute-all = Senyapkan semua kabar
label-unmute-all = Bunyikan semua kabar
menu-pengaturan = Kabar mana yang dikirim
muted = 🔕 Kabar tentang laporan { $code } tidak kami kirim lagi. Yang tetap datang: jawaban dan pertanyaan instansi, penjelasan bila diarsipkan, dan peringatan sebelum laporan ditutup atau diarsipkan. Semuanya bisa dibaca di /status { $code }.
unmuted =
    🔔 Kabar tentang laporan { $code } datang lagi.{ $still ->
        [none] { "" }
       *[other] {" "}Semua kabar masih Anda senyapkan: buka /pengaturan untuk membunyikannya.
    }
settings =
    <b>Kabar dari Simpul</b>
    { $muted ->
        [none] 🔔 Kami kirim semua kabar tentang laporan Anda dan laporan yang Anda dukung.
       *[other] 🔕 Kami kirim hanya jawaban dan pertanyaan instansi, penjelasan bila diarsipkan, dan peringatan sebelum laporan ditutup atau diarsipkan. Selebihnya bisa dibaca di /status.
    }{ $reports ->
        [none] { "" }
       *[other]
            {""}

            Laporan yang Anda senyapkan:
            { $reports }
    }

    Bahasa: { $language ->
        [en] English
       *[id] Bahasa Indonesia
    } (/bahasa)
settings-reports-item = • <code>{ $code }</code> { $title }
toast-muted = Baik. Kabarnya tidak dikirim lagi; jawaban tetap datang.
toast-muted-already = Kabarnya memang sudah disenyapkan.
toast-unmuted = Baik. Kabarnya datang lagi.
toast-unmuted-already = Kabarnya memang tidak disenyapkan.
