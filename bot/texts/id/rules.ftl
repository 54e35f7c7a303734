# Aturan kata kunci di meja admin dan petugas verifikasi: /aturan.

menu-aturan = Lihat dan ubah aturan kata kunci
rules-not-yours = Aturan kata kunci diurus oleh admin atau petugas verifikasi.
ask-rules =
    <b>Aturan kata kunci</b>, versi { $rules }
    { $fault ->
        [none] { "" }
       *[other]
            ⚠️ Aturan yang lebih baru tidak dapat dibaca, jadi yang lama tetap dipakai:
            <code>{ $fault }</code>
            {""}
    }
    Apa yang ingin Anda lakukan?
label-rules-explain = Jelaskan sebuah teks
label-rules-results = Hasil dan koreksi
label-rules-versions = Versi sebelumnya
label-rules-publish = Terbitkan aturan
ask-rules-text = Tulis atau salin teksnya. Saya tunjukkan ke instansi mana aturan membawanya, dan karena kata apa.
rules-explained =
    { $ranked ->
        [none] Tidak ada aturan yang mengenali teks ini.
       *[other] { $ranked }
    }

    Jenis: { report-class }
    Darurat: { $emergency ->
        [yes] ya
       *[no] tidak
    }
    { $sensitive ->
        [none] { "" }
        [children] Sensitif: anak
        [violence] Sensitif: kekerasan
       *[abuse] Sensitif: penyalahgunaan wewenang
    }
    Versi aturan: { $rules }
rules-explained-ranked-item = { $number }. <b>{ $name }</b> ({ $score }): { $phrases }
rules-results =
    <b>{ $agency }</b>, dari { $count } laporan terbaru

    { $hits ->
        [none] Belum ada frasa yang ikut memutuskan.
       *[other]
            Frasa yang ikut memutuskan:
            { $hits }
    }

    { $proposed ->
        [none] Koreksi petugas belum menunjuk frasa baru.
       *[other]
            Frasa yang disarankan oleh koreksi petugas:
            { $proposed }
    }
rules-results-hits-item = • {$phrase}: { $decided } kali, dikoreksi { $corrected }
rules-results-proposed-item = • { $phrase }: { $moved } laporan dipindahkan ke sini, { $apart } di tempat lain
ask-rules-version = Versi mana yang akan dipakai? Yang bertanda ✓ sedang dipakai.
ask-rollback = Pakai versi { $number } mulai sekarang?
label-rollback = Ya, pakai versi ini
rules-no-versions = Belum ada versi yang diterbitkan: aturan di folder instansi yang dipakai. Terbitkan dahulu dengan /aturan.
ask-publish =
    <b>Terbitkan aturan dari folder instansi?</b>
    Aturan { $agencies } instansi berubah: { $added } frasa baru, { $removed } frasa hilang.
    Dicoba pada { $tried } laporan terbaru: { $moves } berpindah, { $better } menjadi benar, { $worse } menjadi keliru.
rules-followed = Aturan versi { $rules } dipakai mulai sekarang.
rules-nothing-new = Tidak ada yang baru: aturan di folder sama dengan versi yang dipakai.
rules-changed = Berkas aturan berubah sejak ditunjukkan. Periksa sekali lagi.
rules-broken =
    Aturan itu tidak dapat dibaca, jadi tidak ada yang berubah:
    <code>{ $cause }</code>
rules-fault =
    ⚠️ { $number ->
        [0] Aturan di folder instansi
       *[other] Aturan versi { $number }
    } tidak dapat dibaca. Laporan tetap diarahkan dengan aturan yang lama:
    <code>{ $cause }</code>
    Perbaiki lalu terbitkan, atau kembali ke versi sebelumnya dengan /aturan.
