#include "sli/server_expressions.h"

#include "core/duration.h"
#include "vocabulary/expressions.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <set>
#include <vector>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ServerExpressions)
};

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == ':';
}

struct Bare {
    std::string text; ///< without comments and what stands in quotes
    bool isClosed = true;
};

Bare bare(std::string_view promql)
{
    Bare out;
    for (std::size_t i = 0; i < promql.size(); ++i) {
        const char c = promql[i];
        if (c == '#') {
            i = std::min(promql.find('\n', i), promql.size());
            out.text += ' ';
            continue;
        }
        if (c != '"' && c != '\'' && c != '`') {
            out.text += c;
            continue;
        }
        std::size_t end = i + 1;
        while (end < promql.size() && promql[end] != c)
            end += promql[end] == '\\' && c != '`' ? 2 : 1;
        out.isClosed = out.isClosed && end < promql.size();
        i = std::min(end, promql.size());
    }
    return out;
}

/// A word with the parenthesis behind it.
struct Call {
    std::string name;
    std::size_t inside; ///< the place behind the parenthesis
};

std::vector<Call> callsIn(const std::string& text)
{
    std::vector<Call> calls;
    for (std::size_t open = text.find('('); open != std::string::npos; open = text.find('(', open + 1)) {
        std::size_t end = open;
        while (end > 0 && text[end - 1] == ' ')
            --end;
        std::size_t begin = end;
        while (begin > 0 && isWordCharacter(text[begin - 1]))
            --begin;
        calls.push_back({text.substr(begin, end - begin), open + 1});
    }
    return calls;
}

bool isRate(const Call& call)
{
    return call.name == "rate" || call.name == "irate";
}

bool isIncrease(const Call& call)
{
    return call.name == "increase";
}

/// Of what stands in the first brackets behind a place.
std::optional<Millis> windowBehind(const std::string& text, std::size_t place)
{
    const std::size_t open = text.find('[', place);
    if (open == std::string::npos)
        return {};
    const std::size_t end = text.find_first_of("]:", open);
    const auto length = parseDuration(text.substr(open + 1, std::min(end, text.size()) - open - 1));
    return length && *length > Millis{0} ? std::optional(*length) : std::nullopt;
}

struct Word {
    std::string_view text;
    char next = ' '; ///< the first character behind it that is no space
};

std::vector<Word> wordsIn(std::string_view text)
{
    std::vector<Word> words;
    for (std::size_t begin = 0; begin < text.size();) {
        if (!isWordCharacter(text[begin])) {
            ++begin;
            continue;
        }
        std::size_t end = begin;
        while (end < text.size() && isWordCharacter(text[end]))
            ++end;
        const std::size_t next = text.find_first_not_of(" \t\r\n", end);
        words.push_back({text.substr(begin, end - begin), next == std::string_view::npos ? ' ' : text[next]});
        begin = end;
    }
    return words;
}

/// Whether a selector has no metric before its braces.
bool selectsAnyName(std::string_view text)
{
    constexpr std::array<std::string_view, 5> kOperators{"and", "or", "unless", "bool", "atan2"};
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
        const std::size_t last = text.substr(0, open).find_last_not_of(" \t\r\n");
        if (last == std::string_view::npos || !isWordCharacter(text[last]))
            return true;
        std::size_t begin = last;
        while (begin > 0 && isWordCharacter(text[begin - 1]))
            --begin;
        if (std::ranges::find(kOperators, text.substr(begin, last + 1 - begin)) != kOperators.end())
            return true;
    }
    return false;
}

/// A function that has an answer where there is no series.
bool answersWithoutSeries(const Word& word)
{
    constexpr std::array<std::string_view, 11> kFunctions{"absent",      "absent_over_time", "day_of_month", "day_of_week",
                                                          "day_of_year", "days_in_month",    "hour",         "minute",
                                                          "month",       "vector",           "year"};
    return word.next == '(' && std::ranges::find(kFunctions, word.text) != kFunctions.end();
}

std::string factorOf(Millis window)
{
    return window == kMinute ? "1" : "60/" + std::to_string(window / std::chrono::seconds(1));
}

} // namespace

bool isOfGrowth(std::string_view promql)
{
    const std::vector<Call> calls = callsIn(bare(promql).text);
    return std::ranges::any_of(calls, [](const Call& call) { return isRate(call) || isIncrease(call); });
}

bool isClosed(std::string_view promql)
{
    const Bare outside = bare(promql);
    std::string open;
    for (const char c : outside.text) {
        constexpr std::string_view kOpening = "([{";
        constexpr std::string_view kClosing = ")]}";
        if (kOpening.find(c) != std::string_view::npos)
            open += c;
        const std::size_t closing = kClosing.find(c);
        if (closing == std::string_view::npos)
            continue;
        if (open.empty() || open.back() != kOpening[closing])
            return false;
        open.pop_back();
    }
    return outside.isClosed && open.empty();
}

Result<std::string> perMinute(std::string_view promql)
{
    const std::string text = bare(promql).text;
    const std::vector<Call> calls = callsIn(text);
    std::string factor = "60";
    if (std::ranges::none_of(calls, isRate)) {
        std::set<Millis> windows;
        for (const Call& call : calls) {
            if (isIncrease(call))
                windows.insert(windowBehind(text, call.inside).value_or(kMinute));
        }
        if (windows.size() > 1)
            return Error{.code = ErrorCode::BadValue,
                         .where = {},
                         .expected = Text::tr("increase() over one window"),
                         .found = Text::tr("several"),
                         .hint = Text::tr("rate() says the same of any window.")};
        if (!windows.empty())
            factor = factorOf(*windows.begin());
    }
    if (factor == "1")
        return std::string(promql);
    const char* const end = promql.find('#') == std::string_view::npos ? ")" : "\n)"; // the last line may end in a comment
    return factor + "*(" + std::string(promql) + end;
}

bool mayRead(std::string_view promql, std::string_view name)
{
    const std::string text = bare(promql).text;
    return selectsAnyName(text) || std::ranges::any_of(wordsIn(text), [name](const Word& word) {
               return word.text == name || answersWithoutSeries(word);
           });
}

std::string askedOf(SliDefinition::Kind kind, const std::string& written)
{
    return kind == SliDefinition::Kind::Counts ? perMinute(written).valueOr(written) : written;
}

void setExpressions(SliDefinition& sli, PartOf part, ServerExpressions written)
{
    const Selector ofPart = vocabulary::expressionSelector(askedOf(sli.kind, written.part));
    if (part != PartOf::Neither)
        (part == PartOf::Good ? sli.good : sli.bad) = ofPart;
    sli.total = vocabulary::expressionSelector(askedOf(sli.kind, written.total));
    sli.evaluated = std::move(written);
}

} // namespace traceo
