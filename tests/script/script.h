#pragma once
// A text script: series in, expected readings out. See README.md in this folder.

#include "core/batch.h"
#include "slo/slo_config.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace traceo::test {

struct Script {
    struct Expectation {
        UtcMs at{};
        std::string slo;
        qsizetype firstLine = 0; ///< of the expected readings
        QStringList lines;
    };

    std::vector<SloDefinition> slos;
    Batch batch;
    std::vector<Expectation> expectations;
    QStringList text;     ///< all lines
    QStringList mistakes; ///< "line: what"
};

/// Moment 0 of all scripts.
inline constexpr UtcMs kScriptStart = utcMs(1'767'225'600'000); // 2026-01-01T00:00:00Z

Script readScript(const QString& text);

/// The readings a script expects, in the same words, for each expectation.
std::vector<QStringList> runScript(const Script& script);

/// The script with these readings instead of the expected ones.
QString updated(const Script& script, const std::vector<QStringList>& readings);

} // namespace traceo::test
