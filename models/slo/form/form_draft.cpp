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

/// `file`: that the text of the form is to stand in; empty: nobody has one yet.
Error placed(Error error, const QString& file)
{
    if (file.isEmpty())
        error.where.clear();
    else
        error.where.replace(kForm, file);
    error.hint.replace(kForm, file); // "The other stands at …"
    return error;
}

/// The workspace as it is once it has the document, and what of the document is wrong.
void readInto(Draft& draft, const ConfigNode& document, const Surroundings& around, const QString& file = {})
{
    std::vector<ConfigNode> documents = around.documents;
    documents.push_back(document);
    Errors errors;
    SloConfig config = SloConfig::parse(documents, around.sources, errors);
    readExclusions(around.exclusions, config, errors);
    readBudgetPolicies(around.budgetPolicies, config, errors);
    readLedger(around.ledger, config, errors);
    for (const Error& error : errors) {
        if (error.where.startsWith(kForm + u':'))
            draft.mistakes.push_back({fieldAt(document, error), placed(error, file)});
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
void readText(Draft& draft, const std::string& text, const Surroundings& around)
{
    const auto document = readYaml(text, kForm);
    if (document)
        readInto(draft, *document, around);
    else
        draft.mistakes.push_back({std::nullopt, placed(document.error(), {})});
}

Surroundings withoutName(Surroundings around, const std::string& name)
{
    std::erase_if(around.documents, [&name](const ConfigNode& one) { return nameIn(one) == name; });
    return around;
}

Draft newDraft(const Input& input)
{
    Draft draft{.shown = yamlOf(input.fields)};
    readText(draft, draft.shown, *input.around);
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
    readInto(draft, *document, *input.around, subject.slo.file);
    return draft;
}

/// Of one that follows what holds: when, and until when.
Draft datedDraft(const Subject& subject, UtcMs now)
{
    Draft draft{.from = beginAt(subject.begins, now)};
    const auto next = std::ranges::upper_bound(subject.begins, draft.from);
    if (next != subject.begins.end())
        draft.until = *next;
    return draft;
}

/// What cannot be compared with what was there cannot be said by a version either.
void refuse(Draft& draft, const std::vector<Mistake>& before)
{
    draft.slo.reset();
    for (const Mistake& mistake : before)
        draft.mistakes.push_back({std::nullopt, mistake.error}); // not of what stands in a field by now
}

/// What is different is found by reading both; all that the form has no field for is as in the version that holds.
Draft draftOfVersion(const Input& input, UtcMs now)
{
    const Subject& subject = *input.subject;
    const Surroundings around = withoutName(*input.around, subject.held.name);
    Draft draft = datedDraft(subject, now);
    readText(draft, yamlOf(input.fields), around);
    if (!draft.slo)
        return draft;
    Draft before;
    readText(before, yamlOf(subject.fields), around);
    if (!before.slo) {
        refuse(draft, before.mistakes);
        return draft;
    }
    const SloDefinition after = *std::exchange(draft.slo, subject.held);
    auto revision = revisionBetween(*before.slo, after);
    if (!revision) {
        draft.mistakes.push_back({std::nullopt, revision.error()});
        return draft;
    }
    draft.isChanged = !revision->isEmpty();
    if (!draft.isChanged)
        return draft;
    draft.revision = *std::move(revision);
    const auto revised = replay::revised(subject.held, draft.revision);
    const auto text = replay::versionFile(subject.held.name, draft.revision, draft.from, now);
    if (revised && text) {
        draft.slo = *revised;
        draft.shown = *text;
    } else {
        draft.mistakes.push_back({std::nullopt, revised ? text.error() : revised.error()});
    }
    return draft;
}

} // namespace

UtcMs beginAt(const std::vector<UtcMs>& begins, UtcMs now)
{
    while (std::ranges::find(begins, now) != begins.end())
        now += kMinute;
    return now;
}

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
