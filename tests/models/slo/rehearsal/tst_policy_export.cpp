#include "models/slo/made_slices.h"
#include "slo/rehearsal/policy_export.h"
#include "slo/rehearsal/rehearsal.h"
#include "support/seed.h"
#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kPast = -5 * 1440;
constexpr std::int64_t kRange = 1500;

/// The SLO in the short form, with these lines below “SLO:”.
SloDefinition defined(const std::string& lines, int days = 30)
{
    const std::string text = "SLO:\n  name: checkout\n  objective: 99.5%\n  window: " + std::to_string(days)
        + "d\n  indicator: {type: prometheus, bad: b_total, total: t_total}\n" + lines;
    const auto document = readYaml(text, u"x"_s);
    Errors errors;
    SloConfig config = document ? SloConfig::parse({*document}, {{"prom", "prometheus"}}, errors) : SloConfig();
    if (config.slos.empty() || !errors.empty())
        qFatal("%s", text.c_str());
    return config.slos[0];
}

/// Whether any page fires, minute by minute.
std::vector<bool> pagesOf(const AlertPolicy& policy, const Rehearsal& rehearsal)
{
    std::vector<bool> pages(std::size_t(kRange), false);
    for (const PolicyAlert& alert : only(BurnPair::Severity::Page, policy).alerts) {
        const auto verdicts = rehearsal.verdicts(alert);
        for (std::size_t i = 0; i < pages.size(); ++i)
            pages[i] = pages[i] || verdicts[i] == AlertVerdict::Firing;
    }
    return pages;
}

} // namespace

class TstPolicyExport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAlertIsALineOfTheDefinition()
    {
        const SloDefinition slo = defined({});
        const ExportedPolicy sloth = exportedPolicy(namedPolicy("sloth", slo).value(), slo, AlertForm::Short);
        QVERIFY(sloth.leftOut.empty());
        QCOMPARE(sloth.text,
                 std::string("  alerts:\n"
                             "    - {severity: page, budget: 2%, long: 1h, short: 5m, least: 0}\n"
                             "    - {severity: page, budget: 5%, long: 6h, short: 30m, least: 0}\n"
                             "    - {severity: ticket, budget: 10%, long: 1d, short: 2h, least: 0}\n"
                             "    - {severity: ticket, budget: 10%, long: 3d, short: 6h, least: 0}\n"));
        const ExportedPolicy pyrra = exportedPolicy(namedPolicy("pyrra", slo).value(), slo, AlertForm::Short);
        QVERIFY2(pyrra.text.starts_with(
                     "  alerts:\n    - {severity: page, factor: 14, long: 1h4m, short: 5m, for: 2m, least: 0}\n"),
                 pyrra.text.c_str());
        const ExportedPolicy documents = exportedPolicy(namedPolicy("datadog", slo).value(), slo, AlertForm::OpenSlo);
        QVERIFY2(documents.text.find("alertPolicyRef: checkout-page-1-long") != std::string::npos, documents.text.c_str());
    }

    void whatADefinitionMayNotHaveIsLeftOutAndSaid()
    {
        const SloDefinition day = defined({}, 1);
        const ExportedPolicy sloth = exportedPolicy(namedPolicy("sloth", day).value(), day, AlertForm::Short);
        QCOMPARE(sloth.text, std::string("  alerts:\n    - {severity: ticket, budget: 10%, long: 1d, short: 2h, least: 0}\n"));
        QCOMPARE(sloth.leftOut.size(), std::size_t(3)); // pages of 0.48 and 0.2, and a window of three days
        QVERIFY2(sloth.leftOut[0].contains(u"sloth"_s), qPrintable(sloth.leftOut[0]));
        const ExportedPolicy datadog = exportedPolicy(namedPolicy("datadog", day).value(), day, AlertForm::OpenSlo);
        QVERIFY(datadog.text.empty());
    }

    /// Where all was observed, the engine pages as was rehearsed.
    void theDefinitionPagesAsWasRehearsed()
    {
        QRandomGenerator random(m_seed);
        int fired = 0;
        for (int round = 0; round < 12; ++round) {
            auto slices = randomHistory(kPast, kRange, random);
            for (Slice& slice : slices)
                slice.observedSeconds = 60;
            const SloDefinition usual = defined({});
            AlertPolicy own{"own", {}};
            own.alerts = {parseAlert("14.4,1h,5m,2m,3").value(), parseAlert("2.5,3h,40m").value()};
            std::vector<AlertPolicy> policies{std::move(own)};
            for (const std::string_view name : kPolicyNames)
                policies.push_back(namedPolicy(name, usual).value());
            for (const AlertPolicy& policy : policies) {
                const SloDefinition slo = defined(exportedPolicy(policy, usual, AlertForm::Short).text);
                const Rehearsal rehearsal(slo, slices, {minute(0), minute(kRange)});
                const std::vector<bool> rehearsed = pagesOf(policy, rehearsal);
                const BurnAlerts engine(slo, alertRulesOf(slo), slices);
                for (std::int64_t number = 1; number <= kRange; number += 7) {
                    const bool pages = engine.at(minute(number), BurnPair::Severity::Page).verdict == AlertVerdict::Firing;
                    fired += pages;
                    QVERIFY2(pages == rehearsed[std::size_t(number - 1)], policy.name.c_str());
                }
            }
        }
        QVERIFY(fired > 0);
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo("TRACEO_SEED=%u", m_seed);
    }

private:
    quint32 m_seed = seedOfRun();
};

TRACEO_TEST(TstPolicyExport);
#include "tst_policy_export.moc"
