#include "models/overview/watched.h"
#include "models/slo/made_composites.h"
#include "support/runs.h"
#include "support/test_main.h"
#include "vocabulary/marks.h"

#include <cmath>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

/// A day of calm traffic, then `minutes` of trouble up to the end.
Batch troubled(int minutes)
{
    Batch batch = traffic("checkout", kDay, 100, 0);
    auto runs = copyOf(batch.series);
    auto& good = runs[0].samples;
    auto& bad = runs[1].samples;
    for (std::size_t i = good.size() - std::size_t(minutes); i < good.size(); ++i) {
        const double n = double(i - (good.size() - std::size_t(minutes)) + 1);
        good[i].value -= 50 * n;
        bad[i].value += 50 * n;
    }
    batch.series = std::move(runs);
    return batch;
}

/// Bad answers in the first half of a day, none since.
Batch badMorning(const std::string& service, double badPerMinute)
{
    Batch batch = traffic(service, kDay, 100, badPerMinute);
    auto runs = copyOf(batch.series);
    auto& bad = runs[1].samples;
    const std::size_t half = bad.size() / 2;
    for (std::size_t i = half; i < bad.size(); ++i)
        bad[i].value = bad[half].value;
    batch.series = std::move(runs);
    return batch;
}

/// What *Now* says of an objective of 99 % over a day of "checkout" while every source is heard.
OverviewReport dayOf(Batch batch)
{
    Store store;
    const bool isStored = store.open() && store.commit(std::move(batch)).ok() && store.commit(said("prom", kEnd, {})).ok()
        && store.commit(said("am", kEnd, {})).ok();
    if (!isStored)
        qFatal("the history cannot be written");
    return nowOf(store, watched({slo("checkout", 99.0, kDay)}), kEnd + Millis{2'000});
}

} // namespace

class TstBudgetFindings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Between the boundaries of a histogram lies more than may be bad, and beyond them as well.
    void whatPagesForSureIsAtRiskThoughItsBudgetIsNotKnown()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(buckets("latency", 4 * kDay, {{"0.1", 600}, {"0.25", 650}, {"+Inf", 1000}})).ok());
        QVERIFY(store.commit(said("prom", kEnd, {})).ok() && store.commit(said("am", kEnd, {})).ok());
        const auto report = nowOf(store, watched({latencySlo("latency", "0.2", 99.0, 30 * kDay)}), kEnd + Millis{2'000});
        const Finding* found = findingOf(report, "slo/fast");
        QVERIFY(found);
        QCOMPARE(found->status, Status::Critical);
        QCOMPARE(found->title, u"fast pages"_s);
        QVERIFY2(found->reason.contains(u"at least 35"), qPrintable(found->reason));
    }

    /// Of 99 % that are promised 98 % are within a boundary behind the threshold: twice the budget is spent at least.
    void whatIsOverspentForSureIsSaidThoughItsBudgetIsNotKnown()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(buckets("latency", 4 * kDay, {{"0.1", 970}, {"0.25", 980}, {"+Inf", 1000}})).ok());
        QVERIFY(store.commit(said("prom", kEnd, {})).ok() && store.commit(said("am", kEnd, {})).ok());
        const auto report = nowOf(store, watched({latencySlo("latency", "0.2", 99.0, 30 * kDay)}), kEnd + Millis{2'000});
        const Finding* found = findingOf(report, "slo/fast");
        QVERIFY(found);
        QCOMPARE(found->status, Status::Critical);
        QCOMPARE(found->title, u"fast has overspent its budget"_s);
        QVERIFY2(found->reason.contains(u"at most"), qPrintable(found->reason));
    }

    void aBurningBudgetSaysHowFastSinceWhenAndWithWhichDeploy()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(troubled(20)).ok());
        QVERIFY(store.commit(said("prom", kEnd, {})).ok());
        QVERIFY(store.commit(said("am", kEnd, {})).ok());
        Batch deploy;
        deploy.facts = {vocabulary::markOf(vocabulary::kDeployFact, kEnd - 22 * kMinute, {},
                                           {"checkout 4.21.2", "Shop", "anna", {}}),
                        vocabulary::markOf(vocabulary::kDeployFact, kEnd - 21 * kMinute, {}, {"other 1", "Cart", "anna", {}})};
        QVERIFY(store.commit(std::move(deploy)).ok());
        const auto report = nowOf(store, watched({slo("checkout", 99.0, 30 * kDay)}), kEnd + Millis{2'000});
        const Finding* found = findingOf(report, "slo/checkout");
        QVERIFY(found && found->status == Status::Critical);
        QVERIFY2(found->title.startsWith(u"checkout burns "_s), qPrintable(found->title));
        QVERIFY2(found->reason.contains(u"with deploy checkout 4.21.2"_s), qPrintable(found->reason));
        QCOMPARE(found->owner, u"Storefront"_s);
        QCOMPARE(found->link, (Link{"slo", "checkout"}));
        QVERIFY2(std::abs(found->age.value - 20 * 60) <= 5 * 60, qPrintable(QString::number(found->age.value)));
        QVERIFY(report.list.front().key == "slo/checkout");
        QVERIFY(report.headline.startsWith(u"1 "_s));
    }

    /// Of several sources: the one that is silent is named once, with all that rests on it.
    void aCompositeOverASilentSourceIsSaidOfTheSource()
    {
        Store store;
        QVERIFY(store.open());
        SloDefinition whole = composite(Composite::Burn::Score, {{"checkout"}, {"search"}});
        SloDefinition search = *whole.composite->members[1].slo;
        search.sli.source = "am";
        whole.composite->members[1].slo = std::make_shared<const SloDefinition>(search);
        whole.sli.source.clear();
        QVERIFY(store.commit(traffic("checkout", kDay, 100, 0)).ok());
        QVERIFY(store.commit(said("prom", kEnd, {})).ok());
        QVERIFY(store.commit(said("am", kEnd - kHour, {})).ok());
        const auto report = nowOf(store, watched({whole}), kEnd + Millis{2'000});
        QVERIFY(!findingOf(report, "slo/whole"));
        const Finding* const silent = findingOf(report, "source/am");
        QVERIFY(silent);
        QVERIFY2(silent->reason.contains(u"1 objective"_s), qPrintable(silent->reason));
    }

    void ofBudgetsThatAreLowAndDoNotBurnTheLeastComesFirst()
    {
        Store store;
        QVERIFY(store.open());
        std::vector<SloDefinition> slos;
        for (const auto& [service, bad] : {std::pair{"a", 1.42}, {"b", 1.51}, {"c", 1.46}}) {
            QVERIFY(store.commit(badMorning(service, bad)).ok());
            slos.push_back(slo(service, 99.0, kDay));
        }
        QVERIFY(store.commit(said("prom", kEnd, {})).ok());
        QVERIFY(store.commit(said("am", kEnd, {})).ok());
        const auto report = nowOf(store, watched(std::move(slos)), kEnd + Millis{2'000});
        QStringList titles;
        for (const Finding& finding : report.list)
            titles << finding.title;
        QCOMPARE(titles.size(), 3);
        QVERIFY2(titles[0].startsWith(u"b has 25"_s) && titles[1].startsWith(u"c has 27"_s)
                     && titles[2].startsWith(u"a has 29"_s),
                 qPrintable(titles.join(u'\n')));
    }

    /// A few bad answers a minute ago are no beginning of what is low since the morning.
    void aBlipIsNoBeginning()
    {
        Batch batch = badMorning("checkout", 1.5);
        auto runs = copyOf(batch.series);
        for (std::size_t late = 1; late <= 3; ++late)
            (runs[1].samples.end() - std::ptrdiff_t(late))->value += 10;
        batch.series = std::move(runs);
        const auto report = dayOf(std::move(batch));
        const Finding* found = findingOf(report, "slo/checkout");
        QVERIFY(found);
        QVERIFY2(found->title.contains(u"of its budget left"_s), qPrintable(found->title));
        QVERIFY2(found->age.value > 6 * 3600, qPrintable(QString::number(found->age.value)));
    }

    /// Of what is overspent the beginning is when it was, also while a little more is spent than evenly.
    void overspentBeganWhenNothingWasLeft()
    {
        const auto report = dayOf(trafficBy("checkout", 2 * kDay, [](std::int64_t age) {
            const double bad = age >= 1440 ? 0 : age >= 720 ? 2.5 : age < 61 ? 1.5 : 0; // all that a day allows by minute 582
            return MinuteOf{100, bad};
        }));
        const Finding* found = findingOf(report, "slo/checkout");
        QVERIFY(found);
        QCOMPARE(found->title, u"checkout has overspent its budget"_s);
        const double hours = found->age.value / 3600;
        QVERIFY2(hours > 13.5 && hours < 15, qPrintable(QString::number(hours)));
    }

    /// Three of a hundred for days, all that a day allows after eight hours; within the window of now it seems to go anew.
    void overspentBeganBeforeTheWindowOfNowDid()
    {
        const auto begins = [](UtcMs now) {
            Store store;
            const bool isStored = store.open()
                && store
                       .commit(trafficBy("checkout", 9 * kDay,
                                         [](std::int64_t age) {
                                             return age < 7 * kDay / kMinute ? MinuteOf{97, 3} : MinuteOf{100, 0};
                                         }))
                       .ok()
                && store.commit(said("prom", kEnd, {})).ok() && store.commit(said("am", kEnd, {})).ok();
            if (!isStored)
                qFatal("the history cannot be written");
            const auto report = nowOf(store, watched({slo("checkout", 99.0, kDay)}), now);
            const Finding* const found = findingOf(report, "slo/checkout");
            return found && found->title == u"checkout has overspent its budget"_s
                ? std::optional(now - Millis{std::llround(found->age.value * 1000)})
                : std::nullopt;
        };
        const UtcMs gone = kEnd - 7 * kDay + 8 * kHour;
        QCOMPARE(begins(kEnd), std::optional(gone));
        QCOMPARE(begins(kEnd - kHour), std::optional(gone)); // and does not move with the clock
    }

    void whatWasOverspentWhenHistoryBeginsBeganBefore()
    {
        const auto report = dayOf(traffic("checkout", kDay, 97, 3));
        const Finding* found = findingOf(report, "slo/checkout");
        QVERIFY(found);
        QVERIFY2(found->reason.contains(u"Began before "_s), qPrintable(found->reason));
        QCOMPARE(found->age.quality, Quality::Partial);
        QVERIFY(found->age.value > 23.9 * 3600);
    }

    /// Gone with the fifteenth minute of nothing but failures; a deploy after that was none of it.
    void aDeployIsNotBlamedForWhatWasOverspentBefore()
    {
        const auto reasonWith = [](Millis deployed) {
            Store store;
            Batch batch = trafficBy("checkout", kDay, [](std::int64_t age) {
                return age < 30 ? MinuteOf{0, 100} : MinuteOf{100, 0};
            });
            batch.facts = {
                vocabulary::markOf(vocabulary::kDeployFact, kEnd - deployed, {}, {"checkout 4.21.2", "Shop", "anna", {}})};
            const bool isStored = store.open() && store.commit(std::move(batch)).ok() && store.commit(said("prom", kEnd, {})).ok()
                && store.commit(said("am", kEnd, {})).ok();
            if (!isStored)
                qFatal("the history cannot be written");
            const auto report = nowOf(store, watched({slo("checkout", 99.0, kDay)}), kEnd + Millis{2'000});
            const Finding* const found = findingOf(report, "slo/checkout");
            return found ? found->reason : QString();
        };
        QVERIFY2(reasonWith(31 * kMinute).contains(u"with deploy checkout 4.21.2"_s), qPrintable(reasonWith(31 * kMinute)));
        const QString after = reasonWith(14 * kMinute);
        QVERIFY2(after.contains(u"Began "_s) && !after.contains(u"deploy"_s), qPrintable(after));
    }

    void aKeptObjectiveIsNoFinding()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(traffic("checkout", kDay, 100, 0)).ok());
        QVERIFY(store.commit(said("prom", kEnd, {})).ok());
        QVERIFY(store.commit(said("am", kEnd, {})).ok());
        const auto report = nowOf(store, watched({slo()}), kEnd + Millis{2'000});
        QVERIFY(report.list.empty());
        QCOMPARE(report.tiles[1].value.value, 0.0);
        QCOMPARE(report.tiles[1].unit, u"of 1"_s);
    }

    /// Its source answers, but the target is gone from it.
    void anObjectiveWhoseSamplesEndIsToldWhileItsSourceAnswers()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(traffic("checkout", 10 * kHour, 100, 0, kEnd - kHour)).ok());
        QVERIFY(store.commit(said("prom", kEnd, {})).ok());
        QVERIFY(store.commit(said("am", kEnd, {})).ok());
        const auto report = nowOf(store, watched({slo()}), kEnd);
        const Finding* found = findingOf(report, "slo/checkout");
        QVERIFY(found && (found->status == Status::Stale || found->status == Status::Unknown));
        QVERIFY(report.tiles[1].note.contains(u"1 not measured"_s));
        QVERIFY(!report.tiles[1].value.hasValue()); // none at risk would be a promise
    }
};

TRACEO_TEST(TstBudgetFindings);
#include "tst_budget_findings.moc"
