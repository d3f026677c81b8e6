#include "export/cache_words.h"

#include "cache/cache_state.h"
#include "core/format.h"
#include "export/section_parts.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CacheSection)
};

int countOf(const CacheReport& report, HitWord word)
{
    return int(std::ranges::count(report.rows, word, &CacheRow::hitWord));
}

template <class IsMeant>
QStringList namesWhere(const CacheReport& report, const IsMeant& isMeant)
{
    QStringList names;
    for (const CacheRow& row : report.rows) {
        if (isMeant(row))
            names << plainText(row.name);
    }
    return names;
}

} // namespace

QString cacheFinding(const CacheReport& report, const CacheTargets& targets)
{
    const int all = int(report.rows.size());
    const auto reaches = [&targets](const CacheRow& row) {
        return row.hitRate.hasValue() && row.hitRate.value >= targets.hitRate;
    };
    const int counted = int(std::ranges::count_if(report.rows, [](const CacheRow& row) { return row.hitRate.hasValue(); }));
    const int good = int(std::ranges::count_if(report.rows, reaches));
    QStringList parts;
    if (counted == 0)
        parts << Text::tr("Of no cache the hit rate is known");
    else if (good == all)
        parts << Text::tr("All %n caches reach a hit rate of %1", nullptr, all).arg(targetText(targets.hitRate));
    else
        parts << Text::tr("%n of %1 caches reach a hit rate of %2", nullptr, good)
                     .arg(QString::number(all), targetText(targets.hitRate));
    if (const int idle = countOf(report, HitWord::NoLookups); idle > 0)
        parts << Text::tr("%n had no look-ups", nullptr, idle);
    if (const int unseen = countOf(report, HitWord::NotObserved) + countOf(report, HitWord::OnePoll); unseen > 0)
        parts << Text::tr("%n were not observed long enough", nullptr, unseen);
    return parts.join(u", "_s);
}

QString cacheSummary(const CacheReport& report, const CacheTargets& targets)
{
    QStringList sentences;
    const auto isBelow = [&targets](const CacheRow& row) {
        return row.hitRate.hasValue() && row.hitRate.value < targets.hitRate;
    };
    if (const QStringList below = namesWhere(report, isBelow); below.size() == 1) {
        const auto row = std::ranges::find_if(report.rows, isBelow);
        sentences << Text::tr("%1: %2").arg(below.front(), row->reason);
    } else if (!below.isEmpty()) {
        sentences << Text::tr("Below %1: %2.").arg(targetText(targets.hitRate), namesOf(below));
    }
    const auto isFalse = [&targets](const CacheRow& row) {
        return row.falseRateLow.hasValue() && row.falseRateLow.value > targets.falseResults; // chance does not explain it
    };
    if (const QStringList wrong = namesWhere(report, isFalse); !wrong.isEmpty())
        sentences << Text::tr("More than %1 of the answers were no longer true: %2.")
                         .arg(targetText(targets.falseResults), namesOf(wrong));
    if (const QStringList reset = namesWhere(report, [](const CacheRow& row) { return row.resetSeen; }); !reset.isEmpty())
        sentences << Text::tr("Counters began again meanwhile: %1. What was counted between the last poll and then is lost.")
                         .arg(namesOf(reset));
    return sentencesOf(sentences);
}

} // namespace traceo
