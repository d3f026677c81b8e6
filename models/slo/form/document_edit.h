#pragma once
// A definition that was changed in a form, put into the file it stands in: the texts of fields are exchanged where they stand,
// lines are added beside their neighbours or taken away, and not a byte of anything else changes. The result is read again and
// compared, so that whatever the file's author did, either exactly these fields are different or there is an error.
// Any thread; immutable.

#include "slo/form/slo_fields.h"

namespace traceo::form {

/// The document whose mapping under `SLO:` begins at `slo`, wherever in the tree it stands; none where there is none.
const ConfigNode* documentAt(const std::vector<ConfigNode>& trees, const Location& slo);

/// `text`: of the whole file. `slo`: where the mapping under `SLO:` begins; `before`: what fieldsOf gave of it.
/// Errors: those of readYamlDocuments; NotFound where no such document is there; NotSupported, located, for a text that is
/// written in a way that cannot be exchanged (a block of lines, a comment in the middle).
Result<std::string> edited(const std::string& text, const Location& slo, const SloFields& before, const SloFields& after);

/// The lines of the document that begins there, to be shown.
std::string linesOf(const std::string& text, const ConfigNode& document);

} // namespace traceo::form
