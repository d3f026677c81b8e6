#include "slo/form/form_report.h"

namespace traceo::form {

Result<Report> formReport(const history::Snapshot& snapshot, const Input& input, const Question& question)
{
    Report report{.input = input, .draft = drafted(input, floorTo(question.moment(), kMinute)), .preview = {}, .problem = {}};
    if (!report.draft.slo || !report.draft.mistakes.empty())
        return report;
    const SloConfig alone{.slos = {*report.draft.slo}, .earlier = report.draft.earlier};
    auto preview = previewOf(snapshot, alone, question);
    if (preview)
        report.preview = *std::move(preview);
    else if (preview.error().code == ErrorCode::Cancelled)
        return preview.error();
    else
        report.problem = preview.error();
    return report;
}

} // namespace traceo::form
