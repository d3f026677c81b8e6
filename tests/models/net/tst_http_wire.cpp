#include "net/http_wire.h"

#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

struct Heard {
    Result<void> fed;
    std::string body;
    ResponseReader reader;
};

/// Reads `wire` in steps of `step` bytes.
Heard heard(std::string_view wire, std::size_t step = 1'000'000)
{
    Heard result{.fed = {}, .body = {}, .reader = {}};
    for (std::size_t at = 0; at < wire.size() && result.fed; at += step)
        result.fed = result.reader.feed(wire.substr(at, step), result.body);
    return result;
}

std::string get(const QString& url, TargetForm form)
{
    Endpoint endpoint;
    endpoint.base = QUrl(url);
    endpoint.headers = {{"X-Team", "a"}};
    return requestBytes(*HttpQuestion::of(endpoint, {}), form).toStdString();
}

} // namespace

class TstHttpWire : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theEndOfABodyIsKnown_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("complete");
        QTest::addColumn<bool>("keeps");
        const QByteArray ok = "HTTP/1.1 200 OK\r\n";
        QTest::newRow("by length") << ok + "Content-Length: 3\r\n\r\nabc" << QByteArray("abc") << true << true;
        QTest::newRow("of nothing") << ok + "Content-Length: 0\r\n\r\n" << QByteArray() << true << true;
        QTest::newRow("short") << ok + "Content-Length: 4\r\n\r\nabc" << QByteArray("abc") << false << false;
        QTest::newRow("more than announced") << ok + "Content-Length: 2\r\n\r\nabc" << QByteArray("ab") << true << false;
        QTest::newRow("to the end") << ok + "\r\nabc" << QByteArray("abc") << false << false;
        QTest::newRow("204") << QByteArray("HTTP/1.1 204 No\r\n\r\n") << QByteArray() << true << true;
        QTest::newRow("304 with a length") << QByteArray("HTTP/1.1 304 No\r\nContent-Length: 9\r\n\r\n") << QByteArray() << true
                                           << true;
        QTest::newRow("close") << ok + "Connection: Close\r\nContent-Length: 1\r\n\r\na" << QByteArray("a") << true << false;
        QTest::newRow("HTTP/1.0") << QByteArray("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\na") << QByteArray("a") << true
                                  << false;
        QTest::newRow("without words") << QByteArray("HTTP/1.1 200\r\nContent-Length: 1\r\n\r\na") << QByteArray("a") << true
                                       << true;
        QTest::newRow("bare line feeds") << QByteArray("HTTP/1.1 200 OK\nContent-Length: 1\n\na") << QByteArray("a") << true
                                         << true;
        QTest::newRow("after an interim answer")
            << "HTTP/1.1 103 Hints\r\nLink: x\r\n\r\n" + ok + "Content-Length: 1\r\n\r\na" << QByteArray("a") << true << true;
        const QByteArray chunks = ok + "Transfer-Encoding: chunked\r\n\r\n";
        QTest::newRow("chunks") << chunks + "3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n"
                                << QByteArray("abc0123456789") << true << true;
        QTest::newRow("chunks and a trailer") << chunks + "1\r\na\r\n00\r\nX-Sum: 1\r\n\r\n" << QByteArray("a") << true << true;
        QTest::newRow("no last chunk") << chunks + "3\r\nabc\r\n" << QByteArray("abc") << false << false;
        QTest::newRow("no end behind the last chunk") << chunks + "3\r\nabc\r\n0\r\n" << QByteArray("abc") << false << false;
        QTest::newRow("cut in a chunk") << chunks + "9\r\nabc" << QByteArray("abc") << false << false;
    }

    void theEndOfABodyIsKnown()
    {
        QFETCH(QByteArray, wire);
        QFETCH(QByteArray, body);
        QFETCH(bool, complete);
        QFETCH(bool, keeps);
        for (const std::size_t step : {1, 2, 3, 7, 1000}) {
            const Heard answer = heard(wire.toStdString(), step);
            QVERIFY(answer.fed);
            QCOMPARE(QByteArray::fromStdString(answer.body), body);
            QCOMPARE(answer.reader.isComplete(), complete);
            if (step == 1000)
                QCOMPARE(answer.reader.keepsConnection(), keeps);
        }
    }

    void whatIsBentIsRefused_data()
    {
        QTest::addColumn<QByteArray>("wire");
        const QByteArray ok = "HTTP/1.1 200 OK\r\n";
        const QByteArray chunks = ok + "Transfer-Encoding: chunked\r\n\r\n";
        QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH\r\n");
        QTest::newRow("TLS") << QByteArray("\x15\x03\x01\x00\x02\x02\x46", 7);
        QTest::newRow("HTTP/2") << QByteArray("HTTP/2 200\r\n\r\n");
        QTest::newRow("no status") << QByteArray("HTTP/1.1 OK\r\n\r\n");
        QTest::newRow("a long status") << QByteArray("HTTP/1.1 2000 OK\r\n\r\n");
        QTest::newRow("switching protocols") << QByteArray("HTTP/1.1 101 Switching\r\n\r\n");
        QTest::newRow("interim for ever") << QByteArray("HTTP/1.1 102 Wait\r\n\r\n").repeated(20);
        QTest::newRow("a header without colon") << ok + "Content-Length 3\r\n\r\n";
        QTest::newRow("a space in a name") << ok + "Content-Length : 3\r\n\r\nabc";
        QTest::newRow("a folded line") << ok + "X: a\r\n b\r\n\r\n";
        QTest::newRow("a zero byte") << ok + QByteArray("X: a\0b\r\n\r\n", 10);
        QTest::newRow("two lengths") << ok + "Content-Length: 3\r\ncontent-length: 4\r\n\r\nabcd";
        QTest::newRow("a transfer coding") << ok + "Transfer-Encoding: gzip, chunked\r\n\r\n";
        QTest::newRow("chunked twice") << ok + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n";
        QTest::newRow("no chunk size") << chunks + "\r\nabc";
        QTest::newRow("a negative chunk") << chunks + "-1\r\nabc";
        QTest::newRow("a huge chunk") << chunks + "FFFFFFFFFFFFFFFF\r\nabc";
        QTest::newRow("a chunk of other digits") << chunks + "0x3\r\nabc";
        QTest::newRow("a chunk longer than it says") << chunks + "2\r\nabc\r\n";
        QTest::newRow("a long extension") << chunks + "1;" + QByteArray(5000, 'x') + "\r\na\r\n";
        QTest::newRow("a long head") << ok + "X: " + QByteArray(70'000, 'x') + "\r\n\r\n";
        QTest::newRow("many headers") << ok + QByteArray("X: y\r\n").repeated(20'000) + "\r\n";
        QTest::newRow("a long trailer") << chunks + "0\r\n" + QByteArray("X: y\r\n").repeated(20'000) + "\r\n";
    }

    void whatIsBentIsRefused()
    {
        QFETCH(QByteArray, wire);
        for (const std::size_t step : {1, 1000}) {
            const Heard answer = heard(wire.toStdString(), step);
            QVERIFY(!answer.fed);
            QVERIFY(answer.fed.error().code == ErrorCode::Decode || answer.fed.error().code == ErrorCode::TooLarge);
        }
    }

    void headersOfOneNameAreJoined()
    {
        const Heard answer = heard("HTTP/1.1 200 OK\r\nVia: a \r\nX:\r\nVIA:\tb\r\nContent-Length: 0\r\n\r\n");
        QCOMPARE(answer.reader.headers(), (Pairs{{"via", "a, b"}, {"x", ""}, {"content-length", "0"}}));
    }

    void manyChunksAreNoLongHead()
    {
        const std::string chunks = QByteArray("1;some-extension=of-some-length\r\na\r\n").repeated(20'000).toStdString();
        const Heard answer = heard("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n", 977);
        QVERIFY(answer.fed);
        QVERIFY(answer.reader.isComplete());
        QCOMPARE(answer.body.size(), 20'000U);
    }

    void aRequestSaysWhatItMust()
    {
        const std::string direct = get(u"http://h:8080/a?b=c#d"_s, TargetForm::Path);
        QVERIFY(direct.starts_with("GET /a?b=c HTTP/1.1\r\nhost: h:8080\r\n"));
        QVERIFY(direct.find("\r\nx-team: a\r\n") != std::string::npos && direct.ends_with("\r\n\r\n"));
        QVERIFY(direct.find("content-length") == std::string::npos);
        QVERIFY(get(u"https://h"_s, TargetForm::Path).starts_with("GET / HTTP/1.1\r\nhost: h\r\n"));
        QVERIFY(get(u"http://[::1]:9/"_s, TargetForm::Path).starts_with("GET / HTTP/1.1\r\nhost: [::1]:9\r\n"));
        QVERIFY(get(u"http://h:8080/a?b=c"_s, TargetForm::WholeUrl)
                    .starts_with("GET http://h:8080/a?b=c HTTP/1.1\r\nhost: h:8080\r\n"));
        Endpoint endpoint;
        endpoint.base = QUrl(u"http://h"_s);
        Request post;
        post.method = "POST";
        QVERIFY(requestBytes(*HttpQuestion::of(endpoint, post), TargetForm::Path).contains("\r\ncontent-length: 0\r\n"));
        post.form = {{"a", "b c"}};
        QVERIFY(
            requestBytes(*HttpQuestion::of(endpoint, post), TargetForm::Path).endsWith("\r\ncontent-length: 7\r\n\r\na=b%20c"));
    }

    void randomBytesNeverHarm()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        const std::string whole = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX: "
                                  "y\r\n\r\n5\r\nabcde\r\n10\r\n0123456789abcdef\r\n0\r\nA: b\r\n\r\n";
        for (int round = 0; round < 20'000; ++round) {
            std::string wire = whole;
            for (int flips = 1 + random.bounded(4); flips > 0; --flips)
                wire[random.bounded(int(wire.size()))] = char(random.bounded(256));
            const Heard answer = heard(wire, 1 + random.bounded(50));
            QVERIFY(answer.body.size() <= wire.size());
        }
    }
};

TRACEO_TEST(TstHttpWire);
#include "tst_http_wire.moc"
