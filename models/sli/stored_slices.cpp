#include "sli/stored_slices.h"

#include "vocabulary/derived.h"

namespace traceo {
namespace {

Selector selectorOf(const SliceQuantity& quantity, std::string_view slo, std::string_view definition)
{
    using Match = Selector::Match;
    return Selector(quantity.metric,
                    {{vocabulary::kLabelSlo, Match::Equal, std::string(slo)},
                     {vocabulary::kLabelDefinition, Match::Equal, std::string(definition)}});
}

bool isObserved(const SliceQuantity& quantity)
{
    return quantity.value == &Slice::observedSeconds;
}

} // namespace

const std::array<SliceQuantity, 7>& sliceQuantities()
{
    static constexpr std::array kQuantities{SliceQuantity{vocabulary::kSliGood, &Slice::good},
                                            SliceQuantity{vocabulary::kSliTotal, &Slice::total},
                                            SliceQuantity{vocabulary::kSliObserved, &Slice::observedSeconds},
                                            SliceQuantity{vocabulary::kSliUncertain, &Slice::uncertain},
                                            SliceQuantity{vocabulary::kSliFlagged, &Slice::flagged},
                                            SliceQuantity{vocabulary::kSliUndecided, &Slice::undecided},
                                            SliceQuantity{vocabulary::kSliExcess, &Slice::excess}};
    return kQuantities;
}

SeriesKey sliceSeriesKey(const SliceQuantity& quantity, std::string_view slo, std::string_view definition, int correction)
{
    Labels labels{{vocabulary::kLabelSlo, std::string(slo)}, {vocabulary::kLabelDefinition, std::string(definition)}};
    if (correction > 0)
        labels = labels.with(vocabulary::kLabelCorrection, std::to_string(correction));
    return {vocabulary::kDerivedSource, quantity.metric, std::move(labels)};
}

Result<StoredSeries> storedSeries(const history::Snapshot& snapshot, std::string_view slo, std::string_view definition)
{
    StoredSeries stored;
    for (std::size_t i = 0; i < stored.size(); ++i) {
        const auto found = snapshot.series(selectorOf(sliceQuantities()[i], slo, definition), vocabulary::kDerivedSource);
        if (!found)
            return found.error();
        for (const history::SeriesInfo& series : *found)
            stored[i].push_back(series.id);
    }
    return stored;
}

Result<StoredSlices> storedSlices(const history::Snapshot& snapshot, std::string_view slo, std::string_view definition,
                                  TimeSpan span)
{
    StoredSlices stored{emptySlices(span), {}, {}};
    stored.isDerived.resize(stored.slices.size());
    if (stored.slices.empty())
        return stored;
    const auto found = storedSeries(snapshot, slo, definition);
    if (!found)
        return found.error();
    for (std::size_t place = 0; place < found->size(); ++place) {
        const SliceQuantity& quantity = sliceQuantities()[place];
        for (const history::SeriesId series : (*found)[place]) {
            stored.series.push_back(series);
            const auto samples = snapshot.samples(series, span);
            if (!samples)
                return samples.error();
            std::size_t i = 0;
            for (const Sample& sample : *samples) {
                while (stored.slices[i].end < sample.at) // ascending, and mostly the next minute
                    ++i;
                stored.slices[i].*quantity.value += sample.value;
                if (isObserved(quantity))
                    stored.isDerived[i] = true;
            }
        }
    }
    return stored;
}

} // namespace traceo
