#include "cache/index_json.h"

#include "support/test_main.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstIndexJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreFixedAndWhatIsNotKnownIsNull()
    {
        IndexAdvice advice;
        advice.kind = IndexAdvice::Kind::Unused;
        advice.source = advice.instance = "pg";
        advice.database = "shop";
        advice.object = "public.By Day";
        advice.evidence = u"No scan."_s;
        advice.cost = {.value = 4096, .unit = Unit::Bytes, .quality = Quality::Ok};
        advice.sql = u"DROP INDEX CONCURRENTLY public.\"By Day\";"_s;
        QCOMPARE(toJson(advice).dump(),
                 std::string(
                     "{\"kind\":\"unused\",\"source\":\"pg\",\"instance\":\"pg\",\"database\":\"shop\","
                     "\"object\":\"public.By Day\",\"statement\":null,\"evidence\":\"No scan.\",\"size_bytes\":4096,"
                     "\"rows_per_scan\":null,\"blocks_per_call\":null,"
                     "\"sql\":\"DROP INDEX CONCURRENTLY public.\\\"By Day\\\";\",\"caution\":null,\"state\":\"warning\"}"));
    }

    void theCostStandsUnderTheNameOfItsKind_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("sequential scans") << int(IndexAdvice::Kind::SequentialScans) << QByteArray("rows_per_scan");
        QTest::newRow("unused") << int(IndexAdvice::Kind::Unused) << QByteArray("size_bytes");
        QTest::newRow("duplicate") << int(IndexAdvice::Kind::Duplicate) << QByteArray("size_bytes");
        QTest::newRow("invalid") << int(IndexAdvice::Kind::Invalid) << QByteArray("size_bytes");
        QTest::newRow("cold statement") << int(IndexAdvice::Kind::ColdStatement) << QByteArray("blocks_per_call");
    }
    void theCostStandsUnderTheNameOfItsKind()
    {
        QFETCH(const int, kind);
        QFETCH(const QByteArray, name);
        IndexAdvice advice;
        advice.kind = IndexAdvice::Kind(kind);
        advice.cost = {.value = 7, .unit = Unit::Count, .quality = Quality::Ok};
        advice.status = Status::Unknown;
        const auto item = toJson(advice);
        for (const char* field : {"size_bytes", "rows_per_scan", "blocks_per_call"})
            QCOMPARE(item[field].is_null(), name != field);
        QCOMPARE(item["state"].get<std::string>(), std::string("unknown"));
        QVERIFY(!nameOf(advice.kind).isEmpty());
    }
};

TRACEO_TEST(TstIndexJson);
#include "tst_index_json.moc"
