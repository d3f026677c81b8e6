#pragma once
// The demo's workspace: the same YAML a team would write, for the services of demo_services.h.
// Any thread; immutable.

#include <QUrl>

#include <string>

namespace traceo::demo {

/// A whole workspace file: a Prometheus `prom` and an Alertmanager `alerts` at `backend`, 25 SLOs, most in the short form and the
/// last few as OpenSLO v1. The sources' names do not change with the port, so history is kept between starts.
std::string workspaceText(const QUrl& backend);

} // namespace traceo::demo
