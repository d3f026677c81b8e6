// What is said of a server that was found, in the window and in a terminal alike.
#include "app/wiring/add_source.h"

#include "support/test_main.h"

#include <QTemporaryDir>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

/// Whatever it is asked.
class OneAnswer final : public RequestRunner {
public:
    explicit OneAnswer(Response response) : m_response(std::move(response)) {}
    QFuture<Response> run(const Endpoint& endpoint, const Request& /*request*/) override
    {
        asked.push_back(endpoint);
        return QtFuture::makeReadyFuture(m_response);
    }
    std::vector<Endpoint> asked;

private:
    Response m_response;
};

Response info()
{
    const std::string text = "# Server\r\nredis_version:7.0.15\r\nredis_mode:standalone\r\n";
    Response response;
    response.status = 200;
    response.body = '$' + std::to_string(text.size()) + "\r\n" + text + "\r\n";
    return response;
}

Response refusal()
{
    Response response;
    response.status = 401;
    response.error = Error{.code = ErrorCode::Auth, .where = {}, .expected = u"a login"_s, .found = u"NOAUTH"_s, .hint = {}};
    return response;
}

/// What a new workspace would say; empty where nothing can be written.
QString writtenOf(const AddedSource& source, const TypedLogin& login)
{
    const QTemporaryDir folder;
    const auto plan = planned(source, login, {}, nullptr, folder.filePath(u"traceo.yaml"_s));
    return plan ? QString::fromStdString(plan->text) : QString();
}

TypedLogin passwordAlone()
{
    TypedLogin login;
    login.auth = Endpoint::Auth::Bearer; // what is typed without a user
    login.secret = std::make_shared<const Secret>("geheim");
    return login;
}

} // namespace

class TstAddSource : public QObject {
    Q_OBJECT

    SystemClock m_clock;

    Result<AddedSource> looked(OneAnswer& server, const QString& typed, const TypedLogin& login = {})
    {
        const LookAround with{.runner = server, .clock = m_clock, .isCancelled = [] { return false; }, .said = {}};
        return lookAround(with, typed, login, {}, nullptr);
    }

    static bool saysWhatWouldFit(const AddedSource& source)
    {
        return source.lines().join(u'\n').contains(u"Nothing of it fits an SLO"_s);
    }

private Q_SLOTS:
    void whereNothingFitsItIsSaidWhatWould()
    {
        AddedSource source;
        source.detected.kind = "prometheus";
        source.findings.targets = 1;
        QVERIFY(saysWhatWouldFit(source));
        source.proposals.push_back({.name = "checkout"});
        QVERIFY(!saysWhatWouldFit(source));
        source.proposals.clear();
        source.detected.kind = "alertmanager"; // nobody expects an SLO of it
        QVERIFY(!saysWhatWouldFit(source));
        source.detected.kind = "prometheus";
        source.detected.error = Error{}; // it was not looked at
        QVERIFY(!saysWhatWouldFit(source));
    }

    void aRedisIsAskedAndWrittenAsAPrometheusIs()
    {
        OneAnswer server(info());
        const auto source = looked(server, u"redis://127.0.0.1:6379/2"_s);
        QVERIFY(source && !source->problem());
        QCOMPARE(productText(source->detected), u"Redis 7.0.15"_s);
        QCOMPARE(source->name, std::string("redis"));
        QCOMPARE(server.asked.size(), 1U);
        const QString text = writtenOf(*source, {});
        QVERIFY2(text.contains(u"kind: redis"_s) && text.contains(u"redis://127.0.0.1:6379/2"_s), qPrintable(text));
        QVERIFY2(!text.contains(u"auth"_s), qPrintable(text));
    }

    void whereALoginIsWantedThatIsSaid()
    {
        OneAnswer server(refusal());
        const auto bare = looked(server, u"rediss://cache.example"_s);
        QVERIFY(bare);
        QVERIFY(bare->problem() && bare->detected.login == Detected::Login::Needed);
        const auto wrong = looked(server, u"rediss://cache.example"_s, passwordAlone());
        QVERIFY(wrong && wrong->detected.login == Detected::Login::Refused);
    }

    /// A password without a user is none of HTTP's tokens, and stands in no file.
    void aPasswordAloneIsALoginOfRedis()
    {
        OneAnswer server(info());
        const auto source = looked(server, u"rediss://cache.example"_s, passwordAlone());
        QVERIFY(source && !source->problem());
        QVERIFY(server.asked.at(0).auth == Endpoint::Auth::Basic);
        const QString text = writtenOf(*source, passwordAlone());
        QVERIFY2(text.contains(u"auth: {kind: basic, secret: "_s) && text.contains(u"keychain:cache"_s), qPrintable(text));
        QVERIFY2(!text.contains(u"geheim"_s), qPrintable(text));
    }

    /// As the reader of workspaces holds it: nothing is asked.
    void whatTheWorkspaceWouldRefuseIsRefused()
    {
        OneAnswer server(info());
        QVERIFY(!looked(server, u"redis://:geheim@cache.example"_s));                 // a password in the address
        QVERIFY(!looked(server, u"redis://cache.example"_s, passwordAlone()));        // it would be read along the way
        QVERIFY(!looked(server, u"postgresql://db.example/shop"_s, passwordAlone())); // whose password?
        QVERIFY(server.asked.empty());
    }
};

TRACEO_TEST(TstAddSource);
#include "tst_add_source.moc"
