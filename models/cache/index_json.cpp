#include "cache/index_json.h"

#include <nlohmann/json.hpp>

#include <initializer_list>

namespace traceo {
namespace {

using nlohmann::ordered_json;
using Kind = IndexAdvice::Kind;

ordered_json textOf(const QString& text)
{
    return text.isEmpty() ? ordered_json() : ordered_json(text.toStdString());
}

/// The cost, where the advice is of one of these kinds.
ordered_json costOf(const IndexAdvice& advice, std::initializer_list<Kind> kinds)
{
    for (const Kind kind : kinds) {
        if (advice.kind == kind && advice.cost.hasValue())
            return std::int64_t(advice.cost.value);
    }
    return {};
}

} // namespace

ordered_json toJson(const IndexAdvice& advice)
{
    return {{"kind", std::string(wordOf(advice.kind))},
            {"source", advice.source},
            {"instance", advice.instance},
            {"database", advice.database},
            {"object", advice.object},
            {"statement", textOf(advice.statement)},
            {"evidence", advice.evidence.toStdString()},
            {"size_bytes", costOf(advice, {Kind::Unused, Kind::Duplicate, Kind::Invalid})},
            {"rows_per_scan", costOf(advice, {Kind::SequentialScans})},
            {"blocks_per_call", costOf(advice, {Kind::ColdStatement})},
            {"sql", textOf(advice.sql)},
            {"caution", textOf(advice.caution)},
            {"state", std::string(wordOf(advice.status))}};
}

} // namespace traceo
