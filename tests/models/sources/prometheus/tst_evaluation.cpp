// Expressions that the server evaluates at the end of each minute: what is asked, and what an answer means.
#include "sources/prometheus/prometheus_requests.h"
#include "sources/prometheus/prometheus_source.h"
#include "support/test_main.h"
#include "vocabulary/expressions.h"

#include <QTest>

using namespace traceo;

namespace {

constexpr UtcMs kNoon = utcMs(1'795'521'600'000); // 2026-11-24T12:00:00Z
const std::string kExpression = "sum(rate(a[1m]))";

Want want()
{
    return {.selector = vocabulary::expressionSelector(kExpression), .expression = kExpression};
}

std::string formValue(const Request& request, std::string_view name)
{
    const auto it = std::ranges::find(request.form, name, &Pairs::value_type::first);
    return it == request.form.end() ? std::string() : it->second;
}

std::vector<Request> evaluations(const std::vector<Request>& requests)
{
    std::vector<Request> asked;
    std::ranges::copy_if(requests, std::back_inserter(asked), [](const Request& one) { return one.path == kRangePath; });
    return asked;
}

std::vector<Request> polled(UtcMs from, UtcMs to)
{
    return evaluations(prometheusPoll({}, {Plan::Purpose::Poll, to, {from, to}, {want()}}));
}

std::vector<Request> filled(UtcMs from, UtcMs to, UtcMs now)
{
    return evaluations(prometheusBackfill({}, {Plan::Purpose::Backfill, now, {from, to}, {want()}}));
}

Result<Decoded> decoded(const std::string& result, const std::string& more = {})
{
    Request request = polled(kNoon, kNoon + 2 * kMinute).at(0);
    Response response;
    response.status = 200;
    response.receivedAt = kNoon + 3 * kMinute;
    response.body = R"({"status":"success","data":{"resultType":"matrix","result":)" + result + "}" + more + "}";
    return PrometheusSource({.name = "prom", .kind = "prometheus"}).decode(request, response);
}

} // namespace

class TstEvaluation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wholeMinutesAreAskedOnceTheyHaveSettled()
    {
        QVERIFY(polled(kNoon, kNoon + Millis{15'000}).empty());
        QVERIFY(polled(kNoon + Millis{15'000}, kNoon + Millis{29'999}).empty());
        const auto asked = polled(kNoon + Millis{29'999}, kNoon + Millis{44'000});
        QCOMPARE(asked.size(), 1U);
        QCOMPARE(asked[0].want, want().id());
        QCOMPARE(asked[0].method, std::string("POST"));
        QCOMPARE(formValue(asked[0], "query"), kExpression);
        QCOMPARE(formValue(asked[0], "start"), std::string("1795521600.000"));
        QCOMPARE(formValue(asked[0], "end"), std::string("1795521600.000"));
        QCOMPARE(formValue(asked[0], "step"), std::string("60"));
        QCOMPARE(asked[0].span, (TimeSpan{kNoon - kMinute, kNoon}));
        QVERIFY(asked[0].optional); // the source is well, whatever becomes of the expression
    }

    /// Whatever the moments of the polls, each minute is asked once.
    void onePollGoesOnWhereTheOtherEnded()
    {
        UtcMs reached = kNoon - kMinute;
        UtcMs from = kNoon + Millis{1'234};
        for (int poll = 0; poll < 1'000; ++poll) {
            const UtcMs to = from + Millis{13'777} * (1 + poll % 9);
            for (const Request& request : polled(from, to)) {
                QCOMPARE(request.span.from, reached);
                reached = request.span.to;
            }
            from = to;
        }
        QVERIFY(reached > kNoon + 10 * kHour);
    }

    void withNothingElseToAskTheAddressIsTested()
    {
        const auto requests = prometheusPoll({}, {Plan::Purpose::Poll, kNoon, {kNoon - Millis{1'000}, kNoon}, {want()}});
        QVERIFY(std::ranges::any_of(requests, [](const Request& one) { return one.want == kTestQuestion && !one.optional; }));
    }

    void thePastIsAskedInPiecesThatServersAllow()
    {
        constexpr std::int64_t kMostPoints = 11'000;
        const auto asked = filled(kNoon - 30 * kDay, kNoon, kNoon + kHour);
        UtcMs reached = kNoon;
        for (const Request& request : asked) { // newest first, without a hole
            QCOMPARE(request.span.to, reached);
            QVERIFY(request.span.length() / kMinute <= kMostPoints);
            QCOMPARE(formValue(request, "start"), std::to_string(msOf(request.span.from) / 1000 + 60) + ".000");
            reached = request.span.from;
        }
        QCOMPARE(reached, kNoon - 30 * kDay);
        QCOMPARE(asked.size(), 31U);
    }

    /// A hole in the middle of the past is filled to its end; only what has not settled waits.
    void aHoleIsFilledWhole()
    {
        const auto hole = filled(kNoon - 10 * kMinute, kNoon - 5 * kMinute, kNoon + kHour);
        QCOMPARE(hole.at(0).span, (TimeSpan{kNoon - 10 * kMinute, kNoon - 5 * kMinute}));
        QVERIFY(filled(kNoon - kMinute, kNoon, kNoon + Millis{10'000}).empty());
        QCOMPARE(filled(kNoon - 2 * kMinute, kNoon + Millis{9'000}, kNoon + Millis{10'000}).at(0).span.to, kNoon - kMinute);
    }

    void theAnswerIsASeriesOfOurs()
    {
        const auto answer = decoded(R"([{"metric":{},"values":[[1795521600,"0.5"],[1795521660,"NaN"]]}])");
        QVERIFY2(answer.ok(), answer ? "" : qPrintable(toText(answer.error())));
        QCOMPARE(answer->batch.series.size(), 1U);
        QCOMPARE(answer->batch.series[0].key, vocabulary::expressionSeries("prom", kExpression));
        QCOMPARE(answer->batch.series[0].samples.size(), 2U);
        QCOMPARE(answer->batch.series[0].samples[0].at, kNoon);
        QCOMPARE(answer->batch.series[0].samples[0].value, 0.5);
        QVERIFY(std::isnan(answer->batch.series[0].samples[1].value));
        QCOMPARE(answer->batch.observations.at(0).want, want().id());
        QCOMPARE(answer->batch.observations[0].outcome, Outcome::Ok);
    }

    void nothingIsAnAnswer()
    {
        const auto answer = decoded("[]");
        QVERIFY(answer.ok());
        QVERIFY(answer->batch.series.empty());
        QCOMPARE(answer->batch.observations.at(0).outcome, Outcome::Ok);
    }

    void severalSeriesAreRefused()
    {
        const auto answer = decoded(R"([{"metric":{"job":"a"},"values":[[1,"1"]]},{"metric":{"job":"b"},"values":[[1,"1"]]}])");
        QVERIFY(!answer.ok());
        const QString words = toText(answer.error());
        QVERIFY2(words.contains(u"prom /api/v1/query_range") && words.contains(u"job=\"b\"") && words.contains(u"sum it"),
                 qPrintable(words));
    }

    void aPartialAnswerIsAskedAgain()
    {
        const auto answer = decoded(R"([{"metric":{},"values":[[1795521600,"1"]]}])", R"(,"warnings":["store down"])");
        QVERIFY(answer.ok());
        QVERIFY(answer->batch.observations.at(0).outcome != Outcome::Ok);
    }

    void timesThatRepeatCountOnce()
    {
        const auto answer = decoded(R"([{"metric":{},"values":[[60,"1"],[60,"2"],[30,"3"],[120,"4"]]}])");
        QVERIFY(answer.ok());
        QCOMPARE(answer->batch.series[0].samples.size(), 2U);
    }

    void whatCannotBePostedIsFetched()
    {
        const Request request = polled(kNoon, kNoon + kMinute).at(0);
        Response refused;
        refused.status = 405;
        refused.error = Error{.code = ErrorCode::Http};
        const auto instead = PrometheusSource({.name = "prom"}).instead(request, refused);
        QCOMPARE(instead.size(), 1U);
        QCOMPARE(instead[0].method, std::string("GET"));
        QCOMPARE(instead[0].query.at(0).second, kExpression);
    }

    /// A range selector asks a histogram's samples as it does others; halves of it keep what is asked.
    void aThresholdGoesAlongWithItsHistogram()
    {
        const Want within{.selector = Selector::parse("h{job=\"[a]\"}").value(), .threshold = "0.25"};
        const auto requests = prometheusPoll({}, {Plan::Purpose::Poll, kNoon, {kNoon - kMinute, kNoon}, {within}});
        const Request& request = requests.at(0);
        QCOMPARE(request.want, std::string("h{job=\"[a]\"} <= 0.25"));
        QCOMPARE(request.threshold, std::string("0.25"));
        QCOMPARE(formValue(request, "query"), std::string("h{job=\"[a]\"}[120s]"));
        for (const Request& whole : {request, asGet(request)}) {
            const auto halves = halvesOf(whole);
            QCOMPARE(halves.size(), 2U);
            for (const Request& half : halves) {
                QCOMPARE(half.want, request.want);
                QCOMPARE(half.threshold, request.threshold);
                const Pairs& asked = whole.method == "GET" ? half.query : half.form;
                QCOMPARE(asked.at(0).second, std::string("h{job=\"[a]\"}[30s]"));
            }
        }
    }
};
TRACEO_TEST(TstEvaluation);
#include "tst_evaluation.moc"
