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

    void exportedRulesNameTheirSlo()
    {
        QCOMPARE(vocabulary::sloOf({{"slo", "fast"}, {"service", "shop"}}), std::string_view("fast"));
        QCOMPARE(vocabulary::sloOf({{"sloth_slo", "safe"}}), std::string_view("safe"));
        QVERIFY(vocabulary::sloOf({{"service", "shop"}}).empty());
    }

    void severitiesBecomeStates_data()
    {
        QTest::addColumn<QByteArray>("severity");
        QTest::addColumn<int>("status");
        for (const char* pages : {"critical", "Critical", "page", "P1", "emergency"})
            QTest::newRow(pages) << QByteArray(pages) << int(Status::Critical);
        for (const char* warns : {"warning", "ticket", "", "whatever"})
            QTest::addRow("warns: %s", warns) << QByteArray(warns) << int(Status::Warning);
        for (const char* informs : {"info", "none"}) // the watchdog of kube-prometheus fires for ever
            QTest::newRow(informs) << QByteArray(informs) << int(Status::Ok);
    }
    void severitiesBecomeStates()
    {
        QFETCH(QByteArray, severity);
        QFETCH(int, status);
        QCOMPARE(int(vocabulary::statusOfSeverity(severity.toStdString())), status);
    }
};

TRACEO_TEST(TstAlertLabels);
#include "tst_alert_labels.moc"
