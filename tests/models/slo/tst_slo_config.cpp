#include "models/workspace/error_lines.h"
#include "slo/slo_config.h"
#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const std::vector<SloConfig::SourceName> kSources{{"prom", "prometheus"}};

std::vector<ConfigNode> documentsOf(const char* text, const QString& file)
{
    auto documents = readYamlDocuments(text, file);
    return documents ? *documents : std::vector<ConfigNode>();
}

SloDefinition counters(const char* name, const char* good, const char* total, Millis window = 30 * kDay)
{
    SloDefinition slo;
    slo.name = name;
    slo.window.length = window;
    slo.sli.good = Selector(good);
    slo.sli.total = Selector(total);
    slo.sli.source = "prom";
    return slo;
}

} // namespace

class TstSloConfig : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNameCountsOnceAcrossFiles()
    {
        auto documents =
            documentsOf("SLO: {name: a, indicator: {type: http_check, target: http://x}, objective: 99%}\n", u"one.yaml"_s);
        const auto second =
            documentsOf("# later\nSLO: {name: a, indicator: {type: http_check, target: http://y}, objective: 99%}\n",
                        u"two.yaml"_s);
        documents.insert(documents.end(), second.begin(), second.end());
        Errors errors;
        const SloConfig config = SloConfig::parse(documents, kSources, errors);
        QCOMPARE(config.slos.size(), 1U);
        QCOMPARE(config.slos[0].sli.target, std::string("http://x"));
        QCOMPARE(linesOf(errors), QStringList{u"two.yaml:2:6 Ambiguous"_s});
        QVERIFY(toText(errors[0]).contains(u"one.yaml:1:6"_s));
    }

    void slosKeepTheOrderOfTheWorkspace()
    {
        Errors errors;
        const SloConfig config = SloConfig::parse(
            documentsOf("SLO: {name: b, indicator: {type: http_check, target: http://x}, objective: 99%}\n---\n"
                        "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: c}\nspec: {service: s, budgetingMethod: "
                        "Occurrences, timeWindow: [{duration: 30d, isRolling: true}], objectives: [{target: 0.9}], "
                        "indicator: {spec: {ratioMetric: {counter: true, good: {metricSource: {type: Prometheus, spec: {query: "
                        "g}}}, total: {metricSource: {type: Prometheus, spec: {query: t}}}}}}}\n---\n"
                        "SLO: {name: a, indicator: {type: http_check, target: http://x}, objective: 99%}\n",
                        u"x"_s),
            kSources, errors);
        QVERIFY2(errors.empty(), qPrintable(textOf(errors)));
        QCOMPARE(config.slos.size(), 3U);
        QCOMPARE(config.slos[0].name + config.slos[1].name + config.slos[2].name, std::string("bca"));
    }

    void nothingIsNoMistake()
    {
        Errors errors;
        QVERIFY(SloConfig::parse({}, {}, errors).slos.empty());
        QVERIFY(errors.empty());
    }

    void documentsThatAreNoSloAreNamed()
    {
        Errors errors;
        SloConfig::parse(documentsOf("- a\n- [b]\n---\nfoo: 1\n---\napiVersion: ~\n", u"x"_s), kSources, errors);
        QCOMPARE(linesOf(errors), (QStringList{u"x:1:1 BadValue"_s, u"x:4:1 BadValue"_s, u"x:6:1 BadValue"_s}));
    }

    void countersWantTheirSelectors()
    {
        SloConfig config;
        config.slos = {counters("a", "good", "total", 7 * kDay), counters("b", "other", "total", 90 * kDay)};
        const auto wants = config.wants();
        QCOMPARE(wants.size(), 3U);
        QCOMPARE(wants[0].id(), std::string("good"));
        QCOMPARE(wants[0].history, 30 * kDay + kHour);
        QCOMPARE(wants[0].purpose, std::string("slo a"));
        QCOMPARE(wants[0].source, std::string("prom"));
        QCOMPARE(wants[1].id(), std::string("total"));
        QCOMPARE(wants[1].history, 90 * kDay + kHour);
        QCOMPARE(wants[1].purpose, std::string("slo a, slo b"));
        QCOMPARE(wants[2].id(), std::string("other"));
    }

    void theSameSelectorOfTwoSourcesIsTwoWants()
    {
        SloConfig config;
        config.slos = {counters("a", "good", "total"), counters("b", "good", "total")};
        config.slos[1].sli.source = "other";
        QCOMPARE(config.wants().size(), 4U);
    }

    void probesWantTheSeriesOfTheirTarget()
    {
        SloConfig config;
        SloDefinition slo;
        slo.name = "home";
        slo.sli.kind = SliDefinition::Kind::Probe;
        slo.sli.target = "https://x.io/\"q\"";
        config.slos = {slo};
        QStringList ids;
        for (const Want& want : config.wants())
            ids << QString::fromStdString(want.id());
        const QString target = u"\"https://x.io/\\\"q\\\"\""_s;
        QCOMPARE(ids,
                 (QStringList{
                     u"probe_success{instance="_s + target + u'}', u"probe_success{target="_s + target + u'}',
                     u"probe_http_status_code{instance="_s + target + u'}', u"probe_http_status_code{target="_s + target + u'}',
                     u"probe_duration_seconds{instance="_s + target + u'}', u"probe_duration_seconds{target="_s + target + u'}',
                     u"probe_all_success_count{instance="_s + target + u'}',
                     u"probe_all_success_count{target="_s + target + u'}'}));
    }

    void theLongestWindowIsThatOfAnSlo()
    {
        SloConfig config;
        QCOMPARE(config.longestWindow(), 30 * kDay);
        config.slos = {counters("a", "g", "t", 7 * kDay)};
        QCOMPARE(config.longestWindow(), 7 * kDay);
        config.slos.push_back(counters("b", "g", "t", 90 * kDay));
        QCOMPARE(config.longestWindow(), 90 * kDay);
    }

    void theErrorBudgetIsExact()
    {
        const Objective objective{999'000'000, 1};
        QCOMPARE(objective.errorParts(), std::int64_t{1'000'000});
        QCOMPARE(objective.errorRatio(), 0.001);
    }
};

TRACEO_TEST(TstSloConfig);
#include "tst_slo_config.moc"
