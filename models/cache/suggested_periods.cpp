#include "cache/suggested_periods.h"

#include "core/format.h"
#include "vocabulary/marks.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SuggestedPeriods)
};

constexpr Millis kLongestPeriod = kDay;
/// Labels that say whose a series is.
constexpr const char* kOwners[] = {"service", "job"};

struct Deploy {
    QString name;
    UtcMs began{};
    UtcMs done{};
    vocabulary::MarkFact mark;
};

/// Those that began in the question's range, the newest first.
Result<std::vector<Deploy>> deploysOf(const history::Snapshot& snapshot, const Question& question)
{
    const UtcMs moment = question.moment();
    const auto facts = snapshot.factSpans(vocabulary::kDeployFact, {moment - question.range, moment});
    if (!facts)
        return facts.error();
    std::vector<Deploy> found;
    for (const Fact& fact : *facts) {
        const auto mark = vocabulary::markFact(fact.payload);
        if (!mark || fact.validFrom < moment - question.range)
            continue;
        found.push_back({u"%1, %2"_s.arg(plainText(mark->text, 80), momentText(fact.validFrom, moment, question.style)),
                         fact.validFrom, std::max(fact.validFrom, fact.validTo.value_or(fact.validFrom)), *mark});
    }
    std::ranges::stable_sort(found, std::ranges::greater(), &Deploy::began);
    return found;
}

bool isNamedBy(const vocabulary::MarkFact& mark, const std::string& name)
{
    const QString called = QString::fromStdString(name);
    const QString text = QString::fromStdString(mark.text);
    const bool isFirstWord =
        text.startsWith(called, Qt::CaseInsensitive) && (text.size() == called.size() || text[called.size()].isSpace());
    return isFirstWord || QString::fromStdString(mark.service).compare(called, Qt::CaseInsensitive) == 0;
}

/// The one of these that a deploy is called by; none: it is somebody else's.
const std::string* nameIn(const vocabulary::MarkFact& mark, const std::vector<std::string>& names)
{
    const auto found = std::ranges::find_if(names, [&mark](const std::string& name) { return isNamedBy(mark, name); });
    return found == names.end() ? nullptr : &*found;
}

} // namespace

std::vector<std::string> deployNamesOf(const CacheInstance& instance)
{
    const auto end = std::min(instance.name.find_first_of(":/ "), instance.name.size());
    std::vector<std::string> names;
    const auto add = [&names](std::string_view name) {
        if (!name.empty() && std::ranges::find(names, name) == names.end())
            names.emplace_back(name);
    };
    add(std::string_view(instance.name).substr(0, end));
    for (const auto* const list : {&instance.hits, &instance.requests}) {
        for (const history::SeriesInfo& series : *list) {
            for (const char* const owner : kOwners)
                add(series.key.labels.value(owner));
        }
    }
    return names;
}

Result<std::vector<SuggestedPeriods>> suggestedPeriods(const history::Snapshot& snapshot, const Question& question,
                                                       const std::vector<std::string>& names)
{
    auto deploys = deploysOf(snapshot, question);
    if (!deploys)
        return deploys.error();
    std::erase_if(*deploys, [&question](const Deploy& one) { return question.moment() - one.done < kShortestPeriod; });
    std::ranges::stable_partition(*deploys, [&names](const Deploy& one) { return nameIn(one.mark, names) != nullptr; });
    std::vector<SuggestedPeriods> periods;
    for (const Deploy& one : *deploys) {
        const Millis length = std::min(kLongestPeriod, question.moment() - one.done);
        periods.push_back({one.name, {one.began - length, one.began}, {one.done, one.done + length}});
    }
    if (names.empty() || periods.empty())
        return periods;
    const std::string* const named = nameIn(deploys->front().mark, names);
    periods.front().why = named ? Text::tr("the newest that names %1").arg(plainText(*named, 60))
                                : Text::tr("the newest of all, as none names %1").arg(plainText(names.front(), 60));
    return periods;
}

Result<std::vector<YoungDeploy>> youngDeploys(const history::Snapshot& snapshot, const Question& question)
{
    const auto deploys = deploysOf(snapshot, question);
    if (!deploys)
        return deploys.error();
    std::vector<YoungDeploy> young;
    for (const Deploy& one : *deploys) {
        const Millis age = question.moment() - one.done;
        if (age < kShortestPeriod)
            young.push_back({one.name, std::max(age, Millis{0})});
    }
    return young;
}

} // namespace traceo
