#include "slo/slo_config.h"

#include "core/format.h"
#include "sli/sli_wants.h"
#include "slo/burn_alerts.h"
#include "slo/composite_config.h"
#include "slo/openslo.h"
#include "slo/short_form.h"
#include "slo/slo_versions.h"
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
constexpr Millis kShortestUsual = 50 * kHour; ///< of windows: of a shorter one even spending is too fast for the usual alerts
// Before the window, so that its first sample of a counter has one to be counted from.
constexpr Millis kLead = kHour;

/// Two versions of one SLO want the same for the same purpose.
bool isNamed(const std::string& purposes, const std::string& purpose)
{
    return (purposes + ',').find(purpose + ',') != std::string::npos;
}

bool canFireAs(const SloDefinition& slo, BurnPair::Severity severity)
{
    return std::ranges::any_of(kBurnPairs, [&slo, severity](const BurnPair& pair) {
        return pair.severity == severity && isUseful(slo.objective, pair, slo.window.length);
    });
}

bool canAnyFire(const SloDefinition& slo)
{
    return canFireAs(slo, BurnPair::Severity::Page) || canFireAs(slo, BurnPair::Severity::Ticket);
}

/// Of the usual alerts, whose first pair of a severity is its fastest.
QString whyNever(const SloDefinition& slo, BurnPair::Severity severity)
{
    const auto first = std::ranges::find(kBurnPairs, severity, &BurnPair::severity);
    return reasonOf({.verdict = AlertVerdict::CannotFire, .heldBy = PairState{.pair = *first}}, slo);
}

/// The first of each name.
WrittenSlos writtenIn(const std::vector<ConfigNode>& documents)
{
    WrittenSlos written;
    for (const ConfigNode& document : documents) {
        const bool isShort = !document["SLO"].isMissing();
        const ConfigNode& slo = isShort ? document["SLO"] : document["metadata"];
        if (isShort || document["kind"].text() == "SLO")
            written.emplace(slo["name"].text(), isShort ? slo.location() : document.location());
    }
    return written;
}

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
        if (!isNamed(same.purpose, want.purpose))
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

    SloVersions versions(errors);
    for (const ConfigNode& document : documents) {
        if (OpenSloReader::isOpenSlo(document)) {
            for (SloDefinition& slo : openSlo.readSlos(document))
                versions.add(std::move(slo), document);
        } else if (SloVersions::isChange(document)) {
            versions.addChange(document);
        } else if (!document["SLO"].isMissing()) {
            if (auto slo = readShortForm(document, sources, errors))
                versions.add(*std::move(slo), document);
        } else {
            SectionReader::report(errors, ErrorCode::BadValue, document,
                                  Text::tr("an SLO: “SLO:” or “apiVersion: openslo/v1” on top"), document.kindText(),
                                  Text::tr("A file of Sloth, Pyrra, slo-generator or Nobl9 is turned into one: traceo slo import "
                                           "FILE"));
        }
    }
    SloConfig config = versions.take();
    linkComposites(config, writtenIn(documents), errors);
    config.literalSecrets = openSlo.takeWarnings();
    config.services = openSlo.takeServices();
    return config;
}

std::vector<Want> SloConfig::wants() const
{
    Wants wants;
    for (const auto* const versions : {&slos, &earlier}) {
        for (const SloDefinition& slo : *versions) {
            for (const Leaf& leaf : leavesOf(slo)) {
                for (Want& want : wantsOf(leaf.sli)) {
                    want.purpose = "slo " + slo.name;
                    want.history = std::max(slo.window.longest(), kLeastHistory) + kLead;
                    want.isFirst = true;
                    wants.add(std::move(want));
                }
            }
        }
    }
    return wants.take();
}

Errors SloConfig::silentAlerts() const
{
    Errors silent;
    for (const SloDefinition& slo : slos) {
        if (!slo.alerts.empty() || !canAnyFire(slo))
            continue;
        for (const BurnPair::Severity severity : {BurnPair::Severity::Page, BurnPair::Severity::Ticket}) {
            if (canFireAs(slo, severity))
                continue;
            const bool isPage = severity == BurnPair::Severity::Page;
            SectionReader::report(silent, ErrorCode::BadValue, slo.location,
                                  isPage ? Text::tr("alerts of its own, if pages are wanted")
                                         : Text::tr("alerts of its own, if tickets are wanted"),
                                  QString::fromStdString(slo.name + ", " + slo.window.text()),
                                  isPage ? Text::tr("Page: %1").arg(whyNever(slo, severity))
                                         : Text::tr("Ticket: %1").arg(whyNever(slo, severity)));
        }
    }
    return silent;
}

Errors SloConfig::warnings() const
{
    Errors warnings = literalSecrets;
    std::ranges::copy(unknownPolicies, std::back_inserter(warnings));
    for (const SloDefinition& slo : slos) {
        std::ranges::move(warningsOf(slo.alerts, slo.window.length), std::back_inserter(warnings));
        if (!slo.alerts.empty() || canAnyFire(slo))
            continue;
        if (slo.window.length < kShortestUsual)
            SectionReader::report(warnings, ErrorCode::BadValue, slo.location,
                                  Text::tr("a window of at least 50 h, or alerts of its own"),
                                  QString::fromStdString(slo.name + ", " + slo.window.text()),
                                  Text::tr("None of the usual alerts can fire: even spending of so short a budget reaches their "
                                           "limits. Write alerts: under the SLO."));
        else
            SectionReader::report(
                warnings, ErrorCode::BadValue, slo.location, Text::tr("a higher objective, or alerts of its own"),
                QString::fromStdString(slo.name + ", ")
                    + toText({.value = 1 - slo.objective.errorRatio(),
                              .unit = Unit::Ratio,
                              .quality = Quality::Ok,
                              .decimals = std::int8_t(slo.objective.decimals)}),
                Text::tr("None of the usual alerts can fire: even if all was bad, so large a budget would not be "
                         "spent as fast as they ask. Write alerts: under the SLO."));
    }
    return warnings;
}

Millis SloConfig::longestWindow() const
{
    Millis longest{0};
    for (const auto* const versions : {&slos, &earlier}) {
        for (const SloDefinition& slo : *versions)
            longest = std::max(longest, slo.window.longest());
    }
    return slos.empty() ? kLeastHistory : longest;
}

} // namespace traceo
