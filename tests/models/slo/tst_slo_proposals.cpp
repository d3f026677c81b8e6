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
        QCOMPARE(proposals.size(), std::size_t(3));
        QCOMPARE(proposals[0].name, std::string("shop-a-availability-2"));
        QCOMPARE(proposals[1].name, std::string("shop-a-availability-3"));
        QCOMPARE(proposals[2].name, std::string("www-example-org-it-s-availability"));
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
        QTest::newRow("8 % bad") << 800.0 << "99%" << false;
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

    void aCrowdIsCapped()
    {
        vocabulary::Findings many;
        for (int i = 0; i < 100; ++i)
            many.probes.push_back({.target = "https://host-" + std::to_string(i), .series = 1});
        QCOMPARE(proposalsFrom(many, "prom", {}).size(), kMostProposals);
    }
};

TRACEO_TEST(TstSloProposals);
#include "tst_slo_proposals.moc"
