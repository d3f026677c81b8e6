#include "net/file_runner.h"

#include "net/request_router.h"
#include "support/test_main.h"

#include <QTemporaryDir>
#include <QTest>

#if defined(Q_OS_UNIX)
#include <sys/stat.h>
#endif

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

/// Answers with its own name.
class NamedRunner final : public RequestRunner {
public:
    explicit NamedRunner(std::string name) : m_name(std::move(name)) {}
    QFuture<Response> run(const Endpoint& /*endpoint*/, const Request& /*request*/) override
    {
        Response response;
        response.body = m_name;
        return QtFuture::makeReadyFuture(response);
    }

private:
    std::string m_name;
};

} // namespace

class TstFileRunner : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFileIsReadWhole()
    {
        const QByteArray content = QByteArray("a\0b\n", 4).repeated(700'000);
        const Response response = ask(file(u"größe.csv"_s, content));
        QVERIFY(response.ok());
        QCOMPARE(QByteArray::fromStdString(response.body), content);
        QCOMPARE(response.status, 0);
        QVERIFY(response.receivedAt >= response.sentAt && msOf(response.sentAt) > 0);
    }

    void theCapIsExact()
    {
        const QString path = file(u"ten"_s, "0123456789");
        QVERIFY(ask(path, 10).ok());
        QCOMPARE(ask(path, 9).error->code, ErrorCode::TooLarge);
    }

    void whatIsNoFileIsRefused()
    {
        QCOMPARE(ask(m_folder.filePath(u"missing"_s)).error->code, ErrorCode::NotFound);
        QCOMPARE(ask(m_folder.path()).error->code, ErrorCode::BadValue);
        QCOMPARE(ask(file(u"empty"_s, {})).error->code, ErrorCode::Empty);
#if defined(Q_OS_UNIX)
        const QString pipe = m_folder.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(qPrintable(pipe), 0600), 0);
        QCOMPARE(ask(pipe).error->code, ErrorCode::BadValue); // at once, though nobody writes to it
        QCOMPARE(ask(u"/dev/zero"_s).error->code, ErrorCode::BadValue);
#endif
    }

    void theErrorNamesTheFile()
    {
        QVERIFY(ask(u"/no/such/file.csv"_s).error->where.contains(u"/no/such/file.csv"_s));
    }

    void eachTransportHasItsRunner()
    {
        NamedRunner http("http");
        NamedRunner files("files");
        RequestRouter router({{Transport::Http, &http}, {Transport::File, &files}});
        Request request;
        QCOMPARE(router.run({}, request).result().body, std::string("http"));
        request.transport = Transport::File;
        QCOMPARE(router.run({}, request).result().body, std::string("files"));
    }

private:
    QString file(const QString& name, const QByteArray& content)
    {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }

    Response ask(const QString& path, std::int64_t maxBytes = 32 * 1024 * 1024)
    {
        Request request;
        request.transport = Transport::File;
        request.path = path.toStdString();
        request.maxBytes = maxBytes;
        return m_runner.run({}, request).result();
    }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    FileRunner m_runner{m_clock};
};

TRACEO_TEST(TstFileRunner);
#include "tst_file_runner.moc"
