#include "cache/shadow_config.h"
#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

const std::vector<CacheConfig::SourceName> kSources{
    {"sessions", "redis"}, {"prices", "redis"}, {"shop", "postgres"}, {"prom", "prometheus"}};

std::vector<ShadowConfig> parsed(const std::string& yaml, Errors& errors)
{
    const auto documents = readYamlDocuments(yaml, u"w.yaml"_s);
    if (!documents)
        qFatal("%s", qPrintable(toText(documents.error())));
    return parseShadow(documents->front()["shadow"], kSources, errors);
}

std::string item(const std::string& lines)
{
    return "shadow:\n  - cache: sessions\n    keys: 'session:*'\n" + lines;
}

const std::string kUrl = "    origin: {url: 'https://api.example.com/s/{id}?raw={key}'}\n";

} // namespace

class TstShadowConfig : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsReadAlongUnlessItIsListed()
    {
        Errors errors;
        QVERIFY(parsed("other: 1\n", errors).empty());
        QVERIFY(errors.empty());
    }

    void anAddressIsTakenApart()
    {
        Errors errors;
        const auto all = parsed(item("    grace: 2s\n    rate: 5\n    compare: json\n    version: /v\n"
                                     "    origin: {url: 'https://api.example.com:8443/s/{id}/x?raw={key}', token: 'env:T', "
                                     "value: /data, updated: /changed, version: /version}\n"),
                                errors);
        QVERIFY2(errors.empty(), errors.empty() ? "" : qPrintable(toText(errors[0])));
        QCOMPARE(all.size(), 1u);
        const ShadowConfig& one = all[0];
        QCOMPARE(one.keys, (std::vector<std::string>{"session:*"}));
        QCOMPARE(one.grace, Millis{2000});
        QCOMPARE(one.rate, 5.0);
        QVERIFY(one.asJson && !one.origin.isSql());
        QCOMPARE(one.origin.base.toString(), u"https://api.example.com:8443"_s);
        QCOMPARE(one.origin.path, std::string("/s/{id}/x"));
        QCOMPARE(one.origin.query.size(), 1u);
        QCOMPARE(one.origin.query[0].second, std::string("{key}"));
        QCOMPARE(one.origin.token->name, std::string("T"));
        QCOMPARE(one.origin.updated, std::string("/changed"));
    }

    void aStatementGoesToASource()
    {
        Errors errors;
        const auto all = parsed(item("    origin: {source: shop, statement: 'SELECT a AS value, b AS updated_at FROM t WHERE "
                                     "id = {id}'}\n"),
                                errors);
        QVERIFY(errors.empty());
        QVERIFY(all.at(0).origin.isSql());
        QCOMPARE(all[0].origin.source, std::string("shop"));
    }

    void switchedOffIsNoMistake()
    {
        Errors errors;
        QVERIFY(parsed(item("    enabled: false\n" + kUrl), errors).empty());
        QVERIFY(errors.empty());
    }

    void aMistakeSaysWhereAndLeavesOutItsItem_data()
    {
        QTest::addColumn<QString>("lines");
        QTest::addColumn<QString>("where");
        QTest::newRow("no origin") << u"    grace: 1s\n"_s << u"w.yaml:2:5"_s;
        QTest::newRow("no place for the key") << u"    origin: {url: 'https://a.example.com/x'}\n"_s << u"w.yaml:4:19"_s;
        QTest::newRow("another scheme") << u"    origin: {url: 'ftp://a.example.com/{key}'}\n"_s << u"w.yaml:4:19"_s;
        QTest::newRow("a password in it") << u"    origin: {url: 'https://u:p@a.example.com/{key}'}\n"_s << u"w.yaml:4:19"_s;
        QTest::newRow("a token in the clear")
            << u"    origin: {url: 'http://a.example.com/{key}', token: 'env:T'}\n"_s << u"w.yaml:4:19"_s;
        QTest::newRow("two statements") << u"    origin: {source: shop, statement: 'SELECT {key}; SELECT 1'}\n"_s
                                        << u"w.yaml:4:39"_s;
        QTest::newRow("an origin that is no database")
            << u"    origin: {source: prom, statement: 'SELECT {key}'}\n"_s << u"w.yaml:4:22"_s;
        QTest::newRow("too many looks") << u"    rate: 1000\n"_s + QString::fromStdString(kUrl) << u"w.yaml:4:11"_s;
        QTest::newRow("no pointer") << u"    version: v\n"_s + QString::fromStdString(kUrl) << u"w.yaml:4:14"_s;
        QTest::newRow("an unknown key") << u"    every: 1s\n"_s + QString::fromStdString(kUrl) << u"w.yaml:4:5"_s;
    }
    void aMistakeSaysWhereAndLeavesOutItsItem()
    {
        QFETCH(QString, lines);
        QFETCH(QString, where);
        Errors errors;
        const auto all = parsed(item(lines.toStdString()), errors);
        QVERIFY(all.empty());
        QCOMPARE(errors.size(), 1u);
        QCOMPARE(errors[0].where, where);
        QVERIFY(!errors[0].found.contains(u"u:p"_s));
    }

    void aCacheIsASourceOfKindRedis()
    {
        const auto errorOf = [](const std::string& cache) {
            Errors errors;
            const auto all = parsed("shadow:\n  - cache: " + cache + "\n    keys: 'session:*'\n" + kUrl, errors);
            return all.empty() && errors.size() == 1 ? errors[0] : Error{};
        };
        const Error slip = errorOf("sesions");
        QCOMPARE(slip.code, ErrorCode::NotFound);
        QCOMPARE(slip.where, u"w.yaml:2:12"_s);
        QVERIFY2(slip.expected.contains(u"sessions, prices"_s) && !slip.expected.contains(u"shop"_s), qPrintable(slip.expected));
        QVERIFY2(slip.hint.contains(u"“sessions”"_s), qPrintable(slip.hint));
        const Error other = errorOf("shop");
        QCOMPARE(other.code, ErrorCode::BadValue);
        QVERIFY2(other.found.contains(u"shop"_s) && other.found.contains(u"postgres"_s), qPrintable(other.found));
    }

    void anIdIsWhatTheFirstStarStandsFor()
    {
        const std::vector<std::string> patterns{"session:*", "v[0-9]:user:*:profile", "a?c"};
        QCOMPARE(idIn("session:42", patterns).value(), std::string("42"));
        QCOMPARE(idIn("session:", patterns).value(), std::string());
        QCOMPARE(idIn("v3:user:17:profile", patterns).value(), std::string("17"));
        QVERIFY(!idIn("v3:user:17", patterns));
        QVERIFY(!idIn("abc", patterns));  // matches, and has no star
        QVERIFY(!idIn("x*y", {"x\\*?"})); // a star that is meant as such
        QCOMPARE(idIn("ab-cd-ef", {"*-ef"}).value(), std::string("ab-cd"));
        QCOMPARE(idIn("ab-cd-ef", {"*-*"}).value(), std::string("ab"));
        QVERIFY(!idIn("zz", {"[^z]*"}) && idIn("yz", {"[^z]*"}));
    }

    void aPatternOfManyStarsComesToAnEnd() { QVERIFY(!idIn(std::string(5000, 'a'), {"*a*a*a*a*a*a*a*a*a*a*a*a*a*b"})); }
};

TRACEO_TEST(TstShadowConfig);
#include "tst_shadow_config.moc"
