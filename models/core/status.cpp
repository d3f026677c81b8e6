#include "core/status.h"

#include <QCoreApplication>

namespace traceo {

std::string_view wordOf(Status status)
{
    switch (status) {
    case Status::Critical:
        return "critical";
    case Status::Warning:
        return "warning";
    case Status::Unknown:
        return "unknown";
    case Status::Stale:
        return "stale";
    case Status::Maintenance:
        return "maintenance";
    case Status::NotConfigured:
        return "not_configured";
    case Status::Ok:
        return "ok";
    }
    Q_UNREACHABLE();
}

QString nameOf(Status status)
{
    switch (status) {
    case Status::Critical:
        return QCoreApplication::translate("Status", "Critical");
    case Status::Warning:
        return QCoreApplication::translate("Status", "Warning");
    case Status::Unknown:
        return QCoreApplication::translate("Status", "Unknown");
    case Status::Stale:
        return QCoreApplication::translate("Status", "Stale");
    case Status::Maintenance:
        return QCoreApplication::translate("Status", "Maintenance");
    case Status::NotConfigured:
        return QCoreApplication::translate("Status", "Not configured");
    case Status::Ok:
        return QCoreApplication::translate("Status", "OK");
    }
    Q_UNREACHABLE();
}

} // namespace traceo
