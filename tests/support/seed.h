#pragma once
// Where random tests begin: TRACEO_SEED repeats a run. Whoever takes it prints it when something is wrong.

#include <QRandomGenerator>
#include <QString>

namespace traceo::test {

inline quint32 seedOfRun()
{
    bool isGiven = false;
    const quint32 given = qEnvironmentVariable("TRACEO_SEED").toUInt(&isGiven);
    return isGiven ? given : QRandomGenerator::global()->generate();
}

} // namespace traceo::test
