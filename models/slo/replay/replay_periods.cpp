#include "slo/replay/replay_periods.h"

#include "slo/error_budget.h"

#include <algorithm>
#include <limits>

namespace traceo::replay {
namespace {

using Severity = BurnPair::Severity;

constexpr double kLeastSeen = 0.5;

bool beginsAt(const std::vector<AlertVerdict>& verdicts, std::size_t minute)
{
    return verdicts[minute] == AlertVerdict::Firing && (minute == 0 || verdicts[minute - 1] != AlertVerdict::Firing);
}

/// The minute at which least was left. Shares as doubles find it; what it comes to is worked out exactly.
class Lowest {
public:
    explicit Lowest(const MinuteRecord& record) : m_record(record), m_part(record.parts.begin()) {}

    /// Minutes ascending.
    void look(std::size_t minute)
    {
        while (m_record.endOf(minute) > m_part->span.to)
            ++m_part;
        if (!(m_record.windowBudgeted[minute] > 0))
            return;
        const double spent = m_record.windowBad[minute] / (m_record.windowBudgeted[minute] * m_part->slo.objective.errorRatio());
        if (spent > m_spent) {
            m_spent = spent;
            m_minute = minute;
            m_isKnown = true;
        }
    }
    std::optional<double> left() const { return m_isKnown ? m_record.left(m_minute) : std::nullopt; }

private:
    const MinuteRecord& m_record;
    std::vector<MinuteRecord::Part>::const_iterator m_part;
    double m_spent = -std::numeric_limits<double>::infinity();
    std::size_t m_minute = 0;
    bool m_isKnown = false;
};

void addMinute(ReplayPeriod& period, const MinuteRecord& record, std::size_t minute)
{
    period.good += record.good[minute];
    period.total += record.total[minute];
    period.observedSeconds += record.observedSeconds[minute];
    period.pages += beginsAt(record.page, minute) ? 1 : 0;
    period.tickets += beginsAt(record.ticket, minute) ? 1 : 0;
    period.paging += record.page[minute] == AlertVerdict::Firing ? kMinute : Millis{0};
    period.ticketing += record.ticket[minute] == AlertVerdict::Firing ? kMinute : Millis{0};
    period.exhausted += record.is(minute, MinuteRecord::Exhausted) ? kMinute : Millis{0};
}

void addFirings(const MinuteRecord& record, Severity severity, std::vector<ReplayFiring>& firings)
{
    const std::vector<AlertVerdict>& verdicts = severity == Severity::Page ? record.page : record.ticket;
    for (std::size_t minute = 0; minute < verdicts.size(); ++minute) {
        const bool fires = verdicts[minute] == AlertVerdict::Firing;
        const bool wasFiring = minute > 0 && verdicts[minute - 1] == AlertVerdict::Firing;
        if (fires && !wasFiring)
            firings.push_back(
                {severity,
                 {record.endOf(minute), record.range.to},
                 true,
                 budgetSpent(record.sloOf(minute).objective, record.windowBad[minute], record.windowBudgeted[minute])});
        if (!fires && wasFiring) {
            firings.back().span.to = record.endOf(minute);
            firings.back().isOpen = false;
        }
    }
}

} // namespace

double ReplayPeriod::coverage() const
{
    const double seconds = double(span.length().count()) / 1000;
    return seconds > 0 ? std::min(1.0, observedSeconds / seconds) : 0;
}

ReplayPeriod periodOf(const MinuteRecord& record, TimeSpan span)
{
    ReplayPeriod period{.span = span, .left = {}, .lowestLeft = {}, .worst = {}};
    Lowest lowest(record);
    const std::size_t last = record.minuteAt(span.to);
    for (std::size_t minute = record.minuteAt(span.from + kMinute); minute <= last; ++minute) {
        addMinute(period, record, minute);
        lowest.look(minute);
    }
    period.left = record.left(last);
    period.lowestLeft = lowest.left();
    // Half a day of calm says nothing of the other half; trouble does.
    if (period.paging > Millis{0})
        period.worst = Status::Critical;
    else if (period.ticketing > Millis{0})
        period.worst = Status::Warning;
    else if (period.coverage() >= kLeastSeen)
        period.worst = Status::Ok;
    return period;
}

std::vector<TimeSpan> periodsOf(TimeSpan range, CalendarPeriods::Unit unit, const QTimeZone& zone)
{
    const CalendarPeriods periods{.unit = unit, .zone = zone};
    std::vector<TimeSpan> spans;
    for (UtcMs from = range.from; from < range.to;) {
        const UtcMs next = std::min(periods.around(from + kMinute).to, range.to);
        spans.push_back({from, next});
        from = next;
    }
    return spans;
}

std::vector<ReplayFiring> firingsOf(const MinuteRecord& record)
{
    std::vector<ReplayFiring> firings;
    addFirings(record, Severity::Page, firings);
    addFirings(record, Severity::Ticket, firings);
    std::ranges::stable_sort(firings, {}, [](const ReplayFiring& firing) { return firing.span.from; });
    return firings;
}

std::vector<TimeSpan> exhaustedOf(const MinuteRecord& record)
{
    std::vector<TimeSpan> stretches;
    for (std::size_t minute = 0; minute < record.size(); ++minute) {
        if (!record.is(minute, MinuteRecord::Exhausted))
            continue;
        const UtcMs end = record.endOf(minute);
        if (!stretches.empty() && stretches.back().to == end - kMinute)
            stretches.back().to = end;
        else
            stretches.push_back({end - kMinute, end});
    }
    return stretches;
}

} // namespace traceo::replay
