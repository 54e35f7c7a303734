# Many people, one problem: reports alike, support, and news for supporters.

ask-like =
    👥 Somebody may have reported this already:
    { $alike }

    If it is the same, just support it: you get its news too, and the officers see how many people support it. The report you are writing is not sent, and its reporter does not learn who you are.
ask-like-alike-item =
    {""}
    { $number }. <b>{ $title ->
        [none] { agency-name }
       *[other] { $title }
    }</b>{ $words ->
        [none] { "" }
       *[other] {" "}({ $words })
    }
    { $place ->
        [none] near the place you named
       *[other] { $place }
    } · { DATETIME($at, dateStyle: "long") } · { status-short }
status-short = { $status ->
        [submitted] waiting for verification
        [assigned] forwarded
        [in_progress] being followed up
        [needs_info] waiting for its reporter
        [answered] answered
        [replied] waiting for a further answer
        [closed] closed
       *[archived] archived
    }
label-support = Support this report
label-support-1 = Support number 1
label-support-2 = Support number 2
label-support-3 = Support number 3
label-unfollow = Stop following

supported =
    🤝 Thank you. You now support report
    <code>{ $code }</code>

    Its news comes here too. Type /status { $code } at any time to see what became of it.
supported-already = You support report { $code } already; its news comes here.
supported-own = Report { $code } is your own. Its news comes to you anyway.
supported-late = That report can no longer be supported. Let us go on with yours.
supported-assigned = 📨 Report { $code }, which you support, was forwarded to <b>{ agency-name }</b>. The first answer is due by { due-date }.
supported-accepted = 🔧 Report { $code }, which you support, is being followed up by { agency-name }.
supported-answered =
    💬 <b>{ agency-name }</b> answered report { $code }, which you support:

    { $text }
supported-not-ours = ↩️ { agency-name } says report { $code }, which you support, is not theirs. The verifying officer is looking for the right agency.
supported-reopened = 🔁 Report { $code }, which you support, is not solved yet according to its reporter, and is being followed up again.
supported-closed =
    🎉 Report { $code }, which you support, { $by ->
        [reporter] is solved according to its reporter
        [system] was closed by itself, as its reporter did not reply to the answer
       *[other] was closed by { agency-name }
    }. If the problem is still there, just write to us.
supported-withdrawn = Report { $code }, which you support, was taken back by its reporter and is not followed up any more. If the problem is still there, send a report of your own: just write what is wrong.
supported-reply = You support report { $code }; only its reporter replies to it. If the problem is still there, write about it in a new message.
supported-none = You do not support anybody's report at the moment.
supported-list =
    <b>Reports of others that you support</b>
    { $supports }
supported-list-supports-item = • <code>{ $code }</code> { agency-name } – { status-short }
supported-which =
    You support several reports. Open one with /status and its code, then press the button:
    { $supports }
supported-which-supports-item = • <code>{ $code }</code> { agency-name } – { status-short }
unfollowed = All right. You get no more news of report { $code }.
press-supported = You support that report already.
toast-unfollowed = All right. No more news of it.
toast-not-followed = You do not follow this report any more.
