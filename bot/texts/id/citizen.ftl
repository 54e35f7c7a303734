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
