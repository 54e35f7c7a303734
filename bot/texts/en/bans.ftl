barred =
    An admin restricted this account: new reports cannot be sent { $due ->
        [none] until the restriction is lifted
       *[other] until { DATETIME($due, dateStyle: "long", timeStyle: "short") }
    }. The reason: { $reason }

    Reports that were sent go on, and /status works as before.

    { $appealed ->
        [none] Do you object? Press the button below and write one message to the admins.
       *[other] Your objection is with the admins. If they accept it, you read so here.
    }

    { $numbers ->
        [none] If there is danger, call 112.
       *[other] If there is danger, call:
            { $numbers }
    }
barred-numbers-item = ☎️ <b>{ $phone }</b> – { $what }
label-appeal = Object
ask-appeal = Write your objection in one message; the admins read it. You can send one only. /batal leaves it.
ask-send-appeal =
    Send this objection to the admins?

    { $words }
appeal-sent = Your objection is with the admins. If they accept it, you read so here.
appeal-late = An objection cannot be sent any more. Write /lapor to see whether the restriction still holds.
toast-appeal-late = The restriction does not hold any more. Write what is wrong to make a report.
toast-appealed = Your objection is with the admins. One can be sent only.
unbanned = The restriction of your account has ended. Write what is wrong to make a new report.
appeal =
    ✋ <b>Objection to a restriction</b>{ $code ->
        [none] { "" }
       *[other] {" "}of the reporter of <code>{ $code }</code>
    }
    Reason of the restriction: { $reason }

    { $text }

    If this objection is right, press Lift restriction. If not, leave it.
label-unban = Lift restriction
toast-unbanned = The restriction is lifted, and the reporter was told.
toast-unban-late = This restriction has ended already.
unban-which = Which restriction? Admins write /batasi, open its number, and press the button there, or the one under the objection.

menu-batasi = Restrict a reporter who misuses reports
ban-line = { $code ->
        [none] a report whose reporter erased their data
       *[other] the reporter of <code>{ $code }</code>
    } · since { DATETIME($at, dateStyle: "long") } { ban-until }
ban-until = { $due ->
        [none] until it is lifted
       *[other] until { DATETIME($due, dateStyle: "long", timeStyle: "short") }
    }
ban-why = Reason: { $reason }
ban-by = { $by ->
        [none] { "" }
       *[other] {" "}(restricted by { $by })
    }
ban-appeal = { $text ->
        [none] No objection yet.
       *[other] Objection: “{ $text }”
    }
restrictions = <b>Restricted reporters</b>{ $bans ->
        [none] : nobody is restricted.
       *[other] {" "}({ $first }–{ $last } of { $count })
            { $bans }

            Press a number, or write for example /batasi { $first }, to open it and lift it.
    }
    To restrict a reporter, write /batasi and the report's code. The code is in the first line of the card.
restrictions-bans-item =
    {""}
    { $number }. { ban-line }
    { ban-why }
    { ban-appeal }
restriction =
    <b>Restriction of</b> { ban-line }
    { ban-why }{ ban-by }
    { ban-appeal }

    If it is not needed any more, press Lift restriction; the reporter is told.
ask-restrict-words = The reporter of <code>{ $code }</code> is about to be restricted: their new reports will not be taken. Write the reason in one message; the reporter reads it. Nothing happens before you confirm.
ask-restrict-span = For how long is the reporter of <code>{ $code }</code> restricted?
label-span-week = 7 days
label-span-month = 30 days
label-span-open = Until it is lifted
ask-restrict =
    Restrict the reporter of <code>{ $code }</code> { $span ->
        [week] for 7 days
        [month] for 30 days
       *[open] until it is lifted
    }?
    The reason that they read: { $words }

    • Their new reports are not taken. They read why and until when as they try to report, not now.
    • Reports of danger still go through.
    • Reports that were sent go on, and a role held here does not change.
    • They may object once; all admins read it.
    • Who it is, is shown to nobody.
label-restrict-yes = Yes, restrict
restricted-done = The reporter of <code>{ $code }</code> is restricted { ban-until }. A slip? Press Lift restriction; the reporter is told that it has ended. All restrictions: /batasi.
restrict-not-yours = Restrictions are for admins. Ask your admin.
restrict-which = “{ $typed }” is no report's code. Write /batasi and the code in the first line of the card, for example <code>/batasi 7K3M-Q9XA-Q</code>; /batasi alone shows who is restricted.
restrict-unknown = There is no report with the code { $code }. Look at the code in the first line of the card, and write /batasi once more.
restrict-own = The report { $code } is your own, and nobody restricts themselves. If it is a mistake, withdraw it with /laporanku.
restrict-unread = The report { $code } is read by the persons named for it alone, so its reporter is not restricted from here. If need be, ask whoever runs the server: simpul members ban { $code }.
restrict-role = The reporter of { $code } holds a role here and is known to colleagues, so they are not restricted like a citizen. Speak with them, or revoke the role first with /undang, and write /batasi again.
restrict-nobody = The report { $code } has no reporter who could be restricted: their data was erased, or it came in with an imported table. If it is not true, archive it from its card.
restrict-already = The reporter of { $code } is restricted already. See /batasi. For another reason or time, lift the restriction first, and write /batasi again.
toast-no-restriction = There is no restriction with that number. See the list with /batasi.
toast-unban-own = This is your own restriction. Another admin may lift it; you may object.
