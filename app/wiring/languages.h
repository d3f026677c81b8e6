#pragma once
// The texts of both programs in the user's language, from :/i18n; English where there is none.
// Main thread only.

class QCoreApplication;

namespace traceo {

void addTranslations(QCoreApplication& application);

} // namespace traceo
