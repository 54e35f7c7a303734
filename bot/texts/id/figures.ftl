# Angka yang dilaporkan: /statistik, gambarnya, dan berkasnya.

menu-statistik = Angka laporan, gambar, dan berkasnya
figures-not-yours = Angka laporan untuk petugas instansi, petugas verifikasi, dan admin.
figures =
    <b>Angka laporan, { $period }</b>
    { $who }

    Diterima: <b>{ $received }</b>
    Selesai: { $done } · diproses: { $process }
    Belum ditindaklanjuti: { $untouched } · diarsipkan: { $archived }

    Penyelesaian: <b>{ $resolution }</b>
    Tindak lanjut: <b>{ $followed }</b>
    Laju tindak lanjut (hari kerja): rata-rata { $mean }, median { $median }, persentil 90 { $ninety }

    Ditutup sistem tanpa jawaban pelapor: { $system } ({ $share })
    Dibuka kembali: { $reopened } ({ $rate })
    Dialihkan: { $moved }
    Nilai pelapor (1 sampai 5): { $rating }{ $graded ->
        [none] { "" }
       *[other]
            {""}
            { $graded }
    }

    Lewat batas waktu: <b>{ $overdue }</b>
    { $desks ->
        [none] { "" }
       *[other] { $desks }
    }
    { $spots ->
        [none] { "" }
       *[other] { $spots }
    }
figures-graded-item = • { $name }: { $told }
figures-desks-item = • { $name }: { $told }
figures-spots-item = • { $name }: { $told }
figures-file = { $count } laporan, { $period }. { $hidden ->
        [none] { "" }
       *[other] Laporan yang tidak boleh Anda baca (sensitif, rahasia, terblokir, atau belum terverifikasi) tidak ada di berkas ini: { $hidden }.
    }
figures-withheld = Angka dan berkas yang Anda minta tidak kami kirim: Anda tidak lagi memegang peran untuk itu. Bila ini keliru, hubungi admin Anda.
label-period-month = Bulan ini
label-period-last-month = Bulan lalu
label-period-year = Tahun ini
label-period-all = Semua
label-xlsx = XLSX
label-csv = CSV
toast-table = Berkasnya sedang dibuat.
