#pragma once
// A page of a dialog for what is left to the user: one line that has to go into a file written by hand, to be copied.
// GUI thread only.

#include <QWidget>

class QLineEdit;

namespace traceo {

class Paragraph;

class LinePage final : public QWidget {
    Q_OBJECT
public:
    explicit LinePage(QWidget* parent = nullptr);

    /// `written`: the file that is there now; `byHand`: the one that is left as it is.
    void setLine(const QString& written, const QString& byHand, const QString& line);

private:
    Paragraph* m_words = nullptr;
    QLineEdit* m_line = nullptr;
};

} // namespace traceo
