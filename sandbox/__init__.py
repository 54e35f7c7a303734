"""A Telegram that fits on your desk: the Bot API over real HTTP, with people who write, tap and block.

Start it as a program, and it prints what a bot needs::

    python -P -m sandbox --port 8081 --state sandbox.db [--limits] [--clock 2026-11-20T09:00:00+07:00]

    url http://127.0.0.1:8081
    token 7100000001:AA...
    bot @simpul_bot
    control http://127.0.0.1:8081/control
    page http://127.0.0.1:8081/
    clock http://127.0.0.1:8081/clock

A bot is pointed at `<url>/bot<token>/<method>` and `<url>/file/bot<token>/<path>` instead of Telegram, by polling or
by a webhook on this machine. With `--state` everything is there again after a restart, the clock too; `--clock` says
where a new world begins, and GET `/clock` how far it is from real time: `{"offset": -604800.0, "now": 1795140000.0}`.
In a test it runs in the process::

    async with running() as url, Sandbox(url) as sandbox:       # sandbox.server, sandbox.client
        bot = await sandbox.bot()                               # bot.token opens the Bot API
        ani = await sandbox.person("Ani Lestari")
        await ani.starts()
        await ani.sees("selamat datang")
        query = await ani.taps("Setuju")
        await ani.toast(query)
        assert await sandbox.violations() == []

What is promised: every call is checked against the published description of the Bot API (`description`); what it does
not know is on record as a violation. Lengths, entities and keyboards follow Telegram (`checks`, `entities`), and so
do the refusals: nobody gets a message before writing first, blocking and leaving close the chat, a group that grew
refuses with its new id. Updates are delivered as Telegram does it (`polling`, `webhook`): confirmed by offset or one
lane at a time, retried, expired. Time (`clock`) can be moved, faults (`faults`) and rate limits (`limits`) can be
ordered while it runs.

What is not modelled answers 501 and says so; it never pretends.

Everything people do can also be done by hand: `page` shows their phones side by side in a browser, live;
`/?phones=ID,ID:CHAT` says whose, and which chat each has open. The page and the control interface answer only to this
machine under its own name (`guard`).

The control interface, the client and the page's guide are told whole in `docs/sandbox.md`.

The rooms: `models` and `world` hold the state, `store` and `archive` keep it; `api` and `methods` are the bots' door,
`acts` and `control` the people's; `client` is a copy-out client of the control interface that imports nothing of the
server.
"""
