#include "history/quarantine.h"

#include "models/history/store.h"
#include "support/test_main.h"

#include "history/schema.h"

using namespace traceo;
using namespace traceo::test;
using history::Database;
using history::Quarantine;

class TstQuarantine : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
    const history::Arrival m_now{msOf(kNow), msOf(kNow)};

private Q_SLOTS:
    void init()
    {
        auto opened = Database::open(m_folder.filePath(QStringLiteral("q.traceo")), Database::Mode::ReadWrite);
        QVERIFY(opened.ok());
        m_database = std::move(*opened);
        QVERIFY(history::migrate(*m_database, history::migrations()).ok());
        QVERIFY(m_database->run("DELETE FROM quarantine"));
    }

    void onlyWhatIsFarAheadIsTakenOut()
    {
        Quarantine aside(*m_database);
        std::vector<Sample> samples{{kNow, 1}, {kNow + kMinute * 10, 2}, {kNow + kMinute * 11, 3}};
        QCOMPARE(aside.keep(key("m"), samples, m_now), std::size_t(1));
        QCOMPARE(samples.size(), std::size_t(2));
        QCOMPARE(m_database->integer("SELECT count(*) FROM quarantine"), 1);
    }

    void itIsGivenBackOnceWithEveryBit()
    {
        Quarantine aside(*m_database);
        const double odd = std::bit_cast<double>(std::uint64_t{0x7ff0000000000002}); // a stale marker
        std::vector<Sample> samples{{kNow + kHour, odd}, {kNow + kDay, 2}};
        const SeriesKey series = key("m", {{"a", "<b>\n\""}});
        aside.keep(series, samples, m_now);
        QVERIFY(!aside.hasReleasable(msOf(kNow)));
        const std::int64_t later = msOf(kNow + kHour - kMinute);
        QVERIFY(aside.hasReleasable(later));
        const auto released = aside.release(later);
        QCOMPARE(released.size(), std::size_t(1));
        QVERIFY(released[0].key == series);
        QVERIFY(sameBits(released[0].samples, {{kNow + kHour, odd}}));
        QVERIFY(!aside.hasReleasable(later));
    }

    void whereThereIsRoomNothingIsLeftOut()
    {
        Quarantine aside(*m_database);
        std::vector<Sample> samples = ramp(kNow + kDay, 100);
        aside.keep(key("m"), samples, m_now);
        aside.makeRoom();
        QCOMPARE(m_database->integer("SELECT count(*) FROM quarantine"), 100);
        QCOMPARE(m_database->integer("SELECT kept_out FROM store"), 0);
    }
};

TRACEO_TEST(TstQuarantine);
#include "tst_quarantine.moc"
