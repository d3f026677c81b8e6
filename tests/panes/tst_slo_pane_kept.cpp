// Which SLO the pane of SLOs shows while others become worse.
#include "models/slo/slo_store.h"
#include "support/test_main.h"
#include "views/slo/slo_pane.h"
#include "widgets/dress.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QTest>
#include <QThreadPool>

#include <algorithm>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 30'000; // ms
constexpr int kLater = 10;        // minutes

/// Goes on from a day of traffic() with so many a minute.
Batch later(const std::string& service, MinuteOf before, MinuteOf then)
{
    constexpr double kMinutes = 24 * 60;
    SeriesSamples good{requests(service, "200"), {}};
    SeriesSamples bad{requests(service, "500"), {}};
    for (int i = 1; i <= kLater; ++i) {
        good.samples.push_back({kEnd + i * kMinute, 1000 + kMinutes * before.good + i * then.good});
        bad.samples.push_back({kEnd + i * kMinute, 50 + kMinutes * before.bad + i * then.bad});
    }
    Batch batch;
    batch.series = {std::move(good), std::move(bad)};
    return batch;
}

Status statusOf(const SloPane& pane, const QString& key)
{
    const auto objects = pane.objects();
    const auto found = std::ranges::find(objects, key, &Pane::Object::key);
    return found == objects.end() ? Status::Unknown : found->status;
}

} // namespace

class TstSloPaneKept : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsLookedAtStays()
    {
        dress(*qApp, Theme::light());
        Store store;
        store.clock.set(kEnd + Millis{5'000});
        QVERIFY(store.open());
        QVERIFY(store.commit(traffic("one", kDay, 1996, 4)));
        QVERIFY(store.commit(traffic("two", kDay, 2000, 0)));
        QThreadPool pool;
        const SnapshotSource snapshots(
            [&store](history::AsOf asOf, std::stop_token stop) { return store.history->snapshot(asOf, std::move(stop)); }, pool);
        SloPane pane(SloPane::Parts{.config = {.slos = {slo("one"), slo("two")}}, .snapshots = snapshots, .clock = store.clock},
                     nullptr);
        pane.resize(1130, 700);
        pane.QWidget::show();
        pane.ask(question());
        pane.setWatched(true);
        const auto* const table = pane.findChild<TableView*>();
        QTRY_COMPARE_WITH_TIMEOUT(table->selectedKey(), u"one"_s, kPatience); // the worst: some of its budget is spent
        QCOMPARE(statusOf(pane, u"two"_s), Status::Ok);

        store.clock.set(kEnd + kLater * kMinute + Millis{5'000});
        QVERIFY(store.commit(later("one", {1996, 4}, {1996, 4})));
        QVERIFY(store.commit(later("two", {2000, 0}, {0, 2000})));
        pane.noteCommit();
        QTRY_VERIFY_WITH_TIMEOUT(statusOf(pane, u"two"_s) != Status::Ok, kPatience);
        QCOMPARE(statusOf(pane, u"one"_s), Status::Ok);
        QCOMPARE(table->selectedKey(), u"one"_s); // nobody went to the other
        pane.open(u"two"_s);
        QTRY_COMPARE_WITH_TIMEOUT(table->selectedKey(), u"two"_s, kPatience);
    }
};

TRACEO_TEST(TstSloPaneKept);
#include "tst_slo_pane_kept.moc"
