# Meja petugas: kartu, kata-kata petugas, verifikasi, undangan, dan grup.

status-desk = { $status ->
        [submitted] Belum Terverifikasi
        [assigned] Terdisposisi ke { agency-name }
        [in_progress] Sedang ditindaklanjuti
        [needs_info] Menunggu Kelengkapan Informasi
        [answered] Ditindaklanjuti oleh Instansi
        [replied] Ditanggapi oleh Pelapor
        [closed] Ditutup oleh { ended-by }
       *[archived] Diarsipkan oleh { ended-by }
    }
ended-by = { $by ->
        [reporter] Pelapor
        [system] Sistem
       *[other] Admin
    }
desk-due = { $due ->
        [none] { "" }
       *[other]
            {""}
            { desk-due-what }: { due-date }
    }{ $final ->
        [none] { "" }
       *[other]
            {""}
            Batas penyelesaian: { final-date }
    }
desk-due-what = { $stage ->
        [verify] Batas verifikasi
        [supply] Batas instansi berhenti; pelapor ditunggu sampai
        [close] Tanpa tanggapan pelapor ditutup otomatis sesudah
        [again] Batas jawaban berikutnya
       *[respond] Batas jawaban pertama
    }
desk-reach = { $reach ->
        [no]
            {""}
            ⚠️ Pelapor sedang tidak dapat dihubungi (memblokir bot).
       *[yes] { "" }
    }
desk-reporter = Pelapor: { $reporter ->
        [none] anonim
       *[other] { $reporter }
    }{ $phone ->
        [none] { "" }
       *[other] , { $phone }
    }{ desk-reach }
desk-facts =
    Jenis: { report-class }
    Tempat: { $place ->
        [none] tidak disebutkan
       *[other] { $place }
    }{ $area ->
        [none] { "" }
       *[other]
            {""}
            Wilayah: { $area }
    }{ $outside ->
        [none] { "" }
       *[other]
            {""}
            ⚠️ Di luar wilayah kita
    }{ $beyond ->
        [none] { "" }
       *[other]
            {""}
            🏛 Tampaknya wewenang: { $beyond }
    }
    Kejadian: { event-date }
    { desk-reporter }{ desk-behalf }
    Masuk: { DATETIME($at, dateStyle: "long", timeStyle: "short") }{ desk-due }
    Lampiran: { $files }{ $missing ->
        [0] { "" }
       *[other]
            {""}
            ⚠️ { $missing } lampiran tidak dapat diambil; mintalah dikirim lagi
    }{ $refused ->
        [0] { "" }
       *[other]
            {""}
            ⛔ { $refused } lampiran ditahan karena tidak aman; pelapor sudah diberi tahu
    }{ $supporters ->
        [0] { "" }
       *[other]
            {""}
            👥 Didukung { $supporters } warga
    }
desk-words = { $asked ->
        [none] { "" }
       *[other]
            {""}

            ❓ Ditanyakan: { $asked }
    }{ $additions ->
        [none] { "" }
       *[other]
            {""}

            ➕ Dari pelapor:
            { $additions }
    }{ $answer ->
        [none] { "" }
       *[other]
            {""}

            💬 Jawaban: { $answer }
    }{ $notes ->
        [none] { "" }
       *[other]
            {""}

            📝 Catatan internal:
            { $notes }
    }
late-line = { $lapsed ->
        [none] { "" }
       *[other]
            {""}
            ⚠️ <b>Lewat batas { DATETIME($lapsed, dateStyle: "full") }</b>
    }
card =
    📋 <b>{ $code }</b> · { status-desk }{ late-line }{ holder-line }
    <b>{ $title }</b>

    { $story }

    { desk-facts }{ desk-words }{ desk-more }
card-additions-item = • { $text }
card-notes-item = • { $name }: { $text }
card-guarded =
    🔒 <b>{ $code }</b> · { status-desk }{ late-line }{ holder-line }
    Laporan sensitif: { topic-name }
    Isinya hanya untuk orang yang ditunjuk; setiap pembacaan dicatat.{ desk-due }{ desk-reach }
topic-name = { $topic ->
        [violence] kekerasan
        [children] anak
        [abuse] penyalahgunaan wewenang
       *[confidential] rahasia
    }
card-below =
    ⬇️ <b>{ $code }</b>: kartunya ada di bawah.
card-elsewhere =
    📋 <b>{ $code }</b> · { status-desk }
    Laporan ini tidak lagi di meja Anda.
card-whole =
    📖 <b>{ $code }</b>
    <b>{ $title }</b>

    { $story }

    { desk-facts }{ desk-rating }
card-words = 📖 <b>{ $code }</b>{ desk-words }
card-words-additions-item = • { $text }
card-words-notes-item = • { $name }: { $text }
card-more =
    📖 <b>{ $code }</b> (lanjutan)

    { $story }
national-text =
    📋 Salin ke SP4N-LAPOR!{ $beyond ->
        [none] { "" }
       *[other] , tujuan: { $beyond }
    }

    <b>Judul</b>
    <code>{ $title }</code>
    <b>Isi</b>
    <code>{ $story }</code>
    <b>Klasifikasi:</b> { report-class }
    <b>Tanggal kejadian:</b> { event-date }
    <b>Lokasi kejadian:</b> { $place ->
        [none] tidak disebutkan
       *[other] { $place }
    }{ $area ->
        [none] { "" }
       *[other] , { $area }
    }
    <b>Pelapor:</b> { $reporter ->
        [none] Anonim
       *[other] { $reporter }
    }

    Kode Simpul { $code }. Setelah dikirim, tekan Jawab pada kartunya dan tulis nomor laporannya untuk pelapor.
card-photos = Foto untuk laporan { $code }
card-file = Lampiran laporan { $code }

label-accept = Terima
label-answer = Jawab
label-ask = Minta kelengkapan
label-not-ours = Bukan wewenang
label-open-card = Baca lengkap
label-national = Teks untuk SP4N
label-others = Instansi lain …

notice-replied = ⚠️ Pelapor menyatakan laporan { $code } <b>belum selesai</b>{ desk-title }{ desk-text }
notice-supplied = ➕ Pelapor menambah keterangan pada laporan { $code }{ desk-title }{ desk-text }
notice-reopened = ⚠️ Laporan { $code } dibuka kembali: masalahnya <b>belum selesai</b>{ desk-title }{ desk-text }
notice-assigned-again = 📨 Laporan { $code } diteruskan ke { agency-name }{ desk-title }
notice-returned = ↩️ { agency-name } mengembalikan laporan { $code } karena bukan wewenangnya{ desk-title }
notice-withdrawn = Laporan { $code } ditarik oleh pelapornya{ desk-title }
desk-title = { $title ->
        [none] { "" }
       *[other] : { $title }
    }
desk-text = { $text ->
        [none] { "" }
       *[other]
            {""}

            { $text }
    }

to-write = { $who ->
        [none] Tulis
       *[other] { $who }, tulis
    }
ask-words = { to-write } jawaban untuk pelapor { $code }: { by-reply } Foto dan dokumen boleh ikut. Jawaban baru terkirim setelah Anda menekan Kirim.{ $words ->
        [none] { "" }
       *[other]
            {""}

            Salin dan ubah:

            <code>{ $words }</code>
    }
ask-details = { to-write } keterangan apa yang diperlukan dari pelapor { $code }: { by-reply } Pertanyaan baru terkirim setelah Anda menekan Kirim.
by-reply = { $who ->
        [none] pesan berikutnya dari Anda.
       *[other] balas pesan ini.
    }
ask-send-words =
    { $who ->
        [none] Jawaban
       *[other] { $who }, jawaban
    } untuk { $code }:

    { $words }
    { desk-files }
    Kirim kepada pelapor?
ask-send-details =
    { $who ->
        [none] Permintaan
       *[other] { $who }, permintaan
    } kelengkapan untuk { $code }:

    { $words }
    { desk-files }
    Kirim kepada pelapor?
desk-files = { $files ->
        [0] { "" }
       *[other]
            📎 { $files } lampiran
            {""}
    }
label-note = Catatan internal
words-short = Pesan itu kosong. Tulis beberapa kata.
words-long = Tulisannya terlalu panjang ({ $length } huruf). Paling banyak { $longest } huruf: mohon kirim ulang lebih ringkas.
words-sent = Pesan untuk { $code } sudah terkirim kepada pelapor.
words-too-late =
    Laporan { $code } sudah berubah sementara Anda menulis, jadi pesan ini tidak dikirim:

    { $words ->
        [none] (tanpa kata-kata)
       *[other] { $words }
    }
note-kept = 📝 Catatan internal pada { $code } disimpan. Pelapor tidak melihatnya.
press-not-yours = Tombol ini untuk petugas instansi yang bergabung lewat undangan. Minta tautannya kepada admin instansi Anda.
press-writing = Pesan untuk laporan ini sedang Anda tulis. Lihat pesan terakhir di bawah.
reply-not-yours = Laporan { $code } dijawab oleh petugas yang bergabung lewat undangan. Minta tautannya kepada admin instansi Anda.
toast-accepted = Laporan diterima untuk ditindaklanjuti.
toast-not-ours = Laporan dikembalikan ke petugas verifikasi. Keliru? Tekan Terima pada kartunya.
toast-assigned = Laporan diteruskan.
follow-none-desk = Tidak ada laporan yang menunggu hal itu dari Anda.
follow-many-desk =
    Ada beberapa laporan yang bisa dimaksud. Tekan tombol pada kartunya, atau balas kartunya:
    { $reports }
follow-many-desk-reports-item = { $number }. { $code }{ desk-title }

ask-any-agency = Instansi yang mana? Tekan tombolnya, atau ketik nama atau nomornya.
toast-assign-empty = Belum ada petugas instansi itu yang bergabung. Undang dahulu dengan /undang.
assigned-to = Laporan { $code } diteruskan ke { $agency }.

ask-role = Siapa yang diundang?
label-invite-officer = Petugas instansi
label-invite-group = Grup petugas
label-invite-verifier = Petugas verifikasi
label-invite-admin = Admin
invite-link =
    Undangan { role-name }{ $agency ->
        [none] { "" }
       *[other] {" "}<b>{ $agency }</b>
    }, berlaku sekali dalam { $days } hari. Teruskan tautan ini kepada yang diundang:
    { $start ->
        [none] { $startgroup }
       *[other] { $start }
    }
role-name = { $role ->
        [officer] petugas
        [group] grup petugas
        [verifier] petugas verifikasi
        [village_head] kepala desa
        [agency_admin] admin instansi
       *[admin] admin
    }
invite-not-yours = Undangan dibuat oleh admin, admin instansi, atau petugas verifikasi. Minta kepada admin Anda.
invite-unknown = Undangan ini tidak dikenal. Minta tautan baru kepada admin instansi Anda.
invite-used = Undangan ini sudah dipakai; tiap tautan hanya berlaku sekali. Minta tautan baru kepada admin instansi Anda.
invite-expired = Undangan ini sudah lewat masanya atau dibatalkan. Minta tautan baru kepada admin instansi Anda.
invite-for-group = Undangan ini untuk grup <b>{ $agency }</b>. Buka tautannya dan pilih grupnya.
invite-for-person = Undangan ini untuk orang, bukan grup. Buka tautannya di percakapan pribadi dengan bot.
joined-already = Anda sudah menjadi { role-name }{ of-agency }.
joined = Anda sekarang { role-name }{ of-agency }. { $role ->
        [officer] Laporan untuk instansi Anda akan muncul di sini.
        [agency_admin] Bila laporan instansi Anda melewati batas waktunya, peringatannya datang ke sini, dan Anda boleh menjawabnya. Undang petugas instansi Anda dengan /undang.
        [village_head] Laporkan masalah warga dengan /lapor.
       *[verifier] Laporan yang belum punya instansi akan muncul di sini. Undang petugas dengan /undang.
    }
of-agency = { $agency ->
        [none] { "" }
       *[other] {" "}<b>{ $agency }</b>
    }
group-hello = Terima kasih sudah mengundang Simpul. Agar laporan muncul di grup ini, admin membuat undangan grup dengan /undang di percakapan pribadi, lalu membuka tautannya di sini.
group-bound = Grup ini sekarang meja <b>{ $agency }</b>. Laporan muncul di sini sebagai kartu. Tombolnya untuk petugas yang bergabung lewat undangan; jawaban ditulis dengan membalas kartu.
group-help = Di grup ini laporan muncul sebagai kartu. Balas kartunya untuk menjawab; percakapan lain silakan pribadi dengan bot.
group-anonymous = Anda menulis sebagai admin anonim. Tulislah atas nama sendiri, supaya jelas petugas mana yang menjawab.
