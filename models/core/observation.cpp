#include "core/observation.h"

#include <QtGlobal>

namespace traceo {

std::string_view wordOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Ok:
        return "ok";
    case Outcome::Auth:
        return "auth";
    case Outcome::Http:
        return "http";
    case Outcome::Empty:
        return "empty";
    case Outcome::Decode:
        return "decode";
    case Outcome::Timeout:
        return "timeout";
    case Outcome::Cancelled:
        return "cancelled";
    }
    Q_UNREACHABLE();
}

Outcome outcomeOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Auth:
        return Outcome::Auth;
    case ErrorCode::Timeout:
    case ErrorCode::Unreachable: // nobody answered: as good as waiting for ever
    case ErrorCode::Tls:         // no connection came about either; the message says why
        return Outcome::Timeout;
    case ErrorCode::Cancelled:
        return Outcome::Cancelled;
    case ErrorCode::Empty:
        return Outcome::Empty;
    case ErrorCode::Http:
    case ErrorCode::RateLimited:
    case ErrorCode::Redirect:
    case ErrorCode::NotFound:
        return Outcome::Http;
    case ErrorCode::Usage:
    case ErrorCode::Syntax:
    case ErrorCode::UnknownKey:
    case ErrorCode::BadValue:
    case ErrorCode::NotSupported:
    case ErrorCode::Ambiguous:
    case ErrorCode::TooLarge:
    case ErrorCode::Truncated:
    case ErrorCode::Decode:
    case ErrorCode::Storage:
    case ErrorCode::DiskFull:
    case ErrorCode::Corrupt:
    case ErrorCode::NewerVersion:
    case ErrorCode::Locked:
    case ErrorCode::ReadOnly:
    case ErrorCode::Internal:
        return Outcome::Decode;
    }
    Q_UNREACHABLE();
}

ErrorCode errorCodeOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Auth:
        return ErrorCode::Auth;
    case Outcome::Http:
        return ErrorCode::Http;
    case Outcome::Empty:
        return ErrorCode::Empty;
    case Outcome::Decode:
        return ErrorCode::Decode;
    case Outcome::Timeout:
        return ErrorCode::Timeout;
    case Outcome::Cancelled:
        return ErrorCode::Cancelled;
    case Outcome::Ok:
        break;
    }
    Q_UNREACHABLE();
}

int exitCodeOf(Outcome outcome)
{
    return outcome == Outcome::Ok ? 0 : exitCodeOf(errorCodeOf(outcome));
}

} // namespace traceo
