#pragma once
// A field for a selector, or for the address of a target: offers what history knows of, where the cursor stands.
// GUI thread only.

#include "slo/form/series_catalogue.h"

#include <QLineEdit>
#include <QStringListModel>

#include <memory>

class QCompleter;

namespace traceo {

class SelectorEdit final : public QLineEdit {
    Q_OBJECT
public:
    enum class Of : std::uint8_t { Series, Targets };
    explicit SelectorEdit(Of of, QWidget* parent = nullptr);

    void setCatalogue(std::shared_ptr<const form::SeriesCatalogue> catalogue);
    /// Shows what fits at the cursor; by itself while somebody types, and with Ctrl+Space.
    void offer();
    QStringList offered() const { return m_words.stringList(); }
    void take(const QString& word);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    form::Completion completion() const;

    Of m_of;
    std::shared_ptr<const form::SeriesCatalogue> m_catalogue;
    QStringListModel m_words;
    QCompleter* m_completer = nullptr;
};

} // namespace traceo
