#pragma once
// A history with what sources said of their alerts, for the tests of *Now*.

#include "models/slo/slo_store.h"
#include "overview/overview_report.h"
#include "vocabulary/facts.h"

namespace traceo::test {

inline OverviewConfig watched(std::vector<SloDefinition> slos = {})
{
    OverviewConfig config;
    config.sources = {{"prom", "prometheus", Millis{15'000}}, {"am", "alertmanager", Millis{15'000}}};
    config.slos.slos = std::move(slos);
    return config;
}

inline vocabulary::AlertFact alert(const std::string& name, Labels labels = {}, const std::string& severity = "page")
{
    vocabulary::AlertFact fact;
    fact.labels = labels.with("alertname", name).with("severity", severity);
    fact.name = name;
    fact.severity = severity;
    fact.state = "firing";
    fact.summary = name + " is bad";
    fact.value = std::numeric_limits<double>::quiet_NaN();
    return fact;
}

/// What a source says at a moment: all its alerts.
inline Batch said(const std::string& source, UtcMs at, const std::vector<vocabulary::AlertFact>& alerts, Millis since = kMinute)
{
    Batch batch;
    FactSet set{vocabulary::kAlertFact, source, at, {}};
    for (const auto& one : alerts)
        set.present.push_back({set.kind, source, one.labels.toText(), at, {}, vocabulary::toJson(one), {}});
    batch.factSets.push_back(std::move(set));
    batch.observations.push_back({source, "alerts", {at - since, at}, at, Outcome::Ok, {}});
    return batch;
}

inline Batch failed(const std::string& source, UtcMs at, Outcome outcome, const std::string& message)
{
    Batch batch;
    batch.observations.push_back({source, "alerts", {at - kMinute, at}, at, outcome, message});
    return batch;
}

inline Fact alertFact(const std::string& source, const vocabulary::AlertFact& alert, UtcMs from, std::optional<UtcMs> to)
{
    return {vocabulary::kAlertFact, source, alert.labels.toText(), from, to, vocabulary::toJson(alert), {}};
}

inline OverviewReport nowOf(const Store& store, const OverviewConfig& config, UtcMs moment, Millis range = kDay)
{
    const Question question{.now = moment, .range = range};
    const auto snapshot = store.snapshot({.view = moment, .know = kDistantFuture});
    auto report = build(snapshot, config, question);
    if (!report)
        qFatal("%s", qPrintable(toText(report.error())));
    return std::move(*report);
}

inline const Finding* findingOf(const OverviewReport& report, const std::string& part)
{
    const auto it = std::ranges::find_if(report.list, [&part](const Finding& finding) { return finding.key.starts_with(part); });
    return it == report.list.end() ? nullptr : &*it;
}

} // namespace traceo::test
