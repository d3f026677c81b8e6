#include "slo/opinion/opinion_words.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstOpinionWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void differencesAreInPercentagePoints()
    {
        QCOMPARE(pointsText(0.00123), u"+0.123 pp"_s);
        QCOMPARE(pointsText(-0.00123), u"−0.123 pp"_s);
        QCOMPARE(pointsText(0.000001), u"< 0.001 pp"_s);
        QCOMPARE(pointsText(1e-16), u"0.000 pp"_s); // noise of sums
        QCOMPARE(pointsText({}), u"–"_s);
    }

    void differencesAreWrittenAsTheOtherNumbers()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German));
        const QString points = pointsText(0.00123);
        const QString few = pointsText(0.000001);
        QLocale::setDefault(before);
        QCOMPARE(points, u"+0,123 pp"_s);
        QCOMPARE(few, u"< 0,001 pp"_s);
    }

    void whatIsNoNumberIsSaidAsTheToolSaysIt()
    {
        Opinion opinion{.sli = 0.999};
        QVERIFY(insteadOf(opinion).isEmpty());
        opinion.sli = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(insteadOf(opinion), u"NaN"_s);
        opinion.sli = -std::numeric_limits<double>::infinity();
        QCOMPARE(insteadOf(opinion), u"-Inf"_s);
        opinion.sli.reset();
        QCOMPARE(insteadOf(opinion), u"nothing"_s);
        opinion.refused = Error{};
        QCOMPARE(insteadOf(opinion), u"refused"_s);
    }

    void aValueOfOursThatIsNoneIsUnknownAndSaysWhy()
    {
        const Opinion ours{.tool = Opinion::Tool::Ours, .unknown = u"Nothing was observed."_s};
        QCOMPARE(insteadOf(ours), u"unknown"_s);
        QCOMPARE(whyText(ours), u"Nothing was observed."_s);
    }

    void reasonsAndSlicesAreListed()
    {
        Opinion opinion;
        QVERIFY(whyText(opinion).isEmpty() && whereText(opinion, utcMs(0), {}).isEmpty());
        Difference birth{.kind = DifferenceKind::Birth, .effect = 0.001, .shares = {}};
        for (int i = 1; i <= 5; ++i)
            birth.shares.push_back({utcMs(i * 60'000), 0.0002});
        opinion.differences = {birth, {.kind = DifferenceKind::Idle, .effect = {}, .shares = {}}};
        QCOMPARE(whyText(opinion), u"first samples of counters +0.100 pp; nothing happened: 0 ÷ 0"_s);
        QCOMPARE(whereText(opinion, utcMs(0), {}), u"1 Jan 00:01, 1 Jan 00:02, 1 Jan 00:03, 2 more"_s);
    }

    void everyToolAndReasonHasAName()
    {
        QStringList names;
        for (int i = 0; i <= int(Opinion::Tool::SloGenerator); ++i)
            names << nameOf(Opinion::Tool(i));
        for (int i = 0; i <= int(DifferenceKind::Rounding); ++i)
            names << nameOf(DifferenceKind(i));
        QVERIFY(!names.contains(QString()));
        QCOMPARE(names.removeDuplicates(), 0);
    }
};

TRACEO_TEST(TstOpinionWords);
#include "tst_opinion_words.moc"
