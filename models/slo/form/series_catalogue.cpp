#include "slo/form/series_catalogue.h"

#include "vocabulary/probes.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace traceo::form {
namespace {

bool isOfName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == ':';
}

/// Where the name begins that ends at `end`.
std::size_t nameBegin(std::string_view text, std::size_t end)
{
    while (end > 0 && isOfName(text[end - 1]))
        --end;
    return end;
}

std::size_t nameEnd(std::string_view text, std::size_t begin)
{
    while (begin < text.size() && isOfName(text[begin]))
        ++begin;
    return begin;
}

std::size_t behindSpaces(std::string_view text, std::size_t begin)
{
    return std::min(text.find_first_not_of(' ', begin), text.size());
}

/// How far the text before the cursor got: outside of braces, at a label, or in the quotes of its value.
struct Place {
    bool isInBraces = false;
    char quote = 0;
    std::size_t quoteAt = 0;  ///< behind the quote
    std::size_t labelEnd = 0; ///< of the last label
    std::string_view metric;
};

Place placeIn(std::string_view text)
{
    Place place;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (place.quote != 0) {
            if (c == '\\')
                ++i;
            else if (c == place.quote)
                place.quote = 0;
        } else if (c == '"' || c == '\'') {
            place.quote = c;
            place.quoteAt = i + 1;
        } else if (c == '{') {
            const std::size_t begin = nameBegin(text, i);
            place.isInBraces = true;
            place.metric = text.substr(begin, i - begin);
        } else if (c == '}') {
            place.isInBraces = false;
        } else if (isOfName(c)) {
            place.labelEnd = i + 1;
        }
    }
    return place;
}

std::string inQuotes(const std::string& value, char quote)
{
    std::string out;
    for (const char c : value) {
        if (c == quote || c == '\\')
            out += '\\';
        out += c;
    }
    return out;
}

/// The value that begins so in its quotes; none where the next character is still to be said.
std::optional<std::string> withoutQuotes(std::string_view begun)
{
    std::string value;
    for (std::size_t i = 0; i < begun.size(); ++i) {
        if (begun[i] == '\\' && ++i == begun.size())
            return std::nullopt;
        value += begun[i];
    }
    return value;
}

/// Behind the quote that ends the value which goes on at the cursor; the cursor where none does, as the next quote is another's.
std::size_t valueEnd(std::string_view text, std::size_t cursor, char quote)
{
    std::size_t end = cursor;
    while (end < text.size() && text[end] != quote)
        end += text[end] == '\\' ? 2 : 1;
    if (end >= text.size())
        return cursor;
    const std::size_t next = behindSpaces(text, end + 1);
    return next == text.size() || text[next] == ',' || text[next] == '}' ? end + 1 : cursor;
}

const std::string& keyOf(const std::string& value)
{
    return value;
}

template <class Value>
const std::string& keyOf(const std::pair<const std::string, Value>& one)
{
    return one.first;
}

/// What `make` makes of the keys of a sorted range that begin so, but not what stands there already.
template <class Range, class Make>
void addWords(Completion& completion, const Range& range, const std::string& begin, std::string_view begun, std::size_t most,
              Make make)
{
    for (auto one = range.lower_bound(begin); one != range.end() && completion.words.size() < most; ++one) {
        if (!keyOf(*one).starts_with(begin))
            return;
        std::string word = make(keyOf(*one));
        if (word != begun)
            completion.words.push_back(std::move(word));
    }
}

/// Labels; one that has its operator already is only named.
void addLabels(Completion& completion, const SeriesCatalogue::Metric& metric, std::string_view text, std::size_t cursor,
               std::size_t most)
{
    const std::size_t next = behindSpaces(text, completion.end);
    const bool hasOperator = next < text.size() && (text[next] == '=' || text[next] == '!');
    const std::string begun(text.substr(completion.begin, cursor - completion.begin));
    addWords(completion, metric, begun, begun, most,
             [hasOperator](const std::string& label) { return hasOperator ? label : label + "=\""; });
}

void addValues(Completion& completion, const SeriesCatalogue::Values& values, std::string_view begun, char quote,
               std::size_t most)
{
    if (const auto begin = withoutQuotes(begun))
        addWords(completion, values, *begin, begun, most,
                 [quote](const std::string& value) { return inQuotes(value, quote) + quote; });
}

/// Whether a label may come next, by what stands before it.
bool isAtLabel(std::string_view before)
{
    const std::size_t last = before.find_last_not_of(' ');
    return last != std::string_view::npos && (before[last] == '{' || before[last] == ',');
}

/// What stands in the quotes of a label of the metric.
const SeriesCatalogue::Values* valuesAt(const SeriesCatalogue::Metric& metric, std::string_view before, const Place& place)
{
    const std::size_t label = nameBegin(before, place.labelEnd);
    const auto values = metric.find(std::string(before.substr(label, place.labelEnd - label)));
    return values == metric.end() ? nullptr : &values->second;
}

} // namespace

Result<SeriesCatalogue> catalogueOf(const history::Snapshot& snapshot, const std::vector<std::string>& sources)
{
    SeriesCatalogue catalogue;
    for (const std::string& source : sources) {
        const auto all = snapshot.series(Selector(), source);
        if (!all)
            return all.error();
        for (const history::SeriesInfo& one : *all) {
            auto& metric = catalogue.metrics[one.key.name];
            for (const auto& [label, value] : one.key.labels)
                metric[label].insert(value);
        }
    }
    return catalogue;
}

Completion targetCompletionOf(const SeriesCatalogue& catalogue, std::string_view text, std::size_t cursor, std::size_t most)
{
    const std::string begun(text.substr(0, cursor));
    Completion completion{.begin = 0, .end = text.size(), .isExpected = !begun.empty()};
    const auto probes = catalogue.metrics.find(vocabulary::kProbeSuccess);
    if (probes == catalogue.metrics.end())
        return completion;
    for (const char* const label : {vocabulary::kLabelInstance, vocabulary::kLabelTarget}) {
        Completion of;
        if (const auto values = probes->second.find(label); values != probes->second.end())
            addWords(of, values->second, begun, begun, most, [](const std::string& target) { return target; });
        completion.words.insert(completion.words.end(), of.words.begin(), of.words.end());
    }
    std::ranges::sort(completion.words);
    const auto again = std::ranges::unique(completion.words);
    completion.words.erase(again.begin(), again.end());
    completion.words.resize(std::min(completion.words.size(), most));
    return completion;
}

Completion completionOf(const SeriesCatalogue& catalogue, std::string_view text, std::size_t cursor, std::size_t most)
{
    const std::string_view before = text.substr(0, cursor);
    const Place place = placeIn(before);
    Completion completion{.begin = nameBegin(before, before.size()), .end = nameEnd(text, cursor)};
    const std::string begun(before.substr(completion.begin));
    completion.isExpected = !begun.empty();
    if (!place.isInBraces) {
        addWords(completion, catalogue.metrics, begun, begun, most, [](const std::string& name) { return name; });
        return completion;
    }
    const auto metric = catalogue.metrics.find(std::string(place.metric));
    if (place.quote == 0) {
        completion.isExpected = !begun.empty() || isAtLabel(before);
        if (metric != catalogue.metrics.end())
            addLabels(completion, metric->second, text, cursor, most);
        return completion;
    }
    completion.begin = place.quoteAt;
    completion.end = valueEnd(text, cursor, place.quote);
    completion.isExpected = true;
    const auto* const values = metric == catalogue.metrics.end() ? nullptr : valuesAt(metric->second, before, place);
    if (values != nullptr)
        addValues(completion, *values, before.substr(place.quoteAt), place.quote, most);
    return completion;
}

} // namespace traceo::form
