#include "refresh/span_bands.h"

#include "vocabulary/marks.h"

#include <algorithm>

namespace traceo {
namespace {

/// Of one kind and name and overlapping: told twice.
void addOnce(std::vector<Band>& bands, Band band)
{
    const auto isSame = [&band](const Band& other) {
        return other.kind == band.kind && other.name == band.name && other.span.from <= band.span.to
            && band.span.from <= other.span.to;
    };
    const auto known = std::ranges::find_if(bands, isSame);
    if (known == bands.end()) {
        bands.push_back(std::move(band));
        return;
    }
    known->span = {std::min(known->span.from, band.span.from), std::max(known->span.to, band.span.to)};
}

} // namespace

Result<std::vector<Band>> spanBands(const history::Snapshot& snapshot, TimeSpan range)
{
    std::vector<Band> bands;
    for (const auto& kind : vocabulary::kSpanKinds) {
        const auto facts = snapshot.factSpans(kind.kind, range);
        if (!facts)
            return facts.error();
        for (const Fact& fact : *facts) {
            if (auto band = vocabulary::bandOf(fact, range.to))
                addOnce(bands, std::move(*band));
        }
    }
    std::ranges::stable_sort(bands, {}, [](const Band& band) { return band.span.from; });
    return bands;
}

} // namespace traceo
