#pragma once
// Which time to look at: a field for any range in words, lengths and calendar ranges below it. What cannot
// be read is said under the field.
// GUI thread only.

#include "core/time_range.h"

#include <QWidget>

#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace traceo {

class WordLabel;

class RangePopup final : public QWidget {
    Q_OBJECT
public:
    /// Takes the words of a range; what is wrong with them, empty when they were taken.
    using Take = std::function<QString(const QString& words)>;

    explicit RangePopup(QWidget* parent = nullptr);

    void setTake(Take take) { m_take = std::move(take); }
    /// What else can be done with the time, below the ranges: wayChosen() says which.
    struct Way {
        QString id;
        QString words;
        QString keys;
    };
    void setWays(const std::vector<Way>& ways);
    /// Below `anchor`; `shown` stands in the field, selected.
    void openBelow(QWidget& anchor, const QString& shown);
    QLineEdit& field() { return *m_field; }
    QListWidget& list() { return *m_list; }
    WordLabel& error() { return *m_error; }

Q_SIGNALS:
    void wayChosen(const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void take(const QString& words);
    void takeItem(const QListWidgetItem* item);
    void fitList();
    void place(const QWidget& anchor);

    Take m_take;
    QLineEdit* m_field = nullptr;
    WordLabel* m_error = nullptr;
    QListWidget* m_list = nullptr;
    int m_listHeight = 0; ///< of all rows
    int m_ranges = 0;     ///< rows before the ways
};

} // namespace traceo
