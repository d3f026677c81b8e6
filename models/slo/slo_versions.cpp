#include "slo/slo_versions.h"

#include "core/moment.h"
#include "slo/slo_config_values.h"
#include "workspace/section_reader.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloVersions)
};

QString dateText(const std::optional<UtcMs>& from)
{
    return from ? QString::fromStdString(toRfc3339(*from)) : Text::tr("no date");
}

/// Where the date of a whole definition stands, in either form; else the definition itself.
Location dateAt(const SloDefinition& slo, const ConfigNode& document)
{
    const ConfigNode& shortForm = document["SLO"]["valid_from"];
    const ConfigNode& openSlo = document["metadata"]["annotations"]["traceo.io/valid-from"];
    return shortForm.isScalar() ? shortForm.location() : openSlo.isScalar() ? openSlo.location() : slo.location;
}

} // namespace

bool SloVersions::isChange(const ConfigNode& document)
{
    return document["SLO"].isMap() && !document["SLO"]["changes"].isMissing();
}

void SloVersions::add(SloDefinition slo, const ConfigNode& document)
{
    const std::string name = slo.name;
    const Location at = dateAt(slo, document);
    const std::optional<UtcMs> from = slo.validFrom;
    addVersion(name, {.from = from, .at = at, .whole = std::move(slo), .change = {}});
    if (const ConfigNode& list = document["SLO"]["versions"]; !list.isMissing())
        addListed(name, list);
}

void SloVersions::addChange(const ConfigNode& document)
{
    const std::size_t before = m_errors.size();
    SectionReader outer(document, m_errors);
    const ConfigNode& node = outer.node("SLO");
    outer.finish();
    SectionReader section(node, m_errors);
    const std::string name = resourceName(node["name"], section.requiredText("name"), m_errors);
    const ConfigNode& changes = section.node("changes");
    SectionReader changed(changes, m_errors);
    Version version = readChange(section, changes, changed);
    section.finish();
    changed.finish();
    if (isUsable(version, node, before))
        addVersion(name, std::move(version));
}

void SloVersions::addListed(const std::string& name, const ConfigNode& list)
{
    if (!list.isList()) {
        SectionReader::report(m_errors, ErrorCode::BadValue, list,
                              Text::tr("a list of versions such as [{valid_from: 2026-06-01, objective: 99.95%}]"),
                              list.kindText());
        return;
    }
    for (const ConfigNode& item : list.items()) {
        const std::size_t before = m_errors.size();
        SectionReader section(item, m_errors);
        Version version = readChange(section, item, section);
        section.finish();
        if (isUsable(version, item, before))
            addVersion(name, std::move(version));
    }
}

/// `section` reads the mapping with the date, `changed` what is different: `changes`. Both may be one.
SloVersions::Version SloVersions::readChange(SectionReader& section, const ConfigNode& changes, SectionReader& changed)
{
    Version version;
    const ConfigNode& from = section.node("valid_from");
    if (section.has("valid_from"))
        version.from = validFromAt(from, m_errors);
    else
        section.requiredText("valid_from");
    version.at = from.location();
    version.change = replay::readRevision(changed, changes, m_errors);
    return version;
}

bool SloVersions::isUsable(const Version& change, const ConfigNode& at, std::size_t errorsBefore)
{
    if (m_errors.size() == errorsBefore && change.change.isEmpty())
        SectionReader::report(m_errors, ErrorCode::BadValue, at,
                              Text::tr("what is different, such as an objective, a window, a method or a threshold"),
                              Text::tr("nothing"));
    return m_errors.size() == errorsBefore;
}

/// Dates that are the same and dates out of order cost the later document.
void SloVersions::addVersion(const std::string& name, Version version)
{
    Versions& versions = m_versions[name];
    if (versions.empty())
        m_names.push_back(name);
    for (const Version& other : versions) {
        if (other.from == version.from && !version.from) {
            SectionReader::report(m_errors, ErrorCode::Ambiguous, version.at,
                                  QCoreApplication::translate("SloConfig", "a name no other SLO has"),
                                  u"“%1”"_s.arg(QString::fromStdString(name)),
                                  Text::tr("It stands first at %1. Of a later version say since when it holds: valid_from.")
                                      .arg(other.at.toText()));
            return;
        }
        if (other.from == version.from) {
            SectionReader::report(m_errors, ErrorCode::Ambiguous, version.at, Text::tr("a date no other version of it has"),
                                  dateText(version.from), Text::tr("It stands first at %1.").arg(other.at.toText()));
            return;
        }
        if (other.at.file == version.at.file && other.from > version.from) {
            SectionReader::report(m_errors, ErrorCode::BadValue, version.at,
                                  Text::tr("versions of a file in the order of their dates"), dateText(version.from),
                                  Text::tr("The version at %1 holds from %2 on.").arg(other.at.toText(), dateText(other.from)));
            return;
        }
    }
    versions.push_back(std::move(version));
}

SloConfig SloVersions::take()
{
    SloConfig config;
    for (const std::string& name : m_names)
        takeVersions(name, std::move(m_versions[name]), config);
    return config;
}

void SloVersions::takeVersions(const std::string& name, Versions versions, SloConfig& config)
{
    std::ranges::stable_sort(versions, {}, &Version::from); // none is the least
    std::vector<SloDefinition> whole;
    for (Version& version : versions) {
        if (version.whole) {
            whole.push_back(*std::move(version.whole));
            continue;
        }
        if (whole.empty()) {
            SectionReader::report(m_errors, ErrorCode::NotFound, version.at, Text::tr("a version before it, to be changed"),
                                  Text::tr("none of %1").arg(QString::fromStdString(name)));
            continue;
        }
        auto changed = replay::revised(whole.back(), version.change);
        if (!changed) {
            const Error& wrong = changed.error();
            SectionReader::report(m_errors, wrong.code, version.at, wrong.expected, wrong.found, wrong.hint);
            continue;
        }
        changed->validFrom = version.from;
        changed->location = version.at;
        whole.push_back(*std::move(changed));
    }
    if (whole.empty())
        return;
    config.slos.push_back(std::move(whole.back()));
    whole.pop_back();
    config.earlier.insert(config.earlier.end(), std::make_move_iterator(whole.begin()), std::make_move_iterator(whole.end()));
}

std::vector<const SloDefinition*> versionsOf(const SloConfig& config, std::string_view name)
{
    std::vector<const SloDefinition*> versions;
    for (const auto* const list : {&config.earlier, &config.slos}) {
        for (const SloDefinition& slo : *list) {
            if (slo.name == name)
                versions.push_back(&slo);
        }
    }
    return versions;
}

const SloDefinition* versionAt(const SloConfig& config, std::string_view name, UtcMs moment)
{
    const SloDefinition* held = nullptr;
    for (const SloDefinition* const version : versionsOf(config, name)) {
        if (held == nullptr || !version->validFrom || *version->validFrom <= moment)
            held = version;
    }
    return held;
}

const SloDefinition& versionAt(const SloConfig& config, const SloDefinition& newest, UtcMs moment)
{
    return config.earlier.empty() ? newest : *versionAt(config, newest.name, moment);
}

std::vector<SloDefinition> countedDefinitions(const SloConfig& config)
{
    std::vector<SloDefinition> counted = config.slos;
    std::set<std::pair<std::string, std::string>> known;
    for (const SloDefinition& slo : config.slos)
        known.emplace(slo.name, config.earlier.empty() ? std::string() : hashOf(slo));
    for (const SloDefinition& slo : config.earlier) {
        if (known.emplace(slo.name, hashOf(slo)).second)
            counted.push_back(slo);
    }
    return counted;
}

} // namespace traceo
