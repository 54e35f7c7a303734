# Jam: pengingat, peringatan, dan yang terjadi dengan sendirinya bila waktunya habis.

what-is-due = { $stage ->
        [verify] verifikasi
        [resolve] penyelesaian
        [again] jawaban berikutnya
       *[respond] jawaban pertama
    }
reminder-due = ⏰ Laporan { $code }{ desk-title }: batas { what-is-due } { due-date }. Balas pesan ini untuk menjawab.
reminder-late =
    ⚠️ Laporan { $code }{ desk-title } melewati batas { what-is-due }: { due-date }, sudah { $late } hari kerja.
    { $agency ->
        [none] Belum ada instansi yang menanganinya.
       *[other] Instansi: { $agency }.
    } Pelapor melihat tanggal ini, dan berhak mengadu ke Ombudsman.
reminder-overrun =
    ⚠️ Batas { what-is-due } untuk laporan { $code } sudah lewat ({ due-date }).
    { $agency ->
        [none] Petugas verifikasi sudah kami ingatkan.
       *[other] { $agency } dan atasannya sudah kami ingatkan.
    } Anda juga berhak melapor ke Ombudsman RI: telepon 137.
reminder-supply =
    ⏰ Laporan { $code } masih menunggu keterangan dari Anda sampai { due-date }:

    { $text }

    Balas pesan ini. Tanpa keterangan itu laporan diarsipkan.
reminder-close =
    ⏰ Laporan { $code } akan ditutup otomatis sesudah { due-date } bila tidak ada tanggapan dari Anda.

    Apakah masalahnya sudah selesai?
notice-expired =
    📁 Laporan { $code } ({ $title }) diarsipkan, karena keterangan ini tidak kami terima sampai batas waktunya:

    { $text }

    Anda dapat memperbaikinya dan mengirimkannya kembali: tekan tombol ini, atau tulis keluhan Anda sekali lagi beserta keterangan itu.
supported-expired = 📁 Laporan { $code } yang Anda dukung diarsipkan, karena keterangan yang diminta dari pelapornya tidak datang. Bila masalahnya masih ada, kirim laporan Anda sendiri: tulis saja keluhannya.
