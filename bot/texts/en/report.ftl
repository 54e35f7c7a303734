# A citizen's report: from the story to Send.

ask-story =
    Tell us what is wrong: <b>what</b> happened, <b>where</b>, and <b>since when</b>.
    You may also send a photo.
story-short = That is too short to act on. Please write a little more: what happened, where, since when.
story-long = That is too long ({ $length } characters). At most { $longest }: please send it again, shorter.
emergency =
    🚨 <b>If there is danger now, call first:</b>
    { $numbers }

    Simpul is not monitored for emergencies. Your report can go on all the same.
emergency-numbers-item = ☎️ <b>{ $phone }</b> – { $what }
help-numbers =
    If you or somebody else needs help, call:
    { $numbers }

    Only persons named for it will read this report. Let us go on.
help-numbers-numbers-item = ☎️ <b>{ $phone }</b> – { $what }
ask-same = You sent the same report already, under the code <code>{ $same }</code>. See what became of it with /status { $same }. Send it once more?
label-anyway = Send mine anyway

ask-place =
    📍 Where is it? Send the place with the key below, or type an address or a landmark.
    If it does not matter, type Skip.
label-send-location = Send location
label-skip = Skip
keyboard-away = All right, we go back.
label-back = Back
place-short = That place is too short. Type an address, a village or a landmark; or type Skip.
place-long = That place is too long ({ $length } characters). At most { $longest }.
place-outside = That place is outside { $name }. We take it all the same; an officer will pass it on to whoever is in charge.
place-kept = 📍 { $place ->
        [none] No place.
       *[other] Place noted: { $place }{ area-behind }
    }
area-behind = { $area ->
        [none] { "" }
       *[other] {" "}({ $area })
    }
ask-area =
    { $areas ->
        [none] 🗺 In which village, or in which district? Type its name.
       *[other] 🗺 Several areas have that name. Which one?
    }{ $area ->
        [none] { "" }
       *[other]
            {""}
            Area now: { $area }
    }
area-unread = We did not find that name. Check how it is spelt, add its district, or skip it.
label-neither = None of these

ask-more =
    ✍️ One more question, so that it is dealt with soon: { $lacks ->
        [what] what happened, and what does it cause?
        [where] where exactly? Write the street, the village, or a landmark.
        [who] which office or unit, and who there? Their position is enough.
       *[when] when did it happen? A date or a guess is enough.
    }
    If you do not know, press Skip.

more-short = That is too short. Write a few words, or press Skip.

ask-evidence =
    { $files ->
        [0] 📎 Is there evidence? Send photos, videos or documents. If there is none, press Skip.
       *[other]
            📎 { $files } attached:
            { $attached }

            Send more, remove one with 🗑, or press Done.
    }
ask-evidence-attached-item = { $number }. { attachment-name }
attachment-name = { $name ->
        [none] { attachment-kind }
       *[other] { $name }
    }
attachment-kind = { $kind ->
        [photo] photo
        [video] video
        [voice] voice message
        [audio] audio
        [animation] animation
        [video_note] video message
       *[document] document
    }
label-done = Done
files-kept = { $count ->
    [one] 📎 { $count } attachment is kept.
   *[other] 📎 { $count } attachments are kept.
}
file-too-large = That file is over 20 MB and cannot be fetched. Send a smaller one, for example as a photo.
files-full = There are 30 attachments already; this one was not kept. Remove one to replace it.
toast-dropped = Attachment removed.

ask-agency =
    { $suggestions ->
        [none] We did not find an agency that fits your words. An officer will choose it.
       *[other]
            🏛 Which agency should get this report?{ $sure ->
                [none] { "" }
               *[other] {" "}It seems to be a matter of:
            }

            { $suggestions }{ $sure ->
                [none] { "" }
               *[other]
                    {""}

                    Is that right?
            }
    }
ask-agency-suggestions-item = { $number }. { $name } <i>(from the words: { $words })</i>
label-unsure = Not sure, let an officer choose

ask-visibility =
    👁 Who may know that you are the reporter?
    • <b>Open</b>: the agency sees your name (and your phone number, if you give it). People who report something alike nearby are shown its title and place only, without names.
    • <b>Anonymous</b>: the agency reads the report without your name, account or number.
    • <b>Confidential</b>: only persons named for it read it, without your name; it stands in no list.
    Faces, voices and what is in attachments stay as you sent them.{ $topic ->
        [none] { "" }
       *[other]
            {""}
            🔒 Because of what it says, only persons named for it will read this report, whatever you choose.
    }
label-open = Open
label-anonymous = Anonymous
label-confidential = Confidential

ask-send =
    <b>Check your report</b>

    <b>{ $title }</b>
    { $story }

    Class: { report-class }
    Place: { $place ->
        [none] not given
       *[other] { $place }
    }{ $area ->
        [none] { "" }
       *[other]
            {""}
            Area: { $area }
    }
    Date of the event: { event-date }
    Agency: { $agency ->
        [none] an officer chooses
       *[other] { $agency }
    }
    Attachments: { $files }
    Visibility: { visibility-name }
    Name: { $name }
    Phone number: { $phone ->
        [none] none
       *[other] { $phone }
    }{ review-behalf }{ $hidden ->
        [none] { "" }
       *[other]
            {""}

            🔏 Your story holds an identity number or other personal data. Officers see only ••• there.
    }

    Send this report?
report-class = { $class ->
        [aspiration] Suggestion
        [information] Information request
        [oversight] Complaint about misconduct
       *[complaint] Complaint
    }
event-date = { $date ->
        [none] not given
       *[other] { DATETIME($date, dateStyle: "full") }
    }
visibility-name = { $visibility ->
        [anonymous] Anonymous (your name and number are not shown)
        [confidential] Confidential (your name and number are not shown)
       *[open] Open
    }
label-send = Send
label-edit = Edit
label-cancel = Cancel

ask-edit = What do you want to change?
label-edit-title = Title
label-edit-class = Class
label-edit-story = Story
label-edit-place = Place
label-edit-area = Area
label-edit-date = Date of the event
label-edit-evidence = Attachments
label-edit-agency = Agency
label-edit-visibility = Visibility
label-edit-name = Name
label-edit-phone = Phone number
ask-title =
    The title now: <b>{ $title }</b>
    Type the new title.
title-short = That title is too short. Write a few words.
title-long = That title is too long ({ $length } characters). At most { $longest }.
ask-class = What kind of report is this?
label-class-complaint = Complaint
label-class-aspiration = Suggestion
label-class-information = Information request
ask-date =
    The date of the event now: { event-date }
    When did it happen? Type for example “yesterday” or “3 November 2026”.
label-no-date = I do not know
date-unread = We did not understand that date. It must not lie in the future.
ask-name =
    The name now: { $name }
    Type your name.
name-short = That name is too short.
name-long = That name is too long ({ $length } characters). At most { $longest }.
ask-phone = ☎️ Type your phone number, or send it with the key below. You need not give one.
label-send-phone = Send my number
label-no-phone = No number
phone-unread = That is no phone number. Type 8 to 15 digits.
phone-kept = ☎️ { $phone ->
        [none] No phone number.
       *[other] Number noted: { $phone }
    }

draft-open = There is an unfinished report. We go on with it; /batal leaves it.
draft-reminder =
    ✍️ Your report { draft-title } has not been sent yet. Go on, or delete it if you changed your mind.{ $due ->
        [none] { "" }
       *[other] {" "}Otherwise we delete the draft after { due-date }.
    }
label-draft-continue = Go on
label-draft-delete = Delete
toast-draft-gone = This draft was sent, left or deleted. Write what is wrong at any time.
draft-forgotten = 🗑 The draft { draft-title } was not touched for long and has been deleted. Write what is wrong at any time to begin again.
words-forgotten = 🗑 Your message on report { $code } was not touched for long and has been deleted; nothing was sent. To write it again, open the report with /status { $code }.
draft-title = { $title ->
        [none] being written
       *[other] “{ $title }”
    }
edit-taken = We noted the change of your message.
edit-late = That change does not alter a report any more. Send a new message if something is to be added.
