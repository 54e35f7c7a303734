# Conversation in general: greeting, help, language, privacy, and messages that do not fit.

bot-description =
    Report what is wrong around you: dead street lights, broken roads, waste, public services. Your report goes to the agency in charge, and its answer comes back to this conversation.

    Not for emergencies.
greeting =
    👋 Welcome to <b>Simpul</b>, the citizens' reporting channel for SP4N-LAPOR!

    Before we start, this is what you should know:
    • We keep your Telegram name, your report and its attachments.
    • Officers of the agency in charge read your report to answer it. You may choose Anonymous or Confidential.
    • Messages in this conversation are also kept by Telegram.
    • Simpul is not monitored for emergencies. Call 112 when there is danger.

    Press <b>I agree</b> to go on. What you have sent already is held for a while (24 hours).
    Bahasa Indonesia: /bahasa
label-agree = I agree
consent-thanks = Thank you. Your consent has been recorded.
welcome-back = Welcome back. Just write what is wrong to report it, or /laporanku to see your reports.

misfit-choice = We did not understand that answer. Press one of the buttons, or type its number.
misfit-evidence = Here we wait for photos or documents. Send one or several, then press Done; without any, press Skip.
misfit-kind = We cannot take this kind of message here. Send text, a photo, or a document.
misfit-label = That is what stands on a button, and no answer here.
misfit-contact = We cannot take a contact here. Please write it in words.
misfit-reply = We cannot take a reply to that message. Use the buttons under it, or write a new message.
contact-foreign = That is somebody else's number. Send your own with the button, type it, or press No number.
place-how = That key sends the place from a phone. Where it does not work, type the place, or type Skip.
phone-how = That key sends the number from a phone. Where it does not work, type the number, or type No number.
example-choice = For example, type <b>1</b> for the first choice, or copy what stands on its button.
example-agency = For example, type <b>Dinas Perhubungan</b>, or its number.
example-story = For example: “The street light in front of SDN 3 Melati has been dead since Monday, it is very dark at night.”
example-place = For example: “Jalan Kenanga 12, Kelurahan Melati”. A village or a landmark will do.
example-area = For example: “Kelurahan Melati” or “Kec. Mawar”. If you do not know, skip it.
example-evidence = For example, press 📎 beside the writing field, choose a photo and send it. Without any, type <b>Skip</b>.
example-title = For example: “Dead street light in front of SDN 3 Melati”.
example-date = For example: “yesterday”, “last Monday”, or “3 November 2026”.
example-name = For example: “Siti Aminah”.
example-phone = For example: 0800 0000 0000. You may also press the button, or type <b>No number</b>.
way-out = That still does not fit. Type /bantuan for an explanation, or /batal to leave this; what you wrote can be taken up again.
unknown-command = We do not know that command. See /bantuan.
messages-limit =
    Your messages come too fast, so we have not read the latest ones. What was noted before is kept.

    Please go on from { DATETIME($at, timeStyle: "short") }; until then we do not answer.

    { $numbers ->
        [none] If there is danger, call 112.
       *[other] If there is danger, call:
            { $numbers }
    }
messages-limit-numbers-item = ☎️ <b>{ $phone }</b> – { $what }
reports-limit =
    You have sent { $most } reports within a day, which is the limit. This report is not sent yet, but it is kept.

    Press Send once more from { DATETIME($at, dateStyle: "long", timeStyle: "short") }.

    { $numbers ->
        [none] If there is danger, call 112.
       *[other] If there is danger, call:
            { $numbers }
    }
reports-limit-numbers-item = ☎️ <b>{ $phone }</b> – { $what }
update-parked = Sorry, we failed to process your message. It has been set aside to be looked into; please try once more in another way.

help =
    <b>What you can do here</b>
    Just write what is wrong, or:
    /lapor – write a new report
    /status CODE – see what became of a report
    /laporanku – all your reports
    /batal – leave what is being written
    /pengaturan – which news is sent
    /privasi – your data: see, download, delete
    /bahasa – change language / ganti bahasa
    Every button can be typed too, and every choice has a number.
help-desk =
    <b>At the officers' desk</b>
    • A card shows how a report stands now; press its buttons, or reply to it to answer.
    • Your words are shown back first and leave only by Send. Internal notes are seen by officers alone.
    • Not ours gives the report back to the verifying officer; Accept takes that back.
    • /tugas – your agency's tasks; in the officers' group too
    • /balasan – your agency's ready replies
    • /cari – find reports by a code, words or a place
    • /verifikasi – reports that wait for verification (admins and verifying officers)
    • /undang – invite officers or a group (admins and verifying officers)
    • /aturan – see and change the keyword rules (admins and verifying officers)
    • /batasi – restrict a reporter who misuses reports (admins)
ask-language = Pilih bahasa. / Choose a language.
label-indonesian = Bahasa Indonesia
label-english = English
language-set = All right, we go on in English.
toast-language = You read in English already.

menu-lapor = Write a new report
menu-status = See a report's status
menu-laporanku = All my reports
menu-privasi = My data
menu-bahasa = Change language
menu-bantuan = Help
menu-batal = Leave what is being written
menu-undang = Invite officers or a group

ask-leave = Leave what is being written? Nothing has been sent yet.
label-leave = Yes, leave it
label-stay = No, go on
left = Cancelled. Nothing was sent.
left-undo = What you wrote is kept for 24 hours.
label-undo = Undo
undone = All right, we go on where you were.
toast-undo-late = That one is not kept any more.
cancel-nothing = Nothing is being written. Write what is wrong to begin a report.

privacy =
    <b>Your data in Simpul</b>
    Name: { $name ->
        [none] none
       *[other] { $name }
    }
    Phone number: { $phone ->
        [none] none
       *[other] { $phone }
    }
    Language: { $language ->
        [en] English
       *[id] Bahasa Indonesia
    }
    Consent: { $consented ->
        [none] not given
       *[other] version { $version }, { DATETIME($consented, dateStyle: "long", timeStyle: "short") }
    }
    Reports: { $count }
    Supporting reports of others: { $supporting }
    Ratings that you gave: { $rated }
    News: { $muted ->
        [none] all is sent
       *[other] some is muted (/pengaturan)
    }

    Reports and their history are kept because they must be accounted for. Agencies see your name and number on Open reports only.
label-export = Download my data
label-erase = Delete my data
toast-export = We are sending it here.
privacy-file = Everything we keep about you. This file is for you alone.
ask-erase =
    Delete your name, phone number and drafts?

    { $count ->
        [0] You have no report yet.
       *[other] Your { $count } reports stay without a name. After this we cannot tell you about them any more, and you cannot reply to them.
    }
    The words of ratings that you gave go too; their numbers stay without a name.
    This cannot be undone.
label-erase-yes = Yes, delete
label-erase-no = No, keep it
erased = Your data has been deleted. Thank you for using Simpul. Writing here again begins anew.
erased-by-time = We have deleted your data: all your reports were over long ago, and we keep nobody's data longer than needed. The reports stay, without you. Writing here again begins anew.
toast-kept = All right, nothing has changed.

maybe-repeated = ⟳ <i>(may have been sent twice)</i>
error-unknown = Something went wrong. Please try again.
error-later = The system is busy. Please try again in a moment.
toast-too-fast = Too fast. Wait a moment, then press again.
toast-later = The system is busy, try again in a moment.
toast-failed = Sorry, that button failed. It has been noted.
