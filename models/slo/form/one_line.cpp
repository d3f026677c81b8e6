#include "slo/form/one_line.h"

#include <QStringList>

#include <algorithm>

namespace traceo::form {
namespace {

bool isLineBreak(QChar c)
{
    return c == u'\n' || c == u'\r' || c == u'\v' || c == u'\f' || c == QChar(0x85) || c == QChar::LineSeparator
        || c == QChar::ParagraphSeparator;
}

/// The line up to its comment; a "#" in quotes is none. `quote`: the one that is open where the line begins, then where it ends.
QString withoutComment(const QString& line, char16_t& quote)
{
    for (qsizetype i = 0; i < line.size(); ++i) {
        const char16_t c = line[i].unicode();
        if (quote == 0 && c == u'#')
            return line.left(i);
        if (quote == 0 && (c == u'"' || c == u'\'' || c == u'`'))
            quote = c;
        else if (c == quote)
            quote = 0;
        else if (quote != 0 && quote != u'`' && c == u'\\')
            ++i;
    }
    return line;
}

QStringList linesOf(const QString& text)
{
    QStringList lines{QString()};
    for (const QChar c : text) {
        if (isLineBreak(c))
            lines << QString();
        else
            lines.last() += c;
    }
    return lines;
}

} // namespace

QString oneLine(const QString& text, LineOf what)
{
    if (std::ranges::none_of(text, isLineBreak))
        return text;
    QStringList parts;
    char16_t quote = 0;
    for (const QString& line : linesOf(text)) {
        const QString part = (what == LineOf::Promql ? withoutComment(line, quote) : line).trimmed();
        if (!part.isEmpty())
            parts << part;
    }
    return parts.join(u' ');
}

} // namespace traceo::form
