#include "support/test_main.h"
#include "vocabulary/derived.h"
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

    void namesOfOursBeginWithOurName()
    {
        for (const std::string_view name :
             {vocabulary::kSliGood, vocabulary::kSliTotal, vocabulary::kSliObserved, vocabulary::kSliUncertain})
            QVERIFY(name.starts_with("traceo_"));
    }
};
TRACEO_TEST(TstWant);
#include "tst_want.moc"
