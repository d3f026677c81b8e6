#include "slo/slo_proposals.h"

#include "core/duration.h"
#include "slo/bucket_boundary.h"
#include "slo/error_budget.h"
#include "slo/resource_name.h"
#include "workspace/workspace_writer.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloProposal)
};

struct UsualObjective {
    const char* text;
    Objective value;
};
constexpr std::int64_t kPercent = Objective::kScale / 100;
/// The strictest first.
constexpr std::array kUsual{UsualObjective{"99.95%", {9'995 * kPercent / 100, 2}},
                            UsualObjective{"99.9%", {999 * kPercent / 10, 1}},
                            UsualObjective{"99.5%", {995 * kPercent / 10, 1}},
                            UsualObjective{"99%", {99 * kPercent, 0}},
                            UsualObjective{"98%", {98 * kPercent, 0}},
                            UsualObjective{"95%", {95 * kPercent, 0}},
                            UsualObjective{"90%", {90 * kPercent, 0}}};

constexpr std::size_t kLongestStem = 48; // leaves room for an ending

std::string nameFrom(const std::string& text)
{
    const std::string name = resourceNameFrom(text, kLongestStem);
    return name.empty() ? "service" : name;
}

std::string uniqueName(const std::string& wanted, std::set<std::string>& taken)
{
    std::string name = wanted;
    for (int n = 2; !taken.insert(name).second; ++n)
        name = wanted + '-' + std::to_string(n);
    return name;
}

std::string hostOf(const std::string& target)
{
    const QUrl url(QString::fromStdString(target));
    return (url.host() + url.path()).toStdString();
}

SloProposal ofCounter(const vocabulary::RequestCounter& counter, const std::string& group)
{
    using Matcher = Selector::Matcher;
    std::vector<Matcher> service;
    if (!group.empty())
        service.push_back({counter.groupLabel, Selector::Match::Equal, group});
    std::vector<Matcher> failed = service;
    failed.push_back({counter.statusLabel, Selector::Match::Regex, counter.badPattern});
    SloProposal proposal;
    proposal.service = group;
    proposal.sli.kind = SliDefinition::Kind::Counters;
    proposal.sli.total = Selector(counter.metric, std::move(service));
    proposal.sli.bad = Selector(counter.metric, std::move(failed));
    return proposal;
}

SloProposal ofProbe(const vocabulary::ProbedTarget& probe)
{
    SloProposal proposal;
    proposal.service = hostOf(probe.target);
    proposal.sli.kind = SliDefinition::Kind::Probe;
    proposal.sli.target = probe.target;
    return proposal;
}

SloProposal ofLatency(const vocabulary::LatencyBoundary& latency)
{
    using Matcher = Selector::Matcher;
    std::vector<Matcher> service;
    if (!latency.group.empty())
        service.push_back({latency.groupLabel, Selector::Match::Equal, latency.group});
    std::vector<Matcher> within = service;
    within.push_back(boundaryMatcher(latency.boundary));
    SloProposal proposal;
    proposal.service = latency.group;
    proposal.sli.kind = SliDefinition::Kind::Counters;
    proposal.sli.total = Selector(latency.metric + "_count", std::move(service));
    proposal.sli.good = Selector(latency.metric + "_bucket", std::move(within));
    return proposal;
}

/// "250ms", "1s": the boundary in the metric's unit.
std::string lengthOf(const vocabulary::LatencyBoundary& latency)
{
    const double unit = latency.metric.ends_with("_milliseconds") ? 1 : 1'000;
    const double millis = QByteArray::fromStdString(latency.boundary).toDouble() * unit;
    return millis < 1 ? std::to_string(std::lround(millis * 1'000)) + "us" : toText(Millis{std::llround(millis)});
}

std::string quotedLabel(const std::string& value)
{
    return Labels{{"instance", value}}.toText();
}

/// Whoever reads a dashboard counts there, this program as well.
bool isOfMonitoring(const SliDefinition& sli)
{
    const std::string& metric = sli.total.name();
    return metric.starts_with("prometheus_") || metric.starts_with("promhttp_");
}

/// The strictest that was kept; what allows less than one bad event of those seen is no promise to begin with.
const UsualObjective& objectiveFor(double total, double bad)
{
    const auto usual = std::ranges::find(kUsual, std::string_view("99%"), &UsualObjective::text);
    if (total <= 0)
        return *usual;
    const auto kept = std::ranges::find_if(kUsual, [total, bad, usual](const UsualObjective& one) {
        const double allowed = one.value.errorRatio() * total;
        return bad <= allowed && (allowed >= 1 || one.value.errorRatio() >= usual->value.errorRatio());
    });
    return kept == kUsual.end() ? kUsual.back() : *kept;
}

Reading reading(double value, Unit unit, UtcMs at, Better better, int decimals = -1)
{
    return {.value = value,
            .unit = unit,
            .at = at,
            .quality = std::isfinite(value) ? Quality::Ok : Quality::Unknown,
            .better = better,
            .decimals = std::int8_t(decimals)};
}

} // namespace

std::string SloProposal::totalExpression() const
{
    const std::string step = '[' + toText(kProposalStep) + ']';
    if (sli.kind == SliDefinition::Kind::Probe)
        return "sum(count_over_time(probe_success" + quotedLabel(sli.target) + step + "))";
    return "sum(increase(" + sli.total.toText() + step + "))";
}

std::string SloProposal::badExpression() const
{
    const std::string step = '[' + toText(kProposalStep) + ']';
    if (sli.kind == SliDefinition::Kind::Probe)
        return totalExpression() + " - sum(sum_over_time(probe_success" + quotedLabel(sli.target) + step + "))";
    if (sli.good)
        return totalExpression() + " - sum(increase(" + sli.good->toText() + step + "))";
    return "sum(increase(" + sli.bad->toText() + step + "))";
}

std::vector<SloProposal> proposalsFrom(const vocabulary::Findings& findings, const std::string& source,
                                       const std::vector<std::string>& taken)
{
    std::set<std::string> names(taken.begin(), taken.end());
    std::vector<SloProposal> proposals;
    const auto add = [&proposals, &names, &source](SloProposal proposal, const std::string& wanted, const std::string& ending) {
        proposal.name = uniqueName(nameFrom(wanted) + ending, names);
        proposal.sli.source = source;
        proposals.push_back(std::move(proposal));
    };
    std::set<std::string> services; // two families of one service (at the server and at its proxy) are one promise
    const auto isNew = [&services](const std::string& service) {
        return services.size() < kMostOfAKind && services.insert(service).second;
    };
    for (const auto& counter : findings.counters) {
        if (counter.groups.empty() && isNew(counter.metric))
            add(ofCounter(counter, {}), counter.metric, "-availability");
        for (const std::string& group : counter.groups) {
            if (isNew(group))
                add(ofCounter(counter, group), group, "-availability");
        }
    }
    services.clear();
    for (const auto& latency : findings.latencies) {
        const std::string& service = latency.group.empty() ? latency.metric : latency.group;
        if (isNew(service))
            add(ofLatency(latency), service, "-latency-" + lengthOf(latency));
    }
    services.clear();
    for (const auto& probe : findings.probes) {
        if (isNew(probe.target))
            add(ofProbe(probe), hostOf(probe.target), "-availability");
    }
    return proposals;
}

void addPreview(SloProposal& proposal, std::span<const Sample> totals, std::span<const Sample> bads, TimeSpan range)
{
    std::map<UtcMs, double> failed;
    for (const Sample& bad : bads)
        failed[bad.at] = bad.value;
    double total = 0;
    double bad = 0;
    std::map<UtcMs, double> shares;
    for (const Sample& sample : totals) {
        if (!std::isfinite(sample.value) || sample.value <= 0)
            continue;
        const auto found = failed.find(sample.at);
        const double lost =
            found == failed.end() || !std::isfinite(found->second) ? 0 : std::clamp(found->second, 0.0, sample.value);
        total += sample.value;
        bad += lost;
        shares[sample.at] = 1 - lost / sample.value;
    }
    for (UtcMs at = range.from + kProposalStep; at <= range.to; at += kProposalStep) {
        const auto share = shares.find(at);
        proposal.sparkline.push_back(share == shares.end() ? std::nan("") : share->second);
    }
    proposal.seen = kProposalStep * std::int64_t(shares.size());
    const double nothing = std::nan("");
    proposal.isKept = total > 0 && bad <= kUsual.back().value.errorRatio() * total;
    const UsualObjective& chosen = objectiveFor(total, bad);
    proposal.objective = chosen.text;
    proposal.isRecommended = proposal.isKept && !isOfMonitoring(proposal.sli);
    const double attained = total > 0 ? 1 - bad / total : nothing;
    proposal.attained = reading(attained, Unit::Ratio, range.to, Better::Higher, chosen.value.decimals + 2);
    proposal.budgetLeft = reading(budgetLeft(chosen.value, bad, total).value_or(nothing), Unit::Ratio, range.to, Better::Higher);
    proposal.total = reading(total > 0 ? std::round(total) : nothing, Unit::Count, range.to, Better::Neither);
}

std::string yamlOf(const SloProposal& proposal)
{
    const SliDefinition& sli = proposal.sli;
    std::string text = "  - SLO:\n      name: " + proposal.name + '\n';
    if (!proposal.service.empty())
        text += "      service: " + yamlText(proposal.service) + '\n';
    text += "      source: " + yamlText(sli.source) + '\n';
    text += "      indicator:\n";
    if (sli.kind == SliDefinition::Kind::Probe)
        text += "        type: http_check\n        target: " + yamlText(sli.target) + '\n';
    else
        text += std::string("        type: prometheus\n        ") + (sli.good ? "good: " : "bad: ")
            + yamlText((sli.good ? *sli.good : *sli.bad).toText()) + "\n        total: " + yamlText(sli.total.toText()) + '\n';
    text += "      objective: " + proposal.objective + "\n      window: 30d\n";
    return text;
}

} // namespace traceo
