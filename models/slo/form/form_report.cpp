#include "slo/form/form_report.h"

using namespace Qt::StringLiterals;

namespace traceo::form {
namespace {

/// What is counted of an SLO is kept by its file (slo/settled_minutes.h): that of a form has its own place, whatever it is to be
/// written to, and the report of what is written keeps its.
SloConfig alone(const Draft& draft)
{
    SloConfig config{.slos = {*draft.slo}, .earlier = draft.earlier};
    config.slos.front().location.file = u"<form>"_s;
    return config;
}

} // namespace

Result<Report> formReport(const history::Snapshot& snapshot, const Input& input, const Question& question)
{
    Report report{.input = input, .draft = drafted(input, floorTo(question.moment(), kMinute)), .preview = {}, .problem = {}};
    if (!report.draft.slo || !report.draft.mistakes.empty())
        return report;
    auto preview = previewOf(snapshot, alone(report.draft), question);
    if (preview)
        report.preview = *std::move(preview);
    else if (preview.error().code == ErrorCode::Cancelled)
        return preview.error();
    else
        report.problem = preview.error();
    return report;
}

} // namespace traceo::form
