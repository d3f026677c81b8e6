#include "support/paths.h"

namespace traceo::test {

QString sourceFile(const char* pathFromRoot)
{
    return QStringLiteral(TRACEO_SOURCE_DIR "/") + QString::fromUtf8(pathFromRoot);
}

QString testFile(const char* pathFromTests)
{
    return QStringLiteral(TRACEO_SOURCE_DIR "/tests/") + QString::fromUtf8(pathFromTests);
}

QString builtFile(const char* name)
{
    return QStringLiteral(TRACEO_BIN_DIR "/") + QString::fromUtf8(name);
}

} // namespace traceo::test
