#include "export/sample_feed.h"
#include "models/export/sample_runs.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

class TstSampleFeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void memoryIsSortedByNameLabelsAndSource()
    {
        const auto feed = feedOf({run("z", "up", {}, {}), run("a", "up", {{"a", "1"}}, {}), run("a", "up", {}, {{utcMs(1), 2}}),
                                  run("a", "down", {}, {})});
        std::string seen;
        for (const SeriesKey& key : feed->series())
            seen += key.source + ":" + key.toText() + " ";
        QCOMPARE(QString::fromStdString(seen), QStringLiteral("a:down a:up z:up a:up{a=\"1\"} "));
        QCOMPARE(feed->series().size(), 4U);
        int count = 0;
        QVERIFY(feed->read(1,
                           [&](std::span<const Sample> samples) -> Result<void> {
                               count += int(samples.size());
                               return {};
                           })
                    .ok());
        QCOMPARE(count, 1);
    }

    void anErrorOfTheReaderComesBack()
    {
        const auto feed = feedOf({run("a", "up", {}, {{utcMs(1), 2}})});
        const auto done = feed->read(0, [](std::span<const Sample>) -> Result<void> {
            return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
        });
        QCOMPARE(done.error().code, ErrorCode::Cancelled);
    }
};
TRACEO_TEST(TstSampleFeed);
#include "tst_sample_feed.moc"
