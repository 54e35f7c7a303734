# Percakapan warga: sapaan, laporan, status.

greeting =
    👋 Selamat datang di <b>Simpul</b>, kanal laporan warga untuk SP4N-LAPOR!.

    Sebelum mulai, ini yang perlu Anda tahu:
    • Kami menyimpan nama Telegram Anda, isi laporan, dan lampirannya.
    • Petugas instansi yang berwenang membaca laporan Anda untuk menjawabnya.
    • Pesan di percakapan ini juga tersimpan di Telegram.
    • Simpul tidak dipantau untuk keadaan darurat. Hubungi 112 bila ada bahaya.

    Tekan <b>Setuju</b> untuk melanjutkan. Pesan yang sudah Anda kirim kami simpan sementara (24 jam).
    English: /bahasa
label-agree = Setuju
consent-thanks = Terima kasih. Persetujuan Anda sudah dicatat.
welcome-back = Selamat datang kembali. Tulis keluhan Anda, atau /status untuk melihat laporan terakhir.

ask-story =
    Ceritakan masalahnya: <b>apa</b> yang terjadi, <b>di mana</b>, dan <b>sejak kapan</b>.
    Anda juga boleh mengirim foto.
story-short = Ceritanya masih terlalu singkat. Tulis sedikit lebih lengkap, misalnya: “Lampu jalan di depan SDN 3 mati sejak Senin.”
story-long = Ceritanya terlalu panjang ({ $length } huruf). Paling banyak { $longest } huruf: mohon kirim ulang lebih ringkas.
ask-agency =
    { $suggestions ->
        [none] Kami belum menemukan instansi yang cocok dari kata-kata Anda.
       *[other]
            Kepada siapa laporan ini diteruskan?

            { $suggestions }
    }
ask-agency-item = { $number }. { $name } <i>(dari kata: { $words })</i>
label-unsure = Tidak tahu, biar petugas yang memilih
ask-send =
    <b>Periksa laporan Anda</b>

    { $story }

    Instansi: { $agency ->
        [none] dipilih oleh petugas
       *[other] { $agency }
    }
    Lampiran: { $files }

    Kirim laporan ini?
label-send = Kirim
label-cancel = Batal
cancelled = Dibatalkan. Tidak ada yang dikirim.
cancel-nothing = Tidak ada yang sedang ditulis. Tulis keluhan Anda untuk mulai melapor.
draft-open = Masih ada laporan yang belum selesai. Kita lanjutkan, atau /batal untuk meninggalkannya.
edit-taken = Perubahan pesan Anda sudah kami catat.
edit-late = Perubahan pesan ini tidak lagi mengubah laporan. Kirim pesan baru bila ada yang perlu ditambahkan.
files-kept = { $count ->
    [one] 📎 { $count } lampiran sudah disimpan.
   *[other] 📎 { $count } lampiran sudah disimpan.
}

misfit-choice = Jawaban itu belum kami mengerti. Tekan salah satu tombol, atau ketik nomornya.
misfit-kind = Jenis pesan ini belum bisa kami terima di sini. Kirim teks, foto, atau dokumen.
misfit-location = Terima kasih, tetapi lokasi belum bisa kami terima. Sebutkan tempatnya dengan kata-kata.
misfit-contact = Kontak belum bisa kami terima. Tulis saja keterangannya dengan kata-kata.
misfit-file = Jawaban di sini berupa teks. Tulis jawabannya dengan kata-kata.
misfit-reply = Balasan ke pesan itu belum bisa kami proses. Gunakan tombol di bawah pesannya, atau tulis pesan baru.
unknown-command = Perintah itu tidak kami kenal. Lihat /bantuan.
update-parked = Maaf, pesan Anda gagal kami proses. Kami sudah mencatatnya untuk diperiksa; mohon coba sekali lagi dengan cara lain.

help =
    <b>Yang bisa Anda lakukan di sini</b>
    /lapor – tulis laporan baru (atau langsung tulis keluhan Anda)
    /status KODE – lihat perkembangan laporan
    /bahasa – ganti bahasa / change language
    /batal – tinggalkan yang sedang ditulis
ask-language = Pilih bahasa. / Choose a language.
label-indonesian = Bahasa Indonesia
label-english = English
language-set = Baik, kita lanjutkan dalam Bahasa Indonesia.
toast-language = Anda sudah membaca dalam Bahasa Indonesia.

menu-lapor = Tulis laporan baru
menu-status = Lihat status laporan
menu-bahasa = Ganti bahasa
menu-bantuan = Bantuan
menu-batal = Tinggalkan yang sedang ditulis

status-of =
    <b>Laporan { $code }</b>
    Status: { $status ->
        [submitted] Menunggu verifikasi
        [assigned] Diteruskan ke { $agency }
        [in_progress] Sedang ditindaklanjuti
        [needs_info] Menunggu kelengkapan dari Anda
        [answered] Dijawab oleh { $agency }
        [replied] Menunggu jawaban lanjutan
        [closed] Selesai
       *[archived] Diarsipkan
    }

    { $timeline }
status-of-item = • { DATETIME($at, dateStyle: "long", timeStyle: "short") } – { $event ->
        [submit] laporan diterima
        [assign] diteruskan ke instansi
        [accept] mulai ditindaklanjuti
        [answer] dijawab
        [reply] ditanggapi pelapor
       *[close] selesai
    }
status-none = Anda belum punya laporan. Tulis keluhan Anda untuk mulai melapor.
status-bad-code = “{ $typed }” bukan kode laporan. Kode terdiri atas delapan huruf atau angka dan satu tanda periksa, misalnya <code>/status 7K3M-Q9XA-Q</code>. Lihat pada tanda terima Anda.
status-unknown = Tidak ada laporan dengan kode { $code }. Periksa kembali kodenya pada tanda terima Anda.

follow-none = Tidak ada laporan yang menunggu tanggapan Anda. /status menunjukkan laporan terakhir.
follow-many =
    Ada beberapa laporan yang menunggu tanggapan Anda. Tekan tombol di bawah jawaban yang dimaksud:
    { $reports }
follow-many-item = { $number }. { $code } – { $title }

invite-unknown = Undangan ini tidak dikenal. Minta tautan baru kepada admin instansi Anda.
invite-used = Undangan ini sudah dipakai; tiap tautan hanya berlaku sekali. Minta tautan baru kepada admin instansi Anda.
invite-expired = Undangan ini sudah lewat masanya. Minta tautan baru kepada admin instansi Anda.
joined-already = Anda sudah menjadi petugas <b>{ $agency }</b>.
joined = Anda sekarang petugas <b>{ $agency }</b>. Laporan untuk instansi Anda akan muncul di sini.

maybe-repeated = ⟳ <i>(mungkin terkirim dua kali)</i>
error-unknown = Terjadi kesalahan. Mohon coba lagi.
error-later = Sistem sedang sibuk. Mohon coba lagi sebentar lagi.
toast-later = Sistem sedang sibuk, coba lagi sebentar lagi.
toast-failed = Maaf, tombol itu gagal diproses. Kami sudah mencatatnya.
