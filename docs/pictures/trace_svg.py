"""Draws a trace of `pirn run --trace` as SVG: python3 trace_svg.py TRACE.json PICTURE.svg [FROM_US TO_US]

A row for each tasklet: green while it runs, yellow while it could, grey while it waits; lines are values that go from one to the
other through channels. It is for pictures in documents; to look around in a trace, open it in https://ui.perfetto.dev.
"""

import json
import sys
from html import escape

WIDTH, LEFT, ROW, TOP = 900, 90, 26, 26
COLORS = {"running": "#3f9b5b", "runnable": "#f2cf63"}
WAITING, MACHINE = "#d5d9de", "#7a6fb0"


def slices(events):
    """(track, from, to, name) of everything that has a length."""
    begun = {}
    for e in events:
        if e["ph"] == "B":
            begun[e["tid"]] = e
        elif e["ph"] == "E":
            b = begun.pop(e["tid"])
            yield e["tid"], b["ts"], e["ts"], b["name"]
        elif e["ph"] == "X":
            yield e["tid"], e["ts"], e["ts"] + e["dur"], e["name"]


def draw(trace, start=None, end=None):
    events = trace["traceEvents"]
    timed = [e for e in events if "ts" in e]
    start = timed[0]["ts"] if start is None else start
    end = max(e["ts"] for e in timed) if end is None else end
    seen = [s for s in slices(timed) if s[1] < end and s[2] > start]
    tracks = sorted({s[0] for s in seen})
    rows = {track: TOP + i * ROW for i, track in enumerate(tracks)}
    names = {e["tid"]: e["args"]["name"] for e in events if e["ph"] == "M" and e["name"] == "thread_name"}

    def x(ts):
        return LEFT + (min(max(ts, start), end) - start) / (end - start) * (WIDTH - LEFT - 10)

    height = TOP + len(tracks) * ROW + 24
    yield (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="11">'
           f'<rect width="{WIDTH}" height="{height}" fill="white"/>')
    for track, y in rows.items():
        yield f'<text x="{LEFT - 6}" y="{y + 14}" text-anchor="end">{escape(names[track])}</text>'
    for track, a, b, name in seen:
        color = MACHINE if track < 10 else COLORS.get(name, WAITING)
        width = max(x(b) - x(a), 0.4)
        yield (f'<rect x="{x(a):.2f}" y="{rows[track]}" width="{width:.2f}" height="{ROW - 7}" fill="{color}">'
               f'<title>{escape(name)}, {b - a:.1f} µs</title></rect>')
        if name not in COLORS and width > 6.2 * len(name):
            yield f'<text x="{x(a) + 3:.2f}" y="{rows[track] + 13}" font-size="10">{escape(name)}</text>'
    ends = {}
    for e in timed:
        if e["ph"] == "s":
            ends[e["id"]] = e
        elif e["ph"] == "f" and start <= e["ts"] <= end:
            a = ends[e["id"]]
            y1, y2 = (rows[t] + (ROW - 7) / 2 for t in (a["tid"], e["tid"]))
            yield (f'<line x1="{x(a["ts"]):.2f}" y1="{y1}" x2="{x(e["ts"]) + 3:.2f}" y2="{y2}" stroke="#b5493b" stroke-width="1">'
                   f'<title>{escape(e["name"])}</title></line>'
                   f'<circle cx="{x(e["ts"]) + 3:.2f}" cy="{y2}" r="2" fill="#b5493b"/>')
    for color, text, at in (("#3f9b5b", "runs", 0), ("#f2cf63", "could run", 60), (WAITING, "waits", 145), ("#b5493b", "a value", 205)):
        yield (f'<rect x="{LEFT + at}" y="8" width="9" height="9" fill="{color}"/>'
               f'<text x="{LEFT + at + 13}" y="16" font-size="10">{text}</text>')
    yield f'<text x="{WIDTH - 10}" y="{height - 8}" text-anchor="end" font-size="10">{end - start:.0f} µs</text></svg>'


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as f:
        trace = json.load(f)
    with open(sys.argv[2], "w", encoding="utf-8") as f:
        f.write("\n".join(draw(trace, *map(float, sys.argv[3:5]))) + "\n")
