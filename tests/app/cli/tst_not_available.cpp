// What a server lacks, as the commands say it.
#include "app/cli/not_available.h"

#include "support/test_main.h"
#include "vocabulary/caches.h"
#include "vocabulary/facts.h"

#include <QTest>

using namespace traceo;
using namespace traceo::cli;
using namespace Qt::StringLiterals;

class TstNotAvailable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsMissingIsNamedWithItsRemedy()
    {
        vocabulary::SourceFact source;
        source.notEnabled = {"SLOWLOG"};
        source.remedies = {{"SLOWLOG", "ACL SETUSER ann +slowlog|get"}};
        vocabulary::CacheFact cache;
        cache.refused = {"pg_stat_statements", "odd"};
        cache.remedies = {{"pg_stat_statements", "CREATE EXTENSION pg_stat_statements;"}};
        const auto factOf = [](const char* kind, const std::string& payload) {
            Fact fact;
            fact.kind = kind;
            fact.payload = payload;
            return fact;
        };
        const NotAvailable missing =
            notAvailableIn({factOf(vocabulary::kSourceFact, toJson(source)), factOf(vocabulary::kCacheFact, toJson(cache)),
                            factOf(vocabulary::kIndexFact, "{}"), factOf(vocabulary::kCacheFact, "no")});
        QCOMPARE(missing.size(), 3u);
        const QString words = wordsOf(missing);
        QVERIFY2(words.contains(u"SLOWLOG is not available: ACL SETUSER ann +slowlog|get"_s), qPrintable(words));
        QVERIFY2(words.contains(u"pg_stat_statements is not available: CREATE EXTENSION"_s), qPrintable(words));
        QVERIFY2(words.contains(u"odd is not available;"_s), qPrintable(words));
        const auto json = cli::toJson(missing);
        QCOMPARE(json.size(), 3u);
        QCOMPARE(json[0]["what"].get<std::string>(), std::string("SLOWLOG"));
        QVERIFY(json[1]["remedy"].is_null());
        QVERIFY(wordsOf(NotAvailable()).isEmpty());
    }
};

TRACEO_TEST(TstNotAvailable);
#include "tst_not_available.moc"
