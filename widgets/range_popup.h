#pragma once
// Which time to look at: a field for any range in words, lengths and calendar ranges below it. What cannot
// be read is said under the field.
// GUI thread only.

#include "core/time_range.h"

#include <QFrame>

#include <functional>

class QLineEdit;
class QListWidget;

namespace traceo {

class WordLabel;

class RangePopup final : public QFrame {
    Q_OBJECT
public:
    /// Takes the words of a range; what is wrong with them, empty when they were taken.
    using Take = std::function<QString(const QString& words)>;

    explicit RangePopup(QWidget* parent = nullptr);

    void setTake(Take take) { m_take = std::move(take); }
    /// Below `anchor`; `shown` stands in the field, selected.
    void openBelow(QWidget& anchor, const QString& shown);
    QLineEdit& field() { return *m_field; }
    QListWidget& list() { return *m_list; }
    WordLabel& error() { return *m_error; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void take(const QString& words);

    Take m_take;
    QLineEdit* m_field = nullptr;
    WordLabel* m_error = nullptr;
    QListWidget* m_list = nullptr;
};

} // namespace traceo
