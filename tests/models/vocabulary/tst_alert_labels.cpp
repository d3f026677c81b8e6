#include "support/test_main.h"
#include "vocabulary/alert_labels.h"

#include <QTest>

using namespace traceo;

class TstAlertLabels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theMostTellingLabelCounts()
    {
        const Labels labels{{"app", "shop"}, {"job", "node"}, {"service", "checkout"}, {"group", "all"}, {"team", "Storefront"}};
        QCOMPARE(vocabulary::serviceOf(labels), std::string_view("checkout"));
        QCOMPARE(vocabulary::ownerOf(labels), std::string_view("Storefront"));
    }

    void withoutOneThereIsNone()
    {
        const Labels labels{{"instance", "a:9090"}};
        QVERIFY(vocabulary::serviceOf(labels).empty());
        QVERIFY(vocabulary::ownerOf(labels).empty());
    }
};

TRACEO_TEST(TstAlertLabels);
#include "tst_alert_labels.moc"
