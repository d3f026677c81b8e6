// `traceo slo compare` as a person and a script meet it.
#include "support/command_folder.h"
#include "support/test_main.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kBegin = 1'795'000'020; // a whole minute
constexpr int kMinutes = 600;

/// A hundred requests a minute in the first half of the time, ten in the other, of which one fails; `resting` has none from
/// minute 100 to 119.
QByteArray requests()
{
    QByteArray text = "# TYPE http_requests counter\n";
    for (const QByteArray service : {"uneven", "resting"}) {
        for (const QByteArray code : {"200", "500"}) {
            for (int i = 0, good = 0, bad = 0; i <= kMinutes; ++i) {
                const bool isBusy = i <= kMinutes / 2;
                const bool rests = service == "resting" && i >= 100 && i < 120;
                good += i == 0 || rests ? 0 : isBusy ? 100 : 9;
                bad += isBusy ? 0 : 1;
                text += "http_requests_total{code=\"" + code + "\",instance=\"a\",job=\"j\",service=\"" + service + "\"} "
                    + QByteArray::number(code == "500" ? bad : good) + ' ' + QByteArray::number(kBegin + 60 * i) + '\n';
            }
        }
    }
    return text + "# EOF\n";
}

QByteArray sloOf(const QByteArray& name, const QByteArray& service, const QByteArray& window = "7d")
{
    return "  - {SLO: {name: " + name + ", source: prom, objective: 99%, window: " + window
        + ", indicator: {type: prometheus, bad: 'http_requests_total{service=\"" + service
        + "\",code=\"500\"}', total: 'http_requests_total{service=\"" + service + "\"}'}}}\n";
}

} // namespace

class TstSloCompare : public QObject {
    Q_OBJECT

    CommandFolder m_folder;

    Ran run(const QStringList& arguments)
    {
        return m_folder.run(QStringList{u"--workspace"_s, m_folder.filePath(u"w.yaml"_s)} + arguments);
    }
    Ran asked(const QStringList& arguments)
    {
        return run(QStringList{u"--offline"_s, u"--at"_s, QString::number(kBegin + 60 * kMinutes)} + arguments);
    }
    static QJsonObject itemOf(const Ran& run, QLatin1StringView tool)
    {
        for (const QJsonValue& item : QJsonDocument::fromJson(run.out)["items"_L1].toArray()) {
            if (item["tool"_L1] == tool)
                return item.toObject();
        }
        return {};
    }
    static QJsonObject reasonOf(const QJsonObject& item, QLatin1StringView kind)
    {
        for (const QJsonValue& reason : item["reasons"_L1].toArray()) {
            if (reason["kind"_L1] == kind)
                return reason.toObject();
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.write(
            u"w.yaml"_s,
            "version: 1\nname: w\nhistory: {file: w.traceo}\nsources:\n  - {name: prom, kind: prometheus, url: "
            "\"http://127.0.0.1:1\"}\nslos:\n"
                + sloOf("uneven", "uneven") + sloOf("resting", "resting") + sloOf("short", "uneven", "6h")
                + sloOf("patched", "uneven")
                + "  - {SLO: {name: queue, source: prom, objective: 99%, window: 7d, indicator: {type: gauge, metric: "
                  "queue_length, op: lt, value: 80}}}\n"
                  "exclusions:\n  - {id: patch, slos: [patched], start: \"2026-11-18 16:07\", duration: 1h, zone: UTC, reason: "
                  "patching, author: kim, created: 2026-11-17}\n");
        const QString file = m_folder.write(u"r.om"_s, requests());
        const Ran imported = run({u"history"_s, u"import"_s, file, u"--source"_s, u"prom"_s});
        QVERIFY2(imported.exitCode == 0, imported.err.constData());
    }

    void oursIsTheStatus()
    {
        const Ran compared = asked({u"slo"_s, u"compare"_s, u"uneven"_s, u"-o"_s, u"json"_s});
        QVERIFY2(compared.exitCode == 0, compared.err.constData());
        const auto status = QJsonDocument::fromJson(asked({u"slo"_s, u"status"_s, u"uneven"_s, u"-o"_s, u"json"_s}).out);
        const QJsonObject ours = itemOf(compared, "traceo"_L1);
        QCOMPARE(ours["sli"_L1], status["items"_L1][0]["sli"_L1]);
        QCOMPARE(ours["remaining_ratio"_L1], status["items"_L1][0]["budget"_L1]["remaining_ratio"_L1]);
        QCOMPARE(ours["burn_rate"_L1], status["items"_L1][0]["burn_rate"_L1]["window"_L1]);
        QVERIFY(ours["difference"_L1].isNull() && ours["reasons"_L1].toArray().isEmpty());
    }

    /// A good share is cut off in both.
    void oursIsRoundedAsTheStatus()
    {
        static const QRegularExpression share(u"\\d+\\.\\d+ ?%"_s);
        for (const QString& name : {u"uneven"_s, u"resting"_s, u"short"_s, u"patched"_s}) {
            const QString status = QString::fromUtf8(asked({u"slo"_s, u"status"_s, name}).out);
            const QString compared = QString::fromUtf8(asked({u"slo"_s, u"compare"_s, name}).out);
            const qsizetype ours = compared.indexOf(u"Traceo"_s);
            const QString sli = share.match(compared, ours).captured();
            QVERIFY2(ours >= 0 && !sli.isEmpty(), qPrintable(compared));
            QVERIFY2(status.contains(sli), qPrintable(name + sli + status));
        }
    }

    void eachToolHasARow()
    {
        const Ran compared = asked({u"slo"_s, u"compare"_s, u"short"_s, u"-o"_s, u"json"_s}); // begins amid the data
        QStringList tools;
        for (const QJsonValue& item : QJsonDocument::fromJson(compared.out)["items"_L1].toArray())
            tools.append(item["tool"_L1].toString());
        QCOMPARE(tools,
                 QStringList({u"traceo"_s, u"prometheus2"_s, u"prometheus3"_s, u"victoria_metrics"_s, u"sloth"_s, u"pyrra"_s,
                              u"pyrra_performance"_s, u"slo_generator"_s}));
        const QJsonObject three = itemOf(compared, "prometheus3"_L1);
        QVERIFY(three["difference"_L1].toDouble() != 0);
        const QJsonObject extrapolation = reasonOf(three, "extrapolation"_L1);
        QVERIFY(std::abs(extrapolation["effect"_L1].toDouble() - three["difference"_L1].toDouble()) < 1e-12);
        QVERIFY(!extrapolation["minutes"_L1].toArray().isEmpty());
    }

    /// Half of the time every tenth failed; of all events it was less.
    void slothsMeanWeighsQuietMinutes()
    {
        const Ran compared = asked({u"slo"_s, u"compare"_s, u"uneven"_s, u"-o"_s, u"json"_s});
        const QJsonObject sloth = itemOf(compared, "sloth"_L1);
        QVERIFY(std::abs(sloth["sli"_L1].toDouble() - 0.95) < 0.001);
        QCOMPARE(sloth["reasons"_L1][0]["kind"_L1].toString(), u"weighting"_s);
        QVERIFY(sloth["reasons"_L1][0]["minutes_total"_L1].toInt() > sloth["reasons"_L1][0]["minutes"_L1].toArray().size());
    }

    void anIdleSpellIsShownAsSlothShowsIt()
    {
        const Ran compared = asked({u"slo"_s, u"compare"_s, u"resting"_s, u"-o"_s, u"json"_s});
        const QJsonObject sloth = itemOf(compared, "sloth"_L1);
        QVERIFY(sloth["sli"_L1].isNull() && sloth["burn_rate"_L1].isNull() && sloth["difference"_L1].isNull());
        QCOMPARE(sloth["instead"_L1].toString(), u"NaN"_s);
        QCOMPARE(sloth["reasons"_L1][0]["kind"_L1].toString(), u"idle"_s);
        QVERIFY(sloth["reasons"_L1][0]["effect"_L1].isNull());
        const Ran table = asked({u"slo"_s, u"compare"_s, u"resting"_s, u"-o"_s, u"wide"_s});
        QVERIFY2(table.out.contains("NaN") && table.out.contains("slo-generator"), table.out.constData());
    }

    void pyrraRefusesAShortWindow()
    {
        const Ran compared = asked({u"slo"_s, u"compare"_s, u"short"_s, u"-o"_s, u"json"_s});
        QCOMPARE(itemOf(compared, "pyrra"_L1)["instead"_L1].toString(), u"refused"_s);
        QVERIFY(asked({u"slo"_s, u"compare"_s, u"short"_s}).out.contains("6h"));
    }

    /// Of 33,000 requests 300 failed, of which the hour that is excluded has 60 of its 600.
    void whatIsExcludedIsOursAsInTheStatus()
    {
        const Ran compared = asked({u"slo"_s, u"compare"_s, u"patched"_s, u"-o"_s, u"json"_s});
        QVERIFY2(compared.exitCode == 0, compared.err.constData());
        QVERIFY2(!compared.err.contains("Raw samples"), compared.err.constData());
        const auto status = QJsonDocument::fromJson(asked({u"slo"_s, u"status"_s, u"patched"_s, u"-o"_s, u"json"_s}).out);
        const QJsonObject ours = itemOf(compared, "traceo"_L1);
        QVERIFY(std::abs(ours["sli"_L1].toDouble() - (1 - 240.0 / 32'400)) < 1e-12);
        QCOMPARE(ours["sli"_L1], status["items"_L1][0]["sli"_L1]);
        QCOMPARE(ours["remaining_ratio"_L1], status["items"_L1][0]["budget"_L1]["remaining_ratio"_L1]);
        QCOMPARE(ours["burn_rate"_L1], status["items"_L1][0]["burn_rate"_L1]["window"_L1]);
        const QJsonObject two = itemOf(compared, "prometheus2"_L1);
        const QJsonObject excluded = reasonOf(two, "excluded"_L1);
        QVERIFY(std::abs(excluded["effect"_L1].toDouble() - (240.0 / 32'400 - 300.0 / 33'000)) < 1e-12);
        QCOMPARE(excluded["minutes_total"_L1].toInt(), 60);
        double sum = 0;
        for (const QJsonValue& reason : two["reasons"_L1].toArray())
            sum += reason["effect"_L1].toDouble();
        QVERIFY(std::abs(sum - two["difference"_L1].toDouble()) < 1e-9);
    }

    /// Twenty hours after the last of ten hours of samples.
    void aSilentTargetIsUnknownAsInTheStatus()
    {
        const QString later = QString::number(kBegin + 60 * (kMinutes + 1200));
        const auto of = [&](const QString& verb) {
            return run({u"--offline"_s, u"--at"_s, later, u"slo"_s, verb, u"uneven"_s, u"-o"_s, u"json"_s});
        };
        const Ran compared = of(u"compare"_s);
        const QJsonValue status = QJsonDocument::fromJson(of(u"status"_s).out)["items"_L1][0];
        QVERIFY(status["sli"_L1].isNull() && status["state"_L1] == "unknown"_L1);
        const QJsonObject ours = itemOf(compared, "traceo"_L1);
        QVERIFY(ours["sli"_L1].isNull() && ours["remaining_ratio"_L1].isNull() && ours["burn_rate"_L1].isNull());
        QCOMPARE(ours["instead"_L1].toString(), u"unknown"_s);
        QCOMPARE(ours["reason"_L1], status["reason"_L1]);
        const QJsonObject two = itemOf(compared, "prometheus2"_L1);
        QVERIFY(two["sli"_L1].toDouble() > 0.98 && two["difference"_L1].isNull() && two["reason"_L1].isNull());
        QCOMPARE(two["reasons"_L1][0]["kind"_L1].toString(), u"unknown"_s);
    }

    void whatCannotBeComparedIsSaid()
    {
        const Ran queue = asked({u"slo"_s, u"compare"_s, u"queue"_s});
        QCOMPARE(queue.exitCode, 2);
        QVERIFY2(queue.err.contains("cannot be compared") && queue.err.contains("against a threshold"), queue.err.constData());
        QCOMPARE(asked({u"slo"_s, u"compare"_s, u"unevn"_s}).exitCode, 6);
        QCOMPARE(asked({u"slo"_s, u"compare"_s}).exitCode, 2);
    }
};

TRACEO_TEST(TstSloCompare);
#include "tst_slo_compare.moc"
