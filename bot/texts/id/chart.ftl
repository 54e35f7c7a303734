# Gambar angka laporan, dan barisnya di konsol.

chart-period-all = semua waktu
chart-period-from = sejak { $since }
chart-period-until = sampai { $until }
chart-period-span = { $since } sampai { $until }
chart-all-agencies = semua instansi
chart-received = Diterima: { $told }
chart-done = selesai
chart-process = diproses
chart-untouched = belum ditindaklanjuti
chart-archived = diarsipkan
chart-resolution = penyelesaian
chart-followed = tindak lanjut
chart-mean = rata-rata laju tindak lanjut, hari kerja
chart-median = median · persentil 90
chart-system = ditutup sistem tanpa jawaban pelapor
chart-reopened = dibuka kembali
chart-moved = dialihkan ke instansi lain
chart-rated = nilai pelapor, 1 sampai 5
chart-overdue = Lewat batas waktu: { $told }
chart-verifier = Petugas verifikasi
chart-nowhere = tempat tidak diketahui
chart-others = lainnya
chart-note = Per { $told }. Laporan rahasia dan sensitif ikut dihitung.
