#include "views/cache/compared_periods.h"

#include "core/time_range.h"

#include <QDateTime>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

constexpr QLatin1Char kBetween('\n'); // nobody types it into a field of one line

PeriodWords wordsIn(const std::string& filter)
{
    const QString text = QString::fromStdString(filter);
    const qsizetype end = text.indexOf(kBetween);
    return end < 0 ? PeriodWords{} : PeriodWords{text.left(end), text.mid(end + 1)};
}

QString momentWords(UtcMs moment)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(msOf(moment), QTimeZone::utc());
    return time.toString(time.time().second() == 0 ? u"yyyy-MM-dd HH:mm"_s : u"yyyy-MM-dd HH:mm:ss"_s);
}

/// Whether somebody else can mend it: not the disk's fault.
bool isAboutPeriods(const Error& error)
{
    return error.code == ErrorCode::NotFound || error.code == ErrorCode::Ambiguous || error.code == ErrorCode::BadValue;
}

} // namespace

Result<TimeSpan> periodOf(const QString& words, UtcMs now)
{
    const auto range = parseRange(words, now, kHour);
    if (!range)
        return range.error();
    const auto meaning = resolved(*range, now);
    if (!meaning)
        return meaning.error();
    const UtcMs to = meaning->at.value_or(now);
    return TimeSpan{to - meaning->length, to};
}

QString wordsOfPeriod(TimeSpan period)
{
    return momentWords(period.from) + u" to "_s + momentWords(period.to);
}

std::string filterOf(const PeriodWords& words)
{
    return words.isEmpty() ? std::string() : (words.before + kBetween + words.after).toStdString();
}

Result<ComparedPeriods> comparedPeriods(const history::Snapshot& snapshot, const CacheConfig& config, const Question& question)
{
    ComparedPeriods result{.moment = question.moment()};
    auto suggested = periodsSuggestedFor(snapshot, config, question.selected, question);
    if (!suggested && isAboutPeriods(suggested.error())) // a cache that nobody knows; that is said below
        suggested = suggestedPeriods(snapshot, question);
    if (!suggested)
        return suggested.error();
    result.suggested = std::move(*suggested);
    result.words = wordsIn(question.filter);
    if (result.words.isEmpty() && !result.suggested.empty())
        result.words = {wordsOfPeriod(result.suggested.front().before), wordsOfPeriod(result.suggested.front().after)};
    if (result.words.isEmpty() || question.selected.empty())
        return result;
    const auto before = periodOf(result.words.before, question.moment());
    const auto after = periodOf(result.words.after, question.moment());
    if (!before || !after) {
        result.problem = before ? after.error() : before.error();
        return result;
    }
    auto compared = compareOf(snapshot, config, question.selected, *before, *after, question.moment());
    if (compared)
        result.compared = std::move(*compared);
    else if (isAboutPeriods(compared.error()))
        result.problem = compared.error();
    else
        return compared.error();
    return result;
}

} // namespace traceo
