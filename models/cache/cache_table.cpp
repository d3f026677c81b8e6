#include "cache/cache_table.h"

#include "core/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CacheTable)
};

Column<CacheRow> state()
{
    const auto cell = [](const CacheRow& row) {
        Cell state = Cell::ofStatus(row.status, row.word, row.reason);
        state.aside = row.note;
        return state;
    };
    return {.id = "state",
            .title = Text::tr("State"),
            .kind = CellKind::State,
            .cell = cell,
            .widest = u"Memory overhead failover, reset"_s};
}

Column<CacheRow> name()
{
    return {.id = "cache",
            .title = Text::tr("Cache"),
            .kind = CellKind::Key,
            .cell = [](const CacheRow& row) { return Cell::ofKey(plainText(row.name)); },
            .widest = u"cache-8.example.com:6379"_s};
}

Column<CacheRow> kind()
{
    return {.id = "kind",
            .title = Text::tr("Kind"),
            .kind = CellKind::Text,
            .cell =
                [](const CacheRow& row) {
                    return Cell::ofText(row.product.isEmpty() ? QString::fromStdString(row.kind) : row.product);
                },
            .widest = u"memcached_exporter"_s,
            .isWhole = true};
}

Column<CacheRow> age()
{
    return {.id = "age",
            .title = Text::tr("Age"),
            .kind = CellKind::Age,
            .cell = [](const CacheRow& row) { return Cell::ofAge(row.age); },
            .widest = u"88 min 08"_s,
            .tip = Text::tr("Time since the newest poll")};
}

Column<CacheRow> hitRate()
{
    const auto cell = [](const CacheRow& row) {
        Cell number = Cell::ofReading(row.hitRate);
        if (const QString words = wordsOf(row.hitWord); !row.hitRate.hasValue() && !words.isEmpty())
            number.text = words;
        return number;
    };
    return {.id = "hit_rate",
            .title = Text::tr("Hit rate"),
            .kind = CellKind::Number,
            .cell = cell,
            .widest = u"not observed"_s,
            .tip = Text::tr("Look-ups that found something, of all look-ups in the range")};
}

Column<CacheRow> course()
{
    return {.id = "course",
            .title = Text::tr("Course"),
            .kind = CellKind::Sparkline,
            .cell = [](const CacheRow& row) { return Cell::ofSparkline(row.sparkline); },
            .widest = {},
            .tip = Text::tr("The hit rate over the range, from left to right")};
}

} // namespace

QString wordsOf(HitWord word)
{
    switch (word) {
    case HitWord::Counted:
        return {};
    case HitWord::NoLookups:
        return Text::tr("no look-ups");
    case HitWord::OnePoll:
        return Text::tr("one poll");
    case HitWord::NotObserved:
        return Text::tr("not observed");
    }
    Q_UNREACHABLE();
}

std::vector<Column<CacheRow>> cacheColumns()
{
    const QString ratio = u"188.88 %"_s;
    const QString bytes = u"8 888 MiB"_s;
    return {state(),
            name(),
            kind(),
            age(),
            hitRate(),
            numberColumn("hit_rate_low", Text::tr("At least"), &CacheRow::hitRateLow, ratio,
                         Text::tr("The hit rate's lower bound: Wilson's interval, 95 %")),
            numberColumn("hit_rate_high", Text::tr("At most"), &CacheRow::hitRateHigh, ratio,
                         Text::tr("The hit rate's upper bound: Wilson's interval, 95 %")),
            numberColumn("lifetime", Text::tr("Lifetime"), &CacheRow::lifetime, ratio,
                         Text::tr("The hit rate since the counters began")),
            course(),
            numberColumn("lookups", Text::tr("Look-ups"), &CacheRow::lookups, u"888 888/s"_s,
                         Text::tr("Hits and misses a second")),
            numberColumn("evictions", Text::tr("Evicted"), &CacheRow::evictions, u"88 888 888"_s,
                         Text::tr("Entries that had to go for others in the range")),
            numberColumn("expirations", Text::tr("Expired"), &CacheRow::expirations, u"88 888 888"_s,
                         Text::tr("Entries whose time was over in the range")),
            numberColumn("memory", Text::tr("Memory"), &CacheRow::memoryUsed, bytes),
            numberColumn("overhead", Text::tr("Overhead"), &CacheRow::overheadNet, ratio,
                         Text::tr("Memory that is not data, without what an empty server takes")),
            numberColumn("p50", Text::tr("p50"), &CacheRow::p50, u"888 ms"_s, Text::tr("Half of the commands took no longer")),
            numberColumn("p99", Text::tr("p99"), &CacheRow::p99, u"888 ms"_s, Text::tr("99 of 100 commands took no longer")),
            numberColumn("reduction", Text::tr("Saves"), &CacheRow::reduction, ratio,
                         Text::tr("How much shorter answers take than those of the origin")),
            numberColumn("false_results", Text::tr("False"), &CacheRow::falseRate, ratio,
                         Text::tr("Answers that were not true any more, of those that were compared"))};
}

} // namespace traceo
