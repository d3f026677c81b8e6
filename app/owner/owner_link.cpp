#include "app/owner/owner_link.h"

#include "app/owner/owner_address.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLocalSocket>
#include <QtConcurrentRun>

namespace traceo::owner {
namespace {

constexpr int kLook = 100; // ms between looks at the clock
constexpr std::size_t kWriteAtOnce = std::size_t{1} << 20;

QString say(const char* text)
{
    return QCoreApplication::translate("Owner", text);
}

QString theOwner()
{
    return say(QT_TRANSLATE_NOOP("Owner", "the owner of the history"));
}

/// Nothing was done, and another try may do.
Error again(const QString& found)
{
    return {.code = ErrorCode::Locked, .where = theOwner(), .found = found};
}

Error silent()
{
    return {.code = ErrorCode::Timeout,
            .where = theOwner(),
            .expected = say(QT_TRANSLATE_NOOP("Owner", "an answer")),
            .found = say(QT_TRANSLATE_NOOP("Owner", "no sign of life")),
            .hint = say(QT_TRANSLATE_NOOP("Owner", "Is that Traceo stopped or stuck? End it, and this works by itself."))};
}

Error notDone()
{
    return {.code = ErrorCode::Timeout,
            .where = theOwner(),
            .expected = say(QT_TRANSLATE_NOOP("Owner", "an end within --timeout")),
            .found = say(QT_TRANSLATE_NOOP("Owner", "it is still at work")),
            .hint = say(QT_TRANSLATE_NOOP("Owner", "It goes on by itself."))};
}

Error endedUnconfirmed()
{
    return {.code = ErrorCode::Unreachable,
            .where = theOwner(),
            .expected = say(QT_TRANSLATE_NOOP("Owner", "a confirmation that everything is stored")),
            .found = say(QT_TRANSLATE_NOOP("Owner", "it ended before")),
            .hint = say(
                QT_TRANSLATE_NOOP("Owner", "All of it is stored or nothing. Do it again: what is there is not counted twice."))};
}

/// One question over one connection.
class Conversation {
public:
    Conversation(Millis silence, OwnerLink::Wait wait) : m_silence(silence), m_wait(std::move(wait)) { m_whole.start(); }

    Result<void> connectTo(const QString& historyFile)
    {
        for (const QString& address : addressesOf(historyFile)) {
            if (!isPrivateFolderOf(address))
                continue;
            m_socket.connectToServer(address);
            if (m_socket.waitForConnected(int(m_silence.count())) && isSameUser(m_socket.socketDescriptor())) {
                m_sign.start();
                return {};
            }
            m_socket.abort();
        }
        return again(say(QT_TRANSLATE_NOOP("Owner", "it does not listen")));
    }

    Result<void> send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const std::string_view part = bytes.substr(0, kWriteAtOnce);
            if (m_socket.write(part.data(), qint64(part.size())) != qint64(part.size()))
                return again(say(QT_TRANSLATE_NOOP("Owner", "it ended")));
            bytes.remove_prefix(part.size());
            while (m_socket.bytesToWrite() > 0 && m_socket.bytesAvailable() == 0) {
                const qint64 before = m_socket.bytesToWrite();
                m_socket.waitForBytesWritten(kLook);
                if (m_socket.state() != QLocalSocket::ConnectedState)
                    return again(say(QT_TRANSLATE_NOOP("Owner", "it ended")));
                if (m_socket.bytesToWrite() < before)
                    m_sign.restart();
                if (auto patient = stillPatient(); !patient)
                    return patient;
            }
            if (m_socket.bytesAvailable() > 0)
                return {}; // it has had enough already
        }
        return {};
    }

    /// The answer; none when the owner ended without one.
    Result<std::optional<Frame>> receive()
    {
        for (;;) {
            const QByteArray bytes = m_socket.readAll();
            if (!bytes.isEmpty())
                m_sign.restart();
            if (auto read = m_reader.feed({bytes.constData(), std::size_t(bytes.size())}); !read)
                return read.error();
            while (auto frame = m_reader.take()) {
                if (frame->kind != Kind::Working)
                    return frame;
            }
            if (auto patient = stillPatient(); !patient)
                return patient.error();
            if (m_socket.state() != QLocalSocket::ConnectedState && m_socket.bytesAvailable() == 0)
                return std::optional<Frame>();
            if (m_socket.bytesAvailable() == 0)
                m_socket.waitForReadyRead(kLook);
        }
    }

private:
    Result<void> stillPatient() const
    {
        if (m_sign.hasExpired(m_silence.count()))
            return silent();
        if (m_wait.longest && m_whole.hasExpired(m_wait.longest->count()))
            return notDone();
        if (m_wait.isInterrupted && m_wait.isInterrupted())
            return Error{.code = ErrorCode::Cancelled, .where = theOwner()};
        return {};
    }

    QLocalSocket m_socket;
    FrameReader m_reader{FrameReader::From::Owner};
    const Millis m_silence;
    const OwnerLink::Wait m_wait;
    QElapsedTimer m_sign;
    QElapsedTimer m_whole;
};

} // namespace

OwnerLink::OwnerLink(QString historyFile, Patience patience) : m_historyFile(std::move(historyFile)), m_patience(patience)
{
    m_pool.setMaxThreadCount(1);
}

OwnerLink::~OwnerLink()
{
    m_pool.waitForDone();
}

Result<Frame> OwnerLink::asked(const Question& question, const Wait& wait) const
{
    const auto frame = frameOf(question);
    if (!frame)
        return frame.error();
    Conversation conversation(m_patience.silence, wait);
    if (auto connected = conversation.connectTo(m_historyFile); !connected)
        return connected.error();
    if (auto sent = conversation.send(toBytes(*frame)); !sent)
        return sent.error();
    auto answer = conversation.receive();
    if (!answer)
        return answer.error();
    if (!*answer) // who asks for anything else may simply ask again
        return frame->kind == Kind::Commit ? endedUnconfirmed() : again(say(QT_TRANSLATE_NOOP("Owner", "it ended")));
    if ((*answer)->kind == Kind::Done)
        return std::move(**answer);
    const auto refusal = refusalOf(**answer);
    if (!refusal)
        return refusal.error();
    return refusal->again ? again(refusal->error.found) : refusal->error;
}

template <class T>
Result<T> OwnerLink::answered(const Question& question, const Wait& wait) const
{
    const auto frame = asked(question, wait);
    if (!frame)
        return frame.error();
    T value;
    if (auto read = readDone(*frame, value); !read)
        return read.error();
    return value;
}

QFuture<Result<ChangeSet>> OwnerLink::commit(Batch batch)
{
    return QtConcurrent::run(&m_pool, [this, batch = std::move(batch)]() mutable {
        return answered<ChangeSet>(Commit{std::move(batch)}, {});
    });
}

Result<SyncReport> OwnerLink::poll(const std::string& workspace, const Wait& wait) const
{
    return answered<SyncReport>(Poll{workspace}, wait);
}

Result<SyncReport> OwnerLink::sync(const std::string& workspace, Millis window, const Wait& wait) const
{
    return answered<SyncReport>(Sync{workspace, window}, wait);
}

Result<void> OwnerLink::compact(const Wait& wait) const
{
    const auto frame = asked(Compact{}, wait);
    return frame ? Result<void>() : Result<void>(frame.error());
}

Result<OwnerStatus> OwnerLink::status() const
{
    return answered<OwnerStatus>(Status{}, {});
}

Result<void> OwnerLink::raise(const Raise& raise) const
{
    const auto frame = asked(raise, {});
    return frame ? Result<void>() : Result<void>(frame.error());
}

} // namespace traceo::owner
