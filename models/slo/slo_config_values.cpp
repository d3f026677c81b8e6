#include "slo/slo_config_values.h"

#include "core/duration.h"
#include "core/format.h"
#include "core/moment.h"
#include "slo/bucket_boundary.h"
#include "workspace/section_reader.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloConfig)
};

constexpr std::string_view kSourceKind = "prometheus";
constexpr int kPlaces = 9;          // of DecimalText::kScale
constexpr int kMostWholeDigits = 9; // 10^9 of 10^9 parts fit 63 bits
constexpr int kPercentDecimals = 7; // what is left of nine places of a ratio
constexpr std::size_t kDateLength = 10;
constexpr Millis kShortestWindow = kHour;
constexpr Millis kLongestWindow = 3 * 365 * kDay;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}

/// The text without what stands in quotes and braces.
std::string outsideOfBraces(std::string_view text)
{
    std::string out;
    char quote = 0;
    bool braces = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != 0) {
            if (c == '\\' && quote != '`')
                ++i;
            else if (c == quote)
                quote = 0;
        } else if (c == '"' || c == '\'' || c == '`') {
            quote = c;
        } else if (c == '{' || c == '}') {
            braces = c == '{';
        } else if (!braces) {
            out += c;
        }
    }
    return out;
}

/// Whether a text that is no selector looks like an expression of PromQL.
bool looksLikeExpression(std::string_view text)
{
    const std::string outside(trimmed(outsideOfBraces(text)));
    return outside.find_first_of("()[]+-*/%^<>=@ \n") != std::string::npos;
}

/// The selector in sum(selector), else the whole text.
std::string_view insideOfSum(std::string_view text)
{
    std::string_view rest = trimmed(text);
    if (!rest.starts_with("sum"))
        return text;
    rest = trimmed(rest.substr(3));
    if (!rest.starts_with('(') || !rest.ends_with(')'))
        return text;
    return trimmed(rest.substr(1, rest.size() - 2));
}

QString namesOf(const std::vector<std::string>& names)
{
    QStringList shown;
    for (const std::string& name : names)
        shown << plainText(name, 63);
    return shown.join(u", "_s);
}

/// For a name that no source of the workspace has.
QString hintOn(const std::string& named, std::string_view key, const std::vector<std::string>& fitting)
{
    const QString similar = suggestion(named, fitting);
    const bool isOfOpenSlo = key == "metricSourceRef";
    return similar.isEmpty() && isOfOpenSlo
        ? Text::tr("A DataSource stands for the source of the workspace that has its name; its connection details are not read.")
        : similar;
}

/// Whether what `a` selects is a part of what `b` does, as its matchers show: all of those of `b`, and more.
bool isNarrower(const Selector& a, const Selector& b)
{
    const auto isOfA = [&a](const Selector::Matcher& matcher) {
        return std::ranges::find(a.matchers(), matcher) != a.matchers().end();
    };
    return a.name() == b.name() && a.matchers().size() > b.matchers().size() && std::ranges::all_of(b.matchers(), isOfA);
}

/// A decimal number, with a sign or an exponent if need be.
bool isNumber(const std::string& text)
{
    bool ok = false;
    const double number = QByteArray::fromStdString(text).toDouble(&ok);
    return ok && std::isfinite(number);
}

/// Whether it asks for buckets by a text that is no number. None has it: as good events it would be an SLO at 0 %.
bool hasNoBoundary(const Selector& selector)
{
    return selector.name().ends_with("_bucket") && std::ranges::any_of(selector.matchers(), [](const Selector::Matcher& matcher) {
               return matcher.label == "le" && matcher.match == Selector::Match::Equal && matcher.value != "+Inf"
                   && !isNumber(matcher.value);
           });
}

} // namespace

void reportNotSupported(Errors& errors, const ConfigNode& at, const QString& what, const QString& hint)
{
    SectionReader::report(errors, ErrorCode::NotSupported, at, {}, Text::tr("%1, not supported yet").arg(what), hint);
}

std::optional<DecimalText> decimalOf(std::string_view text)
{
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    const std::string_view behind = point < text.size() ? text.substr(point + 1) : std::string_view();
    const bool isEmpty = whole.empty() ? behind.empty() : (point < text.size() && behind.empty());
    if (isEmpty || whole.size() > kMostWholeDigits || behind.size() > kPlaces || !std::ranges::all_of(whole, isDigit)
        || !std::ranges::all_of(behind, isDigit))
        return std::nullopt;
    DecimalText decimal{0, int(behind.size())};
    for (const char digit : whole)
        decimal.parts = decimal.parts * 10 + (digit - '0');
    for (int place = 0; place < kPlaces; ++place)
        decimal.parts = decimal.parts * 10 + (std::size_t(place) < behind.size() ? behind[std::size_t(place)] - '0' : 0);
    return decimal;
}

std::optional<Objective> objectiveAt(const ConfigNode& node, ObjectiveForm form, Errors& errors)
{
    const QString expected = form == ObjectiveForm::Either ? Text::tr("an objective such as 99.9% or 0.999")
        : form == ObjectiveForm::Ratio                     ? Text::tr("a target from 0 to below 1, such as 0.999")
                                                           : Text::tr("a target in percent from 0 to below 100, such as 99.9");
    std::string_view text = trimmed(node.text());
    const bool hasSign = form == ObjectiveForm::Either && text.ends_with('%');
    if (hasSign)
        text = trimmed(text.substr(0, text.size() - 1));
    const bool isPercent = hasSign || form == ObjectiveForm::Percent;
    const auto decimal = node.isScalar() ? decimalOf(text) : std::nullopt;
    if (!decimal) {
        SectionReader::report(errors, ErrorCode::BadValue, node, expected, node.shownText(),
                              Text::tr("Digits and a point, with at most %1 decimals of a percent.").arg(kPercentDecimals));
        return std::nullopt;
    }
    const int decimals = isPercent ? decimal->decimals : std::max(decimal->decimals - 2, 0);
    const std::int64_t whole = isPercent ? 100 * DecimalText::kScale : DecimalText::kScale;
    QString hint;
    if (decimals > kPercentDecimals)
        hint = Text::tr("At most %1 decimals of a percent are exact.").arg(kPercentDecimals);
    else if (decimal->parts == whole)
        hint = Text::tr("100 % leaves no budget for any failure.");
    else if (decimal->parts > whole && form == ObjectiveForm::Either && !isPercent)
        hint = Text::tr("Write the percent sign, or a ratio below 1.");
    if (decimals > kPercentDecimals || decimal->parts >= whole) {
        SectionReader::report(errors, ErrorCode::BadValue, node, expected, node.shownText(), hint);
        return std::nullopt;
    }
    return Objective{isPercent ? decimal->parts / 100 : decimal->parts, decimals};
}

bool isResourceName(std::string_view name)
{
    const auto legal = [](char c) { return isLower(c) || isDigit(c) || c == '-'; };
    return !name.empty() && name.size() <= 63 && std::ranges::all_of(name, legal) && name.front() != '-' && name.back() != '-';
}

std::string resourceName(const ConfigNode& node, const std::string& name, Errors& errors)
{
    if (name.empty() || isResourceName(name))
        return name;
    SectionReader::report(errors, ErrorCode::BadValue, node,
                          QCoreApplication::translate("SloConfig",
                                                      "a name of a-z, 0-9 and “-”, at most 63 long (a label of RFC 1123)"),
                          node.shownText());
    return {};
}

bool isWindow(Millis window, const ConfigNode& node, Errors& errors)
{
    if (window >= kShortestWindow && window <= kLongestWindow && window % kMinute == Millis{0})
        return true;
    SectionReader::report(errors, ErrorCode::BadValue, node, Text::tr("a window of whole minutes from 1h to 3y"),
                          node.shownText());
    return false;
}

bool isExpression(const ConfigNode& node)
{
    const std::string_view text = insideOfSum(node.text());
    return node.isScalar() && !Selector::parse(text) && looksLikeExpression(text);
}

std::optional<Selector> counterAt(const ConfigNode& node, Errors& errors)
{
    const std::string_view text = insideOfSum(node.text());
    if (isExpression(node)) {
        reportNotSupported(errors, node, Text::tr("the expression %1").arg(node.shownText()),
                           Text::tr("Name the counter itself, as in requests_total{code=~\"2..\"} or sum(requests_total), "
                                    "without rate() or increase(): Traceo counts its steps. An indicator of type query lets "
                                    "the server evaluate expressions."));
        return std::nullopt;
    }
    auto selector =
        selectorAt(node.isScalar() ? ConfigNode::scalar(std::string(text), node.location(), node.quoted()) : node, errors);
    if (!selector)
        return std::nullopt;
    if (hasNoBoundary(*selector)) {
        SectionReader::report(errors, ErrorCode::BadValue, node, Text::tr("a number or +Inf as the boundary “le” of a bucket"),
                              node.shownText());
        return std::nullopt;
    }
    if (!selector->name().empty())
        return withEitherBoundary(*selector);
    SectionReader::report(errors, ErrorCode::BadValue, node, Text::tr("a selector with the name of a counter"), node.shownText());
    return std::nullopt;
}

Selector bucketsOf(const Selector& histogram)
{
    constexpr std::string_view kBucket = "_bucket";
    return histogram.name().ends_with(kBucket) ? histogram
                                               : Selector(histogram.name() + std::string(kBucket), histogram.matchers());
}

Threshold thresholdOf(SectionReader& section, const ConfigNode& node, std::initializer_list<std::string_view> ops, Errors& errors)
{
    Threshold threshold;
    if (!section.has("op"))
        section.requiredText("op");
    else if (const auto op = section.word("op", ops))
        threshold.op = Threshold::Op((std::ranges::find(ops, std::string_view(*op)) - ops.begin()) % 4);
    threshold.value = section.requiredText("value");
    if (!threshold.value.empty() && !isNumber(threshold.value))
        SectionReader::report(errors, ErrorCode::BadValue, node["value"], Text::tr("a number such as 0.9"),
                              node["value"].shownText());
    return threshold;
}

std::optional<std::string> secondsOf(const std::string& text)
{
    if (const auto length = parseDuration(text); length && length->count() > 0) {
        const auto ms = QString::number(length->count()).rightJustified(4, u'0');
        QString seconds = ms.chopped(3) + u'.' + ms.right(3);
        while (seconds.endsWith(u'0'))
            seconds.chop(1);
        return (seconds.endsWith(u'.') ? seconds.chopped(1) : seconds).toStdString();
    }
    return isNumber(text) && QByteArray::fromStdString(text).toDouble() > 0 ? std::optional(text) : std::nullopt;
}

std::optional<Millis> unobservedAfterAt(const ConfigNode& node, Errors& errors)
{
    constexpr Millis kLongest = 7 * kDay;
    const auto length = node.isScalar() ? parseDuration(node.text()) : Result<Millis>(Error{});
    if (length && *length >= Millis{0} && *length <= kLongest && *length % kMinute == Millis{0})
        return *length;
    SectionReader::report(errors, ErrorCode::BadValue, node, Text::tr("a length of whole minutes such as 15m, at most 7d"),
                          node.shownText());
    return std::nullopt;
}

std::optional<UtcMs> validFromAt(const ConfigNode& node, Errors& errors)
{
    // the other forms of a moment (now-6h, Unix seconds) would mean another one each time, or be a slip
    const std::string& text = node.text();
    const bool isDate = node.isScalar() && text.size() >= kDateLength && text[4] == '-' && text[7] == '-';
    if (const auto moment = parseMoment(text, {}); isDate && moment)
        return *moment;
    SectionReader::report(errors, ErrorCode::BadValue, node, Text::tr("a date such as 2026-01-31, or 2026-01-31T14:00:00Z"),
                          node.shownText());
    return std::nullopt;
}

void checkCounters(const SliDefinition& sli, const ConfigNode& at, Errors& errors)
{
    const auto& part = sli.good ? sli.good : sli.bad;
    if (part && *part == sli.total)
        SectionReader::report(errors, ErrorCode::BadValue, at,
                              sli.good ? Text::tr("good and total that differ") : Text::tr("bad and total that differ"),
                              plainText(sli.evaluated ? sli.evaluated->total : sli.total.toText(), 2000));
    else if (part && !sli.evaluated && isNarrower(sli.total, *part))
        SectionReader::report(
            errors, ErrorCode::BadValue, at,
            sli.good ? Text::tr("a total that holds all that is good") : Text::tr("a total that holds all that is bad"),
            Text::tr("%1, a part of %2").arg(QString::fromStdString(sli.total.toText()), QString::fromStdString(part->toText())),
            sli.good ? Text::tr("“good” and “total” may be swapped.") : Text::tr("“bad” and “total” may be swapped."));
}

std::vector<std::string> sourcesOfSlos(const std::vector<SloConfig::SourceName>& sources)
{
    std::vector<std::string> names;
    for (const SloConfig::SourceName& source : sources) {
        if (source.kind == kSourceKind && !source.name.empty())
            names.push_back(source.name);
    }
    return names;
}

std::optional<std::string> sourceFor(const SourceReference& reference, const std::vector<SloConfig::SourceName>& sources,
                                     Errors& errors)
{
    const std::vector<std::string> fitting = sourcesOfSlos(sources);
    const auto& [named, at, key] = reference;
    if (named.empty() && fitting.size() == 1)
        return fitting.front();
    if (named.empty() && fitting.empty()) {
        SectionReader::report(errors, ErrorCode::NotFound, at, Text::tr("a source of kind prometheus in the workspace"),
                              Text::tr("none"));
        return std::nullopt;
    }
    if (named.empty()) {
        SectionReader::report(
            errors, ErrorCode::Ambiguous, at, Text::tr("the name of a source, as several fit"), namesOf(fitting),
            Text::tr("Write %1: %2 or another of them.").arg(plainText(key, 63), plainText(fitting.front(), 63)));
        return std::nullopt;
    }
    if (std::ranges::find(fitting, named) != fitting.end())
        return named;
    const auto other = std::ranges::find(sources, named, &SloConfig::SourceName::name);
    if (other != sources.end())
        SectionReader::report(errors, ErrorCode::BadValue, at, Text::tr("a source of kind prometheus"),
                              Text::tr("“%1” of kind %2").arg(plainText(named, 63), plainText(other->kind, 63)));
    else
        SectionReader::report(errors, ErrorCode::NotFound, at,
                              fitting.empty() ? Text::tr("a source of the workspace")
                                              : Text::tr("one of the sources %1").arg(namesOf(fitting)),
                              Text::tr("“%1”").arg(plainText(named, 63)), hintOn(named, key, fitting));
    return std::nullopt;
}

} // namespace traceo
