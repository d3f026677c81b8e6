#include "sources/postgres/postgres_settings.h"

#include "sources/postgres/postgres_source.h"
#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;
using namespace std::string_literals;

namespace {

struct Parsed {
    std::shared_ptr<const Source> source;
    Errors errors;

    std::string mode() const
    {
        const Pairs& options = source->settings().endpoint.options;
        return options.size() == 1 && options[0].first == "sslmode" ? options[0].second : "";
    }
    QString words() const
    {
        QStringList texts;
        for (const Error& error : errors)
            texts << toText(error);
        return texts.join(u'\n');
    }
};

Parsed parsed(const std::string& rest)
{
    Parsed result;
    const auto node = readYaml("name: pg\nkind: postgres\n" + rest, u"/ws/w.yaml"_s);
    if (node)
        result.source = postgresKind().parse(*node, result.errors);
    else
        result.errors.push_back(node.error());
    return result;
}

const std::string kLogin = "auth: {kind: basic, user: monitor, secret: keychain:pg}\n";

} // namespace

class TstPostgresSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSectionIsRead()
    {
        const Parsed one =
            parsed("url: postgresql://db.example:6543/shop\ninterval: 30s\nstatements: 100\nbuffercache_scan: true\n"
                   "tls: {ca: ca.pem}\n"
                   + kLogin);
        QVERIFY2(one.errors.empty(), qPrintable(one.words()));
        QVERIFY(one.source);
        const SourceSettings& settings = one.source->settings();
        QVERIFY(settings.kind == "postgres" && settings.interval == Millis{30'000});
        QVERIFY(settings.endpoint.user == "monitor" && settings.endpoint.auth == Endpoint::Auth::Basic);
        QCOMPARE(settings.endpoint.caFile, u"/ws/ca.pem"_s);
        QVERIFY(parsed("url: postgres://127.0.0.1\n").errors.empty());
    }

    /// Nobody has to ask for a check; who does without says so.
    void theServerIsCheckedUnlessItIsThisComputer()
    {
        QCOMPARE(parsed("url: postgresql://db.example/shop\n").mode(), std::string("verify-full"));
        QCOMPARE(parsed("url: postgresql://localhost/shop\n").mode(), std::string("prefer"));
        QCOMPARE(parsed("url: postgresql://127.0.0.1/shop\n").mode(), std::string("prefer"));
        QCOMPARE(parsed("url: postgresql://[::1]/shop\n").mode(), std::string("prefer"));
        QCOMPARE(parsed("url: postgresql://localhost/shop\ntls: {ca: ca.pem}\n").mode(), std::string("verify-full"));
        QCOMPARE(parsed("url: postgresql://127.example/shop\n").mode(), std::string("verify-full"));
        QCOMPARE(parsed("url: postgresql://db.example/shop\nsslmode: require\n").mode(), std::string("require"));
    }

    void aCredentialOverAnOpenLineIsAMistake()
    {
        for (const char* mode : {"disable", "allow", "prefer"}) {
            const Parsed open = parsed("url: postgresql://db.example/shop\nsslmode: "s + mode + "\n" + kLogin);
            QCOMPARE(open.errors.size(), 1u);
            QVERIFY2(open.words().contains(u"verify-full"_s), qPrintable(open.words()));
            QVERIFY(parsed("url: postgresql://db.example/shop\nallow_plain_auth: true\nsslmode: "s + mode + "\n" + kLogin)
                        .errors.empty());
            QVERIFY(parsed("url: postgresql://localhost/shop\nsslmode: "s + mode + "\n" + kLogin).errors.empty());
            QVERIFY(parsed("url: postgresql://db.example/shop\nsslmode: "s + mode + "\n").errors.empty());
        }
        QVERIFY(parsed("url: postgresql://db.example/shop\nsslmode: require\n" + kLogin).errors.empty());
    }

    void mistakesAreLocated_data()
    {
        QTest::addColumn<QString>("says");
        const auto row = [](const char* text, const char* says) { QTest::newRow(text) << QString::fromUtf8(says); };
        row("url: http://db.example\n", "postgresql://");
        row("url: postgresql://db.example/a/b\n", "HOST:PORT/DATABASE");
        row("url: postgresql://me:geheim@db.example/a\n", "without user and password");
        row("url: postgresql://db.example/a?sslmode=disable\n", "without “?”");
        row("url: postgresql://db.example/a\nsslmode: maybe\n", "verify-full");
        row("url: postgresql://db.example/a\nstatements: 501\n", "500");
        row("url: postgresql://db.example/a\nstatements: -1\n", "500");
        row("url: postgresql://db.example/a\nbuffercache_scan: perhaps\n", "true");
        row("url: postgresql://db.example/a\ncollect: [up]\n", "collect");
        row("url: postgresql://db.example/a\ntenant: x\n", "tenant");
        row("url: postgresql://db.example/a\nsslmode: disable\ntls: {ca: a.pem}\n", "tls");
        row("url: postgresql://db.example/a\nauth: {kind: bearer, secret: keychain:x}\n", "basic");
    }
    void mistakesAreLocated()
    {
        QFETCH(QString, says);
        const Parsed one = parsed(QTest::currentDataTag());
        QVERIFY(!one.errors.empty());
        QVERIFY2(one.words().contains(says), qPrintable(one.words()));
        QVERIFY(one.errors[0].where.contains(u"w.yaml:"_s));
        QVERIFY(!one.words().contains(u"geheim"_s));
    }

    void withoutAnAddressThereIsNoSource()
    {
        QVERIFY(!parsed("url: http://db.example\n").source);
        QVERIFY(!parsed("url: postgresql://db.example/a/b\n").source);
    }
};

TRACEO_TEST(TstPostgresSettings);
#include "tst_postgres_settings.moc"
