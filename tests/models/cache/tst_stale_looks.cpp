#include "cache/stale_looks.h"
#include "support/test_main.h"
#include "vocabulary/caches.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstStaleLooks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void looksAreEventsOfTheStream()
    {
        const EventBlock block = eventsOf(
            {{.at = utcMs(5), .id = "a", .cache = "c", .estimator = "shadow", .outcome = LookOutcome::Stale, .age = Millis{7}},
             {.at = utcMs(6), .id = "b", .cache = "c", .estimator = "version", .outcome = LookOutcome::Undecided}});
        QCOMPARE(block.stream, std::string(vocabulary::kStaleStream));
        QCOMPARE(block.ids, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(block.columns.size(), 4u);
        QCOMPARE(block.columns[2].name, std::string(vocabulary::kStaleOutcome));
        QCOMPARE(std::get<std::vector<std::string>>(block.columns[2].values), (std::vector<std::string>{"stale", "undecided"}));
        QCOMPARE(std::get<std::vector<std::int64_t>>(block.columns[3].values), (std::vector<std::int64_t>{7, -1}));
    }

    void whatACanaryReportsIsRead()
    {
        Errors errors;
        const auto looks = staleLooks("{\"at\":\"2026-11-06T03:41:00Z\",\"cache\":\"sessions\",\"estimator\":\"canary\","
                                      "\"outcome\":\"fresh\",\"age_ms\":120,\"id\":\"7\"}\r\n\n"
                                      "{\"at\":\"1790000000\",\"cache\":\"sessions\",\"estimator\":\"canary\",\"outcome\":"
                                      "\"stale\"}",
                                      u"looks"_s, errors);
        QVERIFY(errors.empty());
        QCOMPARE(looks.size(), 2u);
        QCOMPARE(looks[0].age, Millis{120});
        QCOMPARE(looks[0].id, std::string("sessions/canary/7"));
        QCOMPARE(msOf(looks[1].at), std::int64_t(1'790'000'000'000));
        QCOMPARE(looks[1].outcome, LookOutcome::Stale);
        QCOMPARE(looks[1].age, Millis{-1});
    }

    /// The history keeps one event a moment and id.
    void eachLineIsALookOfItsOwnAndTheSameFileAgainIsNot()
    {
        const auto line = [](const char* cache, const char* outcome, const char* id) {
            return std::string("{\"at\":\"2026-11-06T03:41:00Z\",\"cache\":\"") + cache
                + "\",\"estimator\":\"version\",\"outcome\":\"" + outcome + "\"" + id + "}\n";
        };
        std::string text;
        for (int i = 0; i < 100; ++i)
            text += line("sessions", i < 3 ? "stale" : "fresh", "");
        text += line("sessions", "fresh", ",\"id\":\"k1\"") + line("shop", "fresh", ",\"id\":\"k1\"");
        text += line("shop", "fresh", ",\"id\":\"k1\""); // told twice
        const auto idsOf = [](const std::string& content) {
            Errors errors;
            std::set<std::string> ids;
            for (const StaleLook& look : staleLooks(content, u"looks"_s, errors))
                ids.insert(look.id);
            return ids;
        };
        const std::set<std::string> ids = idsOf(text);
        QCOMPARE(ids.size(), 102u);
        QCOMPARE(idsOf(text), ids);
        const std::set<std::string> grown = idsOf(text + line("sessions", "fresh", "")); // a file that went on
        QCOMPARE(grown.size(), 103u);
        QVERIFY(std::ranges::includes(grown, ids));
    }

    void aLineThatCannotBeReadSaysWhereAndIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no JSON") << QByteArray("at=3");
        QTest::newRow("cut off") << QByteArray("{\"at\":\"2026-11-06\"");
        QTest::newRow("no moment") << QByteArray("{\"cache\":\"c\",\"estimator\":\"canary\",\"outcome\":\"fresh\"}");
        QTest::newRow("a moment that moves")
            << QByteArray("{\"at\":\"now-1h\",\"cache\":\"c\",\"estimator\":\"canary\",\"outcome\":\"fresh\"}");
        QTest::newRow("no cache") << QByteArray("{\"at\":\"2026-11-06\",\"estimator\":\"canary\",\"outcome\":\"fresh\"}");
        QTest::newRow("another estimator") << QByteArray(
            "{\"at\":\"2026-11-06\",\"cache\":\"c\",\"estimator\":\"guess\",\"outcome\":\"fresh\"}");
        QTest::newRow("another outcome") << QByteArray(
            "{\"at\":\"2026-11-06\",\"cache\":\"c\",\"estimator\":\"canary\",\"outcome\":\"good\"}");
    }
    void aLineThatCannotBeReadSaysWhereAndIsLeftOut()
    {
        QFETCH(QByteArray, line);
        Errors errors;
        const QByteArray good = "{\"at\":\"2026-11-06\",\"cache\":\"c\",\"estimator\":\"canary\",\"outcome\":\"fresh\"}\n";
        const auto looks = staleLooks((good + line).toStdString(), u"looks"_s, errors);
        QCOMPARE(looks.size(), 1u);
        QCOMPARE(errors.size(), 1u);
        QCOMPARE(errors[0].where, u"looks:2"_s);
    }
};

TRACEO_TEST(TstStaleLooks);
#include "tst_stale_looks.moc"
