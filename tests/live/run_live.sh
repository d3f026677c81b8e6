#!/bin/sh
# Starts a real Prometheus, blackbox exporter, node exporter, Alertmanager and a small target with
# faults on free loopback ports, writes a workspace for them and opens the app on it. Everything
# that was started is ended with the app. `./dev live` calls this.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
bin=$root/build/release/bin
folder=$(mktemp -d "${TMPDIR:-/tmp}/traceo-live.XXXXXX")
pids=
trap 'for pid in $pids; do kill "$pid" 2>/dev/null || true; done; wait 2>/dev/null || true; rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM

program() {
    command -v "$1" || { echo "./dev live needs $1; ./dev test installs it." >&2; exit 1; }
}
prometheus=$(program prometheus)
blackbox=$(program prometheus-blackbox-exporter)
node=$(program prometheus-node-exporter)
alertmanager=$(program prometheus-alertmanager)

# Free ports, as the kernel names them; a port may be taken in between, then run it again.
ports=$("$bin/traceo-free-ports" 5)
set -- $ports
prom_port=$1 black_port=$2 node_port=$3 alert_port=$4 target_port=$5

"$bin/traceo-live-target" "$target_port" >/dev/null & target_pid=$!; pids="$pids $target_pid"

cat >"$folder/blackbox.yml" <<YAML
modules:
  http_ok: {prober: http, timeout: 2s, http: {preferred_ip_protocol: ip4}}
YAML
"$blackbox" --config.file="$folder/blackbox.yml" --web.listen-address="127.0.0.1:$black_port" >"$folder/blackbox.log" 2>&1 & pids="$pids $!"
"$node" --web.listen-address="127.0.0.1:$node_port" >"$folder/node.log" 2>&1 & pids="$pids $!"

cat >"$folder/alertmanager.yml" <<YAML
route: {receiver: none}
receivers: [{name: none}]
YAML
"$alertmanager" --config.file="$folder/alertmanager.yml" --storage.path="$folder/alertmanager" \
    --web.listen-address="127.0.0.1:$alert_port" --cluster.listen-address= >"$folder/alertmanager.log" 2>&1 & pids="$pids $!"

cat >"$folder/rules.yml" <<YAML
groups:
  - name: live
    rules:
      - {alert: TargetDown, expr: probe_success == 0, for: 10s, labels: {severity: page}, annotations: {summary: "the target does not answer"}}
YAML
cat >"$folder/prometheus.yml" <<YAML
global: {scrape_interval: 5s, evaluation_interval: 5s}
rule_files: [rules.yml]
alerting: {alertmanagers: [{static_configs: [{targets: ["127.0.0.1:$alert_port"]}]}]}
scrape_configs:
  - {job_name: prometheus, static_configs: [{targets: ["127.0.0.1:$prom_port"]}]}
  - {job_name: node, static_configs: [{targets: ["127.0.0.1:$node_port"]}]}
  - {job_name: shop, static_configs: [{targets: ["127.0.0.1:$target_port"]}]}
  - job_name: probe
    metrics_path: /probe
    params: {module: [http_ok]}
    static_configs: [{targets: ["http://127.0.0.1:$target_port/health"]}]
    relabel_configs:
      - {source_labels: [__address__], target_label: __param_target}
      - {source_labels: [__param_target], target_label: instance}
      - {target_label: __address__, replacement: "127.0.0.1:$black_port"}
YAML
"$prometheus" --config.file="$folder/prometheus.yml" --storage.tsdb.path="$folder/prometheus" \
    --web.listen-address="127.0.0.1:$prom_port" >"$folder/prometheus.log" 2>&1 & pids="$pids $!"

cat >"$folder/traceo.yaml" <<YAML
version: 1
name: live
history: {file: live.traceo}
sources:
  - {name: prom, kind: prometheus, url: "http://127.0.0.1:$prom_port", interval: 5s}
slos:
  - SLO:
      name: shop-availability
      service: shop
      indicator: {type: prometheus, bad: 'http_requests_total{job="shop",code=~"5.."}', total: 'http_requests_total{job="shop"}'}
      objective: 95%
      window: 7d
  - SLO:
      name: shop-health
      service: shop
      indicator: {type: http_check, target: "http://127.0.0.1:$target_port/health", threshold: 200}
      objective: 99%
      window: 7d
YAML
echo "workspace: $folder/traceo.yaml"
echo "faults on and off: kill -USR1 $target_pid"
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "No display: the answers after 90 s of scrapes."
    sleep 90
    "$bin/traceo" --workspace "$folder/traceo.yaml" sync
    "$bin/traceo" --workspace "$folder/traceo.yaml" slo status
    exit 0
fi
"$bin/traceo-desktop" --workspace "$folder/traceo.yaml"
