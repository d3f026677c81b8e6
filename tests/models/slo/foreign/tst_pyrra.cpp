#include "slo/foreign/pyrra.h"

#include "models/slo/foreign/imported.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

/// Lines 8 and on are the indicator's.
QByteArray sloOf(const QByteArray& indicator, const QByteArray& more = {})
{
    return "apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\n"
           "metadata: {name: shop-errors, namespace: monitoring, labels: {pyrra.dev/team: shop, team: web}}\n"
           "spec:\n  target: \"99.9\"\n  window: 4w\n  indicator:\n"
        + indicator + more;
}

const QByteArray kRatio = "    ratio:\n"
                          "      errors: {metric: 'http_requests_total{job=\"shop\",code=~\"5..\"}'}\n"
                          "      total: {metric: 'http_requests_total{job=\"shop\"}'}\n";

} // namespace

class TstPyrra : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void carriesARatioOver()
    {
        const Imported done = imported(sloOf(kRatio, "  description: Orders are taken.\n"));
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        const SloDefinition& slo = done.slos.at(0);
        QCOMPARE(slo.name, std::string("shop-errors"));
        QCOMPARE(slo.displayName, std::string("shop-errors"));
        QCOMPARE(slo.service, std::string("shop-errors"));
        QCOMPARE(slo.owner, std::string("web"));
        QCOMPARE(slo.description, std::string("Orders are taken."));
        QCOMPARE(slo.objective, (Objective{999'000'000, 1}));
        QVERIFY2(done.yaml.contains("targetPercent: 99.9\n"), done.yaml.constData()); // a number, whatever it was written as
        QCOMPARE(slo.window, (SloWindow{.length = 28 * kDay}));
        QCOMPARE(slo.method, BudgetingMethod{});
        QCOMPARE(slo.sli.bad->toText(), std::string("http_requests_total{code=~\"5..\",job=\"shop\"}"));
        QCOMPARE(slo.sli.total.toText(), std::string("http_requests_total{job=\"shop\"}"));
        const ConfigNode& labels = done.translation.documents.at(0)["metadata"]["labels"];
        QCOMPARE(labels["pyrra.dev/team"].text(), std::string("shop"));
        QCOMPARE(labels["namespace"].text(), std::string("monitoring"));
    }

    void aLatencyIsAShareOfGoodEvents_data()
    {
        QTest::addColumn<QByteArray>("le");
        QTest::addColumn<QByteArray>("matcher");
        QTest::addColumn<bool>("isNoted");
        QTest::newRow("a fraction") << QByteArray("0.5") << QByteArray("le=\"0.5\"") << false;
        QTest::newRow("a whole number") << QByteArray("1") << QByteArray(R"(le=~"1(\\.0)?")") << true;
        QTest::newRow("as Prometheus 3 writes it") << QByteArray("1.0") << QByteArray(R"(le=~"1(\\.0)?")") << true;
    }
    void aLatencyIsAShareOfGoodEvents()
    {
        QFETCH(const QByteArray, le);
        QFETCH(const QByteArray, matcher);
        const Imported done = imported(sloOf("    latency:\n      success: {metric: 'request_seconds_bucket{le=\"" + le
                                             + "\"}'}\n      total: {metric: request_seconds_count}\n"));
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        QCOMPARE(QByteArray::fromStdString(done.slos.at(0).sli.good->toText()), "request_seconds_bucket{" + matcher + '}');
        QCOMPARE(done.slos[0].sli.total.toText(), std::string("request_seconds_count"));
        QTEST(done.told().contains(u"1 and 1.0"_s), "isNoted");
    }

    void aNativeLatencyIsOneOfTheHistogram()
    {
        const Imported done =
            imported(sloOf("    latencyNative:\n      latency: 200ms\n"
                           "      total: {metric: 'request_seconds{job=\"shop\"}'}\n      grouping: [handler]\n"));
        QVERIFY2(done.errors.empty(), qPrintable(textOf(done.errors)));
        QCOMPARE(done.lost(), QStringList{u"x:11:17 NotSupported"_s});
        const SliDefinition& sli = done.slos.at(0).sli;
        QCOMPARE(sli.kind, SliDefinition::Kind::NativeLatency);
        QCOMPARE(sli.total.toText(), std::string("request_seconds{job=\"shop\"}"));
        QCOMPARE(sli.threshold->text(), std::string("<= 0.2"));
        QVERIFY(!sli.isEvaluatedByServer());
    }

    void aBooleanGaugeIsARatioOfItsSamples()
    {
        const Imported done = imported(sloOf("    bool_gauge: {metric: 'up{job=\"shop\"}', grouping: [job]}\n"));
        QVERIFY2(done.errors.empty(), qPrintable(textOf(done.errors)));
        QCOMPARE(done.lost(), QStringList{u"x:8:54 NotSupported"_s});
        const SliDefinition& sli = done.slos.at(0).sli;
        QCOMPARE(sli.kind, SliDefinition::Kind::Ratio);
        QCOMPARE(sli.good->toText(), std::string("up{job=\"shop\"}"));
        QVERIFY(!sli.isEvaluatedByServer());
    }

    void windowsAreThoseOfPrometheus_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<qlonglong>("minutes");
        QTest::newRow("weeks") << QByteArray("4w") << qlonglong(28 * 1440);
        QTest::newRow("days") << QByteArray("30d") << qlonglong(30 * 1440);
        QTest::newRow("hours") << QByteArray("36h") << qlonglong(36 * 60);
        QTest::newRow("weeks and days") << QByteArray("1w2d") << qlonglong(9 * 1440);
        QTest::newRow("a year") << QByteArray("1y") << qlonglong(365 * 1440);
    }
    void windowsAreThoseOfPrometheus()
    {
        QFETCH(const QByteArray, written);
        QFETCH(const qlonglong, minutes);
        const Imported done = imported(sloOf(kRatio).replace("4w", written));
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        QCOMPARE(done.slos.at(0).window, (SloWindow{.length = minutes * kMinute}));
    }

    void whatTraceoDoesNotHaveIsReported()
    {
        const Imported done = imported(sloOf(kRatio + "      grouping: [handler]\n",
                                             "  alerting: {absent: true, name: ShopErrors}\n"
                                             "  performanceOverAccuracy: true\n"));
        QCOMPARE(done.names(), QStringList{u"shop-errors"_s});
        QCOMPARE(done.lost(),
                 (QStringList{u"x:12:14 NotSupported"_s, u"x:12:28 NotSupported"_s, u"x:13:28 NotSupported"_s,
                              u"x:11:17 NotSupported"_s}));
        QVERIFY2(done.told().contains(u"alerting.absent"_s) && done.told().contains(u"All groups together"_s),
                 qPrintable(done.told()));
    }

    void whatCannotBeCountedIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("lost");
        const auto row = [](const char* name, const QByteArray& text, const QStringList& lost) {
            QTest::newRow(name) << text << lost;
        };
        row("a native histogram of no latency", sloOf("    latencyNative: {latency: soon, total: {metric: request_seconds}}\n"),
            {u"x:8:30 BadValue"_s});
        row("a native histogram without a name", sloOf("    latencyNative: {latency: 1s, total: {metric: 'rate(a[5m])'}}\n"),
            {u"x:8:50 Syntax"_s});
        row("no indicator", sloOf("    {}\n"), {u"x:8:5 BadValue"_s});
        row("a latency of all buckets", sloOf("    latency: {success: {metric: a_bucket}, total: {metric: a_count}}\n"),
            {u"x:8:33 BadValue"_s});
        row("an expression", sloOf("    ratio: {errors: {metric: 'rate(a[5m])'}, total: {metric: b}}\n"), {u"x:8:30 Syntax"_s});
        row("a window that is none", sloOf(kRatio).replace("4w", "soon"), {u"x:6:11 BadValue"_s});
        row("seconds", sloOf(kRatio).replace("4w", "90s"), {u"x:6:11 BadValue"_s});
        row("all of the time", sloOf(kRatio).replace("99.9", "100"), {u"x:5:11 BadValue"_s});
        row("another version", sloOf(kRatio).replace("v1alpha1", "v2"), {u"x:1:13 BadValue"_s});
        row("another kind", sloOf(kRatio).replace("ServiceLevelObjective", "Other"), {u"x:2:7 BadValue"_s});
    }
    void whatCannotBeCountedIsLeftOut()
    {
        QFETCH(const QByteArray, text);
        const Imported done = imported(text);
        QVERIFY2(done.slos.empty() && done.yaml.isEmpty(), done.yaml.constData());
        QTEST(done.lost(), "lost");
    }
};

TRACEO_TEST(TstPyrra);
#include "tst_pyrra.moc"
