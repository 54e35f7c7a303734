# The citizen's conversation: greeting, report, status.

greeting =
    👋 Welcome to <b>Simpul</b>, a way to report to the government through SP4N-LAPOR!.

    Before we begin, please know:
    • We keep your Telegram name, your report, and its attachments.
    • Officers of the agency in charge read your report in order to answer it.
    • Messages in this chat are also kept by Telegram.
    • Simpul is not watched for emergencies. Call 112 if there is danger.

    Press <b>I agree</b> to go on. What you already wrote is held for a while (24 hours).
    Bahasa Indonesia: /bahasa
label-agree = I agree
consent-thanks = Thank you. Your consent has been recorded.
welcome-back = Welcome back. Write what is wrong, or /status to see your latest report.

ask-story =
    Tell us the problem: <b>what</b> happened, <b>where</b>, and <b>since when</b>.
    You may send photos too.
story-short = That says too little to act on. Please write a bit more, for example: “The street light in front of SDN 3 has been out since Monday.”
story-long = That is too long ({ $length } characters). At most { $longest }: please send it again, shorter.
ask-agency =
    { $suggestions ->
        [none] We found no agency that fits your words.
       *[other]
            Which agency should get this report?

            { $suggestions }
    }
ask-agency-item = { $number }. { $name } <i>(from the words: { $words })</i>
label-unsure = Not sure, let an officer choose
ask-send =
    <b>Please check your report</b>

    { $story }

    Agency: { $agency ->
        [none] an officer will choose
       *[other] { $agency }
    }
    Attachments: { $files }

    Send this report?
label-send = Send
label-cancel = Cancel
cancelled = Cancelled. Nothing was sent.
cancel-nothing = Nothing is being written. Write what is wrong to begin a report.
draft-open = There is an unfinished report. Let us go on with it, or /batal to leave it.
edit-taken = We noted the change to your message.
edit-late = Changing this message no longer changes the report. Send a new message if something is to be added.
files-kept = { $count ->
    [one] 📎 { $count } attachment kept.
   *[other] 📎 { $count } attachments kept.
}

misfit-choice = We did not understand that answer. Press one of the buttons, or type its number.
misfit-kind = We cannot take this kind of message here. Send text, photos or documents.
misfit-location = Thank you, but we cannot take a location yet. Please name the place in words.
misfit-contact = We cannot take a contact. Please write it in words.
misfit-file = The answer here is text. Please write it in words.
misfit-reply = We cannot take a reply to that message. Use the buttons under it, or write a new message.
unknown-command = We do not know that command. See /bantuan.
update-parked = Sorry, we failed to process your message. It has been set aside to be looked into; please try once more in another way.

help =
    <b>What you can do here</b>
    /lapor – write a new report (or just write what is wrong)
    /status CODE – see what became of a report
    /bahasa – change language / ganti bahasa
    /batal – leave what is being written
ask-language = Pilih bahasa. / Choose a language.
label-indonesian = Bahasa Indonesia
label-english = English
language-set = All right, we go on in English.
toast-language = You read in English already.

menu-lapor = Write a new report
menu-status = See a report's status
menu-bahasa = Change language
menu-bantuan = Help
menu-batal = Leave what is being written

status-of =
    <b>Report { $code }</b>
    Status: { $status ->
        [submitted] Waiting for verification
        [assigned] Forwarded to { $agency }
        [in_progress] Being followed up
        [needs_info] Waiting for details from you
        [answered] Answered by { $agency }
        [replied] Waiting for a further answer
        [closed] Closed
       *[archived] Archived
    }

    { $timeline }
status-of-item = • { DATETIME($at, dateStyle: "long", timeStyle: "short") } – { $event ->
        [submit] report received
        [assign] forwarded to the agency
        [accept] follow-up began
        [answer] answered
        [reply] the reporter replied
       *[close] closed
    }
status-none = You have no report yet. Write what is wrong to begin one.
status-bad-code = “{ $typed }” is not a report code. A code has eight letters or digits and one check symbol, for example <code>/status 7K3M-Q9XA-Q</code>. See your receipt.
status-unknown = There is no report with the code { $code }. Please check the code on your receipt.

follow-none = No report is waiting for your reply. /status shows your latest report.
follow-many =
    Several reports are waiting for your reply. Press the button under the answer you mean:
    { $reports }
follow-many-item = { $number }. { $code } – { $title }

invite-unknown = This invitation is unknown. Ask your agency's admin for a new link.
invite-used = This invitation was already used; each link works once. Ask your agency's admin for a new one.
invite-expired = This invitation has expired. Ask your agency's admin for a new link.
joined-already = You are an officer of <b>{ $agency }</b> already.
joined = You are now an officer of <b>{ $agency }</b>. Reports for your agency will appear here.

maybe-repeated = ⟳ <i>(may have been sent twice)</i>
error-unknown = Something went wrong. Please try again.
error-later = The system is busy. Please try again in a moment.
toast-later = The system is busy, try again in a moment.
toast-failed = Sorry, that button failed. It has been noted.
