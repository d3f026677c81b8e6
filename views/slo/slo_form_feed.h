#pragma once
// Reports of a form: one for each thing that stands in it, the newest wins.
// GUI thread only.

#include "refresh/live_report.h"
#include "slo/form/form_report.h"

namespace traceo {

class SloFormFeed final : public ReportFeed {
    Q_OBJECT
public:
    using ReportFeed::ReportFeed;

    void setInput(form::Input input) { m_input = std::move(input); }
    /// Null until the first is there.
    const std::shared_ptr<const form::Report>& report() const { return m_report; }

protected:
    Job job() const override;
    void deliver(std::shared_ptr<const void> report) override { m_report = std::static_pointer_cast<const form::Report>(report); }

private:
    form::Input m_input;
    std::shared_ptr<const form::Report> m_report;
};

} // namespace traceo
