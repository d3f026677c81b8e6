#include "app/wiring/languages.h"

#include "overview/findings.h"
#include "support/test_main.h"

#include <QLocale>
#include <QTest>
#include <QTranslator>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstLanguages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindOfFindingHasANameInGerman()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        addTranslations(*QCoreApplication::instance());
        QStringList names;
        for (const FindingKind kind : kFindingKinds)
            names << nameOf(kind);
        for (auto* translator : QCoreApplication::instance()->findChildren<QTranslator*>())
            delete translator;
        QLocale::setDefault(before);
        QCOMPARE(names, (QStringList{u"Alarm"_s, u"Budget"_s, u"Prüfung"_s, u"Zertifikat"_s, u"Quelle"_s}));
        QCOMPARE(nameOf(FindingKind::Check), u"check"_s);
    }
};

TRACEO_TEST(TstLanguages);
#include "tst_languages.moc"
