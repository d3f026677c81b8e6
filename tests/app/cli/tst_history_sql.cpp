// `traceo history sql` as people and scripts meet it.
#include "history/history.h"
#include "support/paths.h"
#include "support/ran_command.h"
#include "support/test_main.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kEndless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c"_L1;

} // namespace

class TstHistorySql : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<history::History> m_history; ///< the owner, as long as the test runs

    QString file() const { return m_folder.filePath(u"h.traceo"_s); }
    QStringList environment() const
    {
        return {u"XDG_DATA_HOME="_s + m_folder.path(), u"XDG_STATE_HOME="_s + m_folder.path(), u"HOME="_s + m_folder.path()};
    }
    Ran sql(const QString& text, const QStringList& more = {})
    {
        return ran(QStringList{u"history"_s, u"sql"_s, text, u"--history"_s, file()} + more, {}, environment());
    }
    static QJsonObject answerOf(const Ran& run) { return QJsonDocument::fromJson(run.out).object(); }

private Q_SLOTS:
    void initTestCase()
    {
        auto opened = history::History::open(file(), {}, m_clock);
        QVERIFY(opened.ok());
        m_history = std::move(*opened);
        Batch batch;
        std::vector<Sample> samples;
        const UtcMs start = floorTo(m_clock.now(), kMinute) - kHour * 2;
        for (int i = 0; i < 120; ++i)
            samples.push_back({start + kMinute * i, i == 7 ? std::numeric_limits<double>::quiet_NaN() : double(i)});
        batch.series.add({{"prom", "up", {{"job", "shop"}}}, std::move(samples)});
        auto stored = m_history->commit(std::move(batch));
        stored.waitForFinished();
        QVERIFY(stored.result().ok());
    }

    void itAnswersWhileTheOwnerHasTheFileOpen()
    {
        const Ran run = sql(u"SELECT s.name, label(s.labels, 'job') AS job, count(*) AS n, avg(v.value) AS mean FROM series s "
                            "JOIN samples v ON v.series = s.id WHERE s.name = 'up' GROUP BY s.id"_s);
        QVERIFY2(run.exitCode == 0 && run.err.isEmpty(), run.err.constData());
        QCOMPARE(run.out, QByteArray("NAME  JOB     N               MEAN\nup    shop  120  59.94117647058823\n"));
    }

    void valuesStandInEveryFormat()
    {
        const QString text =
            u"SELECT NULL AS a, 9007199254740993 AS b, 0.5 AS c, 'x, \"y\"' AS d, x'00ff' AS e, 9e999 AS f, 2 AS a"_s;
        const Ran json = sql(text, {u"-o"_s, u"json"_s});
        const QJsonObject answer = answerOf(json);
        QCOMPARE(answer["schema"_L1].toString(), u"traceo.history.sql/v1"_s);
        QVERIFY(answer["complete"_L1].toBool());
        QVERIFY2(json.out.contains("\"b\": 9007199254740993"), json.out.constData());
        const QJsonObject item = answer["items"_L1].toArray().first().toObject();
        QVERIFY(item["a"_L1].isNull());
        QCOMPARE(item["e"_L1].toString(), u"x'00ff'"_s);
        QCOMPARE(item["f"_L1].toString(), u"+Inf"_s);
        QCOMPARE(item["a_2"_L1].toInt(), 2);
        QCOMPARE(sql(QString(text).remove(u"9e999 AS f, "_s), {u"-o"_s, u"csv"_s}).out,
                 QByteArray("a,b,c,d,e,a_2\r\n,9007199254740993,0.5,\"x, \"\"y\"\"\",x'00ff',2\r\n"));
        QVERIFY(sql(text).out.contains("–  9007199254740993  0.5  x, \"y\"  x'00ff'  +Inf    2"));
        QVERIFY(sql(u"SELECT zeroblob(1000)"_s).out.contains("…', 1000 bytes"));
        QCOMPARE(sql(u"SELECT value FROM samples WHERE value IS NULL"_s, {u"-o"_s, u"jsonl"_s}).out,
                 QByteArray("{\"value\":null}\n"));
    }

    void rangeAndMomentBoundTheSamples()
    {
        const auto count = [this](const QStringList& more) {
            return sql(u"SELECT count(*) FROM samples"_s, more + QStringList{u"-o"_s, u"csv"_s}).out.split('\n').value(1).toInt();
        };
        QCOMPARE(count({}), 120);
        const int lastHour = count({u"--since"_s, u"1h"_s});
        QVERIFY2(lastHour >= 58 && lastHour <= 60, qPrintable(QString::number(lastHour)));
        QCOMPARE(count({u"--at"_s, u"now-1d"_s}), 0);
        QCOMPARE(count({u"--to"_s, u"now"_s}), 120); // an end alone hides nothing before it
        const int allButHalfAnHour = count({u"--to"_s, u"now-30m"_s});
        QVERIFY2(allButHalfAnHour >= 91 && allButHalfAnHour <= 93, qPrintable(QString::number(allButHalfAnHour)));
    }

    void whatIsCutOffIsSaidOnStderr()
    {
        const Ran cut = sql(u"SELECT t FROM samples"_s, {u"--limit"_s, u"3"_s, u"-o"_s, u"json"_s});
        QCOMPARE(cut.exitCode, 5);
        QVERIFY2(cut.err.contains("after 3 rows") && cut.err.contains("--limit"), cut.err.constData());
        QVERIFY(!answerOf(cut)["complete"_L1].toBool());
        QCOMPARE(answerOf(cut)["items"_L1].toArray().size(), 3);
        const Ran whole = sql(u"SELECT t FROM samples LIMIT 3"_s, {u"--limit"_s, u"3"_s});
        QVERIFY2(whole.exitCode == 0 && whole.err.isEmpty(), whole.err.constData());
        for (const QString& limit : {u"0"_s, u"all"_s, u"1000001"_s})
            QCOMPARE(sql(u"SELECT 1"_s, {u"--limit"_s, limit}).exitCode, 2);
    }

    void mistakesExitTwoWithTheirPlace()
    {
        const Ran syntax = sql(u"SELECT 1 frm x"_s);
        QVERIFY2(syntax.exitCode == 2 && syntax.out.isEmpty() && syntax.err.contains("SQL:1:14"), syntax.err.constData());
        const Ran writes = sql(u"DELETE FROM series"_s);
        QVERIFY2(writes.exitCode == 2 && writes.err.contains("only reads"), writes.err.constData());
        QCOMPARE(ran({u"history"_s, u"sql"_s, u"SELECT 1"_s, u"--history"_s, m_folder.filePath(u"none.traceo"_s)}, {},
                     environment())
                     .exitCode,
                 6);
    }

    void noRowsAreSaid()
    {
        const Ran run = sql(u"SELECT * FROM samples WHERE series = 99"_s);
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.out, QByteArray("No rows.\n"));
    }

    void timeEnds()
    {
        const Ran run = sql(kEndless, {u"--timeout"_s, u"200ms"_s});
        QCOMPARE(run.exitCode, 7);
        QVERIFY2(run.err.contains("--timeout"), run.err.constData());
    }

    void anInterruptEndsIt()
    {
        QProcess process;
        process.setEnvironment(QProcess::systemEnvironment() + environment());
        process.start(test::builtFile("traceo"), {u"history"_s, u"sql"_s, kEndless, u"--history"_s, file()});
        QVERIFY(process.waitForStarted());
        const auto pid = pid_t(process.processId());
        QFile caught(u"/proc/%1/status"_s.arg(pid)); // no sign comes from it before it answers
        const auto notesInterrupts = [&] {
            if (!caught.open(QIODevice::ReadOnly))
                return false;
            const QByteArray text = caught.readAll();
            caught.close();
            const qsizetype at = text.indexOf("SigCgt:");
            return at >= 0 && (text.mid(at + 7, text.indexOf('\n', at) - at - 7).trimmed().toULongLong(nullptr, 16) & 2U) != 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(notesInterrupts(), 20'000);
        ::kill(pid, SIGINT);
        QVERIFY(process.waitForFinished(10'000));
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(process.readAllStandardOutput().isEmpty());
    }
};

TRACEO_TEST(TstHistorySql);
#include "tst_history_sql.moc"
