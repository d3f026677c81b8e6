#include "slo/foreign/sloth_windows.h"

#include "slo/own_alert.h"
#include "slo/slo_config_values.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo::foreign {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloImport)
};

void requireKeys(SectionReader& section, std::initializer_list<const char*> keys)
{
    for (const char* key : keys) {
        if (!section.has(key))
            section.requiredText(key);
    }
}

std::optional<BurnPair> pairAt(const ConfigNode& node, BurnPair::Severity severity, Millis period, Translation& out)
{
    const std::size_t before = out.lost.size();
    SectionReader section(node, out.lost);
    requireKeys(section, {"errorBudgetPercent", "shortWindow", "longWindow"});
    const ConfigNode& percent = section.node("errorBudgetPercent");
    const Millis shortWindow = section.duration("shortWindow").value_or(Millis{0});
    const Millis longWindow = section.duration("longWindow").value_or(Millis{0});
    section.finish();
    const auto speed = budgetFrom(percent.text() + '%');
    if (!percent.isMissing() && !speed)
        SectionReader::report(out.lost, ErrorCode::BadValue, percent,
                              Text::tr("percent of the error budget such as 2, with four decimals at most"), percent.shownText());
    if (!speed || out.lost.size() != before)
        return std::nullopt;
    const OwnAlert alert{.pair = {severity, *speed, longWindow, shortWindow}};
    const AlertPlaces places{percent, node["longWindow"], node["shortWindow"], node};
    return isLegal(alert, places, period, out.lost) ? std::optional(alert.pair) : std::nullopt;
}

void addPairs(const ConfigNode& node, BurnPair::Severity severity, AlertCatalogue& catalogue, Translation& out)
{
    SectionReader section(node, out.lost);
    requireKeys(section, {"quick", "slow"});
    for (const char* key : {"quick", "slow"}) {
        const ConfigNode& window = section.node(key);
        const auto pair = section.has(key) ? pairAt(window, severity, catalogue.period, out) : std::nullopt;
        if (pair)
            catalogue.pairs.push_back(*pair);
    }
    section.finish();
}

bool isNewPeriod(Millis period, const ConfigNode& at, Translation& out)
{
    const auto same = std::ranges::find(out.catalogues, period, &AlertCatalogue::period);
    if (same == out.catalogues.end())
        return true;
    SectionReader::report(out.lost, ErrorCode::Ambiguous, at, Text::tr("a sloPeriod no other AlertWindows have"), at.shownText(),
                          Text::tr("It stands first at %1.").arg(same->at.toText()));
    return false;
}

} // namespace

bool isSlothWindows(const ConfigNode& document)
{
    return document["kind"].text() == "AlertWindows" && document["apiVersion"].text().starts_with("sloth.slok.dev/");
}

void addSlothWindows(const ConfigNode& document, Translation& out)
{
    SectionReader section(document, out.lost);
    const bool isKnown = out.isKnownObject(section, "sloth.slok.dev/v1", "AlertWindows");
    const ConfigNode& spec = section.node("spec");
    if (!isKnown)
        return;
    section.finish();
    SectionReader windows(spec, out.lost);
    requireKeys(windows, {"sloPeriod", "page", "ticket"});
    const auto period = windows.duration("sloPeriod");
    const ConfigNode& page = windows.node("page");
    const ConfigNode& ticket = windows.node("ticket");
    windows.finish();
    if (!period || !isWindow(*period, spec["sloPeriod"], out.lost) || !isNewPeriod(*period, spec["sloPeriod"], out))
        return;
    AlertCatalogue catalogue{.at = document.location(), .period = *period};
    if (windows.has("page"))
        addPairs(page, BurnPair::Severity::Page, catalogue, out);
    if (windows.has("ticket"))
        addPairs(ticket, BurnPair::Severity::Ticket, catalogue, out);
    out.catalogues.push_back(std::move(catalogue));
}

AlertCatalogue* slothCatalogue(Translation& out)
{
    if (out.catalogues.empty())
        return nullptr;
    const auto usual = std::ranges::find(out.catalogues, kSlothPeriod, &AlertCatalogue::period);
    return usual == out.catalogues.end() ? &out.catalogues.front() : &*usual;
}

void reportUnusedWindows(Translation& out)
{
    for (const AlertCatalogue& catalogue : out.catalogues) {
        if (!catalogue.isUsed)
            out.lose(ConfigNode::nothing(catalogue.at), QStringLiteral("AlertWindows"),
                     Text::tr("No SLO of Sloth that was read has this window; they are read together with SLOs, by --windows or "
                              "from the same file."));
    }
}

} // namespace traceo::foreign
