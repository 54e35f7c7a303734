# The delivery record of a report, for its desk.

label-deliveries = Delivery
deliveries = <b>📬 Delivery of report { $code }</b>
    { $cards ->
        [none] No desk has a card yet.
       *[other] { $cards }
    }

    { $letters ->
        [none] No news has been written yet.
       *[other]
            News, the newest first:
            { $letters }
    }

    What waits is sent by itself as soon as it can be; after two weeks it stops. If the reporter cannot be reached, answer by another way that they chose.
deliveries-cards-item = • Card at { delivery-who }: { delivery-state }
deliveries-letters-item = • { DATETIME($at, dateStyle: "short", timeStyle: "short") } · { delivery-who }: { delivery-what }: { delivery-state }
delivery-who = { $count ->
        [none] { "" }
       *[other] { $count } ×{" "}
    }{ $who ->
        [reporter] reporter
        [supporters] supporters
        [former] former recipient
       *[other] { role-name }{ of-what }
    }
delivery-what = { $what ->
        [card] card
        [file] attachment
        [reminder] reminder
        [submit] receipt
        [assign] passed on
        [verify] verified
        [forward] passed on
        [accept] being worked on
        [ask] request for details
        [supply] details added
        [answer] answer
        [reply] not solved yet
        [reopen] reopened
        [not_ours] not their task
        [close] solved
        [withdraw] taken back by the reporter
        [expire] archived, time is over
        [archive] archived
        [merge] merged
        [take_over] taken over
       *[other] data changed
    }
delivery-state = { $state ->
        [sent] ✅ sent
        [repeated] ✅ sent, perhaps twice
        [shown] ✅ shown
        [waiting] ⏳ queued
        [again] ⏳ tried again
        [away] ⏸ waiting, out of reach
        [blocked] ⚠️ not delivered, the bot is blocked
        [chat_gone] ⚠️ not delivered, the chat is gone
        [refused] ⚠️ refused by Telegram
       *[given_up] ⚠️ not delivered after many tries
    }
