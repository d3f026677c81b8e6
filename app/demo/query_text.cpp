#include "app/demo/query_text.h"

#include "core/duration.h"
#include "core/moment.h"

#include <charconv>
#include <cmath>

namespace traceo::demo {
namespace {

/// Further than that no date of anybody's lies, and milliseconds still fit.
constexpr double kMostSeconds = 1e12;

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::optional<double> number(std::string_view text)
{
    double value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = end.ec == std::errc() && end.ptr == text.data() + text.size();
    return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

Error syntax(std::string_view text, const QString& expected)
{
    return {.code = ErrorCode::Syntax, .where = {}, .expected = expected, .found = QString::fromUtf8(text), .hint = {}};
}

} // namespace

Result<Query> parseQuery(std::string_view text)
{
    text = trimmed(text);
    if (const auto value = number(text))
        return Query(Constant{*value, Constant::Shape::Scalar});
    if (text.starts_with("vector(") && text.ends_with(')')) {
        if (const auto value = number(trimmed(text.substr(7, text.size() - 8))))
            return Query(Constant{*value, Constant::Shape::Vector});
    }
    Selection selection;
    if (text.ends_with(']')) {
        const std::size_t open = text.find_last_of('[');
        if (open == std::string_view::npos)
            return syntax(text, QStringLiteral("a range in brackets"));
        const auto range = parseDuration(text.substr(open + 1, text.size() - open - 2));
        if (!range)
            return range.error();
        selection.range = *range;
        text = trimmed(text.substr(0, open));
    }
    auto selector = Selector::parse(text);
    if (!selector)
        return syntax(text,
                      QStringLiteral("a plain selector or a range of one: this small demo server evaluates no expressions"));
    selection.selector = std::move(*selector);
    return Query(std::move(selection));
}

Result<UtcMs> parseTime(std::string_view text)
{
    if (const auto seconds = number(text)) {
        if (std::abs(*seconds) > kMostSeconds)
            return syntax(text, QStringLiteral("a moment"));
        return utcMs(std::llround(*seconds * 1000));
    }
    if (text.find('T') == std::string_view::npos) // the API knows no other form
        return syntax(text, QStringLiteral("Unix seconds or RFC 3339"));
    return parseMoment(text, UtcMs{});
}

Result<Millis> parseStep(std::string_view text)
{
    if (const auto seconds = number(text)) {
        if (std::abs(*seconds) > kMostSeconds)
            return syntax(text, QStringLiteral("a step"));
        return Millis{std::llround(*seconds * 1000)};
    }
    return parseDuration(text);
}

} // namespace traceo::demo
