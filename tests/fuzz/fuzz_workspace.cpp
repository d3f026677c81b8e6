// A workspace file: the YAML, the sections, its sources, SLOs and exclusions. The text is also an SLO file and the file it includes.

#include "fuzz/fuzz_target.h"
#include "slo/excluded.h"
#include "slo/exclusion_config.h"
#include "sources/prometheus/prometheus_source.h"
#include "workspace/workspace.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

using namespace traceo;
using namespace traceo::fuzz;

namespace {

void requireLocated(const Errors& errors)
{
    for (const Error& error : errors)
        require(!error.where.isEmpty() && !toText(error).isEmpty(), "a mistake has a place and words");
}

void requireWithin(const std::vector<TimeSpan>& spans, TimeSpan within)
{
    for (const TimeSpan& span : spans)
        require(!span.isEmpty() && span.from >= within.from && span.to <= within.to,
                "what is excluded lies within what was asked");
}

void readSlos(const std::vector<ConfigNode>& documents, const std::vector<SloConfig::SourceName>& sources,
              const std::vector<ConfigNode>& exclusions = {})
{
    constexpr TimeSpan kMonth{utcMs(1'793'491'200'000), utcMs(1'793'491'200'000) + 30 * kDay}; // November 2026
    Errors errors;
    SloConfig config = SloConfig::parse(documents, sources, errors);
    readExclusions(exclusions, config, errors);
    requireLocated(errors);
    for (const SloDefinition& slo : config.slos) {
        require(slo.objective.parts > 0 && slo.objective.parts < Objective::kScale, "an objective is between none and all");
        require(slo.window.length > Millis{0}, "a window has a length");
        require(!slo.name.empty() && !slo.sli.hash().empty(), "an SLO has a name");
        requireWithin(excludedSpans(slo, kMonth).all(), kMonth);
        (void)slo.sli.total.matches("up", {{"job", "node"}});
    }
    for (const Want& want : config.wants())
        require(!want.id().empty(), "a want can be asked for");
}

std::vector<SloConfig::SourceName> readSources(const std::vector<ConfigNode>& nodes)
{
    std::vector<SloConfig::SourceName> names;
    Errors errors;
    for (const ConfigNode& node : nodes) {
        if (const auto source = prometheusKind().parse(node, errors))
            names.push_back({source->settings().name, source->settings().kind});
    }
    requireLocated(errors);
    return names;
}

/// Whether every path in it is one of this folder: nobody wants the rest of the machine read.
bool staysHere(const ConfigNode& node)
{
    return node.text().find_first_of("/~") == std::string::npos && std::ranges::all_of(node.items(), staysHere);
}

class Folder {
public:
    QString path() const { return m_folder.filePath(QStringLiteral("traceo.yaml")); }
    void put(std::string_view text)
    {
        for (const char* name : {"traceo.yaml", "more.yaml", "slo.yaml"}) {
            QFile file(m_folder.filePath(QString::fromUtf8(name)));
            const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(text.data(), qint64(text.size())) >= 0;
            require(isWritten, "a temporary file can be written");
        }
    }

private:
    QTemporaryDir m_folder;
};

void readText(std::string_view input)
{
    if (const auto documents = readYamlDocuments(input, QStringLiteral("slo.yaml")))
        readSlos(*documents, {{"prom", "prometheus"}});
    const auto root = readYaml(input, QStringLiteral("traceo.yaml"));
    if (!root) {
        require(!root.error().where.isEmpty(), "a mistake has a place");
        return;
    }
    if (!staysHere((*root)["include"]) || !staysHere((*root)["slos"]))
        return;
    static Folder folder;
    folder.put(input);
    const auto workspace = readWorkspace(folder.path(), QStringLiteral("data"));
    require(workspace.ok(), "a file that is YAML is a workspace");
    requireLocated(workspace->errors);
    readSlos(workspace->slos, readSources(workspace->sources), workspace->exclusions);
}

} // namespace

TRACEO_FUZZ_TARGET(workspace, readText);
