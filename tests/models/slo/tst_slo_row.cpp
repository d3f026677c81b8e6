#include "models/slo/made_counts.h"
#include "slo/slo_explain.h"
#include "slo/slo_row.h"
#include "slo/slo_tiles.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const SloDefinition kSlo = slo("checkout", 99.9, 30 * kDay);

SloRow made(const SloCounts& counts, const Question& asked = question(kEnd))
{
    return rowOf(kSlo, counts, asked, SloExplainer(kSlo, counts, asked, {}));
}

} // namespace

class TstSloRow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aShareIsNeverShownBetterThanItIs()
    {
        auto counted = badLately(kSlo, 100, 0, 0);
        counted.window.total = 1'000'000;
        counted.window.good = 999'999;
        const SloRow row = made(counted);
        QCOMPARE(row.attained.better, Better::Higher);
        QCOMPARE(int(row.attained.decimals), 3);
        QCOMPARE(row.bad.better, Better::Lower);
    }

    void theCourseOfTheBudgetEndsAtWhatIsLeft()
    {
        const auto counted = badLately(kSlo, 1000, 10, 1440);
        const QList<double> course = budgetCourse(kSlo, counted, 30);
        QCOMPARE(course.size(), 30);
        QCOMPARE(course[28], 1.0);
        QVERIFY(std::abs(course[29] - made(counted).budgetLeft.value) < 1e-12);
        QVERIFY(budgetCourse(kSlo, badLately(kSlo, 0, 0, 0), 30).isEmpty());
    }

    void theCourseStopsWhereDataStop()
    {
        auto counted = badLately(kSlo, 1000, 10, 1440);
        counted.freshness.newest = kEnd - 10 * kDay;
        counted.since = kEnd - 20 * kDay;
        const QList<double> course = budgetCourse(kSlo, counted, 30);
        QVERIFY(std::isnan(course[9]) && !std::isnan(course[10]));
        QVERIFY(!std::isnan(course[19]) && std::isnan(course[20]));
    }

    void aPageSaysNothingOfABudgetThatIsStillToCome()
    {
        auto counted = badLately(kSlo, 600, 600, 60);
        QVERIFY(made(counted).budgetLeft.hasValue());
        counted.filling = {{kEnd - 30 * kDay, kEnd - 15 * kDay}};
        const SloRow row = made(counted);
        QCOMPARE(row.status, Status::Critical);
        QVERIFY(!row.budgetLeft.hasValue() && !row.attained.hasValue() && row.sparkline.isEmpty());
        QVERIFY(row.burn("1h").hasValue()); // which is what pages
    }

    void muchThatIsUncertainIsPartial()
    {
        auto counted = badLately(kSlo, 1000, 0, 0);
        counted.window.uncertain = 1e6;
        const SloRow row = made(counted);
        QCOMPARE(row.attained.quality, Quality::Partial);
        const auto& inputs = row.attained.why->inputs;
        QVERIFY(std::ranges::any_of(inputs, [](const auto& input) {
            return input.text.startsWith(u"up to 1\u202f000\u202f000 unknown");
        }));
    }

    void hostileNamesAreShownAsText()
    {
        SloDefinition hostile = kSlo;
        hostile.name = "a\u202e<b>\x01";
        const auto counted = badLately(hostile, 10, 0, 0);
        const SloRow row = rowOf(hostile, counted, question(kEnd), SloExplainer(hostile, counted, question(kEnd), {}));
        QVERIFY(!row.name.contains(QChar(0x202e)));
        QCOMPARE(row.key, hostile.name);
    }

    void theCommandNamesWhatWasKnown()
    {
        Question asked = question(kEnd);
        asked.knownAt = kEnd - kDay;
        QCOMPARE(made(badLately(kSlo, 10, 0, 0), asked).total.why->command,
                 u"traceo slo status checkout -o json --at 2026-09-21T14:13:00Z --known-at 2026-09-20T14:13:00Z"_s);
    }

    void tilesOfNothingSayNothing()
    {
        const SloRow failed =
            rowOf(kSlo, Error{.code = ErrorCode::Corrupt, .where = u"chunk 7"_s, .expected = {}, .found = {}, .hint = {}}, kEnd);
        QVERIFY(failed.reason.contains(u"chunk 7"));
        const auto tiles = tilesOf({failed}, kEnd, question(kEnd));
        QCOMPARE(tiles.size(), 2U); // no lowest budget, no coverage
        QVERIFY(!tiles[1].value.hasValue());
    }
};

TRACEO_TEST(TstSloRow);
#include "tst_slo_row.moc"
