#include "poll/source_words.h"

#include "core/format.h"

#include <QCoreApplication>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SourcePoller)
};

/// From here on it is said, even where nothing has failed yet.
constexpr Millis kRemarkableSkew{30'000};

QString skewWords(Millis skew)
{
    const QString length = durationText(std::chrono::abs(skew));
    return skew > Millis{0} ? Text::tr("The server's clock is %1 ahead of this computer's: one is wrong.").arg(length)
                            : Text::tr("The server's clock is %1 behind this computer's: one is wrong.").arg(length);
}

} // namespace

QString wordsOfFailure(const RoundAnswer& answer)
{
    if (answer.failure)
        return toText(*answer.failure);
    return answer.problems.empty() ? QString() : toText(answer.problems.front());
}

QString wordsOfAnswer(const RoundAnswer& answer, const std::map<std::string, Error>& refused, std::optional<Millis> clockSkew)
{
    if (answer.failure)
        return Text::tr("%1 of %2 questions failed: %3")
            .arg(QString::number(answer.failed), QString::number(answer.failed + answer.answered), toText(*answer.failure));
    if (!answer.problems.empty())
        return toText(answer.problems.front());
    if (!refused.empty())
        return toText(refused.begin()->second);
    if (const Observation* partial = answer.notOk())
        return QString::fromStdString(partial->message);
    return clockSkew && std::chrono::abs(*clockSkew) > kRemarkableSkew ? skewWords(*clockSkew) : QString();
}

} // namespace traceo
