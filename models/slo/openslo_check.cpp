#include "slo/openslo_check.h"

#include "sli/raw_series.h"
#include "slo/short_form.h"
#include "vocabulary/probes.h"
#include "workspace/section_reader.h"

#include <QCoreApplication>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(OpenSlo)
};

} // namespace

bool isPlainCheck(const SliDefinition& sli)
{
    return sli.kind == SliDefinition::Kind::Probe && sli.status == SliDefinition().status && !sli.latency;
}

std::string successOf(const SliDefinition& check)
{
    const auto of = [&check](const char* label) { return probeSelector(vocabulary::kProbeSuccess, label, check).toText(); };
    return of(vocabulary::kLabelInstance) + " or " + of(vocabulary::kLabelTarget);
}

std::optional<SliDefinition> checkAt(const ConfigNode& annotation, const SliDefinition& raw, Errors& errors)
{
    const std::size_t before = errors.size();
    SliDefinition check;
    check.kind = SliDefinition::Kind::Probe;
    check.target = annotation.text();
    check.source = raw.source;
    checkTarget(annotation, errors);
    if (errors.size() != before)
        return std::nullopt;
    if (raw.kind == SliDefinition::Kind::Ratio && raw.good && raw.evaluated && raw.evaluated->total == successOf(check))
        return check;
    SectionReader::report(errors, ErrorCode::BadValue, annotation,
                          Text::tr("a check whose success is the raw ratio: %1").arg(QString::fromStdString(successOf(check))),
                          annotation.shownText(),
                          Text::tr("Correct the query, or take out the annotation: then the ratio itself counts."));
    return std::nullopt;
}

} // namespace traceo
