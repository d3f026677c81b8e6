#include "models/slo/rules/exported_slos.h"
#include "slo/rules/rule_test.h"
#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QTest>

using namespace traceo;
using namespace traceo::rules;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

ConfigNode read(const Exported& file)
{
    auto document = readYaml(file.text, u"x"_s);
    if (!document)
        qFatal("%s", qPrintable(toText(document.error())));
    return *std::move(document);
}

/// "2545m: page ticket", one a minute that is asked for.
QStringList askedOf(const ConfigNode& test)
{
    QStringList asked;
    for (const ConfigNode& one : test["alert_rule_test"].items()) {
        QStringList severities;
        for (const ConfigNode& alert : one["exp_alerts"].items())
            severities << QString::fromStdString(alert["exp_labels"]["slo"].text() + '='
                                                 + alert["exp_labels"]["severity"].text());
        asked << QString::fromStdString(one["eval_time"].text()) + u": "_s + severities.join(u' ');
    }
    return asked;
}

} // namespace

class TstRuleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// All is bad from minute 2501 to 2590: the page ends half an hour later, the ticket when six hours are over.
    void whatTheEngineFindsIsExpected()
    {
        const ConfigNode file = read(promtoolTest({sloOf(kCheckout)}, kOwnNames));
        QCOMPARE(file["rule_files"].items().at(0).text(), std::string("slo-rules.yml"));
        QCOMPARE(askedOf(file["tests"].items().at(0)),
                 (QStringList{u"2310m: "_s, u"2550m: checkout=page checkout=ticket"_s, u"2760m: checkout=ticket"_s,
                              u"3000m: "_s}));
        QCOMPARE(file["evaluation_interval"].text(), std::string("30m")); // the seldomest at which all of this is found
    }

    /// Rules of others would fire in the series of these.
    void whoReadsItLearnsByWhichCommandItsRulesAreWritten()
    {
        const auto isIn = [](const char* line, const Exported& file) { return file.text.find(line) != std::string::npos; };
        QVERIFY(isIn("\n# traceo slo export --format prometheus > slo-rules.yml\n", promtoolTest({sloOf(kCheckout)}, kOwnNames)));
        QVERIFY(isIn("\n# traceo slo export --without q --format prometheus --sloth-names > slo-rules.yml\n",
                     promtoolTest({sloOf(kCheckout)}, kSlothNames, {}, u"--without q"_s)));
    }

    /// All is bad from minute 2501 to 2590, and the alerts are its own: a page over a single window that waits five minutes.
    void ownAlertsAreExpected()
    {
        const SloDefinition own =
            sloOf(shortForm("own", "type: prometheus, bad: e_total, total: t_total",
                            "service: shop, objective: 99.9%, window: 30d, alerts: [{severity: page, factor: "
                            "500, long: 2h, for: 5m}]"));
        const ConfigNode file = read(promtoolTest({own}, kOwnNames));
        // more than half of two hours is bad from minute 2561 to 2649: it fires from 2566 on
        QCOMPARE(askedOf(file["tests"].items().at(0)), (QStringList{u"2360m: "_s, u"2620m: own=page"_s, u"2840m: "_s}));
        QCOMPARE(file["evaluation_interval"].text(), std::string("20m")); // it begins to wait at one, and fires at another
    }

    void alertsBeyondTheHistoryAreNotAskedFor()
    {
        const SloDefinition far =
            sloOf(shortForm("far", "type: prometheus, bad: e_total, total: t_total",
                            "service: shop, objective: 99.9%, window: 30d, alerts: [{severity: page, factor: "
                            "2, long: 7d}]"));
        const Exported file = promtoolTest({far}, kOwnNames);
        QVERIFY(file.text.ends_with("tests: []\n"));
        QCOMPARE(file.unsaid.size(), std::size_t(1));
        QVERIFY2(file.unsaid[0].startsWith(u"far: not tested"), qPrintable(file.unsaid[0]));
    }

    void anSloOfTheSameMetricsIsExpectedAsWell()
    {
        const SloDefinition strict = sloOf(kCheckout);
        SloDefinition lax = strict;
        lax.name = lax.displayName = "lax";
        lax.objective = {.parts = 500'000'000, .decimals = 0};
        const ConfigNode file = read(promtoolTest({strict, lax}, kOwnNames));
        QCOMPARE(file["tests"].items().size(), std::size_t(1)); // of both
        QCOMPARE(file["tests"].items()[0]["name"].text(), std::string("checkout, lax"));
        QVERIFY(askedOf(file["tests"].items()[0]).contains(u"2550m: checkout=page checkout=ticket"_s));
    }

    /// What is asked of a histogram is there, and nothing else: what is known says so, and what is not is said.
    void bucketsAreThoseThatAreKnown()
    {
        const SloDefinition within = sloOf(
            shortForm("within", "type: latency, histogram: answer_seconds, threshold: 150ms", "service: a, objective: 99%"));
        const Exported made = promtoolTest({within}, kOwnNames);
        QVERIFY2(made.text.find("# within: nothing is known") != std::string::npos, made.text.c_str());
        QVERIFY(made.text.find("le=\"0.15\"") != std::string::npos && made.unsaid.empty());
        const Exported known = promtoolTest({within}, kOwnNames, {{"within", {0.1, 0.25, 1}}});
        QVERIFY2(known.text.find("nothing is known") == std::string::npos, known.text.c_str());
        QVERIFY(known.text.find("0.15") == std::string::npos && known.text.find("le=\"0.25\"") != std::string::npos);
        const Exported above = promtoolTest({within}, kOwnNames, {{"within", {0.05, 0.1}}});
        QVERIFY(above.text.ends_with("tests: []\n"));
        QVERIFY2(above.unsaid.size() == 1 && above.unsaid[0].startsWith(u"within: left out"_s), above.text.c_str());
    }

    void whatIsNotTestedIsSaid()
    {
        SloDefinition odd = sloOf(kCheckout);
        odd.name = "odd";
        odd.sli.bad = Selector::parse("x{a=\"1\",a!=\"1\"}").value();
        const Exported file = promtoolTest({sloOf(everyKind().at(10)), odd}, kOwnNames);
        QVERIFY(file.text.ends_with("tests: []\n"));
        QCOMPARE(file.unsaid.size(), std::size_t(2));
        QVERIFY2(file.unsaid[0].startsWith(u"minutes: not tested"), qPrintable(file.unsaid[0]));
        QVERIFY2(file.unsaid[1].startsWith(u"odd: not tested"), qPrintable(file.unsaid[1]));
    }
};

TRACEO_TEST(TstRuleTest);
#include "tst_rule_test.moc"
