# Percakapan umum: sapaan, bantuan, bahasa, privasi, dan pesan yang tidak cocok.

bot-description =
    Laporkan masalah di sekitar Anda: lampu jalan mati, jalan rusak, sampah, layanan kantor pemerintah. Laporan diteruskan ke instansi yang berwenang, dan jawabannya datang ke percakapan ini.

    Bukan untuk keadaan darurat.
greeting =
    👋 Selamat datang di <b>Simpul</b>, kanal laporan warga untuk SP4N-LAPOR!

    Sebelum mulai, ini yang perlu Anda tahu:
    • Kami menyimpan nama Telegram Anda, isi laporan, dan lampirannya.
    • Petugas instansi yang berwenang membaca laporan Anda untuk menjawabnya. Anda bisa memilih Anonim atau Rahasia.
    • Pesan di percakapan ini juga tersimpan di Telegram.
    • Simpul tidak dipantau untuk keadaan darurat. Hubungi 112 bila ada bahaya.

    Tekan <b>Setuju</b> untuk melanjutkan. Pesan yang sudah Anda kirim kami simpan sementara (24 jam).
    English: /bahasa
label-agree = Setuju
consent-thanks = Terima kasih. Persetujuan Anda sudah dicatat.
welcome-back = Selamat datang kembali. Tulis saja keluhan Anda untuk melapor, atau /laporanku untuk melihat laporan Anda.

misfit-choice = Jawaban itu belum kami mengerti. Tekan salah satu tombol, atau ketik nomornya.
misfit-evidence = Di sini kami menunggu foto atau dokumen. Kirim satu atau beberapa, lalu tekan Selesai; tanpa bukti, tekan Lewati.
misfit-kind = Jenis pesan ini belum bisa kami terima di sini. Kirim teks, foto, atau dokumen.
misfit-label = Itu tulisan pada sebuah tombol, bukan jawaban di sini.
misfit-contact = Kontak belum bisa kami terima di sini. Tulis saja keterangannya dengan kata-kata.
misfit-reply = Balasan ke pesan itu belum bisa kami proses. Gunakan tombol di bawah pesannya, atau tulis pesan baru.
contact-foreign = Itu nomor orang lain. Kirim nomor Anda sendiri dengan tombol, ketik nomornya, atau tekan Tanpa nomor.
place-how = Tombol itu mengirim lokasi dari ponsel. Bila tidak bisa, ketik saja tempatnya, atau ketik Lewati.
phone-how = Tombol itu mengirim nomor dari ponsel. Bila tidak bisa, ketik saja nomornya, atau ketik Tanpa nomor.
example-choice = Misalnya, ketik <b>1</b> untuk pilihan pertama, atau salin tulisan pada tombolnya.
example-agency = Misalnya, ketik <b>Dinas Perhubungan</b>, atau nomor urutnya.
example-story = Misalnya: “Lampu jalan di depan SDN 3 Melati mati sejak Senin, malam gelap sekali.”
example-place = Misalnya: “Jalan Kenanga 12, Kelurahan Melati”. Boleh juga nama desa atau patokan.
example-area = Misalnya: “Kelurahan Melati” atau “Kec. Mawar”. Bila tidak tahu, lewati saja.
example-evidence = Misalnya, tekan 📎 di sebelah kotak tulis, pilih foto, lalu kirim. Tanpa bukti, ketik <b>Lewati</b>.
example-title = Misalnya: “Lampu jalan mati di depan SDN 3 Melati”.
example-date = Misalnya: “kemarin”, “Senin lalu”, atau “3 November 2026”.
example-name = Misalnya: “Siti Aminah”.
example-phone = Misalnya: 0800 0000 0000. Boleh juga menekan tombol, atau mengetik <b>Tanpa nomor</b>.
way-out = Masih belum cocok. Ketik /bantuan untuk penjelasan, atau /batal untuk meninggalkan ini; yang sudah ditulis masih bisa diambil lagi.
unknown-command = Perintah itu tidak kami kenal. Lihat /bantuan.
messages-limit =
    Pesan Anda datang terlalu cepat, maka yang baru saja dikirim belum kami baca. Apa yang sudah tercatat tetap tersimpan.

    Silakan lanjutkan mulai pukul { DATETIME($at, timeStyle: "short") }; sampai saat itu kami tidak membalas.

    { $numbers ->
        [none] Bila ada bahaya, telepon 112.
       *[other] Bila ada bahaya, telepon:
            { $numbers }
    }
messages-limit-numbers-item = ☎️ <b>{ $phone }</b> – { $what }
reports-limit =
    Anda sudah mengirim { $most } laporan dalam sehari, dan itu batasnya. Laporan ini belum terkirim, tetapi tetap tersimpan.

    Tekan Kirim sekali lagi mulai { DATETIME($at, dateStyle: "long", timeStyle: "short") }.

    { $numbers ->
        [none] Bila ada bahaya, telepon 112.
       *[other] Bila ada bahaya, telepon:
            { $numbers }
    }
reports-limit-numbers-item = ☎️ <b>{ $phone }</b> – { $what }
update-parked = Maaf, pesan Anda gagal kami proses. Kami sudah mencatatnya untuk diperiksa; mohon coba sekali lagi dengan cara lain.

help =
    <b>Yang bisa Anda lakukan di sini</b>
    Tulis saja keluhan Anda, atau:
    /lapor – tulis laporan baru
    /status KODE – lihat perkembangan laporan
    /laporanku – semua laporan Anda
    /batal – tinggalkan yang sedang ditulis
    /pengaturan – kabar mana yang dikirim
    /privasi – data Anda: lihat, unduh, hapus
    /bahasa – ganti bahasa / change language
    Semua tombol juga bisa diketik, dan setiap pilihan punya nomor.
help-desk =
    <b>Di meja petugas</b>
    • Kartu menunjukkan keadaan laporan yang terakhir; tekan tombolnya, atau balas kartunya untuk menjawab.
    • Kata-kata Anda ditunjukkan dulu dan baru terkirim dengan Kirim. Catatan internal hanya dilihat petugas.
    • Bukan wewenang mengembalikan laporan ke petugas verifikasi; Terima membatalkannya.
    • /tugas – tugas instansi Anda; juga di grup petugas
    • /balasan – balasan siap pakai instansi Anda
    • /cari – cari laporan dengan kode, kata, atau tempat
    • /verifikasi – laporan yang menunggu verifikasi (admin dan petugas verifikasi)
    • /undang – undang petugas atau grup (admin dan petugas verifikasi)
    • /aturan – lihat dan ubah aturan kata kunci (admin dan petugas verifikasi)
    • /batasi – batasi pelapor yang menyalahgunakan laporan (admin)
ask-language = Pilih bahasa. / Choose a language.
label-indonesian = Bahasa Indonesia
label-english = English
language-set = Baik, kita lanjutkan dalam Bahasa Indonesia.
toast-language = Anda sudah membaca dalam Bahasa Indonesia.

menu-lapor = Tulis laporan baru
menu-status = Lihat status laporan
menu-laporanku = Semua laporan saya
menu-privasi = Data saya
menu-bahasa = Ganti bahasa
menu-bantuan = Bantuan
menu-batal = Tinggalkan yang sedang ditulis
menu-undang = Undang petugas atau grup

ask-leave = Tinggalkan yang sedang ditulis? Belum ada yang dikirim.
label-leave = Ya, tinggalkan
label-stay = Tidak, lanjutkan
left = Dibatalkan. Tidak ada yang dikirim.
left-undo = Yang sudah ditulis masih kami simpan 24 jam.
label-undo = Urungkan
undone = Baik, kita lanjutkan dari tempat tadi.
toast-undo-late = Yang itu sudah tidak kami simpan.
cancel-nothing = Tidak ada yang sedang ditulis. Tulis keluhan Anda untuk mulai melapor.

privacy =
    <b>Data Anda di Simpul</b>
    Nama: { $name ->
        [none] tidak ada
       *[other] { $name }
    }
    Nomor telepon: { $phone ->
        [none] tidak ada
       *[other] { $phone }
    }
    Bahasa: { $language ->
        [en] English
       *[id] Bahasa Indonesia
    }
    Persetujuan: { $consented ->
        [none] belum ada
       *[other] versi { $version }, { DATETIME($consented, dateStyle: "long", timeStyle: "short") }
    }
    Laporan: { $count }
    Mendukung laporan warga lain: { $supporting }
    Nilai yang Anda berikan: { $rated }
    Kabar: { $muted ->
        [none] semua dikirim
       *[other] sebagian disenyapkan (/pengaturan)
    }

    Laporan dan riwayatnya disimpan karena harus dipertanggungjawabkan. Instansi melihat nama dan nomor Anda hanya pada laporan Terbuka.
label-export = Unduh data saya
label-erase = Hapus data saya
toast-export = Datanya kami kirim ke sini.
privacy-file = Semua yang kami simpan tentang Anda. Berkas ini untuk Anda saja.
ask-erase =
    Hapus nama, nomor telepon, dan draf Anda?

    { $count ->
        [0] Anda belum punya laporan.
       *[other] { $count } laporan Anda tetap ada tanpa nama. Sesudah ini kami tidak bisa lagi mengabari Anda, dan Anda tidak bisa lagi menanggapinya.
    }
    Kata-kata pada nilai yang Anda berikan ikut terhapus; angkanya tetap ada tanpa nama.
    Ini tidak bisa diurungkan.
label-erase-yes = Ya, hapus
label-erase-no = Tidak jadi
erased = Data Anda sudah dihapus. Terima kasih sudah memakai Simpul. Menulis lagi di sini berarti mulai dari awal.
erased-by-time = Data Anda sudah kami hapus: semua laporan Anda sudah lama selesai, dan kami tidak menyimpan data pelapor lebih lama dari yang perlu. Laporannya tetap ada, tanpa Anda. Menulis lagi di sini berarti mulai dari awal.
toast-kept = Baik, tidak ada yang berubah.

maybe-repeated = ⟳ <i>(mungkin terkirim dua kali)</i>
error-unknown = Terjadi kesalahan. Mohon coba lagi.
error-later = Sistem sedang sibuk. Mohon coba lagi sebentar lagi.
toast-too-fast = Terlalu cepat. Tunggu sebentar, lalu tekan lagi.
toast-later = Sistem sedang sibuk, coba lagi sebentar lagi.
toast-failed = Maaf, tombol itu gagal diproses. Kami sudah mencatatnya.
