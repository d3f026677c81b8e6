#pragma once
// The log: JSON lines in five files of 2 MB in the user's state folder, with one redaction of
// everything that looks like a credential.
// Any thread.

#include <QString>

namespace traceo {

enum class LogTo { File, FileAndStderr };
/// Takes over Qt's message handler for the rest of the process.
void startLogging(LogTo to);

/// `text` without user info, query strings and authorization values.
QString redactedText(QString text);

} // namespace traceo
