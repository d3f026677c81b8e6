#include "slo/form/series_catalogue.h"

#include "vocabulary/probes.h"

#include <algorithm>

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

/// Keys or texts that go on from what is there.
template <class Range, class Make>
void addWords(Completion& completion, const Range& range, std::string_view begun, std::size_t most, Make make)
{
    for (const auto& one : range) {
        std::string word = make(one);
        if (completion.words.size() < most && word.starts_with(begun) && word != begun)
            completion.words.push_back(std::move(word));
    }
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

std::vector<std::string> targetsIn(const SeriesCatalogue& catalogue)
{
    SeriesCatalogue::Values targets;
    const auto probes = catalogue.metrics.find(vocabulary::kProbeSuccess);
    if (probes == catalogue.metrics.end())
        return {};
    for (const char* const label : {vocabulary::kLabelInstance, vocabulary::kLabelTarget}) {
        const auto values = probes->second.find(label);
        if (values != probes->second.end())
            targets.insert(values->second.begin(), values->second.end());
    }
    return {targets.begin(), targets.end()};
}

Completion completionOf(const SeriesCatalogue& catalogue, std::string_view text, std::size_t cursor, std::size_t most)
{
    const std::string_view before = text.substr(0, cursor);
    const Place place = placeIn(before);
    const std::size_t name = nameBegin(before, before.size());
    Completion completion{.begin = name};
    if (!place.isInBraces) {
        addWords(completion, catalogue.metrics, before.substr(name), most, [](const auto& one) { return one.first; });
        return completion;
    }
    const auto metric = catalogue.metrics.find(std::string(place.metric));
    if (metric == catalogue.metrics.end())
        return completion;
    if (place.quote == 0) {
        addWords(completion, metric->second, before.substr(name), most, [](const auto& one) { return one.first + "=\""; });
        return completion;
    }
    completion.begin = place.quoteAt;
    const std::size_t label = nameBegin(before, place.labelEnd);
    const auto values = metric->second.find(std::string(before.substr(label, place.labelEnd - label)));
    if (values != metric->second.end())
        addWords(completion, values->second, before.substr(place.quoteAt), most,
                 [&place](const std::string& one) { return inQuotes(one, place.quote) + place.quote; });
    return completion;
}

} // namespace traceo::form
