# The lists of the officers' desk: /tugas, /verifikasi.

menu-tugas = Your agency's tasks
menu-verifikasi = Reports that wait for verification
menu-cari = Find reports
tasks =
    <b>Tasks of { $who }</b>
    All: { $all }{ $held ->
        [none] { "" }
       *[other] {" "}· mine: { $held }
    } · not taken: { $free }
    Due today: { $today } · overdue: <b>{ $late }</b>

    { $pile ->
        [mine] <b>Mine</b>
        [free] <b>Not taken</b>
        [today] <b>Due today</b>
        [late] <b>Overdue</b>
       *[all] <b>All</b>
    }{ $tasks ->
        [none] : none.
       *[other] {" "}({ $first }–{ $last } of { $count })
            { $tasks }

            Press a number to bring its card here.
    }
tasks-tasks-item =
    {""}
    { $number }. <code>{ $code }</code> { listed-title }
    { status-desk }{ $holder ->
        [none] { "" }
       *[other] {" "}· { $holder }
    }{ listed-due }
listed-title = { $guarded ->
        [none] { $title }
       *[other] 🔒
    }
listed-due = { $due ->
        [none] { "" }
       *[other] {" "}· { $over ->
            [none] due
           *[other] ⚠️ was due
        } { due-date }
    }
queue = <b>Waiting for verification</b>{ $tasks ->
        [none] : none.
       *[other] {" "}({ $first }–{ $last } of { $count })
            { $tasks }

            Press a number to bring its card here.
    }
queue-tasks-item =
    {""}
    { $number }. <code>{ $code }</code> { listed-title }
    { status-desk }{ listed-due }
tasks-not-yours = The list of tasks is for officers who joined an agency by invitation. Ask your agency's admin for the link.
tasks-not-here = The list of tasks in this group is only for officers of the agency whose desk it is.
queue-not-yours = This list is for verifying officers and admins.
toast-no-page = That page is gone; the list has changed.
toast-no-task = No task has that number. See the list with /tugas.
toast-card = The card was sent.
label-pile-all = All tasks
label-pile-mine = Mine
label-pile-free = Not taken
label-pile-today = Due today
label-pile-late = Overdue
label-page-before = ‹ Before
label-page-after = Next ›
found = <b>Found: { $words }</b>{ $tasks ->
        [none] : nothing.
       *[other] {" "}({ $first }–{ $last } of { $count })
            { $tasks }

            Press a number to bring its card here.{ $narrow ->
                [none] { "" }
               *[other] {" "}There is more than can be shown; add a word to narrow it down.
            }
    }
found-tasks-item =
    {""}
    { $number }. <code>{ $code }</code> { listed-title }
    { status-desk }{ $holder ->
        [none] { "" }
       *[other] {" "}· { $holder }
    }{ listed-due }
search-not-yours = Searching is for officers of an agency, verifying officers and admins.
search-length = Write a code, words or a place behind /cari, 2 to 100 characters. Example: /cari street lamp
digest =
    ☀️ <b>Tasks of { $who } this morning</b>
    All: { $all } · not taken: { $free }
    Due today: { $today } · overdue: <b>{ $late }</b>
digest-verifier =
    ☀️ <b>This morning</b>
    Waiting for verification: <b>{ $waiting }</b>
    At all agencies: { $all } · not taken: { $free }
    Due today: { $today } · overdue: <b>{ $late }</b>
label-digest-open = See the list
