#include "models/workspace/error_lines.h"
#include "sources/source.h"
#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

struct Read {
    SourceSettings settings;
    Errors errors;
};

Read read(const QByteArray& text, const KindSettings& kind = {})
{
    Read result;
    const auto root = readYaml(text.toStdString(), u"/ws/x"_s);
    if (root)
        result.settings = readSourceSettings(*root, result.errors, kind);
    else
        result.errors.push_back(root.error());
    return result;
}

/// The least that a source says, and `more` behind it.
QByteArray source(const QByteArray& more)
{
    return "name: prom\nkind: prometheus\nurl: https://prom:9090\n" + more + "\n"; // more begins in line 4
}

} // namespace

class TstSource : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatAllSourcesShare()
    {
        const Read source = read("name: prom\nkind: prometheus\nurl: https://prom.example:9090/prometheus/\ninterval: 30s\n"
                                 "collect: ['node_load1{job=\"node\"}', up, up]\n"
                                 "auth: {kind: basic, user: me, secret: keychain:prom}\n"
                                 "tls: {ca: certs/ca.pem, cert: /etc/c.pem, key: ../k.pem}\n"
                                 "tenant: team-a\nheaders: {X-Team: a}\nallow_plain_auth: false\nlookback: 5m\n",
                                 {.keys = {"lookback"}});
        QVERIFY2(source.errors.empty(), qPrintable(textOf(source.errors)));
        const auto& [name, kind, endpoint, interval, collect] = source.settings;
        QCOMPARE(name, std::string("prom"));
        QCOMPARE(kind, std::string("prometheus"));
        QCOMPARE(interval, Millis{30'000});
        QCOMPARE(collect.size(), 2U);
        QCOMPARE(collect[0].toText(), std::string("node_load1{job=\"node\"}"));
        QCOMPARE(endpoint.source, std::string("prom"));
        QCOMPARE(endpoint.base, QUrl(u"https://prom.example:9090/prometheus"_s));
        QCOMPARE(endpoint.auth, Endpoint::Auth::Basic);
        QCOMPARE(endpoint.user, std::string("me"));
        QCOMPARE(endpoint.secret, (SecretRef{SecretRef::Kind::Keychain, "prom"}));
        QCOMPARE(endpoint.caFile, u"/ws/certs/ca.pem"_s);
        QCOMPARE(endpoint.clientCertificate, u"/etc/c.pem"_s);
        QCOMPARE(endpoint.clientKey, u"/k.pem"_s);
        QCOMPARE(endpoint.headers, (Pairs{{"X-Team", "a"}, {"X-Scope-OrgID", "team-a"}}));
        QVERIFY(!endpoint.allowPlainAuth);
    }

    void theLeastIsNameKindAndUrl()
    {
        const Read least = read(source(""));
        QVERIFY2(least.errors.empty(), qPrintable(textOf(least.errors)));
        QCOMPARE(least.settings.interval, Millis{15'000});
        QCOMPARE(least.settings.endpoint.auth, Endpoint::Auth::None);
        QVERIFY(least.settings.endpoint.headers.empty());
        QVERIFY(least.settings.collect.empty());
    }

    void readsTheOtherKindsOfAuth()
    {
        const Endpoint bearer = read(source("auth: {kind: bearer, secret: env:TOKEN}")).settings.endpoint;
        QCOMPARE(bearer.auth, Endpoint::Auth::Bearer);
        QCOMPARE(bearer.secret, (SecretRef{SecretRef::Kind::Environment, "TOKEN"}));
        const Endpoint header = read(source("auth: {kind: header, header: X-Api-Key, secret: file:key}")).settings.endpoint;
        QCOMPARE(header.auth, Endpoint::Auth::Header);
        QCOMPARE(header.headerName, std::string("X-Api-Key"));
        QCOMPARE(header.secret, (SecretRef{SecretRef::Kind::File, "/ws/key"}));
    }

    void mistakesAreLocated_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char* name, const QByteArray& text, const QStringList& lines) {
            QTest::newRow(name) << text << lines;
        };
        row("a text", "prom", {u"1:1 BadValue"_s});
        row("an empty mapping", "{}", {u"1:1 BadValue"_s, u"1:1 BadValue"_s, u"1:1 BadValue"_s});
        row("a name with a space", "name: a b\nkind: k\nurl: http://x\n", {u"1:7 BadValue"_s});
        row("the name of what is derived", "name: derived\nkind: k\nurl: http://x\n", {u"1:7 BadValue"_s});
        row("another scheme", "name: a\nkind: k\nurl: ftp://x\n", {u"3:6 BadValue"_s});
        row("no scheme", "name: a\nkind: k\nurl: 'prom:9090'\n", {u"3:6 BadValue"_s});
        row("no host", "name: a\nkind: k\nurl: 'http://'\n", {u"3:6 BadValue"_s});
        row("a port that is none", "name: a\nkind: k\nurl: http://x:99999\n", {u"3:6 BadValue"_s});
        row("a query", "name: a\nkind: k\nurl: http://x/?a=b\n", {u"3:6 BadValue"_s});
        row("a fragment", "name: a\nkind: k\nurl: 'http://x/#a'\n", {u"3:6 BadValue"_s});
        row("an unknown key", source("intervall: 5s"), {u"4:1 UnknownKey"_s});
        row("too often", source("interval: 100ms"), {u"4:11 BadValue"_s});
        row("too seldom", source("interval: 2d"), {u"4:11 BadValue"_s});
        row("an interval without unit", source("interval: 15"), {u"4:11 BadValue"_s});
        row("broken selectors", source("collect: ['up{', '{}', up, {a: b}]"),
            {u"4:11 Syntax"_s, u"4:18 Syntax"_s, u"4:28 BadValue"_s});
        row("collect is a text", source("collect: up"), {u"4:10 BadValue"_s});
        row("auth is a text", source("auth: hunter2"), {u"4:7 BadValue"_s});
        row("auth is nothing", source("auth:"), {u"4:1 BadValue"_s});
        row("auth without kind", source("auth: {secret: keychain:a}"), {u"4:7 BadValue"_s});
        row("an unknown kind of auth", source("auth: {kind: digest, secret: keychain:a}"), {u"4:14 BadValue"_s});
        row("bearer without secret", source("auth: {kind: bearer}"), {u"4:7 BadValue"_s});
        row("bearer with user", source("auth: {kind: bearer, secret: keychain:a, user: b}"), {u"4:42 UnknownKey"_s});
        row("a literal secret", source("auth: {kind: bearer, secret: hunter2}"), {u"4:30 BadValue"_s});
        row("basic without user", source("auth: {kind: basic, secret: keychain:a}"), {u"4:7 BadValue"_s});
        row("a user with a colon", source("auth: {kind: basic, secret: keychain:a, user: 'a:hunter2'}"), {u"4:47 BadValue"_s});
        row("header without header", source("auth: {kind: header, secret: keychain:a}"), {u"4:7 BadValue"_s});
        row("a header with a line break", source("auth: {kind: header, secret: keychain:a, header: \"A\\r\\nB\"}"),
            {u"4:50 BadValue"_s});
        row("a header of the client", source("auth: {kind: header, secret: keychain:a, header: Content-Length}"),
            {u"4:50 BadValue"_s});
        row("a certificate without key", source("tls: {cert: a}"), {u"4:6 BadValue"_s});
        row("an unknown key of tls", source("tls: {insecure: true}"), {u"4:7 UnknownKey"_s});
        row("tls without https", "name: a\nkind: k\nurl: http://x\ntls: {ca: a}\n", {u"4:6 BadValue"_s});
        row("a tenant twice", source("tenant: a\nheaders: {x-scope-orgid: b}"), {u"4:9 Ambiguous"_s});
        row("an empty tenant", source("tenant: ''"), {u"4:9 BadValue"_s});
        row("a header twice", source("headers: {X-A: a, x-a: b}"), {u"4:19 Ambiguous"_s});
        row("headers that are none", source("headers: {'a b': c, X-A: [d], X-B: \"e\\nf\", Host: g}"),
            {u"4:11 BadValue"_s, u"4:26 BadValue"_s, u"4:36 BadValue"_s, u"4:44 BadValue"_s});
        row("a credential as header", source("headers: {Authorization: hunter2}"), {u"4:11 BadValue"_s});
        row("a credential in the clear", "name: a\nkind: k\nurl: http://x\nauth: {kind: bearer, secret: keychain:a}\n",
            {u"3:6 BadValue"_s});
        row("allow_plain_auth: yes", source("allow_plain_auth: yes"), {u"4:19 BadValue"_s});
    }
    void mistakesAreLocated()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, lines);
        const Read source = read(text);
        for (QString& line : lines)
            line.prepend(u"/ws/x:"_s);
        QCOMPARE(linesOf(source.errors), lines);
        QVERIFY(!textOf(source.errors).contains(u"hunter2"_s));
    }

    void passwordsInUrlsAreNotRepeated()
    {
        for (const char* url : {"https://me:hunter2@prom/", "http://hunter2@prom", "https://me:hun ter2@prom",
                                "ftp://me:hunter2@x", "http://x/?token=hunter2", "hunter2@x", "https://:hunter2@"}) {
            const Read source = read(QByteArray("name: a\nkind: k\nurl: '") + url + "'\n");
            QCOMPARE(linesOf(source.errors), QStringList{u"/ws/x:3:6 BadValue"_s});
            QVERIFY2(!textOf(source.errors).contains(u"ter2"_s), url);
            QVERIFY(source.settings.endpoint.base.isEmpty());
        }
    }

    void credentialsMayGoPlainWhereThatIsSafeOrWanted()
    {
        for (const char* url : {"http://localhost:9090", "http://127.0.0.1:9090", "http://[::1]:9090", "http://127.8.8.8"})
            QVERIFY2(read(QByteArray("name: a\nkind: k\nurl: '") + url + "'\nauth: {kind: bearer, secret: keychain:a}\n")
                         .errors.empty(),
                     url);
        for (const char* url : {"http://127.evil.example", "http://localhost.example", "http://10.0.0.1"})
            QVERIFY2(!read(QByteArray("name: a\nkind: k\nurl: '") + url + "'\nauth: {kind: bearer, secret: keychain:a}\n")
                          .errors.empty(),
                     url);
        const Read wanted =
            read("name: a\nkind: k\nurl: http://x\nallow_plain_auth: true\nauth: {kind: bearer, secret: keychain:a}\n");
        QVERIFY(wanted.errors.empty());
        QVERIFY(wanted.settings.endpoint.allowPlainAuth);
    }

    void pathPrefixesLoseTheirLastSlash()
    {
        const auto baseOf = [](const char* url) {
            return read(QByteArray("name: a\nkind: k\nurl: '") + url + "'\n").settings.endpoint.base.toString();
        };
        QCOMPARE(baseOf("http://x"), u"http://x"_s);
        QCOMPARE(baseOf("http://x/"), u"http://x"_s);
        QCOMPARE(baseOf("http://x/select/0/prometheus//"), u"http://x/select/0/prometheus"_s);
        QCOMPARE(baseOf("http://x/a%20b/"), u"http://x/a b"_s);
    }
};

TRACEO_TEST(TstSource);
#include "tst_source.moc"
