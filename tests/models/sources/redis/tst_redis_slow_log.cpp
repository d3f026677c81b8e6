#include "sources/redis/redis_slow_log.h"

#include "models/sources/redis/replies.h"
#include "support/test_main.h"
#include "vocabulary/caches.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

RedisReply words(std::vector<std::string> all)
{
    std::vector<RedisReply> items;
    for (std::string& word : all)
        items.push_back(text(std::move(word)));
    return list(std::move(items));
}

RedisReply entry(std::int64_t id, std::int64_t second, std::int64_t usec, std::vector<std::string> command)
{
    return list({number(id), number(second), number(usec), words(std::move(command)), text("10.0.0.1:5"), text("web")});
}

template <class T>
std::vector<T> column(const EventBlock& block, std::string_view name)
{
    for (const EventColumn& column : block.columns) {
        if (column.name == name)
            return std::get<std::vector<T>>(column.values);
    }
    return {};
}

} // namespace

class TstRedisSlowLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEntryIsAnEventOfItsRun()
    {
        RedisSeries series = emptySeries();
        const auto log = slowLog(list({entry(8, 1'796'056'700, 2'000'000, {"EVAL", "return 1", "0"}),
                                       entry(7, 1'796'056'644, 42'457, {"get", "user:17"})}),
                                 "abcd", "cache-1", {}, series);
        QVERIFY(log.ok() && log->problems.empty());
        const EventBlock& block = log->block;
        QCOMPARE(block.stream, std::string(vocabulary::kSlowLogStream));
        QCOMPARE(block.ids, (std::vector<std::string>{"abcd/8", "abcd/7"}));
        QCOMPARE(block.at[1], utcMs(1'796'056'644'000));
        QCOMPARE(column<std::string>(block, vocabulary::kSlowInstance), (std::vector<std::string>{"cache-1", "cache-1"}));
        QCOMPARE(column<std::string>(block, vocabulary::kSlowCommand), (std::vector<std::string>{"eval", "get"}));
        QCOMPARE(column<std::string>(block, vocabulary::kSlowClient), (std::vector<std::string>{"web", "web"}));
        QCOMPARE(column<std::int64_t>(block, vocabulary::kSlowArguments), (std::vector<std::int64_t>{2, 1}));
        QCOMPARE(column<std::int64_t>(block, vocabulary::kSlowMicroseconds), (std::vector<std::int64_t>{2'000'000, 42'457}));
        auto values = valuesOf(std::move(series));
        QCOMPARE(values.at("redis_slowlog_last_id{}"), 8.0);
        QCOMPARE(values.at("redis_last_slow_execution_duration_seconds{}"), 2.0);
        QCOMPARE(values.at("redis_slowlog_length{}"), 2.0);
    }

    /// They may be a password, or a customer's name.
    void argumentsAreCountedAndNotKept()
    {
        RedisSeries series = emptySeries();
        const auto log =
            slowLog(list({entry(1, 5, 9, {"AUTH", "hunter2"}), entry(2, 5, 9, {"hunter2 hunter2"})}), "r", "c", {}, series);
        for (const EventColumn& part : log->block.columns) {
            if (const auto* texts = std::get_if<std::vector<std::string>>(&part.values)) {
                for (const std::string& value : *texts)
                    QVERIFY2(value.find("hunter2") == std::string::npos, value.c_str());
            }
        }
        QCOMPARE(column<std::string>(log->block, vocabulary::kSlowCommand)[1], std::string("(unnamed)"));
    }

    void argumentsThatTheServerLeftOutAreCounted()
    {
        RedisSeries series = emptySeries();
        std::vector<std::string> many{"DEL"};
        for (int i = 0; i < 30; ++i)
            many.push_back("k");
        many.push_back("... (70 more arguments)");
        const auto log =
            slowLog(list({entry(1, 5, 9, many), entry(2, 5, 9, {"DEL", "... (x more arguments)"})}), "r", "c", {}, series);
        QCOMPARE(column<std::int64_t>(log->block, vocabulary::kSlowArguments), (std::vector<std::int64_t>{100, 1}));
    }

    void olderServersNameNoClient()
    {
        RedisSeries series = emptySeries();
        const auto log = slowLog(list({list({number(3), number(5), number(9), words({"KEYS", "*"})})}), "r", "c", {}, series);
        QVERIFY(log.ok() && log->problems.empty());
        QCOMPARE(column<std::string>(log->block, vocabulary::kSlowClient), std::vector<std::string>{std::string()});
    }

    /// A slow log of a quiet server held nothing but INFO and CONFIG GET.
    void whatTraceoItselfAskedIsLeftOut()
    {
        RedisSeries series = emptySeries();
        RedisReply own = entry(9, 6, 9, {"INFO", "all"});
        own.items[5] = text("traceo");
        const auto log = slowLog(list({own, entry(8, 6, 9, {"GET"})}), "r", "c", {}, series);
        QCOMPARE(log->block.ids, std::vector<std::string>{"r/8"});
        QCOMPARE(log->told, std::string("r/9"));
        QCOMPARE(valuesOf(std::move(series)).at("redis_slowlog_length{}"), 2.0); // as the server and its exporter count
    }

    void nothingSlowIsZeroAsAtTheExporter()
    {
        RedisSeries series = emptySeries();
        const auto log = slowLog(list({}), "r", "c", {}, series);
        QVERIFY(log.ok() && log->block.at.empty());
        auto values = valuesOf(std::move(series));
        QCOMPARE(values.at("redis_slowlog_last_id{}"), 0.0);
        QCOMPARE(values.at("redis_slowlog_length{}"), 0.0);
    }

    /// As many as were asked for: there may be more.
    void ofAFullLogTheLengthIsNotKnown()
    {
        RedisSeries series = emptySeries();
        std::vector<RedisReply> entries;
        for (int i = 0; i < kSlowLogEntries; ++i)
            entries.push_back(entry(1000 - i, 5, 9, {"GET"}));
        QVERIFY(slowLog(list(std::move(entries)), "r", "c", {}, series).ok());
        const auto values = valuesOf(std::move(series));
        QVERIFY(values.contains("redis_slowlog_last_id{}") && !values.contains("redis_slowlog_length{}"));
    }

    /// A log is told whole each time.
    void whatWasToldIsLeftOut()
    {
        RedisSeries series = emptySeries();
        const auto first = slowLog(list({entry(8, 6, 9, {"GET"}), entry(7, 5, 9, {"GET"})}), "r", "c", {}, series);
        const auto second = slowLog(list({entry(9, 6, 9, {"SET"}), entry(8, 6, 9, {"GET"})}), "r", "c", first->told, series);
        QCOMPARE(second->block.ids, std::vector<std::string>{"r/9"});
        QCOMPARE(valuesOf(std::move(series)).at("redis_slowlog_last_id{}"), 9.0);

        const auto emptied = slowLog(list({}), "r", "c", second->told, series);
        QVERIFY(emptied->block.at.empty());
        const auto third = slowLog(list({entry(10, 7, 9, {"SET"}), entry(9, 6, 9, {"SET"})}), "r", "c", emptied->told, series);
        QCOMPARE(third->block.ids, std::vector<std::string>{"r/10"});
    }

    void aServerThatBeganAnewTellsAll()
    {
        RedisSeries series = emptySeries();
        const auto before = slowLog(list({entry(8, 6, 9, {"GET"})}), "r", "c", {}, series);
        const auto after = slowLog(list({entry(0, 9, 9, {"GET"})}), "s", "c", before->told, series);
        QCOMPARE(after->block.ids, std::vector<std::string>{"s/0"});
    }

    /// Whether it began anew is not known; the history knows what it has.
    void aServerWithoutARunIdTellsAllEachTime()
    {
        RedisSeries series = emptySeries();
        const auto before = slowLog(list({entry(8, 6, 9, {"GET"})}), {}, "c", {}, series);
        const auto after = slowLog(list({entry(3, 9, 9, {"GET"})}), {}, "c", before->told, series);
        QCOMPARE(after->block.ids, std::vector<std::string>{"/3"});
    }

    void whatIsNoEntryIsLeftOutAndSaid_data()
    {
        QTest::addColumn<int>("which");
        for (int i = 0; i < 6; ++i)
            QTest::addRow("%d", i) << i;
    }
    void whatIsNoEntryIsLeftOutAndSaid()
    {
        QFETCH(int, which);
        const std::vector<RedisReply> bad{error("ERR"),
                                          text("x"),
                                          list({number(1)}),
                                          list({number(1), text("now"), number(1), words({"GET"})}),
                                          list({number(1), number(-5), number(1), words({"GET"})}),
                                          list({number(1), number(5), number(1), list({})})};
        RedisSeries series = emptySeries();
        const auto log = slowLog(list({entry(2, 5, 9, {"GET"}), bad[std::size_t(which)]}), "r", "c", {}, series);
        QVERIFY(log.ok());
        QCOMPARE(log->problems.size(), 1u);
        QVERIFY(log->problems[0].where.contains(QLatin1Char('2')));
        QCOMPARE(log->block.ids, std::vector<std::string>{"r/2"});
        QCOMPARE(slowLog(text("x"), "r", "c", {}, series).error().code, ErrorCode::Decode);
    }
};

TRACEO_TEST(TstRedisSlowLog);
#include "tst_redis_slow_log.moc"
