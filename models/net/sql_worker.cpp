#include "net/sql_worker.h"

#include <QFileInfo>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTimerEvent>

#if defined(Q_OS_LINUX)
#include <clocale>
#include <locale.h>
#endif

namespace traceo {
namespace {

constexpr Millis kIdle = 5 * kMinute;
constexpr Millis kPatience{2'000};

/// libpq gives no code for why it could not connect, only words, in the language of the thread.
void speakEnglish()
{
#if defined(Q_OS_LINUX)
    if (const locale_t english = ::newlocale(LC_MESSAGES_MASK, "C", ::duplocale(LC_GLOBAL_LOCALE)); english != locale_t(nullptr))
        ::uselocale(english); // for as long as the thread lives
#endif
}

} // namespace

QString SystemRoots::file()
{
    const std::lock_guard lock(m_mutex);
    if (!m_file || !QFileInfo::exists(m_file->fileName())) { // folders of temporary files are tidied while we run
        m_file = std::make_unique<QTemporaryFile>();
        if (!m_file->open())
            return {};
        const auto certificates = QSslConfiguration::systemCaCertificates();
        for (const QSslCertificate& certificate : certificates)
            m_file->write(certificate.toPem());
        m_file->flush();
    }
    return m_file->size() > 0 ? m_file->fileName() : QString();
}

void SqlSessions::begin()
{
    speakEnglish();
    startTimer(kMinute);
}

void SqlSessions::run(const SqlTask& task, const SqlPromise& promise)
{
    const QString roots = task.question.wantsRoots ? m_roots->file() : QString();
    Kept& kept = m_kept[task.question.key];
    SqlAnswer answer = kept.session.run(task, roots);
    kept.until = QDeadlineTimer(kIdle);
    promise->addResult(std::move(answer));
    promise->finish();
}

void SqlSessions::timerEvent(QTimerEvent* event)
{
    QObject::timerEvent(event);
    std::erase_if(m_kept, [](const auto& kept) { return kept.second.until.hasExpired(); });
}

SqlWorker::SqlWorker(const std::shared_ptr<SystemRoots>& roots)
    : m_thread(std::make_unique<QThread>()), m_sessions(new SqlSessions(roots))
{
    m_thread->setObjectName(QStringLiteral("traceo-sql"));
    m_sessions->moveToThread(m_thread.get());
    QObject::connect(m_thread.get(), &QThread::finished, m_sessions, &QObject::deleteLater);
    m_thread->start();
    QMetaObject::invokeMethod(m_sessions, &SqlSessions::begin, Qt::QueuedConnection);
}

SqlWorker::~SqlWorker()
{
    quit();
    if (!m_thread->wait(*m_patience))
        static_cast<void>(m_thread.release());
}

void SqlWorker::quit()
{
    m_thread->quit();
    if (!m_patience)
        m_patience = QDeadlineTimer(kPatience);
}

void SqlWorker::ask(SqlTask task, const SqlPromise& promise)
{
    QMetaObject::invokeMethod(
        m_sessions, [sessions = m_sessions, task = std::move(task), promise] { sessions->run(task, promise); },
        Qt::QueuedConnection);
}

} // namespace traceo
