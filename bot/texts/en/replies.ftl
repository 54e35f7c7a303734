# Ready replies: /balasan, and the button while answering.

menu-balasan = Ready replies
replies-not-yours = Ready replies are kept by officers of an agency who joined by invitation. Ask your agency's admin for the link.
ask-replies = <b>Ready replies</b>. Press one to see, change or delete it, or add a new one.
label-reply-add = Add a reply
ask-reply-name = What is the reply called? The name stands on its button; the reporter does not read it.
example-reply-name = For example: Already scheduled
reply-name-short = That name is empty. Please write a few letters.
reply-name-long = That name is too long ({ $length } characters). At most { $longest }.
reply-placeholders = {"{"}kode{"}"} the report's code, {"{"}nama{"}"} the reporter's name (who does not want to be known is addressed as Bapak/Ibu), {"{"}instansi{"}"} your agency, {"{"}tanggal{"}"} the day the report came in
ask-reply-text = Write what the reply says. These fill themselves in when it is used: { reply-placeholders }.
ask-reply =
    <b>{ $reply }</b>

    { $text }

    What would you like to do?
label-reply-change = Change its text
label-reply-delete = Delete the reply
ask-reply-delete = Delete the reply “{ $reply }”?
label-reply-delete-yes = Yes, delete the reply
reply-added = The reply “{ $reply }” is kept. Its button appears while answering a report.
reply-changed = The text of the reply “{ $reply }” was changed.
reply-deleted = The reply “{ $reply }” was deleted.
label-undo-reply = Take back
reply-restored = The reply “{ $reply }” is as it was before.
reply-taken = There is a reply called “{ $reply }” already. Choose another name, or change that one.
reply-unknown = { $wrong } is unknown. What may be used: { reply-placeholders }.
reply-gone = That reply is not there any more. See the list with /balasan.
replies-full = Your agency has { $count } replies already, which is the most. Delete one first with /balasan.
toast-reply-not-yours = That reply is another agency's.
label-canned = Ready replies
ask-canned = { for-person }Which reply for { $code }? It is shown before it is sent.
