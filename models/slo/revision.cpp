#include "slo/revision.h"

#include "core/format.h"
#include "sli/probes.h"
#include "slo/excluded.h"
#include "slo/slo_config_values.h"
#include "slo/window_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceo::replay {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloRevision)
};

using Kind = BudgetingMethod::Kind;

constexpr std::array<std::string_view, 3> kMethods{"Occurrences", "Timeslices", "RatioTimeslices"}; // in the order of Kind

Error mistake(ErrorCode code, const QString& expected, const QString& found, const QString& hint = {})
{
    return {.code = code, .where = {}, .expected = expected, .found = found, .hint = hint};
}

void report(Errors& errors, const ConfigNode& at, const QString& expected)
{
    SectionReader::report(errors, ErrorCode::BadValue, at, expected, at.shownText());
}

std::optional<Kind> methodAt(const ConfigNode& node, Errors& errors)
{
    const QString word = QString::fromStdString(node.text());
    const auto method = std::ranges::find_if(kMethods, [&word](std::string_view known) {
        return word.compare(QLatin1String(known.data(), qsizetype(known.size())), Qt::CaseInsensitive) == 0;
    });
    if (node.isScalar() && method != kMethods.end())
        return Kind(method - kMethods.begin());
    report(errors, node, Text::tr("Occurrences, Timeslices or RatioTimeslices"));
    return std::nullopt;
}

/// Above 0 and up to all: each event of a slice may have to be good.
std::optional<Objective> shareAt(const ConfigNode& node, Errors& errors)
{
    constexpr int kMostDecimals = 7; // of a percent; nine places of a ratio
    QString text = QString::fromStdString(node.text()).trimmed();
    const bool isPercent = text.endsWith(u'%');
    if (isPercent)
        text = text.chopped(1).trimmed();
    const auto share = node.isScalar() ? decimalOf(text.toStdString()) : std::nullopt;
    const std::int64_t whole = DecimalText::kScale * (isPercent ? 100 : 1);
    if (!share || share->parts <= 0 || share->parts > whole || (isPercent && share->decimals > kMostDecimals)) {
        report(errors, node, Text::tr("a share above 0 and at most all, such as 95% or 0.95"));
        return std::nullopt;
    }
    return isPercent ? Objective{share->parts / 100, share->decimals} : Objective{share->parts, std::max(0, share->decimals - 2)};
}

std::optional<Millis> sliceAt(SectionReader& section, const ConfigNode& node, Errors& errors)
{
    const auto slice = section.duration("time_slice");
    if (!slice || (*slice >= kMinute && *slice % kMinute == Millis{0}))
        return slice;
    report(errors, node, Text::tr("a time slice of whole minutes"));
    return std::nullopt;
}

Result<void> reviseMethod(SloDefinition& slo, const Revision& revision)
{
    BudgetingMethod& method = slo.method;
    method.kind = revision.method.value_or(method.kind);
    if (!method.isOfTime() && (revision.slice || revision.sliceTarget))
        return mistake(ErrorCode::BadValue, Text::tr("a method that counts minutes beside a time slice or its target"),
                       QString::fromStdString(method.word()));
    method.slice = revision.slice.value_or(method.slice);
    method.sliceTarget = revision.sliceTarget.value_or(method.sliceTarget);
    if (method.kind != Kind::Timeslices && revision.sliceTarget)
        return mistake(ErrorCode::BadValue, Text::tr("Timeslices beside a target of time slices"),
                       QString::fromStdString(method.word()));
    if (method.kind == Kind::Timeslices && method.sliceTarget.parts == 0)
        return mistake(ErrorCode::BadValue, Text::tr("the target that a good time slice reaches, such as 95%"), Text::tr("none"));
    if (!method.isOfTime())
        method = {};
    if (method.kind == Kind::RatioTimeslices)
        method.sliceTarget = {};
    if (method.slice > slo.window.length)
        return mistake(ErrorCode::BadValue, Text::tr("a time slice of no more than the window"), durationText(method.slice));
    return {};
}

/// "<= 0.9", or a number alone, which keeps the sense.
Result<void> reviseGauge(SliDefinition& sli, const std::string& text)
{
    constexpr std::array<std::string_view, 4> kSigns{"<", "<=", ">", ">="}; // in the order of Threshold::Op
    const std::size_t signEnd = text.find_first_not_of("<>=");
    const std::string sign = text.substr(0, std::min(signEnd, text.size()));
    const std::string number = QString::fromStdString(text.substr(sign.size())).trimmed().toStdString();
    bool isNumber = false;
    const double value = QByteArray::fromStdString(number).toDouble(&isNumber);
    const auto op = std::ranges::find(kSigns, std::string_view(sign));
    if (!isNumber || !std::isfinite(value) || (!sign.empty() && op == kSigns.end()))
        return mistake(ErrorCode::BadValue, Text::tr("a number such as 0.9, or <= 0.9"), plainText(text, 80));
    Threshold threshold = sli.threshold.value_or(Threshold());
    if (!sign.empty())
        threshold.op = Threshold::Op(op - kSigns.begin());
    threshold.value = number;
    sli.threshold = threshold;
    return {};
}

Result<void> reviseLatency(SliDefinition& sli, const std::string& text)
{
    const auto seconds = secondsOf(text);
    if (!seconds)
        return mistake(ErrorCode::BadValue, Text::tr("a latency above zero such as 300ms, or 0.3 seconds"), plainText(text, 80));
    sli.threshold = Threshold{.op = Threshold::Op::AtMost, .value = *seconds};
    return {};
}

Result<void> reviseProbe(SliDefinition& sli, const std::string& text)
{
    if (const auto latency = parseDuration(text); latency && *latency > Millis{0}) {
        sli.latency = *latency;
        return {};
    }
    if (!StatusPattern::parse(text))
        return mistake(ErrorCode::BadValue, Text::tr("a latency such as 250ms, or a status such as 2xx"), plainText(text, 80));
    sli.status = text;
    return {};
}

Result<void> reviseThreshold(SliDefinition& sli, const std::string& text)
{
    switch (sli.kind) {
    case SliDefinition::Kind::Gauge:
        return reviseGauge(sli, text);
    case SliDefinition::Kind::Latency:
    case SliDefinition::Kind::Apdex:
        return reviseLatency(sli, text);
    case SliDefinition::Kind::Probe:
        return reviseProbe(sli, text);
    default:
        return mistake(ErrorCode::NotSupported, Text::tr("an indicator with a threshold: a gauge, a histogram or probes"),
                       QString::fromLatin1(sli.kindWord()));
    }
}

/// What a composite has of its members.
bool isOfMembers(const Revision& revision)
{
    return revision.window || revision.method || revision.slice || revision.sliceTarget || revision.threshold;
}

Result<void> takeBack(SloDefinition& slo, const std::string& id)
{
    if (id == kServiceHoursId && slo.serviceHours) {
        slo.serviceHours.reset();
        return {};
    }
    if (std::erase_if(slo.exclusions, [&id](const Exclusion& one) { return one.id == id; }) > 0)
        return {};
    QStringList ids;
    for (const Exclusion& one : slo.exclusions)
        ids << QString::fromStdString(one.id);
    if (slo.serviceHours)
        ids << QString::fromLatin1(kServiceHoursId);
    return mistake(ErrorCode::NotFound, Text::tr("the id of an exclusion of %1").arg(QString::fromStdString(slo.name)),
                   plainText(id, 80),
                   ids.isEmpty() ? Text::tr("It has none.") : Text::tr("There are: %1.").arg(ids.join(u", "_s)));
}

} // namespace

bool Revision::isEmpty() const
{
    return *this == Revision{};
}

Revision readRevision(SectionReader& section, const ConfigNode& node, Errors& errors)
{
    Revision revision;
    for (const std::string_view key : {"objective", "window"})
        section.node(key);
    if (section.has("objective"))
        revision.objective = objectiveAt(node["objective"], ObjectiveForm::Either, errors);
    if (revision.objective && revision.objective->parts == 0)
        report(errors, node["objective"], Text::tr("an objective above zero"));
    if (section.has("window"))
        revision.window = windowAt(node["window"], errors);
    readMethod(section, node, revision, errors);
    revision.threshold = section.text("threshold");
    return revision;
}

void readMethod(SectionReader& section, const ConfigNode& node, Revision& revision, Errors& errors)
{
    for (const std::string_view key : {"method", "time_slice", "time_slice_target"})
        section.node(key);
    if (section.has("method"))
        revision.method = methodAt(node["method"], errors);
    if (section.has("time_slice"))
        revision.slice = sliceAt(section, node["time_slice"], errors);
    if (section.has("time_slice_target"))
        revision.sliceTarget = shareAt(node["time_slice_target"], errors);
}

Result<SloDefinition> revised(SloDefinition slo, const Revision& revision)
{
    slo.objective = revision.objective.value_or(slo.objective);
    if (slo.composite && isOfMembers(revision))
        return mistake(ErrorCode::NotSupported, Text::tr("another objective or exclusion of a composite"),
                       Text::tr("its window, its method or a threshold, which are those of its members"));
    slo.window = revision.window.value_or(slo.window);
    if (const auto done = slo.composite ? Result<void>() : reviseMethod(slo, revision); !done)
        return done.error();
    if (revision.threshold) {
        if (const auto done = reviseThreshold(slo.sli, *revision.threshold); !done)
            return done.error();
    }
    for (const std::string& id : revision.included) {
        if (const auto done = takeBack(slo, id); !done)
            return done.error();
    }
    slo.exclusions.insert(slo.exclusions.end(), revision.excluded.begin(), revision.excluded.end());
    return slo;
}

} // namespace traceo::replay
