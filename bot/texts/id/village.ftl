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
