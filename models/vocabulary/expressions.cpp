#include "vocabulary/expressions.h"

#include <QByteArray>
#include <QCryptographicHash>

namespace traceo::vocabulary {
namespace {
constexpr int kDigits = 16;
} // namespace

std::string expressionId(std::string_view promql)
{
    const QByteArray text(promql.data(), qsizetype(promql.size()));
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(kDigits).toStdString();
}

SeriesKey expressionSeries(const std::string& source, std::string_view promql)
{
    return {source, kExpressionValue, {{kLabelExpression, expressionId(promql)}}};
}

Selector expressionSelector(std::string_view promql)
{
    return Selector(kExpressionValue, {{kLabelExpression, Selector::Match::Equal, expressionId(promql)}});
}

} // namespace traceo::vocabulary
