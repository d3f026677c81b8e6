#include "slo/openslo_objects.h"

#include "core/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(OpenSlo)
};

void checkLength(const std::string& description, const ConfigNode& at, Errors& errors)
{
    if (const auto length = QString::fromStdString(description).toUcs4().size(); length > kLongestDescription)
        SectionReader::report(errors, ErrorCode::BadValue, at, Text::tr("at most %1 characters").arg(kLongestDescription),
                              QString::number(length));
}

void checkService(const ConfigNode& spec, Errors& errors)
{
    SectionReader section(spec, errors);
    openSloDescription(section, spec, errors);
    section.finish();
}

/// The source that a metricSourceRef to it means is of another kind.
void checkKind(const ConfigNode& document, const std::string& type, const std::vector<SloConfig::SourceName>& sources,
               Errors& errors)
{
    const auto source = std::ranges::find(sources, document["metadata"]["name"].text(), &SloConfig::SourceName::name);
    const QString kind = source == sources.end() ? QString() : plainText(source->kind, 63);
    if (kind.isEmpty() || kind.compare(QString::fromStdString(type), Qt::CaseInsensitive) == 0)
        return;
    SectionReader::report(errors, ErrorCode::BadValue, document["spec"]["type"],
                          Text::tr("%1, the kind of the workspace's source of this name").arg(kind),
                          document["spec"]["type"].shownText());
}

void checkDataSource(const ConfigNode& document, const std::vector<SloConfig::SourceName>& sources, Errors& errors)
{
    const ConfigNode& spec = document["spec"];
    SectionReader section(spec, errors);
    if (!spec.isMap()) {
        if (spec.isMissing())
            SectionReader::report(errors, ErrorCode::BadValue, spec, Text::tr("the key “spec”"), spec.kindText());
        return;
    }
    openSloDescription(section, spec, errors);
    const std::string type = section.requiredText("type");
    const ConfigNode& details = section.node("connectionDetails");
    if (!section.has("connectionDetails"))
        SectionReader::report(errors, ErrorCode::BadValue, spec, Text::tr("the key “connectionDetails”"), Text::tr("nothing"));
    else if (!details.isMap()) // not repeated: it may be a secret
        SectionReader::report(errors, ErrorCode::BadValue, details, Text::tr("a mapping under connectionDetails"),
                              details.kindText());
    section.finish();
    if (!type.empty())
        checkKind(document, type, sources, errors);
}

} // namespace

std::string openSloDescription(SectionReader& section, const ConfigNode& spec, Errors& errors)
{
    std::string description = section.text("description").value_or("");
    checkLength(description, spec["description"], errors);
    return description;
}

void checkOpenSloObject(const std::string& kind, const ConfigNode& document, const std::vector<SloConfig::SourceName>& sources,
                        Errors& errors)
{
    if (kind == "Service")
        checkService(document["spec"], errors);
    else if (kind == "DataSource")
        checkDataSource(document, sources, errors);
}

} // namespace traceo
