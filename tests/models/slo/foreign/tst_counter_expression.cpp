#include "slo/foreign/counter_expression.h"

#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::foreign;
using namespace Qt::StringLiterals;

class TstCounterExpression : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesTheGrowthOfACounterApart_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("counter");
        QTest::addColumn<QByteArray>("window");
        const auto row = [](const char* name, const QByteArray& text, const QByteArray& counter, const QByteArray& window) {
            QTest::newRow(name) << text << counter << window;
        };
        row("a rate", "sum(rate(a_total{b=\"c\"}[5m]))", "a_total{b=\"c\"}", "5m");
        row("an increase", "sum(increase(a[w]))", "a", "w");
        row("spaces and lines", " sum ( rate\n( a [ {{ .window }} ] ) ) ", "a", "{{.window}}");
        row("parentheses", "((sum(rate(a[w]))))", "a", "w");
        row("a comment", "# errors [of] all\nsum(rate(a[w])) # end", "a", "w");
        row("brackets in quotes", "sum(rate(a{b=~\"[0-9]+\\\"[x]\"}[w]))", "a{b=~\"[0-9]+\\\"[x]\"}", "w");
        row("a quoted name", "sum(rate({\"a.b\"}[w]))", "{__name__=\"a.b\"}", "w");
        row("or nothing", "sum(rate(a[w])) or vector(0)", "a", "w");
        row("or nothing on nothing", "(sum(rate(a[w])) or on() vector(0))", "a", "w");
    }
    void takesTheGrowthOfACounterApart()
    {
        QFETCH(const QByteArray, text);
        const auto parsed = CounterExpression::parse(text.toStdString());
        QVERIFY2(parsed, parsed.ok() ? "" : qPrintable(toText(parsed.error())));
        QTEST(QByteArray::fromStdString(parsed->counter.toText()), "counter");
        QTEST(QByteArray::fromStdString(parsed->window), "window");
        QCOMPARE(parsed->growth == CounterExpression::Growth::Increase, text.contains("increase"));
        QCOMPARE(parsed->isZeroWhereAbsent, text.contains("vector"));
        QVERIFY(!parsed->less);
    }

    void takesADifferenceApart()
    {
        const auto parsed = CounterExpression::parse("sum(rate(a[w])) - (sum(rate(b[w])) or vector(0))");
        QVERIFY(parsed);
        QCOMPARE(parsed->counter.toText(), std::string("a"));
        QCOMPARE(parsed->less->toText(), std::string("b"));
        QVERIFY(parsed->isZeroWhereAbsent);
    }

    void takesAQuotientApart()
    {
        const auto parsed = CounterQuotient::parse("(sum(rate(a[w])) - sum(rate(b[w]))) / sum(rate(c[w]))");
        QVERIFY(parsed);
        QCOMPARE(parsed->part.less->toText(), std::string("b"));
        QCOMPARE(parsed->total.counter.toText(), std::string("c"));
        QVERIFY(!CounterQuotient::parse("sum(rate(a[w]))"));
        QVERIFY(!CounterQuotient::parse("1 - sum(rate(a[w])) / sum(rate(b[w]))"));
        QVERIFY(!CounterQuotient::parse("sum(rate(a[w])) / sum(rate(b[w])) / sum(rate(c[w]))"));
    }

    void refusesEverythingElse_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("found"); // where it is not understood any more
        const auto row = [](const char* text, const QString& found) { QTest::newRow(text) << QByteArray(text) << found; };
        row("", u"the end"_s);
        row("a_total", u"“a_total”"_s);
        row("sum(a_total)", u"“a_total)”"_s);
        row("rate(a[5m])", u"“rate(a[5m])”"_s);
        row("sum by (job) (rate(a[w]))", u"“by (job) (rate(a[w]))”"_s);
        row("sum(rate(a[w])) by (job)", u"“by (job)”"_s);
        row("sum without (job) (rate(a[w]))", u"“without (job) (rate(a[w]))”"_s);
        row("sum(rate(a[w])) + sum(rate(b[w]))", u"“+ sum(rate(b[w]))”"_s);
        row("sum(rate(a[w]) + rate(b[w]))", u"“+ rate(b[w]))”"_s);
        row("sum(rate(a[w])) - sum(rate(b[w])) - sum(rate(c[w]))", u"“- sum(rate(c[w]))”"_s);
        row("sum(rate(a[w])) - sum(rate(b[v]))", u"“- sum(rate(b[v]))”"_s);
        row("sum(rate(a[w])) - sum(increase(b[w]))", u"“- sum(increase(b[w]))”"_s);
        row("sum(rate(a[w])) * 60", u"“* 60”"_s);
        row("2 * sum(rate(a[w]))", u"“2 * sum(rate(a[w]))”"_s);
        row("sum(irate(a[w]))", u"“irate(a[w]))”"_s);
        row("summary(rate(a[w]))", u"“summary(rate(a[w]))”"_s);
        row("sum(rate(a[w] offset 5m))", u"“offset 5m))”"_s);
        row("sum(rate(a[w] @ 0))", u"“@ 0))”"_s);
        row("sum(rate(a))", u"“a))”"_s);
        row("sum(rate(a[w", u"the end"_s);
        row("sum(rate({job=\"a\"}[w]))", u"“{job=\"a\"}[w]))”"_s);
        row("sum(rate(a{[w]))", u"“a{[w]))”"_s);
        row("sum(rate(a[w])) or vector(1)", u"“1)”"_s);
        row("sum(rate(a[w])) or sum(rate(b[w]))", u"“sum(rate(b[w]))”"_s);
        row("sum(rate(a[w])) > 0", u"“> 0”"_s);
        row("(sum(rate(a[w]))", u"the end"_s);
    }
    void refusesEverythingElse()
    {
        QFETCH(const QByteArray, text);
        const auto parsed = CounterExpression::parse(text.toStdString());
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, ErrorCode::NotSupported);
        QVERIFY(!parsed.error().expected.isEmpty());
        QTEST(parsed.error().found, "found");
    }

    void parenthesesWithoutEndAreRefused()
    {
        const auto parsed = CounterExpression::parse(std::string(100'000, '('));
        QVERIFY(!parsed);
        QVERIFY(CounterExpression::parse(std::string(20, '(') + "sum(rate(a[w]))" + std::string(20, ')')));
    }
};

TRACEO_TEST(TstCounterExpression);
#include "tst_counter_expression.moc"
