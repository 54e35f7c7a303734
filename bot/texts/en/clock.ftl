# The clock: reminders, warnings, and what happens by itself when the time is over.

what-is-due = { $stage ->
        [verify] verification
        [resolve] resolution
        [again] next answer
       *[respond] first answer
    }
reminder-due = ⏰ Report { $code }{ desk-title }: the { what-is-due } is due by { due-date }. Reply to this message to answer.
reminder-late =
    ⚠️ Report { $code }{ desk-title } is past the date of its { what-is-due }: { due-date }, { $late } working days ago.
    { $agency ->
        [none] No agency has it yet.
       *[other] Agency: { $agency }.
    } The reporter sees this date, and may turn to the Ombudsman.
reminder-overrun =
    ⚠️ The date of the { what-is-due } on report { $code } has passed ({ due-date }).
    { $agency ->
        [none] We reminded the verifying officers.
       *[other] We reminded { $agency } and those above.
    } You may also turn to the Ombudsman of Indonesia: call 137.
reminder-supply =
    ⏰ Report { $code } still waits for details from you until { due-date }:

    { $text }

    Reply to this message. Without them the report will be archived.
reminder-close =
    ⏰ Report { $code } will close by itself after { due-date } if there is no reply from you.

    Is the problem solved?
notice-expired =
    📁 Report { $code } ({ $title }) was archived, because these details did not reach us in time:

    { $text }

    You can complete it and send it again: press this button, or write to us once more, with those details.
supported-expired = 📁 Report { $code }, which you support, was archived, because the details asked of its reporter did not come. If the problem is still there, send a report of your own: just write what is wrong.
