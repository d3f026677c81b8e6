#include "sources/prometheus/answer_table.h"

#include <algorithm>

namespace traceo {
namespace {

bool isName(const Labels::Pair& pair)
{
    return pair.first == "__name__";
}

bool isKey(const SeriesKey& key, std::string_view source, std::string_view name, std::span<const AnswerTable::Label> labels)
{
    const auto isSame = [](const Labels::Pair& a, const AnswerTable::Label& b) {
        return a.first == b.first && a.second == b.second;
    };
    return key.name == name && std::ranges::equal(key.labels, labels, isSame) && key.source == source;
}

} // namespace

AnswerTable::AnswerTable(std::string source, SeriesList before) : m_source(std::move(source)), m_before(std::move(before))
{
    if (!m_before)
        return;
    m_ends.reserve(m_before->size());
    m_samples.reserve(m_before->size());
}

void AnswerTable::beginSeries()
{
    m_labelCount = 0;
    m_samples.resize(m_ends.empty() ? 0 : m_ends.back());
}

void AnswerTable::addLabel(std::string_view name, std::string_view value)
{
    if (m_labelCount == m_labels.size())
        m_labels.emplace_back();
    auto& [first, second] = m_labels[m_labelCount++];
    first = name;
    second = value;
}

bool AnswerTable::isNamed() const
{
    const auto name = std::ranges::find_if(labels(), isName);
    return name != labels().end() && !name->second.empty();
}

/// The first name is the metric's; a second one, should there be any, is a label.
SeriesKey AnswerTable::key() const
{
    SeriesKey key{m_source, {}, {}};
    std::vector<Labels::Pair> pairs(labels().begin(), labels().end());
    if (const auto name = std::ranges::find_if(pairs, isName); name != pairs.end()) {
        key.name = std::move(name->second);
        pairs.erase(name);
    }
    key.labels = Labels(std::move(pairs));
    return key;
}

/// In the order they came; where that is not the order of a key, the key itself is compared.
bool AnswerTable::isSameAs(const SeriesKey& key) const
{
    if (key.source != m_source)
        return false;
    auto expected = key.labels.begin();
    bool hadName = false;
    for (const auto& pair : labels()) {
        if (!hadName && isName(pair)) {
            hadName = true;
            if (pair.second != key.name)
                return false;
        } else if (expected == key.labels.end() || *expected++ != pair) {
            return false;
        }
    }
    return hadName && expected == key.labels.end();
}

void AnswerTable::endSeries()
{
    const SeriesKey* same = expected();
    const std::size_t place = m_ends.size();
    m_ends.push_back(m_samples.size());
    if (same && isSameAs(*same))
        return;
    SeriesKey made = key();
    if (same && made == *same)
        return;
    leaveBefore(place);
    m_keys.push_back(std::move(made));
}

const SeriesKey* AnswerTable::expected() const
{
    return m_before && m_ends.size() < m_before->size() ? &(*m_before)[m_ends.size()] : nullptr;
}

void AnswerTable::addSeries(std::string_view name, std::span<const Label> labels, Sample sample)
{
    beginSeries();
    const SeriesKey* same = expected();
    if (same && isKey(*same, m_source, name, labels)) {
        m_samples.push_back(sample);
        m_ends.push_back(m_samples.size());
        return;
    }
    addLabel("__name__", name);
    for (const auto& [label, value] : labels)
        addLabel(label, value);
    addSample(sample);
    endSeries();
}

/// From here on it is another list, which begins with so many of the same.
void AnswerTable::leaveBefore(std::size_t same)
{
    if (m_before)
        m_keys.assign(m_before->begin(), m_before->begin() + std::ptrdiff_t(same));
    m_before = nullptr;
}

SeriesTable AnswerTable::take() &&
{
    beginSeries();
    if (m_before && m_before->size() != m_ends.size())
        leaveBefore(m_ends.size());
    if (!m_before)
        m_before = std::make_shared<const std::vector<SeriesKey>>(std::move(m_keys));
    return {std::move(m_before), std::move(m_ends), std::move(m_samples)};
}

} // namespace traceo
