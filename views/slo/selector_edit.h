#pragma once
// A field for a selector, for the address of a target or for one of some words: offers what is known, where the cursor stands.
// GUI thread only.

#include "slo/form/series_catalogue.h"
#include "views/slo/one_line_edit.h"

#include <QStringListModel>

#include <memory>

class QCompleter;

namespace traceo {

class SelectorEdit final : public OneLineEdit {
    Q_OBJECT
public:
    enum class Of : std::uint8_t { Series, Targets, Words };
    explicit SelectorEdit(Of of, QWidget* parent = nullptr);

    /// What history knows of; of no use for Words.
    void setCatalogue(std::shared_ptr<const form::SeriesCatalogue> catalogue);
    /// Of use for Words alone; in their order.
    void setWords(QStringList words) { m_known = std::move(words); }
    /// Shows what fits at the cursor, with Ctrl+Space.
    void offer();
    QStringList offered() const { return m_words.stringList(); }
    /// In the place of what was begun and goes on behind the cursor; a label goes on with its values.
    void take(const QString& word);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    form::Completion completion() const;
    /// By itself while somebody types, and only where a word is expected: a list that is open takes the next Enter.
    void offerExpected();
    void showWords(const form::Completion& completion);

    Of m_of;
    std::shared_ptr<const form::SeriesCatalogue> m_catalogue;
    QStringList m_known;
    QStringListModel m_words;
    QCompleter* m_completer = nullptr;
};

} // namespace traceo
