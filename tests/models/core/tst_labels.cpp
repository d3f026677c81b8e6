#include "core/labels.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;

class TstLabels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void areSortedByNameAndNamedOnce()
    {
        const Labels labels{{"b", "2"}, {"a", "1"}, {"b", "3"}};
        QVERIFY(labels.toText() == R"({a="1",b="3"})");
        QCOMPARE(labels.size(), 2U);
        QVERIFY(labels == (Labels{{"a", "1"}, {"b", "3"}}));
    }

    void anEmptyLabelIsAnAbsentOne()
    {
        QVERIFY((Labels{{"a", ""}}) == Labels());
        QVERIFY((Labels{{"a", "1"}, {"a", ""}}).empty());
        QVERIFY(!(Labels{{"a", ""}}).has("a"));
    }

    void valuesAreFoundByName()
    {
        const Labels labels{{"job", "api"}, {"instance", "x:1"}};
        QVERIFY(labels.value("job") == "api");
        QVERIFY(labels.value("jo").empty());
        QVERIFY(labels.value("zzz").empty());
        QVERIFY(labels.with("job", "db").value("job") == "db");
        QVERIFY(!labels.without("job").has("job"));
        QVERIFY(labels.without("nobody") == labels);
    }

    void textEscapesWhatPrometheusEscapes()
    {
        QVERIFY((Labels{{"a", "\"\\\n\t"}}).toText() == "{a=\"\\\"\\\\\\n\t\"}");
        QVERIFY(Labels().toText() == "{}");
    }

    void aKeyLeavesItsSourceOut()
    {
        QVERIFY((SeriesKey{"prom", "up", {{"job", "api"}}}).toText() == R"(up{job="api"})");
        QVERIFY((SeriesKey{"prom", "up", {}}).toText() == "up");
    }
};
TRACEO_TEST(TstLabels);
#include "tst_labels.moc"
