# The figures that are reported: /statistik, their picture and their files.

menu-statistik = Figures, as a picture and as files
figures-not-yours = The figures are for agencies' officers, verifiers and admins.
figures =
    <b>Figures, { $period }</b>
    { $who }

    Received: <b>{ $received }</b>
    Done: { $done } · in process: { $process }
    Not followed up: { $untouched } · archived: { $archived }

    Resolution: <b>{ $resolution }</b>
    Follow-up: <b>{ $followed }</b>
    Pace of follow-up (working days): mean { $mean }, median { $median }, 90th percentile { $ninety }

    Closed by the system without the reporter's yes: { $system } ({ $share })
    Reopened: { $reopened } ({ $rate })
    Passed on: { $moved }
    Ratings of reporters (1 to 5): { $rating }{ $graded ->
        [none] { "" }
       *[other]
            {""}
            { $graded }
    }

    Overdue: <b>{ $overdue }</b>
    { $desks ->
        [none] { "" }
       *[other] { $desks }
    }
    { $spots ->
        [none] { "" }
       *[other] { $spots }
    }
figures-graded-item = • { $name }: { $told }
figures-desks-item = • { $name }: { $told }
figures-spots-item = • { $name }: { $told }
figures-file = Reports: { $count }, { $period }. { $hidden ->
        [none] { "" }
       *[other] Reports that are not yours to read (sensitive, confidential, blocked, or not verified yet) are not in this file: { $hidden }.
    }
figures-withheld = The figures and files that you asked for are not sent: you no longer hold a role for them. If this is a mistake, ask your admin.
label-period-month = This month
label-period-last-month = Last month
label-period-year = This year
label-period-all = All
label-xlsx = XLSX
label-csv = CSV
toast-table = The file is being made.
