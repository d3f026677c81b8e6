#include "app/cli/progress_pace.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;
using traceo::cli::ProgressPace;

class TstProgressPace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hundredsOfPiecesAreALineASecond()
    {
        ProgressPace pace;
        int lines = 0;
        for (int piece = 0; piece < 556; ++piece)
            lines += pace.isSaid("prom", u"OK"_s, QString::number(piece), Millis{piece * 4}) ? 1 : 0; // 2.2 s
        QCOMPARE(lines, 3);
    }

    void aChangeIsSaidAtOnce()
    {
        ProgressPace pace;
        QVERIFY(pace.isSaid("prom", u"OK"_s, u"1"_s, Millis{0}));
        QVERIFY(pace.isSaid("am", u"OK"_s, {}, Millis{0}));
        QVERIFY(pace.isSaid("prom", u"no answer"_s, u"1"_s, Millis{1}));
        QVERIFY(pace.isSaid("prom", u"no answer"_s, {}, Millis{2}));       // the last piece is there
        QVERIFY(!pace.isSaid("prom", u"no answer"_s, {}, Millis{60'000})); // only what changed
    }
};

TRACEO_TEST(TstProgressPace);
#include "tst_progress_pace.moc"
