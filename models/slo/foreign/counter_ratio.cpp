#include "slo/foreign/counter_ratio.h"

#include "sli/server_expressions.h"
#include "slo/bucket_boundary.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace traceo::foreign {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloImport)
};

struct Placed {
    const ConfigNode& at;
    CounterExpression expression;
};

void report(Translation& out, const ConfigNode& at, Error error)
{
    error.where = at.location().toText();
    out.lost.push_back(std::move(error));
}

/// None, and reported, when it is no such expression over `window`.
bool isOver(std::string_view window, const Placed& placed, Translation& out)
{
    if (placed.expression.window == window)
        return true;
    const auto inBrackets = [](std::string_view text) {
        return u"[%1]"_s.arg(QString::fromUtf8(text.data(), qsizetype(text.size())));
    };
    report(out, placed.at,
           {.code = ErrorCode::NotSupported,
            .expected = Text::tr("the window %1").arg(inBrackets(window)),
            .found = inBrackets(placed.expression.window)});
    return false;
}

/// Else, and reported, they are no ratio, whoever evaluates them.
bool growAlike(const Placed& part, const Placed& total, Translation& out)
{
    if (part.expression.growth == total.expression.growth)
        return true;
    out.lose(part.at, Text::tr("rate() of one counter and increase() of the other"),
             Text::tr("Their ratio depends on the window."));
    return false;
}

std::optional<CounterRatio> ratioOf(CounterRatio::Part kind, const Placed& part, const Placed& total, Translation& out)
{
    const auto& less = part.expression.less;
    if (total.expression.less || (less && part.expression.counter != total.expression.counter)) {
        out.lose(less ? part.at : total.at, Text::tr("a difference that is not the total without one counter"),
                 Text::tr("Several counters cannot be counted as one yet."));
        return std::nullopt;
    }
    for (const Placed* placed : {&part, &total}) {
        if (placed->expression.isZeroWhereAbsent)
            out.note(placed->at.location(), Text::tr("“or vector(0)” is left out; nothing counted is zero anyway."));
    }
    const auto other = kind == CounterRatio::Part::Good ? CounterRatio::Part::Bad : CounterRatio::Part::Good;
    return CounterRatio{less ? other : kind, queryOf(less ? *less : part.expression.counter, part.at.location(), out),
                        queryOf(total.expression.counter, total.at.location(), out)};
}

bool isText(const ConfigNode& node, Translation& out)
{
    if (node.isScalar())
        return true;
    SectionReader::report(out.lost, ErrorCode::BadValue, node, Text::tr("an expression"), node.kindText());
    return false;
}

/// The window as a pattern: in braces a template, anywhere in the text; else a word in brackets.
QRegularExpression patternOf(std::string_view window)
{
    const QString text = QString::fromUtf8(window.data(), qsizetype(window.size()));
    if (!text.startsWith(u"{{"_s))
        return QRegularExpression(u"\\[\\s*"_s + QRegularExpression::escape(text) + u"\\s*\\]"_s);
    const QString name = QRegularExpression::escape(text.mid(2, text.size() - 4));
    return QRegularExpression(u"\\{\\{\\s*"_s + name + u"\\s*\\}\\}"_s);
}

/// As it is evaluated with the shortest window.
ConfigNode evaluable(const ConfigNode& node, std::string_view window)
{
    const bool isTemplate = window.starts_with("{{");
    const QString shortest = QString::fromLatin1(kShortestWindow);
    QString text = QString::fromStdString(node.text());
    text.replace(patternOf(window), isTemplate ? shortest : u"[%1]"_s.arg(shortest));
    return ConfigNode::scalar(text.trimmed().toStdString(), node.location(), true);
}

bool holdsWindow(const ConfigNode& node, std::string_view window)
{
    return patternOf(window).match(QString::fromStdString(node.text())).hasMatch();
}

/// For the server, where both are filled in with a window; else what was wrong with them stays said.
std::optional<CounterRatio> ratioAtServer(CounterRatio::Part kind, const ConfigNode& part, const ConfigNode& total,
                                          std::string_view window, Translation&& tried, Translation& out)
{
    const bool isWhole = isClosed(part.text()) && isClosed(total.text());
    if (!isWhole || !holdsWindow(part, window) || !holdsWindow(total, window)) {
        std::ranges::move(tried.lost, std::back_inserter(out.lost));
        return std::nullopt;
    }
    noteServer(part, out);
    return CounterRatio{kind, evaluable(part, window), evaluable(total, window), false};
}

} // namespace

void noteServer(const ConfigNode& at, Translation& out)
{
    out.note(at.location(),
             Text::tr(
                 "it is more than the growth of one counter; what the server makes of it over the last %1 is counted, minute "
                 "by minute.")
                 .arg(QLatin1StringView(kShortestWindow)));
}

ConfigNode queryOf(const Selector& selector, const Location& at, Translation& out)
{
    const Selector either = withEitherBoundary(selector);
    if (either != selector)
        out.note(at, Text::tr("a whole “le” is matched in both forms that versions of Prometheus write, 1 and 1.0."));
    return ConfigNode::scalar(either.toText(), at, true);
}

std::optional<CounterRatio> ratioOfSelectors(CounterRatio::Part kind, const ConfigNode& part, const ConfigNode& total,
                                             Translation& out)
{
    const auto counted = selectorAt(part, out.lost);
    const auto all = selectorAt(total, out.lost);
    if (!counted || !all)
        return std::nullopt;
    return CounterRatio{kind, queryOf(*counted, part.location(), out), queryOf(*all, total.location(), out)};
}

std::optional<CounterRatio> ratioOfExpressions(CounterRatio::Part kind, const ConfigNode& part, const ConfigNode& total,
                                               std::string_view window, Translation& out)
{
    if (!isText(part, out) || !isText(total, out))
        return std::nullopt;
    const auto counted = CounterExpression::parse(part.text());
    const auto all = CounterExpression::parse(total.text());
    Translation tried;
    if (!counted || !all) {
        report(tried, counted ? total : part, counted ? all.error() : counted.error());
        return ratioAtServer(kind, part, total, window, std::move(tried), out);
    }
    const Placed ofPart{part, *counted};
    const Placed ofTotal{total, *all};
    if (!isOver(window, ofPart, out) || !isOver(window, ofTotal, out) || !growAlike(ofPart, ofTotal, out))
        return std::nullopt;
    auto ratio = ratioOf(kind, ofPart, ofTotal, tried);
    if (!ratio)
        return ratioAtServer(kind, part, total, window, std::move(tried), out);
    std::ranges::move(tried.notes, std::back_inserter(out.notes));
    return ratio;
}

std::optional<CounterRatio> ratioOfQuotient(CounterRatio::Part kind, const ConfigNode& quotient, std::string_view window,
                                            Translation& out)
{
    if (!isText(quotient, out))
        return std::nullopt;
    Translation tried;
    const auto parsed = CounterQuotient::parse(quotient.text());
    if (parsed) {
        const Placed part{quotient, parsed->part};
        const Placed total{quotient, parsed->total};
        if (!growAlike(part, total, out))
            return std::nullopt;
        const bool isCounted = isOver(window, part, tried) && isOver(window, total, tried);
        if (auto ratio = isCounted ? ratioOf(kind, part, total, tried) : std::nullopt) {
            std::ranges::move(tried.notes, std::back_inserter(out.notes));
            return ratio;
        }
    }
    if (!isClosed(quotient.text())) {
        report(out, quotient, parsed ? tried.lost.front() : parsed.error());
        return std::nullopt;
    }
    noteServer(quotient, out);
    return CounterRatio{kind, evaluable(quotient, window), ConfigNode(), false};
}

} // namespace traceo::foreign
