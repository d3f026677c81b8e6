#include "slo/no_number.h"

#include "models/slo/slo_store.h"
#include "slo/opinion/compared_slo.h"
#include "slo/replay/slo_replay.h"
#include "slo/sla/sla_report.h"
#include "slo/watch/watch_minutes.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

/// Twice as many bad requests as requests in all.
SloDefinition swapped()
{
    SloDefinition definition = slo();
    std::swap(*definition.sli.bad, definition.sli.total);
    return definition;
}

} // namespace

class TstNoNumber : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QVERIFY(openedAnew(m_store));
        QVERIFY(m_store->commit(traffic("checkout", kDay, 9, 1)));
    }

    void sumsThatAreNone()
    {
        const SloDefinition definition = slo();
        QVERIFY(!noNumber(definition, {.window = {}, .good = 90, .total = 100}));
        QVERIFY(!noNumber(definition, {.window = {}, .good = 90, .total = 100, .excess = 0.1}));
        const auto undecided = noNumber(definition, {.window = {}, .good = 90, .total = 100, .undecided = 1});
        QVERIFY(undecided && undecided->expected.contains(u"boundary"_s));
        const auto broken = noNumber(definition, {.window = {}, .good = 0, .total = 100, .excess = 20});
        QVERIFY(broken);
        QCOMPARE(broken->where, u"checkout"_s);
        QCOMPARE(broken->found, u"120 of 100"_s);
        QVERIFY(broken->hint.contains(u"swapped"_s));
    }

    void nothingRestsOnABrokenCount()
    {
        const SloDefinition broken = swapped();
        const auto snapshot = m_store->snapshot({.view = kEnd});
        const auto counts = countSlo(snapshot, broken, question(), kEnd);
        QVERIFY(counts && counts->broken);
        QVERIFY(noNumber(broken, *counts));
        QVERIFY(!comparedSlo(snapshot, broken, *counts));
        const TimeSpan day{kEnd - kDay, kEnd};
        QVERIFY(!replay::replayed(snapshot, {{{day, broken}}, broken, {}, day}, question()));
        const auto report = build(snapshot, {{broken}}, SlaAsk{.period = {.span = day, .name = {}}, .moment = kEnd, .now = kEnd});
        QVERIFY(report && report->entries.at(0).error);
    }

    /// Every request would be a bad one: the pages of a count that is none are no pages.
    void whatIsWatchedOfABrokenCountIsUnknown()
    {
        const SloDefinition broken = swapped();
        const auto counts = countSlo(m_store->snapshot({.view = kEnd}), broken, question(), kEnd - kDay);
        QVERIFY(counts);
        const WatchSlices slices(broken, {.slices = counts->slices, .filling = {}, .answeredTo = {}}, Millis{0});
        const TimeSpan hour{kEnd - kHour, kEnd};
        const WatchedMinutes minutes = watchMinutes(broken, slices, hour, {});
        for (const SloWatch watch : {SloWatch::Page, SloWatch::Ticket, SloWatch::Budget}) {
            for (const WatchState& state : minutes[std::size_t(watch)])
                QCOMPARE(state.verdict, AlertVerdict::Unknown);
        }
    }

private:
    std::optional<Store> m_store;
};

TRACEO_TEST(TstNoNumber);
#include "tst_no_number.moc"
