# Daftar laporan dari kepala desa: templat, pemeriksaan, pratinjau, pengiriman.

label-list = Unggah daftar
ask-list =
    📋 <b>Unggah daftar laporan</b>
    Satu baris satu laporan, tiap laporan mendapat kode sendiri. Isi templat di bawah, lalu kirim berkasnya (XLSX atau CSV) ke sini.
    Sebelum dikirim, isinya kami periksa dan kami tunjukkan dahulu; bila ada satu baris saja yang salah, tidak ada yang dikirim.
label-template-xlsx = Templat XLSX
label-template-csv = Templat CSV
label-send-all = Kirim semua
misfit-list = Di sini kami menunggu berkas daftar (XLSX atau CSV). Kirim berkasnya, minta templatnya dengan tombol, atau tekan Batal. Foto bisa menyusul pada tiap laporan.
example-list = Misalnya, tekan Templat XLSX, isi, simpan, lalu tekan 📎 di sebelah kotak tulis, pilih berkasnya, dan kirim.
list-template =
    📋 Templat daftar laporan, paling banyak { $count } baris. Kolom Cerita wajib diisi; { $form ->
        [csv] arti tiap kolom ada di lembar Petunjuk pada templat XLSX
       *[xlsx] arti tiap kolom ada di lembar Petunjuk
    }. Hapus baris contoh bila sudah jelas.
    Nama dan telepon hanya boleh ditulis bila orangnya setuju: isi “ya” pada Persetujuan.
list-notes = Petunjuk
list-column = { $slot ->
        [story] Wajib. Apa yang terjadi, sejak kapan, siapa yang terdampak; 10 sampai 12.000 huruf.
        [place] Alamat, dusun, RT/RW, atau patokan di desa Anda. Boleh kosong: dianggap di desa Anda.
        [date] Misalnya 23/11/2026 atau 2026-11-23; tidak di masa depan. Boleh kosong.
        [whom] warga, keluarga, masyarakat, atau sendiri. Bila kosong: warga bila ada nama, selain itu masyarakat.
        [resident] Nama warga atau keluarga, hanya dengan persetujuan. Boleh kosong.
        [contact] Telepon orang itu, hanya dengan nama dan persetujuan. Boleh kosong.
        [agreed] ya bila orang itu setuju nama dan nomornya diberikan kepada instansi; dicatat bahwa Anda yang menyatakannya, dan kapan.
        [households] Hanya untuk masyarakat: kira-kira berapa rumah tangga terdampak. Boleh kosong.
       *[visibility] terbuka, anonim, atau rahasia. Bila kosong: terbuka.
    }
list-example = { $slot ->
        [story] Lampu jalan di depan balai dusun mati sejak Senin, malam gelap sekali. (Baris ini contoh dan tidak dikirim; hapus saja.)
        [place] Dusun Krajan RT 2, depan balai
        [date] { "" }
        [whom] warga
        [resident] Joko Susilo
        [contact] 081200001111
        [agreed] ya
        [households] { "" }
       *[visibility] terbuka
    }
list-heading-row = Baris
list-heading-column = Kolom
list-heading-fault = Yang perlu diperbaiki
list-heading-code = Kode
list-heading-title = Judul
list-heading-agency = Instansi
list-taken = 📋 Berkas { $name } sedang diperiksa. Hasilnya datang sebentar lagi; belum ada yang dikirim.
list-refused = { $why ->
        [kind] Hanya XLSX atau CSV yang bisa dibaca. Buka berkasnya, simpan sebagai XLSX, lalu kirim lagi.
        [size] Berkas itu terlalu besar untuk sebuah daftar. Kirim daftar paling banyak { $most } baris dalam berkas di bawah 2 MB, tanpa gambar.
        [macros] Berkas itu berisi makro dan tidak kami buka. Simpan sebagai XLSX tanpa makro, lalu kirim lagi.
        [locked] Berkas itu memakai kata sandi atau format lama. Simpan lagi sebagai XLSX tanpa kata sandi, lalu kirim lagi.
        [encoding] Huruf dalam CSV itu tidak terbaca. Simpan sebagai “CSV UTF-8” atau XLSX, lalu kirim lagi.
        [broken] Berkas itu rusak atau bukan lembar kerja. Buka dan simpan lagi sebagai XLSX, lalu kirim lagi.
        [columns] Kolom ini tidak ada: { $detail }. Pakai judul kolom dari templat, lalu kirim lagi. Bila berkas itu lampiran sebuah laporan, tekan Batal, lalu sertakan pada laporannya.
        [rows] Daftar itu lebih dari { $most } baris. Bagi menjadi beberapa daftar, lalu kirim satu per satu.
        [empty] Daftar itu tidak berisi laporan. Isi sedikitnya satu baris di bawah judul kolom, lalu kirim lagi.
       *[lost] Berkas itu tidak bisa kami ambil dari Telegram. Kirim sekali lagi.
    } Belum ada yang dikirim.
fault-told = { $fault ->
        [formula] berisi rumus; ganti dengan nilainya
        [story-short] terlalu singkat; tulis apa yang terjadi
        [story-long] terlalu panjang; paling banyak 12.000 huruf
        [place-short] terlalu singkat; tulis alamat atau patokannya, atau kosongkan
        [place-long] terlalu panjang; paling banyak 300 huruf
        [date-unread] bukan tanggal yang bisa dibaca, atau di masa depan; tulis misalnya 23/11/2026
        [whom] tulis warga, keluarga, masyarakat, atau sendiri
        [name-short] terlalu singkat
        [name-long] terlalu panjang; paling banyak 100 huruf
        [phone-unread] bukan nomor telepon; tulis 8 sampai 15 angka
        [number-unread] bukan jumlah; tulis angka dari 1 sampai 99999
        [agreed] tulis ya atau tidak
        [visibility] tulis terbuka, anonim, atau rahasia
        [unagreed] nama atau telepon tanpa persetujuan; isi “ya” pada Persetujuan bila orangnya setuju, atau hapus
        [nobody] nama dan telepon hanya untuk warga atau keluarga; hapus, atau ubah Atas nama
        [nameless] telepon tanpa nama; isi Nama, atau hapus
        [uncounted] hanya untuk masyarakat; kosongkan
        [outside] di luar desa Anda; atas nama warga Anda melapor untuk desa Anda saja
        [twice] sama dengan baris { $other }; hapus salah satu
       *[sent] sudah Anda laporkan dengan kode { $other }; hapus baris ini
    }
list-faults =
    ⚠️ Belum ada yang dikirim. Yang perlu diperbaiki: { $count }
    { $faults }{ $more ->
        [none] { "" }
       *[other]
            {""}
            … dan { $more } lagi; semuanya ada di berkas berikut.
    }

    Perbaiki di berkas Anda, lalu kirim lagi ke sini. Untuk berhenti, ketik /batal.
list-faults-faults-item = • Baris { $row }{ $column ->
        [none] { "" }
       *[other] , { $column }
    }: { fault-told }
list-faults-file = Semua yang perlu diperbaiki: { $count }. Nomor baris sama dengan di berkas Anda.
ask-send-list =
    📋 <b>{ $count } laporan siap dikirim</b>
    { $planned }{ $more ->
        [none] { "" }
       *[other]
            {""}
            … dan { $more } lagi
    }{ $verified ->
        [none] { "" }
       *[other]
            {""}
            {""}
            Dicarikan instansinya oleh petugas verifikasi: { $verified }
    }{ $guarded ->
        [none] { "" }
       *[other]
            {""}
            {""}
            🔒 Baris { $guarded }: rahasia atau sensitif, hanya dibaca orang yang ditunjuk dan tidak ada di /desa. Yang sensitif (kekerasan, anak, penyalahgunaan wewenang) dikirim atas nama Anda sendiri, tanpa nama warga; sebaiknya yang mengalaminya melapor sendiri di sini.
    }{ $urgent ->
        [none] { "" }
       *[other]
            {""}
            {""}
            🚨 Baris { $urgent }: tampaknya darurat. Pesan ini tidak dipantau untuk keadaan darurat: telepon dahulu.
    }{ $similar ->
        [none] { "" }
       *[other]
            {""}
            {""}
            👥 Baris { $similar }: tampaknya sudah dilaporkan orang lain. Bila memang sama, hapus barisnya, lalu ceritakan lewat /lapor untuk mendukung laporan itu.
    }{ $examples ->
        [none] { "" }
       *[other]
            {""}
            {""}
            Baris contoh yang dilewati: { $examples }
    }

    Kirim semuanya? Untuk mengubah, perbaiki berkasnya dan kirim lagi ke sini.
ask-send-list-planned-item = { $row }. { $title } → { $guarded ->
        [none] { $agency ->
            [none] petugas verifikasi
           *[other] { $agency }
        }
       *[other] 🔒 orang yang ditunjuk
    }
list-again = Daftar dengan isi yang sama sudah dikirim pada { DATETIME($at, dateStyle: "long") } ({ $count } laporan), jadi tidak ada yang dikirim lagi. Lihat kodenya dengan /laporanku; kirim daftar lain ke sini, atau tekan /batal.
list-gone = Daftar itu sudah tidak ada, atau sebagian isinya sudah dikirim, jadi tidak ada yang dikirim sekarang. Unggah lagi lewat /desa.
list-sent =
    ✅ <b>{ $count } laporan sudah dikirim</b>
    { $codes }{ $more ->
        [none] { "" }
       *[other]
            {""}
            … dan { $more } lagi; semuanya ada di berkas berikut.
    }

    Foto, surat, atau notulen boleh menyusul, dan slip untuk warga bisa dicetak: buka laporannya lewat /laporanku atau /desa.
list-sent-codes-item = { $row }. <code>{ $code }</code> { $title }
list-codes = Kode dari { $count } laporan, dengan nomor baris di daftar Anda.
