#include "slo/foreign/good_and_bad.h"

#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::foreign;
using namespace Qt::StringLiterals;

namespace {

Selector selector(const QByteArray& text)
{
    const auto read = Selector::parse(text.toStdString());
    if (!read)
        qFatal("%s is no selector", text.constData());
    return *read;
}

QByteArray unionText(const QByteArray& a, const QByteArray& b)
{
    const auto both = unionOf(selector(a), selector(b));
    return both ? QByteArray::fromStdString(both->toText()) : QByteArray();
}

ConfigNode query(const char* text, int column)
{
    return ConfigNode::scalar(text, {.file = u"x"_s, .line = 1, .column = column}, true);
}

} // namespace

class TstGoodAndBad : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneSelectorSaysBoth_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<QByteArray>("both");
        const auto row = [](const char* name, const QByteArray& a, const QByteArray& b, const QByteArray& both) {
            QTest::newRow(name) << a << b << both;
        };
        row("two texts", "a{code=\"200\",job=\"x\"}", "a{code=\"500\",job=\"x\"}", "a{code=~\"200|500\",job=\"x\"}");
        row("texts that look like patterns", "a{host=\"a.b\"}", "a{host=\"c(d\"}", "a{host=~\"a\\\\.b|c\\\\(d\"}");
        row("patterns", "a{code=~\"2..|3..\"}", "a{code=~\"5..\"}", "a{code=~\"2..|3..|5..\"}");
        row("a text and a pattern", "a{code=\"200\"}", "a{code=~\"5.*\"}", "a{code=~\"200|5.*\"}");
        row("a pattern and all others", "a{code!~\"5..\",job=\"x\"}", "a{code=~\"5..\",job=\"x\"}", "a{job=\"x\"}");
        row("a text and all others", "a{result=\"ok\"}", "a{result!=\"ok\"}", "a");
    }
    void oneSelectorSaysBoth()
    {
        QFETCH(const QByteArray, a);
        QFETCH(const QByteArray, b);
        QTEST(unionText(a, b), "both");
        QVERIFY(unionOf(selector(b), selector(a))); // in the other order, too
    }

    /// What may be of both would be counted once where the tool counts it twice.
    void whatMayOverlapIsNotOne_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::newRow("the same") << QByteArray("a{code=\"200\"}") << QByteArray("a{code=\"200\"}");
        QTest::newRow("other metrics") << QByteArray("a{code=\"200\"}") << QByteArray("b{code=\"500\"}");
        QTest::newRow("other labels") << QByteArray("a{code=\"200\"}") << QByteArray("a{state=\"bad\"}");
        QTest::newRow("two labels") << QByteArray("a{code=\"200\",job=\"x\"}") << QByteArray("a{code=\"500\",job=\"y\"}");
        QTest::newRow("one is part of the other") << QByteArray("a") << QByteArray("a{code=\"500\"}");
        QTest::newRow("the same first letter") << QByteArray("a{code=~\"2..\"}") << QByteArray("a{code=~\"20.\"}");
        QTest::newRow("among several") << QByteArray("a{code=~\"2..|5..\"}") << QByteArray("a{code=~\"3..|50.\"}");
        QTest::newRow("any letter") << QByteArray("a{code=~\".*\"}") << QByteArray("a{code=~\"5..\"}");
        QTest::newRow("a letter that may be left out") << QByteArray("a{code=~\"2?5..\"}") << QByteArray("a{code=~\"5..\"}");
        QTest::newRow("groups") << QByteArray("a{code=~\"(2|5)..\"}") << QByteArray("a{code=~\"5..\"}");
        QTest::newRow("the empty text") << QByteArray("a{code=\"\"}") << QByteArray("a{code=~\"5..\"}");
        QTest::newRow("two exceptions") << QByteArray("a{code!~\"2..\"}") << QByteArray("a{code!~\"5..\"}");
        QTest::newRow("an exception of another") << QByteArray("a{code!~\"4..\"}") << QByteArray("a{code=~\"5..\"}");
    }
    void whatMayOverlapIsNotOne()
    {
        QFETCH(const QByteArray, a);
        QFETCH(const QByteArray, b);
        QCOMPARE(unionText(a, b), QByteArray());
        QCOMPARE(unionText(b, a), QByteArray());
    }

    void countersStayCounters()
    {
        Translation out;
        const auto ratio = ratioOfGoodAndBad(query("a{code=~\"2..\"}", 5), query("a{code=~\"5..\"}", 30), out);
        QVERIFY(ratio && out.lost.empty() && out.notes.empty());
        QVERIFY(ratio->isCounter);
        QCOMPARE(ratio->kind, CounterRatio::Part::Good);
        QCOMPARE(ratio->part.text(), std::string("a{code=~\"2..\"}"));
        QCOMPARE(ratio->total.text(), std::string("a{code=~\"2..|5..\"}"));
        QCOMPARE(ratio->total.location().column, 30);
    }

    /// Also where nothing good, or nothing bad, has ever been counted.
    void twoMetricsAreAddedByTheServer()
    {
        Translation out;
        const auto ratio = ratioOfGoodAndBad(query("good", 5), query("bad", 30), out);
        QVERIFY(ratio && out.lost.empty());
        QVERIFY(!ratio->isCounter);
        QCOMPARE(ratio->part.text(), std::string("sum(increase(good[5m])) or 0 * sum(increase(bad[5m]))"));
        QCOMPARE(ratio->total.text(),
                 std::string("sum(increase(good[5m])) + sum(increase(bad[5m])) or sum(increase(good[5m])) or "
                             "sum(increase(bad[5m]))"));
        QCOMPARE(out.notes.size(), std::size_t(1));
        QVERIFY2(out.notes[0].startsWith(u"x:1:30: "_s) && out.notes[0].contains(u"over the last 5m"_s),
                 qPrintable(out.notes[0]));
    }

    void whatIsNoSelectorIsReported()
    {
        Translation out;
        QVERIFY(!ratioOfGoodAndBad(query("sum(good)", 5), query("bad", 30), out));
        QCOMPARE(out.lost.size(), std::size_t(1));
        QCOMPARE(out.lost[0].where, u"x:1:5"_s);
    }
};

TRACEO_TEST(TstGoodAndBad);
#include "tst_good_and_bad.moc"
