# Perkara: pemberitahuan kepada pelapor, kartu dan percakapan petugas.

notice-submitted =
    ✅ Terima kasih. Laporan Anda kami terima dengan kode
    <code>{ $code }</code>

    Simpan kode ini. Ketik /status { $code } kapan saja untuk melihat perkembangannya.
notice-assigned = 📨 Laporan { $code } sudah diteruskan ke <b>{ $agency }</b>.
notice-accepted = 🔧 Laporan { $code } sedang ditindaklanjuti oleh { $agency }.
notice-answered =
    💬 <b>{ $agency }</b> menjawab laporan { $code }:

    { $text }

    Apakah masalahnya sudah selesai?
notice-replied = ⚠️ Pelapor menyatakan laporan { $code } <b>belum selesai</b>: { $title }
notice-reply-kept = Tanggapan Anda atas laporan { $code } sudah kami teruskan ke { $agency }.
notice-closed = 🎉 Laporan { $code } ditutup. Terima kasih sudah melapor.

label-solved = Sudah selesai
label-not-solved = Belum selesai
label-accept = Terima
label-answer = Jawab

card =
    📋 <b>{ $code }</b> · { $status ->
        [submitted] Belum Terverifikasi
        [assigned] Terdisposisi ke { $agency }
        [in_progress] Sedang ditindaklanjuti
        [needs_info] Menunggu Kelengkapan Informasi
        [answered] Ditindaklanjuti oleh Instansi
        [replied] Ditanggapi oleh Pelapor
        [closed] Ditutup oleh Pelapor
       *[archived] Diarsipkan
    }
    <b>{ $title }</b>

    { $story }

    Pelapor: { $reporter ->
        [none] anonim
       *[other] { $reporter }
    }
    Masuk: { DATETIME($at, dateStyle: "long", timeStyle: "short") }
    Lampiran: { $files }{ $answer ->
        [none] { "" }
       *[other]
            {""}

            Jawaban: { $answer }
    }
card-photos = Foto untuk laporan { $code }

ask-words = Tulis jawaban untuk pelapor { $code }. Jawaban baru terkirim setelah Anda menekan Kirim.
ask-send-words =
    Jawaban untuk { $code }:

    { $words }

    Kirim kepada pelapor?
words-long = Jawabannya terlalu panjang ({ $length } huruf). Paling banyak { $longest } huruf: mohon kirim ulang lebih ringkas.
answer-sent = Jawaban untuk { $code } sudah terkirim kepada pelapor.
answer-too-late =
    Laporan { $code } sudah berubah sementara Anda menulis, jadi jawaban ini tidak dikirim:

    { $words }

press-stale = Tombol ini sudah tidak berlaku.
press-sent = Laporan ini sudah terkirim.
press-not-yours = Tombol ini untuk petugas instansi yang bergabung lewat undangan.
press-not-reporter = Tombol ini untuk pelapornya.
press-writing = Jawaban untuk laporan ini sedang Anda tulis. Lihat pesan terakhir di bawah.
toast-accepted = Laporan diterima untuk ditindaklanjuti.
toast-closed = Terima kasih. Laporan ditutup.
toast-replied = Kami teruskan ke instansi.
follow-none-desk = Tidak ada laporan yang menunggu hal itu dari Anda.
follow-many-desk =
    Ada beberapa laporan yang bisa dimaksud. Tekan tombol pada kartunya, atau balas kartunya:
    { $reports }
follow-many-desk-item = { $number }. { $code } – { $title }
follow-not-now = Laporan { $code } sedang tidak menunggu hal itu. Lihat keadaannya dengan /status { $code }.
