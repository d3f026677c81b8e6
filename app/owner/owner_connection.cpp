#include "app/owner/owner_connection.h"

#include "core/when_finished.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

namespace traceo::owner {
namespace {

using namespace std::chrono_literals;

constexpr qint64 kReadAtOnce = qint64{1} << 20;
constexpr qint64 kMostUnread = qint64{32} << 20; ///< of answers that nobody takes
constexpr Millis kBetweenSigns{1'000};
constexpr Millis kLinger{2'000}; ///< for who asked to read the answer and hang up

QString say(const char* text)
{
    return QCoreApplication::translate("Owner", text);
}

Error leaving()
{
    return {.code = ErrorCode::Cancelled,
            .where = say(QT_TRANSLATE_NOOP("Owner", "the owner of the history")),
            .found = say(QT_TRANSLATE_NOOP("Owner", "it is ending"))};
}

Error halfQuestion()
{
    return {.code = ErrorCode::Timeout,
            .where = say(QT_TRANSLATE_NOOP("Owner", "the owner's socket")),
            .expected = say(QT_TRANSLATE_NOOP("Owner", "a whole question")),
            .found = say(QT_TRANSLATE_NOOP("Owner", "a part, and then nothing"))};
}

} // namespace

OwnerConnection::OwnerConnection(QLocalSocket* socket, const OwnerWork& work, Room& room, QObject* parent)
    : QObject(parent), m_socket(socket), m_work(work), m_room(room)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(kReadAtOnce);
    m_silence.start();
    connect(m_socket, &QLocalSocket::readyRead, this, &OwnerConnection::receive);
    connect(m_socket, &QLocalSocket::disconnected, this, &QObject::deleteLater);
    connect(&m_tick, &QTimer::timeout, this, &OwnerConnection::tick);
    m_tick.start(std::min(kBetweenSigns, m_room.patience));
    if (m_socket->state() != QLocalSocket::ConnectedState)
        deleteLater();
    else if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &OwnerConnection::receive, Qt::QueuedConnection);
}

OwnerConnection::~OwnerConnection()
{
    giveBackRoom();
}

void OwnerConnection::giveBackRoom()
{
    m_room.bytesLeft += std::exchange(m_held, 0);
}

void OwnerConnection::receive()
{
    const QByteArray bytes = m_socket->readAll();
    if (m_phase != Phase::Receiving) {
        return; // one question a connection; the rest is read so that the answer gets through
    }
    m_silence.restart();
    if (auto read = m_reader.feed({bytes.constData(), std::size_t(bytes.size())}); !read) {
        refuse(read.error(), false);
        return;
    }
    if (m_held == 0 && m_reader.announced() > 0) {
        if (m_reader.announced() > m_room.bytesLeft) {
            refuse(leaving(), true);
            return;
        }
        m_held = m_reader.announced();
        m_room.bytesLeft -= m_held;
    }
    if (const auto frame = m_reader.take())
        begin(*frame);
}

void OwnerConnection::tick()
{
    switch (m_phase) {
    case Phase::Receiving:
        if (m_silence.hasExpired(m_room.patience.count()))
            refuse(halfQuestion(), false);
        return;
    case Phase::Working:
        if (m_socket->bytesToWrite() > kMostUnread)
            m_socket->abort();
        else
            m_socket->write(QByteArray::fromStdString(toBytes({Kind::Working, {}})));
        return;
    case Phase::Answered:
        if (m_silence.hasExpired(kLinger.count()))
            m_socket->abort();
        return;
    }
}

void OwnerConnection::begin(const Frame& frame)
{
    auto question = questionOf(frame);
    giveBackRoom();
    if (!question) {
        refuse(question.error(), false);
        return;
    }
    m_phase = Phase::Working;
    std::visit([this](auto&& asked) { start(std::forward<decltype(asked)>(asked)); }, std::move(*question));
}

void OwnerConnection::answer(const Frame& frame)
{
    m_phase = Phase::Answered;
    m_silence.restart();
    if (frame.payload.size() > limitOf(frame.kind)) {
        refuse({.code = ErrorCode::TooLarge, .where = say(QT_TRANSLATE_NOOP("Owner", "the owner's answer"))}, false);
        return;
    }
    m_socket->write(QByteArray::fromStdString(toBytes(frame)));
    m_socket->flush();
}

void OwnerConnection::refuse(const Error& error, bool again)
{
    giveBackRoom();
    answer(frameOf(Refusal{error, again}));
}

/// Of what the history or the poller said: that they end is no failure of the question.
void OwnerConnection::fail(const Error& error)
{
    refuse(error, m_room.isClosing && error.code == ErrorCode::Cancelled);
}

void OwnerConnection::leave()
{
    if (m_phase == Phase::Receiving)
        refuse(leaving(), true);
}

void OwnerConnection::finish(Millis patience)
{
    if (m_phase != Phase::Answered)
        refuse(leaving(), true);
    const QDeadlineTimer deadline(patience);
    while (m_socket->bytesToWrite() > 0 && m_socket->waitForBytesWritten(int(deadline.remainingTime()))) {}
    m_socket->disconnect(this);
    m_socket->abort();
}

bool OwnerConnection::isOurs(const std::string& workspace)
{
    if (workspace == m_work.workspace)
        return true;
    refuse({.code = ErrorCode::Usage,
            .where = say(QT_TRANSLATE_NOOP("Owner", "the owner of the history")),
            .expected = say(QT_TRANSLATE_NOOP("Owner", "the same workspace")),
            .found = QString::fromStdString(m_work.workspace),
            .hint = say(QT_TRANSLATE_NOOP("Owner", "Two workspaces share one history; only the one that is open is polled."))},
           false);
    return false;
}

// ---- what is asked

template <class T>
void OwnerConnection::watch(QFuture<T> future)
{
    whenFinished(future, this, [this](const QFuture<T>& answered) {
        if (hasNoAnswer(answered))
            fail(leaving()); // who would have done it is gone
        else
            give(answered.result());
    });
}

void OwnerConnection::start(Commit commit)
{
    watch(m_work.commit(std::move(commit.batch)));
}

void OwnerConnection::start(const Poll& poll)
{
    if (isOurs(poll.workspace))
        watch(m_work.poll());
}

void OwnerConnection::start(const Sync& sync)
{
    if (isOurs(sync.workspace))
        watch(m_work.sync(sync.window));
}

void OwnerConnection::start(const Compact&)
{
    watch(m_work.compact());
}

void OwnerConnection::start(const Status&)
{
    answer(doneWith(m_work.status()));
}

void OwnerConnection::start(const Raise& raise)
{
    if (!isOurs(raise.workspace))
        return;
    if (m_work.raise(raise))
        answer(done());
    else
        refuse({.code = ErrorCode::NotSupported,
                .where = say(QT_TRANSLATE_NOOP("Owner", "the owner of the history")),
                .expected = say(QT_TRANSLATE_NOOP("Owner", "one with a window")),
                .found = say(QT_TRANSLATE_NOOP("Owner", "a command"))},
               false);
}

void OwnerConnection::give(const Result<ChangeSet>& result)
{
    if (result)
        answer(doneWith(*result));
    else
        fail(result.error());
}

void OwnerConnection::give(const Result<void>& result)
{
    if (result)
        answer(done());
    else
        fail(result.error());
}

void OwnerConnection::give(const SyncReport& report)
{
    answer(doneWith(report));
}

} // namespace traceo::owner
