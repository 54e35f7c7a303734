/** The words of the page in both languages, one table each; the tables have the same keys. */

const id = {
  title: "Simpul – telepon", chats: "Chat", search: "Cari atau tempel tautan t.me", no_chats: "Tidak ada chat yang cocok.",
  nobody: "Belum ada orang di sini. Buat satu untuk mulai mencoba.", new_person: "Orang baru", new_group: "Grup baru",
  name: "Nama", username: "Nama pengguna (boleh kosong)", create: "Buat", cancel: "Batal", close: "Tutup", back: "Kembali",
  group_title: "Nama grup", members: "Anggota", with_bot: "Tambahkan bot", payload: "Kode undangan (startgroup, boleh kosong)",
  inside: "Lihat ke dalam", language: "English", offline: "Sambungan terputus. Menyambung lagi…", away: "Bot sedang tidak mengambil pesan. Pesan menunggu di sini, dan sampai begitu bot hidup lagi.", bot: "bot", you: "Anda",
  people: "Orang", hide_phone: "Sembunyikan telepon ini", phone_of: "Telepon {name}", member_count: "{count} anggota",
  message: "Pesan", send: "Kirim", send_message: "Kirim pesan", attach: "Lampirkan", menu: "Menu", keyboard: "Papan tombol", start: "MULAI",
  unblock: "BUKA BLOKIR", block: "Hentikan dan blokir bot", blocked: "Bot diblokir", more: "Lainnya", not_member: "Anda bukan anggota grup ini.",
  photo: "Foto", album: "Album", file: "Berkas", video: "Video", animation: "GIF", audio: "Audio", voice: "Pesan suara", video_note: "Pesan video",
  sticker: "Stiker", location: "Lokasi", venue: "Tempat", contact: "Kontak", poll: "Jajak pendapat", dice: "Dadu", other: "Pesan",
  edited: "diedit", reply: "Balas", edit: "Edit", copy: "Salin teks", delete: "Hapus", actions: "Tindakan pesan", editing: "Mengedit pesan",
  replying: "Membalas {name}", forwarded: "Diteruskan dari {name}", today: "Hari ini", yesterday: "Kemarin", unread: "{count} belum dibaca",
  joined: "{name} bergabung ke grup", added: "{name} menambahkan {who}", left: "{name} keluar dari grup", renamed: "Nama grup diubah menjadi “{title}”",
  removed: "{name} mengeluarkan {who}", upgraded: "Grup ini menjadi supergrup", newest: "Ke pesan terbaru", spoiler: "Teks tersembunyi, ketuk untuk melihat",
  greeting: "Apa yang dapat dilakukan bot ini?", hello: "Tekan MULAI untuk memulai percakapan.", empty: "Belum ada pesan.", download: "Unduh {name}",
  caption: "Keterangan", as_file: "Kirim sebagai berkas (tanpa kompresi)", send_files: "Kirim {count} berkas", bad_picture: "Gambar ini tidak dapat dibaca.",
  too_big: "Berkas ini terlalu besar (paling besar 50 MB).", empty_file: "Berkas ini kosong.", too_big_for_bots: "Bot hanya dapat mengunduh sampai 20 MB.",
  failed: "Tidak terkirim: {why}", no_line: "tidak ada sambungan.", kept: "Kata-kata Anda tetap di sini; kirim sekali lagi.", kept_new: "Kata-kata Anda tetap di sini; kirim sebagai pesan baru.", kept_files: "Semua tetap di sini; tekan Kirim sekali lagi.",
  picture_as_file: "Tekan Kirim sekali lagi untuk mengirimnya sebagai berkas, atau keluarkan dari daftar.", take_out: "Keluarkan {name}", odd_picture: "Gambar ini terlalu panjang atau terlalu lebar untuk sebuah foto.",
  no_button: "Tombol ini sudah tidak ada; pesannya baru saja berubah.", no_key: "Papan tombol ini sudah tidak ada.", no_message: "Pesan ini sudah dihapus.",
  too_long: "Pesan yang diedit paling panjang 4.096 huruf.", caption_long: "Keterangan paling panjang 1.024 huruf.",
  trouble: "Kotak pasir tidak dapat menyimpan ({why}). Semua tetap berjalan, tetapi hilang bila kotak pasir dihentikan. Beri ruang pada disk; dicoba lagi sendiri.",
  latitude: "Lintang", longitude: "Bujur", map: "Peta; klik untuk memilih tempat, atau geser penanda dengan tombol panah", zoom_in: "Perbesar", zoom_out: "Perkecil", send_place: "Kirim lokasi ini",
  own_contact: "Kontak saya", phone: "Nomor telepon", share_contact: "Bagikan nomor telepon Anda ({phone}) kepada bot?", share: "Bagikan",
  copied: "Tersalin", not_here: "Tombol ini tidak ada di kotak pasir.", no_bot: "Di sini tidak ada @{name}.", add_to_group: "Tambahkan ke grup", add_person: "Tambahkan anggota", add_bot: "Tambahkan bot", choose_member: "Pilih paling sedikit satu anggota.",
  leave: "Keluar dari grup", join: "Bergabung", upgrade: "Jadikan supergrup", calls: "Panggilan Bot API", faults: "Gangguan", clock: "Jam", all_chats: "semua chat", hour: "+1 jam", day: "+1 hari", workday: "Hari kerja berikutnya (Senin–Jumat, 08.00)",
  fault_blocked: "Diblokir (403)", fault_flood: "Terlalu banyak (429)", fault_slow: "Lambat 5 detik", fault_server: "Telegram tumbang (500)",
  fault_help: "Berlaku untuk panggilan berikutnya.", outage: "Tumbang sampai dipulihkan", clear: "Pulihkan ({count})", polling: "tampilkan getUpdates", now: "Sekarang {time}",
  open_as: "Buka tautan sebagai …", this_phone: "telepon ini", copy_link: "Salin tautan", not_copied: "Peramban tidak mengizinkan menyalin.",
  forward: "Teruskan", forward_to: "Teruskan ke …", forwarded_to: "Diteruskan ke {title}", anonymous_message: "Kirim secara anonim", write_as_group: "Tulis sebagai grup (anonim)", write_as_self: "Tulis atas nama sendiri",
  rename: "Ubah nama grup", save: "Simpan", promote: "Jadikan admin", demote: "Cabut status admin", expel: "Keluarkan dari grup", more_of: "Tindakan untuk {name}", bad_place: "Lintang antara -90 dan 90, bujur antara -180 dan 180.", week: "+1 minggu",
  guide: "Panduan", guide_close: "Tutup panduan", guide_play: "Putar ceritanya", guide_stop: "Hentikan", guide_again: "Mulai lagi", guide_send: "Kirim contoh ini", guide_stuck: "Bot belum menjawab. Lanjutkan sendiri, atau putar lagi.",
  guide_tap: "Di telepon {who}, ketuk []", guide_say: "Di telepon {who}, tulis sendiri atau kirim contoh ini:", guide_photo: "Di telepon {who}, kirim foto sendiri atau contoh ini:", guide_wait: "Tunggu jawaban bot …", guide_late: "Tidak datang di sini? Mungkin sampai ke orang lain:", guide_end: "Selesai: laporan sampai, dijawab, dan dibaca. Coba sendiri apa saja.",
  scene: "Foto contoh", scene_road: "Jalan berlubang", scene_lamp: "Lampu jalan mati", scene_rubbish: "Sampah di pinggir kali", scene_bridge: "Jembatan retak",
  pinned: "Pesan tersemat", pinned_by: "{name} menyematkan “{words}”",
  sent: "terkirim", read: "dibaca",
  drop: "Lepaskan untuk mengirim", members_of: "Anggota {title}", owner: "pemilik", admin: "admin", busy: "mengetik …", open_photo: "Buka foto",
};

/** @type {typeof id} */
const en = {
  title: "Simpul – phones", chats: "Chats", search: "Search, or paste a t.me link", no_chats: "No chat fits.",
  nobody: "Nobody is here yet. Make somebody to begin.", new_person: "New person", new_group: "New group",
  name: "Name", username: "User name (may be empty)", create: "Create", cancel: "Cancel", close: "Close", back: "Back",
  group_title: "Group name", members: "Members", with_bot: "Add the bot", payload: "Invitation code (startgroup, may be empty)",
  inside: "Look inside", language: "Bahasa Indonesia", offline: "The connection is lost. Connecting again…", away: "The bot takes no messages now. They wait here, and arrive as soon as it is back.", bot: "bot", you: "You",
  people: "People", hide_phone: "Hide this phone", phone_of: "{name}'s phone", member_count: "{count} members",
  message: "Message", send: "Send", send_message: "Send message", attach: "Attach", menu: "Menu", keyboard: "Keyboard", start: "START",
  unblock: "UNBLOCK", block: "Stop and block bot", blocked: "Bot blocked", more: "More", not_member: "You are not in this group.",
  photo: "Photo", album: "Album", file: "File", video: "Video", animation: "GIF", audio: "Audio", voice: "Voice message", video_note: "Video message",
  sticker: "Sticker", location: "Location", venue: "Venue", contact: "Contact", poll: "Poll", dice: "Dice", other: "Message",
  edited: "edited", reply: "Reply", edit: "Edit", copy: "Copy text", delete: "Delete", actions: "Message actions", editing: "Editing a message",
  replying: "Reply to {name}", forwarded: "Forwarded from {name}", today: "Today", yesterday: "Yesterday", unread: "{count} unread",
  joined: "{name} joined the group", added: "{name} added {who}", left: "{name} left the group", renamed: "The group is now called “{title}”",
  removed: "{name} removed {who}", upgraded: "This group became a supergroup", newest: "To the newest message", spoiler: "Hidden text, tap to see it",
  greeting: "What can this bot do?", hello: "Press START to begin.", empty: "No messages yet.", download: "Download {name}",
  caption: "Caption", as_file: "Send as files (without compression)", send_files: "Send {count} files", bad_picture: "This picture cannot be read.",
  too_big: "This file is too large (at most 50 MB).", empty_file: "This file is empty.", too_big_for_bots: "Bots can download at most 20 MB.",
  failed: "Not sent: {why}", no_line: "no connection.", kept: "Your words are still here; send once more.", kept_new: "Your words are still here; send them as a new message.", kept_files: "Everything is still here; press Send once more.",
  picture_as_file: "Press Send once more to send it as a file, or take it out of the list.", take_out: "Take out {name}", odd_picture: "This picture is too long or too wide for a photo.",
  no_button: "This button is gone; its message has just changed.", no_key: "This keyboard is gone.", no_message: "This message was deleted.",
  too_long: "An edited message has at most 4,096 characters.", caption_long: "A caption has at most 1,024 characters.",
  trouble: "The sandbox cannot save ({why}). Everything goes on, but is lost if the sandbox is stopped. Make room on the disk; it tries again by itself.",
  latitude: "Latitude", longitude: "Longitude", map: "Map; click to choose a place, or move the pin by the arrow keys", zoom_in: "Zoom in", zoom_out: "Zoom out", send_place: "Send this location",
  own_contact: "My contact", phone: "Phone number", share_contact: "Share your phone number ({phone}) with the bot?", share: "Share",
  copied: "Copied", not_here: "The sandbox does not have this button.", no_bot: "There is no @{name} here.", add_to_group: "Add to a group", add_person: "Add a member", add_bot: "Add the bot", choose_member: "Choose at least one member.",
  leave: "Leave group", join: "Join", upgrade: "Make it a supergroup", calls: "Bot API calls", faults: "Faults", clock: "Clock", all_chats: "all chats", hour: "+1 hour", day: "+1 day", workday: "Next working day (Monday to Friday, 8 am)",
  fault_blocked: "Blocked (403)", fault_flood: "Too many (429)", fault_slow: "Slow, 5 seconds", fault_server: "Telegram fails (500)",
  fault_help: "Meets the next call.", outage: "Outage until mended", clear: "Mend ({count})", polling: "show getUpdates", now: "Now {time}",
  open_as: "Open the link as …", this_phone: "this phone", copy_link: "Copy link", not_copied: "The browser does not allow copying.",
  forward: "Forward", forward_to: "Forward to …", forwarded_to: "Forwarded to {title}", anonymous_message: "Send anonymously", write_as_group: "Write as the group (anonymous)", write_as_self: "Write in one's own name",
  rename: "Rename group", save: "Save", promote: "Make admin", demote: "No longer admin", expel: "Remove from group", more_of: "Actions for {name}", bad_place: "Latitude is between -90 and 90, longitude between -180 and 180.", week: "+1 week",
  guide: "Guide", guide_close: "Close the guide", guide_play: "Play the story", guide_stop: "Stop", guide_again: "Begin anew", guide_send: "Send this example", guide_stuck: "The bot has not answered yet. Go on yourself, or play again.",
  guide_tap: "On {who}'s phone, tap []", guide_say: "On {who}'s phone, write something or send this example:", guide_photo: "On {who}'s phone, send a photo or this example:", guide_wait: "Wait for the bot …", guide_late: "Nothing comes here? It may have gone to somebody else:", guide_end: "Done: the report arrived, was answered, and was read. Now try anything.",
  scene: "Example photo", scene_road: "Potholes", scene_lamp: "Dead street light", scene_rubbish: "Rubbish by the river", scene_bridge: "Cracked bridge",
  pinned: "Pinned message", pinned_by: "{name} pinned “{words}”",
  sent: "sent", read: "read",
  drop: "Drop to send", members_of: "Members of {title}", owner: "owner", admin: "admin", busy: "typing …", open_photo: "Open photo",
};

const TABLES = { id, en };
/** @typedef {keyof typeof TABLES} Language */

/** @type {Language} */
let chosen = localStorage.getItem("language") === "en" ? "en" : "id";

/** @returns {Language} the language of the page */
export const language = () => chosen;

/** Change to the other language and begin anew, so that no word of the first stays. */
export function switchLanguage() {
  chosen = chosen === "id" ? "en" : "id";
  localStorage.setItem("language", chosen);
  location.reload();
}

/**
 * Give a word or sentence of the page.
 * @param {keyof typeof id} key
 * @param {Record<string, string|number>} [values]
 * @returns {string}
 */
export function w(key, values = {}) {
  return TABLES[chosen][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}
