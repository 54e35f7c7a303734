# Catatan pengiriman sebuah laporan, untuk mejanya.

label-deliveries = Pengiriman
deliveries = <b>📬 Pengiriman laporan { $code }</b>
    { $cards ->
        [none] Belum ada kartu di meja mana pun.
       *[other] { $cards }
    }

    { $letters ->
        [none] Belum ada kabar yang ditulis.
       *[other]
            Kabar, yang terbaru dahulu:
            { $letters }
    }

    Yang menunggu dikirim sendiri begitu bisa; setelah dua minggu berhenti. Bila pelapor tidak dapat dihubungi, jawablah lewat jalan lain yang ia pilih.
deliveries-cards-item = • Kartu di { delivery-who }: { delivery-state }
deliveries-letters-item = • { DATETIME($at, dateStyle: "short", timeStyle: "short") } · { delivery-who }: { delivery-what }: { delivery-state }
delivery-who = { $count ->
        [none] { "" }
       *[other] { $count }{" "}
    }{ $who ->
        [reporter] pelapor
        [supporters] pendukung
        [former] penerima lama
       *[other] { role-name }{ of-what }
    }
delivery-what = { $what ->
        [card] kartu
        [file] lampiran
        [reminder] pengingat
        [submit] tanda terima
        [assign] penerusan
        [verify] hasil verifikasi
        [forward] penerusan
        [accept] mulai ditindaklanjuti
        [ask] permintaan kelengkapan
        [supply] tambahan keterangan
        [answer] jawaban
        [reply] belum selesai
        [reopen] dibuka kembali
        [not_ours] bukan wewenang
        [close] selesai
        [withdraw] ditarik pelapor
        [expire] diarsipkan karena lewat waktu
        [archive] diarsipkan
        [merge] digabung
        [take_over] diambil alih
       *[other] perubahan data
    }
delivery-state = { $state ->
        [sent] ✅ terkirim
        [repeated] ✅ terkirim, mungkin dua kali
        [shown] ✅ tampil
        [waiting] ⏳ dalam antrean
        [again] ⏳ dicoba lagi
        [away] ⏸ menunggu, belum dapat dihubungi
        [blocked] ⚠️ tidak sampai, bot diblokir
        [chat_gone] ⚠️ tidak sampai, obrolannya tidak ada lagi
        [refused] ⚠️ ditolak Telegram
       *[given_up] ⚠️ tidak sampai setelah banyak percobaan
    }
