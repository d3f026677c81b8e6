#include "views/slo/selector_edit.h"

#include "widgets/fonts.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>

namespace traceo {
namespace {

constexpr int kMostSeen = 8; // rows

} // namespace

SelectorEdit::SelectorEdit(Of of, QWidget* parent) : QLineEdit(parent), m_of(of), m_completer(new QCompleter(&m_words, this))
{
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(kMostSeen);
    m_completer->popup()->setFont(fontOf(TextRole::Mono, font()));
    setFont(fontOf(TextRole::Mono, font()));
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &SelectorEdit::take);
    connect(this, &QLineEdit::textEdited, this, &SelectorEdit::offer);
}

void SelectorEdit::setCatalogue(std::shared_ptr<const form::SeriesCatalogue> catalogue)
{
    m_catalogue = std::move(catalogue);
}

form::Completion SelectorEdit::completion() const
{
    if (!m_catalogue)
        return {};
    const std::string before = text().left(cursorPosition()).toStdString();
    if (m_of == Of::Series)
        return form::completionOf(*m_catalogue, before, before.size());
    form::Completion completion;
    for (const std::string& target : form::targetsIn(*m_catalogue)) {
        if (target.starts_with(before) && target != before)
            completion.words.push_back(target);
    }
    return completion;
}

void SelectorEdit::offer()
{
    QStringList words;
    for (const std::string& word : completion().words)
        words << QString::fromStdString(word);
    m_words.setStringList(words);
    if (words.isEmpty())
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

/// In the place of what was begun; a label goes on with its values.
void SelectorEdit::take(const QString& word)
{
    const std::string before = text().left(cursorPosition()).toStdString();
    const QString kept = QString::fromStdString(before.substr(0, completion().begin)) + word;
    const QString behind = text().mid(cursorPosition());
    setText(kept + behind);
    setCursorPosition(int(kept.size()));
    if (word.endsWith(QLatin1String("=\"")))
        offer();
}

void SelectorEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier)
        offer();
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace traceo
