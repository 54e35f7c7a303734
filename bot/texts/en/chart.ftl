# The picture of the figures, and its lines on the console.

chart-period-all = all time
chart-period-from = since { $since }
chart-period-until = until { $until }
chart-period-span = { $since } to { $until }
chart-all-agencies = all agencies
chart-received = Received: { $told }
chart-done = done
chart-process = in process
chart-untouched = not followed up
chart-archived = archived
chart-resolution = resolution
chart-followed = follow-up
chart-mean = mean pace of follow-up, working days
chart-median = median · 90th percentile
chart-system = closed by the system without a yes
chart-reopened = reopened
chart-moved = passed on to another agency
chart-rated = ratings of reporters, 1 to 5
chart-overdue = Overdue: { $told }
chart-verifier = Verifiers
chart-nowhere = place unknown
chart-others = others
chart-note = As of { $told }. Confidential and sensitive reports count too.
