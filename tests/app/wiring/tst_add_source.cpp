// What is said of a server that was found, in the window and in a terminal alike.
#include "app/wiring/add_source.h"

#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstAddSource : public QObject {
    Q_OBJECT

    static bool saysWhatWouldFit(const AddedSource& source)
    {
        return source.lines().join(u'\n').contains(u"Nothing of it fits an SLO"_s);
    }

private Q_SLOTS:
    void whereNothingFitsItIsSaidWhatWould()
    {
        AddedSource source;
        source.detected.kind = "prometheus";
        source.findings.targets = 1;
        QVERIFY(saysWhatWouldFit(source));
        source.proposals.push_back({.name = "checkout"});
        QVERIFY(!saysWhatWouldFit(source));
        source.proposals.clear();
        source.detected.kind = "alertmanager"; // nobody expects an SLO of it
        QVERIFY(!saysWhatWouldFit(source));
        source.detected.kind = "prometheus";
        source.detected.error = Error{}; // it was not looked at
        QVERIFY(!saysWhatWouldFit(source));
    }
};

TRACEO_TEST(TstAddSource);
#include "tst_add_source.moc"
