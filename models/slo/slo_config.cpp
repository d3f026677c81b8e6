#include "slo/slo_config.h"

#include "core/format.h"
#include "sli/sli_wants.h"
#include "slo/openslo.h"
#include "slo/short_form.h"
#include "workspace/section_reader.h"

#include <QCoreApplication>

#include <iterator>
#include <map>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloConfig)
};

/// What the first contact fetches at least: the range a window opens with.
constexpr Millis kLeastHistory = 30 * kDay;
// Before the window, so that its first sample of a counter has one to be counted from.
constexpr Millis kLead = kHour;

/// Keeps the first SLO of a name.
class UniqueNames {
public:
    explicit UniqueNames(Errors& errors) : m_errors(errors) {}

    bool isNew(const SloDefinition& slo)
    {
        const auto [first, fresh] = m_first.emplace(slo.name, slo.location);
        if (!fresh)
            SectionReader::report(m_errors, ErrorCode::Ambiguous, slo.location, Text::tr("a name no other SLO has"),
                                  u"“%1”"_s.arg(QString::fromStdString(slo.name)),
                                  Text::tr("It stands first at %1.").arg(first->second.toText()));
        return fresh;
    }

private:
    Errors& m_errors;
    std::map<std::string, Location> m_first;
};

/// Wants of several SLOs: of one source and selector there is one.
class Wants {
public:
    void add(Want want)
    {
        const auto [place, isNew] = m_places.emplace(std::pair(want.source, want.id()), m_wants.size());
        if (isNew) {
            m_wants.push_back(std::move(want));
            return;
        }
        Want& same = m_wants[place->second];
        same.history = std::max(same.history, want.history);
        same.purpose += ", " + want.purpose;
    }
    std::vector<Want> take() { return std::move(m_wants); }

private:
    std::vector<Want> m_wants;
    std::map<std::pair<std::string, std::string>, std::size_t> m_places;
};

} // namespace

SloConfig SloConfig::parse(const std::vector<ConfigNode>& documents, const std::vector<SourceName>& sources, Errors& errors)
{
    OpenSloReader openSlo(sources, errors);
    for (const ConfigNode& document : documents) {
        if (OpenSloReader::isOpenSlo(document))
            openSlo.note(document);
    }

    openSlo.resolve();

    SloConfig config;
    UniqueNames names(errors);
    const auto add = [&config, &names](std::optional<SloDefinition> slo) {
        if (slo && names.isNew(*slo))
            config.slos.push_back(*std::move(slo));
    };
    for (const ConfigNode& document : documents) {
        if (OpenSloReader::isOpenSlo(document))
            add(openSlo.readSlo(document));
        else if (!document["SLO"].isMissing())
            add(readShortForm(document, sources, errors));
        else
            SectionReader::report(errors, ErrorCode::BadValue, document,
                                  Text::tr("an SLO: “SLO:” or “apiVersion: openslo/v1” on top"), document.kindText());
    }
    return config;
}

std::vector<Want> SloConfig::wants() const
{
    Wants wants;
    for (const SloDefinition& slo : slos) {
        for (Want& want : wantsOf(slo.sli)) {
            want.purpose = "slo " + slo.name;
            want.history = std::max(slo.window.longest(), kLeastHistory) + kLead;
            want.isFirst = true;
            wants.add(std::move(want));
        }
    }
    return wants.take();
}

Errors SloConfig::warnings() const
{
    Errors warnings;
    for (const SloDefinition& slo : slos)
        std::ranges::move(warningsOf(slo.alerts, slo.window.length), std::back_inserter(warnings));
    return warnings;
}

Millis SloConfig::longestWindow() const
{
    Millis longest{0};
    for (const SloDefinition& slo : slos)
        longest = std::max(longest, slo.window.longest());
    return slos.empty() ? kLeastHistory : longest;
}

} // namespace traceo
