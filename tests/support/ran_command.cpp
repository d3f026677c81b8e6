#include "support/ran_command.h"

#include "support/paths.h"

#include <QProcess>

namespace traceo::test {

Ran ran(const QStringList& arguments, const QByteArray& input, const QStringList& environment)
{
    QProcess process;
    process.setEnvironment(QProcess::systemEnvironment() + environment);
    process.start(builtFile("traceo"), arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

} // namespace traceo::test
