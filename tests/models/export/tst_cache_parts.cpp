// The tables of a cache: rows have keys of their own, words of servers are shown as they are, numbers stay what they were.
#include "export/cache_parts.h"
#include "export/csv.h"
#include "support/test_main.h"

#include <QTest>

#include <set>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

const UtcMs kMoment = utcMs(1'763'906'700'000); // 23 Nov 2025 14:05 UTC

Reading number(double value, Unit unit)
{
    return {.value = value, .unit = unit, .at = kMoment, .quality = Quality::Ok};
}

/// The column with this id; a test that asks for another has a mistake.
template <class Row>
Cell cellOf(const std::vector<Column<Row>>& columns, const std::string& id, const Row& row)
{
    const auto column = std::ranges::find(columns, id, &Column<Row>::id);
    if (column == columns.end())
        qFatal("no column %s", id.c_str());
    return column->cell(row);
}

} // namespace

class TstCacheParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void estimatorsHaveTheirCountsAndIntervals()
    {
        CacheDetail detail;
        detail.falseResults = {{.name = u"Shadow read"_s,
                                .compared = 600,
                                .stale = 3,
                                .rate = number(0.005, Unit::Ratio),
                                .low = number(0.0017, Unit::Ratio),
                                .high = number(0.0146, Unit::Ratio)}};
        const auto rows = estimatorEntries(detail.falseResults);
        QCOMPARE(rows.size(), 1u);
        const auto columns = estimatorEntryColumns();
        QCOMPARE(cellOf(columns, "estimator", rows[0]).text, u"Shadow read"_s);
        QCOMPARE(cellOf(columns, "compared", rows[0]).reading.value, 600.0);
        QCOMPARE(cellOf(columns, "stale", rows[0]).reading.value, 3.0);
        QCOMPARE(cellOf(columns, "low", rows[0]).reading.value, 0.0017);
        QCOMPARE(cellOf(columns, "high", rows[0]).reading.value, 0.0146);
    }

    void slowCommandsOfOneMillisecondAreDifferentRows()
    {
        CacheDetail detail;
        const SlowCommand slow{
            .at = kMoment, .instance = "sessions", .command = "keys", .client = "", .took = number(0.212, Unit::Seconds)};
        detail.slow = {slow, slow, slow};
        std::set<std::string> keys;
        for (const SlowLogEntry& row : slowLogEntries(detail, kMoment))
            keys.insert(row.key);
        QCOMPARE(keys.size(), 3u);
    }

    /// A newer entry takes its place before the others, which stay the rows they were.
    void slowCommandsKeepTheirKeys()
    {
        CacheDetail detail;
        detail.slow = {{.at = kMoment, .instance = "a", .command = "keys", .client = {}, .took = {}}};
        const auto before = slowLogEntries(detail, kMoment);
        detail.slow.insert(detail.slow.begin(),
                           {.at = kMoment + kMinute, .instance = "a", .command = "keys", .client = {}, .took = {}});
        QCOMPARE(slowLogEntries(detail, kMoment)[1].key, before[0].key);
    }

    void whatServersCallThingsIsShownAsItIs()
    {
        CacheDetail detail;
        detail.slow = {{.at = kMoment, .instance = "<b>x</b>", .command = "g\u202eet", .client = "%1", .took = {}}};
        detail.groups = {{.db = "db0", .group = "a\nb", .keys = {}, .bytes = {}}};
        const auto slow = slowLogEntries(detail, kMoment);
        QCOMPARE(slow[0].instance, u"<b>x</b>"_s);
        QCOMPARE(slow[0].command, u"g\ufffdet"_s);
        QCOMPARE(slow[0].client, u"%1"_s);
        QVERIFY(!keyGroupEntries(detail)[0].group.contains(QLatin1Char('\n')));
    }

    void timesOfSlowCommandsAreWrittenInUtc()
    {
        CacheDetail detail;
        detail.slow = {{.at = kMoment, .instance = "a", .command = "keys", .client = {}, .took = number(0.2, Unit::Seconds)}};
        RowModel<SlowLogEntry> model(slowLogEntryColumns());
        model.setRows(slowLogEntries(detail, kMoment));
        const std::string csv = toCsv(model);
        QVERIFY2(csv.find("2025-11-23T14:05:00") != std::string::npos, csv.c_str());
        QVERIFY2(csv.find("0.2") != std::string::npos, csv.c_str());
    }

    void commandsWithoutAHitRateHaveNone()
    {
        CacheDetail detail;
        detail.commands = {
            {.key = "get", .name = u"get"_s, .calls = number(10, Unit::Count), .mean = number(0.001, Unit::Seconds)}};
        const auto rows = commandEntries(detail);
        QVERIFY(!cellOf(commandEntryColumns(), "hit_ratio", rows[0]).reading.hasValue());
        QCOMPARE(cellOf(commandEntryColumns(), "calls", rows[0]).reading.value, 10.0);
    }

    void comparedNumbersHaveBothEndsOfTheirInterval()
    {
        CacheCompare compared;
        compared.numbers = {{.key = "p95",
                             .name = u"p95"_s,
                             .before = number(0.2, Unit::Seconds),
                             .after = number(0.11, Unit::Seconds),
                             .change = number(-0.45, Unit::Change),
                             .changeLow = number(-0.49, Unit::Change),
                             .changeHigh = number(-0.41, Unit::Change),
                             .verdict = u"better"_s}};
        const auto rows = comparedEntries(compared);
        const auto columns = comparedEntryColumns();
        QCOMPARE(cellOf(columns, "change_low", rows[0]).reading.value, -0.49);
        QCOMPARE(cellOf(columns, "change_high", rows[0]).reading.value, -0.41);
        QCOMPARE(cellOf(columns, "verdict", rows[0]).text, u"better"_s);
    }
};
TRACEO_TEST(TstCacheParts);
#include "tst_cache_parts.moc"
