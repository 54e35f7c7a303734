# Balasan siap pakai: /balasan, dan tombolnya saat menjawab.

menu-balasan = Balasan siap pakai
replies-not-yours = Balasan siap pakai diurus oleh petugas instansi yang bergabung lewat undangan. Minta tautannya kepada admin instansi Anda.
ask-replies = <b>Balasan siap pakai</b>. Tekan salah satu untuk melihat, mengubah, atau menghapusnya, atau tambahkan yang baru.
label-reply-add = Tambah balasan
ask-reply-name = Nama balasannya? Nama ini tertulis di tombol; pelapor tidak membacanya.
example-reply-name = Misalnya: Sudah dijadwalkan
reply-name-short = Nama itu kosong. Tulis beberapa huruf.
reply-name-long = Nama itu terlalu panjang ({ $length } huruf). Paling banyak { $longest } huruf.
reply-placeholders = {"{"}kode{"}"} kode laporan, {"{"}nama{"}"} nama pelapor (yang tidak ingin dikenal disapa Bapak/Ibu), {"{"}instansi{"}"} instansi Anda, {"{"}tanggal{"}"} tanggal laporan masuk
ask-reply-text = Tulis isi balasannya. Ini terisi sendiri saat dipakai: { reply-placeholders }.
ask-reply =
    <b>{ $reply }</b>

    { $text }

    Apa yang ingin dilakukan?
label-reply-change = Ubah isinya
label-reply-delete = Hapus balasan
ask-reply-delete = Hapus balasan “{ $reply }”?
label-reply-delete-yes = Ya, hapus balasan
reply-added = Balasan “{ $reply }” disimpan. Tombolnya muncul saat menjawab laporan.
reply-changed = Isi balasan “{ $reply }” diubah.
reply-deleted = Balasan “{ $reply }” dihapus.
label-undo-reply = Urungkan
reply-restored = Balasan “{ $reply }” kembali seperti semula.
reply-taken = Sudah ada balasan bernama “{ $reply }”. Pilih nama lain, atau ubah yang itu.
reply-unknown = { $wrong } tidak dikenal. Yang bisa dipakai: { reply-placeholders }.
reply-gone = Balasan itu sudah tidak ada. Lihat daftarnya dengan /balasan.
replies-full = Instansi Anda sudah punya { $count } balasan, dan itu yang paling banyak. Hapus satu dulu dengan /balasan.
toast-reply-not-yours = Balasan itu milik instansi lain.
label-canned = Balasan siap pakai
ask-canned = { for-person }Balasan mana untuk { $code }? Isinya ditunjukkan dulu sebelum dikirim.
