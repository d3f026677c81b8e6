#include "core/error.h"

#include <QCoreApplication>

namespace traceo {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Error", text);
}

QString sentence(const Error& error)
{
    if (!error.expected.isEmpty() && !error.found.isEmpty())
        return say(QT_TRANSLATE_NOOP("Error", "expected %1, found %2")).arg(error.expected, error.found);
    if (!error.expected.isEmpty())
        return say(QT_TRANSLATE_NOOP("Error", "expected %1")).arg(error.expected);
    if (!error.found.isEmpty())
        return say(QT_TRANSLATE_NOOP("Error", "found %1")).arg(error.found);
    return {};
}

} // namespace

QString toText(const Error& error)
{
    QString text = sentence(error);
    if (!error.where.isEmpty())
        text = text.isEmpty() ? error.where : error.where + QStringLiteral(": ") + text;
    if (!error.hint.isEmpty()) {
        if (!text.isEmpty())
            text += text.endsWith(u'.') ? QStringLiteral(" ") : QStringLiteral(". ");
        text += error.hint;
    }
    return text;
}

int exitCodeOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Usage:
    case ErrorCode::Syntax:
    case ErrorCode::UnknownKey:
    case ErrorCode::BadValue:
    case ErrorCode::NotSupported:
    case ErrorCode::Ambiguous:
        return 2;
    case ErrorCode::Auth:
        return 4;
    case ErrorCode::NotFound:
        return 6;
    case ErrorCode::Tls:
    case ErrorCode::Unreachable:
    case ErrorCode::Timeout:
        return 7;
    case ErrorCode::Cancelled:
        return 130;
    case ErrorCode::Http:
    case ErrorCode::RateLimited:
    case ErrorCode::Redirect:
    case ErrorCode::TooLarge:
    case ErrorCode::Truncated:
    case ErrorCode::Decode:
    case ErrorCode::Empty:
    case ErrorCode::Storage:
    case ErrorCode::DiskFull:
    case ErrorCode::Corrupt:
    case ErrorCode::NewerVersion:
    case ErrorCode::Locked:
    case ErrorCode::ReadOnly:
    case ErrorCode::Internal:
        return 1;
    }
    Q_UNREACHABLE();
}

} // namespace traceo
