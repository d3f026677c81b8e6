#include "overview/findings.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

using Finder = Result<Findings> (*)(const Scene&);

/// In the order of their tiles.
constexpr Finder kFinders[] = {alertFindings, budgetFindings, checkFindings, sourceFindings};

/// Worst first, then the heaviest, then what began last; the key at the end, so that equals stand still.
bool isWorse(const Finding& a, const Finding& b)
{
    const auto ageOf = [](const Finding& finding) { return finding.age.hasValue() ? finding.age.value : 0; };
    if (a.status != b.status)
        return a.status < b.status;
    if (a.weight != b.weight)
        return a.weight > b.weight;
    return ageOf(a) != ageOf(b) ? ageOf(a) < ageOf(b) : a.key < b.key;
}

template <class T>
void append(std::vector<T>& to, std::vector<T>&& from)
{
    std::ranges::move(from, std::back_inserter(to));
}

} // namespace

QString nameOf(FindingKind kind)
{
    switch (kind) {
    case FindingKind::Alert:
        return Text::tr("alert");
    case FindingKind::Budget:
        return Text::tr("budget");
    case FindingKind::Check:
        return Text::tr("check");
    case FindingKind::Certificate:
        return Text::tr("certificate");
    case FindingKind::Source:
        return Text::tr("source");
    }
    Q_UNREACHABLE();
}

bool operator==(const Finding& a, const Finding& b)
{
    const auto words = [](const Finding& finding) {
        return std::tie(finding.key, finding.kind, finding.status, finding.title, finding.reason, finding.owner, finding.rank,
                        finding.age, finding.link);
    };
    return words(a) == words(b);
}

Result<Findings> findingsOf(const Scene& scene)
{
    Findings all;
    for (const Finder find : kFinders) {
        auto found = find(scene);
        if (!found)
            return found.error();
        append(all.list, std::move(found->list));
        append(all.tiles, std::move(found->tiles));
        append(all.objectives, std::move(found->objectives));
        append(all.unseen, std::move(found->unseen));
        all.states.merge(found->states);
        all.isFilling = all.isFilling || found->isFilling;
    }
    std::ranges::sort(all.list, isWorse);
    for (std::size_t i = 0; i < all.list.size(); ++i)
        all.list[i].rank = countReading(i + 1, scene.question.moment(), nullptr);
    return all;
}

Reading countReading(std::size_t count, UtcMs moment, std::shared_ptr<const Explanation> why)
{
    return {.value = double(count), .unit = Unit::Count, .at = moment, .quality = Quality::Ok, .why = std::move(why)};
}

Reading ageReading(std::optional<UtcMs> since, UtcMs moment, std::shared_ptr<const Explanation> why)
{
    Reading age{.unit = Unit::Seconds, .at = moment, .quality = Quality::Unknown, .why = std::move(why)};
    if (!since)
        return age;
    age.value = std::max(0.0, double((moment - *since).count()) / 1000);
    age.quality = Quality::Ok;
    return age;
}

bool needsSomebody(Status status)
{
    return status != Status::Ok && status != Status::Maintenance && status != Status::NotConfigured;
}

} // namespace traceo
