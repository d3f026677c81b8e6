// A report on service levels as somebody gets it who never saw the history: verdicts, slices, the figure from them alone, and
// the same on paper; and the accounts that a workspace defines.
#include "support/command_folder.h"
#include "support/needs.h"
#include "support/test_main.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kMinutes = 1440;

/// 12 October 2026, 00:00 UTC.
qint64 begin()
{
    return QDateTime(QDate(2026, 10, 12), QTime(0, 0), Qt::UTC).toSecsSinceEpoch();
}

/// A hundred requests a minute in two regions; in fra twenty of fifty fail from 02:00 to 02:10, one a minute from 10:00 to 11:00.
int badIn(const QByteArray& region, int minute)
{
    if (region == "fra" && minute > 120 && minute <= 130)
        return 20;
    return minute > 600 && minute <= 660 ? 1 : 0;
}

QByteArray requests()
{
    QByteArray text = "# TYPE http_requests counter\n";
    for (const QByteArray region : {"fra", "nyc"}) {
        for (const QByteArray code : {"200", "500"}) {
            int failed = 0;
            for (int i = 0; i <= kMinutes; ++i) {
                failed += badIn(region, i);
                text += "http_requests_total{code=\"" + code + "\",instance=\"" + region + "\",job=\"j\",region=\"" + region
                    + "\"} " + QByteArray::number(code == "500" ? failed : 50 * i - failed) + ' '
                    + QByteArray::number(begin() + 60 * i) + '\n';
            }
        }
    }
    return text + "# EOF\n";
}

constexpr const char* kWorkspace =
    "version: 1\nname: w\nhistory: {file: w.traceo}\nsources:\n  - {name: prom, kind: prometheus, url: \"http://127.0.0.1:1\"}\n"
    "slos:\n"
    "  - {SLO: {name: shop, service: shop, source: prom, objective: 99.9%, window: 30d, indicator: {type: prometheus, bad: "
    "'http_requests_total{code=\"500\"}', total: http_requests_total}}}\n"
    "  - {SLO: {name: turned, service: shop, source: prom, objective: 99.9%, window: 30d, versions: [{valid_from: 2026-10-13, "
    "objective: 99%}], indicator: {type: prometheus, bad: 'http_requests_total{code=\"500\"}', total: http_requests_total}}}\n"
    "  - {SLO: {name: loose, source: prom, objective: 99%, window: 30d, indicator: {type: prometheus, bad: "
    "'http_requests_total{code=\"500\"}', total: http_requests_total}}}\n"
    "exclusions:\n"
    "  - {id: patch-day, slos: [shop], start: \"2026-10-12 10:00\", duration: 30m, reason: patching, author: kim, created: "
    "2026-10-13}\n"
    "ledger:\n"
    "  - maintenance=exclusion\n"
    "  - chaos=chaos\n"
    "  - deploy+10m\n"
    "  - region $region=series{region=~\".+\"}\n";

/// The day alone: 00:00 to 24:00.
constexpr const char* kDay = "2026-10-12/2026-10-13";

} // namespace

class TstSloSla : public QObject {
    Q_OBJECT

    CommandFolder m_folder;

    Ran run(const QStringList& arguments)
    {
        return m_folder.run(QStringList{u"--workspace"_s, m_folder.filePath(u"w.yaml"_s), u"--offline"_s, u"--at"_s,
                                        QString::number(begin() + 60 * kMinutes)}
                            + arguments);
    }
    Ran asked(const QStringList& arguments) { return run(QStringList{u"-o"_s, u"json"_s, u"slo"_s} + arguments); }
    static QJsonArray itemsOf(const Ran& run) { return QJsonDocument::fromJson(run.out)["items"_L1].toArray(); }
    QJsonObject shop(const QString& period = QString::fromLatin1(kDay))
    {
        return itemsOf(asked({u"sla"_s, period, u"shop"_s}))[0].toObject();
    }
    static QJsonObject with(const QJsonArray& items, const QString& member, const QString& value)
    {
        for (const QJsonValue& item : items) {
            if (item[member].toString() == value)
                return item.toObject();
        }
        return {};
    }
    QString exported()
    {
        const Ran slices =
            run({u"slo"_s, u"slices"_s, u"shop"_s, u"--from"_s, u"2026-10-12"_s, u"--to"_s, u"2026-10-13"_s, u"-o"_s, u"csv"_s});
        return m_folder.write(u"slices.csv"_s, slices.out);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.write(u"w.yaml"_s, kWorkspace);
        const auto at = [](int minute) {
            return QDateTime::fromSecsSinceEpoch(begin() + 60 * minute, Qt::UTC).toString(Qt::ISODate);
        };
        for (const QStringList& told :
             {QStringList{u"history"_s, u"import"_s, m_folder.write(u"r.om"_s, requests()), u"--source"_s, u"prom"_s},
              QStringList{u"events"_s, u"add"_s, u"chaos"_s, u"kill"_s, u"pods"_s, u"--time"_s, at(120), u"--until"_s, at(124)},
              QStringList{u"events"_s, u"add"_s, u"deploy"_s, u"4.2"_s, u"--time"_s, at(655), u"--service"_s, u"shop"_s}}) {
            const Ran done = m_folder.run(QStringList{u"--workspace"_s, m_folder.filePath(u"w.yaml"_s)} + told);
            QVERIFY2(done.exitCode == 0, done.err.constData());
        }
    }

    /// The day is judged by 99.9 %, which held until it was over; what counts it again comes to the same root.
    void aVersionOfTheNextDayIsNoneOfThisOne()
    {
        const Ran sla = asked({u"sla"_s, QString::fromLatin1(kDay), u"turned"_s});
        const QJsonObject turned = itemsOf(sla)[0].toObject();
        QCOMPARE(turned["objective"_L1].toDouble(), 0.999);
        QCOMPARE(turned["verdict"_L1].toString(), u"missed"_s); // 320 of 144,000: met by 99 %
        QCOMPARE(turned["definition"_L1]["changed_since"_L1][0]["today"_L1].toString(), u"99%"_s);
        QVERIFY2(sla.err.contains("objective 99.9% → 99%"), sla.err.constData());
        const Ran slices = run(
            {u"slo"_s, u"slices"_s, u"turned"_s, u"--from"_s, u"2026-10-12"_s, u"--to"_s, u"2026-10-13"_s, u"-o"_s, u"csv"_s});
        const QString file = m_folder.write(u"turned.csv"_s, slices.out);
        const Ran verified = m_folder.run({u"slo"_s, u"verify"_s, file, u"--root"_s, turned["slices"_L1]["root"_L1].toString()});
        QVERIFY2(verified.exitCode == 0, verified.err.constData());
        const Ran across = m_folder.run({u"--workspace"_s, m_folder.filePath(u"w.yaml"_s), u"--offline"_s, u"-o"_s, u"json"_s,
                                         u"slo"_s, u"sla"_s, u"2026-10"_s, u"turned"_s, u"--at"_s, u"2026-10-20"_s});
        QVERIFY2(across.err.contains("changed within the period"), across.err.constData());
        QCOMPARE(itemsOf(across)[0]["objective"_L1].toDouble(), 0.99);
    }

    void anSloIsShownAsPeopleCallIt()
    {
        QByteArray named = kWorkspace;
        named.replace("{name: loose,", "{name: loose, display_name: Loosely promised,");
        m_folder.write(u"named.yaml"_s, named);
        const auto sla = [&](const QStringList& more) {
            return m_folder.run(QStringList{u"--workspace"_s, m_folder.filePath(u"named.yaml"_s), u"--offline"_s, u"--at"_s,
                                            QString::number(begin() + 60 * kMinutes), u"slo"_s, u"sla"_s,
                                            QString::fromLatin1(kDay)}
                                + more);
        };
        const QByteArray table = sla({}).out;
        QVERIFY2(table.contains("Loosely promised") && table.contains("loose "), table.constData());
        QVERIFY(!run({u"slo"_s, u"sla"_s, QString::fromLatin1(kDay)}).out.toLower().contains(" name "));
        const QJsonObject item = with(itemsOf(sla({u"-o"_s, u"json"_s})), u"name"_s, u"loose"_s);
        QCOMPARE(item["display_name"_L1].toString(), u"Loosely promised"_s);
        const QByteArray csv = sla({u"-o"_s, u"csv"_s}).out;
        QVERIFY2(csv.contains("\nloose,Loosely promised,"), csv.constData());
    }

    void verdictsOfADay()
    {
        const Ran sla = asked({u"sla"_s, QString::fromLatin1(kDay)});
        QVERIFY2(sla.exitCode == 0, sla.err.constData());
        const QJsonObject strict = with(itemsOf(sla), u"name"_s, u"shop"_s);
        // 320 of 144,000 are bad; without the excluded half hour 260 of 141,000: 0.184 %.
        QCOMPARE(strict["verdict"_L1].toString(), u"missed"_s);
        QCOMPARE(strict["bad"_L1].toInt(), 260);
        QCOMPARE(strict["total"_L1].toInt(), 141'000);
        QCOMPARE(strict["sli_without_exclusions"_L1].toDouble(), 1 - 320.0 / 144'000);
        QCOMPARE(strict["excluded"_L1]["retroactive"_L1], QJsonValue(true));
        QCOMPARE(strict["budget"_L1]["spent_ratio"_L1].toDouble(), 260.0 / 141);
        QCOMPARE(strict["stretches"_L1].toArray().size(), 2);
        QCOMPARE(with(itemsOf(sla), u"name"_s, u"loose"_s)["verdict"_L1].toString(), u"met"_s);
        const Ran month = asked({u"sla"_s, u"2026-10"_s, u"loose"_s});
        const QJsonObject open = itemsOf(month)[0].toObject();
        QCOMPARE(open["over"_L1], QJsonValue(false));
        QCOMPARE(open["verdict"_L1].toString(), u"undecidable"_s); // of eleven days nobody knows anything
        QVERIFY2(month.err.contains("not over"), month.err.constData());
        QCOMPARE(asked({u"sla"_s, u"Oktober"_s}).exitCode, 2);
        QCOMPARE(asked({u"sla"_s, u"2026-10"_s, u"nobody"_s}).exitCode, 6);
    }

    /// In the order of the workspace: chaos, then the deploy, then by region; what is excluded stands beside it.
    void accountsAreThoseOfTheWorkspace()
    {
        const QJsonObject sla = shop();
        const QJsonArray accounts = sla["accounts"_L1].toArray();
        const auto bad = [](const QJsonArray& sums, const QString& account) {
            return with(sums, u"account"_s, account)["bad"_L1].toInt(-1);
        };
        QCOMPARE(bad(accounts, u"chaos"_s), 80);      // four minutes of twenty
        QCOMPARE(bad(accounts, u"deploy 4.2"_s), 10); // five minutes of one in each region
        QCOMPARE(bad(accounts, u"region fra"_s), 120 + 25);
        QCOMPARE(bad(accounts, u"region nyc"_s), 25);
        QCOMPARE(accounts.size(), 4); // nothing is unknown
        QCOMPARE(bad(sla["excluded_accounts"_L1].toArray(), u"maintenance"_s), 60);
        const QJsonArray ledger = itemsOf(asked({u"ledger"_s, u"shop"_s}));
        int spent = 0;
        int taken = 0;
        for (const QJsonValue& item : ledger) {
            spent += item["bad"_L1].toInt();
            taken += item["excluded_bad"_L1].toInt();
        }
        QCOMPARE(spent, 260);
        QCOMPARE(taken, 60);
        QCOMPARE(bad(ledger, u"region fra"_s), 145);
    }

    void theFigureFollowsFromTheSlicesAlone()
    {
        const QJsonObject sla = shop();
        const QString root = sla["slices"_L1]["root"_L1].toString();
        const QString file = exported();
        // Neither a workspace nor a history is asked for.
        const Ran verified = m_folder.run({u"slo"_s, u"verify"_s, file, u"--root"_s, root, u"-o"_s, u"json"_s});
        QVERIFY2(verified.exitCode == 0, verified.err.constData());
        const QJsonObject found = itemsOf(verified)[0].toObject();
        for (const char* const member : {"good", "total", "sli", "sli_low", "sli_high", "sli_without_exclusions", "verdict",
                                         "coverage_ratio", "unknown", "objective", "method", "from", "to", "name"})
            QCOMPARE(found[QLatin1StringView(member)], sla[QLatin1StringView(member)]);
        QCOMPARE(found["rows"_L1].toInt(), kMinutes);
        QCOMPARE(found["root"_L1].toString(), root);
        QVERIFY(m_folder.run({u"slo"_s, u"verify"_s, file}).out.contains("Missed"));
    }

    void whatWasChangedIsFound()
    {
        const QString root = shop()["slices"_L1]["root"_L1].toString();
        QFile file(exported());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray text = file.readAll();
        text.replace("2026-10-12T02:05:00Z,80", "2026-10-12T02:05:00Z,99"); // as if only one had failed
        const QString better = m_folder.write(u"better.csv"_s, text);
        const Ran wrong = m_folder.run({u"slo"_s, u"verify"_s, better, u"--root"_s, root});
        QCOMPARE(wrong.exitCode, 1);
        QVERIFY(wrong.out.isEmpty());
        QVERIFY2(wrong.err.contains(root.toUtf8()), wrong.err.constData());
        QCOMPARE(m_folder.run({u"slo"_s, u"verify"_s, better}).exitCode, 0); // by itself it is as good as any
        QCOMPARE(m_folder.run({u"slo"_s, u"verify"_s, u"none.csv"_s}).exitCode, 6);
        QCOMPARE(m_folder.run({u"slo"_s, u"verify"_s, m_folder.write(u"t.csv"_s, "a,b\n1,2\n")}).exitCode, 2);
    }

    void onPaperStandsTheSame()
    {
        TRACEO_NEEDS(!QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty(), "pdftotext is not installed (poppler-utils)");
        const QString pdf = m_folder.filePath(u"sla.pdf"_s);
        const Ran report =
            m_folder.run({u"--workspace"_s, m_folder.filePath(u"w.yaml"_s), u"--at"_s, QString::number(begin() + 60 * kMinutes),
                          u"report"_s, u"run"_s, pdf, u"--sla"_s, QString::fromLatin1(kDay), u"--slo"_s, u"shop"_s, u"--csv"_s,
                          m_folder.filePath(u"tables"_s)});
        QCOMPARE(report.exitCode, 0); // the server never answered, but all of that day is imported
        QCOMPARE(report.out.trimmed(), pdf.toUtf8());
        QProcess process;
        process.start(u"pdftotext"_s, {u"-layout"_s, pdf, u"-"_s});
        process.waitForFinished(30'000);
        const QString text = QString::fromUtf8(process.readAllStandardOutput());
        const QJsonObject sla = shop();
        QString joined = text;
        joined.remove(u' ').remove(u'\n');
        QVERIFY2(joined.contains(sla["slices"_L1]["root"_L1].toString()), qPrintable(text));
        for (const QString& words : {u"0 of 1 objectives met"_s, u"patch-day"_s, u"afterwards"_s, u"maintenance"_s,
                                     u"region fra"_s, u"Occurrences"_s, u"slo verify slices.csv"_s, u"--sla"_s})
            QVERIFY2(text.contains(words), qPrintable(words + u'\n' + text));
        QVERIFY(!text.contains(u"loose"_s));
        const QStringList tables = QDir(m_folder.filePath(u"tables"_s)).entryList(QDir::Files);
        QVERIFY2(tables.size() >= 6, qPrintable(tables.join(u' ')));
        const QString accounts = tables.filter(u"who-spent-it"_s).value(0);
        QFile csv(m_folder.filePath(u"tables/"_s + accounts));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QByteArray lines = csv.readAll();
        QVERIFY2(lines.contains("region fra,145,") && lines.contains("Together,260,"), lines.constData());
        const Ran alone = run({u"report"_s, u"run"_s, pdf, u"--slo"_s, u"shop"_s});
        QCOMPARE(alone.exitCode, 2);
    }
};

TRACEO_TEST(TstSloSla);
#include "tst_slo_sla.moc"
