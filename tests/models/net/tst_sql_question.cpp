#include "net/sql_question.h"

#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

Endpoint endpoint(const char* url = "postgresql://db.example:6543/shop")
{
    Endpoint endpoint;
    endpoint.source = "pg";
    endpoint.base = QUrl(QString::fromUtf8(url));
    return endpoint;
}

Request asking(const char* statement)
{
    Request request;
    request.transport = Transport::Sql;
    request.command = {statement};
    return request;
}

} // namespace

class TstSqlQuestion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAddressIsTakenApart()
    {
        const auto question = SqlQuestion::of(endpoint(), asking("SELECT 1"));
        QVERIFY(question.ok());
        QCOMPARE(question->host, u"db.example"_s);
        QCOMPARE(question->port, 6543);
        QCOMPARE(question->database, u"shop"_s);
        QCOMPARE(question->origin, std::string("postgresql://db.example:6543"));
        QCOMPARE(question->where, u"pg (postgresql://db.example:6543/shop)"_s);
        const auto usual = SqlQuestion::of(endpoint("postgres://[::1]"), asking("SELECT 1"));
        QVERIFY(usual.ok());
        QCOMPARE(usual->port, 5432);
        QCOMPARE(usual->database, u"postgres"_s);
        QCOMPARE(usual->host, u"::1"_s);
        QCOMPARE(usual->origin, std::string("postgresql://[::1]:5432"));
    }

    /// What is not said elsewhere is not guessed: a certificate is checked.
    void withoutAModeTheServerIsChecked()
    {
        const auto question = SqlQuestion::of(endpoint(), asking("SELECT 1"));
        QVERIFY(question->options.contains(u"sslmode=verify-full"_s));
        QVERIFY(question->wantsRoots);
        QVERIFY(timedOptions(*question, Millis{1'500}, u"/roots.pem"_s).contains(u"sslrootcert='/roots.pem'"_s));
        Endpoint named = endpoint();
        named.caFile = u"/it's/ca.pem"_s;
        const auto other = SqlQuestion::of(named, asking("SELECT 1"));
        QVERIFY(!other->wantsRoots);
        QVERIFY(other->options.contains(u"sslrootcert='/it\\'s/ca.pem'"_s));
    }

    void theTimeLeftLimitsTheConnection()
    {
        const auto question = SqlQuestion::of(endpoint(), asking("SELECT 1"));
        const QString options = timedOptions(*question, Millis{22'500}, {});
        QVERIFY(options.contains(u";connect_timeout=23;tcp_user_timeout=22500;keepalives_idle=10;"_s));
        const QString tried = timedOptions(*question, Millis{22'500}, {}, Millis{2'000});
        QVERIFY(tried.contains(u";connect_timeout=2;tcp_user_timeout=22500;"_s)); // once it is there, as any
        QVERIFY(timedOptions(*question, Millis{1'500}, {}, Millis{2'000}).contains(u"connect_timeout=2;"_s)); // what is left
        // It is kept for others, who have more time.
        const QString late = timedOptions(*question, Millis{2'500}, {});
        QVERIFY(late.contains(u";connect_timeout=3;tcp_user_timeout=10000;keepalives_idle=10;"_s));
    }

    void theEnvironmentDoesNotDecide()
    {
        const QString options = SqlQuestion::of(endpoint(), asking("SELECT 1"))->options;
        for (const char* said : {"hostaddr=''", "options=''", "password=''", "gssencmode=disable", "application_name=traceo"})
            QVERIFY2(options.contains(QString::fromUtf8(said)), said);
    }

    void whatLoginsDifferInIsNotShared()
    {
        Endpoint first = endpoint();
        first.auth = Endpoint::Auth::Basic;
        first.user = "a";
        first.secret = {SecretRef::Kind::Keychain, "one"};
        Endpoint second = first;
        QCOMPARE(SqlQuestion::of(first, asking("SELECT 1"))->key, SqlQuestion::of(second, asking("SELECT 2"))->key);
        second.user = "b";
        QVERIFY(SqlQuestion::of(first, asking("SELECT 1"))->key != SqlQuestion::of(second, asking("SELECT 1"))->key);
        second = first;
        second.secret.name = "two";
        QVERIFY(SqlQuestion::of(first, asking("SELECT 1"))->key != SqlQuestion::of(second, asking("SELECT 1"))->key);
    }

    void aCredentialWantsAnEncryptedLine()
    {
        Endpoint plain = endpoint();
        plain.auth = Endpoint::Auth::Basic;
        plain.options = {{"sslmode", "prefer"}};
        const auto refused = SqlQuestion::of(plain, asking("SELECT 1"));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::Auth);
        QVERIFY(refused.error().hint.contains(u"verify-full"_s));
        plain.allowPlainAuth = true;
        QVERIFY(SqlQuestion::of(plain, asking("SELECT 1")).ok());
        plain.allowPlainAuth = false;
        plain.base.setHost(u"127.0.0.1"_s);
        QVERIFY(SqlQuestion::of(plain, asking("SELECT 1")).ok());
        plain.base.setHost(u"db.example"_s);
        plain.options = {{"sslmode", "require"}};
        QVERIFY(SqlQuestion::of(plain, asking("SELECT 1")).ok());
    }

    void whatIsNoAddressIsRefused()
    {
        for (const char* url : {"http://h/db", "postgresql:///db", "postgresql://h/a/b", "postgresql://me:geheim@h/db"}) {
            const auto question = SqlQuestion::of(endpoint(url), asking("SELECT 1"));
            QVERIFY2(!question.ok(), url);
            QCOMPARE(question.error().code, ErrorCode::BadValue);
            QVERIFY(!toText(question.error()).contains(u"geheim"_s));
        }
        Endpoint odd = endpoint();
        odd.options = {{"sslmode", "maybe"}};
        QVERIFY(!SqlQuestion::of(odd, asking("SELECT 1")).ok());
        odd = endpoint();
        odd.caFile = u"/a;b"_s; // Qt would make two options of it
        QVERIFY(!SqlQuestion::of(odd, asking("SELECT 1")).ok());
        Request two = asking("SELECT 1");
        two.command.emplace_back("SELECT 2");
        QVERIFY(!SqlQuestion::of(endpoint(), two).ok());
    }

    void onlyWhatReadsIsAStatement_data()
    {
        QTest::addColumn<QByteArray>("statement");
        QTest::addColumn<bool>("isOne");
        const auto row = [](const char* statement, bool isOne) { QTest::newRow(statement) << QByteArray(statement) << isOne; };
        row("SELECT 1", true);
        row("  select\n1", true);
        row("SHOW server_version", true);
        row("WITH x AS (SELECT 1) SELECT * FROM x", true);
        row("SELECT(1)", true);
        row("SELECT 'a;b--c/*$' AS \"d;e\"", true);
        row("SELECT 'it''s; fine'", true);
        row("", false);
        row(" ", false);
        row("SELECTED 1", false);
        row("DELETE FROM t", false);
        row("SET transaction_read_only = off", false);
        row("COPY t TO PROGRAM 'x'", false);
        row("SELECT 1; COMMIT; DROP TABLE t", false);
        row("SELECT 1;", false);
        row("SELECT 1 -- and", false);
        row("SELECT /* 1 */ 2", false);
        row("SELECT E'\\'; DROP TABLE t; --'", false);
        row("SELECT $$a$$", false);
        row("SELECT 'open", false);
        row("SELECT \"open", false);
    }
    void onlyWhatReadsIsAStatement()
    {
        QFETCH(QByteArray, statement);
        QFETCH(bool, isOne);
        const auto checked = checkStatement(statement.toStdString());
        QCOMPARE(checked.ok(), isOne);
        if (!isOne)
            QCOMPARE(checked.error().code, ErrorCode::BadValue);
        QVERIFY(!checkStatement(std::string_view("SELECT \0", 8)).ok());
    }
};

TRACEO_TEST(TstSqlQuestion);
#include "tst_sql_question.moc"
