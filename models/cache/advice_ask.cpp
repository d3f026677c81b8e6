#include "cache/advice_ask.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(IndexAdvice)
};

/// A source may ask for tables more rarely than for the database as a whole, but not as rarely as this.
constexpr Millis kGoneAfter = kHour;
/// What tells most statements of one application apart.
constexpr qsizetype kShortStatement = 60;

} // namespace

IndexAdvice adviceFor(const AdviceAsk& ask, IndexAdvice::Kind kind, std::string object)
{
    IndexAdvice advice;
    const PostgresDatabase& database = ask.database;
    advice.key = database.source + '/' + database.instance + '/' + database.name + '/' + std::string(wordOf(kind)) + '/' + object;
    advice.kind = kind;
    advice.source = database.source;
    advice.instance = database.instance;
    advice.database = database.name;
    advice.object = std::move(object);
    return advice;
}

Result<double> grownIn(const AdviceAsk& ask, history::SeriesId counter)
{
    if (counter == 0)
        return 0.0;
    const auto all = ask.snapshot.aggregate(counter, ask.window);
    if (!all)
        return all.error();
    return all->count > 0 ? all->increase : 0.0;
}

Result<std::optional<double>> newestOf(const AdviceAsk& ask, history::SeriesId gauge)
{
    if (gauge == 0)
        return std::optional<double>();
    const auto sample = ask.snapshot.newestSample(gauge, ask.window.to);
    if (!sample)
        return sample.error();
    const UtcMs lastSeen = ask.database.lastSeen.value_or(ask.window.to);
    if (!*sample || (*sample)->at < lastSeen - kGoneAfter)
        return std::optional<double>();
    return std::optional((*sample)->value);
}

Result<TimeSpan> watchedOf(const AdviceAsk& ask, history::SeriesId counter)
{
    const auto before = ask.snapshot.newestSample(counter, ask.window.from);
    if (!before)
        return before.error();
    if (*before)
        return ask.window;
    const auto all = ask.snapshot.aggregate(counter, ask.window);
    if (!all)
        return all.error();
    return TimeSpan{all->count > 0 ? all->firstAt : ask.window.to, ask.window.to};
}

QString resetCaution(const AdviceAsk& ask, const std::optional<UtcMs>& reset)
{
    if (!reset || *reset > ask.window.to || ask.window.to - *reset >= kYoungStatistics)
        return {};
    const QString ago = ageText(ask.window.to - *reset, ask.style);
    return *reset > ask.window.from
        ? Text::tr("Statistics were reset %1 ago, within this window: counted on from there.").arg(ago)
        : Text::tr("Statistics were reset %1 ago.").arg(ago);
}

Reading readingOf(const AdviceAsk& ask, std::optional<double> value, Unit unit)
{
    if (!value)
        return {.unit = unit, .at = ask.window.to};
    return {.value = *value, .unit = unit, .at = ask.window.to, .quality = Quality::Ok};
}

QString shareText(const AdviceAsk& ask, double share)
{
    Reading reading = readingOf(ask, share, Unit::Ratio);
    reading.decimals = 1;
    return toText(reading, ask.style);
}

QString shortStatement(const QString& text, const std::string& id)
{
    const QString line = text.simplified();
    return line.isEmpty() ? plainText(id) : line.size() <= kShortStatement ? line : line.left(kShortStatement - 1) + u'…';
}

void keepHeaviest(std::vector<IndexAdvice>& rows, std::size_t most)
{
    const auto weightOf = [](const IndexAdvice& advice) { return advice.weight.hasValue() ? advice.weight.value : 0.0; };
    std::ranges::sort(rows, [&weightOf](const IndexAdvice& a, const IndexAdvice& b) {
        return weightOf(a) != weightOf(b) ? weightOf(a) > weightOf(b) : a.key < b.key;
    });
    if (rows.size() > most)
        rows.resize(most);
}

} // namespace traceo
