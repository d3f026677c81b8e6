#include "export/cache_parts.h"

#include "core/format.h"

#include <QCoreApplication>

#include <map>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CacheParts)
};

const QString& ratioWidth()
{
    static const QString width = u"188.88 %"_s;
    return width;
}

Reading countOf(std::int64_t count, UtcMs at)
{
    return {.value = double(count), .unit = Unit::Count, .at = at, .quality = Quality::Ok};
}

template <class Row>
Column<Row> wordColumn(std::string id, const QString& title, CellKind kind, QString Row::*words, const QString& widest)
{
    const auto cell = [kind, words](const Row& row) {
        return kind == CellKind::Key ? Cell::ofKey(row.*words)
            : kind == CellKind::Note ? Cell::ofNote(row.*words)
                                     : Cell::ofText(row.*words);
    };
    return {.id = std::move(id), .title = title, .kind = kind, .cell = cell, .widest = widest};
}

} // namespace

std::vector<EstimatorEntry> estimatorEntries(const std::vector<FalseResults>& results)
{
    std::vector<EstimatorEntry> entries;
    for (const FalseResults& one : results)
        entries.push_back({.key = one.name.toStdString(),
                           .name = one.name,
                           .compared = countOf(one.compared, one.rate.at),
                           .stale = countOf(one.stale, one.rate.at),
                           .rate = one.rate,
                           .low = one.low,
                           .high = one.high,
                           .delayP50 = one.delayP50,
                           .delayP95 = one.delayP95});
    return entries;
}

std::vector<Column<EstimatorEntry>> estimatorEntryColumns()
{
    return {wordColumn("estimator", Text::tr("Estimator"), CellKind::Key, &EstimatorEntry::name, {}),
            numberColumn("compared", Text::tr("Compared"), &EstimatorEntry::compared, u"88 888 888"_s,
                         Text::tr("Answers of the cache that were held against the truth; of a canary its writes")),
            numberColumn("stale", Text::tr("Stale"), &EstimatorEntry::stale, u"888 888"_s,
                         Text::tr("Those that were no longer true; of a canary those that were not seen in time")),
            numberColumn("rate", Text::tr("Rate"), &EstimatorEntry::rate, ratioWidth(), Text::tr("Stale of compared")),
            numberColumn("low", Text::tr("At least"), &EstimatorEntry::low, ratioWidth(),
                         Text::tr("Lower end of Wilson's 95 % interval")),
            numberColumn("high", Text::tr("At most"), &EstimatorEntry::high, ratioWidth(),
                         Text::tr("Upper end of Wilson's 95 % interval: no stale answer of 300 proves no more than 1.3 %")),
            numberColumn("delay_p50_s", Text::tr("Delay p50"), &EstimatorEntry::delayP50, u"888.8 ms"_s,
                         Text::tr("Of a canary: half of its writes were seen in the cache after so long")),
            numberColumn("delay_p95_s", Text::tr("Delay p95"), &EstimatorEntry::delayP95, u"888.8 ms"_s,
                         Text::tr("Of a canary: 95 of 100 writes were seen in the cache after so long"))};
}

std::vector<SlowLogEntry> slowLogEntries(const CacheDetail& detail, UtcMs moment)
{
    std::vector<SlowLogEntry> entries;
    std::map<std::string, int> seen; // two alike in one millisecond are two rows
    for (const SlowCommand& one : detail.slow) {
        const std::string base = std::to_string(msOf(one.at)) + "/" + one.instance + "/" + one.command;
        SlowLogEntry& entry = entries.emplace_back();
        entry.key = base + "/" + std::to_string(seen[base]++);
        entry.at = {.value = double(msOf(one.at)) / 1000, .unit = Unit::Timestamp, .at = moment, .quality = Quality::Ok};
        entry.command = plainText(one.command);
        entry.took = one.took;
        entry.client = plainText(one.client);
        entry.instance = plainText(one.instance);
    }
    return entries;
}

std::vector<Column<SlowLogEntry>> slowLogEntryColumns()
{
    return {numberColumn("at", Text::tr("When"), &SlowLogEntry::at, u"28 Nov 00:00"_s),
            wordColumn("command", Text::tr("Command"), CellKind::Key, &SlowLogEntry::command, u"zrangebyscore"_s),
            numberColumn("took_s", Text::tr("Took"), &SlowLogEntry::took, u"888.8 ms"_s,
                         Text::tr("In the server alone, without the network and without waiting for its turn")),
            wordColumn("client", Text::tr("Client"), CellKind::Text, &SlowLogEntry::client, u"checkout-worker-8"_s),
            wordColumn("instance", Text::tr("Instance"), CellKind::Text, &SlowLogEntry::instance, u"sessions.example:6379"_s)};
}

std::vector<KeyGroupEntry> keyGroupEntries(const CacheDetail& detail)
{
    std::vector<KeyGroupEntry> entries;
    for (const KeyGroup& one : detail.groups)
        entries.push_back({.key = one.db + "/" + one.group,
                           .db = plainText(one.db),
                           .group = plainText(one.group),
                           .keys = one.keys,
                           .keysLow = one.keysLow,
                           .keysHigh = one.keysHigh,
                           .bytes = one.bytes,
                           .sampled = one.sampled});
    return entries;
}

std::vector<Column<KeyGroupEntry>> keyGroupEntryColumns()
{
    return {wordColumn("group", Text::tr("Keys like"), CellKind::Key, &KeyGroupEntry::group, u"session:*"_s),
            numberColumn("keys", Text::tr("Keys"), &KeyGroupEntry::keys, u"88 888 888"_s,
                         Text::tr("Estimated from a sample; exact where all keys were looked at")),
            numberColumn("keys_low", Text::tr("At least"), &KeyGroupEntry::keysLow, u"88 888 888"_s,
                         Text::tr("Lower end of Wilson's 95 % interval of the keys")),
            numberColumn("keys_high", Text::tr("At most"), &KeyGroupEntry::keysHigh, u"88 888 888"_s,
                         Text::tr("Upper end of Wilson's 95 % interval of the keys")),
            numberColumn("bytes", Text::tr("Memory"), &KeyGroupEntry::bytes, u"888.8 MiB"_s,
                         Text::tr("Estimated from the same sample, with what the server needs beside the values. A few large "
                                  "values among many small ones are easily missed.")),
            numberColumn("sampled", Text::tr("Looked at"), &KeyGroupEntry::sampled, u"88 888"_s,
                         Text::tr("Keys of the database that the estimate rests on; of fewer than 30 nothing is said")),
            wordColumn("db", Text::tr("Database"), CellKind::Text, &KeyGroupEntry::db, u"db88"_s)};
}

std::vector<CommandEntry> commandEntries(const CacheDetail& detail)
{
    std::vector<CommandEntry> entries;
    for (const CommandRow& one : detail.commands)
        entries.push_back({.key = one.key,
                           .name = one.name,
                           .calls = one.calls,
                           .mean = one.mean,
                           .p50 = one.p50,
                           .p99 = one.p99,
                           .hitRate = one.hitRate});
    return entries;
}

std::vector<Column<CommandEntry>> commandEntryColumns()
{
    const QString duration = u"888.8 ms"_s;
    return {wordColumn("command", Text::tr("Command"), CellKind::Key, &CommandEntry::name, u"zrangebyscore"_s),
            numberColumn("calls", Text::tr("Calls"), &CommandEntry::calls, u"888 888 888"_s, Text::tr("In the range")),
            numberColumn("mean_s", Text::tr("Mean"), &CommandEntry::mean, duration, Text::tr("Time of a call in the server")),
            numberColumn("p50_s", Text::tr("p50"), &CommandEntry::p50, duration,
                         Text::tr("Half of the calls in the range took no longer")),
            numberColumn("p99_s", Text::tr("p99"), &CommandEntry::p99, duration,
                         Text::tr("99 of 100 calls in the range took no longer")),
            numberColumn("hit_ratio", Text::tr("Hit rate"), &CommandEntry::hitRate, ratioWidth(),
                         Text::tr(
                             "Of a statement: the blocks it found in the shared buffers. What was read may still have been in "
                             "the page cache of the operating system."))};
}

std::vector<ComparedEntry> comparedEntries(const CacheCompare& compared)
{
    std::vector<ComparedEntry> entries;
    for (const ComparedNumber& one : compared.numbers)
        entries.push_back({.key = one.key,
                           .name = one.name,
                           .before = one.before,
                           .after = one.after,
                           .change = one.change,
                           .low = one.changeLow,
                           .high = one.changeHigh,
                           .verdict = one.verdict});
    return entries;
}

std::vector<Column<ComparedEntry>> comparedEntryColumns()
{
    const QString wide = u"−188.88 %"_s;
    return {wordColumn("number", Text::tr("Number"), CellKind::Key, &ComparedEntry::name, u"Latency with the cache"_s),
            numberColumn("before", Text::tr("Before"), &ComparedEntry::before, wide),
            numberColumn("after", Text::tr("After"), &ComparedEntry::after, wide),
            numberColumn("change", Text::tr("Change"), &ComparedEntry::change, wide,
                         Text::tr("Of a share: after − before, in percentage points. Of times and of load: after ÷ before − 1.")),
            numberColumn("change_low", Text::tr("At least"), &ComparedEntry::low, wide,
                         Text::tr("Lower end of the 95 % interval of the change")),
            numberColumn("change_high", Text::tr("At most"), &ComparedEntry::high, wide,
                         Text::tr("Upper end of the 95 % interval of the change")),
            wordColumn("verdict", Text::tr("Verdict"), CellKind::Note, &ComparedEntry::verdict, {})};
}

} // namespace traceo
