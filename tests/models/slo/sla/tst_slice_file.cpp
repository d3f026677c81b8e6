// Exported slices, read back without a history: the same minutes, the same figure, the same root; and what is wrong is found.
#include "models/slo/made_rows.h"
#include "slo/sla/sla_figure.h"
#include "slo/sla/slice_digest.h"
#include "slo/sla/slice_file.h"
#include "slo/sla/slice_json.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

/// As the command prints items: a header of names, numbers as they are, texts bare.
std::string csvOf(const SliceRows& table)
{
    std::string header;
    std::string rows;
    for (std::size_t i = 0; i < table.size(); ++i) {
        std::string names;
        std::string cells;
        const auto item = sliceItem(table, i);
        for (const auto& [name, value] : item.items()) {
            names += (names.empty() ? "" : ",") + name;
            cells += (cells.empty() ? "" : ",")
                + (value.is_null()         ? ""
                       : value.is_string() ? value.get<std::string>()
                                           : value.dump());
        }
        header = names;
        rows += cells + '\n';
    }
    return header + '\n' + rows;
}

SliceRows sample(const BudgetingMethod& method)
{
    SloDefinition one = slo("checkout", 99.9);
    one.method = method;
    one.exclusions = {excluded("a", -6, -4), excluded("b", -2, -1, Exclusion::Mode::Good)};
    return tableOf(one, slicesOf({{99, 100}, {100, 100}, {0, 50}, {-1, 0}, {10, 20}, {9, 9}, {1, 1}, {3, 4}, {7, 8}}));
}

QString mistakeIn(const std::string& csv)
{
    const auto file = readSliceFile(csv, u"s.csv"_s);
    return file ? QString() : file.error().where;
}

std::string replaced(std::string text, const std::string& what, const std::string& by)
{
    const std::size_t at = text.find(what);
    return at == std::string::npos ? "not found: " + what : text.replace(at, what.size(), by);
}

} // namespace

class TstSliceFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSameComesBack_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("minutes");
        QTest::newRow("events") << int(BudgetingMethod::Kind::Occurrences) << 1;
        QTest::newRow("minutes") << int(BudgetingMethod::Kind::Timeslices) << 1;
        QTest::newRow("slices that the ends cut") << int(BudgetingMethod::Kind::Timeslices) << 5;
        QTest::newRow("means") << int(BudgetingMethod::Kind::RatioTimeslices) << 3;
    }
    void theSameComesBack()
    {
        QFETCH(const int, kind);
        QFETCH(const int, minutes);
        BudgetingMethod method = timeslices(minutes * kMinute);
        method.kind = BudgetingMethod::Kind(kind);
        const SliceRows table = sample(method);
        const auto file = readSliceFile(csvOf(table), u"s.csv"_s);
        QVERIFY2(file.ok(), file.ok() ? "" : qPrintable(toText(file.error())));
        QCOMPARE(sliceRoot(file->table), sliceRoot(table));
        const SlaFigure found = figureOf(file->table);
        const SlaFigure wanted = figureOf(table);
        QCOMPARE(found.counted.good, wanted.counted.good);
        QCOMPARE(found.counted.total, wanted.counted.total);
        QCOMPARE(found.verdict, wanted.verdict);
        QCOMPARE(*found.low, *wanted.low);
        QCOMPARE(*found.high, *wanted.high);
        QCOMPARE(found.coverage(), wanted.coverage());
    }

    void whateverWasCountedComesBack()
    {
        const quint32 seed = seedOfRun();
        const QByteArray said = "TRACEO_SEED=" + QByteArray::number(seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 60; ++round) {
            SloDefinition one = slo("checkout", 99.9);
            if (random.bounded(2) == 0)
                one.method = timeslices((1 + random.bounded(12)) * kMinute, 0.9);
            one.exclusions = {excluded("a", -200, -200 + 1 + random.bounded(40)), excluded("b", -90, -70, Exclusion::Mode::Good)};
            const SliceRows table = tableOf(one, randomHistory(-300, 0, random));
            const auto file = readSliceFile(csvOf(table), u"s.csv"_s);
            QVERIFY2(file.ok(), said.constData());
            QVERIFY2(sliceRoot(file->table) == sliceRoot(table), said.constData());
            QVERIFY2(file->table.judged == table.judged, said.constData());
        }
    }

    void whatWasBeyondTheTotalAndWhoEvaluatedItComesBack()
    {
        SliceRows table = sample(timeslices());
        table.counted[5].excess = 2.5;
        table.isEvaluatedByServer = true;
        const std::string csv = csvOf(table);
        QVERIFY2(csv.find(",excess,evaluated\n") != std::string::npos, csv.c_str());
        const auto file = readSliceFile(csv, u"s.csv"_s);
        QVERIFY2(file.ok(), file.ok() ? "" : qPrintable(toText(file.error())));
        QCOMPARE(file->table.counted[5].excess, 2.5);
        QVERIFY(file->table.isEvaluatedByServer);
        QCOMPARE(sliceRoot(file->table), sliceRoot(sample(timeslices()))); // neither is a part of it
    }

    /// Of files that were written before they had these columns.
    void neitherIsNeeded()
    {
        const SliceRows table = sample({});
        QString text;
        for (const QString& line : QString::fromStdString(csvOf(table)).split(u'\n', Qt::SkipEmptyParts))
            text += line.section(u',', 0, -3) + u'\n';
        QVERIFY2(text.startsWith(u"end,"_s) && text.section(u'\n', 0, 0).endsWith(u",method"_s), qPrintable(text));
        const auto file = readSliceFile(text.toStdString(), u"s.csv"_s);
        QVERIFY2(file.ok(), file.ok() ? "" : qPrintable(toText(file.error())));
        QCOMPARE(sliceRoot(file->table), sliceRoot(table));
        QVERIFY(!file->table.isEvaluatedByServer);
    }

    void columnsMayStandInAnyOrderAndLinesEndAsWindowsEndsThem()
    {
        const SliceRows table = sample({});
        QString text = QString::fromStdString(csvOf(table));
        text.replace(u"\n"_s, u"\r\n"_s);
        QStringList lines = text.split(u"\r\n"_s, Qt::SkipEmptyParts);
        for (QString& line : lines) {
            QStringList cells = line.split(u',');
            std::ranges::reverse(cells);
            for (QString& cell : cells)
                cell = u'"' + cell + u'"';
            line = cells.join(u',');
        }
        const auto file = readSliceFile((lines.join(u"\r\n"_s) + u"\r\n"_s).toStdString(), u"s.csv"_s);
        QVERIFY2(file.ok(), file.ok() ? "" : qPrintable(toText(file.error())));
        QCOMPARE(sliceRoot(file->table), sliceRoot(table));
    }

    /// A verdict that somebody made better.
    void aVerdictThatDoesNotFollowIsRefused()
    {
        const SliceRows table = sample(timeslices());
        SliceRows better = table;
        better.judged[8].good = 1;
        const auto file = readSliceFile(csvOf(better), u"s.csv"_s);
        QVERIFY(!file.ok());
        QCOMPARE(file.error().code, ErrorCode::Corrupt);
        QVERIFY2(file.error().where.startsWith(u"s.csv:10:"_s), qPrintable(file.error().where));
    }

    void mistakesHaveTheirPlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("where");
        const std::string good = csvOf(sample({}));
        const auto row = [](const char* name, const std::string& text, const QString& where) {
            QTest::newRow(name) << QString::fromStdString(text) << where;
        };
        row("nothing", "", u"s.csv:1:1"_s);
        row("no rows", good.substr(0, good.find('\n') + 1), u"s.csv:1:1"_s);
        row("another table", "name,sli\ncheckout,0.9\n", u"s.csv:1:1"_s);
        row("a missing minute", replaced(good, "2026-09-21T14:06:00Z", "2026-09-21T14:07:00Z"), u"s.csv:3:1"_s);
        row("half a minute", replaced(good, "2026-09-21T14:05:00Z", "2026-09-21T14:05:30Z"), u"s.csv:2:1"_s);
        row("no number", replaced(good, "Z,99.0,", "Z,many,"), u"s.csv:2:22"_s);
        row("below nothing", replaced(good, "Z,99.0,", "Z,-99.0,"), u"s.csv:2:22"_s);
        row("more good than there is", replaced(good, "Z,99.0,", "Z,101.0,"), u"s.csv:2:22"_s);
        row("another mode", replaced(good, "true,drop", "true,away"), u"s.csv:5:51"_s);
        row("another SLO",
            replaced(good, "\n2026-09-21T14:06:00Z,100.0,100.0,60.0,0.0,0.0,0.0,false,,checkout",
                     "\n2026-09-21T14:06:00Z,100.0,100.0,60.0,0.0,0.0,0.0,false,,search"),
            u"s.csv:3:1"_s);
        row("another method", replaced(good, "Occurrences", "Guesses"), u"s.csv:2:72"_s);
        row("excess below nothing", replaced(good, "Occurrences,0.0,", "Occurrences,-1.0,"), u"s.csv:2:84"_s);
        row("evaluated elsewhere", replaced(good, ",local\n", ",there\n"), u"s.csv:2:88"_s);
        row("a cell too few", replaced(good, "\n2026-09-21T14:06:00Z,100.0,", "\n2026-09-21T14:06:00Z,"), u"s.csv:3:1"_s);
    }
    void mistakesHaveTheirPlace()
    {
        QFETCH(const QString, text);
        QTEST(mistakeIn(text.toStdString()), "where");
    }
};

TRACEO_TEST(TstSliceFile);
#include "tst_slice_file.moc"
