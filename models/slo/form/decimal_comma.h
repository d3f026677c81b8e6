#pragma once
// Shares as people type them who write decimals with a comma.
// Any thread.

#include <QLocale>
#include <QString>

namespace traceo::form {

/// "99,9 %" as the reader takes it, "99.9%", where `locale` writes decimals so. Only where nothing else can be meant: digits, a
/// comma, digits, and perhaps a percent sign. Any other text stays as it is.
QString withDecimalPoint(const QString& text, const QLocale& locale);

} // namespace traceo::form
