// The demo's PostgreSQL servers seen through the source that asks real ones, and what the index advisor makes of them.
#include "app/demo/demo_postgres_source.h"

#include "app/demo/demo_backend.h"
#include "app/demo/demo_postgres.h"
#include "app/demo/demo_workspace.h"
#include "cache/index_advice.h"
#include "models/history/store.h"
#include "sources/postgres/postgres_source.h"
#include "support/test_main.h"
#include "vocabulary/caches.h"
#include "workspace/workspace.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace traceo;
using namespace traceo::demo;
using namespace Qt::StringLiterals;

namespace {

const UtcMs kMoment = utcMs(1'795'528'800'000); // 2026-11-24T14:00:00Z
constexpr TimeSpan kPolled{kMoment - 5 * kMinute, kMoment};

class StoppedClock final : public Clock {
public:
    UtcMs now() const override { return kMoment; }
    Millis monotonic() const override { return Millis{0}; }
    Millis boottime() const override { return Millis{0}; }
};

Response responseTo(const DemoBackend& backend, const Request& request)
{
    const OutgoingResponse answer = backend.answer({.method = request.method,
                                                    .path = request.path,
                                                    .query = request.query,
                                                    .form = request.form,
                                                    .headers = {},
                                                    .body = {}});
    Response response;
    response.status = answer.status;
    response.body = answer.body;
    response.sentAt = response.receivedAt = kMoment + Millis{40};
    return response;
}

/// Kind, key, payload.
using Told = std::set<std::tuple<std::string, std::string, std::string>>;

void addTo(Told& told, const std::vector<Fact>& facts)
{
    for (const Fact& fact : facts) {
        if (fact.kind == vocabulary::kIndexFact || fact.kind == vocabulary::kStatementFact)
            told.emplace(fact.kind, fact.key, fact.payload);
    }
}

std::map<SeriesKey, std::vector<Sample>> samplesOf(const std::vector<Decoded>& all)
{
    std::map<SeriesKey, std::vector<Sample>> samples;
    for (const Decoded& decoded : all) {
        for (const SeriesRun run : decoded.batch.series) {
            auto& known = samples[run.key];
            known.insert(known.end(), run.samples.begin(), run.samples.end());
        }
    }
    return samples;
}

std::vector<IndexAdvice> of(const IndexReport& report, const std::string& source)
{
    std::vector<IndexAdvice> rows;
    std::ranges::copy_if(report.rows, std::back_inserter(rows),
                         [&source](const IndexAdvice& row) { return row.source == source; });
    return rows;
}

std::vector<std::string> namesOf(const std::vector<IndexAdvice>& rows)
{
    std::vector<std::string> names;
    for (const IndexAdvice& row : rows)
        names.push_back(std::string(wordOf(row.kind)) + ' ' + row.object);
    return names;
}

} // namespace

class TstDemoPostgresSource : public QObject {
    Q_OBJECT

    StoppedClock m_clock;
    std::unique_ptr<DemoBackend> m_backend;
    std::vector<std::shared_ptr<const DemoPostgresSource>> m_sources;

    /// All answers to a plan, with what they led to.
    std::vector<Decoded> asked(const DemoPostgresSource& source, const Plan& plan) const
    {
        std::vector<Decoded> all;
        std::vector<Request> waiting = source.requests(plan);
        while (!waiting.empty()) {
            const Request request = waiting.back();
            waiting.pop_back();
            const Response response = responseTo(*m_backend, request);
            auto decoded = source.decode(request, response);
            if (response.status != 200 || !decoded)
                qFatal("%s: %s", request.want.c_str(), decoded ? response.body.c_str() : qPrintable(toText(decoded.error())));
            std::ranges::move(decoded->next, std::back_inserter(waiting));
            all.push_back(std::move(*decoded));
        }
        return all;
    }
    std::vector<Decoded> polled(const DemoPostgresSource& source) const
    {
        return asked(source, {.purpose = Plan::Purpose::Poll, .now = kMoment, .span = kPolled, .wants = {}});
    }
    std::vector<Decoded> past(const DemoPostgresSource& source, TimeSpan span) const
    {
        return asked(source, {.purpose = Plan::Purpose::Backfill, .now = kMoment, .span = span, .wants = {}});
    }

    /// What the poller does: what is told, the past day by day, the newest first, and a poll.
    void fill(test::Store& store, int days) const
    {
        store.clock.set(kMoment);
        if (!store.open())
            qFatal("no history");
        for (const auto& source : m_sources) {
            std::vector<Decoded> all = polled(*source);
            for (int day = 0; day < days; ++day) {
                const UtcMs to = kPolled.from - day * kDay;
                std::ranges::move(past(*source, {to - kDay, to}), std::back_inserter(all));
            }
            Batch told;
            told.facts = source->told();
            if (!store.commit(std::move(told)))
                qFatal("not stored");
            for (Decoded& decoded : all) {
                if (!store.commit(std::move(decoded.batch)))
                    qFatal("not stored");
            }
        }
    }

    static IndexReport reportOf(const test::Store& store, Millis range)
    {
        CacheConfig config;
        auto report = adviceOf(store.snapshot(), config, {.now = kMoment, .range = range});
        if (!report)
            qFatal("%s", qPrintable(toText(report.error())));
        return std::move(*report);
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto backend = DemoBackend::open(m_clock);
        QVERIFY(backend.ok());
        m_backend = std::move(*backend);
        const auto workspace = readYaml(workspaceText(m_backend->url()), u"demo"_s);
        QVERIFY(workspace.ok());
        Errors errors;
        for (const ConfigNode& node : (*workspace)["sources"].items()) {
            if (node["kind"].text() == "postgres")
                m_sources.push_back(
                    std::make_shared<const DemoPostgresSource>(postgresKind().parse(node, errors), m_backend->url()));
        }
        QVERIFY(errors.empty());
        QCOMPARE(m_sources.size(), demoPostgres().size());
    }

    void itIsAskedOverHttpAndReadAsARealOne()
    {
        for (const auto& source : m_sources) {
            QCOMPARE(source->settings().kind, std::string("postgres"));
            QCOMPARE(source->settings().endpoint.base, m_backend->url());
            std::set<std::string> wants;
            for (const Decoded& decoded : polled(*source)) {
                QVERIFY(decoded.errors.empty() && decoded.warnings.empty());
                for (const Observation& seen : decoded.batch.observations)
                    wants.insert(seen.want);
                for (const Fact& fact : decoded.batch.facts) {
                    if (fact.kind == vocabulary::kCacheFact)
                        QVERIFY(vocabulary::cacheFact(fact.payload)->refused.empty());
                }
            }
            for (const char* question : {vocabulary::kPostgresQuestion, kTablesQuestion, kIndexesQuestion, kStatementsQuestion,
                                         kIoQuestion, kBuffersQuestion, vocabulary::kPostgresHits})
                QVERIFY2(wants.contains(question), question);
            QVERIFY(asked(*source, {.purpose = Plan::Purpose::Test, .now = kMoment, .span = {}, .wants = {}}).size() == 1);
        }
    }

    /// Else a poll beside the past would look like a reset.
    void aPollHasTheNumbersOfThePastAtItsMoment()
    {
        for (const auto& source : m_sources) {
            const auto now = samplesOf(polled(*source));
            const auto before = samplesOf(past(*source, {kMoment - kHour, kMoment}));
            QVERIFY(before.size() > 60);
            for (const auto& [key, samples] : before) {
                QVERIFY2(now.contains(key), key.name.c_str());
                QCOMPARE(now.at(key).size(), std::size_t(1));
                QVERIFY(now.at(key).front().at == kMoment && samples.back().at == kMoment);
                QCOMPARE(now.at(key).front().value, samples.back().value);
            }
        }
    }

    void thePastComesInRunsWithoutGapsOrFactsAndIsSaidToBeCovered()
    {
        const TimeSpan day{kMoment - kDay, kMoment};
        const auto answers = past(*m_sources.front(), day);
        QCOMPARE(answers.size(), std::size_t(1));
        const Batch& batch = answers.front().batch;
        QVERIFY(batch.facts.empty() && batch.factSets.empty());
        QCOMPARE(batch.observations.size(), std::size_t(1));
        QVERIFY(batch.observations.front().span.from == day.from && batch.observations.front().span.to == day.to);
        QCOMPARE(batch.observations.front().want, m_sources.front()->settings().collect.front().toText());
        std::set<SeriesKey> seen;
        for (const SeriesRun run : batch.series) {
            QVERIFY2(seen.insert(run.key).second, run.key.name.c_str());
            const bool isPart = !run.key.labels.value("relname").empty() || !run.key.labels.value("queryid").empty()
                || run.key.name == vocabulary::kStatementsReset;
            QCOMPARE(run.samples.size(), std::size_t(isPart ? 24 : 24 * 12));
            QVERIFY(std::ranges::is_sorted(run.samples, {}, &Sample::at));
            QVERIFY(run.samples.front().at > day.from && run.samples.back().at == day.to);
        }
        QVERIFY(past(*m_sources.front(), {kMoment - 90 * kDay, kMoment - 89 * kDay}).front().batch.series.empty()); // not held
    }

    void whatIsToldIsWhatPollsSay()
    {
        for (const auto& source : m_sources) {
            Told said;
            for (const Decoded& decoded : polled(*source)) {
                addTo(said, decoded.batch.facts);
                for (const FactSet& set : decoded.batch.factSets)
                    addTo(said, set.present);
            }
            Told told;
            addTo(told, source->told());
            QVERIFY(told == said);
            QVERIFY(told.size() > 10);
        }
    }

    void thereIsAdviceOfEachKind()
    {
        test::Store store;
        fill(store, 9);
        const IndexReport report = reportOf(store, 7 * kDay);
        QVERIFY(report.notes.empty());
        QCOMPARE(namesOf(of(report, "orders-db")),
                 (std::vector<std::string>{"sequential_scans public.shipments", "unused public.orders_coupon_code_idx",
                                           "duplicate public.order_items_order_idx", "duplicate public.orders_customer_id_idx",
                                           "invalid public.payments_provider_reference_idx",
                                           "cold_statement 5102688470936225790"}));
        QCOMPARE(namesOf(of(report, "catalog-db")),
                 (std::vector<std::string>{
                     "sequential_scans public.product_translations", "unused public.products_legacy_sku_idx",
                     "invalid public.product_translations_name_idx_ccnew", "cold_statement 2047556838419970114"}));
        for (const IndexAdvice& row : report.rows) {
            QVERIFY2(row.cost.hasValue() && row.weight.hasValue(), row.key.c_str());
            QVERIFY2(!row.sql.isEmpty(), row.key.c_str());
        }
    }

    void itSaysWhatAnUnusedIndexCostsAndWhoScans()
    {
        test::Store store;
        fill(store, 9);
        const std::vector<IndexAdvice> rows = of(reportOf(store, 7 * kDay), "orders-db");
        const IndexAdvice& scans = rows[0];
        QVERIFY2(scans.evidence.contains(u"tracking_code"_s), qPrintable(scans.evidence));
        QVERIFY2(scans.sql.contains(u"GENERIC_PLAN"_s), qPrintable(scans.sql));
        const IndexAdvice& unused = rows[1];
        QVERIFY(unused.status == Status::Warning);
        QCOMPARE(unused.cost.value, 118 * 1024.0 * 1024);
        QVERIFY2(unused.evidence.contains(u"entries in it"_s), qPrintable(unused.evidence));
    }

    /// Whether the range reaches back beyond the reset or not.
    void youngStatisticsAreSaidToBeYoung()
    {
        test::Store store;
        fill(store, 9);
        for (const Millis range : {kDay, 7 * kDay}) {
            const IndexReport report = reportOf(store, range);
            for (const IndexAdvice& row : of(report, "catalog-db")) {
                const bool isOfNumbers = row.kind != IndexAdvice::Kind::Invalid && row.kind != IndexAdvice::Kind::Duplicate;
                QVERIFY2(!isOfNumbers || row.caution.contains(u"Statistics were reset"_s), qPrintable(row.caution));
                QVERIFY(row.kind != IndexAdvice::Kind::Unused || row.status == Status::Unknown);
            }
            for (const IndexAdvice& row : of(report, "orders-db"))
                QVERIFY2(!row.caution.contains(u"Statistics were reset"_s), qPrintable(row.caution));
        }
    }

    /// A command in a new folder: what counters say has to wait, how indexes are made does not.
    void aSinglePollIsEnoughForWhatIndexesAreMadeOf()
    {
        test::Store store;
        fill(store, 0);
        std::set<IndexAdvice::Kind> kinds;
        for (const IndexAdvice& row : reportOf(store, 7 * kDay).rows)
            kinds.insert(row.kind);
        using enum IndexAdvice::Kind;
        QVERIFY(kinds == (std::set<IndexAdvice::Kind>{Unused, Duplicate, Invalid}));
    }

    void anAnswerOfAnotherFormIsAMistakeWithItsPlace()
    {
        const DemoPostgresSource& source = *m_sources.front();
        const Request request =
            source.requests({.purpose = Plan::Purpose::Backfill, .now = kMoment, .span = kPolled, .wants = {}}).front();
        for (const char* body : {"<html>", "17 pg_stat_database", "x pg_stat_database {}\n", "17 pg_stat_database {\n"}) {
            Response response;
            response.status = 200;
            response.body = body;
            const auto decoded = source.decode(request, response);
            QVERIFY2(!decoded, body);
            QVERIFY2(decoded.error().where.contains(u"orders-db"_s), qPrintable(decoded.error().where));
        }
    }

    void whatTheServerDoesNotKnowIsRefused()
    {
        const auto statusOf = [this](const std::string& path, Pairs query) {
            Request request;
            request.path = path;
            request.query = std::move(query);
            return responseTo(*m_backend, request).status;
        };
        QCOMPARE(statusOf("/postgres/orders-db", {{"question", kTablesQuestion}, {"at", "1795528800000"}}), 200);
        QCOMPARE(statusOf("/postgres/nobody", {{"question", kTablesQuestion}, {"at", "1795528800000"}}), 404);
        QCOMPARE(statusOf("/postgres/orders-db", {{"question", "pg_shadow"}, {"at", "1795528800000"}}), 400);
        QCOMPARE(statusOf("/postgres/orders-db", {{"question", kTablesQuestion}, {"at", "noon"}}), 400);
        QCOMPARE(statusOf("/postgres/orders-db/past", {{"from", "1795528800000"}}), 400);
    }
};

TRACEO_TEST(TstDemoPostgresSource);
#include "tst_demo_postgres_source.moc"
