#include "views/slo/selector_edit.h"

#include "widgets/fonts.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>

namespace traceo {
namespace {

constexpr int kMostSeen = 8; // rows

/// Those in which `begun` stands, in the place of all of the text.
form::Completion wordsWith(const QStringList& known, const QString& begun, std::size_t size)
{
    form::Completion found{.begin = 0, .end = size, .words = {}, .isExpected = !begun.isEmpty()};
    for (const QString& word : known) {
        if (word != begun && word.contains(begun, Qt::CaseInsensitive) && found.words.size() < form::kMostWords)
            found.words.push_back(word.toStdString());
    }
    return found;
}

} // namespace

SelectorEdit::SelectorEdit(Of of, QWidget* parent)
    : OneLineEdit(of == Of::Series ? form::LineOf::Promql : form::LineOf::Text, parent), m_of(of),
      m_completer(new QCompleter(&m_words, this))
{
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(kMostSeen);
    if (of != Of::Words) {
        m_completer->popup()->setFont(fontOf(TextRole::Mono, font()));
        setFont(fontOf(TextRole::Mono, font()));
    }
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &SelectorEdit::take);
    connect(this, &QLineEdit::textEdited, this, &SelectorEdit::offerExpected);
}

void SelectorEdit::setCatalogue(std::shared_ptr<const form::SeriesCatalogue> catalogue)
{
    m_catalogue = std::move(catalogue);
}

form::Completion SelectorEdit::completion() const
{
    if (m_of == Of::Words)
        return wordsWith(m_known, text().left(cursorPosition()), text().toStdString().size());
    if (!m_catalogue)
        return {};
    const std::size_t cursor = text().left(cursorPosition()).toStdString().size();
    const auto complete = m_of == Of::Series ? form::completionOf : form::targetCompletionOf;
    return complete(*m_catalogue, text().toStdString(), cursor, form::kMostWords);
}

void SelectorEdit::offer()
{
    showWords(completion());
}

void SelectorEdit::offerExpected()
{
    const form::Completion found = completion();
    showWords(found.isExpected ? found : form::Completion());
}

void SelectorEdit::showWords(const form::Completion& completion)
{
    QStringList words;
    for (const std::string& word : completion.words)
        words << QString::fromStdString(word);
    m_words.setStringList(words);
    if (words.isEmpty())
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

void SelectorEdit::take(const QString& word)
{
    const form::Completion place = completion();
    const std::string before = text().toStdString();
    const QString kept = QString::fromStdString(before.substr(0, place.begin)) + word;
    setText(kept + QString::fromStdString(before.substr(place.end)));
    setCursorPosition(int(kept.size()));
    if (word.endsWith(QLatin1String("=\"")))
        offer();
}

void SelectorEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier)
        offer();
    else
        OneLineEdit::keyPressEvent(event);
}

} // namespace traceo
