// The demo seen through the code that polls real servers: what it asks is answered, and what is answered it reads.

#include "app/demo/demo_backend.h"
#include "app/demo/demo_workspace.h"
#include "slo/slo_config.h"
#include "sources/prometheus/prometheus_source.h"
#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QTest>

#include <map>
#include <set>

using namespace traceo;
using namespace traceo::demo;
using namespace Qt::StringLiterals;

namespace {

const UtcMs kNow = utcMs(1'795'528'800'000); // 2026-11-24T14:00:00Z

class StoppedClock final : public Clock {
public:
    UtcMs now() const override { return kNow; }
    Millis monotonic() const override { return Millis{0}; }
    Millis boottime() const override { return Millis{0}; }
};

std::shared_ptr<const Source> theSource(const ConfigNode& workspace, Errors& errors)
{
    return prometheusKind().parse(workspace["sources"].items().at(0), errors);
}

IncomingRequest arriving(const Request& request)
{
    return {
        .method = request.method, .path = request.path, .query = request.query, .form = request.form, .headers = {}, .body = {}};
}

Response left(const OutgoingResponse& answer)
{
    Response response;
    response.status = answer.status;
    response.body = answer.body;
    response.sentAt = kNow;
    response.receivedAt = kNow;
    return response;
}

} // namespace

class TstDemoPolled : public QObject {
    Q_OBJECT

    StoppedClock m_clock;
    std::unique_ptr<DemoBackend> m_backend;
    std::shared_ptr<const Source> m_source;
    std::vector<Want> m_wants;

    /// Asks for everything the workspace wants over (from, now].
    std::vector<Decoded> ask(Plan::Purpose purpose, Millis length) const
    {
        std::vector<Decoded> all;
        for (const Request& request :
             m_source->requests({.purpose = purpose, .now = kNow, .span = {kNow - length, kNow}, .wants = m_wants})) {
            const OutgoingResponse answer = m_backend->answer(arriving(request));
            if (answer.status != 200) {
                qWarning("%s: %s", request.want.c_str(), answer.body.c_str());
                continue;
            }
            auto decoded = m_source->decode(request, left(answer));
            if (!decoded)
                qWarning("%s: %s", request.want.c_str(), qPrintable(toText(decoded.error())));
            else
                all.push_back(std::move(*decoded));
        }
        return all;
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
        m_source = theSource(*workspace, errors);
        m_wants = SloConfig::parse((*workspace)["slos"].items(), {{.name = "prom", .kind = "prometheus"}}, errors).wants();
        QVERIFY(errors.empty() && m_source && m_wants.size() > 40);
    }

    void everyAnswerIsReadWithoutAComplaint()
    {
        std::set<SeriesKey> series;
        std::int64_t samples = 0;
        for (const Decoded& decoded : ask(Plan::Purpose::Poll, kHour)) {
            for (const Error& error : decoded.errors)
                qWarning("%s", qPrintable(toText(error)));
            QVERIFY(decoded.errors.empty());
            QVERIFY(decoded.warnings.empty());
            for (const SeriesRun run : decoded.batch.series) {
                series.insert(run.key);
                samples += std::int64_t(run.samples.size());
            }
        }
        // All but `up` and what lies in the days when webhooks is not seen.
        QVERIFY(series.size() > 80);
        QVERIFY(samples > 80 * 60);
    }

    void aDayOfBackfillBringsEachSampleOnce()
    {
        std::map<SeriesKey, std::set<UtcMs>> times;
        for (const Decoded& decoded : ask(Plan::Purpose::Backfill, 2 * kDay)) {
            for (const SeriesRun run : decoded.batch.series) {
                for (const Sample& sample : run.samples) {
                    if (sample.at > kNow - 2 * kDay)
                        times[run.key].insert(sample.at);
                }
            }
        }
        const SeriesKey home{
            .source = "prom",
            .name = "probe_success",
            .labels = {{"instance", "https://www.traceo.io/"}, {"job", "blackbox"}, {"region", "us-east"}, {"service", "www"}}};
        QCOMPARE(times[home].size(), std::size_t(2 * 24 * 12));
    }

    void theServerIsRecognised()
    {
        std::set<std::string> kinds;
        for (const Decoded& decoded : ask(Plan::Purpose::Poll, 10 * kMinute)) {
            for (const FactSet& facts : decoded.batch.factSets)
                kinds.insert(facts.kind);
            for (const Fact& fact : decoded.batch.facts)
                kinds.insert(fact.kind);
        }
        QVERIFY(kinds.contains("source"));
        QVERIFY(kinds.contains("target"));
        QVERIFY(kinds.contains("rule"));
        QVERIFY(kinds.contains("alert"));
    }
};

TRACEO_TEST(TstDemoPolled);
#include "tst_demo_polled.moc"
