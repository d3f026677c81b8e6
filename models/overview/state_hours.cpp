#include "overview/state_hours.h"

#include "core/format.h"
#include "sli/asked.h"
#include "vocabulary/alert_labels.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

constexpr int kHours = 24;
constexpr Millis kYoung = 10 * kMinute; ///< an hour of which little is counted yet
constexpr int kShownName = 60;

/// None: what was not seen, worse than calm but no trouble.
int rankOf(std::optional<Status> status)
{
    if (!status)
        return 2;
    return *status == Status::Critical ? 0 : *status == Status::Warning ? 1 : *status == Status::Maintenance ? 3 : 4;
}

bool isLoud(std::optional<Status> status)
{
    return rankOf(status) < 2;
}

/// Throughout the part.
bool wasQuiet(const AlertRow& row, TimeSpan part)
{
    return without({part.from, std::max(part.to, part.from + Millis{1})}, row.quietSpans).empty();
}

QString wordOrDoubt(std::optional<Status> status)
{
    return status ? nameOf(*status) : Text::tr("not known");
}

/// What is known of one service.
class HoursOfService {
public:
    HoursOfService(TimeSpan hours, UtcMs moment)
        : m_hours(hours), m_moment(moment), m_worst(std::size_t(hours.length() / kHour)), m_isDoubtful(m_worst.size())
    {}

    void addObjective(const std::vector<std::optional<Status>>& hours, Status budget)
    {
        m_isMeasured = true;
        m_budget = std::min(m_budget, budget);
        for (std::size_t i = 0; i < std::min(hours.size(), m_worst.size()); ++i) {
            if (hours[i])
                note(i, *hours[i]);
            else
                m_isDoubtful[i] = true;
        }
    }

    /// An alert whose source fell silent fired as long as it was seen; what came then nobody knows.
    void addAlert(const AlertRow& row, UtcMs moment)
    {
        m_knownTo.insert(row.sources);
        const bool isLost = row.state == AlertState::NotKnown;
        const Status loud = vocabulary::statusOfSeverity(row.fact.severity);
        const UtcMs end = row.end ? *row.end : row.seenUntil.value_or(moment);
        for (std::size_t i = 0; i < m_worst.size(); ++i) {
            const TimeSpan hour = hourOf(i);
            if (row.begin < hour.to && end >= hour.from)
                note(i, wasQuiet(row, {std::max(row.begin, hour.from), std::min(end, hour.to)}) ? Status::Maintenance : loud);
            else if (isLost && hour.from > end)
                m_isDoubtful[i] = true;
        }
    }

    /// Of a service without objectives, calm is what was heard of each of its alerts from one of those that knew it.
    void addHeard(const HeardHours& heard)
    {
        for (std::size_t i = 0; !m_isMeasured && i < m_worst.size(); ++i) {
            const auto isHeard = [&heard, i](const std::string& source) {
                const auto of = heard.find(source);
                return of != heard.end() && of->second[i];
            };
            if (std::ranges::all_of(m_knownTo, [&](const auto& sources) { return std::ranges::any_of(sources, isHeard); }))
                note(i, Status::Ok);
            else
                m_isDoubtful[i] = true;
        }
    }

    std::optional<Status> at(std::size_t hour) const
    {
        return m_isDoubtful[hour] && m_worst[hour] == Status::Ok ? std::nullopt : m_worst[hour];
    }
    std::optional<Status> now() const { return at(m_worst.size() - 1); }

    /// Now, the worst, how often (less is worse). An hour that has only begun says nothing yet: then the one before.
    /// Who is in maintenance is as calm as who is well.
    std::tuple<int, int, std::ptrdiff_t> rank() const
    {
        int worst = rankOf(Status::Ok);
        std::ptrdiff_t calm = 0;
        for (std::size_t i = 0; i < m_worst.size(); ++i) {
            worst = std::min(worst, rankOf(at(i)));
            calm += isLoud(at(i)) ? 0 : 1;
        }
        const bool isYoung = m_moment - hourOf(m_worst.size() - 1).from < kYoung;
        const auto newest = now() || !isYoung ? now() : at(m_worst.size() - 2);
        return {std::min({rankOf(newest), rankOf(m_budget), rankOf(Status::Maintenance)}), worst, calm};
    }

    Strip::Lane drawn(const QString& name) const
    {
        Strip::Lane lane{.name = name, .parts = {}, .now = now().value_or(Status::Unknown)};
        if (now() != Status::Ok) // of the hour, which says nothing of a budget that is low
            lane.words = wordOrDoubt(now());
        for (std::size_t i = 0; i < m_worst.size(); ++i) {
            if (const auto status = at(i))
                lane.parts.push_back({hourOf(i), *status});
        }
        return lane;
    }

private:
    TimeSpan hourOf(std::size_t i) const
    {
        const UtcMs from = m_hours.from + std::int64_t(i) * kHour;
        return {from, from + kHour};
    }
    void note(std::size_t hour, Status status) { m_worst[hour] = std::min(m_worst[hour].value_or(status), status); }

    TimeSpan m_hours;
    UtcMs m_moment;
    std::vector<std::optional<Status>> m_worst;
    std::vector<bool> m_isDoubtful;
    std::set<std::vector<std::string>> m_knownTo; ///< the sources of each alert
    Status m_budget = Status::Ok;                 ///< the worst of its objectives
    bool m_isMeasured = false;
};

} // namespace

TimeSpan lastHours(UtcMs moment, const QTimeZone& zone)
{
    const Millis offset{std::int64_t(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(msOf(moment), Qt::UTC))) * 1000};
    const UtcMs counted = floorTo(moment, kMinute); // as far as slices are
    const UtcMs end = floorTo(counted + offset - Millis{1}, kHour) + kHour - offset;
    return {end - kHours * kHour, end};
}

Strip stateByHour(const HoursSeen& seen)
{
    std::map<QString, HoursOfService> lanes;
    const auto laneOf = [&](const QString& name) -> HoursOfService& {
        return lanes.try_emplace(name, seen.hours, seen.moment).first->second;
    };
    for (const HourStates& objective : seen.objectives)
        laneOf(plainText(objective.service, kShownName)).addObjective(objective.hours, objective.budget);
    for (const AlertRow& row : seen.alerts)
        laneOf((row.service.isEmpty() ? row.name : row.service).left(kShownName)).addAlert(row, seen.moment);

    std::vector<std::pair<QString, const HoursOfService*>> order;
    for (auto& [name, lane] : lanes) {
        lane.addHeard(seen.heard);
        order.emplace_back(name, &lane);
    }
    std::ranges::stable_sort(order, {}, [](const auto& named) { return named.second->rank(); });
    Strip strip{.title = Text::tr("State by hour"), .range = seen.hours, .cell = kHour, .lanes = {}};
    for (const auto& [name, lane] : order)
        strip.lanes.push_back(lane->drawn(name));
    return strip;
}

} // namespace traceo
