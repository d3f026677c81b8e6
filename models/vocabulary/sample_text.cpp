#include "vocabulary/sample_text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>

namespace traceo::vocabulary {
namespace {

constexpr double kExactInteger = 9007199254740992.0; // 2^53
constexpr std::uint64_t kPlainNan = 0x7ff8000000000000;

struct NanWord {
    std::uint64_t bits;
    std::string_view word;
};
constexpr std::array<NanWord, 4> kNanWords{{
    {kPlainNan, "NaN"},
    {0x7ff8000000000001, "nAn"},
    {0x7ff0000000000002, "naN"},
    {0xfff8000000000000, "NAn"},
}};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

char lowerOf(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

bool isWord(std::string_view text, std::string_view lowerCase)
{
    return std::ranges::equal(text, lowerCase, {}, lowerOf);
}

Fidelity appendNan(std::string& out, std::uint64_t bits, NumberForm form)
{
    if (form == NumberForm::Exact) {
        out += "NaN";
        if (bits != kPlainNan) {
            char buffer[16];
            const auto end = std::to_chars(buffer, buffer + sizeof buffer, bits, 16).ptr;
            out += "(0x";
            out.append(buffer, end);
            out += ')';
        }
        return Fidelity::Same;
    }
    const auto known = std::ranges::find(kNanWords, bits, &NanWord::bits);
    out += known == kNanWords.end() ? std::string_view("NaN") : known->word;
    return known == kNanWords.end() ? Fidelity::OtherNan : Fidelity::Same;
}

std::optional<double> readNan(std::string_view text, NumberForm form)
{
    if (!isWord(text.substr(0, 3), "nan"))
        return std::nullopt;
    if (text.size() == 3) {
        const auto known = std::ranges::find(kNanWords, text, &NanWord::word);
        const bool named = form == NumberForm::OpenMetrics && known != kNanWords.end();
        return std::bit_cast<double>(named ? known->bits : kPlainNan);
    }
    if (form != NumberForm::Exact || !text.substr(3).starts_with("(0x") || text.back() != ')')
        return std::nullopt;
    std::uint64_t bits = 0;
    const auto [end, problem] = std::from_chars(text.data() + 6, text.data() + text.size() - 1, bits, 16);
    const double value = std::bit_cast<double>(bits);
    const bool complete = problem == std::errc() && end == text.data() + text.size() - 1;
    return complete && std::isnan(value) ? std::optional(value) : std::nullopt;
}

/// digits [ "." digits ] [ ("e" | "E") [sign] digits ], with digits on at least one side of the point.
bool isDecimal(std::string_view text)
{
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t start = at;
        while (at < text.size() && isDigit(text[at]))
            ++at;
        return at - start;
    };
    std::size_t count = digits();
    if (at < text.size() && text[at] == '.') {
        ++at;
        count += digits();
    }
    if (count == 0)
        return false;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        if (digits() == 0)
            return false;
    }
    return at == text.size();
}

bool isName(std::string_view name, bool colons)
{
    const auto legal = [colons](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (colons && c == ':');
    };
    return !name.empty() && !isDigit(name.front()) && std::ranges::all_of(name, legal);
}

/// Label pairs without their braces.
void appendPairs(std::string& out, const Labels& labels)
{
    bool first = true;
    for (const auto& [name, value] : labels) {
        if (!first)
            out += ',';
        first = false;
        if (isPlainLabel(name))
            out += name;
        else
            appendQuoted(out, name);
        out += '=';
        appendQuoted(out, value);
    }
}

} // namespace

Fidelity appendNumber(std::string& out, double value, NumberForm form)
{
    if (std::isnan(value))
        return appendNan(out, std::bit_cast<std::uint64_t>(value), form);
    if (std::isinf(value)) {
        out += value > 0 ? "+Inf" : "-Inf";
        return Fidelity::Same;
    }
    char buffer[40];
    // Whole numbers as such: 100000 rather than 1e+05.
    const bool whole = std::trunc(value) == value && std::abs(value) < kExactInteger;
    const auto end = whole ? std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed).ptr
                           : std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    out.append(buffer, end);
    return Fidelity::Same;
}

std::optional<double> readNumber(std::string_view text, NumberForm form)
{
    if (const auto nan = readNan(text, form))
        return nan;
    const bool negative = text.starts_with('-');
    std::string_view size = text;
    if (negative || text.starts_with('+'))
        size.remove_prefix(1);
    if (isWord(size, "inf") || isWord(size, "infinity"))
        return negative ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    if (!isDecimal(size))
        return std::nullopt;
    double value = 0;
    const auto [end, problem] = std::from_chars(size.data(), size.data() + size.size(), value);
    if (problem != std::errc() || end != size.data() + size.size())
        return std::nullopt;
    return negative ? -value : value;
}

void appendSeconds(std::string& out, UtcMs moment)
{
    const std::int64_t ms = msOf(moment);
    const std::uint64_t size = ms < 0 ? std::uint64_t{0} - std::uint64_t(ms) : std::uint64_t(ms);
    if (ms < 0)
        out += '-';
    out += std::to_string(size / 1000);
    if (const auto rest = size % 1000; rest != 0) {
        out += '.';
        out += char('0' + rest / 100);
        if (rest % 100 != 0)
            out += char('0' + rest / 10 % 10);
        if (rest % 10 != 0)
            out += char('0' + rest % 10);
    }
}

std::optional<UtcMs> readSeconds(std::string_view text)
{
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    if (!isDecimal(text))
        return std::nullopt;
    const std::size_t mark = std::min(text.find_first_of("eE"), text.size());
    int exponent = 0;
    if (mark < text.size()) {
        const char* begin = text.data() + mark + (text[mark + 1] == '+' ? 2 : 1);
        if (std::from_chars(begin, text.data() + text.size(), exponent).ec != std::errc() || std::abs(exponent) > 1000)
            return std::nullopt;
    }
    // Milliseconds are the digits up to three places (and the exponent's) behind the point.
    const std::string_view mantissa = text.substr(0, mark);
    const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
    const std::int64_t wanted = std::int64_t(point) + 3 + exponent;
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max() / 4; // as kDistantFuture
    std::int64_t ms = 0;
    std::size_t at = 0;
    for (std::int64_t place = 0; place < wanted; ++place) {
        if (at == point && at < mantissa.size())
            ++at;
        const int digit = at < mantissa.size() ? mantissa[at++] - '0' : 0;
        if (ms > (kMost - digit) / 10)
            return std::nullopt;
        ms = ms * 10 + digit;
    }
    return utcMs(negative ? -ms : ms);
}

bool isPlainName(std::string_view name)
{
    return isName(name, true);
}

bool isPlainLabel(std::string_view name)
{
    return isName(name, false);
}

void appendQuoted(std::string& out, std::string_view text)
{
    out += '"';
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '\\' || c == '"')
            out += '\\';
        out += c;
    }
    out += '"';
}

void appendLabels(std::string& out, const Labels& labels)
{
    out += '{';
    appendPairs(out, labels);
    out += '}';
}

void appendSeries(std::string& out, std::string_view name, const Labels& labels)
{
    if (isPlainName(name)) {
        out += name;
        if (!labels.empty())
            appendLabels(out, labels);
        return;
    }
    out += '{';
    appendQuoted(out, name);
    if (!labels.empty())
        out += ',';
    appendPairs(out, labels);
    out += '}';
}

bool looksLikeFormula(std::string_view cell)
{
    while (cell.starts_with('\''))
        cell.remove_prefix(1);
    if (cell.empty())
        return false;
    static constexpr std::string_view kStarts("=+-@\t\r\n\0", 8);
    if (kStarts.find(cell.front()) != std::string_view::npos)
        return true;
    static constexpr std::array<std::string_view, 4> kFullWidth{"\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0"};
    return std::ranges::any_of(kFullWidth, [cell](std::string_view form) { return cell.starts_with(form); });
}

} // namespace traceo::vocabulary
