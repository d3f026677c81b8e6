#pragma once
// How a workspace's window was left: its size, what it showed, the splitters, the chosen views and tabs, sorting and
// filters of its tables. A file of its own in the state folder; one that cannot be read counts as none.
// GUI thread only.

#include "app/desktop/navigation.h"

#include <QJsonObject>
#include <QString>

class QWidget;

namespace traceo {

struct LoadedWorkspace;
struct Paths;

/// Of this workspace, whatever its history file.
QString windowStateFile(const Paths& paths, const LoadedWorkspace& workspace);

/// Empty when there is none or it cannot be read.
QJsonObject readWindowState(const QString& file);
/// What cannot be written is lost, and nothing else.
void writeWindowState(const QString& file, const QJsonObject& state);

QJsonObject toJson(const Place& place);
/// Places of the past are left as they were; relative ones are read anew. The default for what makes no sense.
Place placeOf(const QJsonObject& json, UtcMs now);

/// Splitters, switches, tabs and tables of a pane, in the order of their creation.
QJsonObject layoutOf(const QWidget& pane);
void applyLayout(const QWidget& pane, const QJsonObject& layout);

} // namespace traceo
