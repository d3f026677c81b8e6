#include "core/series_runs.h"

#include <QtGlobal>

#include <algorithm>

namespace traceo {

SeriesTable::SeriesTable(SeriesList list, std::vector<std::size_t> ends, std::vector<Sample> samples)
    : m_list(std::move(list)), m_ends(std::move(ends)), m_samples(std::move(samples))
{
    Q_ASSERT(m_list && m_list->size() == m_ends.size());
    Q_ASSERT((m_ends.empty() ? 0 : m_ends.back()) == m_samples.size() && std::ranges::is_sorted(m_ends));
}

SeriesTable::SeriesTable(std::vector<SeriesSamples> runs)
{
    std::size_t count = 0;
    for (const SeriesSamples& run : runs)
        count += run.samples.size();
    std::vector<SeriesKey> keys;
    keys.reserve(runs.size());
    m_ends.reserve(runs.size());
    m_samples.reserve(count);
    for (SeriesSamples& run : runs) {
        keys.push_back(std::move(run.key));
        m_samples.insert(m_samples.end(), run.samples.begin(), run.samples.end());
        m_ends.push_back(m_samples.size());
        run.samples = {}; // a long import should not lie in memory twice
    }
    m_list = std::make_shared<const std::vector<SeriesKey>>(std::move(keys));
}

SeriesRuns::SeriesRuns(std::vector<SeriesSamples> runs)
{
    add(SeriesTable(std::move(runs)));
}

void SeriesRuns::add(SeriesTable table)
{
    if (table.size() > 0)
        m_tables.push_back(std::move(table));
}

void SeriesRuns::add(SeriesSamples run)
{
    std::vector<SeriesSamples> one;
    one.push_back(std::move(run));
    add(SeriesTable(std::move(one)));
}

void SeriesRuns::append(SeriesRuns&& more)
{
    std::ranges::move(more.m_tables, std::back_inserter(m_tables));
    more.m_tables.clear();
}

std::size_t SeriesRuns::size() const
{
    std::size_t runs = 0;
    for (const SeriesTable& table : m_tables)
        runs += table.size();
    return runs;
}

std::size_t SeriesRuns::sampleCount() const
{
    std::size_t samples = 0;
    for (const SeriesTable& table : m_tables)
        samples += table.samples().size();
    return samples;
}

SeriesRun SeriesRuns::operator[](std::size_t i) const
{
    auto table = m_tables.begin();
    for (; i >= table->size(); ++table)
        i -= table->size();
    return (*table)[i];
}

} // namespace traceo
