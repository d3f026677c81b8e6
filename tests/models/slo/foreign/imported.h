#pragma once
// A foreign file, imported, written as YAML and read by the reader of workspaces.

#include "models/workspace/error_lines.h"
#include "slo/foreign/slo_import.h"
#include "slo/slo_config.h"
#include "workspace/workspace.h"

#include <QByteArray>

namespace traceo::test {

struct Imported {
    foreign::Translation translation;
    QByteArray yaml;
    std::vector<SloDefinition> slos;
    Errors errors; ///< of reading what was written

    /// Where things were lost.
    QStringList lost() const { return linesOf(translation.lost); }
    /// Everything a person would read.
    QString told() const
    {
        return textOf(translation.lost) + u'\n' + QStringList(translation.notes.begin(), translation.notes.end()).join(u'\n');
    }
    QStringList names() const
    {
        QStringList names;
        for (const SloDefinition& slo : slos)
            names << QString::fromStdString(slo.name);
        return names;
    }
};

inline Imported imported(const QByteArray& text, const foreign::ImportOptions& options = {.format = {}, .source = "prom"})
{
    Imported out;
    const auto documents = readYamlDocuments(text.toStdString(), QStringLiteral("x"));
    if (!documents) {
        out.errors.push_back(documents.error());
        return out;
    }
    out.translation = foreign::importSlos(*documents, options);
    out.yaml = QByteArray::fromStdString(foreign::yamlOf(out.translation.documents));
    if (out.yaml.isEmpty())
        return out;
    const auto written = readYamlDocuments(out.yaml.toStdString(), QStringLiteral("y"));
    if (written)
        out.slos = SloConfig::parse(*written, {{"prom", "prometheus"}, {"other", "prometheus"}}, out.errors).slos;
    else
        out.errors.push_back(written.error());
    return out;
}

} // namespace traceo::test
