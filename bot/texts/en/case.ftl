# Cases: notices to the reporter, the officer's card and conversation.

notice-submitted =
    ✅ Thank you. We received your report under the code
    <code>{ $code }</code>

    Keep this code. Type /status { $code } at any time to see what became of it.
notice-assigned = 📨 Report { $code } was forwarded to <b>{ $agency }</b>.
notice-accepted = 🔧 Report { $code } is being followed up by { $agency }.
notice-answered =
    💬 <b>{ $agency }</b> answered report { $code }:

    { $text }

    Is the problem solved?
notice-replied = ⚠️ The reporter says report { $code } is <b>not solved yet</b>: { $title }
notice-reply-kept = Your reply to report { $code } was passed on to { $agency }.
notice-closed = 🎉 Report { $code } is closed. Thank you for reporting.

label-solved = Solved
label-not-solved = Not solved yet
label-accept = Accept
label-answer = Answer

card =
    📋 <b>{ $code }</b> · { $status ->
        [submitted] Not yet verified
        [assigned] Assigned to { $agency }
        [in_progress] Being followed up
        [needs_info] Waiting for details
        [answered] Followed up by the agency
        [replied] The reporter replied
        [closed] Closed by the reporter
       *[archived] Archived
    }
    <b>{ $title }</b>

    { $story }

    Reporter: { $reporter ->
        [none] anonymous
       *[other] { $reporter }
    }
    Received: { DATETIME($at, dateStyle: "long", timeStyle: "short") }
    Attachments: { $files }{ $answer ->
        [none] { "" }
       *[other]
            {""}

            Answer: { $answer }
    }
card-photos = Photos for report { $code }

ask-words = Write the answer to the reporter of { $code }. It leaves only when you press Send.
ask-send-words =
    Answer to { $code }:

    { $words }

    Send it to the reporter?
words-long = That answer is too long ({ $length } characters). At most { $longest }: please send it again, shorter.
answer-sent = The answer to { $code } was sent to the reporter.
answer-too-late =
    Report { $code } changed while you were writing, so this answer was not sent:

    { $words }

press-stale = This button no longer works.
press-sent = This report was sent already.
press-not-yours = This button is for officers who joined by invitation.
press-not-reporter = This button is for the reporter.
press-writing = You are writing the answer to this report. See the last message below.
toast-accepted = Report accepted.
toast-closed = Thank you. The report is closed.
toast-replied = We pass it on to the agency.
follow-none-desk = No report is waiting for that from you.
follow-many-desk =
    You may mean one of several reports. Press the button on its card, or reply to the card:
    { $reports }
follow-many-desk-item = { $number }. { $code } – { $title }
follow-not-now = Report { $code } is not waiting for that now. See where it stands with /status { $code }.
