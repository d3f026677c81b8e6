#include "app/wiring/loaded_workspace.h"
#include "support/test_main.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstWants : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    LoadedWorkspace loadedFrom(const QByteArray& slos)
    {
        QFile file(m_folder.filePath(u"traceo.yaml"_s));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file");
        file.write("version: 1\nname: w\nsources:\n  - {name: eu, kind: prometheus, url: \"http://127.0.0.1:1\"}\n"
                   "  - {name: us, kind: prometheus, url: \"http://127.0.0.1:2\"}\n"
                   + slos);
        file.close();
        auto workspace = loadWorkspace(file.fileName(), {});
        if (!workspace)
            qFatal("%s", qPrintable(toText(workspace.error())));
        return *workspace;
    }

private Q_SLOTS:
    void everySourceIsAskedForProbes()
    {
        const LoadedWorkspace workspace = loadedFrom({});
        QCOMPARE(workspace.sources.size(), 2u);
        for (const auto& source : workspace.sources) {
            std::set<std::string> ids;
            for (const Want& want : workspace.wantsOf(*source))
                QVERIFY2(ids.insert(want.id()).second, want.id().c_str());
            QVERIFY(ids.contains("probe_success") && ids.contains("probe_duration_seconds"));
        }
    }

    /// It would be fetched in pieces that hold nothing, and look as if it had been observed.
    void whatHasNoPastIsAskedForNothing()
    {
        const LoadedWorkspace workspace = loadedFrom("  - {name: cache-1, kind: redis, url: \"redis://127.0.0.1:1\"}\n"
                                                     "  - {name: am, kind: alertmanager, url: \"http://127.0.0.1:3\"}\n");
        QCOMPARE(workspace.sources.size(), 4u);
        QVERIFY(!workspace.wantsOf(*workspace.sources[0]).empty());
        QVERIFY(workspace.wantsOf(*workspace.sources[2]).empty() && workspace.wantsOf(*workspace.sources[3]).empty());
    }

    void cachesAreAskedForUnderThePrefixOfTheirExporter()
    {
        const LoadedWorkspace workspace = loadedFrom("cache:\n  exporters: {redis: shop}\n"
                                                     "  mapped: [{name: a, hits: h, misses: m, source: eu}]\n");
        QVERIFY(workspace.errors.empty());
        QCOMPARE(workspace.cache.redisPrefix, std::string("shop_"));
        const auto isAsked = [&workspace](std::size_t source, std::string_view metric) {
            const auto wants = workspace.wantsOf(*workspace.sources[source]);
            return std::ranges::any_of(wants, [metric](const Want& want) { return want.selector.matches(metric, {}); });
        };
        QVERIFY(isAsked(0, "shop_keyspace_hits_total") && isAsked(1, "shop_keyspace_hits_total"));
        QVERIFY(!isAsked(0, "redis_keyspace_hits_total"));
        QVERIFY(isAsked(0, "h") && !isAsked(1, "h")); // the mapping names its source
    }

    void ofTwoWhoWantTheSameTheLongerHistoryCounts()
    {
        const LoadedWorkspace workspace = loadedFrom("slos:\n  - SLO: {name: a, source: eu, indicator: {type: prometheus, good: "
                                                     "probe_success, total: probe_all_success_count},"
                                                     " objective: 99%, window: 90d}\n");
        QVERIFY(workspace.errors.empty());
        std::map<std::string, Millis> eu;
        for (const Want& want : workspace.wantsOf(*workspace.sources[0]))
            QVERIFY(eu.emplace(want.id(), want.history).second);
        QVERIFY(eu["probe_success"] > 90 * kDay);
        QVERIFY(eu["probe_duration_seconds"] < 32 * kDay);
        for (const Want& want : workspace.wantsOf(*workspace.sources[1]))
            QVERIFY(want.history < 32 * kDay); // the SLO names the other source
    }
};

TRACEO_TEST(TstWants);
#include "tst_wants.moc"
