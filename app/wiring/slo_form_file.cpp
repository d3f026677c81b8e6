#include "app/wiring/slo_form_file.h"

#include "app/wiring/saved_version.h"
#include "app/wiring/written_file.h"
#include "slo/form/document_edit.h"
#include "slo/slo_versions.h"
#include "workspace/workspace_writer.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloForm)
};

/// The document that a definition stands in, by its place.
const ConfigNode* documentAround(const Workspace& tree, const Location& place)
{
    const ConfigNode* found = nullptr;
    for (const ConfigNode& document : tree.slos) {
        const Location& begin = document.location();
        const bool isBefore = begin.file == place.file && begin.line <= place.line;
        if (isBefore && (found == nullptr || begin.line > found->location().line))
            found = &document;
    }
    return found;
}

/// Whether it is a version that has not begun.
bool isToCome(const SloConfig& config, const ConfigNode& document, UtcMs now)
{
    const auto versions = versionsOf(config, form::nameIn(document));
    const auto found = std::ranges::find(versions, document["SLO"].location(), &SloDefinition::location);
    return found != versions.end() && (*found)->validFrom && *(*found)->validFrom > now;
}

/// The whole document of that name, of several the last that has begun; an OpenSLO of several objectives has the name of none of
/// them.
const ConfigNode* documentOf(const Workspace& tree, const SloConfig& config, const std::string& slo, UtcMs now)
{
    const ConfigNode* named = nullptr;
    for (const ConfigNode& document : tree.slos) {
        const bool isSlo = !document["SLO"].isMissing() || document["kind"].text() == "SLO";
        const bool isWhole = isSlo && form::nameIn(document) == slo && !SloVersions::isChange(document);
        if (isWhole && (named == nullptr || !isToCome(config, document, now)))
            named = &document;
    }
    const auto known = std::ranges::find(config.slos, slo, &SloDefinition::name);
    return named != nullptr || known == config.slos.end() ? named : documentAround(tree, known->location);
}

form::Surroundings aroundOf(const Workspace& tree, const LoadedWorkspace& workspace, const ConfigNode* edited)
{
    form::Surroundings around{.exclusions = tree.exclusions, .budgetPolicies = tree.budgetPolicies, .ledger = tree.ledger};
    for (const auto& source : workspace.sources)
        around.sources.push_back({source->settings().name, source->settings().kind});
    for (const ConfigNode& document : tree.slos) {
        if (&document != edited)
            around.documents.push_back(document);
    }
    return around;
}

/// The lines of the new document as an item of `slos:`.
std::string asItem(const std::string& document)
{
    std::string out;
    for (std::size_t begin = 0; begin < document.size();) {
        const std::size_t end = std::min(document.find('\n', begin), document.size());
        out += (begin == 0 ? "  - " : "    ") + document.substr(begin, end - begin) + '\n';
        begin = end + 1;
    }
    return out;
}

Result<SavedSlo> savedNew(const form::Input& input, const form::Draft& draft, const LoadedWorkspace& workspace,
                          const Paths& paths)
{
    const std::string name = input.fields.text(form::Field::Name);
    SavedSlo saved{.workspace = workspace.path,
                   .file = ownFolder(workspace) + u"slo-"_s + QString::fromStdString(name) + u".yaml"_s,
                   .lineToAdd = {}};
    const std::string text =
        "# Written by Traceo when the SLO was made. It is yours: change what you like.\nslos:\n" + asItem(draft.shown);
    const auto written = writeNewFile(
        saved.file, text, [&](const QString& file) { return judgedBeside(file, workspace, paths); }, workspace.path);
    if (!written)
        return written.error();
    const auto isRead = isReadWith(saved.file, workspace, paths);
    if (!isRead)
        return isRead.error();
    saved.lineToAdd = *isRead ? QString() : includeLine();
    return saved;
}

/// A version says what is different from the one before, so that has to be the one that was shown.
Result<void> followsWhatWasOpened(const form::Subject& subject, UtcMs from, const LoadedWorkspace& workspace, const Paths& paths)
{
    const auto now = loadWorkspace(workspace.path, paths);
    if (!now)
        return now.error();
    const SloDefinition* const found = versionAt(now->slos, subject.held.name, from);
    SloDefinition held = found != nullptr ? *found : SloDefinition();
    held.location = subject.held.location; // lines may have moved
    if (held == subject.held)
        return {};
    return Error{ErrorCode::Ambiguous, workspace.path, Text::tr("the SLO as it was when it was opened"),
                 Text::tr("one that was changed since"), Text::tr("Open it again and repeat the change.")};
}

Result<SavedSlo> savedFromNow(const form::Input& input, const form::Draft& draft, const LoadedWorkspace& workspace,
                              const Paths& paths, UtcMs now)
{
    if (const auto done = followsWhatWasOpened(*input.subject, draft.from, workspace, paths); !done)
        return done.error();
    const auto plan = plannedVersion(workspace, input.subject->held.name, draft.revision, draft.from, now);
    if (!plan)
        return plan.error();
    if (QFileInfo::exists(plan->file)) // of a version that the workspace does not read yet
        return Error{ErrorCode::Ambiguous, plan->file, Text::tr("a minute in which no version was saved"),
                     Text::tr("a file that is there"), Text::tr("It is left as it is; save again in a minute.")};
    const auto isRead = savedVersion(*plan, workspace, paths);
    if (!isRead)
        return isRead.error();
    return SavedSlo{workspace.path, plan->file, *isRead ? QString() : includeLine()};
}

Result<SavedSlo> savedInPlace(const form::Input& input, const form::Draft& draft, const LoadedWorkspace& workspace,
                              const Paths& paths)
{
    const QString path = input.subject->file;
    const auto done = replaceFile(path, input.subject->text, draft.file,
                                  [&](const QString& file) { return judgedInstead(file, path, workspace, paths); });
    return done ? Result<SavedSlo>(SavedSlo{workspace.path, path, {}}) : Result<SavedSlo>(done.error());
}

/// What a node of the tree is the text of.
Result<void> addSubject(form::Opened& opened, const ConfigNode& document, const SloConfig& config, UtcMs now)
{
    opened.file = QFileInfo(document.location().file).canonicalFilePath();
    auto text = textOfFile(opened.file);
    if (!text)
        return text.error();
    opened.shown = form::linesOf(*text, document);
    auto subject = form::subjectOf(document, opened.file, *std::move(text), config, floorTo(now, kMinute));
    if (subject)
        opened.subject = std::make_shared<const form::Subject>(*std::move(subject));
    else
        opened.readOnly = subject.error();
    return {};
}

} // namespace

Result<form::Opened> openedForm(const LoadedWorkspace& workspace, const std::string& slo, const Paths& paths, UtcMs now)
{
    const auto tree = readWorkspace(workspace.path, paths.data);
    if (!tree)
        return tree.error();
    const LoadedWorkspace read = loaded(*tree, workspace.kind); // the session's is as old as the session
    const ConfigNode* const document = slo.empty() ? nullptr : documentOf(*tree, read.slos, slo, now);
    form::Opened opened{.around = std::make_shared<const form::Surroundings>(aroundOf(*tree, read, document))};
    if (const auto may = mayHaveFiles(workspace); !may)
        opened.unsavable = may.error();
    if (slo.empty())
        return opened;
    if (document == nullptr)
        return Error{ErrorCode::NotFound, workspace.path, Text::tr("an SLO of the workspace"), QString::fromStdString(slo), {}};
    if (const auto done = addSubject(opened, *document, read.slos, now); !done)
        return done.error();
    return opened;
}

Result<SavedSlo> savedForm(const form::Input& input, const LoadedWorkspace& workspace, const Paths& paths, UtcMs now)
{
    if (const auto may = mayHaveFiles(workspace); !may)
        return may.error();
    const form::Draft draft = form::drafted(input, floorTo(now, kMinute));
    if (!draft.mistakes.empty())
        return draft.mistakes.front().error;
    if (!draft.canBeSaved())
        return Error{ErrorCode::BadValue, {}, Text::tr("something that is different"), Text::tr("nothing"), {}};
    switch (input.saving) {
    case form::Saving::New:
        return savedNew(input, draft, workspace, paths);
    case form::Saving::FromNow:
        return savedFromNow(input, draft, workspace, paths, now);
    case form::Saving::AllPast:
        return savedInPlace(input, draft, workspace, paths);
    }
    return Error{};
}

} // namespace traceo
