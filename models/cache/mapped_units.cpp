#include "cache/mapped_units.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace traceo {
namespace {

/// What a selector asks for by name: that is how it tells hits from misses.
void addNamed(const Selector& selector, std::set<std::string>& names)
{
    for (const Selector::Matcher& matcher : selector.matchers()) {
        if (matcher.match == Selector::Match::Equal)
            names.insert(matcher.label);
    }
}

std::vector<Labels> withoutNamed(const std::vector<MappedCounter>& counters)
{
    std::set<std::string> named;
    for (const MappedCounter& counter : counters) {
        if (counter.role != CounterRole::Evicted)
            addNamed(*counter.selector, named);
    }
    std::vector<Labels> own;
    own.reserve(counters.size());
    for (const MappedCounter& counter : counters) {
        std::set<std::string> names = named;
        addNamed(*counter.selector, names);
        Labels labels = counter.labels;
        for (const std::string& name : names)
            labels = labels.without(name);
        own.push_back(std::move(labels));
    }
    return own;
}

/// Labels that all roles of look-ups know.
std::set<std::string> commonNames(const std::vector<MappedCounter>& counters, const std::vector<Labels>& own)
{
    std::map<CounterRole, std::set<std::string>> names;
    for (std::size_t i = 0; i < counters.size(); ++i) {
        if (counters[i].role == CounterRole::Evicted)
            continue;
        std::set<std::string>& of = names[counters[i].role];
        for (const auto& [name, value] : own[i])
            of.insert(name);
    }
    if (names.empty())
        return {};
    std::set<std::string> common = names.begin()->second;
    for (const auto& [role, of] : names)
        std::erase_if(common, [&of = of](const std::string& name) { return !of.contains(name); });
    return common;
}

Labels only(const Labels& labels, const std::set<std::string>& names)
{
    Labels kept = labels;
    for (const auto& [name, value] : labels) {
        if (!names.contains(name))
            kept = kept.without(name);
    }
    return kept;
}

} // namespace

std::vector<MappedUnit> mappedUnits(const std::vector<MappedCounter>& counters)
{
    const std::vector<Labels> own = withoutNamed(counters);
    const std::set<std::string> common = commonNames(counters, own);
    std::map<Labels, MappedUnit> units;
    for (std::size_t i = 0; i < counters.size(); ++i) {
        if (counters[i].role == CounterRole::Evicted)
            continue;
        MappedUnit& unit = units[only(own[i], common)];
        unit.isLoose = unit.isLoose || (!unit.counters.empty() && own[unit.counters.front()] != own[i]);
        unit.counters.push_back(i);
    }
    std::vector<MappedUnit> apart;
    for (std::size_t i = 0; i < counters.size(); ++i) {
        if (counters[i].role != CounterRole::Evicted)
            continue;
        const auto same = units.find(own[i]);
        const bool isOfIt = same != units.end() && !same->second.isLoose && own[same->second.counters.front()] == own[i];
        if (isOfIt)
            same->second.counters.push_back(i);
        else
            apart.push_back({.counters = {i}, .isLoose = false});
    }
    std::vector<MappedUnit> all;
    all.reserve(units.size() + apart.size());
    for (auto& [labels, unit] : units)
        all.push_back(std::move(unit));
    for (MappedUnit& unit : apart)
        all.push_back(std::move(unit));
    for (MappedUnit& unit : all)
        std::ranges::sort(unit.counters);
    return all;
}

} // namespace traceo
