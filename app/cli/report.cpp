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

QStringList argumentsOf(const Globals& globals, const QString& workspace, const QString& file)
{
    QStringList arguments = {u"--report"_s, file, u"--workspace"_s, workspace};
    const auto pass = [&arguments](const QString& option, const std::string& value) {
        if (!value.empty())
            arguments << option << QString::fromStdString(value);
    };
    pass(u"--history"_s, globals.history);
    pass(u"--at"_s, globals.at);
    pass(u"--known-at"_s, globals.knownAt);
    pass(u"--tz"_s, globals.zone);
    return arguments;
}

Outcome ranReport(const std::string& file, const Context& context)
{
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
    process.start(program, argumentsOf(context.globals, *workspace, QString::fromStdString(file)));
    process.waitForFinished(-1);
    if (process.error() == QProcess::FailedToStart || process.exitStatus() != QProcess::NormalExit)
        return Outcome::failed({.code = ErrorCode::Internal,
                                .where = u"traceo report run"_s,
                                .expected = Text::tr("a report by %1").arg(program),
                                .found = process.errorString()});
    Answer answer{.raw = process.readAllStandardOutput().toStdString(), .isRaw = true};
    return {.answer = std::move(answer), .exitCode = process.exitCode()};
}

} // namespace

std::vector<Command> reportCommands()
{
    return {{.noun = "report",
             .verb = "run",
             .help = words(Text::tr("Write the report of all panes as PDF")),
             .example = "traceo report run slo.pdf --at now/d",
             .prepare = [](Syntax& syntax) {
                 auto file = std::make_shared<std::string>("traceo-report.pdf");
                 syntax.argument("FILE", *file, Text::tr("The PDF to write; traceo-report.pdf when it is not given"));
                 return [file](const Context& context) { return ranReport(*file, context); };
             }}};
}

} // namespace traceo::cli
