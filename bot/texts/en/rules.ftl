# Keyword rules at the desk of admins and verifying officers: /aturan.

menu-aturan = See and change the keyword rules
rules-not-yours = Keyword rules are looked after by admins and verifying officers.
ask-rules =
    <b>Keyword rules</b>, version { $rules }
    { $fault ->
        [none] { "" }
       *[other]
            ⚠️ Newer rules cannot be read, so the old ones stay in force:
            <code>{ $fault }</code>
            {""}
    }
    What do you want to do?
label-rules-explain = Explain a text
label-rules-results = Results and corrections
label-rules-versions = Earlier versions
label-rules-publish = Publish the rules
ask-rules-text = Write or paste the text. I show to which agency the rules bring it, and because of which words.
rules-explained =
    { $ranked ->
        [none] No rule recognises this text.
       *[other] { $ranked }
    }

    Kind: { report-class }
    Emergency: { $emergency ->
        [yes] yes
       *[no] no
    }
    { $sensitive ->
        [none] { "" }
        [children] Sensitive: children
        [violence] Sensitive: violence
       *[abuse] Sensitive: abuse of office
    }
    Version of the rules: { $rules }
rules-explained-ranked-item = { $number }. <b>{ $name }</b> ({ $score }): { $phrases }
rules-results =
    <b>{ $agency }</b>, of the newest { $count } reports

    { $hits ->
        [none] No phrase has helped to decide yet.
       *[other]
            Phrases that helped to decide:
            { $hits }
    }

    { $proposed ->
        [none] Corrections point to no new phrase yet.
       *[other]
            Phrases that officers' corrections point to:
            { $proposed }
    }
rules-results-hits-item = • {$phrase}: { $decided } times, corrected { $corrected }
rules-results-proposed-item = • { $phrase }: { $moved } reports were moved here, { $apart } elsewhere
ask-rules-version = Which version is to be followed? The one with ✓ is followed now.
ask-rollback = Follow version { $number } from now on?
label-rollback = Yes, follow this version
rules-no-versions = No version was published yet: the rules of the government's folder are followed. Publish them first with /aturan.
ask-publish =
    <b>Publish the rules of the government's folder?</b>
    The rules of { $agencies } agencies change: { $added } new phrases, { $removed } phrases gone.
    Tried on the newest { $tried } reports: { $moves } would move, { $better } become right, { $worse } become wrong.
rules-followed = Version { $rules } of the rules is followed from now on.
rules-nothing-new = Nothing is new: the rules in the folder are those of the version that is followed.
rules-changed = The files of rules changed since they were shown. Look once more.
rules-broken =
    These rules cannot be read, so nothing changes:
    <code>{ $cause }</code>
rules-fault =
    ⚠️ { $number ->
        [0] The rules of the government's folder
       *[other] Version { $number } of the rules
    } cannot be read. Reports are still brought to agencies by the old rules:
    <code>{ $cause }</code>
    Mend and publish them, or go back to an earlier version with /aturan.
