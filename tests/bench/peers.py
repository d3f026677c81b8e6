"""Other stores, filled with the mix that write_mix made, on free loopback ports; each is ended by whoever started it."""

import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.parse

KINDS = ("latency", "counter", "success", "money", "memory")
PATIENCE = 60  # seconds


class WrongWork(Exception):
    """What was measured did not do what it should."""


def verify(holds, what):
    if not holds:
        raise WrongWork(what)


def run(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    verify(done.returncode == 0, f"{command[0]} ended with {done.returncode}: {done.stderr.strip()[-400:]}")
    return done.stdout


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def bytes_under(folder, *names):
    """Apparent sizes of the files whose path has one of the names in it."""
    total = 0
    for place, _, files in os.walk(folder):
        for file in files:
            path = os.path.join(place, file)
            total += os.path.getsize(path) if any(name in path for name in names) else 0
    return total


class Server:
    """A program that answers over HTTP; the connection is kept."""

    def __init__(self, command, port, ready, log):
        self.log = open(log, "w", encoding="utf-8")
        self.process = subprocess.Popen(command, stdout=self.log, stderr=subprocess.STDOUT)
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        for _ in range(10 * PATIENCE):
            try:
                if self.get(ready) is not None:
                    return
            except (OSError, WrongWork):
                self.connection.close()
                time.sleep(0.1)
        self.stop()
        raise WrongWork(f"{command[0]} does not answer")

    def get(self, path, **parameters):
        query = "?" + urllib.parse.urlencode(parameters) if parameters else ""
        self.connection.request("GET", path + query)
        answer = self.connection.getresponse()
        body = answer.read()
        verify(answer.status < 300, f"{path}: {answer.status} {body[:200]!r}")
        return body

    def timed(self, path, **parameters):
        """Milliseconds to the last byte, and the body."""
        begin = time.perf_counter()
        body = self.get(path, **parameters)
        return 1000 * (time.perf_counter() - begin), body

    def stop(self):
        self.connection.close()
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


class Victoria:
    """VictoriaMetrics without its caches of results."""

    program = shutil.which("victoria-metrics")

    def __init__(self, folder):
        port = free_port()
        os.makedirs(folder)
        self.server = Server([self.program, f"-storageDataPath={folder}/data", f"-httpListenAddr=127.0.0.1:{port}",
                              "-retentionPeriod=100y", "-search.disableCache", "-selfScrapeInterval=0"],
                             port, "/health", f"{folder}/log")

    def fill(self, lines):
        with open(lines, "rb") as body:
            self.server.connection.request("POST", "/api/v1/import", body=body)
            answer = self.server.connection.getresponse()
            verify(answer.status < 300, f"import: {answer.status} {answer.read()[:200]!r}")
            answer.read()
        self.settle()

    def settle(self):
        self.server.get("/internal/force_flush")
        self.server.get("/internal/force_merge")
        before = None
        while (now := self.sizes()) != before or self.metric("vm_active_force_merges"):
            before = now
            time.sleep(0.5)

    def metric(self, name):
        text = self.server.get("/metrics").decode()
        return sum(float(line.rsplit(" ", 1)[1]) for line in text.splitlines() if re.match(name + r"[ {]", line))

    def sizes(self):
        return {"payload": self.metric(r'vm_data_size_bytes\{type="storage/[a-z]*"\}'), "file": self.metric("vm_data_size_bytes")}

    def ask(self, query, at):
        """Milliseconds from end to end, those the server itself counts, and the answer."""
        wall, body = self.server.timed("/api/v1/query", query=query, time=at, nocache=1, trace=1)
        answer = json.loads(body)
        return wall, answer["trace"]["duration_msec"], answer["data"]["result"]

    def raw(self, match, begin, end):
        wall, body = self.server.timed("/api/v1/export", **{"match[]": match, "start": begin, "end": end})
        return wall, sum(len(json.loads(line)["values"]) for line in body.splitlines())

    def stop(self):
        self.server.stop()


class Prometheus:
    """Prometheus over blocks as large as it would compact them to in a month."""

    program = shutil.which("prometheus") and shutil.which("promtool") and shutil.which("prometheus")

    def __init__(self, folder):
        self.folder = folder
        self.server = None
        os.makedirs(folder)

    def fill(self, text):
        run(["promtool", "tsdb", "create-blocks-from", "--max-block-duration=744h", "openmetrics", text, f"{self.folder}/data"])

    def sizes(self):
        payload = bytes_under(f"{self.folder}/data", "/chunks/")
        return {"payload": payload, "file": payload + bytes_under(f"{self.folder}/data", "/index")}

    def serve(self):
        port = free_port()
        with open(f"{self.folder}/prometheus.yml", "w", encoding="utf-8") as config:
            config.write("global: {}\n")
        self.server = Server([self.program, f"--config.file={self.folder}/prometheus.yml",
                              f"--storage.tsdb.path={self.folder}/data", "--storage.tsdb.retention.time=100y",
                              f"--web.listen-address=127.0.0.1:{port}"], port, "/-/ready", f"{self.folder}/log")

    def ask(self, query, at):
        wall, body = self.server.timed("/api/v1/query", query=query, time=at, stats="all")
        answer = json.loads(body)["data"]
        return wall, 1000 * answer["stats"]["timings"]["execTotalTime"], answer["result"]

    def raw(self, match, begin, end):
        wall, _, result = self.ask(f"{match}[{round(end - begin)}s]", end)
        return wall, sum(len(series["values"]) for series in result)

    def stop(self):
        if self.server:
            self.server.stop()


class Traceo:
    """Ours by its command: an import, a compaction and what it says of the file."""

    def __init__(self, program, folder):
        os.makedirs(folder)
        self.file = f"{folder}/bench.traceo"
        workspace = f"{folder}/traceo.yaml"
        with open(workspace, "w", encoding="utf-8") as out:
            out.write("version: 1\nname: bench\nhistory: {file: bench.traceo}\n"
                      'sources:\n  - {name: bench, kind: prometheus, url: "http://127.0.0.1:9"}\n')
        self.command = [program, "--workspace", workspace, "history"]

    def fill(self, text):
        run([*self.command, "import", "--source", "bench", text])
        run([*self.command, "compact"])

    def status(self):
        return json.loads(run([*self.command, "status", "-o", "json"]))["items"][0]

    def sizes(self):
        """Of the file as it lies there, its log included."""
        status = self.status()
        verify(status["unfolded_samples"] == 0, "every day is folded")
        logged = os.path.getsize(self.file + "-wal") if os.path.exists(self.file + "-wal") else 0
        return {"payload": status["payload_bytes"], "file": os.path.getsize(self.file) + logged,
                "samples": status["samples"]}


def only_kind(source, kind, to):
    """The lines of one kind; the end mark of OpenMetrics stays."""
    with open(source, encoding="utf-8") as lines, open(to, "w", encoding="utf-8") as out:
        out.writelines(line for line in lines if f'kind="{kind}"' in line or f'"kind":"{kind}"' in line or line == "# EOF\n")
    return to
