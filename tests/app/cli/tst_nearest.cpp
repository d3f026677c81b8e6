#include "app/cli/nearest.h"
#include "support/test_main.h"

#include <QTest>

using traceo::cli::nearest;

class TstNearest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasMeant()
    {
        const std::vector<std::string> verbs{"list", "status", "burn"};
        QCOMPARE(nearest("statsu", verbs), std::string("status"));
        QCOMPARE(nearest("Status", verbs), std::string("status"));
        QCOMPARE(nearest("bur", verbs), std::string("burn"));
        QCOMPARE(nearest("export", verbs), std::string());
        QCOMPARE(nearest("", verbs), std::string());
    }
};

TRACEO_TEST(TstNearest);
#include "tst_nearest.moc"
