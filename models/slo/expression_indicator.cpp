#include "slo/expression_indicator.h"

#include "sli/server_expressions.h"
#include "slo/slo_config_values.h"
#include "workspace/section_reader.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloExpression)
};

constexpr std::string_view kCount = "histogram_count(";
constexpr std::string_view kFraction = "histogram_fraction(0,";

std::string withoutSpaces(const std::string& text)
{
    std::string out;
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool isSpace = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (quote != 0 || !isSpace)
            out += c;
        if (quote == 0)
            quote = c == '"' || c == '\'' || c == '`' ? c : '\0';
        else if (c == '\\' && quote != '`' && i + 1 < text.size())
            out += text[++i];
        else if (c == quote)
            quote = 0;
    }
    return out;
}

/// What stands between `begin` and the parenthesis at the end; none where there is something else.
std::optional<std::string_view> argumentOf(std::string_view text, std::string_view begin)
{
    if (!text.starts_with(begin) || !text.ends_with(')'))
        return {};
    return text.substr(begin.size(), text.size() - begin.size() - 1);
}

bool isCount(const WrittenQuery& query, Grows grows)
{
    return grows == Grows::AsCounter && !isOfGrowth(query.text);
}

/// Whether the server can be asked for it per minute.
bool isPerMinute(const WrittenQuery& query, Errors& errors)
{
    const auto asked = perMinute(query.text);
    if (asked)
        return true;
    Error error = asked.error();
    error.where = query.at.location().toText();
    errors.push_back(std::move(error));
    return false;
}

} // namespace

std::optional<WrittenQuery> expressionAt(const ConfigNode& node, Errors& errors)
{
    if (isClosed(node.text()))
        return WrittenQuery{.text = node.text(), .at = node};
    SectionReader::report(errors, ErrorCode::Syntax, node, Text::tr("an expression whose brackets and quotes are closed"),
                          node.shownText());
    return std::nullopt;
}

WrittenQuery queryOfSelector(const Selector& selector, const ConfigNode& at)
{
    return {.text = "sum(" + selector.toText() + ')', .at = at};
}

std::optional<SliDefinition> ratioOfQueries(bool isGood, const WrittenQuery& part, const WrittenQuery& total, Grows grows,
                                            Errors& errors)
{
    if (auto native = isGood ? nativeLatencyOf(part.text, total.text) : std::nullopt)
        return native;
    const bool isOfCounters = isCount(part, grows);
    if (grows == Grows::AsCounter && isOfCounters != isCount(total, grows)) {
        SectionReader::report(errors, ErrorCode::BadValue, total.at,
                              isOfCounters ? Text::tr("a total without rate() and increase(), as its part is a counter")
                                           : Text::tr("a total of rate() or increase(), as its part is one"),
                              total.at.shownText());
        return std::nullopt;
    }
    if (!isOfCounters && !(isPerMinute(part, errors) && isPerMinute(total, errors)))
        return std::nullopt;
    SliDefinition sli;
    sli.kind = isOfCounters ? SliDefinition::Kind::Counters : SliDefinition::Kind::Counts;
    setExpressions(sli, isGood ? PartOf::Good : PartOf::Bad, {.part = part.text, .total = total.text});
    return sli;
}

SliDefinition ratioItself(bool isGood, const std::string& expression)
{
    SliDefinition sli;
    sli.kind = SliDefinition::Kind::Ratio;
    setExpressions(sli, isGood ? PartOf::Good : PartOf::Bad, {.part = expression, .total = expression});
    return sli;
}

SliDefinition gaugeOf(const std::string& expression)
{
    SliDefinition sli;
    sli.kind = SliDefinition::Kind::Gauge;
    setExpressions(sli, PartOf::Neither, {.part = {}, .total = expression});
    return sli;
}

ServerExpressions promqlOf(const SliDefinition& native)
{
    const std::string histogram = native.total.toText();
    const std::string count = "histogram_count(" + histogram + ')';
    return {.part = "histogram_fraction(0, " + native.threshold->value + ", " + histogram + ") * " + count, .total = count};
}

std::optional<SliDefinition> nativeLatencyOf(const std::string& good, const std::string& total)
{
    const std::string ofTotal = withoutSpaces(total);
    const std::string ofGood = withoutSpaces(good);
    const auto histogram = argumentOf(ofTotal, kCount);
    const std::string times = "*" + ofTotal;
    if (!histogram || !ofGood.ends_with(times))
        return {};
    const auto fraction = argumentOf(std::string_view(ofGood).substr(0, ofGood.size() - times.size()), kFraction);
    const std::size_t comma = fraction ? fraction->find(',') : std::string_view::npos;
    if (comma == std::string_view::npos || fraction->substr(comma + 1) != *histogram)
        return {};
    const auto seconds = secondsOf(std::string(fraction->substr(0, comma)));
    const auto selector = Selector::parse(*histogram);
    if (!seconds || !selector || selector->name().empty())
        return {};
    SliDefinition sli;
    sli.kind = SliDefinition::Kind::NativeLatency;
    sli.total = *selector;
    sli.threshold = Threshold{.op = Threshold::Op::AtMost, .value = *seconds};
    return sli;
}

} // namespace traceo
