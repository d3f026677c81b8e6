#pragma once
// All that a form shows of what stands in it: the draft and what history says of it. One question of the form is one of these.
// Any thread; immutable. formReport: one thread at a time, as the snapshot.

#include "slo/form/form_draft.h"
#include "slo/form/slo_preview.h"

namespace traceo::form {

struct Report {
    Input input; ///< what it is of
    Draft draft;
    std::optional<Preview> preview; ///< none while there is a mistake, or where `problem` says why
    std::optional<Error> problem;
};

/// Errors: Cancelled. What else goes wrong is the report's to say.
Result<Report> formReport(const history::Snapshot& snapshot, const Input& input, const Question& question);

} // namespace traceo::form
