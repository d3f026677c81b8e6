#include "views/slo/slo_form_feed.h"

namespace traceo {

ReportFeed::Job SloFormFeed::job() const
{
    return [input = m_input](const history::Snapshot& snapshot, const Question& question) -> Result<std::shared_ptr<const void>> {
        auto report = form::formReport(snapshot, input, question);
        if (!report)
            return report.error();
        return std::shared_ptr<const void>(std::make_shared<const form::Report>(*std::move(report)));
    };
}

} // namespace traceo
