// The digest of slices. Roots are those of hashlib over the texts that the header defines.
#include "models/slo/made_rows.h"
#include "slo/sla/slice_digest.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

SliceRows ofEvents()
{
    SloDefinition one = slo("checkout", 99.9);
    one.exclusions = {excluded("a", -3, -2), excluded("b", -1, 0, Exclusion::Mode::Good)};
    auto slices = slicesOf({{99, 100}, {100, 100}, {0, 50}, {0.5, 2.25}, {10, 20}});
    slices[3].observedSeconds = 30.5;
    slices[3].uncertain = 3;
    slices[3].undecided = 1;
    slices[3].flagged = 2;
    return tableOf(one, slices);
}

SliceRows ofMinutes()
{
    SloDefinition one = slo("checkout", 99.0);
    one.method = timeslices(2 * kMinute);
    const auto slices = minutesOf(-3, -1, [](Slice& slice, std::int64_t number) {
        slice.total = 100;
        slice.good = number == -2 ? 99 : 95;
    });
    return tableOf(one, slices); // 14:10 to 14:12
}

} // namespace

class TstSliceDigest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsAreWrittenAsDefined()
    {
        const SliceRows table = ofEvents();
        QCOMPARE(headText(table), std::string("traceo-slices/1,checkout,0.999,Occurrences"));
        QCOMPARE(rowText(table, 0), std::string("2026-09-21T14:09:00Z,99,100,60,0,0,0,"));
        QCOMPARE(rowText(table, 2), std::string("2026-09-21T14:11:00Z,0,50,60,0,0,0,drop"));
        QCOMPARE(rowText(table, 3), std::string("2026-09-21T14:12:00Z,0.5,2.25,30.5,3,1,2,"));
        QCOMPARE(rowText(table, 4), std::string("2026-09-21T14:13:00Z,10,20,60,0,0,0,good"));
        const SliceRows minutes = ofMinutes();
        QCOMPARE(headText(minutes), std::string("traceo-slices/1,checkout,0.99,Timeslices,120,0.95"));
        QCOMPARE(rowText(minutes, 1), std::string("2026-09-21T14:12:00Z,95,100,60,0,0,0,,1,1"));
    }

    void rootsAreThoseOfRfc6962()
    {
        const auto root = [](int leaves) {
            std::vector<std::string> texts;
            for (int i = 0; i < leaves; ++i)
                texts.push_back(std::to_string(i));
            return merkleRoot(texts);
        };
        QCOMPARE(root(0), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(root(1), std::string("db3426e878068d28d269b6c87172322ce5372b65756d0789001d34835f601c03"));
        QCOMPARE(root(2), std::string("cb00989d94a569c0a678ae042b63dcd4625db96440517f37a6eb7976ea24ed4b"));
        QCOMPARE(root(3), std::string("725d5230db68f557470dc35f1d8865813acd7ebb07ad152774141decbae71327"));
        QCOMPARE(root(7), std::string("a3e23b32ccb6bf96d092d165d8aa546e09829de8f03b0e8957581d1e16b92bdf"));
        QCOMPARE(sliceRoot(ofEvents()), std::string("eb777e6eb0e9d00a2ce96c12ba4a80493e683f5bf32378b0cd585269bb81de95"));
        QCOMPARE(sliceRoot(ofMinutes()), std::string("25885d3d1593f6b8f5e07667de2854db81da422309716ddcb3ed282a33bd8bbc"));
    }

    void anythingThatChangesChangesTheRoot()
    {
        const SliceRows table = ofEvents();
        const std::string root = sliceRoot(table);
        for (double Slice::*const quantity :
             {&Slice::good, &Slice::total, &Slice::observedSeconds, &Slice::uncertain, &Slice::undecided, &Slice::flagged}) {
            SliceRows other = table;
            other.counted[1].*quantity += 1;
            QVERIFY(sliceRoot(other) != root);
        }
        SliceRows other = table;
        other.excluded[1] = Exclusion::Mode::Drop;
        QVERIFY(sliceRoot(other) != root);
        other = table;
        other.objective.parts -= 1;
        QVERIFY(sliceRoot(other) != root);
        other = table;
        std::swap(other.counted[0], other.counted[1]);
        QVERIFY(sliceRoot(other) != root);
        other = table;
        other.judged[1].good = 7; // follows from the rest
        QCOMPARE(sliceRoot(other), root);
    }

    void ratiosAreExact_data()
    {
        QTest::addColumn<qint64>("parts");
        QTest::addColumn<QString>("text");
        QTest::newRow("a tenth") << qint64(100'000'000) << QStringLiteral("0.1");
        QTest::newRow("seven digits of a percent") << qint64(999'999'999) << QStringLiteral("0.999999999");
        QTest::newRow("nothing") << qint64(0) << QStringLiteral("0");
        QTest::newRow("all") << qint64(1'000'000'000) << QStringLiteral("1");
        QTest::newRow("little") << qint64(1) << QStringLiteral("0.000000001");
    }
    void ratiosAreExact()
    {
        QFETCH(const qint64, parts);
        QTEST(QString::fromStdString(ratioText({.parts = parts})), "text");
    }
};

TRACEO_TEST(TstSliceDigest);
#include "tst_slice_digest.moc"
