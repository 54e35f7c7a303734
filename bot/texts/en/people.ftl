# People's roles: the list of members, taking a role, handing over, and deputies for a time.

label-members = List of members
label-open-invites = Invitations that are still good
label-revoke = Revoke
label-relieve = Hand over the cases
label-uninvite = Withdraw the invitation
label-unrevoke = Give the role back
label-unlend = End the deputy's time
label-invite-agency-admin = An agency's admin
of-what = { $of ->
        [none] { "" }
       *[other] {" "}of <b>{ $of }</b>
    }
held-for = { $whose ->
        [none] { "" }
       *[other] , in the place of { $whose }
    }{ $due ->
        [none] { "" }
       *[other] {" "}until { DATETIME($due, dateStyle: "long", timeStyle: "short") }
    }
name-or-none = { $name ->
        [none] (no name)
       *[other] { $name }
    }
members = <b>List of members</b>{ $members ->
        [none] : nobody yet.
       *[other] {" "}({ $first }–{ $last } of { $count })
            { $members }

            Press a number to revoke the role or to hand over the cases.
    }
    Invitations that are still good: { $unused }
members-members-item =
    {""}
    { $number }. { name-or-none } · { role-name }{ of-what }
    since { DATETIME($at, dateStyle: "long") }{ held-for }
member =
    <b>{ name-or-none }</b>
    { role-name }{ of-what }, since { DATETIME($at, dateStyle: "long") }{ held-for }{ $cases ->
        [none] { "" }
       *[other]
            {""}
            Cases being worked on: { $cases }
    }
invites = <b>Invitations that are still good</b>{ $invites ->
        [none] : none.
       *[other] {" "}({ $first }–{ $last } of { $count })
            { $invites }

            Press a number to withdraw the invitation.
    }
invites-invites-item =
    {""}
    { $number }. { role-name }{ of-what } · good until { DATETIME($due, dateStyle: "long", timeStyle: "short") }
invite-open = Invitation for { role-name }{ of-what }, good until { DATETIME($due, dateStyle: "long", timeStyle: "short") } and not used yet.
members-which = For whom? Open /undang, choose List of members, and press the number of the person or invitation.

ask-revoke-words = The role of { $name } as { role-name }{ of-what } is about to be revoked. Write the reason; { $name } reads it. Nothing happens before you confirm.
ask-revoke-to = { $name } is working on reports ({ $cases }). Who goes on with them?
ask-revoke =
    Revoke the role of { $name } as { role-name }{ of-what }?
    Reason: { $words }{ $cases ->
        [none] { "" }
       *[other]
            {""}
            Running cases ({ $cases }): { cases-to }
    }
cases-to = { $colleague ->
        [none] back to the agency, taken by nobody
       *[other] to { $colleague }
    }
label-revoke-yes = Yes, revoke
label-nobody = Back to the agency
revoked-done = The role of { $name } as { role-name }{ of-what } is revoked, as of now.{ $cases ->
        [none] { "" }
       *[other] {" "}Cases given on: { $cases }.
    }{ $groups ->
        [none] { "" }
       *[other] {" "}Remove them from the agency's group in Telegram too: its buttons no longer work for them, but they can still read there.
    } A slip? The button below works for 10 minutes; after that, invite again with /undang.
revoked =
    Your role as { role-name }{ of-what } was revoked. Old cards and buttons no longer work. The reason:

    { $text ->
        [none] (no words)
       *[other] { $text }
    }

    If this is a mistake, ask your admin. You may still report as a citizen.
unrevoked = Your role as { role-name }{ of-what } holds again; revoking it was a mistake. Cases that were given on stay where they are.
revoke-gone = That role has ended already. See the list again with /undang.
revoke-not-yours = That is not yours to do. Ask the admin who invited them.
revoke-last = This is the last admin; without one nobody could invite again. Invite another admin first with /undang.
press-asked = The question is open already. See the last message below.
toast-uninvited = The invitation was withdrawn. Its link no longer works.
toast-uninvited-late = That invitation was used, withdrawn, or has expired. See the list again with /undang.
toast-unrevoked = The role holds again.
toast-unrevoke-late = That can no longer be undone. Invite the person with /undang.
toast-unlent = The deputy's time has ended.
words-not-yours =
    You are no longer an officer for report { $code }, so this message was not sent. If that is a mistake, ask your agency's admin for a new invitation:

    { $words ->
        [none] (no words)
       *[other] { $words }
    }

menu-serahkan = Hand over your cases, or name a deputy
hand-over-not-yours = Handing over is for officers who joined by invitation. Ask your agency's admin for the link.
hand-over-late = That can no longer be handed over: the role or the colleague has changed. Begin again with /serahkan.
ask-hand-over = Cases that { $name } works on: { $cases ->
        [none] none
       *[other] { $cases }
    }. To whom do they go? Choose a colleague of the agency, or give them back to the agency.
ask-term = For how long does { $colleague } take over?
label-for-good = For good
label-for-a-time = While I am away
ask-days = From which day to which day does { $colleague } stand in? For example: 2026-12-01 to 2026-12-05.
example-days = For example: “tomorrow to 5 December 2026”. One day alone means from today until that day.
term-unread = We do not understand that time. Write its first and last day, beginning today or later, a year at most.
ask-hand-over-yes = { $begins ->
        [none] Cases that { $name } works on ({ $cases ->
            [none] none
           *[other] { $cases }
        }): { cases-to }. Their history stays. Hand over?
       *[other] { $colleague } stands in for { $name } from { DATETIME($begins, dateStyle: "long") } to { DATETIME($ends, dateStyle: "long") }: cards, news and the list of tasks come to them too, and it ends by itself. Name them?
    }
label-hand-over-yes = Yes, hand over
handed-over = { $cases ->
        [none] No case was being worked on, so nothing was given on.
       *[other] Cases given on: { $cases }, { cases-to }. Their history says so.
    }
cases-taken = Cases that you work on were given on ({ $cases }): { cases-to }. See the rest with /tugas.
cases-taken-over =
    🔁 You take over cases from { $name } ({ $cases }):
    { $taken }

    See them with /tugas.
cases-taken-over-taken-item = • <code>{ $code }</code>
deputy-days = from { DATETIME($begins, dateStyle: "long") } to { DATETIME($ends, dateStyle: "long") }
deputy-set = { $colleague } stands in for { $name } { deputy-days }. It ends by itself.
deputy-will = 🔁 You will stand in for { $name } { deputy-days }. We tell you when it begins.
deputy-begins = 🔁 From now on { $colleague } stands in for { $name }, until { DATETIME($ends, dateStyle: "long") }. The cases that { $name } works on are in the /tugas of both.
deputy-ends = 🔁 { $colleague } no longer stands in for { $name }.
deputy-on = 🔁 { $colleague } stands in for { $name } { deputy-days }.

menu-jejak = Who saw who reported
looks = <b>Who read { $code }</b>{ $looks ->
        [none] : nobody yet read it, or saw who reported.
       *[other]
            {""}
            { $looks }

            A card in a group is seen by everybody in it, which is not noted here. Whoever should not read it loses the role with /undang.
    }
looks-looks-item = • { DATETIME($at, dateStyle: "long", timeStyle: "short") } · { $name ->
        [none] (no name)
       *[other] { $name }
    } · { $topic ->
        [card] saw the name on the card
        [opened] read the whole report
        [export] took a table with the name
       *[other] as named for: { topic-name }
    }
looks-not-yours = Who read a report is for admins to know. Ask your admin.
looks-which = Write its code behind /jejak. The code is in the first line of the card.
