#include "sources/prometheus/prometheus_requests.h"

#include "support/test_main.h"
#include "vocabulary/facts.h"

#include <QTest>

using namespace traceo;

namespace {

constexpr UtcMs kNoon = utcMs(1'795'521'600'000); // 2026-11-24T12:00:00Z

Want want(std::string_view selector)
{
    return {Selector::parse(selector).value(), {}, {}, Millis{0}};
}

std::string formValue(const Request& request, std::string_view name)
{
    const auto it = std::ranges::find(request.form, name, &Pairs::value_type::first);
    return it == request.form.end() ? std::string() : it->second;
}

std::vector<std::string> wantsOf(const std::vector<Request>& requests)
{
    std::vector<std::string> wants;
    for (const Request& request : requests)
        wants.push_back(request.want);
    return wants;
}

Plan poll(TimeSpan span, std::vector<Want> wants)
{
    return {Plan::Purpose::Poll, span.to, span, std::move(wants)};
}

} // namespace

class TstPrometheusRequests : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPollAsksRawSamplesAtItsEnd()
    {
        const UtcMs now = kNoon + Millis{20'123};
        const auto requests = prometheusPoll({}, poll({now - Millis{15'000}, now}, {want("up{job=\"a\"}")}));
        QCOMPARE(requests.size(), 1u);
        QCOMPARE(requests[0].method, std::string("POST"));
        QCOMPARE(requests[0].path, std::string("/api/v1/query"));
        QCOMPARE(requests[0].want, std::string("up{job=\"a\"}"));
        QCOMPARE(formValue(requests[0], "query"), std::string("up{job=\"a\"}[120s]"));
        QCOMPARE(formValue(requests[0], "time"), std::string("1795521620.123"));
        QCOMPARE(requests[0].span, (TimeSpan{now - Millis{15'000}, now}));
        QVERIFY(!requests[0].optional);
    }

    void theRangeCoversTheSpanAndTwoIntervalsMore()
    {
        const TimeSpan span{kNoon + Millis{10'000}, kNoon + Millis{210'500}};
        const auto requests = prometheusPoll({.interval = Millis{30'000}}, poll(span, {want("up")}));
        QCOMPARE(formValue(requests[0], "query"), std::string("up[261s]")); // 200.5 + 60, whole seconds up
    }

    void equalSelectorsAreAskedOnce()
    {
        const SourceSettings settings{.collect = {want("up").selector, want("down").selector}};
        const TimeSpan span{kNoon + Millis{1}, kNoon + Millis{2}};
        const auto requests =
            prometheusPoll(settings,
                           poll(span, {want("up"), want("up"), want("m{b=\"2\",a=\"1\"}"), want("m{a=\"1\",b=\"2\"}")}));
        QCOMPARE(wantsOf(requests), (std::vector<std::string>{"up", "m{a=\"1\",b=\"2\"}", "down"}));
    }

    void alertsComeWithTheMinuteAndTheRestWithFive()
    {
        const auto at = [](Millis from, Millis to) {
            return wantsOf(prometheusPoll({}, poll({kNoon + from, kNoon + to}, {want("up")})));
        };
        QCOMPARE(at(Millis{1'000}, Millis{16'000}), std::vector<std::string>{"up"});
        QCOMPARE(at(Millis{50'000}, Millis{65'000}), (std::vector<std::string>{"up", "alerts"}));
        const std::vector<std::string> all{"up", "alerts", "buildinfo", "rules", "targets", "tsdb", "metadata"};
        QCOMPARE(at(Millis{-1}, Millis{0}), all);                           // the end belongs to the span
        QCOMPARE(at(Millis{0}, Millis{1}), std::vector<std::string>{"up"}); // the beginning does not
        QCOMPARE(at(Millis{77'777}, Millis{77'777} + 5 * kMinute), all);    // any five minutes hold one
    }

    /// So that a day of alerts is one observation, not 1,440.
    void whatIsAskedOnASlowerClockJoinsWhatWasAskedBefore()
    {
        const auto alertsAt = [](UtcMs to) {
            const auto requests = prometheusPoll({}, poll({to - Millis{15'000}, to}, {want("up")}));
            const auto it = std::ranges::find(requests, std::string(vocabulary::kAlertsQuestion), &Request::want);
            return it == requests.end() ? TimeSpan{} : it->span;
        };
        const TimeSpan first = alertsAt(kNoon + Millis{3'000});
        const TimeSpan second = alertsAt(kNoon + kMinute + Millis{9'000});
        QVERIFY(!first.isEmpty() && !second.isEmpty());
        QVERIFY(second.from <= first.to);
    }

    void everyEndpointBesidesQueryIsOptional()
    {
        const auto requests = prometheusPoll({}, poll({kNoon - kMinute, kNoon}, {want("up")}));
        for (const Request& request : requests)
            QCOMPARE(request.optional, request.path != kQueryPath);
    }

    void metadataIsAskedForWhatIsWantedOnly()
    {
        const auto requests =
            prometheusPoll({}, poll({kNoon - Millis{1}, kNoon}, {want("up{a=\"1\"}"), want("up{a=\"2\"}"), want("{job=\"x\"}")}));
        const auto count = std::ranges::count(requests, std::string(kMetadataQuestion), &Request::want);
        QCOMPARE(count, 1);
        QCOMPARE(requests.back().query, (Pairs{{"metric", "up"}}));
    }

    void whereNothingIsWantedItStillAsksWhetherSomebodyIsThere()
    {
        const auto requests = prometheusPoll({}, poll({kNoon + Millis{1}, kNoon + Millis{2}}, {}));
        QCOMPARE(wantsOf(requests), std::vector<std::string>{kTestQuestion});
        QVERIFY(!requests[0].optional);
    }

    void backfillIsCutAtDaysNewestFirst()
    {
        const TimeSpan span{kNoon - kDay - 6 * kHour, kNoon + 2 * kHour};
        const auto requests = prometheusBackfill({}, {Plan::Purpose::Backfill, kNoon, span, {want("up")}});
        QCOMPARE(requests.size(), 2u);
        QCOMPARE(requests[0].span, (TimeSpan{kNoon - 12 * kHour, span.to}));
        QCOMPARE(requests[1].span, (TimeSpan{span.from, kNoon - 12 * kHour}));
        QCOMPARE(formValue(requests[0], "query"), std::string("up[50430s]")); // 14 h and two intervals
        for (const Request& request : requests)
            QVERIFY(request.span.length() <= kDay);
    }

    void halvesCoverTheWholeAndCanBeHalvedAgain()
    {
        Request whole = prometheusBackfill({}, {Plan::Purpose::Backfill, kNoon, {kNoon - kHour, kNoon}, {want("up")}})[0];
        const auto halves = halvesOf(whole);
        QCOMPARE(halves.size(), 2u);
        QCOMPARE(halves[0].span, (TimeSpan{kNoon - kHour / 2, kNoon}));
        QCOMPARE(halves[1].span, (TimeSpan{kNoon - kHour, kNoon - kHour / 2}));
        QCOMPARE(formValue(halves[0], "query"), std::string("up[1800s]"));
        int depth = 0;
        for (auto parts = halves; !parts.empty(); parts = halvesOf(parts[0]))
            ++depth;
        QCOMPARE(depth, 11); // 3,600 s to below 2 s
        whole.method = "GET";
        QCOMPARE(halvesOf(whole)[0].method, std::string("GET"));
        QVERIFY(halvesOf(prometheusTest({})[1]).empty());
    }

    void asGetMovesTheFormIntoTheUrl()
    {
        const Request post = prometheusTest({})[1];
        const Request get = asGet(post);
        QCOMPARE(get.method, std::string("GET"));
        QCOMPARE(get.query, post.form);
        QVERIFY(get.form.empty());
    }
};

TRACEO_TEST(TstPrometheusRequests);
#include "tst_prometheus_requests.moc"
