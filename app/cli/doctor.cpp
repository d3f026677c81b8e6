#include "app/cli/not_available.h"
#include "app/cli/opened.h"
#include "app/cli/text.h"
#include "app/owner/owner_link.h"
#include "core/format.h"
#include "slo/definition_doubt.h"

#include <QSysInfo>

namespace traceo::cli {
namespace {

struct Finding {
    std::string check;
    bool ok = true;
    QString text;
};

std::vector<Finding> placeFindings()
{
    const Paths paths = Paths::ofUser();
    return {{"version", true,
             QStringLiteral("traceo " TRACEO_VERSION ", Qt %1, %2")
                 .arg(QString::fromLatin1(qVersion()), QSysInfo::prettyProductName())},
            {"data folder", true, paths.data},
            {"state folder", true, paths.state},
            {"log", true, paths.state + QStringLiteral("/traceo.log")}};
}

void addWorkspace(std::vector<Finding>& findings, const LoadedWorkspace& workspace)
{
    findings.push_back({"workspace", workspace.errors.empty(),
                        workspace.errors.empty() ? workspace.path
                                                 : Text::tr("%1: %2 mistake(s); “traceo workspace check” names them")
                                                       .arg(workspace.path, QString::number(workspace.errors.size()))});
}

void addWarnings(std::vector<Finding>& findings, const LoadedWorkspace& workspace)
{
    for (const QString& warning : workspace.warnings)
        findings.push_back({"workspace", false, warning});
}

Finding ownerFinding(const owner::OwnerLink& theOwner)
{
    const auto status = theOwner.status();
    if (!status)
        return {"owner", false, toText(status.error())};
    return {"owner", true,
            Text::tr("process %1, %2")
                .arg(QString::number(status->pid), QString::fromStdString(status->program + ' ' + status->version))};
}

void addHistory(std::vector<Finding>& findings, Session& session)
{
    const auto status = session.history().status();
    findings.push_back({"history", status.ok(),
                        status ? Text::tr("%1, %2, %3 series")
                                     .arg(status->path, bytesText(double(status->fileBytes)), QString::number(status->series))
                               : toText(status.error())});
    if (status && !status->damage.isEmpty())
        findings.push_back({"history damage", false, status->damage});
    if (status && status->keptOut > 0)
        findings.push_back(
            {"history kept out", false,
             Text::tr("%1 samples ahead of the clock, or before 1970, found no room to be set aside.").arg(status->keptOut)});
    if (status && status->quarantined > 0)
        findings.push_back({"history set aside", false,
                            Text::tr("%1 samples are set aside: their times lie ahead of the clock, or before 1970. What is "
                                     "ahead counts once its time has come. Is the clock of this machine or of a source wrong?")
                                .arg(countText(double(status->quarantined)))});
    // That a window or a `sync --watch` owns the file is how it should be.
    const auto& opened = session.history().notes();
    const bool isFine = session.theOwner() != nullptr && opened.renamedAside.isEmpty() && !opened.newerVersion;
    if (session.theOwner() != nullptr)
        findings.push_back(ownerFinding(*session.theOwner()));
    if (const QString notes = session.openNotes(); !notes.isEmpty())
        findings.push_back({"history opened", isFine, notes});
}

/// What shows once the sources have answered, and no reading of the workspace finds.
void addDoubts(std::vector<Finding>& findings, const Opened& opened)
{
    const auto snapshot = opened.session->snapshots()({.view = opened.moment, .know = kDistantFuture}, {});
    if (!snapshot)
        return;
    for (const SloDefinition& slo : opened.session->workspace().slos.slos) {
        const auto doubt = definitionDoubt(*snapshot, slo, opened.moment);
        if (doubt && *doubt)
            findings.push_back({"slo " + slo.name, false, (*doubt)->sentence});
    }
}

void addSources(std::vector<Finding>& findings, const Opened& opened)
{
    const auto snapshot = opened.session->snapshots()({.view = opened.moment, .know = kDistantFuture}, {});
    for (const AnswerSource& source : opened.sources) {
        QString text = QString::fromStdString(source.kind + ", " + source.state);
        if (const NotAvailable missing = snapshot ? notAvailableAt(*snapshot, source.name) : NotAvailable(); !missing.empty())
            text += QStringLiteral("; ") + wordsOf(missing);
        findings.push_back({"source " + source.name, source.state == "ok", text});
    }
}

Outcome examined(const Context& context)
{
    std::vector<Finding> findings = placeFindings();
    Answer answer{.schema = "traceo.doctor/v1",
                  .asOf = context.asked.now,
                  .columns = {{Text::tr("Check")}, {Text::tr("State")}, {Text::tr("What was found")}}};
    auto opened = openWorkspace(context, Need::Fresh);
    if (opened) {
        answer = opened->answer(answer.schema);
        answer.columns = {{Text::tr("Check")}, {Text::tr("State")}, {Text::tr("What was found")}};
        addWorkspace(findings, opened->session->workspace());
        addWarnings(findings, opened->session->workspace());
        addHistory(findings, *opened->session);
        addSources(findings, *opened);
        addDoubts(findings, *opened);
    } else {
        findings.push_back({"workspace", false, toText(opened.error())});
    }
    for (const Finding& finding : findings) {
        answer.items.push_back({{"check", finding.check}, {"ok", finding.ok}, {"found", finding.text.toStdString()}});
        answer.rows.push_back(
            {QString::fromStdString(finding.check), finding.ok ? Text::tr("OK") : Text::tr("look"), finding.text});
    }
    const bool well = std::ranges::all_of(findings, &Finding::ok);
    return {.answer = std::move(answer), .exitCode = well ? 0 : 1};
}

} // namespace

std::vector<Command> doctorCommands()
{
    return {{.noun = "doctor",
             .verb = "",
             .help = words(Text::tr("Places, versions, the history's health and whether the sources answer")),
             .example = "traceo doctor",
             .prepare = [](Syntax&) { return examined; }}};
}

} // namespace traceo::cli
