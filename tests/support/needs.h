#pragma once
// What a test needs of the machine. At a desk a lack skips it; where everything has to run
// (TRACEO_ALL, as CI sets it) a skipped test would be taken for a passed one, so there it fails.

#include <QTest>

#define TRACEO_NEEDS(condition, text) \
    do { \
        if (!(condition) && qEnvironmentVariableIsSet("TRACEO_ALL")) \
            QFAIL(text); \
        if (!(condition)) \
            QSKIP(text); \
    } while (false)
