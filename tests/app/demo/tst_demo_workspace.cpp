#include "app/demo/demo_workspace.h"

#include "app/demo/demo_series.h"
#include "cache/cache_config.h"
#include "slo/slo_config.h"
#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QRegularExpression>
#include <QTest>

using namespace traceo;
using namespace traceo::demo;
using namespace Qt::StringLiterals;

class TstDemoWorkspace : public QObject {
    Q_OBJECT

    const QString m_text = QString::fromStdString(workspaceText(QUrl(u"http://127.0.0.1:4711"_s)));

private Q_SLOTS:
    void itHasTwentyFiveSlosOfThreeForms()
    {
        QCOMPARE(m_text.count(u"type: prometheus"_s) + m_text.count(u"kind: SLO"_s) + m_text.count(u"type: http_check"_s), 25);
        QCOMPARE(m_text.count(u"kind: SLO"_s), 5);
        QCOMPARE(m_text.count(u"type: http_check"_s), 4);
    }

    void theFeaturesReadItWithoutAComplaint()
    {
        const auto tree = readYaml(m_text.toStdString(), u"demo"_s);
        QVERIFY2(tree.ok(), tree.ok() ? "" : qPrintable(toText(tree.error())));
        Errors errors;
        const SloConfig config = SloConfig::parse((*tree)["slos"].items(), {{.name = "prom", .kind = "prometheus"}}, errors);
        for (const Error& error : errors)
            qWarning("%s", qPrintable(toText(error)));
        QVERIFY(errors.empty());
        QCOMPARE(config.slos.size(), std::size_t(25));
        QVERIFY(
            std::ranges::none_of(config.slos, [](const SloDefinition& slo) { return slo.owner.empty() || slo.service.empty(); }));
        QCOMPARE(config.longestWindow(), 30 * kDay);
    }

    void itsCachesAreReadWithoutAComplaintAndTheirCountersAreThere()
    {
        const auto tree = readYaml(m_text.toStdString(), u"demo"_s);
        QVERIFY(tree.ok());
        Errors errors;
        const CacheConfig config = CacheConfig::parse((*tree)["cache"], {}, errors);
        for (const Error& error : errors)
            qWarning("%s", qPrintable(toText(error)));
        QVERIFY(errors.empty());
        QCOMPARE(config.mapped.size(), std::size_t(1));
        QCOMPARE(config.latencies.size(), std::size_t(4));
        const DemoSeries series;
        const MappedCache& mapped = config.mapped.front();
        QVERIFY(mapped.misses && mapped.evicted && mapped.stale);
        for (const Selector& selector : {mapped.hits, *mapped.misses, *mapped.evicted, *mapped.stale})
            QCOMPARE(series.matching(selector).size(), std::size_t(1));
        for (const CacheLatencies& known : config.latencies) {
            const Selector target("redis_up", {{.label = "instance", .value = known.cache}});
            QVERIFY2(known.cache == mapped.name || series.matching(target).size() == 1, known.cache.c_str());
        }
    }

    void itAsksTheBackendAndSaysThatItIsGenerated()
    {
        QVERIFY(m_text.contains(u"url: \"http://127.0.0.1:4711\""_s));
        QVERIFY(m_text.contains(u"interval: 15s"_s));
        QCOMPARE(m_text.count(u"Generated data."_s), 25);
    }

    void everySelectorFindsSeriesOfItsOwnService()
    {
        const DemoSeries series;
        static const QRegularExpression quoted(u"'(http_requests_total[^']+)'"_s);
        int found = 0;
        for (auto it = quoted.globalMatch(m_text); it.hasNext(); ++found) {
            const std::string text = it.next().captured(1).toStdString();
            const auto selector = Selector::parse(text);
            QVERIFY2(selector.ok(), text.c_str());
            QVERIFY2(!series.matching(*selector).empty(), text.c_str());
        }
        QCOMPARE(found, 2 * 21);
    }

    void everyCheckHasItsProbeSeries()
    {
        const DemoSeries series;
        for (const Check& check : checks()) {
            const Selector target("probe_success", {{.label = "instance", .value = std::string(check.url)}});
            QCOMPARE(series.matching(target).size(), std::size_t(5)); // a region each
            QVERIFY(m_text.contains(QString::fromUtf8(check.url)));
        }
    }

    void noPlaceIsLeftOpen()
    {
        static const QRegularExpression place(u"\\{[0-9]\\}"_s);
        QVERIFY(!m_text.contains(place));
    }
};

TRACEO_TEST(TstDemoWorkspace);
#include "tst_demo_workspace.moc"
