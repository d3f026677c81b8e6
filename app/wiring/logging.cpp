#include "app/wiring/logging.h"

#include "app/wiring/paths.h"
#include "core/clock.h"
#include "core/json.h"
#include "core/moment.h"

#include <QFile>
#include <QLoggingCategory>
#include <QMutex>
#include <QRegularExpression>

#include <nlohmann/json.hpp>

#include <cstdio>

namespace traceo {
namespace {

constexpr qint64 kFileBytes = 2 * 1024 * 1024;
constexpr int kFiles = 5;

/// The handler is a C function, so what it writes to lives here, behind one lock.
class LogFile {
public:
    explicit LogFile(LogTo to) : m_to(to) {}

    void write(const std::string& line)
    {
        const QMutexLocker lock(&m_mutex);
        if (m_to == LogTo::FileAndStderr)
            std::fputs(line.c_str(), stderr);
        if (!m_file.isOpen() && !open())
            return;
        m_file.write(line.data(), qint64(line.size()));
        m_file.flush();
        if (m_file.size() > kFileBytes)
            rotate();
    }

private:
    static QString path(int number)
    {
        const QString folder = Paths::ofUser().state;
        return number == 0 ? folder + QStringLiteral("/traceo.log") : folder + QStringLiteral("/traceo.%1.log").arg(number);
    }

    bool open()
    {
        m_file.setFileName(path(0));
        if (!m_file.open(QIODevice::Append))
            return false;
        m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        return true;
    }

    void rotate()
    {
        m_file.close();
        QFile::remove(path(kFiles - 1));
        for (int number = kFiles - 1; number > 0; --number)
            QFile::rename(path(number - 1), path(number));
    }

    QMutex m_mutex;
    QFile m_file;
    LogTo m_to;
};

// Lives until the process ends: Qt's handler takes no object and may be called at any time.
LogFile* theLog = nullptr; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

const char* levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        return "fatal";
    }
    return "info";
}

void handle(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    const nlohmann::json line = {{"time", toRfc3339(SystemClock().now())},
                                 {"level", levelOf(type)},
                                 {"category", context.category != nullptr ? context.category : "default"},
                                 {"message", redactedText(message).toStdString()}};
    theLog->write(toText(line) + "\n");
}

} // namespace

QString redactedText(QString text)
{
    static const QRegularExpression userInfo(QStringLiteral("(://)[^/@\\s]+@"));
    static const QRegularExpression query(QStringLiteral("(https?://[^\\s?#\"]+)\\?[^\\s\"]*"));
    static const QRegularExpression authorization(
        QStringLiteral("(authorization:\\s*(?:bearer\\s+|basic\\s+)?|bearer\\s+|basic\\s+)[^\\s\"]+"),
        QRegularExpression::CaseInsensitiveOption);
    return text.replace(userInfo, QStringLiteral("\\1"))
        .replace(query, QStringLiteral("\\1"))
        .replace(authorization, QStringLiteral("\\1…"));
}

void startLogging(LogTo to)
{
    static LogFile log(to);
    theLog = &log;
    QLoggingCategory::setFilterRules(to == LogTo::FileAndStderr ? QStringLiteral("traceo.*=true")
                                                                : QStringLiteral("traceo.*.debug=false"));
    qInstallMessageHandler(handle);
}

} // namespace traceo
