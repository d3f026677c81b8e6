#include "slo/form/form_draft.h"

#include "slo/budget_policy_config.h"
#include "slo/exclusion_config.h"
#include "slo/form/document_edit.h"
#include "slo/form/revision_between.h"
#include "slo/ledger/ledger_config.h"
#include "slo/replay/version_file.h"
#include "workspace/workspace.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace traceo::form {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloForm)
};

/// Names the text of the form in places of mistakes; no file is called so.
const QString kForm = u"<form>"_s; // NOLINT(cert-err58-cpp): no allocation in a literal

std::string nameIn(const ConfigNode& document)
{
    const ConfigNode& shortForm = document["SLO"];
    return (shortForm.isMissing() ? document["metadata"] : shortForm)["name"].text();
}

/// The workspace as it is once it has the document, and what of the document is wrong.
void readInto(Draft& draft, const ConfigNode& document, const Surroundings& around, const std::vector<ConfigNode>& others)
{
    std::vector<ConfigNode> documents = others;
    documents.push_back(document);
    Errors errors;
    SloConfig config = SloConfig::parse(documents, around.sources, errors);
    readExclusions(around.exclusions, config, errors);
    readBudgetPolicies(around.budgetPolicies, config, errors);
    readLedger(around.ledger, config, errors);
    for (const Error& error : errors) {
        if (error.where.startsWith(kForm + u':'))
            draft.mistakes.push_back({fieldAt(document, error), error});
    }
    if (!draft.mistakes.empty())
        return;
    const std::string name = nameIn(document);
    const auto found = std::ranges::find(config.slos, name, &SloDefinition::name);
    if (found != config.slos.end())
        draft.slo = *found;
    std::ranges::copy_if(config.earlier, std::back_inserter(draft.earlier),
                         [&name](const SloDefinition& slo) { return slo.name == name; });
}

/// A text of one document.
void readText(Draft& draft, const std::string& text, const Surroundings& around, const std::vector<ConfigNode>& others)
{
    const auto document = readYaml(text, kForm);
    if (document)
        readInto(draft, *document, around, others);
    else
        draft.mistakes.push_back({std::nullopt, document.error()});
}

std::vector<ConfigNode> withoutName(const std::vector<ConfigNode>& documents, const std::string& name)
{
    std::vector<ConfigNode> others;
    std::ranges::copy_if(documents, std::back_inserter(others), [&name](const auto& one) { return nameIn(one) != name; });
    return others;
}

Draft newDraft(const Input& input)
{
    Draft draft{.shown = yamlOf(input.fields)};
    readText(draft, draft.shown, *input.around, input.around->documents);
    return draft;
}

Draft draftOfFile(const Input& input)
{
    const Subject& subject = *input.subject;
    Draft draft{.isChanged = !(input.fields == subject.fields)};
    if (subject.hasVersions) {
        draft.mistakes.push_back({std::nullopt,
                                  {ErrorCode::NotSupported, subject.slo.toText(), Text::tr("an SLO without dated versions"),
                                   Text::tr("one that has some"), Text::tr("Save it from now on, or change its files.")}});
        return draft;
    }
    auto file = edited(subject.text, subject.slo, subject.fields, input.fields);
    if (!file) {
        draft.mistakes.push_back({std::nullopt, file.error()});
        return draft;
    }
    draft.file = *std::move(file);
    const auto trees = readYamlDocuments(draft.file, kForm);
    const ConfigNode* const document = trees ? documentAt(*trees, subject.slo) : nullptr;
    if (document == nullptr)
        return draft; // what was edited was read
    draft.shown = linesOf(draft.file, *document);
    readInto(draft, *document, *input.around, input.around->documents);
    return draft;
}

/// What is different is found by reading both; all that the form has no field for is as in the newest version.
Draft draftOfVersion(const Input& input, UtcMs now)
{
    const Subject& subject = *input.subject;
    const auto others = withoutName(input.around->documents, subject.newest.name);
    Draft before;
    readText(before, yamlOf(subject.fields), *input.around, others);
    Draft draft;
    readText(draft, yamlOf(input.fields), *input.around, others);
    if (!draft.slo || !before.slo)
        return draft;
    const SloDefinition after = *std::exchange(draft.slo, subject.newest);
    auto revision = revisionBetween(*before.slo, after);
    if (!revision) {
        draft.mistakes.push_back({std::nullopt, revision.error()});
        return draft;
    }
    draft.isChanged = !revision->isEmpty();
    if (!draft.isChanged)
        return draft;
    draft.revision = *std::move(revision);
    const auto revised = replay::revised(subject.newest, draft.revision);
    const auto text = replay::versionFile(subject.newest.name, draft.revision, now, now);
    if (revised && text) {
        draft.slo = *revised;
        draft.shown = *text;
    } else {
        draft.mistakes.push_back({std::nullopt, revised ? text.error() : revised.error()});
    }
    return draft;
}

} // namespace

Draft drafted(const Input& input, UtcMs now)
{
    switch (input.saving) {
    case Saving::New:
        return newDraft(input);
    case Saving::FromNow:
        return draftOfVersion(input, now);
    case Saving::AllPast:
        return draftOfFile(input);
    }
    return {};
}

} // namespace traceo::form
