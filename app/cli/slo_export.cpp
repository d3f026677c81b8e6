// `traceo slo export`: the SLOs of the workspace for other programs, as definitions or as rules with alerts that say the same.
#include "app/cli/opened.h"
#include "app/cli/slo_named.h"
#include "app/cli/text.h"
#include "slo/held_definition.h"
#include "slo/rules/known_boundaries.h"
#include "slo/rules/openslo_file.h"
#include "slo/rules/rule_file.h"
#include "slo/rules/rule_test.h"

#include <algorithm>
#include <iterator>

namespace traceo::cli {
namespace {

constexpr const char* kFormats = "openslo|prometheus|operator|promtool-test";
constexpr int kPartial = 5;

struct Wish {
    std::string name;
    std::vector<std::string> without; ///< names
    std::string format = "prometheus";
    bool hasSlothNames = false;
};

using Slos = std::vector<SloDefinition>;

Error refused(const char* option, const QString& expected, const std::string& found)
{
    return {.code = ErrorCode::Usage,
            .where = QString::fromLatin1(option),
            .expected = expected,
            .found = QString::fromStdString(found),
            .hint = {}};
}

/// The arguments that choose SLOs, as a shell takes them.
QString chosenBy(const Wish& wish)
{
    QStringList words;
    if (!wish.name.empty())
        words << shellWord(wish.name);
    for (const std::string& name : wish.without)
        words << QStringLiteral("--without") << shellWord(name);
    return words.join(QLatin1Char(' '));
}

/// Of the history, where there is one.
rules::KnownBoundaries knownFrom(const Slos& slos, const Context& context, std::vector<QString>& notes)
{
    if (!rules::asksForBuckets(slos))
        return {};
    auto opened = openWorkspace(context, Need::History);
    if (!opened) {
        if (opened.error().code != ErrorCode::NotFound)
            notes.push_back(toText(opened.error()));
        return {};
    }
    const Question question = questionOf(*opened, context);
    const auto snapshot = snapshotOf(*opened, question);
    auto known = snapshot ? rules::boundariesKnownIn(*snapshot, slos, question.moment())
                          : Result<rules::KnownBoundaries>(snapshot.error());
    if (!known) {
        notes.push_back(toText(known.error()));
        return {};
    }
    return *std::move(known);
}

/// `notes`: what to check, which is no loss.
Result<rules::Exported> rulesAs(const Wish& wish, const Slos& slos, const Context& context, std::vector<QString>& notes)
{
    const rules::RuleNames& names = wish.hasSlothNames ? rules::kSlothNames : rules::kOwnNames;
    const rules::KnownBoundaries known = knownFrom(slos, context, notes);
    std::ranges::move(rules::unknownBoundaries(slos, known), std::back_inserter(notes));
    if (wish.format == "operator")
        return rules::operatorFile(slos, names, known);
    if (wish.format == "promtool-test")
        return rules::promtoolTest(slos, names, known, chosenBy(wish));
    return rules::prometheusFile(slos, names, known);
}

Result<rules::Exported> exportedAs(const Wish& wish, const Slos& slos, const SloConfig& all, const Context& context,
                                   std::vector<QString>& notes)
{
    if (wish.format == "prometheus" || wish.format == "operator" || wish.format == "promtool-test")
        return rulesAs(wish, slos, context, notes);
    if (wish.format != "openslo")
        return refused("--format", QString::fromLatin1(kFormats), wish.format);
    if (wish.hasSlothNames)
        return refused("--sloth-names", Text::tr("a format of rules, which have names"), wish.format);
    Slos versions = all.earlier;
    std::ranges::copy(all.slos, std::back_inserter(versions));
    return rules::openSloFile(slos, versions, all.services);
}

/// Leaves those that are asked for. Errors: NotFound for a name that the workspace has not.
Result<void> choose(Slos& slos, const Wish& wish, const LoadedWorkspace& workspace)
{
    if (!wish.name.empty()) {
        if (const auto slo = sloNamed(workspace, wish.name); !slo)
            return slo.error();
        std::erase_if(slos, [&wish](const SloDefinition& other) { return other.name != wish.name; });
    }
    for (const std::string& name : wish.without) {
        if (const auto slo = sloNamed(workspace, name); !slo)
            return slo.error();
        std::erase_if(slos, [&name](const SloDefinition& other) { return other.name == name; });
    }
    return {};
}

Outcome exported(const Wish& wish, const Context& context)
{
    const auto read = readWorkspace(context);
    if (!read)
        return Outcome::failed(read.error());
    Slos slos = replay::workspaceAt(read->workspace.slos, context.asked.moment()).slos;
    if (const auto chosen = choose(slos, wish, read->workspace); !chosen)
        return Outcome::failed(chosen.error());
    std::vector<QString> notes = read->notes();
    auto file = exportedAs(wish, slos, read->workspace.slos, context, notes);
    if (!file)
        return Outcome::failed(file.error());
    const bool isWhole = file->unsaid.empty() && read->workspace.errors.empty(); // what stands in a mistake is missing
    Outcome outcome{.answer = Answer{.raw = std::move(file->text), .isRaw = true},
                    .notes = std::move(notes),
                    .exitCode = isWhole ? 0 : kPartial};
    std::ranges::move(file->unsaid, std::back_inserter(outcome.notes));
    return outcome;
}

} // namespace

Command sloExportCommand()
{
    return {.noun = "slo",
            .verb = "export",
            .help = words(
                Text::tr("The SLOs as OpenSLO, or as rules of Prometheus with alerts that say the same, in the version that "
                         "holds now or at --at; exits with 5 where something could not be said, as exclusions cannot")),
            .example = "traceo slo export --format prometheus > slo-rules.yml",
            .prepare = [](Syntax& syntax) {
                auto wish = std::make_shared<Wish>();
                syntax.argument("NAME", wish->name, Text::tr("Only this SLO"), kSlo);
                syntax.options("--without", wish->without, Text::tr("All but this SLO; may be given several times"), kSlo);
                syntax.option("--format", wish->format, Text::tr("What for (default: prometheus)"), kFormats);
                syntax.flag("--sloth-names", wish->hasSlothNames,
                            Text::tr("Rules by the names of Sloth, for dashboards made for it"));
                return [wish](const Context& context) { return exported(*wish, context); };
            }};
}

} // namespace traceo::cli
