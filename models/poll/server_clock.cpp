#include "poll/server_clock.h"

#include <QCoreApplication>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SourcePoller)
};

/// An answer's Date is whole seconds; a difference of clocks below this is no difference.
constexpr Millis kTolerableSkew{2'000};
/// A server that claims to live longer ago is not followed there.
constexpr Millis kBelievableSkew = 2 * kDay;

} // namespace

UtcMs serversNow(UtcMs now, std::optional<Millis> skew)
{
    return skew && *skew<-kTolerableSkew&& * skew> - kBelievableSkew ? now + *skew : now;
}

void endAtServersNow(Batch& batch, UtcMs now, std::optional<Millis> skew)
{
    if (!skew || *skew >= -kTolerableSkew)
        return;
    const UtcMs limit = now + *skew;
    for (Observation& seen : batch.observations) {
        if (seen.outcome != Outcome::Ok || seen.span.to <= limit)
            continue;
        if (seen.span.from < limit) {
            seen.span.to = limit;
            continue;
        }
        seen.outcome = Outcome::Empty;
        seen.message = Text::tr("The clock of this computer is ahead of the server's.").toStdString();
    }
}

} // namespace traceo
