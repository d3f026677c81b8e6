#!/usr/bin/env python3
"""./dev bench calls this: runs all benchmarks and other stores on the same data, and prints one table. README.md says how each
figure is measured. Nothing fails for being slow; it ends with 1 where work came out wrong."""

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time

import figures
from peers import KINDS, Prometheus, Traceo, Victoria, WrongWork, only_kind, run, verify
from programs import Bench, Results, Screen

AREAS = ("codec", "store", "questions", "polls", "events", "others", "chart", "start", "window")
SERIES = 'bench_latency_seconds{instance="target-0.example:9100"}'
DAY = 86_400_000


def arguments():
    parser = argparse.ArgumentParser(prog="./dev bench", description="Benchmarks, and other stores and charts beside them.")
    parser.add_argument("--quick", action="store_true", help="at most three minutes: fewer repetitions, frames and events")
    parser.add_argument("--only", metavar="AREA,…", default=",".join(AREAS), help=f"of {', '.join(AREAS)}")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--jitter", type=int, default=50, metavar="MS", help="of a poll, 0 to 50")
    parser.add_argument("--json", metavar="FILE", help="every figure of every repetition, too")
    asked = parser.parse_args()
    asked.only = asked.only.split(",")
    if unknown := set(asked.only) - set(AREAS):
        parser.error(f"no such area: {', '.join(unknown)}")
    return asked


class Run:
    def __init__(self, asked, folder):
        self.asked = asked
        self.folder = folder
        self.results = Results()
        self.events = 1_000_000 if asked.quick else 10_000_000
        self.rounds = 1 if asked.quick else 3
        self.mixed = None
        environment = {"TRACEO_BENCH_SEED": str(asked.seed), "TRACEO_BENCH_JITTER": str(asked.jitter),
                       "TRACEO_BENCH_EVENTS": str(self.events), "TRACEO_BENCH_FRAMES": "20" if asked.quick else "100",
                       "TRACEO_BENCH_IDLE": "8" if asked.quick else "60"}
        root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
        self.bench = Bench(root + "/build/release/bin", folder, self.results, environment)

    def repeated(self, program, *more):
        self.bench.run(program, "--benchmark_repetitions=3", f"--benchmark_min_time={0.05 if self.asked.quick else 0.3}", *more)

    def step(self, area, work):
        if area not in self.asked.only:
            return
        begin = time.monotonic()
        print(f"bench: {area} …", end="", flush=True, file=sys.stderr)
        try:
            work()
        except (WrongWork, OSError, KeyError, ValueError) as problem:
            self.results.failures.append(f"{area}: {problem}")
        print(f" {time.monotonic() - begin:.0f} s", file=sys.stderr)

    # Ours and rows of SQLite in turns, so that a busy minute meets both.
    def codec(self):
        for _ in range(self.rounds):
            self.repeated("codec")

    def questions(self):
        for _ in range(self.rounds):
            self.repeated("history")
            self.repeated("sqlite", "--benchmark_filter=Month")
        self.ask(Victoria, "vm", self.fill_victoria)
        self.ask(Prometheus, "prometheus", self.fill_prometheus)

    def polls(self):
        for _ in range(self.rounds):
            self.repeated("polls")
            self.repeated("sqlite", "--benchmark_filter=commitPoll")

    def count(self):
        # Filling takes longest; so once a program.
        self.repeated("events")
        self.repeated("sqlite", "--benchmark_filter=Events")

    def others(self):
        # Fleets of SLOs and a year of one are written first, which alone takes a quarter of the quick run's time.
        long = () if self.asked.quick else ("slo", "outlook", "replay")
        for program in ("sli", *long, "redis", "wire", "rows", "chart"):
            self.bench.run(program, f"--benchmark_min_time={0.02 if self.asked.quick else 0.3}")

    # ---- Stores on the same files

    def mix(self):
        """Written once; ends before a midnight, so that every day of ours is over and folded."""
        if self.mixed is None:
            end = (int(time.time() * 1000) - DAY // 12) // DAY * DAY - 60_000
            folder = f"{self.folder}/mix"
            os.makedirs(folder)
            self.mixed = json.loads(run([f"{self.bench.bin}/write_mix", folder, str(end)], env=self.bench.environment))
            self.mixed.update(om=folder + "/mix.om", jsonl=folder + "/mix.jsonl")
        return self.mixed

    def fill_victoria(self, folder, jsonl):
        victoria = Victoria(folder)
        try:
            victoria.fill(jsonl)
        except BaseException:
            victoria.stop()
            raise
        return victoria

    def fill_prometheus(self, folder, _):
        prometheus = Prometheus(folder)
        prometheus.fill(self.mix()["om"])
        prometheus.serve()
        return prometheus

    def ask(self, peer, name, fill):
        """Thirty days of one series as they are; the average and the increase of fifty."""
        if not peer.program:
            return
        mix = self.mix()
        server = fill(f"{self.folder}/{name}-asked", mix["jsonl"])
        end = mix["to"] / 1000 + 1
        everything = '{job="bench"}[30d]'
        try:
            counted = server.ask(f"sum(count_over_time({everything}))", end)[2]
            verify(int(float(counted[0]["value"][1])) == mix["samples"], f"{name} has every sample")
            for _ in range(5 if self.asked.quick else 15):
                wall, samples = server.raw(SERIES, mix["from"] / 1000 + 1, end)
                verify(43_000 < samples <= 43_200, f"{name} gives thirty days of samples")
                self.results.add(f"{name}/raw wall", wall)
                for question, function in (("avg", "avg_over_time"), ("increase", "increase")):
                    wall, internal, answer = server.ask(f"{function}({everything})", end)
                    verify(len(answer) == mix["series"], f"{name} answers for every series")
                    self.results.add(f"{name}/{question} wall", wall)
                    self.results.add(f"{name}/{question} internal", internal)
        finally:
            server.stop()

    def store(self):
        for kind in ("mix",) if self.asked.quick else ("mix", *KINDS):
            mix = self.mix()
            om, jsonl = mix["om"], mix["jsonl"]
            if kind != "mix":
                om = only_kind(om, kind, f"{self.folder}/mix/{kind}.om")
                jsonl = only_kind(jsonl, kind, f"{self.folder}/mix/{kind}.jsonl")
            self.size(kind, om, jsonl)

    def size(self, kind, om, jsonl):
        samples = self.mix()["samples"] // (1 if kind == "mix" else len(KINDS))
        self.results.add(f"size/{kind} samples", samples)
        ours = Traceo(f"{self.bench.bin}/traceo", f"{self.folder}/ours-{kind}")
        ours.fill(om)
        found = {"ours": ours.sizes()}
        verify(found["ours"].pop("samples") == samples, "ours has every sample")
        if Victoria.program:
            victoria = self.fill_victoria(f"{self.folder}/vm-{kind}", jsonl)
            found["vm"] = victoria.sizes()
            victoria.stop()
        if Prometheus.program:
            prometheus = Prometheus(f"{self.folder}/prometheus-{kind}")
            prometheus.fill(om)
            found["prometheus"] = prometheus.sizes()
        for who, sizes in found.items():
            for part, size in sizes.items():
                self.results.add(f"size/{kind} {who} {part}", size)

    # ---- What is seen

    def on_screen(self, work):
        screen = Screen()
        try:
            work(screen.environment)
        finally:
            screen.stop()

    def chart(self):
        def work(environment):
            for _ in range(self.rounds):
                self.bench.run("frames", environment=environment)
                self.bench.run("frames_qcustomplot", environment=environment)
                few = {"TRACEO_BENCH_FRAMES": "10"} if self.asked.quick else {}  # most of a second each
                self.bench.run("frames_qtcharts", environment={**environment, **few})
        self.on_screen(work)

    def start(self):
        def work(environment):
            environment = {**environment, **self.bench.user()}
            self.fill_demo(environment)
            self.bench.start_desktop(environment)  # the first one warms what the others find
            for _ in range(7 if self.asked.quick else 20):
                self.results.add("start/warm", self.bench.start_desktop(environment))
        self.on_screen(work)

    def window(self):
        def work(environment):
            environment = {**environment, **self.bench.user()}
            self.fill_demo(environment)
            # A rest that is shorter than the fifteen seconds between two polls says nothing of them.
            few = ["--benchmark_filter=memory|hourly:1"] if self.asked.quick else []
            self.bench.run("window", *few, environment=environment)
        self.on_screen(work)

    def fill_demo(self, environment):
        """The demo's past, fetched by a process that is not measured."""
        if os.path.exists(environment["XDG_DATA_HOME"] + "/traceo"):
            return
        done = subprocess.run([f"{self.bench.bin}/bench_window", "--benchmark_filter=memory/1920"], capture_output=True, text=True,
                              check=False, env={**self.bench.environment, **environment})
        verify(done.returncode == 0, f"the demo can be filled: {done.stderr.strip()[-300:]}")

    def all(self):
        for area, work in (("codec", self.codec), ("store", self.store), ("questions", self.questions), ("polls", self.polls),
                           ("events", self.count), ("others", self.others), ("chart", self.chart), ("start", self.start),
                           ("window", self.window)):
            self.step(area, work)

    def absent(self):
        """Peers that are not here, by their names in the table."""
        programs = {figures.VM: Victoria.program, figures.PROMETHEUS: Prometheus.program,
                    figures.CHARTS: self.bench.has("frames_qtcharts"), figures.PLOT: self.bench.has("frames_qcustomplot")}
        return {who: "not here" for who, program in programs.items() if not program}


def say_others(results):
    """Areas that have no peer and no goal: in the file of --json, and here in a line each."""
    for name in sorted(results.values):
        if name.endswith(" cpu") and name.split("/")[0] in ("sli", "slo", "outlook", "replay", "redis", "wire", "rows", "chart"):
            least = [f"{what} {figures.number(results.smallest(f'{name[:-4]} {key}'))} ms"
                     for what, key in (("least wall", "least_wall_ms"), ("CPU", "least_cpu_ms")) if f"{name[:-4]} {key}" in results.values]
            print(f"  {name[:-4]}: {', '.join(least) or figures.number(statistics.median(results.values[name])) + ' ms'}")


def main():
    asked = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(130))  # so that servers and folders end with us
    before = os.getloadavg()[0]
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with (tempfile.TemporaryDirectory(prefix="traceo-bench-") as folder,
          tempfile.TemporaryDirectory(prefix="traceo-bench-", dir=memory) as in_memory):
        bench = Run(asked, folder)
        bench.bench.environment.update(TMPDIR=folder, TRACEO_BENCH_MEMORY=in_memory)
        bench.all()
        screen = bench.results.values.get("frames/pan label", ["not run"])[0]
    results = bench.results
    print(f"seed {asked.seed}, jitter 0–{asked.jitter} ms, a gap in 1,500 polls, 50 series of five kinds, 30 d at 60 s, "
          f"{os.cpu_count()} CPUs, load {before:.1f} before and {os.getloadavg()[0]:.1f} after, screen: {screen}")
    if before > 1:
        print("Somebody else is at work here: read ratios, not milliseconds.")
    print("A ratio above 1: ours is better. How each is measured: tests/bench/README.md\n")
    print(figures.printed(figures.table(results, bench.events), bench.absent()))
    if "others" in asked.only:
        print("\nOthers of ours, CPU:")
        say_others(results)
    if asked.json:
        with open(asked.json, "w", encoding="utf-8") as out:
            json.dump(results.values, out, indent=1)
    for failure in results.failures:
        print("wrong: " + failure, file=sys.stderr)
    return 1 if results.failures else 0


if __name__ == "__main__":
    sys.exit(main())
