#include "core/labels.h"

#include <algorithm>
#include <functional>

namespace traceo {
namespace {

void appendEscaped(std::string& out, std::string_view value)
{
    for (const char c : value) {
        if (c == '\\' || c == '"')
            out += '\\';
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        out += c;
    }
}

/// Sorted, names once and no empty values: as they were stored.
bool areOrderly(const std::vector<Labels::Pair>& pairs)
{
    const auto isInOrder = [](const Labels::Pair& a, const Labels::Pair& b) { return a.first < b.first; };
    return std::ranges::none_of(pairs, [](const Labels::Pair& pair) { return pair.second.empty(); })
        && std::ranges::adjacent_find(pairs, std::not_fn(isInOrder)) == pairs.end();
}

} // namespace

Labels::Labels(std::vector<Pair> pairs) : m_pairs(std::move(pairs))
{
    if (areOrderly(m_pairs))
        return;
    std::ranges::stable_sort(m_pairs, {}, &Pair::first);
    // Of equal names the last stands: walk backwards and keep the first seen.
    std::vector<Pair> kept;
    kept.reserve(m_pairs.size());
    for (auto it = m_pairs.rbegin(); it != m_pairs.rend(); ++it) {
        if (kept.empty() || kept.back().first != it->first)
            kept.push_back(std::move(*it));
    }
    std::ranges::reverse(kept);
    std::erase_if(kept, [](const Pair& pair) { return pair.second.empty(); });
    m_pairs = std::move(kept);
}

Labels::Labels(std::initializer_list<Pair> pairs) : Labels(std::vector<Pair>(pairs)) {}

std::string_view Labels::value(std::string_view name) const
{
    const auto it = std::ranges::lower_bound(m_pairs, name, {}, [](const Pair& pair) { return std::string_view(pair.first); });
    return it != m_pairs.end() && it->first == name ? std::string_view(it->second) : std::string_view();
}

Labels Labels::with(std::string_view name, std::string_view value) const
{
    auto pairs = m_pairs;
    pairs.emplace_back(name, value);
    return Labels(std::move(pairs));
}

Labels Labels::without(std::string_view name) const
{
    return with(name, {});
}

std::string Labels::toText() const
{
    std::string out = "{";
    for (const auto& [name, value] : m_pairs) {
        if (out.size() > 1)
            out += ',';
        out += name;
        out += "=\"";
        appendEscaped(out, value);
        out += '"';
    }
    return out + '}';
}

std::string SeriesKey::toText() const
{
    return labels.empty() ? name : name + labels.toText();
}

} // namespace traceo
