#include "synthetics/check_identity.h"

#include "core/format.h"
#include "vocabulary/probes.h"

#include <map>
#include <set>

namespace traceo {
namespace {

bool isGrafanas(const Labels& labels)
{
    return labels.has(vocabulary::kLabelConfigVersion);
}

std::string targetOf(const Labels& labels)
{
    return std::string(
        labels.value(labels.has(vocabulary::kLabelTarget) ? vocabulary::kLabelTarget : vocabulary::kLabelInstance));
}

std::string regionOf(const SeriesKey& series)
{
    if (isGrafanas(series.labels) && series.labels.has(vocabulary::kLabelProbe))
        return std::string(series.labels.value(vocabulary::kLabelProbe));
    for (const char* label : vocabulary::kRegionLabels) {
        if (series.labels.has(label))
            return std::string(series.labels.value(label));
    }
    return series.source;
}

std::string withJob(const std::string& job, const std::string& target)
{
    if (job.empty() || target.empty())
        return job + target;
    return job + ' ' + target;
}

} // namespace

std::vector<CheckIdentity> identitiesOf(const std::vector<SeriesKey>& series)
{
    std::map<CheckIdentity, std::set<std::string>> jobs;
    for (const SeriesKey& one : series)
        jobs[{targetOf(one.labels), regionOf(one)}].emplace(one.labels.value(vocabulary::kLabelJob));
    std::set<std::string> ambiguous; // in one region is enough: a check has one name everywhere
    for (const auto& [identity, names] : jobs) {
        if (names.size() > 1)
            ambiguous.insert(identity.check);
    }
    std::vector<CheckIdentity> identities;
    identities.reserve(series.size());
    for (const SeriesKey& one : series) {
        CheckIdentity identity{targetOf(one.labels), regionOf(one)};
        if (isGrafanas(one.labels) || ambiguous.contains(identity.check) || identity.check.empty())
            identity.check = withJob(std::string(one.labels.value(vocabulary::kLabelJob)), identity.check);
        identities.push_back(std::move(identity));
    }
    return identities;
}

QString shownCheck(const std::string& check)
{
    constexpr QLatin1String kUsual("https://");
    QString name = plainText(check);
    if (!name.startsWith(kUsual) || name.size() == kUsual.size())
        return name;
    name.remove(0, kUsual.size());
    if (name.indexOf(u'/') == name.size() - 1) // nothing but a host
        name.chop(1);
    return name;
}

} // namespace traceo
