#include "slo/foreign/counter_ratio.h"

#include "slo/bucket_boundary.h"

#include <QCoreApplication>

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

std::optional<CounterRatio> ratioOf(CounterRatio::Part kind, const Placed& part, const Placed& total, std::string_view window,
                                    Translation& out)
{
    if (!isOver(window, part, out) || !isOver(window, total, out))
        return std::nullopt;
    if (part.expression.growth != total.expression.growth) {
        out.lose(part.at, Text::tr("rate() of one counter and increase() of the other"),
                 Text::tr("Their ratio depends on the window."));
        return std::nullopt;
    }
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

std::optional<CounterExpression> expressionAt(const ConfigNode& node, Translation& out)
{
    if (!node.isScalar()) {
        SectionReader::report(out.lost, ErrorCode::BadValue, node, Text::tr("an expression"), node.kindText());
        return std::nullopt;
    }
    auto expression = CounterExpression::parse(node.text());
    if (expression)
        return *std::move(expression);
    report(out, node, expression.error());
    return std::nullopt;
}

} // namespace

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
    const auto counted = expressionAt(part, out);
    const auto all = expressionAt(total, out);
    if (!counted || !all)
        return std::nullopt;
    return ratioOf(kind, {part, *counted}, {total, *all}, window, out);
}

std::optional<CounterRatio> ratioOfQuotient(CounterRatio::Part kind, const ConfigNode& quotient, std::string_view window,
                                            Translation& out)
{
    const auto parsed = CounterQuotient::parse(quotient.text());
    if (!parsed) {
        report(out, quotient, parsed.error());
        return std::nullopt;
    }
    return ratioOf(kind, {quotient, parsed->part}, {quotient, parsed->total}, window, out);
}

} // namespace traceo::foreign
