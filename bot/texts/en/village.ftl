# Village heads: reporting for residents, the village at a glance, the slip for a resident.

ask-whom =
    🏡 On whose behalf?
    Where the signal is poor, send the words first: photos, a letter or minutes may follow.
label-whom-self = Myself
label-whom-resident = A resident
label-whom-household = One household
label-whom-community = The village community
ask-agreed =
    Does this resident agree that the agency gets their name and phone number?
    The consent is recorded: that you said so, and when. Without it we neither ask for the name and the number nor keep them; please leave them out of the story too.
label-agreed = Yes, they agree
label-unnamed = No, without a name
ask-resident = What is the resident's name?
ask-contact = The resident's phone number? If there is none, press No number.
ask-households = About how many households are affected? Type the number.
label-unknown-number = I do not know
number-unread = That is no number that we can note. Type one from 1 to 99999.
example-number = For example: 25. If you do not know, press I do not know.
label-edit-whom = On behalf of
village-outside =
    📍 { $area ->
        [none] That place
       *[other] { $area }
    } is outside { $village }. On behalf of others you report for your own village alone.
    Name a place in your village; or type /batal and report again as “Myself”, or ask the resident to report here directly.
village-sensitive =
    🔒 A report like this (violence, children, or abuse of office) does not go by way of the village head, and is not in /desa.
    Best is that whoever it happened to reports here. You may go on in your own name: we make this report Confidential, and only the persons named for it read it. To stop, type /batal.
whom-name = { $whom ->
        [resident] a resident
        [household] one household
       *[community] the village community
    }
review-behalf = { $whom ->
        [none] { "" }
       *[other]
            {""}
            On behalf of: { whom-name }{ resident-behind }
    }
resident-behind = { $resident ->
        [none] { "" }
       *[other] {" "}({ $resident })
    }
desk-behalf = { $whom ->
        [none] { "" }
       *[other]
            {""}
            🏡 Handed in by village head { $head } ({ $village }) on behalf of { whom-name }{ resident-behind }{ contact-behind }
    }{ $households ->
        [none] { "" }
       *[other]
            {""}
            Households affected: { $households }
    }
contact-behind = { $contact ->
        [none] { "" }
       *[other] , { $contact }
    }
village-taken-over = You follow the village head of { $village } before you. Reports for residents that pass to you: { $moved }. See them with /laporanku.
village-replaced = You are no longer registered as the village head of { $village }: your successor has joined and now has the reports that you handed in for residents. Thank you. Your own reports stay yours.
village-sent = Report { $code } is sent. Photos, a letter or minutes may follow as an addition. Is there another matter for the same people, or do you need a slip for the resident?
label-again = Report another matter
label-slip = Print the slip
menu-desa = My village's reports
village-not-yours = This is for village heads, about reports that speak for residents.
village-none = There are no reports from your village yet. Hand in the first with /lapor, or many at once with a list.
village-digest =
    🏡 <b>{ $village }</b>

    Open: <b>{ $waiting }</b>, of these overdue: <b>{ $overdue }</b>
    Solved this month: <b>{ $solved }</b>
village-list =
    <b>Reports from your village</b> ({ $first }–{ $last } of { $count })
    { $relayed }

    Confidential and sensitive reports are not among them. Press a number to see what became of it.
village-list-relayed-item =
    {""}
    { $number }. <code>{ $code }</code> { $title ->
        [none] (without a title)
       *[other] { $title }
    }
    { DATETIME($at, dateStyle: "long") } – { status-short }
toast-slip = The slip is being made.
slip-claimed = The resident follows this report already, or it does not speak for one.
slip-file =
    🧾 The slip of report { $code }: print it, or pass it on to the resident. Its link is good once; whoever opens it becomes the reporter and gets all the news. Printing again makes a new link.
slip-heading = Receipt of a report
slip-how = Scan this with a phone's camera and press START in Telegram: report { $code } is yours then, and its news comes to you. Good once. Keep this slip safe and give it to nobody else. Without Telegram, ask the village head with the code above.
chart-village-open = Open
chart-village-overdue = Overdue
chart-village-solved = Solved this month
