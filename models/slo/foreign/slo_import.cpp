#include "slo/foreign/slo_import.h"

#include "slo/foreign/budget_adjustments.h"
#include "slo/foreign/foreign_slo.h"
#include "slo/foreign/nobl9.h"
#include "slo/foreign/older_openslo.h"
#include "slo/foreign/pyrra.h"
#include "slo/foreign/slo_generator.h"
#include "slo/foreign/sloth.h"
#include "slo/foreign/sloth_windows.h"
#include "slo/slo_config.h"
#include "workspace/yaml_document.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

namespace traceo::foreign {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloImport)
};

struct Known {
    Format format;
    std::string_view word;
    const char* key;            ///< that says the version
    std::string_view beginning; ///< of the version
    void (*translate)(const ConfigNode&, Translation&);
};
constexpr std::array kKnown{
    Known{Format::Sloth, "sloth", "version", "prometheus/", translateSloth},
    Known{Format::Sloth, "sloth", "apiVersion", "sloth.slok.dev/", translateSloth},
    Known{Format::Pyrra, "pyrra", "apiVersion", "pyrra.dev/", translatePyrra},
    Known{Format::SloGenerator, "slo-generator", "apiVersion", "sre.google.com/", translateSloGenerator},
    Known{Format::Nobl9, "nobl9", "apiVersion", "n9/", translateNobl9},
    Known{Format::OpenSlo, "openslo", "apiVersion", "openslo/", translateOpenSlo},
    Known{Format::OpenSlo, "openslo", "apiVersion", "openslo.com/", translateOpenSlo},
};

constexpr const char* kPolicies = "error_budget_policies"; // of slo-generator's shared configuration
constexpr const char* kReference = "metricSourceRef";
constexpr const char* kAnySource = "prometheus"; // where none is named, only to read what was written

void translate(const ConfigNode& document, const ImportOptions& options, Translation& out)
{
    if (document.isList()) {
        for (const ConfigNode& item : document.items())
            translate(item, options, out);
        return;
    }
    const auto format = options.format ? options.format : formatOf(document);
    const auto known = std::ranges::find(kKnown, format, [](const Known& one) { return std::optional(one.format); });
    if (known != kKnown.end())
        known->translate(document, out);
    else if (!document[kPolicies].isMissing())
        out.lose(document[kPolicies], QString::fromLatin1(kPolicies),
                 Text::tr("Traceo's alerts and “budget_policies:” are its own; see README.md."));
    else
        SectionReader::report(out.lost, ErrorCode::BadValue, document,
                              Text::tr("SLOs of Sloth, Pyrra, slo-generator, Nobl9 or OpenSLO"), document.kindText(),
                              Text::tr("They say so in “version” or “apiVersion”; --format says it for them."));
}

/// Whatever the order of the documents, SLOs come after what they are of.
void addCatalogues(const ConfigNode& document, const ImportOptions& options, Translation& out)
{
    for (const ConfigNode& item : document.items())
        addCatalogues(item, options, out);
    if (options.format.value_or(Format::Sloth) == Format::Sloth && isSlothWindows(document))
        addSlothWindows(document, out);
}

void collectReferences(const ConfigNode& node, std::vector<SloConfig::SourceName>& sources)
{
    for (const Member& one : node.members()) {
        if (one.key == kReference)
            sources.push_back({one.value.text(), "prometheus"});
        collectReferences(one.value, sources);
    }
    for (const ConfigNode& item : node.items())
        collectReferences(item, sources);
}

bool namesASource(const ConfigNode& node)
{
    std::vector<SloConfig::SourceName> sources;
    collectReferences(node, sources);
    return !sources.empty();
}

/// The tree with `source` in every metric that names none.
ConfigNode withSource(const ConfigNode& node, const std::string& source)
{
    if (node.isList()) {
        std::vector<ConfigNode> items;
        for (const ConfigNode& item : node.items())
            items.push_back(withSource(item, source));
        return ConfigNode::list(std::move(items), node.location());
    }
    if (!node.isMap())
        return node;
    std::vector<Member> members;
    for (const Member& one : node.members()) {
        const bool isNamed = (one.key == "ratioMetric" || one.key == "thresholdMetric") && namesASource(one.value);
        members.push_back({one.key, one.keyLocation, isNamed ? one.value : withSource(one.value, source)});
        if (one.key == "metricSource" && one.value.isMap()) {
            auto inner = members.back().value.members();
            inner.insert(inner.begin(), member(kReference, textAt(one.keyLocation, source)));
            members.back().value = ConfigNode::map(std::move(inner), one.value.location());
        }
    }
    return ConfigNode::map(std::move(members), node.location());
}

bool isOfBurns(const ConfigNode& map)
{
    const std::string& kind = map["kind"].text();
    return (kind.empty() || kind == "burnrate") && map["threshold"].isScalar() && map["lookbackWindow"].isScalar();
}

/// The tree with gt for lte and lt wherever an alert looks at burn rates: it fires above its threshold, which is the opposite of
/// “at most”.
ConfigNode flipped(const ConfigNode& node, Translation& out)
{
    if (node.isList()) {
        std::vector<ConfigNode> items;
        for (const ConfigNode& item : node.items())
            items.push_back(flipped(item, out));
        return ConfigNode::list(std::move(items), node.location());
    }
    if (!node.isMap())
        return node;
    std::vector<Member> members;
    for (const Member& one : node.members()) {
        members.push_back({one.key, one.keyLocation, flipped(one.value, out)});
        if (one.key != "op" || !isOfBurns(node) || (one.value.text() != "lte" && one.value.text() != "lt"))
            continue;
        const QString turned = QStringLiteral("gt");
        out.note(one.value.location(), Text::tr("%1 became %2.").arg(QString::fromStdString(one.value.text()), turned));
        members.back().value = ConfigNode::scalar(turned.toStdString(), one.value.location(), one.value.quoted());
    }
    return ConfigNode::map(std::move(members), node.location());
}

bool isReferredTo(const ConfigNode& document)
{
    return document["kind"].text().starts_with("Alert");
}

std::size_t mistakesIn(const std::vector<ConfigNode>& documents, const std::vector<SloConfig::SourceName>& sources)
{
    Errors errors; // said already
    SloConfig::parse(documents, sources, errors);
    return errors.size();
}

/// By what is said of it beside the objects that it may refer to.
bool isWithoutMistake(const std::vector<ConfigNode>& documents, std::size_t index,
                      const std::vector<SloConfig::SourceName>& sources)
{
    std::vector<ConfigNode> others;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        if (i != index && isReferredTo(documents[i]))
            others.push_back(documents[i]);
    }
    const std::size_t without = mistakesIn(others, sources);
    others.push_back(documents[index]);
    return mistakesIn(others, sources) <= without;
}

/// An SLO without references to policies that are in none of the documents.
ConfigNode withPolicies(const ConfigNode& slo, const std::set<std::string>& policies)
{
    std::vector<Member> members;
    for (const Member& one : slo.members()) {
        members.push_back(one);
        if (one.key == "spec" && one.value.isMap())
            members.back().value = withPolicies(one.value, policies);
        if (one.key != "alertPolicies" || !one.value.isList())
            continue;
        std::vector<ConfigNode> kept;
        std::ranges::copy_if(one.value.items(), std::back_inserter(kept), [&policies](const ConfigNode& item) {
            const ConfigNode& reference = item["alertPolicyRef"];
            return !reference.isScalar() || policies.contains(reference.text());
        });
        members.back().value = ConfigNode::list(std::move(kept), one.value.location());
    }
    return ConfigNode::map(std::move(members), slo.location());
}

/// A policy that could not be read leaves no reference behind.
void dropDangling(std::vector<ConfigNode>& documents)
{
    std::set<std::string> policies;
    for (const ConfigNode& document : documents) {
        if (document["kind"].text() == "AlertPolicy")
            policies.insert(document["metadata"]["name"].text());
    }
    for (ConfigNode& document : documents) {
        if (document["kind"].text() == "SLO")
            document = withPolicies(document, policies);
    }
}

/// Keeps what the reader of workspaces takes; what it says of the rest is reported.
void keepReadable(Translation& out)
{
    std::vector<ConfigNode> read;
    for (const ConfigNode& document : out.documents)
        read.push_back(withSource(document, kAnySource));
    std::vector<SloConfig::SourceName> sources;
    for (const ConfigNode& document : read)
        collectReferences(document, sources);
    const SloConfig config = SloConfig::parse(read, sources, out.lost);

    const auto isReadable = [&](std::size_t index) {
        const ConfigNode& document = read[index];
        const ConfigNode& composite = document["SLO"];
        if (document["kind"].text() == "SLO" || !composite.isMissing()) {
            const Location& at = composite.isMissing() ? document.location() : composite.location();
            return std::ranges::find(config.slos, at, &SloDefinition::location) != config.slos.end();
        }
        return isWithoutMistake(read, index, sources);
    };
    std::vector<ConfigNode> kept;
    for (std::size_t i = 0; i < read.size(); ++i) {
        if (isReadable(i))
            kept.push_back(std::move(out.documents[i]));
    }
    out.documents = std::move(kept);
    dropDangling(out.documents);
    for (const Error& warning : config.warnings())
        out.notes.push_back(toText(warning));
}

} // namespace

std::optional<Format> formatNamed(std::string_view word)
{
    const auto known = std::ranges::find(kKnown, word, &Known::word);
    return known == kKnown.end() ? std::nullopt : std::optional(known->format);
}

std::optional<Format> formatOf(const ConfigNode& document)
{
    const auto known = std::ranges::find_if(kKnown, [&document](const Known& one) {
        return document[one.key].text().starts_with(one.beginning);
    });
    return known == kKnown.end() ? std::nullopt : std::optional(known->format);
}

Translation importSlos(const std::vector<ConfigNode>& documents, const ImportOptions& options)
{
    Translation out;
    for (const ConfigNode& document : documents)
        addCatalogues(document, options, out);
    for (const ConfigNode& document : documents)
        translate(document, options, out);
    reportUnusedWindows(out);
    nameComponents(out);
    if (options.flips) {
        for (ConfigNode& document : out.documents)
            document = flipped(document, out);
    }
    keepReadable(out);
    reportAdjustments(out);
    if (!options.source.empty()) {
        for (ConfigNode& document : out.documents)
            document = withSource(document, options.source);
    }
    return out;
}

std::string yamlOf(const std::vector<ConfigNode>& documents)
{
    std::string text;
    for (const ConfigNode& document : documents)
        text += (text.empty() ? "" : "---\n") + traceo::yamlOf(document);
    return text;
}

} // namespace traceo::foreign
