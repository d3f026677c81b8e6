#include "slo/replay/version_file.h"

#include "core/moment.h"
#include "slo/rules/yaml_scalar.h"
#include "slo/window_text.h"
#include "workspace/workspace_writer.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo::replay {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloRevision)
};

std::string localText(LocalMs local, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(msOf(momentOf(local, zone)), zone).toString(u"yyyy-MM-dd HH:mm"_s).toStdString();
}

/// A line of `changes:`.
void add(std::string& out, const char* key, const std::string& value)
{
    out += std::string("        ") + key + ": " + value + '\n';
}

std::string changesOf(const Revision& revision)
{
    std::string out;
    if (revision.objective)
        add(out, "objective", percentText(*revision.objective));
    if (revision.window)
        add(out, "window", yamlText(writtenWindow(*revision.window)));
    if (revision.method)
        add(out, "method", BudgetingMethod{.kind = *revision.method}.word());
    if (revision.slice)
        add(out, "time_slice", traceo::toText(*revision.slice));
    if (revision.sliceTarget)
        add(out, "time_slice_target", percentText(*revision.sliceTarget));
    if (revision.threshold)
        add(out, "threshold", yamlText(*revision.threshold));
    return out;
}

std::string exclusionOf(const std::string& slo, const Exclusion& exclusion, UtcMs now)
{
    std::string out = "  - id: " + rules::yamlScalar(exclusion.id) + "\n    slos: [" + yamlText(slo) + "]\n    start: "
        + yamlText(localText(exclusion.start, exclusion.zone)) + "\n    duration: " + traceo::toText(exclusion.duration) + '\n';
    if (!exclusion.rrule.empty())
        out += "    rrule: " + yamlText(exclusion.rrule) + '\n';
    if (exclusion.zone != QTimeZone::utc())
        out += "    zone: " + yamlText(exclusion.zone.id().toStdString()) + '\n';
    out += "    reason: " + yamlText(exclusion.reason) + '\n';
    if (!exclusion.author.empty())
        out += "    author: " + yamlText(exclusion.author) + '\n';
    if (exclusion.mode == Exclusion::Mode::Good)
        out += "    mode: good\n";
    return out + "    created: " + yamlText(toRfc3339(exclusion.createdAt.value_or(now))) + '\n';
}

} // namespace

std::string percentText(const Objective& objective)
{
    constexpr int kPlaces = 7; // of a percent; nine of the ratio
    const std::string digits = QString::number(objective.parts).rightJustified(kPlaces + 1, u'0').toStdString();
    const std::size_t point = digits.size() - kPlaces;
    std::string behind = digits.substr(point);
    while (behind.size() > std::size_t(std::max(objective.decimals, 0)) && behind.back() == '0')
        behind.pop_back();
    return digits.substr(0, point) + (behind.empty() ? "" : '.' + behind) + '%';
}

Result<std::string> versionFile(const std::string& slo, const Revision& revision, UtcMs from, UtcMs now)
{
    if (!revision.included.empty())
        return Error{.code = ErrorCode::NotSupported,
                     .where = {},
                     .expected = Text::tr("a version whose exclusions stay, or are more"),
                     .found = QString::fromStdString(revision.included.front()),
                     .hint = Text::tr("Take it out of the file it stands in.")};
    const std::string changes = changesOf(revision);
    if (changes.empty() && revision.excluded.empty())
        return Error{.code = ErrorCode::BadValue,
                     .where = {},
                     .expected = Text::tr("what is different, such as an objective, a window, a method or a threshold"),
                     .found = Text::tr("nothing"),
                     .hint = {}};
    std::string text = "# A version of " + slo + ", written by Traceo on " + toRfc3339(now).substr(0, 10)
        + ". It is yours: change what you like.\n";
    if (!changes.empty())
        text += "slos:\n  - SLO:\n      name: " + rules::yamlScalar(slo) + "\n      valid_from: " + toRfc3339(from)
            + "\n      changes:\n" + changes;
    if (!revision.excluded.empty())
        text += "exclusions:\n";
    for (const Exclusion& exclusion : revision.excluded)
        text += exclusionOf(slo, exclusion, now);
    return text;
}

std::string versionFileName(const std::string& slo, UtcMs from)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(msOf(from), QTimeZone::utc());
    const bool isMidnight = moment.time() == QTime(0, 0);
    return slo + '-' + moment.toString(isMidnight ? u"yyyy-MM-dd"_s : u"yyyy-MM-dd'T'HHmmss"_s).toStdString() + ".yaml";
}

} // namespace traceo::replay
