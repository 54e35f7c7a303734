# After the end: what the reporter thinks of it.

rated =
    ⭐ Thank you. Your rating for report { $code }: <b>{ $score } of 5</b>. You can change it until { due-date } by /status { $code }.{ $low ->
        [none] { "" }
       *[other]
            {""}

            Is the problem not solved? Press this button: the agency takes it up again.
    }
ask-rate-words = One sentence for the agency about report { $code }? Write it here, or Skip.
rate-words-kept = Thank you. Your words about report { $code } are kept beside the rating. Meant something else? They can become a new report instead.
rate-done = All right, thank you for the rating.
rate-which =
    Which report is rated? Press a star under its notice, or open it by /status and its code.
    { $reports }
rate-which-reports-item = { $number }. { $code } – { $title }
toast-rated = Your rating is kept.
toast-rate-same = That rating is kept already. Press another star to change it.
toast-rate-range = A rating is 1 to 5. Press one of the stars.
toast-rate-open = A report can be rated once it is closed. /status shows how it stands.
toast-rate-late = This report was closed more than 30 days ago, so its rating cannot change any more. Write your complaint for a new report.

# Silence: which news is sent.

label-mute = Mute
label-unmute = Unmute
label-mute-all = Mute all news
label-unmute-all = Unmute all news
menu-pengaturan = Which news is sent
muted = 🔕 News about report { $code } is not sent any more. What still comes: answers and questions of the agency, why it is archived, and warnings before the report closes or is archived. All of it can be read by /status { $code }.
unmuted =
    🔔 News about report { $code } is sent again.{ $still ->
        [none] { "" }
       *[other] {" "}You still mute all news: open /pengaturan to hear it.
    }
settings =
    <b>News from Simpul</b>
    { $muted ->
        [none] 🔔 We send all news about your reports and those you support.
       *[other] 🔕 We send only answers and questions of the agency, why a report is archived, and warnings before a report closes or is archived. The rest can be read by /status.
    }{ $reports ->
        [none] { "" }
       *[other]
            {""}

            Reports that you muted:
            { $reports }
    }

    Language: { $language ->
        [en] English
       *[id] Bahasa Indonesia
    } (/bahasa)
settings-reports-item = • <code>{ $code }</code> { $title }
toast-muted = All right. Its news is not sent any more; answers still are.
toast-muted-already = Its news is muted already.
toast-unmuted = All right. Its news is sent again.
toast-unmuted-already = Its news is not muted.
