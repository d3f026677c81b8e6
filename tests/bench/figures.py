"""The rows of the table: which figure is ours, what the goal is, and whose figures stand beside it."""

from dataclasses import dataclass, field

VM, PROMETHEUS, ROWS = "VictoriaMetrics", "Prometheus", "SQLite rows"
CHARTS, PLOT = "Qt Charts", "QCustomPlot"


@dataclass
class Row:
    metric: str
    unit: str
    ours: float | None
    goal: float | None = None
    more: bool = False  # the more the better
    peers: list = field(default_factory=list)  # (who, figure)

    def is_met(self):
        return self.ours >= self.goal if self.more else self.ours <= self.goal

    def ratio(self, figure):
        """Above 1: ours is better."""
        if not figure or not self.ours:
            return None
        return self.ours / figure if self.more else figure / self.ours


def table(results, events):
    """All rows of the run, in the order of the areas."""
    m = results.median
    return [row for rows in (codec(m), sizes(results), questions(m), polls(results), event_rows(m, events), frames(m), window(results))
            for row in rows]


def millions(figure):
    return figure / 1e6 if figure else None


def codec(m):
    rows = [Row("encode, mix of the five kinds", "M/s", millions(m("codec/encodeMix items_per_second")), 30, True),
            Row("decode, mix of the five kinds", "M/s", millions(m("codec/decodeMix items_per_second")), 230, True)]
    for number, kind in enumerate(("latency", "counter", "success", "money", "memory")):
        rows.append(Row(f"encode, {kind}", "M/s", millions(m(f"codec/encode/kind:{number} items_per_second")), None, True))
        rows.append(Row(f"decode, {kind}", "M/s", millions(m(f"codec/decode/kind:{number} items_per_second")), None, True))
    return rows


def sizes(results):
    m = results.median
    rows = []
    for kind in ("mix", "latency", "counter", "success", "money", "memory"):
        samples = m(f"size/{kind} samples")
        if not samples:
            continue

        def each(who, part, kind=kind, samples=samples):
            figure = m(f"size/{kind} {who} {part}")
            return figure / samples if figure else None

        ours = each("ours", "payload")
        peers = [(VM + ", storage", each("vm", "payload")), (PROMETHEUS + ", chunks", each("prometheus", "payload"))]
        rows.append(Row(f"payload, {kind}", "B/sample", ours, each("vm", "payload"), peers=peers))
        if kind == "mix":
            goal = (1.1 * m("size/mix ours payload") + 400_000) / samples if ours else None
            rows.append(Row("file after compact, mix", "B/sample", each("ours", "file"), goal, peers=[
                (VM + ", with indexdb", each("vm", "file")), (PROMETHEUS + ", chunks and index", each("prometheus", "file")),
                (ROWS, m("sqlite/samplesOfMonth B/sample"))]))
    return rows


def questions(m):
    peers = lambda name: [(VM + ", end to end", m(f"vm/{name} wall")), (VM + ", internal", m(f"vm/{name} internal")),
                          (PROMETHEUS + ", end to end", m(f"prometheus/{name} wall")),
                          (PROMETHEUS + ", internal", m(f"prometheus/{name} internal"))]
    raw = [(who, figure) for who, figure in peers("raw") if (who, figure) != (VM + ", internal", None)]
    both = sum(m(f"sqlite/{name} cpu") or 0 for name in ("averagesOfMonth", "increasesOfMonth")) or None
    return [
        Row("30 d raw, 1 series, warm", "ms", m("history/samplesOfMonth/kind:0 cpu"), 0.2,
            peers=[*raw, (ROWS, m("sqlite/samplesOfMonth cpu"))]),
        Row("30 d raw, 1 series, cold", "ms", m("history/samplesOfMonthCold real"), 1),
        Row("30 d raw, 50 series, warm", "ms", m("history/samplesOfMonthAll cpu")),
        Row("30 d envelope 3,840 px, 1 series", "ms", m("history/envelopeOfMonth cpu"), 0.25),
        Row("30 d envelope 3,840 px, 50 series", "ms", m("history/envelopesOfMonth cpu"), 10),
        Row("30 d envelope remembered, 50 series", "ms", m("history/envelopesRemembered cpu")),
        Row("1 y envelope 2 h columns, 50 series", "ms", m("history/envelopesOfYear cpu"), 15),
        Row("aggregate of 29 whole days × 50", "ms", m("history/aggregatesOfDays cpu"), 0.5),
        Row("aggregate of 30 d × 50, any window: avg", "ms", m("history/aggregatesOfMonth cpu"), 1.2,
            peers=[*peers("avg"), (ROWS, m("sqlite/averagesOfMonth cpu"))]),
        Row("the same call: increase", "ms", m("history/aggregatesOfMonth cpu"), 1.2,
            peers=[*peers("increase"), (ROWS, m("sqlite/increasesOfMonth cpu"))]),
        Row("aggregate of 30 d × 50, cold", "ms", m("history/aggregatesOfMonthCold real"), 8, peers=[(ROWS + ", warm", both)]),
        Row("a file of 30 d × 50 opened", "ms", m("history/openOfMonth real")),
    ]


def polls(results):
    m = results.median
    rows = []
    for count, name, cpu, log in ((1000, "1,000", 0.1, 20), (10000, "10,000", 0.3, 100)):
        rows += [
            Row(f"poll of {name} samples, CPU", "ms", m(f"polls/commitPoll/{count} cpu"), cpu,
                peers=[(ROWS, m(f"sqlite/commitPoll/{count} cpu"))]),
            Row(f"poll of {name} samples, durable", "ms", m(f"polls/commitPoll/{count} real"),
                peers=[(ROWS, m(f"sqlite/commitPoll/{count} real"))]),
            Row(f"poll of {name} samples, log", "kB", m(f"polls/logOfPoll/{count} kB"), log,
                peers=[(ROWS, m(f"sqlite/commitPoll/{count} kB"))]),
            Row(f"answer of {name} series over two minutes, CPU", "ms", m(f"polls/commitAnswer/{count} cpu")),
            Row("the same from its bytes on, CPU", "ms", m(f"polls/pollFromWire/{count} cpu")),
            Row(f"answer of {name} series over two minutes, log", "kB", m(f"polls/logOfAnswer/{count} kB"))]
    return [*rows,
            Row("1,440 polls of 1,000 samples read into memory", "ms", m("polls/loadOfHead/polls:1440 cpu"), 20),
            Row("fold of 1,000 series-days, CPU", "ms", m("polls/foldOfDay/polls:0 cpu"), 200),
            Row("longest wait of a poll while folding", "ms", m("polls/foldOfDay/polls:1 longest ms"), 20)]


def event_rows(m, events):
    text = f"{events / 1e6:g} M"
    append = [(ROWS, thousands(m("sqlite/appendEvents items_per_second")))]
    return [
        Row("events of 16 columns appended", "k/s", thousands(m("events/appendEvents items_per_second")), 300, True, append),
        Row(f"count of {text} events by 2 columns, filtered", "ms", m("events/countEvents cpu"), 150 * events / 1e7,
            peers=[(ROWS, m("sqlite/countEvents cpu"))]),
        Row("an event on disk", "B", m("events/countEvents B/event"), 40, peers=[(ROWS, m("sqlite/countEvents B/event"))])]


def thousands(figure):
    return figure / 1e3 if figure else None


def frames(m):
    rows = []
    for step, text, goal in (("pan", "pan frame", 8.3), ("fullRedraw", "full redraw", 16.6)):
        for part, what in (("p50", "median"), ("p95", "95 %")):
            name = f"/{step} {part} ms"
            rows.append(Row(f"50 lines 3840×2160, {text}, {what}", "ms", m("frames" + name), goal if part == "p50" else None,
                            peers=[(CHARTS, m("frames_qtcharts" + name)), (PLOT, m("frames_qcustomplot" + name))]))
    for step, text in (("crosshair", "crosshair moved"), ("newPoll", "new poll")):
        rows += [Row(f"{text}, 3840×2160, CPU of the GUI thread", "ms", m(f"frames/{step} gui ms"), 0.5),
                 Row(f"{text}, 3840×2160, until shown", "ms", m(f"frames/{step} p50 ms"))]
    return rows


def window(results):
    m = results.median
    rows = [Row("start of traceo-desktop, warm", "ms", m("start/warm"), 100)]
    for size, text, goal in (("1920/1080", "1080p", 120), ("3840/2160", "4K", 180)):
        rows += [Row(f"RSS, all panes visited, {text}", "MiB", m(f"window/memory/{size} RSS MiB"), goal),
                 Row(f"PSS, all panes visited, {text}", "MiB", m(f"window/memory/{size} PSS MiB"))]
    for hidden, hourly, text in ((0, 1, "visible, between polls"), (1, 1, "hidden, between polls"),
                                 (0, 0, "visible, polled each 15 s"), (1, 0, "hidden, polled each 15 s")):
        name = f"window/idle/hidden:{hidden}/hourly:{hourly}"
        rows += [Row(f"idle, {text}: wakeups", "1/s", m(name + " wakeups/s"), 2 if hourly else None),
                 Row(f"idle, {text}: CPU", "%", m(name + " CPU %"), 0.2 if hourly else None)]
    return rows


def number(figure):
    if figure is None:
        return "–"
    if figure and abs(figure) < 0.1:
        return f"{figure:.3f}"
    if abs(figure) < 10:
        return f"{figure:.2f}"
    return f"{figure:.1f}" if abs(figure) < 100 else f"{figure:,.0f}"


def printed(rows, absent):
    """One table, a line a peer."""
    lines = [["metric", "ours (median)", "goal", "peer", "its figure", "ratio"]]
    for row in rows:
        if row.ours is None and not any(figure for _, figure in row.peers):
            continue
        goal = "" if row.goal is None else f"{'≥' if row.more else '≤'} {number(row.goal)}"
        if goal and row.ours is not None:
            goal += " met" if row.is_met() else " MISSED"
        first = [row.metric, f"{number(row.ours)} {row.unit}", goal]
        for who, figure in row.peers or [("", None)]:
            away = absent.get(who.split(",")[0])
            if who and figure is None and not away:
                continue
            ratio = row.ratio(figure)
            lines.append([*first, who, away or (f"{number(figure)} {row.unit}" if who else ""), f"{number(ratio)}×" if ratio else ""])
            first = ["", "", ""]
        if first[0]:
            lines.append([*first, "", "", ""])
    widths = [max(len(line[column]) for line in lines) for column in range(6)]
    left = (0, 2, 3)
    text = ["  ".join(cell.ljust(width) if column in left else cell.rjust(width)
                      for column, (cell, width) in enumerate(zip(line, widths))).rstrip() for line in lines]
    text.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join(text)
