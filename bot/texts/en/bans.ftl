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
unban-which = Which restriction? Press the button under the objection.
