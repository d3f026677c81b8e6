#include "slo/form/form_subject.h"

#include "core/duration.h"
#include "slo/replay/version_file.h"
#include "slo/slo_versions.h"
#include "slo/window_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo::form {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloForm)
};

void setThreshold(SloFields& fields, const SliDefinition& sli)
{
    constexpr std::array kOps{"<", "<=", ">", ">="}; // in the order of Threshold::Op
    if (sli.kind == SliDefinition::Kind::Probe) {
        if (sli.status != SliDefinition().status || fields.has(Field::Threshold))
            fields.set(Field::Threshold, sli.status);
        if (sli.latency)
            fields.set(Field::Latency, traceo::toText(*sli.latency));
        return;
    }
    if (!sli.threshold)
        return;
    const bool isGauge = sli.kind == SliDefinition::Kind::Gauge;
    fields.set(isGauge ? Field::Value : Field::Threshold, sli.threshold->value);
    if (isGauge)
        fields.set(Field::Op, kOps[std::size_t(sli.threshold->op)]);
}

void setMethod(SloFields& fields, const BudgetingMethod& method)
{
    for (const Field field : {Field::Method, Field::TimeSlice, Field::TimeSliceTarget})
        fields.remove(field);
    if (!method.isOfTime())
        return;
    fields.set(Field::Method, method.word());
    fields.set(Field::TimeSlice, traceo::toText(method.slice));
    if (method.kind == BudgetingMethod::Kind::Timeslices)
        fields.set(Field::TimeSliceTarget, replay::percentText(method.sliceTarget));
}

std::vector<UtcMs> beginsOf(const std::vector<const SloDefinition*>& versions)
{
    std::vector<UtcMs> begins;
    for (const SloDefinition* const version : versions) {
        if (version->validFrom)
            begins.push_back(*version->validFrom);
    }
    return begins;
}

} // namespace

void overlay(SloFields& fields, const SloDefinition& slo)
{
    fields.set(Field::Objective, replay::percentText(slo.objective));
    fields.set(Field::Window, writtenWindow(slo.window));
    setMethod(fields, slo.method);
    setThreshold(fields, slo.sli);
}

Result<Subject> subjectOf(const ConfigNode& document, const QString& file, std::string text, const SloConfig& config, UtcMs now)
{
    auto fields = fieldsOf(document);
    if (!fields)
        return fields.error();
    const std::string name = fields->text(Field::Name);
    const auto versions = versionsOf(config, name);
    if (versions.empty())
        return Error{ErrorCode::NotFound,
                     document.location().toText(),
                     Text::tr("an SLO that can be read"),
                     QString::fromStdString(name),
                     {}};
    const auto begins = beginsOf(versions);
    Subject subject{.file = file,
                    .text = std::move(text),
                    .slo = document["SLO"].location(),
                    .fields = *std::move(fields),
                    .held = *versionAt(config, name, beginAt(begins, now)),
                    .begins = begins,
                    .hasVersions = versions.size() > 1};
    if (subject.hasVersions)
        overlay(subject.fields, subject.held);
    return subject;
}

} // namespace traceo::form
