#include "overview/alert_spans.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace traceo {
namespace {

struct StatedAlert {
    std::string source; ///< as in the workspace
    bool isDerived = false;
    vocabulary::AlertFact alert;
    UtcMs from{};
    std::optional<UtcMs> to;
};

std::vector<StatedAlert> readable(const std::vector<Fact>& facts)
{
    std::vector<StatedAlert> stated;
    for (const Fact& fact : facts) {
        auto alert = vocabulary::alertFact(fact.payload);
        if (!alert)
            continue;
        const bool isDerived = !alert->observedBy.empty();
        std::string source = isDerived ? alert->observedBy : fact.source;
        stated.push_back({std::move(source), isDerived, std::move(*alert), fact.validFrom, fact.validTo});
    }
    const auto order = [](const StatedAlert& one) { return std::tie(one.source, one.isDerived, one.alert.labels, one.from); };
    std::ranges::sort(stated, [&order](const StatedAlert& a, const StatedAlert& b) { return order(a) < order(b); });
    return stated;
}

bool isSameAlert(const StatedAlert& a, const StatedAlert& b)
{
    return a.source == b.source && a.isDerived == b.isDerived && a.alert.labels == b.alert.labels;
}

bool goesOn(const AlertSpan& span, const StatedAlert& next)
{
    if (span.fact.activeAt && next.alert.activeAt)
        return span.fact.activeAt == next.alert.activeAt;
    return span.end && next.from - *span.end <= vocabulary::kSameAlert;
}

void noteQuiet(AlertSpan& span, UtcMs from, const StatedAlert& stated)
{
    if (stated.alert.isQuiet())
        span.quiet.push_back({from, stated.to.value_or(kDistantFuture)});
}

AlertSpan begun(const StatedAlert& stated, bool wasPending)
{
    const UtcMs since = stated.alert.activeAt.value_or(stated.from);
    AlertSpan span{.fact = stated.alert, .sources = {stated.source}, .open = {}, .end = stated.to};
    span.begin = wasPending ? stated.from : std::min(since, stated.from); // the server counts from pending on
    noteQuiet(span, span.begin, stated); // what it was before it was first heard of nobody knows better
    if (!stated.to)
        span.open = {stated.source};
    return span;
}

void extend(AlertSpan& span, const StatedAlert& stated)
{
    span.fact = stated.alert;
    span.end = stated.to;
    noteQuiet(span, stated.from, stated);
    if (!stated.to)
        span.open = {stated.source};
}

std::vector<AlertSpan> spansPerSource(const std::vector<StatedAlert>& stated)
{
    std::vector<AlertSpan> spans;
    const StatedAlert* before = nullptr;
    bool isBegun = false; // the newest span is of this alert
    for (const StatedAlert& one : stated) {
        const bool isSame = before && isSameAlert(*before, one);
        isBegun = isBegun && isSame;
        if (one.alert.state == "firing") {
            const bool wasPending = isSame && before->alert.state == "pending" && before->to == one.from;
            if (isBegun && goesOn(spans.back(), one))
                extend(spans.back(), one);
            else
                spans.push_back(begun(one, wasPending));
            isBegun = true;
        }
        before = &one;
    }
    return spans;
}

void addNew(std::vector<std::string>& names, const std::vector<std::string>& more)
{
    for (const std::string& name : more) {
        if (std::ranges::find(names, name) == names.end())
            names.push_back(name);
    }
}

/// What an Alertmanager says counts before what a Prometheus says, and both before what was derived; of two
/// alike, the newer.
bool saysMore(const AlertSpan& a, const AlertSpan& b, const OverviewConfig& config)
{
    const auto weight = [&config](const AlertSpan& span) {
        const WatchedSource* source = config.source(span.sources.front());
        return !span.fact.observedBy.empty() ? 0 : source && source->kind == "alertmanager" ? 2 : 1;
    };
    return weight(a) != weight(b) ? weight(a) > weight(b) : a.begin > b.begin;
}

void join(AlertSpan& into, AlertSpan&& other, const OverviewConfig& config)
{
    if (saysMore(other, into, config))
        into.fact = std::move(other.fact);
    into.begin = std::min(into.begin, other.begin);
    if (other.end)
        into.end = std::max(into.end.value_or(*other.end), *other.end);
    into.quiet.insert(into.quiet.end(), other.quiet.begin(), other.quiet.end());
    addNew(into.sources, other.sources);
    addNew(into.open, other.open);
}

bool overlap(const AlertSpan& a, const AlertSpan& b)
{
    const auto endOf = [](const AlertSpan& span) { return span.open.empty() ? *span.end : kDistantFuture; };
    return a.begin <= endOf(b) + vocabulary::kSameAlert && b.begin <= endOf(a) + vocabulary::kSameAlert;
}

bool hasOneOf(const std::vector<std::string>& names, const std::vector<std::string>& wanted)
{
    return std::ranges::find_first_of(names, wanted) != names.end();
}

/// Same label set, same time: one alert.
std::vector<AlertSpan> joinedByLabels(std::vector<AlertSpan> spans, const OverviewConfig& config)
{
    std::ranges::sort(spans, [](const AlertSpan& a, const AlertSpan& b) {
        return std::tie(a.fact.labels, a.begin) < std::tie(b.fact.labels, b.begin);
    });
    std::vector<AlertSpan> joined;
    for (AlertSpan& span : spans) {
        const bool isOne = !joined.empty() && joined.back().fact.labels == span.fact.labels && overlap(joined.back(), span);
        const bool isRefired = isOne && hasOneOf(joined.back().sources, span.sources) && joined.back().fact.observedBy.empty()
            && span.fact.observedBy.empty(); // its own source told them apart
        if (isOne && !isRefired)
            join(joined.back(), std::move(span), config);
        else
            joined.push_back(std::move(span));
    }
    return joined;
}

std::vector<std::string> namesOf(const Labels& labels)
{
    std::vector<std::string> names;
    for (const auto& pair : labels)
        names.push_back(pair.first);
    return names;
}

/// The labels of those names alone; none when one of them is missing, or nothing would be left out.
std::optional<Labels> reducedTo(const std::vector<std::string>& names, const Labels& labels)
{
    std::vector<Labels::Pair> pairs;
    for (const std::string& name : names) {
        if (!labels.has(name))
            return std::nullopt;
        pairs.emplace_back(name, labels.value(name));
    }
    return pairs.size() < labels.size() ? std::optional(Labels(std::move(pairs))) : std::nullopt;
}

/// A Prometheus adds its external labels when it sends: its own alert is then the Alertmanager's without them.
std::vector<AlertSpan> joinedByExternalLabels(std::vector<AlertSpan> spans, const OverviewConfig& config)
{
    const auto isOf = [&config](const AlertSpan& span, std::string_view kind) {
        const WatchedSource* source = config.source(span.sources.front());
        return span.sources.size() == 1 && source && source->kind == kind;
    };
    std::map<std::string, std::set<std::vector<std::string>>> shapes; // label names, by alert name
    std::unordered_map<std::string, std::vector<std::size_t>> plain;  // by label set
    for (std::size_t i = 0; i < spans.size(); ++i) {
        if (!isOf(spans[i], "prometheus"))
            continue;
        shapes[spans[i].fact.name].insert(namesOf(spans[i].fact.labels));
        plain[spans[i].fact.labels.toText()].push_back(i);
    }
    std::vector<bool> isTaken(spans.size(), false);
    for (std::size_t i = 0; i < spans.size(); ++i) {
        if (!isOf(spans[i], "alertmanager"))
            continue;
        for (const auto& names : shapes[spans[i].fact.name]) {
            const auto labels = reducedTo(names, spans[i].fact.labels);
            const auto found = labels ? plain.find(labels->toText()) : plain.end();
            if (found == plain.end())
                continue;
            const auto free = std::ranges::find_if(found->second, [&](std::size_t other) {
                return !isTaken[other] && overlap(spans[i], spans[other]);
            });
            if (free == found->second.end())
                continue;
            isTaken[*free] = true;
            join(spans[i], std::move(spans[*free]), config);
            break;
        }
    }
    std::vector<AlertSpan> left;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        if (!isTaken[i])
            left.push_back(std::move(spans[i]));
    }
    return left;
}

} // namespace

std::vector<AlertSpan> firingSpans(const std::vector<Fact>& facts, const OverviewConfig& config)
{
    return joinedByExternalLabels(joinedByLabels(spansPerSource(readable(facts)), config), config);
}

} // namespace traceo
