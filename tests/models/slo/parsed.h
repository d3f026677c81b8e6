#pragma once
// What is read of a text that defines SLOs, and what is wrong in it.

#include "slo/slo_config.h"
#include "workspace/workspace.h"

#include <QByteArray>

namespace traceo::test {

struct Parsed {
    SloConfig config;
    Errors errors;
};

inline Parsed parse(const QByteArray& text, const std::vector<SloConfig::SourceName>& sources = {{"prom", "prometheus"}})
{
    Parsed parsed;
    const auto documents = readYamlDocuments(text.toStdString(), QStringLiteral("x"));
    if (documents)
        parsed.config = SloConfig::parse(*documents, sources, parsed.errors);
    else
        parsed.errors.push_back(documents.error());
    return parsed;
}

} // namespace traceo::test
