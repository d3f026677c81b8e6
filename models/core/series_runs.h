#pragma once
// Samples by series as answers bring them: a table an answer, in which all samples lie in one column and the series are a
// list that the answers before and after share when they name the same. So a poll of ten thousand series it brought before
// allocates two columns, and who met its list before need not look at a key.
// Any thread; a table and its list are immutable.

#include "core/labels.h"
#include "core/time.h"

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <span>
#include <vector>

namespace traceo {

struct Sample {
    UtcMs at{};
    double value = 0;
};

/// A run of samples of one series in ascending time.
struct SeriesSamples {
    SeriesKey key;
    std::vector<Sample> samples;
};

/// The same where it lies in a table.
struct SeriesRun {
    const SeriesKey& key;
    std::span<const Sample> samples;
};

/// Series in the order an answer names them. The same list again means the same series.
using SeriesList = std::shared_ptr<const std::vector<SeriesKey>>;

/// What one answer brought.
class SeriesTable {
public:
    /// `ends` has the place behind the last sample of each series. Requires: as many ends as series, none before the one in
    /// front of it, the last one at the end of the samples.
    SeriesTable(SeriesList list, std::vector<std::size_t> ends, std::vector<Sample> samples);
    /// With a list of its own.
    explicit SeriesTable(std::vector<SeriesSamples> runs);

    const SeriesList& list() const { return m_list; }
    std::size_t size() const { return m_ends.size(); }
    /// Requires: i < size().
    SeriesRun operator[](std::size_t i) const
    {
        const std::size_t from = i == 0 ? 0 : m_ends[i - 1];
        return {(*m_list)[i], {m_samples.data() + from, m_ends[i] - from}};
    }
    /// Of all series, run behind run, and where each run ends.
    std::span<const Sample> samples() const { return m_samples; }
    std::span<const std::size_t> ends() const { return m_ends; }

private:
    SeriesList m_list;
    std::vector<std::size_t> m_ends;
    std::vector<Sample> m_samples;
};

/// Tables one behind the other, walked as the runs they hold.
class SeriesRuns {
public:
    SeriesRuns() = default;
    /// One table.
    SeriesRuns(std::vector<SeriesSamples> runs);
    SeriesRuns(std::initializer_list<SeriesSamples> runs) : SeriesRuns(std::vector(runs)) {}

    /// One without series is left out.
    void add(SeriesTable table);
    /// A table of its own: for a few.
    void add(SeriesSamples run);
    void append(SeriesRuns&& more);

    const std::vector<SeriesTable>& tables() const { return m_tables; }
    bool empty() const { return m_tables.empty(); }
    std::size_t size() const; ///< runs
    std::size_t sampleCount() const;
    /// Requires: i < size().
    SeriesRun operator[](std::size_t i) const;

    class Iterator {
    public:
        using value_type = SeriesRun;
        using difference_type = std::ptrdiff_t;

        Iterator() = default;
        explicit Iterator(const SeriesTable* table) : m_table(table) {}
        SeriesRun operator*() const { return (*m_table)[m_place]; }
        Iterator& operator++()
        {
            if (++m_place == m_table->size()) {
                ++m_table;
                m_place = 0;
            }
            return *this;
        }
        Iterator operator++(int)
        {
            const Iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const Iterator&, const Iterator&) = default;

    private:
        const SeriesTable* m_table = nullptr;
        std::size_t m_place = 0;
    };
    Iterator begin() const { return Iterator(m_tables.data()); }
    Iterator end() const { return Iterator(m_tables.data() + m_tables.size()); }

private:
    std::vector<SeriesTable> m_tables; ///< none without series
};

} // namespace traceo
