#include "slo/form/decimal_comma.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace traceo::form {

QString withDecimalPoint(const QString& text, const QLocale& locale)
{
    if (locale.decimalPoint() != ","_L1)
        return text;
    static const QRegularExpression decimal(u"^\\s*([0-9]+),([0-9]+)\\s*(%?)\\s*$"_s,
                                            QRegularExpression::UseUnicodePropertiesOption); // of blanks: those that do not break
    const auto match = decimal.match(text);
    return match.hasMatch() ? match.captured(1) + u'.' + match.captured(2) + match.captured(3) : text;
}

} // namespace traceo::form
