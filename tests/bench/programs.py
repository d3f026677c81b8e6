"""Runs the benchmark programs and keeps what they say, run by run, until a median is asked for."""

import json
import os
import signal
import statistics
import subprocess
import time

from peers import WrongWork, run, verify


class Results:
    """Figures by name, such as "codec/decodeMix cpu" in milliseconds; a figure has a value a repetition."""

    def __init__(self):
        self.values = {}
        self.absent = {}  # by program: why it was not run
        self.failures = []

    def add(self, name, value):
        self.values.setdefault(name, []).append(value)

    def median(self, name):
        values = self.values.get(name)
        return statistics.median(values) if values else None

    def smallest(self, name):
        values = self.values.get(name)
        return min(values) if values else None

    def take(self, program, text):
        """The output of a program of Google Benchmark."""
        milliseconds = {"ns": 1e-6, "us": 1e-3, "ms": 1, "s": 1e3}
        for entry in json.loads(text)["benchmarks"]:
            if entry.get("run_type") == "aggregate":
                continue
            name = program + "/" + simple_name(entry["run_name"])
            scale = milliseconds[entry["time_unit"]]
            self.add(name + " real", entry["real_time"] * scale)
            self.add(name + " cpu", entry["cpu_time"] * scale)
            if entry.get("label"):
                self.values[name + " label"] = [entry["label"]]
            for key, value in entry.items():
                if key not in ("real_time", "cpu_time", "iterations", "threads", "repetitions", "repetition_index",
                               "family_index", "per_family_instance_index") and isinstance(value, (int, float)):
                    self.add(f"{name} {key}", value)


def simple_name(name):
    """Without what says how it was run."""
    return "/".join(part for part in name.split("/") if part not in ("real_time", "process_time", "manual_time")
                    and not part.startswith("iterations:"))


class Screen:
    """An X server of its own with a screen of 3840×2160; without Xvfb the offscreen platform."""

    def __init__(self):
        self.process = None
        self.environment = {"QT_QPA_PLATFORM": "offscreen"}
        reader, writer = os.pipe()
        try:
            self.process = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0", "3840x2160x24", "-nolisten", "tcp",
                                             "-noreset"], pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except FileNotFoundError:
            os.close(reader)
            return
        finally:
            os.close(writer)
        with os.fdopen(reader) as number:
            display = number.readline().strip()
        verify(display, "Xvfb starts")
        self.environment = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":" + display}

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait()


class Bench:
    """The programs of one build, in folders of their own."""

    def __init__(self, bin_folder, folder, results, environment):
        self.bin = bin_folder
        self.folder = folder
        self.results = results
        self.environment = dict(os.environ, **environment)

    def has(self, program):
        return os.path.exists(f"{self.bin}/bench_{program}")

    def run(self, program, *arguments, environment=None):
        if not self.has(program):
            self.results.absent[program] = "not here"
            return
        command = [f"{self.bin}/bench_{program}", "--benchmark_format=json", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=dict(self.environment, **(environment or {})))
        if done.returncode != 0:
            self.results.failures.append(f"bench_{program}: {done.stderr.strip().splitlines()[-1:] or done.returncode}")
            return
        self.results.take(program, done.stdout)

    def user(self):
        """Folders of a user who has nothing but what benchmarks made."""
        folders = {name: f"{self.folder}/user/{name}" for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME",
                                                                   "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")}
        for path in folders.values():
            os.makedirs(path, mode=0o700, exist_ok=True)
        return folders

    def start_desktop(self, environment):
        """Milliseconds from just before exec until the window has been painted."""
        environment = dict(self.environment, **environment)
        log = environment["XDG_STATE_HOME"] + "/traceo/traceo.log"
        size = os.path.getsize(log) if os.path.exists(log) else 0
        environment["TRACEO_STARTED"] = f"{time.monotonic() * 1000:.3f}"
        process = subprocess.Popen([f"{self.bin}/traceo-desktop", "--workspace", "demo"], env=environment,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            took = awaited_start(log, size, process)
            time.sleep(0.3)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()
        self.close_history(environment)
        return took

    def close_history(self, environment):
        """A program that was ended by a signal left its file open: the next start would check it, and no user's start does."""
        data = environment["XDG_DATA_HOME"] + "/traceo"
        histories = [name for name in os.listdir(data) if name.endswith(".traceo")]
        verify(len(histories) == 1, "the demo has a history")
        run([f"{self.bin}/traceo", "--workspace", environment["XDG_STATE_HOME"] + "/traceo/demo/traceo.yaml",
             "--history", f"{data}/{histories[0]}", "history", "compact"], env=environment)


def awaited_start(log, size, process):
    for _ in range(6000):
        if os.path.exists(log):
            with open(log, encoding="utf-8") as lines:
                lines.seek(size)
                for line in lines:
                    if line.endswith("\n") and (entry := json.loads(line))["category"] == "traceo.start" and " after " in entry["message"]:
                        return float(entry["message"].split(" after ")[1].split(" ")[0])
        if process.poll() is not None:
            raise WrongWork(f"traceo-desktop ended with {process.returncode}")
        time.sleep(0.005)
    raise WrongWork("traceo-desktop paints its window")
