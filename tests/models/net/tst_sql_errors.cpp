#include "net/sql_errors.h"

#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

const SqlPlace kPlace{u"shop"_s, u"mon\"itor"_s, Millis{5'000}};

SqlRefusal ofState(const char* state, const char* words)
{
    return sqlRefusal({QString::fromUtf8(words), state, false}, kPlace);
}

SqlRefusal ofWords(const char* words)
{
    return sqlRefusal({QString::fromUtf8(words), {}, true}, kPlace);
}

} // namespace

class TstSqlErrors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachStateHasItsCodeAndStatus_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("status");
        const auto row = [](const char* state, const char* words, ErrorCode code, int status) {
            QTest::newRow(state) << QByteArray(words) << int(code) << status;
        };
        row("28P01", "ERROR:  password authentication failed", ErrorCode::Auth, 0);
        row("28000", "ERROR:  no pg_hba.conf entry", ErrorCode::Auth, 0);
        row("42501", "ERROR:  permission denied for view pg_buffercache", ErrorCode::Auth, 405);
        row("42P01", "ERROR:  relation \"pg_catalog.pg_stat_io\" does not exist", ErrorCode::NotSupported, 501);
        row("42883", "ERROR:  function pg_buffercache_summary() does not exist", ErrorCode::NotSupported, 501);
        row("55000", "ERROR:  pg_stat_statements must be loaded", ErrorCode::NotSupported, 501);
        row("57014", "ERROR:  canceling statement due to statement timeout", ErrorCode::Timeout, 0);
        row("55P03", "ERROR:  canceling statement due to lock timeout", ErrorCode::Timeout, 0);
        row("3D000", "FATAL:  database \"shop\" does not exist", ErrorCode::NotFound, 0);
        row("57P03", "FATAL:  the database system is starting up", ErrorCode::Unreachable, 0);
        row("57P01", "FATAL:  terminating connection", ErrorCode::Unreachable, 0);
        row("53300", "FATAL:  sorry, too many clients already", ErrorCode::Unreachable, 0);
        row("53100", "ERROR:  could not extend file: No space left on device", ErrorCode::Http, 0);
        row("42704", "ERROR:  role \"pg_read_all_stats\" does not exist", ErrorCode::NotSupported, 501);
        row("08006", "server closed the connection unexpectedly", ErrorCode::Unreachable, 0);
        row("25006", "ERROR:  cannot execute DELETE in a read-only transaction", ErrorCode::BadValue, 0);
        row("22012", "ERROR:  division by zero", ErrorCode::Http, 0);
    }
    void eachStateHasItsCodeAndStatus()
    {
        QFETCH(QByteArray, words);
        QFETCH(int, code);
        QFETCH(int, status);
        const SqlRefusal refusal = ofState(QTest::currentDataTag(), words.constData());
        QCOMPARE(int(refusal.error.code), code);
        QCOMPARE(refusal.status, status);
        QVERIFY(!refusal.error.found.startsWith(u"ERROR"_s) && !refusal.error.found.isEmpty());
    }

    void theRemedyIsNamed()
    {
        QVERIFY(ofState("42501", "ERROR:  permission denied").error.hint.contains(u"GRANT pg_monitor TO \"mon\"\"itor\";"_s));
        QVERIFY(ofState("42501", "ERROR:  permission denied for schema ext sion")
                    .error.hint.contains(u"GRANT USAGE ON SCHEMA \"ext sion\" TO \"mon\"\"itor\";"_s));
        const QString missing = ofState("42P01", "ERROR:  relation \"pg_stat_statements\" does not exist").error.hint;
        QVERIFY(missing.contains(u"shared_preload_libraries"_s));
        QVERIFY(missing.contains(u"database \"shop\": CREATE EXTENSION pg_stat_statements;"_s));
        const QString unloaded = ofState("55000", "ERROR:  pg_stat_statements must be loaded via …").error.hint;
        QVERIFY(unloaded.contains(u"shared_preload_libraries"_s) && !unloaded.contains(u"CREATE EXTENSION"_s));
        QVERIFY(ofState("42P01", "ERROR:  relation \"pg_stat_io\" does not exist").error.hint.contains(u"16"_s));
        QVERIFY(driverMissing().hint.contains(u"libqt6sql6-psql"_s));
        QCOMPARE(driverMissing().code, ErrorCode::NotSupported);
    }

    /// Names of a user's own statement: of a shadow reader, say.
    void whatIsTheUsersOwnHasItsOwnRemedy()
    {
        const QString table = ofState("42501", "ERROR:  permission denied for table orders").error.hint;
        QVERIFY2(table.contains(u"GRANT SELECT ON \"orders\" TO \"mon\"\"itor\";"_s) && !table.contains(u"pg_monitor"_s),
                 qPrintable(table));
        const QString view = ofState("42501", "ERROR:  permission denied for view latest").error.hint;
        QVERIFY2(view.contains(u"GRANT SELECT ON \"latest\""_s), qPrintable(view));
        const QString function = ofState("42501", "ERROR:  permission denied for function price").error.hint;
        QVERIFY2(function.contains(u"GRANT EXECUTE ON FUNCTION \"price\""_s), qPrintable(function));
        const QString theirs = ofState("42501", "ERROR:  permission denied for view pg_buffercache").error.hint;
        QVERIFY2(theirs.contains(u"GRANT pg_monitor"_s), qPrintable(theirs));

        const QString alone = ofState("42P01", "ERROR:  relation \"orders\" does not exist").error.hint;
        QVERIFY2(alone.contains(u"public.orders"_s) && !alone.contains(u"older"_s), qPrintable(alone));
        const QString placed = ofState("42P01", "ERROR:  relation \"shop.orders\" does not exist").error.hint;
        QVERIFY2(placed.startsWith(u"Check the name and its schema"_s), qPrintable(placed));
    }

    void theRemedyIsThatOfTheRefusal()
    {
        for (const SqlRefusal& refusal :
             {ofWords("connection to server at \"h\", port 1 failed: FATAL:  permission denied for database \"locked\"\n"
                      "DETAIL:  User does not have CONNECT privilege."),
              ofState("42501", "FATAL:  permission denied for database \"locked\"")}) {
            QCOMPARE(refusal.error.code, ErrorCode::Auth);
            QVERIFY2(refusal.error.hint.contains(u"GRANT CONNECT ON DATABASE \"shop\" TO \"mon\"\"itor\";"_s),
                     qPrintable(refusal.error.hint));
        }
        const Error unknown = ofWords("could not translate host name \"h\" to address: Name or service not known").error;
        QVERIFY2(unknown.hint.contains(u"name service"_s) && !unknown.hint.contains(u"listen_addresses"_s),
                 qPrintable(unknown.hint));
        const Error silent = ofWords("connection to server at \"h\", port 1 failed: timeout expired").error;
        QVERIFY2(silent.hint.startsWith(u"Is that PostgreSQL's port"_s), qPrintable(silent.hint));
    }

    /// libpq has no code while it connects.
    void aRefusedConnectionIsToldByItsWords_data()
    {
        QTest::addColumn<int>("code");
        const auto row = [](const char* words, ErrorCode code) { QTest::newRow(words) << int(code); };
        row("connection to server at \"h\", port 1 failed: Connection refused", ErrorCode::Unreachable);
        row("could not translate host name \"h\" to address: Name or service not known", ErrorCode::Unreachable);
        row("connection to server at \"h\", port 1 failed: timeout expired", ErrorCode::Timeout);
        row("connection to server at \"h\", port 1 failed: FATAL:  password authentication failed for user \"x\"",
            ErrorCode::Auth);
        row("connection to server at \"h\", port 1 failed: fe_sendauth: no password supplied", ErrorCode::Auth);
        row("connection to server at \"h\", port 1 failed: FATAL:  role \"x\" does not exist", ErrorCode::Auth);
        row("connection to server at \"h\", port 1 failed: FATAL:  no pg_hba.conf entry for host \"::1\", SSL off",
            ErrorCode::Auth);
        row("connection to server at \"h\", port 1 failed: FATAL:  database \"x\" does not exist", ErrorCode::NotFound);
        row("connection to server at \"h\", port 1 failed: FATAL:  the database system is starting up", ErrorCode::Unreachable);
        row("connection to server at \"h\", port 1 failed: FATAL:  sorry, too many clients already", ErrorCode::Unreachable);
        row("connection to server at \"h\", port 1 failed: server does not support SSL, but SSL was required", ErrorCode::Tls);
        row("connection to server at \"h\", port 1 failed: SSL error: certificate verify failed", ErrorCode::Tls);
        row("connection to server at \"h\", port 1 failed: SSL SYSCALL error: EOF detected", ErrorCode::Unreachable);
        row("connection to server at \"h\", port 1 failed: server closed the connection unexpectedly", ErrorCode::Unreachable);
        row("connection to server at \"h\", port 1 failed: root certificate file \"x\" does not exist", ErrorCode::Tls);
        row("connection to server at \"h\", port 1 failed: received invalid response to SSL negotiation: H", ErrorCode::Decode);
        row("connection to server at \"h\", port 1 failed: expected authentication request from server, but received H",
            ErrorCode::Decode);
    }
    void aRefusedConnectionIsToldByItsWords()
    {
        QFETCH(int, code);
        const SqlRefusal refusal = ofWords(QTest::currentDataTag());
        QCOMPARE(int(refusal.error.code), code);
        QCOMPARE(refusal.status, 0);
        QVERIFY(!refusal.error.found.contains(u"connection to server"_s));
        QVERIFY(!refusal.error.hint.isEmpty());
    }

    /// The words for it are about TLS, the reason is not.
    void aLineThatBrokeIsNoMatterOfCertificates()
    {
        for (const char* words : {"SSL SYSCALL error: EOF detected", "SSL connection has been closed unexpectedly",
                                  "server closed the connection unexpectedly", "could not receive data: Connection timed out"}) {
            const SqlRefusal refusal = sqlRefusal({QString::fromUtf8(words), {}, false}, kPlace);
            QCOMPARE(refusal.error.code, ErrorCode::Unreachable);
            QVERIFY(!refusal.error.hint.contains(u"CA"_s) && !refusal.error.hint.isEmpty());
        }
    }

    /// A host may have several addresses, and nobody need listen on the first.
    void theAddressWhereAServerSpokeIsTheOneThatTells()
    {
        const SqlRefusal refusal =
            ofWords("connection to server at \"h\" (::1), port 1 failed: Connection refused\n"
                    "\tIs the server running on that host and accepting TCP/IP connections?\n"
                    "connection to server at \"h\" (127.0.0.1), port 1 failed: FATAL:  database \"x\" does "
                    "not exist\n");
        QCOMPARE(refusal.error.code, ErrorCode::NotFound);
        QCOMPARE(refusal.error.found, u"database \"x\" does not exist"_s);
    }

    void aServerThatSpeaksAnotherLanguageIsUnderstoodAsFarAsItGoes()
    {
        QCOMPARE(
            ofWords("connection to server at \"h\", port 1 failed: FATAL:  Passwort-Authentifizierung fehlgeschlagen").error.code,
            ErrorCode::Auth);
        QCOMPARE(ofState("57P03", "FATAL:  das Datenbanksystem startet").error.code, ErrorCode::Unreachable);
    }

    void aSecretIsCovered()
    {
        QCOMPARE(withoutSecret(u"invalid \"geheim7\" in geheim7"_s, "geheim7"), u"invalid \"•••\" in •••"_s);
        QCOMPARE(withoutSecret(u"as it is"_s, {}), u"as it is"_s);
    }
};

TRACEO_TEST(TstSqlErrors);
#include "tst_sql_errors.moc"
