// What several sections say in the same words.
#include "export/section_parts.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstSectionParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void threeAreNamedAndTheRestCounted()
    {
        QCOMPARE(namesOf({u"a"_s, u"b"_s, u"c"_s}), u"a, b, c"_s);
        QCOMPARE(namesOf({u"a"_s, u"%1"_s, u"c"_s, u"d"_s, u"e"_s}), u"a, %1, c and 2 more"_s);
    }

    void onlyHatchesThatAreThereAreExplained()
    {
        QVERIFY(hatchWords({}).isEmpty());
        QVERIFY(hatchWords({{Band::Kind::Deploy, {}, {}}}).isEmpty());
        QVERIFY(hatchWords({{Band::Kind::NotObserved, {}, {}}}).contains(u"not observed"_s));
        QVERIFY(hatchWords({{Band::Kind::Filling, {}, {}}}).contains(u"still being fetched"_s));
    }

    void sentencesWithoutWordsLeaveNoGap() { QCOMPARE(sentencesOf({u"One."_s, {}, u"Two."_s}), u"One. Two."_s); }
};
TRACEO_TEST(TstSectionParts);
#include "tst_section_parts.moc"
