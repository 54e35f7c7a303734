# After sending: notices to the reporter, status, additions, and links.

agency-name = { $agency ->
        [none] the verifying officer
       *[other] { $agency }
    }
due-date = { DATETIME($due, dateStyle: "full") }
promised-date = { DATETIME($promised, dateStyle: "full") }
final-date = { DATETIME($final, dateStyle: "full") }
due-what = { $stage ->
        [verify] Verification by
        [supply] Your details are awaited until
        [close] Without a reply it closes by itself after
        [again] Next answer by
       *[respond] First answer by
    }
due-line = { $due ->
        [none] { "" }
       *[other] {" "}{ due-what } { due-date }.
    }
final-line = { $final ->
        [none] { "" }
       *[other] {" "}Resolution by { final-date }.
    }
due-lines = { $due ->
        [none] { "" }
       *[other]
            {""}
            { due-what }: { due-date }
    }{ $promised ->
        [none] { "" }
       *[other]
            {""}
            First answer by: { promised-date }
    }{ $final ->
        [none] { "" }
       *[other]
            {""}
            Resolution by: { final-date }
    }

notice-submitted =
    ✅ Thank you. We received your report under the code
    <code>{ $code }</code>

    We check it by { due-date } at the latest. The first answer is due by { promised-date }, the resolution by { final-date }. Type /status { $code } at any time to see what became of it.{ $beyond ->
        [none] { "" }
       *[other]
            {""}

            🏛 This seems to be a matter of { $beyond }. Our verifier passes it on to them through SP4N-LAPOR!; you need not report again.
    }

    To follow it from another account, open this link there (good once): { $claim }
notice-assigned = 📨 Report { $code } was forwarded to <b>{ agency-name }</b>.{ due-line }{ final-line }
notice-verified = 📨 Report { $code } was forwarded to <b>{ agency-name }</b>, as you chose; a verifying officer has checked it.{ due-line }{ final-line }
notice-accepted = 🔧 Report { $code } is being followed up by { agency-name }.
notice-asked =
    ❓ <b>{ agency-name }</b> needs details for report { $code }:

    { $text }

    Reply to this message by { due-date }. Photos and documents are welcome.
notice-answered =
    💬 <b>{ agency-name }</b> answered report { $code }:

    { $text }

    Is the problem solved? Without a reply from you, the report closes by itself after { due-date }.
notice-not-ours = ↩️ { agency-name } says report { $code } is not theirs. The verifying officer is looking for the right agency; you need not report again.
notice-supply-kept = Your addition to report { $code } was passed on.{ due-line }{ final-line }
notice-reply-kept = Your reply to report { $code } was passed on to { agency-name }.{ due-line } To say what is still missing, reply to this message.
notice-closed =
    🎉 Report { $code } is closed{ $by ->
        [reporter] { "" }
        [system] {" "}by itself, as there was no reply to its answer
       *[other] {" "}by { agency-name }
    }. Thank you for reporting. If the problem comes back within 30 days, press this button.

    ⭐ How was it handled? 1 is very bad, 5 is very good: press a star.
notice-withdrawn-kept = You took back report { $code }; it has been archived.
answer-file = Attachment to the answer on report { $code }
file-held = 🔒 The attachment { attachment-name } of report { $code } is not passed on: the file may show who you are, and cannot be cleaned. Send it as a photo or a plain PDF if it is needed.
file-lost = ⚠️ { $count ->
        [one] { $count } attachment
       *[other] { $count } attachments
    } of report { $code } could not be fetched from Telegram, so the officers do not have it yet. Send it again as a photo or a PDF of at most 20 MB.
file-refused = ⛔ The attachment { attachment-name } of report { $code } is neither kept nor passed on: { $danger ->
        [bomb] it becomes too large when it is opened
        [program] it may run a program
       *[disguise] it holds something else than its name says
    }. Your report goes on. Send it again as a photo or a PDF if it is needed.

label-solved = Solved
label-not-solved = Not solved yet
label-supply = Add information
label-withdraw = Take the report back

status-citizen = { $status ->
        [submitted] Waiting for verification
        [assigned] Forwarded to { agency-name }
        [in_progress] Being followed up
        [needs_info] Waiting for details from you
        [answered] Answered by { agency-name }
        [replied] Waiting for a further answer
        [closed] Closed
       *[archived] Archived
    }
status-of =
    <b>Report { $code }</b>{ $title ->
        [none] { "" }
       *[other]
            {""}
            { $title }
    }
    Status: { status-citizen }{ due-lines }{ status-more }{ $muted ->
        [none] { "" }
       *[other]
            {""}
            🔕 You muted its news
    }{ $missing ->
        [0] { "" }
       *[other]
            {""}
            ⚠️ { $missing } could not be fetched. Send it again as a photo or a PDF.
    }{ $followed ->
        [none] { "" }
       *[other]
            {""}
            🤝 You support this report.
    }

    { $timeline }
status-of-timeline-item = • { DATETIME($at, dateStyle: "long", timeStyle: "short") } – { $event ->
        [submit] report received
        [assign] forwarded to { agency-name }
        [accept] follow-up began
        [ask] details asked for
        [supply] information added
        [answer] answered
        [not_ours] not in the authority of { agency-name }
        [reply] the reporter replied
        [reopen] reopened
        [withdraw] taken back by the reporter
        [expire] archived, as the details did not come
        [verify] verified and forwarded to { agency-name }
        [forward] passed on to { agency-name }
        [archive] archived
        [merge] merged with another report
        [block] content hidden
        [unblock] content no longer hidden
        [edit_published] what is published was edited
        [set_visibility] visibility limited
        [set_class] class changed
        [set_official_id] recorded in SP4N-LAPOR!
       *[close] { $by ->
            [system] closed by itself
           *[other] closed
        }
    }
status-none = You have no report yet. Write what is wrong to begin one.
status-bad-code = “{ $typed }” is not a report code. A code has eight letters or digits and one check symbol, for example <code>/status 7K3M-Q9XA-Q</code>. See your receipt.
status-unknown = There is no report with the code { $code }. Please check the code on your receipt.

mine =
    <b>Your reports</b> ({ $first }–{ $last } of { $count })
    { $mine }

    Press a number to see what became of it.
mine-mine-item =
    {""}
    { $number }. <code>{ $code }</code> { $title }
    { DATETIME($at, dateStyle: "long") } – { $status ->
        [submitted] waiting for verification
        [assigned] forwarded
        [in_progress] being followed up
        [needs_info] waiting for details from you
        [answered] answered
        [replied] waiting for a further answer
        [closed] closed
       *[archived] archived
    }
label-newer = ‹ Newer
label-older = Older ›

ask-supply = Write what is to be added to report { $code }, or send its photos and documents.
ask-send-supply =
    Addition to report { $code }:

    { $words ->
        [none] (no words)
       *[other] { $words }
    }
    Attachments: { $files }

    Send it to the officers?
label-apart = This is a new report
supply-archived = Report { $code } is archived. Write what is wrong to make a new report.
reopen-late = Report { $code } was closed more than 30 days ago. Write what is wrong to make a new report.
toast-reopen-late = This report was closed more than 30 days ago. Write what is wrong to make a new report.
ask-withdraw = Take back report { $code } ({ $title })? The officers will not follow it up.
label-withdraw-yes = Yes, take it back
label-withdraw-no = No, keep it
toast-withdrawn = The report was taken back.

claim-invalid = This link is unknown or was already used. Each link works once; the code can still be seen with /status.
claim-first = Report { $code } moves to this account once you agree to the notice below. { $visibility ->
        [open] It is an open report: from then on the agency sees your name as its reporter.
       *[other] The agency goes on not seeing who reported it.
    }
claim-own = Report { $code } belongs to this account already.
claimed = Report { $code } ({ $title }) belongs to this account now. The next news comes here.
claimed-away = Report { $code } is now followed from another account, through the link on its receipt.

follow-none = No report is waiting for your reply. /laporanku shows all your reports.
follow-many =
    Several reports may be meant. Press the button under the message you mean:
    { $reports }
follow-many-reports-item = { $number }. { $code } – { $title }
follow-not-now = Report { $code } is not waiting for that now. See how it stands with /status { $code }.
press-stale = This button is no longer valid.
press-sent = This report has been sent already.
press-not-reporter = This button is for the reporter.
toast-closed = Thank you. The report is closed.
toast-replied = We pass it on to the agency.
