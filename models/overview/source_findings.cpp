// Sources that do not answer, and those that do not say what is firing.
#include "overview/findings.h"

#include "core/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

std::shared_ptr<const Explanation> why(const SourceSeen& seen, const Question& question)
{
    Explanation explanation;
    explanation.title = plainText(seen.source.name);
    explanation.formula = Text::tr("A source is silent when nothing of it is newer than two of its intervals.");
    explanation.inputs = {{Text::tr("Kind"), plainText(seen.source.kind)},
                          {Text::tr("Interval"), durationText(seen.source.interval)}};
    if (seen.answered)
        explanation.inputs.push_back({Text::tr("Last answer"), momentText(*seen.answered, question.moment(), question.style)});
    if (!seen.message.isEmpty())
        explanation.inputs.push_back({Text::tr("Said"), seen.message});
    explanation.source = plainText(seen.source.name);
    explanation.command = u"traceo sources test"_s;
    return std::make_shared<const Explanation>(std::move(explanation));
}

/// Objectives and alerts that rest on it.
QString whatItHides(const Scene& scene, const SourceSeen& seen)
{
    const auto slos = std::ranges::count_if(scene.config.slos.slos, [&seen](const SloDefinition& slo) {
        return sourcesOf(slo).contains(seen.source.name);
    });
    if (slos == 0)
        return {};
    return u' ' + Text::tr("%n objective(s) show what was known then.", nullptr, int(slos));
}

Finding silentFinding(const Scene& scene, const SourceSeen& seen)
{
    const UtcMs moment = scene.question.moment();
    const QString name = plainText(seen.source.name);
    Finding finding{.key = "source/" + seen.source.name, .kind = FindingKind::Source, .status = Status::Stale};
    finding.age = ageReading(seen.answered, moment, why(seen, scene.question));
    const bool isRefused = seen.outcome == Outcome::Auth;
    if (isRefused)
        finding.status = Status::Warning; // it does not mend itself
    if (!seen.answered && !isRefused)
        finding.status = Status::Unknown;
    finding.title = isRefused ? Text::tr("%1 refuses the login").arg(name)
        : seen.answered       ? Text::tr("%1 has not answered").arg(name)
                              : Text::tr("%1 has never answered").arg(name);
    const QString unasked = seen.answered ? Text::tr("Nobody has asked it since.") : Text::tr("Nobody had asked it yet.");
    const QString said = seen.message.isEmpty() ? unasked : seen.message;
    finding.reason = said + (said.endsWith(u'.') ? QString() : u"."_s) + whatItHides(scene, seen);
    return finding;
}

Finding hidingFinding(const Scene& scene, const SourceSeen& seen)
{
    const UtcMs moment = scene.question.moment();
    Finding finding{.key = "source/" + seen.source.name + "/alerts", .kind = FindingKind::Source, .status = Status::Stale};
    finding.title = Text::tr("%1 does not say which alerts are firing").arg(plainText(seen.source.name));
    finding.reason = seen.message.isEmpty() ? Text::tr("Its alerts were seen last some time ago.") : seen.message;
    finding.age = ageReading(seen.alerts, moment, why(seen, scene.question));
    return finding;
}

KeyFigure answeringTile(const Scene& scene, std::size_t answering)
{
    Explanation explanation;
    explanation.title = Text::tr("Sources that answer");
    explanation.formula = Text::tr("A source is silent when nothing of it is newer than two of its intervals.");
    QStringList silent;
    for (const SourceSeen& seen : scene.sources) {
        if (seen.isSilent)
            silent << plainText(seen.source.name);
        explanation.inputs.push_back(
            {plainText(seen.source.name), seen.answered ? ageText(scene.question.moment() - *seen.answered) : Text::tr("never")});
    }
    explanation.command = u"traceo sources list"_s;
    return {.title = Text::tr("Sources"),
            .value =
                countReading(answering, scene.question.moment(), std::make_shared<const Explanation>(std::move(explanation))),
            .unit = Text::tr("of %1 answer").arg(scene.sources.size()),
            .note = silent.isEmpty() ? Text::tr("none is silent") : Text::tr("silent: %1").arg(silent.join(u", "_s))};
}

/// The source that was heard longest ago.
KeyFigure oldestTile(const Scene& scene, const SourceSeen& oldest)
{
    const UtcMs moment = scene.question.moment();
    return {.title = Text::tr("Oldest reading"),
            .value = ageReading(oldest.answered, moment, why(oldest, scene.question)), // exact, however old
            .unit = {},
            .note = plainText(oldest.source.name)};
}

} // namespace

Result<Findings> sourceFindings(const Scene& scene)
{
    Findings found;
    std::size_t answering = 0;
    for (const SourceSeen& seen : scene.sources) {
        answering += seen.isSilent ? 0 : 1;
        const bool isOfLater = scene.question.at && !seen.answered && !seen.outcome; // nobody knew it then
        if (seen.isSilent && !isOfLater)
            found.list.push_back(silentFinding(scene, seen));
        else if (seen.hidesAlerts)
            found.list.push_back(hidingFinding(scene, seen));
        if (seen.isSilent && seen.source.alertsEvery())
            found.unseen.push_back(Text::tr("What is firing at %1 is not known.").arg(plainText(seen.source.name)));
    }
    if (scene.sources.empty())
        return found;
    found.tiles.push_back(answeringTile(scene, answering));
    const auto oldest =
        std::ranges::min_element(scene.sources, {}, [](const SourceSeen& seen) { return seen.answered.value_or(kDistantPast); });
    found.tiles.push_back(oldestTile(scene, *oldest));
    return found;
}

} // namespace traceo
