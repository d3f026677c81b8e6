#include "support/test_main.h"
#include "vocabulary/derived.h"
#include "vocabulary/expressions.h"
#include "vocabulary/want.h"

#include <QTest>

using namespace traceo;

class TstWant : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoWaysToAskForTheSameAreOneWant()
    {
        const Want one{.selector = *Selector::parse("up{b=\"2\", a='1'}"), .source = {}, .purpose = "slo a"};
        const Want other{.selector = *Selector::parse("{__name__=`up`,a=\"1\",b=\"2\"}"), .source = {}, .purpose = "slo b"};
        QVERIFY(one.id() == other.id());
    }

    /// Another threshold was not asked for by asking for this one.
    void aThresholdIsPartOfWhatIsAsked()
    {
        const Want plain{.selector = Selector("latency")};
        const Want within{.selector = Selector("latency"), .threshold = "0.25"};
        QCOMPARE(within.id(), std::string("latency <= 0.25"));
        QVERIFY(plain.id() != within.id());
        QVERIFY(plain.mayBring("latency") && !plain.mayBring("other"));
        QVERIFY(within.mayBring(vocabulary::kNativeCount) && !within.mayBring("latency"));
        QVERIFY(Want{.selector = Selector({}, {{"job", Selector::Match::Equal, "a"}})}.mayBring("any"));
    }

    void namesOfOursBeginWithOurName()
    {
        for (const std::string_view name : {vocabulary::kSliGood, vocabulary::kSliTotal, vocabulary::kSliObserved,
                                            vocabulary::kSliUncertain, vocabulary::kNativeCount, vocabulary::kNativeSum,
                                            vocabulary::kNativeWithin, vocabulary::kNativeReaching, vocabulary::kExpressionValue})
            QVERIFY(name.starts_with("traceo_"));
    }
};
TRACEO_TEST(TstWant);
#include "tst_want.moc"
