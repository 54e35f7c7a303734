# What officers do with a report: passing on, archiving, closing, and what is rarer behind More.

label-forward = Forward
label-archive = Archive
label-close = Close the report
label-more = More …
label-merge = Merge
label-edit-published = Edit what is published
label-set-visibility = Limit visibility
label-set-class = Change class
label-set-official = SP4N-LAPOR! number
label-block = Block content
label-unblock = Unblock
label-repair = Repair and send again
label-as-it-is = Leave as it is
label-class-oversight = Oversight complaint

for-person = { $who ->
        [none] { "" }
       *[other] { $who }:{" "}
    }
ask-forward = { for-person }To which agency is report { $code } forwarded? Press its button, or type its name or number.
ask-forward-words = { to-write } why report { $code } is forwarded: { by-reply } The reporter and that agency read it. It leaves only when you press Send.
ask-send-forward =
    { for-person }Report { $code } is forwarded to <b>{ $agency }</b>, because:

    { $words }

    Send it to the reporter?
toast-forward-nobody = Nobody of another agency has joined yet. Ask an admin to invite somebody with /undang.
ask-archive = { for-person }Why is report { $code } archived? Choose one reason.
ask-archive-words = { to-write } an explanation for the reporter of { $code }: { by-reply } It is archived only when you press Send.
ask-send-archive =
    { for-person }Report { $code } is archived. The reporter reads:

    { because }

    { $words }

    Send it to the reporter?
archived = Report { $code } is archived. Reason and explanation have been sent to the reporter.

label-reason-unclear = Not clear
label-reason-no-place = Place not found
label-reason-no-evidence = Needs evidence
label-reason-general = Too general
label-reason-hateful = Attacks ethnicity or religion
label-reason-insulting = Insulting words
label-reason-not-public = No public service
label-reason-in-court = Before a court
label-reason-reported = Reported already
label-reason-solved = Solved already
label-reason-trial = Only a trial
because = { $reason ->
        [unclear] The story does not tell clearly what happened. Write again what happened, where, and since when.
        [no_place] We could not find the place. Send it again with a location, an address or a landmark.
        [no_evidence] A report like this needs evidence. Send it again with a photo, a video or a document.
        [general] The report is too general to follow up. Send it again about one problem in one place.
        [hateful] It attacks an ethnicity, religion, race or group. Send the problem again without that part.
        [insulting] It has insulting words in it. Send the problem again without them.
        [not_public] This is no matter of public services. Send it again if a government office is concerned, and name the office.
        [in_court] The case is or was before a court. Send it again if there is something else beside that case.
        [reported] This problem has been reported already and is being dealt with. Send it again if yours is another, and write what differs.
        [solved] The problem was solved before it was followed up. Send it again if it is still there, and write how it is now.
        [trial] This seems to be only a trial. Send it again if there is a problem, and tell what it is.
        [expired] The details that were asked for did not come in time. Send it again with them.
        [withdrawn] Taken back by its reporter.
        [merged] Merged with another report about the same problem.
       *[other] No reason was recorded.
    }
notice-archived =
    🗄 Report { $code } was archived by { agency-name }.

    { because }

    { $text ->
        [none] { "" }
       *[other] The officer explains: { $text }
    }
supported-archived = 🗄 Report { $code }, which you support, was archived and is not followed up any more. { because }
repairing = All right, we begin again with what report { $code } said. Before it is sent, it can be changed with Edit.
notice-forwarded =
    ↪️ Report { $code } was forwarded to <b>{ agency-name }</b>{ $from ->
        [none] { "" }
       *[other] {" "}by { $from }
    }, because:

    { $text }

    You need not report again. The first answer comes by { due-date }.

ask-manage = { for-person }What is to be done with report { $code }?
manage-which = Reply with that to the report's card, or open the report with /status and its code.
manage-do = { $do ->
        [merge] Merge
        [edit_published] Edit what is published
        [set_visibility] Limit visibility
        [set_class] Change class
        [set_official_id] SP4N-LAPOR! number
        [unblock] Unblock
       *[block] Block content
    }
visibility-word = { $visibility ->
        [anonymous] Anonymous
        [confidential] Confidential
       *[open] Open
    }
visibility-now = { $now ->
        [anonymous] Anonymous
        [confidential] Confidential
       *[open] Open
    }
ask-merge = { for-person }Into which report does { $code } go? Type its code.
code-unread = That is no report code. A code has eight letters or digits and one check symbol.
example-code = For example: 7K3M-Q9XA-Q. The code stands in the first line of the card.
merge-not-there = Report { $code } was not merged: there is no other open report with the code { $into } that others may follow.
merged = Report { $code } was merged into { $into }. Its reporter and supporters have been told.
ask-published-title =
    { for-person }The published title of report { $code }. Now:

    <b>{ $title }</b>

    Type a new title, or Leave as it is. What the reporter wrote is kept.
ask-published-story =
    { for-person }The published text of report { $code }. Now:

    { $published }

    Type a new text, or Leave as it is.
ask-stricter = { for-person }The visibility of report { $code } is { visibility-now }. It can only be limited, never opened.
ask-right-class = { for-person }Which class does report { $code } belong to?
ask-official = { for-person }Type the number of report { $code } in SP4N-LAPOR! (seven digits).
official-unread = An SP4N-LAPOR! number has seven digits.
example-official = For example: 1234567.
ask-manage-words = { to-write } the reason for report { $code } ({ manage-do }): { by-reply } The reporter reads it.
ask-send-manage =
    { for-person }Report { $code }: <b>{ manage-do }</b>{ $do ->
        [merge] {" "}into { $into }
        [set_visibility] : { visibility-word }
        [set_class] : { report-class }
        [set_official_id] : { $official }
        [edit_published]
            {""}
            Title: { $title ->
                [none] as it is
               *[other] { $title }
            }
            Text: { $published ->
                [none] as it is
               *[other] { $published }
            }
       *[other] { "" }
    }{ $words ->
        [none] { "" }
       *[other]
            {""}

            Reason: { $words }
    }

    Send?
managed = The change to report { $code } is kept, and the reporter has been told.
managed-nothing = Report { $code } is like that already; nothing has changed.

notice-merged = 🔗 Report { $code } was merged with report <code>{ $into }</code>, because the problem is the same. News of that report now comes to you too; you need not report again.
notice-merged-desk = 🔗 Report { $code } was merged with report { $into }{ desk-title }
supported-merged = 🔗 Report { $code }, which you support, was merged with report <code>{ $into }</code>. Your support goes with it.
notice-blocked = 🚫 What report { $code } says is hidden from the officers' cards and from the public. Reason: { $text }
notice-unblocked = What report { $code } says is hidden no longer. Reason: { $text }
notice-published = ✏️ A verifier edited the title and text of report { $code } that everybody may read. What you wrote is kept. Reason: { $text }
notice-visibility = 👁 Report { $code } is now <b>{ visibility-word }</b>. Reason: { $text }
notice-class = Report { $code } now has the class { report-class }. Reason: { $text }
notice-official = Report { $code } is recorded in SP4N-LAPOR! under the number <code>{ $official }</code>.

card-blocked =
    📋 <b>{ $code }</b> · { status-desk }
    🚫 <b>Content blocked</b>: a verifier has hidden what it says.
    Class: { report-class }{ desk-due }{ desk-reach }
desk-more = { $forwarded ->
        [none] { "" }
       *[other]
            {""}

            ↪️ Why it was forwarded: { $forwarded }
    }{ $reason ->
        [none] { "" }
       *[other]
            {""}

            🗄 { because }{ $into ->
                [none] { "" }
               *[other] {" "}({ $into })
            }{ $explained ->
                [none] { "" }
               *[other] {" "}{ $explained }
            }
    }{ $official ->
        [none] { "" }
       *[other]
            {""}

            SP4N-LAPOR! number: { $official }
    }{ $published ->
        [none] { "" }
       *[other]
            {""}

            Published title: { $published }
    }{ desk-rating }
desk-rating = { $score ->
        [none] { "" }
       *[other]
            {""}

            ⭐ Rating of the reporter: { $score } of 5{ $judged ->
                [none] { "" }
               *[other] {" "}“{ $judged }”
            }
    }
status-more = { $blocked ->
        [none] { "" }
       *[other]
            {""}
            🚫 Content blocked
    }{ $reason ->
        [none] { "" }
       *[other]
            {""}
            Reason: { because }{ $into ->
                [none] { "" }
               *[other] {" "}({ $into })
            }
    }{ $official ->
        [none] { "" }
       *[other]
            {""}
            SP4N-LAPOR! number: { $official }
    }{ $score ->
        [none] { "" }
       *[other]
            {""}
            ⭐ Your rating: { $score } of 5{ $judged ->
                [none] { "" }
               *[other] {" "}“{ $judged }”
            }
    }
misfit-file = No file can go along here. Answer in writing or by a button.

holder-line = { $holder ->
        [none] { "" }
       *[other]
            {""}
            ✋ { $holder } is working on it
    }
case-held =
    { for-person }{ $holder } is working on report { $code }. Press Take over if it is yours now.{ $words ->
        [none] { "" }
       *[other]
            {""}

            Your message was not sent:

            { $words }
    }
label-take-over = Take over
label-take-over-yes = Yes, take over
ask-take-over = { for-person }Take report { $code } over from { $holder }? Your colleague is told.
taken-over = You are working on report { $code } now.
notice-taken-over = { $name } is working on report { $code } now, and took it over from you.
toast-take-over-free = No colleague is working on this report. Just press the button on its card.
toast-take-over-not-yours = This report does not wait for your agency any more. See its card.
press-not-here = This group is not the place to answer this report. Answer from its card in your agency's group, or in private.
