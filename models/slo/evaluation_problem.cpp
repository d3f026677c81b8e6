#include "slo/evaluation_problem.h"

#include "core/format.h"

#include <QCoreApplication>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloEvaluation)
};

constexpr int kShownText = 500;

/// The server was there and spoke of the expression.
bool isOfExpression(Outcome outcome)
{
    return outcome == Outcome::Http || outcome == Outcome::Decode;
}

} // namespace

Result<std::optional<Error>> evaluationProblem(const history::Snapshot& snapshot, const SloDefinition& slo, UtcMs moment)
{
    for (const Want& want : SloConfig{{slo}}.wants()) {
        if (want.expression.empty())
            continue;
        const auto observed = snapshot.observed(want.source, want.id(), {moment - kHour, moment});
        if (!observed)
            return observed.error();
        if (observed->empty() || !isOfExpression(observed->back().outcome))
            continue;
        return std::optional(Error{
            .code = ErrorCode::BadValue,
            .where = slo.location.toText(),
            .expected =
                Text::tr("an expression that the server evaluates to one series: %1").arg(plainText(want.expression, kShownText)),
            .found = plainText(observed->back().message, kShownText),
            .hint = {}});
    }
    return std::optional<Error>();
}

} // namespace traceo
