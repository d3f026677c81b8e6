#pragma once
// The tables of *Now*: their columns as data.
// Any thread; immutable.

#include "overview/findings.h"
#include "refresh/cell.h"

namespace traceo {

/// State, rank (hidden: views sort by it), what with its reason, age, owner, kind.
std::vector<Column<Finding>> findingColumns();
/// State, alert, service, severity, began, lasted, owner, sources.
std::vector<Column<AlertRow>> alertColumns();

} // namespace traceo
