#include "app/cli/slo_named.h"

#include "app/cli/nearest.h"
#include "app/cli/text.h"
#include "slo/held_definition.h"
#include "slo/slo_facts.h"
#include "slo/slo_versions.h"

#include <algorithm>

namespace traceo::cli {

Question questionOf(const Opened& opened, const Context& context)
{
    return {.now = std::max(context.asked.now, opened.moment),
            .at = opened.moment,
            .knownAt = context.asked.knownAt,
            .style = context.asked.style};
}

Result<SloDefinition> sloNamed(const LoadedWorkspace& workspace, const std::string& name, UtcMs moment)
{
    const auto& slos = workspace.slos.slos;
    if (const SloDefinition* const found = versionAt(workspace.slos, name, moment))
        return *found;
    std::vector<std::string> names;
    std::ranges::transform(slos, std::back_inserter(names), &SloDefinition::name);
    const QString similar = QString::fromStdString(nearest(name, names));
    return Error{.code = ErrorCode::NotFound,
                 .where = Text::tr("slo"),
                 .expected = Text::tr("the name of an SLO of this workspace"),
                 .found = QString::fromStdString(name),
                 .hint =
                     similar.isEmpty() ? Text::tr("“traceo slo list” names them.") : Text::tr("Did you mean %1?").arg(similar)};
}

Result<double> shareOf(const std::string& words, const char* option)
{
    QString text = QString::fromStdString(words).trimmed();
    const bool isPercent = text.endsWith(u'%');
    bool isNumber = false;
    const double value = (isPercent ? text.chopped(1).trimmed() : text).toDouble(&isNumber) / (isPercent ? 100 : 1);
    if (isNumber && value >= 0 && value <= 1)
        return value;
    return Error{.code = ErrorCode::Usage,
                 .where = QString::fromLatin1(option),
                 .expected = Text::tr("a share such as 5% or 0.05"),
                 .found = text,
                 .hint = {}};
}

QString typedShare(const std::string& words)
{
    const auto share = shareOf(words, "");
    const QString number = QString::fromStdString(words).toLower().remove(u'%').trimmed();
    const QStringList parts = number.split(u'e'); // "5e-4" as well
    const int shift = (words.find('%') != std::string::npos ? 0 : 2) + (parts.size() > 1 ? parts[1].toInt() : 0);
    const int decimals = std::clamp(decimalsOf(parts[0].toStdString()) - shift, 0, 15);
    return toText({.value = share.value(), .unit = Unit::Ratio, .quality = Quality::Ok, .decimals = std::int8_t(decimals)});
}

Result<SloThen> sloThen(Opened& opened, const Context& context, const std::string& name)
{
    const LoadedWorkspace& workspace = opened.session->workspace();
    const Question question = questionOf(opened, context);
    const auto today = sloNamed(workspace, name, question.now);
    if (!today)
        return today.error();
    auto snapshot = snapshotOf(opened, question);
    if (!snapshot)
        return snapshot.error();
    Question judged = question;
    const UtcMs end = context.asked.range ? std::min(context.asked.range->to, question.moment()) : question.moment();
    if (context.asked.range && end < question.now)
        judged.at = end - Millis{1}; // what begins with the end of a range is none of it
    auto slo = replay::heldDefinition(*snapshot, workspace.slos, name, judged);
    if (!slo)
        return slo.error();
    if (const auto changes = replay::changesBesideExclusions(*slo, *today); !changes.empty())
        opened.notes.push_back(heldText(QString::fromStdString(name), changes));
    return SloThen{question, std::move(*snapshot), std::move(*slo)};
}

QString heldText(const QString& name, const std::vector<replay::DefinitionChange>& changes)
{
    return Text::tr("%1 is judged by the definition that held then; since: %2").arg(name, toText(changes));
}

void addNames(Answer& answer, const std::vector<QString>& names)
{
    const auto shown = std::ranges::find(answer.columns, Text::tr("SLO"), &TableColumn::title);
    if (shown == answer.columns.end())
        return;
    const auto place = shown - answer.columns.begin();
    bool isSame = true;
    for (std::size_t i = 0; i < names.size(); ++i)
        isSame = isSame && answer.rows[i][std::size_t(place)] == names[i];
    if (isSame)
        return;
    answer.columns.insert(shown + 1, TableColumn{Text::tr("Name")});
    for (std::size_t i = 0; i < names.size(); ++i)
        answer.rows[i].insert(answer.rows[i].begin() + place + 1, names[i]);
}

} // namespace traceo::cli
