#pragma once
// The labels of a series: pairs sorted by name, names once, no empty values (an empty label is an
// absent one). Text is UTF-8 as it came from the wire.
// Any thread; immutable.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace traceo {

class Labels {
public:
    using Pair = std::pair<std::string, std::string>;

    Labels() = default;
    /// Sorts; of two equal names the later wins; empty values are dropped.
    explicit Labels(std::vector<Pair> pairs);
    Labels(std::initializer_list<Pair> pairs);

    /// The value of `name`, empty when absent.
    std::string_view value(std::string_view name) const;
    bool has(std::string_view name) const { return !value(name).empty(); }
    Labels with(std::string_view name, std::string_view value) const;
    Labels without(std::string_view name) const;

    bool empty() const { return m_pairs.empty(); }
    std::size_t size() const { return m_pairs.size(); }
    auto begin() const { return m_pairs.begin(); }
    auto end() const { return m_pairs.end(); }

    /// {a="1",b="two"} with Prometheus' escapes (\\ \" \n); "{}" when empty.
    std::string toText() const;

    friend bool operator==(const Labels&, const Labels&) = default;
    friend auto operator<=>(const Labels&, const Labels&) = default;

private:
    std::vector<Pair> m_pairs;
};

/// A series as it was observed: the source is a column, never a label.
struct SeriesKey {
    std::string source;
    std::string name;
    Labels labels;

    /// name{a="1"}; the source is left out.
    std::string toText() const;
    friend bool operator==(const SeriesKey&, const SeriesKey&) = default;
    friend auto operator<=>(const SeriesKey&, const SeriesKey&) = default;
};

} // namespace traceo
