#include "net/file_runner.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QPromise>

#if defined(Q_OS_UNIX)
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace traceo {
namespace {

class FileText {
    Q_DECLARE_TR_FUNCTIONS(FileRunner)
};

constexpr int kThreads = 2;
constexpr qint64 kStep = 1024 * 1024;

Error error(ErrorCode code, const QString& path, const QString& expected, const QString& found)
{
    return {code, path, expected, found, {}};
}

Error notRegular(const QString& path)
{
    return error(ErrorCode::BadValue, path, FileText::tr("a file"), FileText::tr("a folder, a pipe or a device"));
}

/// Opens without waiting (a pipe nobody writes to would hold the thread) and looks at what was
/// opened, not at what had the name before.
Result<void> openRegular(QFile& file, const QString& path)
{
    file.setFileName(path);
    if (!QFileInfo::exists(path))
        return error(ErrorCode::NotFound, path, FileText::tr("a file"), FileText::tr("no such file"));
#if defined(Q_OS_UNIX)
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    struct stat about {};
    if (descriptor < 0)
        return error(ErrorCode::Storage, path, FileText::tr("a readable file"), FileText::tr("one that cannot be opened"));
    if (::fstat(descriptor, &about) != 0 || !S_ISREG(about.st_mode)) {
        ::close(descriptor);
        return notRegular(path);
    }
    if (!file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return error(ErrorCode::Storage, path, FileText::tr("a readable file"), FileText::tr("one that cannot be opened"));
#else
    if (!QFileInfo(path).isFile())
        return notRegular(path);
    if (!file.open(QIODevice::ReadOnly))
        return error(ErrorCode::Storage, path, FileText::tr("a readable file"), FileText::tr("one that cannot be opened"));
#endif
    return {};
}

Result<std::string> contentOf(const QString& path, const Request& request, const QPromise<Response>& promise)
{
    QFile file;
    if (auto opened = openRegular(file, path); !opened)
        return opened.error();
    const QDeadlineTimer deadline(request.deadline);
    std::string content;
    while (true) {
        if (promise.isCanceled())
            return error(ErrorCode::Cancelled, path, {}, FileText::tr("a request that was cancelled"));
        if (deadline.hasExpired())
            return error(ErrorCode::Timeout, path, FileText::tr("the whole file in time"),
                         FileText::tr("%1 bytes so far").arg(content.size()));
        const QByteArray step = file.read(kStep);
        if (step.isEmpty())
            break;
        if (std::int64_t(content.size()) + step.size() > request.maxBytes)
            return error(ErrorCode::TooLarge, path, FileText::tr("at most %1 bytes").arg(request.maxBytes),
                         FileText::tr("a larger file"));
        content.append(step.constData(), std::size_t(step.size()));
    }
    if (file.error() != QFileDevice::NoError)
        return error(ErrorCode::Storage, path, FileText::tr("a readable file"),
                     FileText::tr("a fault after %1 bytes").arg(content.size()));
    if (content.empty())
        return error(ErrorCode::Empty, path, FileText::tr("a file with content"), FileText::tr("an empty one"));
    return content;
}

} // namespace

FileRunner::FileRunner(const Clock& clock) : m_clock(clock)
{
    m_pool.setMaxThreadCount(kThreads);
}

FileRunner::~FileRunner()
{
    m_pool.waitForDone();
}

QFuture<Response> FileRunner::run(const Endpoint& /*endpoint*/, const Request& request)
{
    auto promise = std::make_shared<QPromise<Response>>();
    promise->start();
    QFuture<Response> future = promise->future();
    m_pool.start([this, request, promise] {
        Response response;
        response.sentAt = m_clock.now();
        auto content = contentOf(QString::fromStdString(request.path), request, *promise);
        response.receivedAt = m_clock.now();
        if (content)
            response.body = std::move(*content);
        else
            response.error = content.error();
        promise->addResult(std::move(response));
        promise->finish();
    });
    return future;
}

} // namespace traceo
