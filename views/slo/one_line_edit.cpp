#include "views/slo/one_line_edit.h"

#include <algorithm>

namespace traceo {

OneLineEdit::OneLineEdit(form::LineOf what, QWidget* parent) : QLineEdit(parent), m_what(what)
{
    connect(this, &QLineEdit::textEdited, this, &OneLineEdit::join);
}

/// The cursor stays behind what was pasted.
void OneLineEdit::join()
{
    const QString joined = form::oneLine(text(), m_what);
    if (joined == text())
        return;
    const qsizetype behind = form::oneLine(text().mid(cursorPosition()), m_what).size();
    setText(joined);
    setCursorPosition(int(std::max<qsizetype>(0, joined.size() - behind)));
}

} // namespace traceo
