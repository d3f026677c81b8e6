#include "synthetics/synthetics_json.h"

#include "core/moment.h"

#include <nlohmann/json.hpp>

namespace traceo {
namespace {

using nlohmann::json;

json numberOf(const Reading& reading, double factor = 1)
{
    return reading.hasValue() ? json(reading.value * factor) : json();
}

json ratioOf(std::optional<double> ratio)
{
    return ratio ? json(*ratio) : json();
}

json toJson(const RegionQuorum& together)
{
    return {{"any_up_ratio", ratioOf(together.anyUpRatio())},
            {"quorum_up_ratio", ratioOf(together.quorumUpRatio())},
            {"all_up_ratio", ratioOf(together.allUpRatio())},
            {"reachability_ratio", ratioOf(together.reachability())},
            {"points", together.points},
            {"judged", together.judged}};
}

json countOf(const Reading& reading)
{
    return reading.hasValue() ? json(std::int64_t(reading.value)) : json();
}

json textOf(const QString& text)
{
    return text.isEmpty() ? json() : json(text.toStdString());
}

constexpr double kDaysPerSecond = 1.0 / 86'400;

} // namespace

json toJson(const ProbeRow& row)
{
    return {{"check", row.check},
            {"region", row.region},
            {"state", std::string(wordOf(row.state))},
            {"age_s", numberOf(row.age)},
            {"availability_ratio", numberOf(row.availability)},
            {"p95_s", numberOf(row.p95)},
            {"slowest_s", numberOf(row.slowest)},
            {"certificate_days", numberOf(row.certificate, kDaysPerSecond)},
            {"slow", row.isSlow},
            {"flapping", row.isFlapping},
            {"reason", textOf(row.reason)},
            {"since", row.since ? json(toRfc3339(*row.since)) : json()},
            {"coverage_ratio", numberOf(row.coverage)},
            {"up_ratio", numberOf(row.upShare)},
            {"down_ratio", numberOf(row.downShare)},
            {"not_observed_ratio", numberOf(row.unseenShare)},
            {"runs", countOf(row.runs)},
            {"failed", countOf(row.failed)},
            {"p50_s", numberOf(row.p50)},
            {"interval_s", numberOf(row.interval)},
            {"filling", row.isFilling}};
}

json toJson(const ProbeRow& row, const ProbeDetail& detail)
{
    json item = toJson(row);
    json phases = json::array();
    for (const PhaseChange& phase : detail.changes)
        phases.push_back({{"phase", phase.key},
                          {"now_s", numberOf(phase.now)},
                          {"before_s", numberOf(phase.before)},
                          {"changed", phase.isSubject}});
    item["phases"] = std::move(phases);
    item["together"] = detail.together ? toJson(*detail.together) : json();
    return item;
}

} // namespace traceo
