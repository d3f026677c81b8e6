#pragma once
// An SLO of a workspace, opened to be edited.
// Any thread; immutable.

#include "slo/form/form_draft.h"

namespace traceo::form {

/// What a form begins with.
struct Opened {
    std::shared_ptr<const Surroundings> around{};
    std::shared_ptr<const Subject> subject{}; ///< null of a new one, and of one that cannot be edited
    std::optional<Error> readOnly{};          ///< why it cannot be
    std::optional<Error> unsavable{};         ///< why nothing can be saved, though it can be tried
    QString file{};                           ///< it stands in, absolute; empty of a new one
    std::string shown{};                      ///< its lines there
};

/// Sets what versions can change as this definition has it.
void overlay(SloFields& fields, const SloDefinition& slo);

/// `document` is one of its file, whose text is `text`; `config` the workspace's, read from the same files. Of an SLO with dated
/// versions the fields are those of the one that a version saved at `now`, a whole minute, would follow.
/// Errors: those of fieldsOf; NotFound where the SLO could not be read.
Result<Subject> subjectOf(const ConfigNode& document, const QString& file, std::string text, const SloConfig& config, UtcMs now);

} // namespace traceo::form
