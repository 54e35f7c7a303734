# Kepala desa: melapor atas nama warga, ringkasan desa, lembar untuk warga.

ask-whom =
    🏡 Atas nama siapa?
    Bila sinyal lemah, kirim teksnya dahulu: foto, surat, atau notulen boleh menyusul.
label-whom-self = Saya sendiri
label-whom-resident = Seorang warga
label-whom-household = Satu rumah tangga
label-whom-community = Masyarakat desa
ask-agreed =
    Apakah warga itu setuju nama dan nomor teleponnya diberikan kepada instansi?
    Persetujuannya dicatat: Anda yang menyatakannya, dan kapan. Tanpa persetujuan, nama dan nomornya tidak kami tanyakan dan tidak kami simpan; jangan tulis juga dalam cerita.
label-agreed = Ya, setuju
label-unnamed = Tidak, tanpa nama
ask-resident = Siapa nama warga itu?
ask-contact = Nomor telepon warga itu? Bila tidak ada, tekan Tanpa nomor.
ask-households = Kira-kira berapa rumah tangga yang terdampak? Ketik angkanya.
label-unknown-number = Tidak tahu
number-unread = Itu bukan jumlah yang bisa kami catat. Ketik angka dari 1 sampai 99999.
example-number = Contoh: 25. Bila tidak tahu, tekan Tidak tahu.
label-edit-whom = Atas nama
village-outside =
    📍 { $area ->
        [none] Tempat itu
       *[other] { $area }
    } di luar { $village }. Atas nama warga Anda melapor untuk desa Anda saja.
    Sebutkan tempat di desa Anda; atau ketik /batal, lalu lapor lagi sebagai “Saya sendiri”, atau minta warga melapor langsung di sini.
village-sensitive =
    🔒 Laporan seperti ini (kekerasan, anak, atau penyalahgunaan wewenang) tidak disampaikan lewat kepala desa, dan tidak muncul di /desa.
    Sebaiknya yang mengalaminya melapor sendiri di sini. Anda boleh meneruskan atas nama Anda sendiri: laporan ini kami jadikan Rahasia, hanya dibaca orang yang ditunjuk. Untuk berhenti, ketik /batal.
whom-name = { $whom ->
        [resident] seorang warga
        [household] satu rumah tangga
       *[community] masyarakat desa
    }
review-behalf = { $whom ->
        [none] { "" }
       *[other]
            {""}
            Atas nama: { whom-name }{ resident-behind }
    }
resident-behind = { $resident ->
        [none] { "" }
       *[other] {" "}({ $resident })
    }
desk-behalf = { $whom ->
        [none] { "" }
       *[other]
            {""}
            🏡 Disampaikan oleh kepala desa { $head } ({ $village }) atas nama { whom-name }{ resident-behind }{ contact-behind }
    }{ $households ->
        [none] { "" }
       *[other]
            {""}
            Rumah tangga terdampak: { $households }
    }
contact-behind = { $contact ->
        [none] { "" }
       *[other] , { $contact }
    }
village-taken-over = Anda menggantikan kepala desa { $village } sebelumnya. Laporan warga yang beralih kepada Anda: { $moved }. Lihat dengan /laporanku.
village-replaced = Anda tidak lagi terdaftar sebagai kepala desa { $village }: penggantinya sudah bergabung, dan laporan warga yang Anda sampaikan sekarang ada padanya. Terima kasih. Laporan Anda sendiri tetap milik Anda.
village-sent = Laporan { $code } sudah dikirim. Foto, surat, atau notulen boleh menyusul sebagai tambahan. Ada masalah lain untuk warga yang sama, atau perlu lembar untuk warga?
label-again = Laporkan masalah lain
label-slip = Cetak slip
menu-desa = Laporan desa saya
village-not-yours = Ini untuk kepala desa, tentang laporan yang disampaikan atas nama warga.
village-none = Belum ada laporan dari desa Anda. Sampaikan yang pertama dengan /lapor, atau banyak sekaligus dengan daftar.
village-digest =
    🏡 <b>{ $village }</b>

    Belum selesai: <b>{ $waiting }</b>, di antaranya lewat batas waktu: <b>{ $overdue }</b>
    Selesai bulan ini: <b>{ $solved }</b>
village-list =
    <b>Laporan dari desa Anda</b> ({ $first }–{ $last } dari { $count })
    { $relayed }

    Laporan rahasia dan sensitif tidak ada di sini. Tekan nomornya untuk melihat perkembangannya.
village-list-relayed-item =
    {""}
    { $number }. <code>{ $code }</code> { $title ->
        [none] (tanpa judul)
       *[other] { $title }
    }
    { DATETIME($at, dateStyle: "long") } – { status-short }
toast-slip = Slipnya sedang dibuat.
slip-claimed = Laporan ini sudah diikuti warganya sendiri, atau bukan laporan atas nama warga.
slip-file =
    🧾 Slip untuk laporan { $code }: cetak, atau teruskan kepada warganya. Tautan di dalamnya berlaku sekali; siapa yang membukanya menjadi pelapor dan menerima semua kabarnya. Mencetak lagi memberi tautan baru.
slip-heading = Tanda terima laporan
slip-how = Pindai kode ini dengan kamera telepon, lalu tekan START di Telegram: laporan { $code } menjadi milik Anda, dan kabarnya datang kepada Anda. Berlaku sekali. Simpan slip ini baik-baik, jangan berikan kepada orang lain. Tanpa Telegram, tanyakan kepada kepala desa dengan kode di atas.
chart-village-open = Belum selesai
chart-village-overdue = Lewat batas waktu
chart-village-solved = Selesai bulan ini
