#include "sli/booking.h"

#include "sli/stored_slices.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace traceo {
namespace {

using history::Snapshot;

/// Sums of fractions may differ in the last digits when series come in another order.
bool isSameCount(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

/// Writes differences, each into the first series of its quantity that has no sample there yet.
class Booking {
public:
    Booking(const Snapshot& snapshot, std::string_view slo, std::string definition)
        : m_snapshot(snapshot), m_slo(slo), m_definition(std::move(definition))
    {}

    void add(const SliceQuantity& quantity, Sample sample) { place(quantity, 0).push_back(sample); }

    Result<void> correct(const SliceQuantity& quantity, Sample difference)
    {
        for (int correction = 0;; ++correction) {
            const auto taken = hasSample(sliceSeriesKey(quantity, m_slo, m_definition, correction), difference.at);
            if (!taken)
                return taken.error();
            if (*taken)
                continue;
            place(quantity, correction).push_back(difference);
            return {};
        }
    }

    std::vector<SeriesSamples> take()
    {
        std::vector<SeriesSamples> all;
        for (auto& [key, samples] : m_booked)
            all.push_back({key, std::move(samples)});
        return all;
    }

private:
    /// The samples booked so far for a quantity; a key is built once a series, not once a minute.
    std::vector<Sample>& place(const SliceQuantity& quantity, int correction)
    {
        auto& known = m_places[{quantity.metric, correction}];
        if (!known)
            known = &m_booked[sliceSeriesKey(quantity, m_slo, m_definition, correction)];
        return *known;
    }

    Result<bool> hasSample(const SeriesKey& key, UtcMs at)
    {
        const auto known = readIds();
        if (!known)
            return known.error();
        const auto it = m_ids->find(key);
        if (it == m_ids->end())
            return false;
        const auto samples = m_snapshot.samples(it->second, {at - Millis{1}, at});
        return samples ? Result<bool>(!samples->empty()) : samples.error();
    }

    Result<void> readIds()
    {
        if (m_ids)
            return {};
        m_ids.emplace();
        for (const SliceQuantity& quantity : sliceQuantities()) {
            const auto found = m_snapshot.series(Selector(quantity.metric), sliceSeriesKey(quantity, {}, {}, 0).source);
            if (!found)
                return found.error();
            for (const history::SeriesInfo& series : *found)
                m_ids->emplace(series.key, series.id);
        }
        return {};
    }

    const Snapshot& m_snapshot;
    std::string m_slo;
    std::string m_definition;
    std::optional<std::map<SeriesKey, history::SeriesId>> m_ids;
    std::map<SeriesKey, std::vector<Sample>> m_booked;
    std::map<std::pair<const char*, int>, std::vector<Sample>*> m_places; ///< into m_booked, which keeps its nodes
};

/// A new slice: what it holds, and that it was derived.
void bookNew(Booking& booking, const Slice& slice)
{
    const bool isEmpty = slice.observedSeconds == 0 && slice.total == 0;
    for (const SliceQuantity& quantity : sliceQuantities()) {
        const double value = slice.*quantity.value;
        const bool isEvents = quantity.value == &Slice::good || quantity.value == &Slice::total;
        const bool isMark = quantity.value == &Slice::observedSeconds;
        if (value == 0 && !isMark && !(isEvents && !isEmpty))
            continue;
        booking.add(quantity, {slice.end, value});
    }
}

Result<void> bookDifference(Booking& booking, const Slice& slice, const Slice& before)
{
    for (const SliceQuantity& quantity : sliceQuantities()) {
        if (isSameCount(slice.*quantity.value, before.*quantity.value))
            continue;
        const Sample difference{slice.end, slice.*quantity.value - before.*quantity.value};
        if (auto done = booking.correct(quantity, difference); !done)
            return done;
    }
    return {};
}

} // namespace

Result<std::vector<SeriesSamples>> booked(const Snapshot& snapshot, const SliDefinition& definition, std::string_view slo,
                                          const std::vector<Slice>& counted)
{
    if (counted.empty())
        return std::vector<SeriesSamples>{};
    const std::string hash = definition.hash();
    const auto stored = storedSlices(snapshot, slo, hash, {counted.front().end - kMinute, counted.back().end});
    if (!stored)
        return stored.error();
    Booking booking(snapshot, slo, hash);
    for (std::size_t i = 0; i < counted.size(); ++i) {
        if (!stored->isDerived[i]) {
            bookNew(booking, counted[i]);
            continue;
        }
        if (auto done = bookDifference(booking, counted[i], stored->slices[i]); !done)
            return done.error();
    }
    return booking.take();
}

} // namespace traceo
