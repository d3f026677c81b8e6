#include "support/ran_command.h"

#include <QProcess>

namespace traceo::test {

Ran ran(const QStringList& arguments, const QByteArray& input, const QStringList& environment)
{
    QProcess process;
    process.setEnvironment(QProcess::systemEnvironment() + environment);
    process.start(QStringLiteral(TRACEO_BIN_DIR "/traceo"), arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

} // namespace traceo::test
