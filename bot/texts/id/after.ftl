# Sesudah terkirim: pemberitahuan kepada pelapor, status, tambahan, dan tautan.

agency-name = { $agency ->
        [none] petugas verifikasi
       *[other] { $agency }
    }
due-date = { DATETIME($due, dateStyle: "full") }
promised-date = { DATETIME($promised, dateStyle: "full") }
final-date = { DATETIME($final, dateStyle: "full") }
due-what = { $stage ->
        [verify] Verifikasi paling lambat
        [supply] Keterangan Anda ditunggu sampai
        [close] Tanpa tanggapan ditutup otomatis sesudah
        [again] Jawaban berikutnya paling lambat
       *[respond] Jawaban pertama paling lambat
    }
due-line = { $due ->
        [none] { "" }
       *[other] {" "}{ due-what } { due-date }.
    }
final-line = { $final ->
        [none] { "" }
       *[other] {" "}Penyelesaian paling lambat { final-date }.
    }
due-lines = { $due ->
        [none] { "" }
       *[other]
            {""}
            { due-what }: { due-date }
    }{ $promised ->
        [none] { "" }
       *[other]
            {""}
            Jawaban pertama paling lambat: { promised-date }
    }{ $final ->
        [none] { "" }
       *[other]
            {""}
            Penyelesaian paling lambat: { final-date }
    }

notice-submitted =
    ✅ Terima kasih. Laporan Anda kami terima dengan kode
    <code>{ $code }</code>

    Kami periksa paling lambat { due-date }. Jawaban pertama paling lambat { promised-date }, penyelesaian paling lambat { final-date }. Ketik /status { $code } kapan saja untuk melihat perkembangannya.{ $beyond ->
        [none] { "" }
       *[other]
            {""}

            🏛 Ini tampaknya wewenang { $beyond }. Petugas verifikasi kami meneruskannya ke sana lewat SP4N-LAPOR!; Anda tidak perlu melapor ulang.
    }

    Ingin mengikuti dari akun lain? Buka tautan ini di sana (berlaku sekali): { $claim }
notice-assigned = 📨 Laporan { $code } sudah diteruskan ke <b>{ agency-name }</b>.{ due-line }{ final-line }
notice-verified = 📨 Laporan { $code } sudah diteruskan ke <b>{ agency-name }</b>, seperti yang Anda pilih; petugas verifikasi sudah memeriksanya.{ due-line }{ final-line }
notice-accepted = 🔧 Laporan { $code } sedang ditindaklanjuti oleh { agency-name }.
notice-asked =
    ❓ <b>{ agency-name }</b> perlu keterangan untuk laporan { $code }:

    { $text }

    Balas pesan ini paling lambat { due-date }. Foto dan dokumen juga boleh.
notice-answered =
    💬 <b>{ agency-name }</b> menjawab laporan { $code }:

    { $text }

    Apakah masalahnya sudah selesai? Tanpa tanggapan Anda, laporan ditutup otomatis sesudah { due-date }.
notice-not-ours = ↩️ { agency-name } menyatakan laporan { $code } bukan kewenangannya. Petugas verifikasi mencarikan instansi yang tepat; Anda tidak perlu melapor ulang.
notice-supply-kept = Tambahan untuk laporan { $code } sudah kami teruskan.{ due-line }{ final-line }
notice-reply-kept = Tanggapan Anda atas laporan { $code } sudah kami teruskan ke { agency-name }.{ due-line } Ingin menjelaskan apa yang masih kurang? Balas pesan ini.
notice-closed =
    🎉 Laporan { $code } ditutup{ $by ->
        [reporter] { "" }
        [system] {" "}otomatis, karena tidak ada tanggapan atas jawabannya
       *[other] {" "}oleh { agency-name }
    }. Terima kasih sudah melapor. Bila masalahnya muncul lagi dalam 30 hari, tekan tombol ini.

    ⭐ Bagaimana penanganannya? 1 sangat buruk, 5 sangat baik: tekan satu bintang.
notice-withdrawn-kept = Laporan { $code } sudah Anda tarik dan kami arsipkan.
answer-file = Lampiran jawaban untuk laporan { $code }
file-held = 🔒 Lampiran { attachment-name } pada laporan { $code } tidak kami teruskan, karena berkasnya bisa menunjukkan siapa Anda dan tidak dapat dibersihkan. Kirim sebagai foto atau PDF biasa bila perlu.
file-lost = ⚠️ { $count } lampiran pada laporan { $code } tidak dapat kami ambil dari Telegram, jadi belum sampai ke petugas. Kirim lagi sebagai foto atau PDF, paling besar 20 MB.
file-refused = ⛔ Lampiran { attachment-name } pada laporan { $code } tidak kami simpan dan tidak kami teruskan: { $danger ->
        [bomb] isinya terlalu besar bila dibuka
        [program] berkas itu bisa menjalankan program
       *[disguise] isinya bukan seperti yang dikatakan namanya
    }. Laporan Anda tetap berjalan. Kirim lagi sebagai foto atau PDF bila perlu.

label-solved = Sudah selesai
label-not-solved = Belum selesai
label-supply = Tambah keterangan
label-withdraw = Tarik laporan

status-citizen = { $status ->
        [submitted] Menunggu verifikasi
        [assigned] Diteruskan ke { agency-name }
        [in_progress] Sedang ditindaklanjuti
        [needs_info] Menunggu kelengkapan dari Anda
        [answered] Dijawab oleh { agency-name }
        [replied] Menunggu jawaban lanjutan
        [closed] Selesai
       *[archived] Diarsipkan
    }
status-of =
    <b>Laporan { $code }</b>{ $title ->
        [none] { "" }
       *[other]
            {""}
            { $title }
    }
    Status: { status-citizen }{ due-lines }{ status-more }{ $muted ->
        [none] { "" }
       *[other]
            {""}
            🔕 Kabarnya Anda senyapkan
    }{ $missing ->
        [0] { "" }
       *[other]
            {""}
            ⚠️ { $missing } lampiran tidak dapat diambil. Kirim lagi sebagai foto atau PDF.
    }{ $followed ->
        [none] { "" }
       *[other]
            {""}
            🤝 Anda mendukung laporan ini.
    }

    { $timeline }
status-of-timeline-item = • { DATETIME($at, dateStyle: "long", timeStyle: "short") } – { $event ->
        [submit] laporan diterima
        [assign] diteruskan ke { agency-name }
        [accept] mulai ditindaklanjuti
        [ask] keterangan diminta
        [supply] keterangan ditambahkan
        [answer] dijawab
        [not_ours] bukan wewenang { agency-name }
        [reply] ditanggapi pelapor
        [reopen] dibuka kembali
        [withdraw] ditarik pelapor
        [expire] diarsipkan, karena keterangan tidak datang
        [verify] diverifikasi dan diteruskan ke { agency-name }
        [forward] dialihkan ke { agency-name }
        [archive] diarsipkan
        [merge] digabung dengan laporan lain
        [block] isinya disembunyikan
        [unblock] isinya tidak lagi disembunyikan
        [edit_published] yang terbit disunting
        [set_visibility] sifatnya dibatasi
        [set_class] jenisnya diubah
        [set_official_id] tercatat di SP4N-LAPOR!
       *[close] { $by ->
            [system] ditutup otomatis
           *[other] selesai
        }
    }
status-none = Anda belum punya laporan. Tulis keluhan Anda untuk mulai melapor.
status-bad-code = “{ $typed }” bukan kode laporan. Kode terdiri atas delapan huruf atau angka dan satu tanda periksa, misalnya <code>/status 7K3M-Q9XA-Q</code>. Lihat pada tanda terima Anda.
status-unknown = Tidak ada laporan dengan kode { $code }. Periksa kembali kodenya pada tanda terima Anda.

mine =
    <b>Laporan Anda</b> ({ $first }–{ $last } dari { $count })
    { $mine }

    Tekan nomornya untuk melihat perkembangannya.
mine-mine-item =
    {""}
    { $number }. <code>{ $code }</code> { $title }
    { DATETIME($at, dateStyle: "long") } – { $status ->
        [submitted] menunggu verifikasi
        [assigned] diteruskan
        [in_progress] sedang ditindaklanjuti
        [needs_info] menunggu kelengkapan dari Anda
        [answered] dijawab
        [replied] menunggu jawaban lanjutan
        [closed] selesai
       *[archived] diarsipkan
    }
label-newer = ‹ Lebih baru
label-older = Lebih lama ›

ask-supply = Tulis tambahan untuk laporan { $code }, atau kirim foto dan dokumennya.
ask-send-supply =
    Tambahan untuk laporan { $code }:

    { $words ->
        [none] (tanpa kata-kata)
       *[other] { $words }
    }
    Lampiran: { $files }

    Kirim kepada petugas?
label-apart = Laporan baru
supply-archived = Laporan { $code } sudah diarsipkan. Tulis keluhan Anda untuk membuat laporan baru.
reopen-late = Laporan { $code } sudah ditutup lebih dari 30 hari. Tulis keluhan Anda untuk membuat laporan baru.
toast-reopen-late = Laporan ini sudah ditutup lebih dari 30 hari. Tulis keluhan Anda untuk membuat laporan baru.
ask-withdraw = Tarik laporan { $code } ({ $title })? Petugas tidak akan menindaklanjutinya.
label-withdraw-yes = Ya, tarik
label-withdraw-no = Tidak jadi
toast-withdrawn = Laporan ditarik.

claim-invalid = Tautan ini tidak dikenal atau sudah dipakai. Tiap tautan hanya berlaku sekali; kode laporan tetap bisa dilihat dengan /status.
claim-first = Laporan { $code } pindah ke akun ini setelah Anda menyetujui pemberitahuan di bawah. { $visibility ->
        [open] Laporan ini terbuka: sesudah itu instansi melihat nama Anda sebagai pelapornya.
       *[other] Instansi tetap tidak melihat siapa pelapornya.
    }
claim-own = Laporan { $code } memang sudah ada di akun ini.
claimed = Laporan { $code } ({ $title }) sekarang ada di akun ini. Kabar berikutnya datang ke sini.
claimed-away = Laporan { $code } sekarang diikuti dari akun lain lewat tautan pada tanda terimanya.

follow-none = Tidak ada laporan yang menunggu tanggapan Anda. /laporanku menunjukkan semua laporan Anda.
follow-many =
    Ada beberapa laporan yang bisa dimaksud. Tekan tombol di bawah pesan yang dimaksud:
    { $reports }
follow-many-reports-item = { $number }. { $code } – { $title }
follow-not-now = Laporan { $code } sedang tidak menunggu hal itu. Lihat keadaannya dengan /status { $code }.
press-stale = Tombol ini sudah tidak berlaku.
press-sent = Laporan ini sudah terkirim.
press-not-reporter = Tombol ini untuk pelapornya.
toast-closed = Terima kasih. Laporan ditutup.
toast-replied = Kami teruskan ke instansi.
