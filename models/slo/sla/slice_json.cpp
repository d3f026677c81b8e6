#include "slo/sla/slice_json.h"

#include "core/moment.h"
#include "slo/sla/slice_digest.h"

#include <nlohmann/json.hpp>

namespace traceo {

nlohmann::ordered_json sliceItem(const SliceRows& table, std::size_t row)
{
    using Json = nlohmann::ordered_json;
    const Slice& slice = table.counted[row];
    const auto& excluded = table.excluded[row];
    Json item{{"end", toRfc3339(slice.end)},
              {"good", slice.good},
              {"total", slice.total},
              {"observed_s", slice.observedSeconds},
              {"uncertain", slice.uncertain},
              {"undecided", slice.undecided},
              {"flagged", slice.flagged},
              {"excluded", excluded.has_value()},
              {"excluded_as", excluded ? Json(excludedWord(excluded)) : Json()},
              {"slo", table.slo},
              {"objective", table.objective.ratio()},
              {"method", table.method.word()}};
    if (table.method.isOfTime()) {
        const bool hasTarget = table.method.kind == BudgetingMethod::Kind::Timeslices;
        item["slice_s"] = table.method.slice / std::chrono::seconds(1);
        item["slice_target"] = hasTarget ? Json(table.method.sliceTarget.ratio()) : Json();
        item["good_minutes"] = table.judged[row].good;
        item["total_minutes"] = table.judged[row].total;
    }
    item["excess"] = slice.excess;
    item["evaluated"] = evaluatedWord(table.isEvaluatedByServer);
    return item;
}

} // namespace traceo
