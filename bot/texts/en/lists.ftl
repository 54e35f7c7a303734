# Lists of reports from village heads: the template, the check, the preview, the sending.

label-list = Upload a list
ask-list =
    📋 <b>Upload a list of reports</b>
    One row is one report, and each gets a code of its own. Fill in the template below, and send the file (XLSX or CSV) here.
    Before anything is sent we check it and show you what we read; where a single row is wrong, nothing is sent.
label-template-xlsx = Template XLSX
label-template-csv = Template CSV
label-send-all = Send all
misfit-list = Here we wait for the file of a list (XLSX or CSV). Send it, ask for the template with a button, or press Cancel. Photos may follow on each report.
example-list = For example, press Template XLSX, fill it in, save it, then press 📎 beside the text box, choose the file and send it.
list-template =
    📋 The template of a list, { $count } rows at most. The column Cerita (story) must be filled in; { $form ->
        [csv] what each column means stands on the second sheet of the XLSX template
       *[xlsx] what each column means stands on the second sheet
    }. Delete the example when it is clear.
    Names and phone numbers may stand in it only where the person agreed: write “ya” under Persetujuan (consent).
list-notes = How to fill it in
list-column = { $slot ->
        [story] Required. What happened, since when, who is affected; 10 to 12,000 characters.
        [place] An address, hamlet, RT/RW or landmark in your village. May stay empty: taken to be in your village.
        [date] For example 23/11/2026 or 2026-11-23; not in the future. May stay empty.
        [whom] warga (a resident), keluarga (a household), masyarakat (the community) or sendiri (yourself). Where empty: warga if there is a name, else masyarakat.
        [resident] The name of the resident or household, with consent alone. May stay empty.
        [contact] That person's phone number, with name and consent alone. May stay empty.
        [agreed] ya (yes) where that person agrees that the agency gets name and number; it is recorded that you said so, and when.
        [households] For masyarakat alone: about how many households are affected. May stay empty.
       *[visibility] terbuka (open), anonim (anonymous) or rahasia (confidential). Where empty: terbuka.
    }
list-example = { $slot ->
        [story] The street lamp in front of the hamlet hall has been out since Monday, the night is very dark. (This row is an example and is not sent; delete it.)
        [place] Dusun Krajan RT 2, in front of the hall
        [date] { "" }
        [whom] warga
        [resident] Joko Susilo
        [contact] 081200001111
        [agreed] ya
        [households] { "" }
       *[visibility] terbuka
    }
list-heading-row = Row
list-heading-column = Column
list-heading-fault = What to correct
list-heading-code = Code
list-heading-title = Title
list-heading-agency = Agency
list-taken = 📋 The file { $name } is being checked. You will hear in a moment; nothing has been sent yet.
list-refused = { $why ->
        [kind] Only XLSX or CSV can be read. Open the file, save it as XLSX, and send it again.
        [size] That file is too large for a list. Send a list of at most { $most } rows in a file under 2 MB, without pictures.
        [macros] That file holds macros, and we do not open it. Save it as XLSX without macros, and send it again.
        [locked] That file has a password or an old format. Save it as XLSX without a password, and send it again.
        [encoding] The letters in that CSV cannot be read. Save it as “CSV UTF-8” or as XLSX, and send it again.
        [broken] That file is damaged or no spreadsheet. Open it, save it anew as XLSX, and send it again.
        [columns] These columns are missing: { $detail }. Use the template's headings, and send it again. If the file is an attachment of a report, press Cancel, and send it with that report.
        [rows] That list has more than { $most } rows. Split it into several lists, and send them one by one.
        [empty] There is no report in that list. Fill in at least one row below the headings, and send it again.
       *[lost] We could not get that file from Telegram. Send it once more.
    } Nothing has been sent.
fault-told = { $fault ->
        [formula] holds a formula; write its value instead
        [story-short] too short; write what happened
        [story-long] too long; at most 12,000 characters
        [place-short] too short; write the address or a landmark, or leave it empty
        [place-long] too long; at most 300 characters
        [date-unread] no date that can be read, or in the future; write for example 23/11/2026
        [whom] write warga, keluarga, masyarakat or sendiri
        [name-short] too short
        [name-long] too long; at most 100 characters
        [phone-unread] no phone number; write 8 to 15 digits
        [number-unread] no number; write one from 1 to 99999
        [agreed] write ya (yes) or tidak (no)
        [visibility] write terbuka, anonim or rahasia
        [unagreed] a name or phone number without consent; write “ya” under Persetujuan if the person agrees, or delete it
        [nobody] name and phone number are for a resident or household alone; delete them, or change Atas nama
        [nameless] a phone number without a name; fill in Nama, or delete it
        [uncounted] for the community alone; leave it empty
        [outside] outside your village; on behalf of others you report for your own village alone
        [twice] the same as row { $other }; delete one of them
       *[sent] you reported it already under the code { $other }; delete this row
    }
list-faults =
    ⚠️ Nothing has been sent yet. To be corrected: { $count }
    { $faults }{ $more ->
        [none] { "" }
       *[other]
            {""}
            … and { $more } more; the file that follows has all of them.
    }

    Correct them in your file and send it here again. To stop, type /batal.
list-faults-faults-item = • Row { $row }{ $column ->
        [none] { "" }
       *[other] , { $column }
    }: { fault-told }
list-faults-file = All that is to be corrected: { $count }. The row numbers are those of your file.
ask-send-list =
    📋 <b>{ $count } reports are ready</b>
    { $planned }{ $more ->
        [none] { "" }
       *[other]
            {""}
            … and { $more } more
    }{ $verified ->
        [none] { "" }
       *[other]
            {""}
            {""}
            A verifier finds the agency of: { $verified }
    }{ $guarded ->
        [none] { "" }
       *[other]
            {""}
            {""}
            🔒 Row { $guarded }: confidential or sensitive, read by the persons named for it alone and not in /desa. What is sensitive (violence, children, abuse of office) is sent in your own name, without a resident's; best is that whoever it happened to reports here.
    }{ $urgent ->
        [none] { "" }
       *[other]
            {""}
            {""}
            🚨 Row { $urgent }: this sounds like an emergency. Nobody watches here for emergencies: call first.
    }{ $similar ->
        [none] { "" }
       *[other]
            {""}
            {""}
            👥 Row { $similar }: somebody else seems to have reported it. If it is the same, delete the row, and tell it with /lapor to support that report.
    }{ $examples ->
        [none] { "" }
       *[other]
            {""}
            {""}
            Example rows that were passed over: { $examples }
    }

    Send all of them? To change something, correct the file and send it here again.
ask-send-list-planned-item = { $row }. { $title } → { $guarded ->
        [none] { $agency ->
            [none] a verifier
           *[other] { $agency }
        }
       *[other] 🔒 the persons named for it
    }
list-again = A list that says the same was sent on { DATETIME($at, dateStyle: "long") } ({ $count } reports), so nothing is sent again. See the codes with /laporanku; send another list here, or press /batal.
list-gone = That list is not there any more, or part of it was sent already, so nothing is sent now. Upload it again by way of /desa.
list-sent =
    ✅ <b>{ $count } reports are sent</b>
    { $codes }{ $more ->
        [none] { "" }
       *[other]
            {""}
            … and { $more } more; the file that follows has all of them.
    }

    Photos, a letter or minutes may follow, and a slip for the resident can be printed: open the report with /laporanku or /desa.
list-sent-codes-item = { $row }. <code>{ $code }</code> { $title }
list-codes = The codes of { $count } reports, with the row numbers of your list.
