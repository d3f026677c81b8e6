#include "app/desktop/desktop_message.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QVariantMap>

using namespace Qt::StringLiterals;

namespace traceo {

void showDesktopMessage(const QString& title, const QString& words)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage message = QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
                                                          u"org.freedesktop.Notifications"_s, u"Notify"_s);
    constexpr uint kNew = 0;
    constexpr int kAsTheDesktopLikes = -1; // how long it stays
    constexpr uchar kCritical = 2;
    const QVariantMap hints{{u"urgency"_s, QVariant::fromValue(kCritical)}, {u"desktop-entry"_s, u"traceo-desktop"_s}};
    message << u"Traceo"_s << kNew << QString() << title << words.toHtmlEscaped() << QStringList() << hints << kAsTheDesktopLikes;
    bus.call(message, QDBus::NoBlock);
}

} // namespace traceo
