#include "core/fuzzy.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstFuzzy : public QObject {
    Q_OBJECT

    static bool beats(const QString& pattern, const QString& better, const QString& worse)
    {
        const auto a = fuzzyMatch(pattern, better);
        const auto b = fuzzyMatch(pattern, worse);
        return a && (!b || a->score > b->score);
    }

private Q_SLOTS:
    void lettersMustBeThereInTheirOrder()
    {
        QVERIFY(fuzzyMatch(u"chkavl"_s, u"checkout-availability"_s));
        QVERIFY(fuzzyMatch(u"CHKAVL"_s, u"checkout-availability"_s));
        QVERIFY(!fuzzyMatch(u"avlchk"_s, u"checkout-availability"_s));
        QVERIFY(!fuzzyMatch(u"aa"_s, u"a"_s));
        QVERIFY(!fuzzyMatch(u"a"_s, QString()));
    }

    void wordsMayStandInAnyOrder() { QVERIFY(fuzzyMatch(u"avail check"_s, u"checkout-availability"_s)); }

    void nothingTypedFitsEverything()
    {
        QVERIFY(fuzzyMatch(QString(), u"anything"_s));
        QVERIFY(fuzzyMatch(u"  "_s, QString()));
    }

    void theBetterFitIsFirst()
    {
        QVERIFY(beats(u"webhooks"_s, u"webhooks-delivery"_s, u"webhook.example.org from sa-east"_s)); // no stray letter
        QVERIFY(beats(u"slo"_s, u"SLOs"_s, u"slowest"_s));                                            // as good, and shorter
        QVERIFY(beats(u"ca"_s, u"checkout-availability"_s, u"cache"_s + QString(30, u'x')));
        QVERIFY(beats(u"live"_s, u"Return to live"_s, u"list values"_s)); // side by side
        QVERIFY(beats(u"rtl"_s, u"Return to live"_s, u"portal"_s));       // beginnings of words
        QVERIFY(beats(u"sp"_s, u"showPane"_s, u"gossip"_s));
    }

    void theLettersThatFittedAreTold()
    {
        const auto match = fuzzyMatch(u"live"_s, u"Delete, return to live"_s);
        QVERIFY(match);
        QCOMPARE(match->positions, (std::vector<qsizetype>{18, 19, 20, 21}));
    }

    void longNamesAndLongPatternsEnd()
    {
        const QString same(100'000, u'a');
        QVERIFY(fuzzyMatch(same, same));
        QVERIFY(!fuzzyMatch(same, u"aa"_s));
    }
};

TRACEO_TEST(TstFuzzy);
#include "tst_fuzzy.moc"
