#include "app/cli/opened.h"
#include "app/cli/text.h"

#include <QCoreApplication>
#include <QProcess>
#include <QStandardPaths>

namespace traceo::cli {
namespace {

using namespace Qt::StringLiterals;

/// Beside this program, else on the path. Painting needs Gui, which this program does not link.
QString windowProgram()
{
    const QString name = u"traceo-desktop"_s;
    const QString beside = QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    return beside.isEmpty() ? QStandardPaths::findExecutable(name) : beside;
}

struct Wish {
    std::string file = "traceo-report.pdf";
    std::string sla;
    std::string slo;
    std::string tables;
};

QStringList argumentsOf(const Globals& globals, const QString& workspace, const Wish& wish)
{
    QStringList arguments = {u"--report"_s, QString::fromStdString(wish.file), u"--workspace"_s, workspace};
    const auto pass = [&arguments](const QString& option, const std::string& value) {
        if (!value.empty())
            arguments << option << QString::fromStdString(value);
    };
    pass(u"--history"_s, globals.history);
    pass(u"--at"_s, globals.at);
    pass(u"--known-at"_s, globals.knownAt);
    pass(u"--tz"_s, globals.zone);
    pass(u"--sla"_s, wish.sla);
    pass(u"--slo"_s, wish.slo);
    pass(u"--csv"_s, wish.tables);
    return arguments;
}

/// The pages have their own periods.
std::vector<QString> notesOn(const Globals& globals, const Wish& wish)
{
    if (globals.since.empty() && globals.from.empty() && globals.to.empty())
        return {};
    if (!wish.sla.empty())
        return {Text::tr("The report is of the period of --sla: --since, --from and --to change nothing here.")};
    return {Text::tr(
        "The report is of the last 30 days: --since, --from and --to change nothing here, --at does; --sla FROM/TO reports "
        "the service levels of another period.")};
}

Outcome ranReport(const Wish& wish, const Context& context)
{
    if (!wish.slo.empty() && wish.sla.empty())
        return Outcome::failed({.code = ErrorCode::Usage,
                                .where = u"--slo"_s,
                                .expected = Text::tr("--sla PERIOD with it"),
                                .found = QString::fromStdString(wish.slo),
                                .hint = {}});
    const auto workspace = workspacePath(context.globals);
    if (!workspace)
        return Outcome::failed(workspace.error());
    const QString program = windowProgram();
    if (program.isEmpty())
        return Outcome::failed({.code = ErrorCode::NotFound,
                                .where = u"traceo report run"_s,
                                .expected = Text::tr("traceo-desktop beside traceo, or on the path"),
                                .found = Text::tr("none"),
                                .hint = Text::tr("It paints the pages; install it with the command.")});
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, argumentsOf(context.globals, *workspace, wish));
    process.waitForFinished(-1);
    if (process.error() == QProcess::FailedToStart || process.exitStatus() != QProcess::NormalExit)
        return Outcome::failed({.code = ErrorCode::Internal,
                                .where = u"traceo report run"_s,
                                .expected = Text::tr("a report by %1").arg(program),
                                .found = process.errorString()});
    Answer answer{.raw = process.readAllStandardOutput().toStdString(), .isRaw = true};
    return {.answer = std::move(answer), .notes = notesOn(context.globals, wish), .exitCode = process.exitCode()};
}

} // namespace

std::vector<Command> reportCommands()
{
    return {
        {.noun = "report",
         .verb = "run",
         .help = words(Text::tr("Write the report of all panes as PDF, or with --sla that of the service levels of a period")),
         .example = "traceo report run sla.pdf --sla 2026-10 --csv tables",
         .prepare = [](Syntax& syntax) {
             auto wish = std::make_shared<Wish>();
             syntax.argument("FILE", wish->file, Text::tr("The PDF to write; traceo-report.pdf when it is not given"));
             syntax.option("--sla", wish->sla,
                           Text::tr(
                               "Service levels of 2026-10, 2026-Q3, 2026, this-month, last-month or FROM/TO: verdicts, bounds, "
                               "exclusions, bad stretches, accounts, a digest to verify them by"));
             syntax.option("--slo", wish->slo, Text::tr("With --sla: of this SLO alone"), kSlo);
             syntax.option("--csv", wish->tables, Text::tr("A folder for every table of the report as CSV"), kFile);
             return [wish](const Context& context) { return ranReport(*wish, context); };
         }}};
}

} // namespace traceo::cli
