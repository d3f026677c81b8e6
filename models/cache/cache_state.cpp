#include "cache/cache_state.h"

#include "cache/false_results.h"
#include "core/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CacheReport)
};

constexpr int kLongestReason = 800;

class Judge {
public:
    Judge(const CacheView& view, const CacheRow& row, const CacheConfig& config, bool isSilent, UtcMs moment)
        : m_view(view), m_row(row), m_targets(config.targets), m_isSilent(isSilent), m_moment(moment)
    {}

    CacheState state() const
    {
        CacheState state = statement();
        state.note = note();
        const QStringList told = remedies();
        state.reason = (QStringList{state.reason} + told).join(QLatin1Char(' '));
        state.limits = told + withoutRemedy();
        return state;
    }

private:
    CacheState statement() const
    {
        if (m_view.now.isDown)
            return {.status = Status::Critical,
                    .word = Text::tr("Down"),
                    .reason = Text::tr("Its exporter answers, but reached no cache the last time it was asked.")};
        if (isLost(m_view.instance, m_view.counts))
            return lost();
        if (m_isSilent || !m_view.counts.newest)
            return silent();
        if (m_view.counts.isContradictory)
            return {.status = Status::Unknown,
                    .word = Text::tr("Contradictory"),
                    .reason = Text::tr("There were more hits than requests: look at “hits” and “requests” of its mapping.")};
        if (const auto warning = missed())
            return *warning;
        return usual();
    }

    /// It answered once, and not the last time it was asked.
    CacheState lost() const
    {
        const QString age = ageText(m_moment - *m_view.counts.newest);
        const QString message = plainText(m_view.instance.failed->message, kLongestReason);
        if (m_view.instance.failed->outcome == Outcome::Decode)
            return {.status = Status::Critical,
                    .word = Text::tr("Not understood"),
                    .reason = Text::tr("Its newest answer could not be read; what is shown is %1 old: %2").arg(age, message)};
        return {.status = Status::Critical,
                .word = Text::tr("Not reached"),
                .reason = message.isEmpty()
                    ? Text::tr("It did not answer the last time it was asked; what is shown is %1 old.").arg(age)
                    : Text::tr("It did not answer the last time it was asked; what is shown is %1 old: %2").arg(age, message)};
    }

    CacheState silent() const
    {
        const std::optional<std::string>& unreached = m_view.instance.unreached;
        if (!m_view.counts.newest && unreached)
            return {.status = Status::Critical,
                    .word = Text::tr("Not reached"),
                    .reason = unreached->empty()
                        ? Text::tr("It was asked and has never answered.")
                        : Text::tr("It was asked and has never answered: %1").arg(plainText(*unreached, kLongestReason))};
        if (!m_view.counts.newest)
            return {.status = Status::Unknown,
                    .word = Text::tr("Not observed"),
                    .reason = m_view.instance.hits.empty()
                        ? Text::tr("There is no counter of hits.")
                        : Text::tr("There are hits without misses or requests, or no poll of either up to this moment.")};
        const QString since = ageText(m_moment - *m_view.counts.newest);
        return {.status = Status::Stale,
                .word = Text::tr("Silent"),
                .reason = m_view.counts.interval > Millis{0} ? Text::tr("There was no poll for %1; before, one came every %2.")
                                                                   .arg(since, durationText(m_view.counts.interval))
                                                             : Text::tr("There was no poll for %1.").arg(since)};
    }

    std::optional<CacheState> missed() const
    {
        if (m_row.hitRateHigh.hasValue() && m_row.hitRateHigh.value < m_targets.hitRate)
            return CacheState{.status = Status::Warning,
                              .word = Text::tr("Below target"),
                              .reason =
                                  Text::tr("%1 of look-ups hit, %2 at most; the target is %3.")
                                      .arg(toText(m_row.hitRate), toText(m_row.hitRateHigh), targetText(m_targets.hitRate))};
        if (m_row.breakEven.hasValue() && m_row.hitRateHigh.hasValue() && m_row.hitRateHigh.value < m_row.breakEven.value)
            return CacheState{.status = Status::Warning,
                              .word = Text::tr("Costs time"),
                              .reason = Text::tr("%1 of look-ups hit; below %2 the cache costs more time than it saves.")
                                            .arg(toText(m_row.hitRate), toText(m_row.breakEven))};
        const FalseResults* const best = ratedBy(m_view.falseResults);
        if (best != nullptr && best->low.hasValue() && best->low.value > m_targets.falseResults)
            return CacheState{.status = Status::Warning,
                              .word = Text::tr("False results"),
                              .reason = (best->isOfEntries
                                             ? Text::tr("%1 of %2 entries that were compared were stale, at least %3 of all "
                                                        "entries; the target is below %4.")
                                             : Text::tr("%1 of %2 answers that were compared were stale, at least %3 of all; the "
                                                        "target is below %4."))
                                            .arg(QString::number(best->stale), QString::number(best->compared), toText(best->low),
                                                 targetText(m_targets.falseResults))};
        if (m_row.reduction.hasValue() && m_row.reduction.value < m_targets.latencyReduction)
            return CacheState{.status = Status::Warning,
                              .word = Text::tr("Saves little"),
                              .reason = Text::tr("It makes answers %1 faster than the origin; the target is %2.")
                                            .arg(toText(m_row.reduction), targetText(m_targets.latencyReduction))};
        return overhead();
    }

    /// Of a server that is near empty it means nothing.
    std::optional<CacheState> overhead() const
    {
        if (!m_row.overheadNet.hasValue() || m_row.overheadNet.value < m_targets.memoryOverhead
            || m_view.now.used.value_or(0) < kLeastMemory)
            return std::nullopt;
        return CacheState{.status = Status::Warning,
                          .word = Text::tr("Memory overhead"),
                          .reason = Text::tr("%1 of its memory is not data; the target is below %2.")
                                        .arg(toText(m_row.overheadNet), targetText(m_targets.memoryOverhead))};
    }

    CacheState usual() const
    {
        switch (m_row.hitWord) {
        case HitWord::NoLookups:
            return {.status = Status::Unknown,
                    .word = Text::tr("No look-ups"),
                    .reason = Text::tr("Nobody looked anything up in this window: there is no hit rate.")};
        case HitWord::OnePoll:
            return onePoll();
        case HitWord::NotObserved:
            return {.status = Status::Unknown,
                    .word = Text::tr("Not observed"),
                    .reason = Text::tr("There was no poll in this window.")};
        case HitWord::Counted:
            break;
        }
        const bool isChance = m_row.hitRate.value < m_targets.hitRate;
        return {
            .status = Status::Ok,
            .word = isChance ? Text::tr("Near target") : Text::tr("On target"),
            .reason = isChance
                ? Text::tr("%1 of look-ups hit, between %2 and %3: that may be the target of %4.")
                      .arg(toText(m_row.hitRate), toText(m_row.hitRateLow), toText(m_row.hitRateHigh),
                           targetText(m_targets.hitRate))
                : Text::tr("%1 of look-ups hit; the target is %2.").arg(toText(m_row.hitRate), targetText(m_targets.hitRate))};
    }

    CacheState onePoll() const
    {
        const HitCounts& counts = m_view.counts;
        if (counts.takenOver == 0)
            return {.status = Status::Unknown,
                    .word = Text::tr("One poll"),
                    .reason = Text::tr("A hit rate needs two polls; there is one.")};
        if (counts.takenOver == counts.unclear)
            return {.status = Status::Unknown,
                    .word = Text::tr("Reset or failover"),
                    .reason = Text::tr("Its counters fell, and without a run id nobody can tell a reset from another server that "
                                       "took over: nothing can be counted yet.")};
        return {.status = Status::Unknown,
                .word = Text::tr("Failover"),
                .reason = Text::tr("Another server took over, whose counters began before: nothing can be counted yet.")};
    }

    QString note() const
    {
        QStringList words;
        if (!m_view.instance.sameAs.empty())
            words << Text::tr("the same server as %1").arg(plainText(m_view.instance.sameAs));
        if (m_view.counts.takenOver > m_view.counts.unclear)
            words << Text::tr("failover");
        if (m_view.counts.unclear > 0)
            words << Text::tr("reset or failover");
        if (m_view.counts.resets > 0)
            words << Text::tr("reset");
        if (m_view.now.isContradictory())
            words << Text::tr("overhead above memory used");
        for (const QString& refused : m_view.now.refused)
            words << Text::tr("%1 not available").arg(refused);
        return words.join(u", "_s);
    }

    /// A sentence a remedy: one right that is missing mostly costs several questions.
    QStringList remedies() const
    {
        std::vector<std::pair<QString, QStringList>> all;
        for (const QString& refused : m_view.now.refused) {
            const auto known = m_view.now.remedies.find(refused);
            if (known == m_view.now.remedies.end())
                continue;
            const auto same = std::ranges::find(all, known->second, &std::pair<QString, QStringList>::first);
            if (same != all.end())
                same->second << refused;
            else
                all.push_back({known->second, {refused}});
        }
        QStringList sentences;
        for (const auto& [remedy, refused] : all)
            sentences << Text::tr("%1 not available: %2").arg(refused.join(u", "_s), remedy);
        return sentences;
    }

    QStringList withoutRemedy() const
    {
        QStringList refused;
        for (const QString& one : m_view.now.refused) {
            if (!m_view.now.remedies.contains(one))
                refused << one;
        }
        return refused.isEmpty() ? QStringList() : QStringList{Text::tr("%1 not available").arg(refused.join(u", "_s)) + u'.'};
    }

    const CacheView& m_view;
    const CacheRow& m_row;
    const CacheTargets& m_targets;
    bool m_isSilent;
    UtcMs m_moment;
};

} // namespace

QString targetText(double ratio)
{
    constexpr int kMostDecimals = 3;
    constexpr double kWhole = 1e-6;
    int decimals = 0;
    for (double part = ratio * 100; decimals < kMostDecimals && std::abs(part - std::round(part)) > kWhole; part *= 10)
        ++decimals;
    return toText({.value = ratio, .unit = Unit::Ratio, .quality = Quality::Ok, .decimals = std::int8_t(decimals)});
}

CacheState stateOf(const CacheView& view, const CacheRow& row, const CacheConfig& config, bool isSilent, UtcMs moment)
{
    return Judge(view, row, config, isSilent, moment).state();
}

} // namespace traceo
