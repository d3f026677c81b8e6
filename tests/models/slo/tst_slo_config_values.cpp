#include "models/workspace/error_lines.h"
#include "slo/openslo_indicator.h"
#include "slo/slo_config.h"
#include "slo/slo_config_values.h"
#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QRandomGenerator>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const Location kAt{u"x"_s, 1, 1, {}};

ConfigNode text(std::string_view words)
{
    return ConfigNode::scalar(std::string(words), kAt);
}

Errors mistakesOf(const QByteArray& indicator)
{
    const QByteArray text = "SLO: {name: a, indicator: " + indicator + ", objective: 99%}\n";
    Errors errors;
    SloConfig::parse({readYaml(text.toStdString(), u"x"_s).value()}, {{"prom", "prometheus"}}, errors);
    return errors;
}

} // namespace

class TstSloConfigValues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anSloIsMeasuredAtPrometheus()
    {
        const std::vector<SloConfig::SourceName> all{
            {"b", "prometheus"}, {"alerts", "alertmanager"}, {"", "prometheus"}, {"a", "prometheus"}};
        QCOMPARE(sourcesOfSlos(all), (std::vector<std::string>{"b", "a"}));
        QVERIFY(sourcesOfSlos({{"alerts", "alertmanager"}}).empty());
    }

    void decimalsAreReadDigitByDigit_data()
    {
        QTest::addColumn<qint64>("parts");
        QTest::addColumn<int>("decimals");
        QTest::newRow("0") << qint64{0} << 0;
        QTest::newRow("1") << qint64{1'000'000'000} << 0;
        QTest::newRow("43.2") << qint64{43'200'000'000} << 1;
        QTest::newRow("0.000000001") << qint64{1} << 9;
        QTest::newRow(".5") << qint64{500'000'000} << 1;
        QTest::newRow("007.50") << qint64{7'500'000'000} << 2;
        QTest::newRow("999999999.999999999") << qint64{999'999'999'999'999'999} << 9;
    }
    void decimalsAreReadDigitByDigit()
    {
        QFETCH(qint64, parts);
        QFETCH(int, decimals);
        const auto decimal = decimalOf(QTest::currentDataTag());
        QVERIFY(decimal);
        QCOMPARE(qint64(decimal->parts), parts);
        QCOMPARE(decimal->decimals, decimals);
    }

    void whatIsNoDecimalIsRefused()
    {
        for (const char* words :
             {"", ".", "1.", "-1", "+1", "1e3", "1,5", "0x1", " 1", "1 ", "1.2.3", "1234567890", "0.1234567890", "nan", "١"})
            QVERIFY2(!decimalOf(words), words);
    }

    void randomDecimalsReadBack()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int i = 0; i < 10'000; ++i) {
            const std::int64_t whole = random.bounded(1'000'000'000);
            const std::int64_t behind = random.bounded(1'000'000'000);
            const std::string words = std::to_string(whole) + '.' + std::to_string(1'000'000'000 + behind).substr(1);
            const auto decimal = decimalOf(words);
            QVERIFY2(decimal, words.c_str());
            QCOMPARE(decimal->parts, whole * DecimalText::kScale + behind);
        }
    }

    void namesAreLabelsOfHosts()
    {
        for (const char* name : {"a", "a-b", "9", "checkout-2"})
            QVERIFY2(isResourceName(name), name);
        for (const char* name : {"", "-a", "a-", "A", "a_b", "a.b", "ü", "a b"})
            QVERIFY2(!isResourceName(name), name);
        QVERIFY(isResourceName(std::string(63, 'a')));
        QVERIFY(!isResourceName(std::string(64, 'a')));
    }

    void countersMayStandInASum_data()
    {
        QTest::addColumn<QString>("selector");
        QTest::newRow("up") << u"up"_s;
        QTest::newRow("sum(up)") << u"up"_s;
        QTest::newRow(" sum ( up ) ") << u"up"_s;
        QTest::newRow("sum(up{a=\"(b)\"})") << u"up{a=\"(b)\"}"_s;
        QTest::newRow("summary") << u"summary"_s;
        QTest::newRow("sum") << u"sum"_s;
        QTest::newRow("{__name__=\"up\"}") << u"up"_s;
        QTest::newRow("b{le=\"1\"}") << u"b{le=~\"1(\\\\.0)?\"}"_s; // the same boundary in Prometheus 2 and 3
        QTest::newRow("b{le=\"1.0\"}") << u"b{le=~\"1(\\\\.0)?\"}"_s;
        QTest::newRow("b{le=\"0.5\"}") << u"b{le=\"0.5\"}"_s;
        QTest::newRow("b{le=\"+Inf\"}") << u"b{le=\"+Inf\"}"_s;
        QTest::newRow("up{a=~\"b|c\",d!=\"e[5m]\"}") << u"up{a=~\"b|c\",d!=\"e[5m]\"}"_s;
    }
    void countersMayStandInASum()
    {
        QFETCH(QString, selector);
        Errors errors;
        const auto counter = counterAt(text(QTest::currentDataTag()), errors);
        QVERIFY2(counter, qPrintable(textOf(errors)));
        QCOMPARE(QString::fromStdString(counter->toText()), selector);
    }

    void otherExpressionsAreNamed()
    {
        for (const char* words : {"rate(up[5m])", "sum(rate(up[5m]))", "sum(a)+sum(b)", "sum(a) / sum(b)", "up[5m]",
                                  "up offset 5m", "up @ 1", "a or b", "sum by (a) (b)", "-up", "a * 2", "count(up)", "sum(up",
                                  "max(up{a=\"b\"})", "histogram_quantile(0.9, x)"}) {
            Errors errors;
            QVERIFY2(!counterAt(text(words), errors), words);
            QCOMPARE(linesOf(errors), QStringList{u"x:1:1 NotSupported"_s});
        }
    }

    void brokenSelectorsAreMistakes()
    {
        for (const char* words : {"", "up{", "up{a=}", "up{a=\"b\"", "9up", "{}", "{a=\"b\"}", "sum()"}) {
            Errors errors;
            QVERIFY2(!counterAt(text(words), errors), words);
            QCOMPARE(errors.size(), 1U);
        }
        Errors errors;
        QVERIFY(!counterAt(ConfigNode::list({}, kAt), errors));
        QVERIFY(!counterAt(ConfigNode::nothing(kAt), errors));
        QCOMPARE(linesOf(errors), (QStringList{u"x:1:1 BadValue"_s, u"x:1:1 BadValue"_s}));
    }

    /// No bucket has such a boundary: the SLO would be at 0 %.
    void aBoundaryThatIsNoNumberIsAMistake()
    {
        for (const char* words : {"b_bucket{le=\"abc\"}", "sum(b_bucket{le=\"\"})", "b_bucket{le=\"300ms\",job=\"a\"}"}) {
            Errors errors;
            QVERIFY2(!counterAt(text(words), errors), words);
            QCOMPARE(linesOf(errors), QStringList{u"x:1:1 BadValue"_s});
        }
        for (const char* words : {"b_bucket{le=\"0.3\"}", "b_bucket{le=\"+Inf\"}", "b_bucket{le!=\"x\"}", "b{le=\"abc\"}"}) {
            Errors errors;
            QVERIFY2(counterAt(text(words), errors), words);
        }
    }

    void selectorsThatAreSwappedAreLocated_data()
    {
        QTest::addColumn<QByteArray>("indicator");
        QTest::addColumn<QString>("line");
        QTest::newRow("bad and total") << QByteArray("{type: prometheus, bad: t, total: 't{code=~\"5..\"}'}")
                                       << u"x:1:61 BadValue"_s;
        QTest::newRow("good and total") << QByteArray(
            "{type: prometheus, good: 't{job=\"a\"}', total: 't{job=\"a\",code=\"200\"}'}")
                                        << u"x:1:73 BadValue"_s;
    }
    void selectorsThatAreSwappedAreLocated()
    {
        QFETCH(const QByteArray, indicator);
        QFETCH(const QString, line);
        QCOMPARE(linesOf(mistakesOf(indicator)), QStringList{line});
        QVERIFY(mistakesOf(indicator).front().hint.contains(u"swapped"_s));
    }

    void anApdexNeedsItsHistogramAndThreshold()
    {
        QCOMPARE(mistakesOf("{type: apdex}").size(), 2U);
        QCOMPARE(mistakesOf("{type: apdex, histogram: h, threshold: 250ms}").size(), 0U);
        QCOMPARE(mistakesOf("{type: apdex, histogram: h, threshold: 250ms, native: true}").front().code, ErrorCode::UnknownKey);
    }

    void ownersComeFromLabels()
    {
        const auto metadata = [](std::vector<ConfigNode::Member> labels) {
            return ConfigNode::map({{"name", kAt, text("a")}, {"labels", kAt, ConfigNode::map(std::move(labels), kAt)}}, kAt);
        };
        Errors errors;
        QCOMPARE(readOpenSloMetadata(metadata({{"team", kAt, text("web")}}), errors).owner, std::string("web"));
        QCOMPARE(readOpenSloMetadata(metadata({{"team", kAt, text("web")}, {"owner", kAt, text("me")}}), errors).owner,
                 std::string("me"));
        QCOMPARE(readOpenSloMetadata(metadata({{"owner", kAt, ConfigNode::list({text("x"), text("y")}, kAt)}}), errors).owner,
                 std::string("x"));
        QCOMPARE(readOpenSloMetadata(metadata({{"owner", kAt, ConfigNode::list({}, kAt)}}), errors).owner, std::string());
        QCOMPARE(readOpenSloMetadata(metadata({}), errors).displayName, std::string("a"));
        QVERIFY2(errors.empty(), qPrintable(textOf(errors)));
    }
};

TRACEO_TEST(TstSloConfigValues);
#include "tst_slo_config_values.moc"
