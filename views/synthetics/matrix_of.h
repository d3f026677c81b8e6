#pragma once
// A report's checks as the matrix widget shows them.
// GUI thread only.

#include "synthetics/synthetics_report.h"
#include "widgets/status_matrix.h"

namespace traceo {

Matrix matrixOf(const SyntheticsReport& report);

} // namespace traceo
