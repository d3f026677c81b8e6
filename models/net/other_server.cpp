#include "net/other_server.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QNetworkProxy>
#include <QTcpSocket>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(OtherServer)
};

/// Of a Redis a command, of a web server a request without its version, of a memcached an unknown command.
constexpr char kLine[] = "PING\r\n\r\n";
constexpr qint64 kEnoughBytes = 5;

QString nameOf(const QByteArray& answer)
{
    if (answer.startsWith('+') || answer.startsWith('-')) // +PONG, -NOAUTH, -DENIED
        return Text::tr("a Redis");
    if (answer.startsWith("HTTP/") || answer.startsWith('<')) // of old ones the page alone
        return Text::tr("a web server");
    return answer.startsWith("ERROR") ? Text::tr("a memcached") : QString();
}

} // namespace

QString otherServerAt(const QString& host, int port, Millis patience)
{
    const QDeadlineTimer deadline(patience);
    const auto left = [&deadline] { return int(std::max<qint64>(deadline.remainingTime(), 1)); };
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy); // as libpq goes
    socket.connectToHost(host, quint16(port));
    if (!socket.waitForConnected(left()))
        return {};
    socket.write(kLine);
    while (socket.bytesAvailable() < kEnoughBytes && !deadline.hasExpired()) {
        if (!socket.waitForReadyRead(left()))
            break;
    }
    return nameOf(socket.read(kEnoughBytes));
}

} // namespace traceo
