# Banyak warga, satu masalah: laporan serupa, dukungan, dan kabar untuk pendukung.

ask-like =
    👥 Mungkin hal ini sudah dilaporkan warga lain:
    { $alike }

    Bila benar sama, dukung saja: kabarnya datang juga kepada Anda, dan petugas melihat berapa warga yang mendukung. Laporan yang sedang Anda tulis tidak dikirim, dan pelapornya tidak tahu siapa Anda.
ask-like-alike-item =
    {""}
    { $number }. <b>{ $title ->
        [none] { agency-name }
       *[other] { $title }
    }</b>{ $words ->
        [none] { "" }
       *[other] {" "}({ $words })
    }
    { $place ->
        [none] di dekat tempat yang Anda sebut
       *[other] { $place }
    } · { DATETIME($at, dateStyle: "long") } · { status-short }
status-short = { $status ->
        [submitted] menunggu verifikasi
        [assigned] diteruskan
        [in_progress] sedang ditindaklanjuti
        [needs_info] menunggu keterangan pelapor
        [answered] dijawab
        [replied] menunggu jawaban lanjutan
        [closed] selesai
       *[archived] diarsipkan
    }
label-support = Dukung laporan ini
label-support-1 = Dukung nomor 1
label-support-2 = Dukung nomor 2
label-support-3 = Dukung nomor 3
label-unfollow = Berhenti mengikuti

supported =
    🤝 Terima kasih. Anda sekarang mendukung laporan
    <code>{ $code }</code>

    Kabarnya datang juga ke sini. Ketik /status { $code } kapan saja untuk melihat perkembangannya.
supported-already = Anda sudah mendukung laporan { $code }; kabarnya datang ke sini.
supported-own = Laporan { $code } adalah laporan Anda sendiri. Kabarnya memang datang kepada Anda.
supported-late = Laporan itu sudah tidak bisa didukung. Mari kita lanjutkan laporan Anda.
supported-assigned = 📨 Laporan { $code } yang Anda dukung sudah diteruskan ke <b>{ agency-name }</b>. Jawaban pertama paling lambat { due-date }.
supported-accepted = 🔧 Laporan { $code } yang Anda dukung sedang ditindaklanjuti oleh { agency-name }.
supported-answered =
    💬 <b>{ agency-name }</b> menjawab laporan { $code } yang Anda dukung:

    { $text }
supported-not-ours = ↩️ { agency-name } menyatakan laporan { $code } yang Anda dukung bukan kewenangannya. Petugas verifikasi mencarikan instansi yang tepat.
supported-reopened = 🔁 Laporan { $code } yang Anda dukung belum selesai menurut pelapornya, dan ditindaklanjuti lagi.
supported-closed =
    🎉 Laporan { $code } yang Anda dukung { $by ->
        [reporter] sudah selesai menurut pelapornya
        [system] ditutup otomatis, karena tidak ada tanggapan pelapornya atas jawaban instansi
       *[other] ditutup oleh { agency-name }
    }. Bila masalahnya masih ada, tulis saja keluhan Anda.
supported-withdrawn = Laporan { $code } yang Anda dukung ditarik oleh pelapornya dan tidak ditindaklanjuti lagi. Bila masalahnya masih ada, kirim laporan Anda sendiri: tulis saja keluhannya.
supported-reply = Anda mendukung laporan { $code }; yang menanggapinya hanya pelapornya. Bila masalahnya masih ada, tulis keluhan Anda sebagai pesan baru.
supported-none = Anda tidak sedang mendukung laporan warga lain.
supported-list =
    <b>Laporan warga lain yang Anda dukung</b>
    { $supports }
supported-list-supports-item = • <code>{ $code }</code> { agency-name } – { status-short }
supported-which =
    Anda mendukung beberapa laporan. Buka salah satu dengan /status dan kodenya, lalu tekan tombolnya:
    { $supports }
supported-which-supports-item = • <code>{ $code }</code> { agency-name } – { status-short }
unfollowed = Baik. Kabar tentang laporan { $code } tidak datang lagi kepada Anda.
press-supported = Laporan itu sudah Anda dukung.
toast-unfollowed = Baik. Kabarnya tidak datang lagi.
toast-not-followed = Laporan ini sudah tidak Anda ikuti.
