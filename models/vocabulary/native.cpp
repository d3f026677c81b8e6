#include "vocabulary/native.h"

namespace traceo::vocabulary {

SeriesKey nativeSeries(const SeriesKey& histogram, const char* part, std::string_view threshold)
{
    return {histogram.source, part, histogram.labels.with(kLabelHistogram, histogram.name).with(kLabelThreshold, threshold)};
}

Selector nativeSelector(const Selector& histogram, const char* part, std::string_view threshold)
{
    std::vector<Selector::Matcher> matchers = histogram.matchers();
    if (!histogram.name().empty())
        matchers.push_back({kLabelHistogram, Selector::Match::Equal, histogram.name()});
    if (!threshold.empty())
        matchers.push_back({kLabelThreshold, Selector::Match::Equal, std::string(threshold)});
    return Selector(part, std::move(matchers));
}

} // namespace traceo::vocabulary
