#include "slo/slo_proposals.h"
#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QTest>

#include <cmath>

using namespace traceo;

namespace {

const UtcMs kEnd = utcMs(1'795'000'000'000 / 60'000 * 60'000);
const TimeSpan kRange{kEnd - kProposalWindow, kEnd};

vocabulary::Findings shop()
{
    vocabulary::Findings findings;
    findings.counters.push_back({.metric = "http_requests_total",
                                 .statusLabel = "code",
                                 .badPattern = "5..",
                                 .groupLabel = "job",
                                 .groups = {"Shop \"A\"", "shop-a"},
                                 .series = 4});
    findings.latencies.push_back({"http_request_duration_seconds", "job", "shop-a", "2"});
    findings.probes.push_back({.target = "https://www.example.org/it's", .series = 5});
    return findings;
}

std::vector<Sample> every(double value)
{
    std::vector<Sample> samples;
    for (UtcMs at = kRange.from + kProposalStep; at <= kRange.to; at += kProposalStep)
        samples.push_back({at, value});
    return samples;
}

SloProposal previewed(double total, double bad)
{
    SloProposal proposal = proposalsFrom(shop(), "prom", {}).front();
    addPreview(proposal, every(total), every(bad), kRange);
    return proposal;
}

} // namespace

class TstSloProposals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesAreLegalAndTakenByNobody()
    {
        const auto proposals = proposalsFrom(shop(), "prom", {"shop-a-availability"});
        QCOMPARE(proposals.size(), std::size_t(4));
        QCOMPARE(proposals[0].name, std::string("shop-a-availability-2"));
        QCOMPARE(proposals[1].name, std::string("shop-a-availability-3"));
        QCOMPARE(proposals[2].name, std::string("shop-a-latency-2s"));
        QCOMPARE(proposals[3].name, std::string("www-example-org-it-s-availability"));
    }

    void whatIsWrittenIsReadAgain()
    {
        std::string text = "slos:\n";
        const auto proposals = proposalsFrom(shop(), "prom", {});
        for (const SloProposal& proposal : proposals)
            text += yamlOf(proposal);
        const auto root = readYaml(text, QStringLiteral("x.yaml"));
        QVERIFY2(root.ok(), text.c_str());
        Errors errors;
        const auto config = SloConfig::parse((*root)["slos"].items(), {{"prom", "prometheus"}, {"other", "prometheus"}}, errors);
        QVERIFY2(errors.empty(), errors.empty() ? "" : qPrintable(toText(errors.front())));
        QCOMPARE(config.slos.size(), proposals.size());
        for (std::size_t i = 0; i < proposals.size(); ++i)
            QCOMPARE(config.slos[i].sli, proposals[i].sli);
    }

    void theStrictestObjectiveThatThePastKeptIsChosen_data()
    {
        QTest::addColumn<double>("bad");
        QTest::addColumn<QString>("objective");
        QTest::addColumn<bool>("kept");
        QTest::newRow("none bad") << 0.0 << "99.95%" << true;
        QTest::newRow("0.08 % bad") << 8.0 << "99.9%" << true;
        QTest::newRow("0.3 % bad") << 30.0 << "99.5%" << true;
        QTest::newRow("0.9 % bad") << 90.0 << "99%" << true;
        QTest::newRow("1.1 % bad") << 110.0 << "98%" << true;
        QTest::newRow("8 % bad") << 800.0 << "90%" << true;
        QTest::newRow("12 % bad") << 1'200.0 << "90%" << false;
    }
    void theStrictestObjectiveThatThePastKeptIsChosen()
    {
        QFETCH(double, bad);
        QFETCH(QString, objective);
        QFETCH(bool, kept);
        const SloProposal proposal = previewed(10'000, bad);
        QCOMPARE(QString::fromStdString(proposal.objective), objective);
        QCOMPARE(proposal.isKept, kept);
        QCOMPARE(proposal.attained.value, 1 - bad / 10'000);
        QCOMPARE(proposal.sparkline.size(), 120);
        QCOMPARE(proposal.seen, kProposalWindow);
    }

    /// Whoever reads a dashboard counts as its user, this program as well.
    void theMonitoringsOwnRequestsAreNotRecommended()
    {
        QVERIFY(previewed(10'000, 0).isRecommended);
        auto findings = shop();
        findings.counters.front().metric = "prometheus_http_requests_total";
        SloProposal own = proposalsFrom(findings, "prom", {}).front();
        addPreview(own, every(10'000), every(0), kRange);
        QVERIFY(own.isKept);
        QVERIFY(!own.isRecommended);
    }

    void fewEventsAllowNoStrictObjective()
    {
        const SloProposal proposal = previewed(2, 0); // 240: 99.9 % of them would allow none to fail
        QCOMPARE(proposal.objective, std::string("99.5%"));
    }

    void noPastIsNoNumber()
    {
        SloProposal proposal = proposalsFrom(shop(), "prom", {}).front();
        addPreview(proposal, {}, {}, kRange);
        QVERIFY(!proposal.attained.hasValue());
        QVERIFY(!proposal.budgetLeft.hasValue());
        QVERIFY(!proposal.isKept);
        QVERIFY(!proposal.isRecommended);
        QCOMPARE(proposal.objective, std::string("99%"));
    }

    void aServersNonsenseIsNotCounted()
    {
        SloProposal proposal = proposalsFrom(shop(), "prom", {}).front();
        auto totals = every(10'000);
        totals[0].value = std::nan("");
        totals[1].value = -5;
        totals[2].value = HUGE_VAL;
        addPreview(proposal, totals, every(1e9), kRange); // more bad than there were
        QCOMPARE(proposal.attained.value, 0.0);
        QVERIFY(std::isnan(proposal.sparkline[0]));
    }

    void aCrowdIsCappedOfEachKind()
    {
        vocabulary::Findings many;
        for (int i = 0; i < 100; ++i) {
            const std::string name = "host-" + std::to_string(i);
            many.probes.push_back({.target = "https://" + name, .series = 1});
            many.latencies.push_back({"http_request_duration_seconds", "job", name, "0.25"});
        }
        QCOMPARE(proposalsFrom(many, "prom", {}).size(), 2 * kMostOfAKind);
    }

    void latencyIsTheShareWithinItsBoundary_data()
    {
        QTest::addColumn<QString>("metric");
        QTest::addColumn<QString>("boundary");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("good");
        QTest::newRow("part of a second") << "http_request_duration_seconds"
                                          << "0.25"
                                          << "shop-latency-250ms"
                                          << R"q(http_request_duration_seconds_bucket{job="shop",le="0.25"})q";
        // As Prometheus 2 and 3 write it.
        QTest::newRow("whole seconds") << "http_request_duration_seconds"
                                       << "1"
                                       << "shop-latency-1s"
                                       << R"q(http_request_duration_seconds_bucket{job="shop",le=~"1(\\.0)?"})q";
        QTest::newRow("of Prometheus 3") << "http_request_duration_seconds"
                                         << "1.0"
                                         << "shop-latency-1s"
                                         << R"q(http_request_duration_seconds_bucket{job="shop",le=~"1(\\.0)?"})q";
        QTest::newRow("milliseconds") << "istio_request_duration_milliseconds"
                                      << "0.5"
                                      << "shop-latency-500us"
                                      << R"q(istio_request_duration_milliseconds_bucket{job="shop",le="0.5"})q";
    }
    void latencyIsTheShareWithinItsBoundary()
    {
        QFETCH(QString, metric);
        QFETCH(QString, boundary);
        QFETCH(QString, name);
        QFETCH(QString, good);
        vocabulary::Findings findings;
        findings.latencies.push_back({metric.toStdString(), "job", "shop", boundary.toStdString()});
        const auto proposals = proposalsFrom(findings, "prom", {});
        QCOMPARE(proposals.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(proposals.front().name), name);
        QCOMPARE(QString::fromStdString(proposals.front().sli.good->toText()), good);
        QVERIFY(proposals.front().badExpression().starts_with(proposals.front().totalExpression() + " - "));
    }
};

TRACEO_TEST(TstSloProposals);
#include "tst_slo_proposals.moc"
