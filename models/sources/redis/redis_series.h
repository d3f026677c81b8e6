#pragma once
// The series of one answer of a Redis: each has the label `instance`, and one sample of the answer's moment.
// One thread at a time.

#include "core/series_runs.h"
#include "sources/prometheus/answer_table.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace traceo {

class RedisSeries {
public:
    using Label = AnswerTable::Label;

    /// `source` is also the instance; `before`, if any, is what the answer before named.
    RedisSeries(const std::string& source, UtcMs at, SeriesList before)
        : m_instance(source), m_at(at), m_table(source, std::move(before))
    {}

    /// Labels without a value are left out. Requires: the labels in the order of their names, none of them `instance`, and a
    /// series that was not added yet.
    void add(std::string_view name, double value, std::initializer_list<Label> labels = {});
    UtcMs at() const { return m_at; }
    SeriesTable take() && { return std::move(m_table).take(); }

private:
    std::string m_instance;
    UtcMs m_at;
    AnswerTable m_table;
    std::vector<Label> m_labels; ///< of the series that is being added
};

} // namespace traceo
