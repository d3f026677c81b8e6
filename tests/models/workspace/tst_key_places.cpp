// Keys that stand at the wrong level, and where they belong.
#include "workspace/key_places.h"

#include "models/workspace/error_lines.h"
#include "support/test_main.h"
#include "workspace/section_reader.h"
#include "workspace/workspace.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstKeyPlaces : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachKeyHasItsLevel_data()
    {
        QTest::addColumn<QString>("place");
        for (const char* key : {"ledger", "budget_policies", "exclusions", "sources"})
            QTest::newRow(key) << u"top level"_s;
        for (const char* key : {"alerts", "versions", "objective", "budget_policy"})
            QTest::newRow(key) << u"“- SLO:”"_s;
        for (const char* key : {"histogram", "threshold"})
            QTest::newRow(key) << u"“indicator:”"_s;
    }
    void eachKeyHasItsLevel()
    {
        QFETCH(const QString, place);
        const QString said = placeOfKey(QTest::currentDataTag());
        QVERIFY2(said.contains(place) && said.startsWith(u"“%1:”"_s.arg(QString::fromLatin1(QTest::currentDataTag()))),
                 qPrintable(said));
    }

    void aKeyOfManyPlacesHasNone()
    {
        for (const char* key : {"name", "source", "window", "", "ledgers"})
            QVERIFY2(placeOfKey(key).isEmpty(), key);
    }

    /// An exact place is said before a similar word, which may be meant all the same.
    void theReaderOfASectionSaysIt()
    {
        const auto root = readYaml("name: a\nledger: []\nbudget_policies: []\nnam: b\n", u"w"_s);
        QVERIFY(root);
        Errors errors;
        SectionReader section(*root, errors);
        section.text("name");
        section.text("budget_policy");
        section.finish();
        QCOMPARE(linesOf(errors), (QStringList{u"w:2:1 UnknownKey"_s, u"w:3:1 UnknownKey"_s, u"w:4:1 UnknownKey"_s}));
        QCOMPARE(errors[0].hint, placeOfKey("ledger"));
        QVERIFY2(errors[1].hint.startsWith(placeOfKey("budget_policies")) && errors[1].hint.endsWith(u"“budget_policy”?"_s),
                 qPrintable(errors[1].hint));
        QVERIFY2(errors[2].hint.endsWith(u"“name”?"_s), qPrintable(errors[2].hint));
    }
};

TRACEO_TEST(TstKeyPlaces);
#include "tst_key_places.moc"
