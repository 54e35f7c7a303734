# Daftar tugas meja petugas: /tugas, /verifikasi.

menu-tugas = Tugas instansi Anda
menu-verifikasi = Laporan yang menunggu verifikasi
menu-cari = Cari laporan
tasks =
    <b>Tugas { $who }</b>
    Semua: { $all }{ $held ->
        [none] { "" }
       *[other] {" "}· milik saya: { $held }
    } · belum diambil: { $free }
    Jatuh tempo hari ini: { $today } · lewat batas: <b>{ $late }</b>

    { $pile ->
        [mine] <b>Milik saya</b>
        [free] <b>Belum diambil</b>
        [today] <b>Jatuh tempo hari ini</b>
        [late] <b>Lewat batas</b>
       *[all] <b>Semua</b>
    }{ $tasks ->
        [none] : tidak ada.
       *[other] {" "}({ $first }–{ $last } dari { $count })
            { $tasks }

            Tekan nomornya untuk menampilkan kartunya.
    }
tasks-tasks-item =
    {""}
    { $number }. <code>{ $code }</code> { listed-title }
    { status-desk }{ $holder ->
        [none] { "" }
       *[other] {" "}· { $holder }
    }{ listed-due }
listed-title = { $guarded ->
        [none] { $title }
       *[other] 🔒
    }
listed-due = { $due ->
        [none] { "" }
       *[other] {" "}· { $over ->
            [none] batas
           *[other] ⚠️ lewat batas
        } { due-date }
    }
queue = <b>Menunggu verifikasi</b>{ $tasks ->
        [none] : tidak ada.
       *[other] {" "}({ $first }–{ $last } dari { $count })
            { $tasks }

            Tekan nomornya untuk menampilkan kartunya.
    }
queue-tasks-item =
    {""}
    { $number }. <code>{ $code }</code> { listed-title }
    { status-desk }{ listed-due }
tasks-not-yours = Daftar tugas untuk petugas instansi yang bergabung lewat undangan. Minta tautannya kepada admin instansi Anda.
tasks-not-here = Daftar tugas di grup ini hanya untuk petugas instansi yang mejanya di sini.
queue-not-yours = Daftar ini untuk petugas verifikasi dan admin.
toast-no-page = Halaman itu sudah tidak ada; daftarnya berubah.
toast-no-task = Tidak ada tugas dengan nomor itu. Lihat daftarnya dengan /tugas.
toast-card = Kartunya dikirim.
label-pile-all = Semua tugas
label-pile-mine = Milik saya
label-pile-free = Belum diambil
label-pile-today = Jatuh tempo hari ini
label-pile-late = Lewat batas
label-page-before = ‹ Sebelumnya
label-page-after = Berikutnya ›
found = <b>Ditemukan: { $words }</b>{ $tasks ->
        [none] : tidak ada.
       *[other] {" "}({ $first }–{ $last } dari { $count })
            { $tasks }

            Tekan nomornya untuk menampilkan kartunya.{ $narrow ->
                [none] { "" }
               *[other] {" "}Ada lebih banyak daripada yang dapat ditampilkan; tambah kata untuk mempersempit.
            }
    }
found-tasks-item =
    {""}
    { $number }. <code>{ $code }</code> { listed-title }
    { status-desk }{ $holder ->
        [none] { "" }
       *[other] {" "}· { $holder }
    }{ listed-due }
search-not-yours = Pencarian untuk petugas instansi, petugas verifikasi, dan admin.
search-length = Tulis kode, kata, atau tempat di belakang /cari, 2 sampai 100 huruf. Contoh: /cari lampu jalan
digest =
    ☀️ <b>Tugas { $who } pagi ini</b>
    Semua: { $all } · belum diambil: { $free }
    Jatuh tempo hari ini: { $today } · lewat batas: <b>{ $late }</b>
digest-verifier =
    ☀️ <b>Pagi ini</b>
    Menunggu verifikasi: <b>{ $waiting }</b>
    Di semua instansi: { $all } · belum diambil: { $free }
    Jatuh tempo hari ini: { $today } · lewat batas: <b>{ $late }</b>
label-digest-open = Lihat daftarnya
