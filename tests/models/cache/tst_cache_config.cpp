#include "cache/cache_config.h"
#include "models/workspace/error_lines.h"
#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QTest>

#include <map>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstCacheConfig : public QObject {
    Q_OBJECT

    static CacheConfig parsed(const QByteArray& text, Errors& errors)
    {
        const auto node = readYaml(std::string_view(text.constData(), std::size_t(text.size())), u"w.yaml"_s);
        if (!node)
            qFatal("%s", qPrintable(toText(node.error())));
        return CacheConfig::parse(*node, {{"prom", "prometheus"}, {"r", "redis"}, {"p", "postgres"}}, errors);
    }

private Q_SLOTS:
    /// Where nobody asks exporters, all caches there are stand in the workspace.
    void aCacheThatIsNeitherASourceNorMappedIsAMistake()
    {
        const auto mistakesOf = [](std::vector<CacheConfig::SourceName> sources) {
            const std::string text = "mapped: [{name: m, hits: h, misses: i}]\n"
                                     "latency: [{cache: r, hit: 1ms}, {cache: m, hit: 1ms}, {cache: nope, hit: 1ms}]\n";
            const auto node = readYaml(text, u"w.yaml"_s);
            Errors errors;
            CacheConfig::parse(*node, std::move(sources), errors);
            return errors;
        };
        const Errors errors = mistakesOf({{"r", "redis"}});
        QCOMPARE(errors.size(), 1u);
        QCOMPARE(errors[0].code, ErrorCode::NotFound);
        QVERIFY2(errors[0].where.startsWith(u"w.yaml:2:"_s) && errors[0].hint.contains(u"r, m"_s), qPrintable(toText(errors[0])));
        QVERIFY(mistakesOf({{"r", "redis"}, {"prom", "prometheus"}}).empty()); // an exporter may call one so
    }

    void withoutTheSectionEverythingHasItsDefault()
    {
        Errors errors;
        const CacheConfig config = CacheConfig::parse(ConfigNode(), {{"prom", "prometheus"}, {"r", "redis"}}, errors);
        QVERIFY(errors.empty());
        QCOMPARE(config.targets.hitRate, 0.85);
        QCOMPARE(config.redisPrefix, std::string("redis_"));
        QCOMPARE(config.sources.size(), 1U); // those that are asked directly
        QCOMPARE(config.wants().size(), 5U); // a question a product and purpose
    }

    void readsTheWholeSection()
    {
        Errors errors;
        const CacheConfig config =
            parsed("targets: {hit_rate: 90%, latency_reduction: 0.5, false_results: 0.5%, memory_overhead: 4%}\n"
                   "exporters: {redis: shop, memcached: mc_}\n"
                   "mapped:\n"
                   "  - {name: results, hits: results_hits, misses: results_misses, stale: results_stale, by: instance}\n"
                   "  - {name: other, hits: 'h{a=\"b\"}', requests: r, source: prom}\n"
                   "latency:\n"
                   "  - {cache: sessions, hit: 800us, lookup: 0.8ms, origin: 42ms, fill: 1ms}\n"
                   "  - {cache: c, origin: origin_seconds, hit: hit_seconds_bucket}\n"
                   "staleness: [{cache: sessions, objective: 1%, ttl: 5m}]\n"
                   "shadow: []\n",
                   errors);
        QVERIFY2(errors.empty(), qPrintable(textOf(errors)));
        QCOMPARE(config.targets.hitRate, 0.9);
        QCOMPARE(config.targets.falseResults, 0.005);
        QCOMPARE(config.redisPrefix, std::string("shop_"));
        QCOMPARE(config.memcachedPrefix, std::string("mc_"));
        QCOMPARE(config.mapped.size(), 2U);
        QCOMPARE(config.mapped[1].requests->toText(), std::string("r"));
        QCOMPARE(*config.latencies[0].hit.seconds, 800e-6);
        QCOMPARE(*config.latencies[0].lookup.seconds, 800e-6);
        QCOMPARE(*config.latencies[0].origin.seconds, 0.042);
        QCOMPARE(config.latencies[1].hit.histogram->name(), std::string("hit_seconds"));
        QCOMPARE(config.staleness[0].falseResults, 0.01);
        QCOMPARE(*config.staleness[0].ttl, 5 * kMinute);
        std::map<std::string, Want> wants;
        for (const Want& want : config.wants())
            wants.emplace(want.id(), want);
        QVERIFY(wants.contains("results_stale") && wants.contains("origin_seconds_bucket"));
        QVERIFY(wants.contains("origin_seconds_sum") && wants.contains("origin_seconds_count")); // the mean needs both
        QCOMPARE(wants.at("r").source, std::string("prom"));
        QVERIFY(config.redisWant().selector.matches("shop_keyspace_hits_total", {}));
        QVERIFY(!config.redisWant().selector.matches("redis_keyspace_hits_total", {}));
    }

    void everyMistakeIsLocatedAndCostsWhatItStandsIn_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char* name, QByteArray text, const QStringList& lines) {
            QTest::newRow(name) << text << lines;
        };
        row("a target above all", "targets: {hit_rate: 120%}\n", {u"w.yaml:1:21 BadValue"_s});
        row("a target of nothing", "targets: {hit_rate: 0}\n", {u"w.yaml:1:21 BadValue"_s});
        row("a target that is no number", "targets: {hit_rate: most}\n", {u"w.yaml:1:21 BadValue"_s});
        row("a prefix with a space", "exporters: {redis: 'a b'}\n", {u"w.yaml:1:20 BadValue"_s});
        row("an unknown key", "target: {}\n", {u"w.yaml:1:1 UnknownKey"_s});
        row("a mapping without misses", "mapped: [{name: a, hits: h}]\n", {u"w.yaml:1:10 BadValue"_s});
        row("a mapping with both", "mapped: [{name: a, hits: h, misses: m, requests: r}]\n", {u"w.yaml:1:10 Ambiguous"_s});
        row("two of one name", "mapped: [{name: a, hits: h, misses: m}, {name: a, hits: h, misses: m}]\n",
            {u"w.yaml:1:48 Ambiguous"_s});
        row("a latency of no unit", "latency: [{cache: a, hit: 5}]\n", {u"w.yaml:1:27 BadValue"_s});
        row("no latency", "latency: [{cache: a}]\n", {u"w.yaml:1:11 BadValue"_s});
        row("no objective", "staleness: [{cache: a}]\n", {u"w.yaml:1:13 BadValue"_s});
        row("a section of another kind", "mapped: {name: a}\n", {u"w.yaml:1:9 BadValue"_s});
    }
    void everyMistakeIsLocatedAndCostsWhatItStandsIn()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, lines);
        Errors errors;
        const CacheConfig config = parsed(text, errors);
        QCOMPARE(linesOf(errors), lines);
        QCOMPARE(config.targets.hitRate, 0.85);
        QVERIFY(config.mapped.size() <= 1 && config.latencies.empty() && config.staleness.empty());
    }

    void lengthsReachDownToMicroseconds()
    {
        QCOMPARE(parseSeconds("1.5ms").value(), 0.0015);
        QCOMPARE(parseSeconds("2s").value(), 2.0);
        QCOMPARE(parseSeconds("1m").value(), 60.0);
        for (const char* text : {"", "s", "5", "-1ms", "1 ms", "1h", "infs", "nanms"})
            QVERIFY2(!parseSeconds(text).ok(), text);
    }
};

TRACEO_TEST(TstCacheConfig);
#include "tst_cache_config.moc"
