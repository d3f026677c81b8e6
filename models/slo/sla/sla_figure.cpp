#include "slo/sla/sla_figure.h"

#include "slo/error_budget.h"

#include <algorithm>
#include <array>

namespace traceo {
namespace {

constexpr double kWholeMinute = 60; ///< seconds
constexpr std::int64_t kHoursOfDay = 24;
constexpr std::int64_t kHoursOfWeek = 7 * kHoursOfDay;

struct Mean {
    double events = 0;
    double minutes = 0;

    void add(const Slice& slice, double seen)
    {
        events += slice.total;
        minutes += seen;
    }
    double value() const { return minutes > 0 ? events / minutes : 0; }
};

/// Events of a seen minute, by the hour of the week. A minute that follows an unseen one holds what a counter grew meanwhile,
/// and is left out.
class UsualTraffic {
public:
    UsualTraffic(const SliceRows& table, const std::vector<double>& unseen)
    {
        for (std::size_t i = 0; i < table.size(); ++i) {
            if (table.excluded[i])
                continue;
            const Slice& slice = table.judged[i];
            m_any.add(slice, 1 - unseen[i] / kWholeMinute);
            if (unseen[i] > 0 || (i > 0 && unseen[i - 1] > 0))
                continue;
            const auto hour = hourOf(slice.end);
            m_ofWeek[std::size_t(hour)].add(slice, 1);
            m_ofDay[std::size_t(hour % kHoursOfDay)].add(slice, 1);
            m_all.add(slice, 1);
        }
    }
    double at(UtcMs end) const
    {
        const auto hour = hourOf(end);
        for (const Mean* const mean : {&m_ofWeek[std::size_t(hour)], &m_ofDay[std::size_t(hour % kHoursOfDay)]}) {
            if (mean->minutes >= kLeastMinutes)
                return mean->value();
        }
        return (m_all.minutes > 0 ? m_all : m_any).value();
    }

private:
    static constexpr double kLeastMinutes = 30; ///< of an hour that says anything
    static std::int64_t hourOf(UtcMs end) { return (end - Millis{1} - UtcMs{}) / kHour % kHoursOfWeek; }

    std::array<Mean, kHoursOfWeek> m_ofWeek;
    std::array<Mean, kHoursOfDay> m_ofDay;
    Mean m_all;
    Mean m_any; ///< of all that was seen, where no minute was seen as a whole
};

/// Stretch by stretch: what is usual of the unseen, but no more than the stretch and the minute that ends it lack.
double unknownEvents(const SliceRows& table, const std::vector<double>& unseen)
{
    const UsualTraffic usual(table, unseen);
    double unknown = 0;
    double missing = 0; // expected of the unseen part of this stretch
    double lacking = 0; // expected of it all, less what was counted
    for (std::size_t i = 0; i < table.size(); ++i) {
        const Slice& slice = table.judged[i];
        const double expected = table.excluded[i] ? 0 : usual.at(slice.end);
        if (unseen[i] > 0) {
            missing += expected * unseen[i] / kWholeMinute;
            lacking += expected - slice.total;
            continue;
        }
        if (missing > 0)
            unknown += std::clamp(lacking + expected - slice.total, 0.0, missing);
        missing = lacking = 0;
    }
    return unknown + std::clamp(lacking, 0.0, missing);
}

double unknownMinutes(const SliceRows& table, const std::vector<double>& unseen)
{
    double unknown = 0;
    for (std::size_t i = 0; i < table.size(); ++i)
        unknown += table.judged[i].total > 0 ? 0 : unseen[i] / kWholeMinute;
    return unknown;
}

void decide(const Objective& objective, SlaFigure& figure)
{
    const SliceSum& sum = figure.counted;
    const double all = sum.total + figure.unknown;
    if (!(all > 0))
        return;
    const double most = sum.good + sum.undecided + figure.unknown;
    figure.low = sum.good / all;
    figure.high = most / all;
    if (isMet(objective, sum.good, all))
        figure.verdict = SlaVerdict::Met;
    else if (!isMet(objective, most, all))
        figure.verdict = SlaVerdict::Missed;
}

} // namespace

const char* wordOf(SlaVerdict verdict)
{
    switch (verdict) {
    case SlaVerdict::Met:
        return "met";
    case SlaVerdict::Missed:
        return "missed";
    case SlaVerdict::Undecidable:
        return "undecidable";
    }
    Q_UNREACHABLE();
}

double SlaFigure::coverage() const
{
    const double seconds = double(counted.window.length().count()) / 1000 - excludedMinutes * kWholeMinute;
    return seconds > 0 ? std::clamp(1 - unseenSeconds / seconds, 0.0, 1.0) : 0;
}

std::vector<double> unseenOf(const SliceRows& table)
{
    std::vector<double> unseen(table.size());
    for (std::size_t i = 0; i < table.size(); ++i)
        unseen[i] = table.excluded[i] ? 0 : std::max(0.0, kWholeMinute - table.counted[i].observedSeconds);
    return unseen;
}

SlaFigure figureOf(const SliceRows& table)
{
    const std::vector<double> unseen = unseenOf(table);
    SlaFigure figure{.counted = sumOf(table.judged, table.span()), .plain = sumOf(table.plain, table.span())};
    for (std::size_t i = 0; i < table.size(); ++i) {
        figure.unseenSeconds += unseen[i];
        figure.excludedMinutes += table.excluded[i] ? 1 : 0;
        const bool isIdle = !table.excluded[i] && unseen[i] == 0 && table.counted[i].total <= 0;
        figure.idleMinutes += isIdle ? 1 : 0;
    }
    figure.unknown = table.method.isOfTime() ? unknownMinutes(table, unseen) : unknownEvents(table, unseen);
    // A composite may have counted what some of its members did while another was never seen.
    const double known = kWholeMinute * (double(table.size()) - figure.excludedMinutes) - figure.unseenSeconds;
    if (figure.unseenSeconds > 0 && known <= 0)
        return figure;
    if (figure.counted.total > 0 && !(figure.counted.undecided > 0))
        figure.attained = figure.counted.good / figure.counted.total;
    if (figure.plain.total > 0 && !(figure.plain.undecided > 0))
        figure.plainAttained = figure.plain.good / figure.plain.total;
    decide(table.objective, figure);
    return figure;
}

} // namespace traceo
