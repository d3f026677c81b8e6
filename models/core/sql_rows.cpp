#include "core/sql_rows.h"

#include "core/json.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <optional>

namespace traceo {
namespace {

using nlohmann::json;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SqlRows)
};

Error otherForm(const QString& expected)
{
    return {ErrorCode::Decode, {}, expected, Text::tr("an answer of another form"), {}};
}

json jsonOf(const SqlValue& value)
{
    return std::visit(
        [](const auto& held) -> json {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>)
                return nullptr;
            else
                return held;
        },
        value);
}

/// None for what no column holds: a list, an object, an integer beyond 64 bits with a sign.
std::optional<SqlValue> valueOf(const json& value)
{
    if (value.is_null())
        return SqlValue();
    if (value.is_boolean())
        return SqlValue(value.get<bool>());
    if (value.is_number_float())
        return SqlValue(value.get<double>());
    if (value.is_string())
        return SqlValue(value.get<std::string>());
    const bool isTooLarge =
        value.is_number_unsigned() && value.get<std::uint64_t>() > std::uint64_t(std::numeric_limits<std::int64_t>::max());
    return value.is_number_integer() && !isTooLarge ? std::optional(SqlValue(value.get<std::int64_t>())) : std::nullopt;
}

Result<std::vector<SqlValue>> rowOf(const json& row, std::size_t columns)
{
    if (!row.is_array() || row.size() != columns)
        return otherForm(Text::tr("%Ln value(s) in each row", nullptr, int(columns)));
    std::vector<SqlValue> values;
    values.reserve(columns);
    for (const json& item : row) {
        auto value = valueOf(item);
        if (!value)
            return otherForm(Text::tr("numbers, texts, true, false or null in each row"));
        values.push_back(std::move(*value));
    }
    return values;
}

} // namespace

int SqlRows::column(std::string_view name) const
{
    const auto found = std::ranges::find(columns, name);
    return found == columns.end() ? -1 : int(found - columns.begin());
}

std::string toJson(const SqlRows& rows)
{
    json lines = json::array();
    for (const std::vector<SqlValue>& row : rows.rows) {
        json line = json::array();
        for (const SqlValue& value : row)
            line.push_back(jsonOf(value));
        lines.push_back(std::move(line));
    }
    return toText(json{{"columns", rows.columns}, {"rows", std::move(lines)}});
}

Result<SqlRows> sqlRows(std::string_view text)
{
    const auto answer = parseJson(text);
    if (!answer)
        return answer.error();
    const auto columns = answer->is_object() ? answer->find("columns") : answer->end();
    const auto rows = answer->is_object() ? answer->find("rows") : answer->end();
    if (columns == answer->end() || !columns->is_array() || rows == answer->end() || !rows->is_array())
        return otherForm(Text::tr("“columns” and “rows” of a statement"));
    SqlRows result;
    for (const json& name : *columns) {
        if (!name.is_string())
            return otherForm(Text::tr("the names of columns"));
        result.columns.push_back(name.get<std::string>());
    }
    result.rows.reserve(rows->size());
    for (const json& row : *rows) {
        auto values = rowOf(row, result.columns.size());
        if (!values)
            return values.error();
        result.rows.push_back(std::move(*values));
    }
    return result;
}

} // namespace traceo
