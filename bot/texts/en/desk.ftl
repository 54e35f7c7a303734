# The officers' desk: card, an officer's words, verification, invitations, and groups.

status-desk = { $status ->
        [submitted] Not yet verified
        [assigned] Assigned to { agency-name }
        [in_progress] Being followed up
        [needs_info] Waiting for details
        [answered] Followed up by the agency
        [replied] The reporter replied
        [closed] Closed by { ended-by }
       *[archived] Archived by { ended-by }
    }
ended-by = { $by ->
        [reporter] the reporter
        [system] the system
       *[other] an admin
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
            Resolution by: { final-date }
    }
desk-due-what = { $stage ->
        [verify] Verification by
        [supply] The agency's time stands still; the reporter is awaited until
        [close] Without a reply of the reporter it closes by itself after
        [again] Next answer by
       *[respond] First answer by
    }
desk-reach = { $reach ->
        [no]
            {""}
            ⚠️ The reporter cannot be reached at the moment (blocked the bot).
       *[yes] { "" }
    }
desk-reporter = Reporter: { $reporter ->
        [none] anonymous
       *[other] { $reporter }
    }{ $phone ->
        [none] { "" }
       *[other] , { $phone }
    }{ desk-reach }
desk-facts =
    Class: { report-class }
    Place: { $place ->
        [none] not given
       *[other] { $place }
    }{ $area ->
        [none] { "" }
       *[other]
            {""}
            Area: { $area }
    }{ $outside ->
        [none] { "" }
       *[other]
            {""}
            ⚠️ Outside our area
    }{ $beyond ->
        [none] { "" }
       *[other]
            {""}
            🏛 Seems to be a matter of: { $beyond }
    }
    Event: { event-date }
    { desk-reporter }{ desk-behalf }
    Received: { DATETIME($at, dateStyle: "long", timeStyle: "short") }{ desk-due }
    Attachments: { $files }{ $missing ->
        [0] { "" }
       *[other]
            {""}
            ⚠️ { $missing } could not be fetched; ask for it to be sent again
    }{ $refused ->
        [0] { "" }
       *[other]
            {""}
            ⛔ { $refused } held back as unsafe; the reporter has been told
    }{ $supporters ->
        [0] { "" }
       *[other]
            {""}
            👥 Supported by { $supporters } people
    }
desk-words = { $asked ->
        [none] { "" }
       *[other]
            {""}

            ❓ Asked: { $asked }
    }{ $additions ->
        [none] { "" }
       *[other]
            {""}

            ➕ From the reporter:
            { $additions }
    }{ $answer ->
        [none] { "" }
       *[other]
            {""}

            💬 Answer: { $answer }
    }{ $notes ->
        [none] { "" }
       *[other]
            {""}

            📝 Internal notes:
            { $notes }
    }
late-line = { $lapsed ->
        [none] { "" }
       *[other]
            {""}
            ⚠️ <b>Was due { DATETIME($lapsed, dateStyle: "full") }</b>
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
    Sensitive report: { topic-name }
    What it says is for the persons named for it; every reading is noted.{ desk-due }{ desk-reach }
topic-name = { $topic ->
        [violence] violence
        [children] children
        [abuse] abuse of office
       *[confidential] confidential
    }
card-below =
    ⬇️ <b>{ $code }</b>: its card is below.
card-elsewhere =
    📋 <b>{ $code }</b> · { status-desk }
    This report is no longer on your desk.
card-whole =
    📖 <b>{ $code }</b>
    <b>{ $title }</b>

    { $story }

    { desk-facts }{ desk-rating }
card-words = 📖 <b>{ $code }</b>{ desk-words }
card-words-additions-item = • { $text }
card-words-notes-item = • { $name }: { $text }
card-more =
    📖 <b>{ $code }</b> (continued)

    { $story }
national-text =
    📋 Copy this to SP4N-LAPOR!{ $beyond ->
        [none] { "" }
       *[other] , for: { $beyond }
    }

    <b>Title</b>
    <code>{ $title }</code>
    <b>Text</b>
    <code>{ $story }</code>
    <b>Class:</b> { report-class }
    <b>Date of the event:</b> { event-date }
    <b>Place of the event:</b> { $place ->
        [none] not named
       *[other] { $place }
    }{ $area ->
        [none] { "" }
       *[other] , { $area }
    }
    <b>Reporter:</b> { $reporter ->
        [none] Anonymous
       *[other] { $reporter }
    }

    Simpul code { $code }. Once it is sent, press Answer on its card and write the report's number for the reporter.
card-photos = Photos for report { $code }
card-file = Attachment of report { $code }

label-accept = Accept
label-answer = Answer
label-ask = Ask for details
label-not-ours = Not ours
label-open-card = Read all
label-national = Text for SP4N
label-others = Another agency …

notice-replied = ⚠️ The reporter says report { $code } is <b>not solved yet</b>{ desk-title }{ desk-text }
notice-supplied = ➕ The reporter added information to report { $code }{ desk-title }{ desk-text }
notice-reopened = ⚠️ Report { $code } is open again: the problem is <b>not solved yet</b>{ desk-title }{ desk-text }
notice-assigned-again = 📨 Report { $code } was forwarded to { agency-name }{ desk-title }
notice-returned = ↩️ { agency-name } gave report { $code } back as not theirs{ desk-title }
notice-withdrawn = Report { $code } was taken back by its reporter{ desk-title }
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
        [none] Write
       *[other] { $who }, write
    }
ask-words = { to-write } the answer to the reporter of { $code }: { by-reply } Photos and documents may come along. It leaves only when you press Send.{ $words ->
        [none] { "" }
       *[other]
            {""}

            Copy and change:

            <code>{ $words }</code>
    }
ask-details = { to-write } which details you need from the reporter of { $code }: { by-reply } The question leaves only when you press Send.
by-reply = { $who ->
        [none] your next message.
       *[other] reply to this message.
    }
ask-send-words =
    { $who ->
        [none] Answer
       *[other] { $who }, answer
    } to { $code }:

    { $words }
    { desk-files }
    Send it to the reporter?
ask-send-details =
    { $who ->
        [none] Request
       *[other] { $who }, request
    } for details on { $code }:

    { $words }
    { desk-files }
    Send it to the reporter?
desk-files = { $files ->
        [0] { "" }
       *[other]
            📎 { $files } attached
            {""}
    }
label-note = Internal note
words-short = That message is empty. Please write a few words.
words-long = That is too long ({ $length } characters). At most { $longest }: please send it again, shorter.
words-sent = Your message on { $code } was sent to the reporter.
words-too-late =
    Report { $code } changed while you were writing, so this message was not sent:

    { $words ->
        [none] (no words)
       *[other] { $words }
    }
note-kept = 📝 The internal note on { $code } is kept. The reporter does not see it.
press-not-yours = This button is for officers who joined by invitation. Ask your agency's admin for the link.
press-writing = You are writing to this report already. See the last message below.
reply-not-yours = Report { $code } is answered by officers who joined by invitation. Ask your agency's admin for the link.
toast-accepted = The report was accepted for follow-up.
toast-not-ours = The report went back to the verifying officer. A mistake? Press Accept on its card.
toast-assigned = The report was forwarded.
follow-none-desk = No report is waiting for that from you.
follow-many-desk =
    Several reports may be meant. Press the button on the card, or reply to the card:
    { $reports }
follow-many-desk-reports-item = { $number }. { $code }{ desk-title }

ask-any-agency = Which agency? Press its button, or type its name or number.
toast-assign-empty = Nobody of that agency has joined yet. Invite them first with /undang.
assigned-to = Report { $code } was forwarded to { $agency }.

ask-role = Who is invited?
label-invite-officer = An officer of an agency
label-invite-group = A group of officers
label-invite-verifier = A verifying officer
label-invite-admin = An admin
invite-link =
    Invitation for { role-name }{ $agency ->
        [none] { "" }
       *[other] {" "}of <b>{ $agency }</b>
    }, good once within { $days } days. Pass this link on to who is invited:
    { $start ->
        [none] { $startgroup }
       *[other] { $start }
    }
role-name = { $role ->
        [officer] an officer
        [group] a group of officers
        [verifier] a verifying officer
        [village_head] a village head
        [agency_admin] an admin
       *[admin] an admin
    }
invite-not-yours = Invitations are made by admins, agencies' admins and verifying officers. Ask your admin.
invite-unknown = This invitation is unknown. Ask your agency's admin for a new link.
invite-used = This invitation was already used; each link works once. Ask your agency's admin for a new one.
invite-expired = This invitation has expired or was withdrawn. Ask your agency's admin for a new link.
invite-for-group = This invitation is for a group of <b>{ $agency }</b>. Open the link and choose the group.
invite-for-person = This invitation is for a person, not for a group. Open the link in a private chat with the bot.
joined-already = You are { role-name }{ of-agency } already.
joined = You are now { role-name }{ of-agency }. { $role ->
        [officer] Reports for your agency will appear here.
        [agency_admin] When a report of your agency is late, you are told here, and may answer it. Invite your agency's officers with /undang.
        [village_head] Report what troubles your people with /lapor.
       *[verifier] Reports that have no agency yet will appear here. Invite officers with /undang.
    }
of-agency = { $agency ->
        [none] { "" }
       *[other] {" "}of <b>{ $agency }</b>
    }
group-hello = Thank you for inviting Simpul. To let reports appear in this group, an admin makes an invitation for a group with /undang in the private chat, and opens its link here.
group-bound = This group is now the desk of <b>{ $agency }</b>. Reports appear here as cards. Their buttons are for officers who joined by invitation; an answer is written as a reply to the card.
group-help = In this group reports appear as cards. Reply to a card to answer it; for anything else, please write to the bot in private.
group-anonymous = You write as an anonymous admin. Please write under your own name, so that it is clear which officer answers.
